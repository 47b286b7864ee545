"""Log metrics several times a second until a file appears: python steady_writer.py NAME STOP_FILE"""

import math
import sys
import time
from pathlib import Path

from mlflow import MlflowClient
from mlflow.entities import Metric, Param, RunTag

POINTS_PER_CALL = 20
PAUSE_S = 0.1


def value_of(step: int) -> float:
    """Now and then what JSON has no number for."""
    if step % 50 == 7:
        return math.nan
    if step % 50 == 17:
        return math.inf
    if step % 50 == 27:
        return -math.inf
    return 1 / (step + 1)


def main(name: str, stop: Path) -> None:
    client = MlflowClient()
    experiment = client.get_experiment_by_name("steady_writers")
    run = client.create_run(experiment.experiment_id, run_name=name)
    client.log_batch(
        run.info.run_id, params=[Param("writer", name)], tags=[RunTag("team", "data-science")]
    )
    step = 0
    while not stop.exists():
        points = [
            Metric(key, value_of(at), int(time.time() * 1000), at)
            for at in range(step, step + POINTS_PER_CALL)
            for key in ("loss", "train/accuracy")
        ]
        client.log_batch(run.info.run_id, metrics=points)
        step += POINTS_PER_CALL
        time.sleep(PAUSE_S)
    client.set_terminated(run.info.run_id)
    print(f"{2 * step} points")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
