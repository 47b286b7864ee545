"""Train every model of the sample store and log it with MLflow.

    python train.py all       # the next five, in this order
    python train.py iris      # four random forests, a few rivals, one training curve
    python train.py digits    # eleven configurations x five seeds
    python train.py sweep     # a nested learning-rate sweep with cross-validation folds
    python train.py mishaps   # a failed, a killed, a diverging and a deleted run
    python train.py registry  # aliases, stages, descriptions and tags of the models
    python train.py depth     # a tree, deeper and deeper; for a store of its own, so not part of "all"

The store is the file store in ./mlruns unless MLFLOW_TRACKING_URI says otherwise.
"""

import argparse
import logging
import os
import warnings

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("MLFLOW_ALLOW_FILE_STORE", "true")
os.environ.setdefault("MLFLOW_TRACKING_URI", "mlruns")
os.environ.setdefault("MLFLOW_RECORD_ENV_VARS_IN_MODEL_LOGGING", "false")

import depth  # noqa: E402  (MLflow reads its environment when it is imported)
import digits  # noqa: E402
import iris  # noqa: E402
import mishaps  # noqa: E402
import registry  # noqa: E402
import sweep  # noqa: E402

STEPS = {
    "iris": iris.main,
    "digits": digits.main,
    "sweep": sweep.main,
    "mishaps": mishaps.main,
    "registry": registry.main,
}


def main() -> None:
    """Run the step named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("step", choices=["all", *STEPS, "depth", "long-run"])
    step = parser.parse_args().step

    warnings.filterwarnings("ignore")
    logging.getLogger("mlflow").setLevel(logging.ERROR)
    if step == "long-run":  # started, and then killed, by mishaps.py
        mishaps.long_run()
        return
    if step == "depth":
        depth.main()
        return
    for name, run_step in STEPS.items():
        if step in ("all", name):
            print(f"== {name}")
            run_step()


if __name__ == "__main__":
    main()
