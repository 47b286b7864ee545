"""Print what a tracking server answers as JSON, in the fields of a Runfolio snapshot: python ask_mlflow.py"""

import hashlib
import json
import math
import struct
import sys

from mlflow import MlflowClient
from mlflow.entities import ViewType

# MLflow stores an infinity as the greatest double, and gives that back.
GREATEST = sys.float_info.max


def number(value: float) -> float | str:
    if math.isnan(value):
        return "NaN"
    if value >= GREATEST:
        return "Infinity"
    if value <= -GREATEST:
        return "-Infinity"
    return int(value) if value.is_integer() else value


def pairs(values: dict[str, str]) -> list[dict[str, str]]:
    return [{"key": key, "value": value} for key, value in values.items()]


def given(**fields: object) -> dict[str, object]:
    """A snapshot leaves out what is absent."""
    return {name: value for name, value in fields.items() if value is not None}


def point_bytes(point) -> bytes:
    value = number(point.value)
    if value == "NaN":
        double = bytes.fromhex("7ff8000000000000")
    else:
        double = struct.pack(">d", float(value))
    return struct.pack(">qq", point.timestamp, point.step) + double


def every(search, **query) -> list:
    """All pages of a search."""
    found, token = [], None
    while True:
        page = search(page_token=token, **query)
        found += page
        token = page.token
        if not token:
            return found


def history(client: MlflowClient, run_id: str, key: str) -> tuple[int, dict[str, object]]:
    points = [point_bytes(point) for point in client.get_metric_history(run_id, key)]
    different = sorted(set(points))
    digest = hashlib.sha1(b"".join(different)).hexdigest()
    return len(points), {"key": key, "different": len(different), "digest": digest}


def metric_of(run, key: str, points: int) -> dict[str, object]:
    latest = next(metric for metric in run.data._metric_objs if metric.key == key)
    return {
        "key": key,
        "value": number(latest.value),
        "step": latest.step,
        "timestampMs": latest.timestamp,
        "points": points,
    }


def run_of(client: MlflowClient, run) -> dict[str, object]:
    histories = {key: history(client, run.info.run_id, key) for key in run.data.metrics}
    return given(
        runId=run.info.run_id,
        experimentId=run.info.experiment_id,
        name=run.info.run_name,
        status=run.info.status,
        lifecycleStage=run.info.lifecycle_stage,
        startTimeMs=run.info.start_time,
        endTimeMs=run.info.end_time,
        artifactUri=run.info.artifact_uri,
        params=pairs(run.data.params),
        tags=pairs(run.data.tags),
        metrics=[metric_of(run, key, points) for key, (points, _) in histories.items()],
        histories=[digest for _, digest in histories.values()],
        modelOutputs=[
            {"modelId": output.model_id, "step": output.step}
            for output in (run.outputs.model_outputs if run.outputs else [])
        ],
    )


def logged_model_of(model) -> dict[str, object]:
    return given(
        modelId=model.model_id,
        experimentId=model.experiment_id,
        name=model.name,
        status=str(model.status),
        sourceRunId=model.source_run_id,
        creationTimeMs=model.creation_timestamp,
        params=pairs(model.params),
        tags=pairs(model.tags),
        metrics=[
            given(
                key=metric.key,
                value=number(metric.value),
                step=metric.step,
                timestampMs=metric.timestamp,
                runId=metric.run_id,
            )
            for metric in model.metrics or []
        ],
    )


def registered_model_of(client: MlflowClient, model) -> dict[str, object]:
    versions = every(client.search_model_versions, filter_string=f"name='{model.name}'")
    return given(
        name=model.name,
        creationTimeMs=model.creation_timestamp,
        versions=[
            given(
                version=str(version.version),
                stage=version.current_stage,
                source=version.source,
                runId=version.run_id,
                status=version.status,
                creationTimeMs=version.creation_timestamp,
            )
            for version in versions
        ],
    )


def main() -> None:
    client = MlflowClient()
    experiments = every(client.search_experiments, view_type=ViewType.ALL)
    ids = [experiment.experiment_id for experiment in experiments]
    runs = every(client.search_runs, experiment_ids=ids, run_view_type=ViewType.ALL)
    answer = {
        "experiments": [
            given(
                experimentId=experiment.experiment_id,
                name=experiment.name,
                lifecycleStage=experiment.lifecycle_stage,
                creationTimeMs=experiment.creation_time,
                lastUpdateTimeMs=experiment.last_update_time,
                artifactLocation=experiment.artifact_location,
                tags=pairs(experiment.tags),
            )
            for experiment in experiments
        ],
        "runs": [run_of(client, run) for run in runs],
        "logged-models": [
            logged_model_of(model)
            for model in every(client.search_logged_models, experiment_ids=ids)
        ],
        "registered-models": [
            registered_model_of(client, model) for model in every(client.search_registered_models)
        ],
    }
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
