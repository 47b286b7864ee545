"""Ask MLflow, and note what it answers."""

import math

from mlflow import MlflowClient
from mlflow.entities import ViewType
from mlflow.exceptions import MlflowException

LONGEST_TAG = 1000
"""Longer ones are left out of the data; no search looks at them."""


class Searched:
    """A store that is open for searches."""

    def __init__(self, uri: str) -> None:
        self.client = MlflowClient(uri, registry_uri=uri)
        experiments = self.client.search_experiments(view_type=ViewType.ALL)
        self.experiments = sorted(experiment.experiment_id for experiment in experiments)
        self.runs = sorted(self.ask("", []), key=lambda run: run.info.run_id)
        self.numbers = {run.info.run_id: number for number, run in enumerate(self.runs)}

    def ask(self, filter_string: str, order: list[str]) -> list:
        """Search all experiments, deleted runs included."""
        return self.client.search_runs(
            self.experiments, filter_string, ViewType.ALL, max_results=50000, order_by=order
        )

    def answer(self, filter_string: str, order: list[str]) -> object:
        """The numbers of the runs in order, or why MLflow refuses."""
        try:
            return [self.numbers[run.info.run_id] for run in self.ask(filter_string, order)]
        except MlflowException as error:
            said = str(error.message).splitlines()[0]
            return {"error": said.split("{")[0].split("not one of")[0].strip()}
        except Exception as error:
            # What MLflow does not foresee: sqlparse, ast and the database have their own errors.
            return {"error": type(error).__name__}

    def with_ids(self, text: str) -> str:
        """Put ids of runs for `{0}` to `{3}`."""
        for number in range(4):
            text = text.replace(f"{{{number}}}", self.runs[number].info.run_id)
        return text


def number_of(value: float) -> object:
    """JSON has no NaN and no infinity: their names."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return value


def row_of(run) -> dict:
    """What of a run can be searched."""
    info, data = run.info, run.data
    return {
        "id": info.run_id,
        "name": info.run_name,
        "status": info.status,
        "user": info.user_id,
        "uri": info.artifact_uri,
        "start": info.start_time,
        "end": info.end_time,
        "params": dict(sorted(data.params.items())),
        "tags": {key: tag for key, tag in sorted(data.tags.items()) if len(tag) <= LONGEST_TAG},
        "metrics": {key: number_of(value) for key, value in sorted(data.metrics.items())},
        "datasets": [
            [each.dataset.name, each.dataset.digest, *[tag.value for tag in each.tags]]
            for each in run.inputs.dataset_inputs
        ],
    }
