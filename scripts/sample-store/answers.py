"""Print what MLflow itself reads from the database, as JSON: a test holds Runfolio's reading against it."""

import json
import math

import mlflow
from mlflow.entities import ViewType

TOP = 1000


def number(value: float) -> float | str:
    """A float as JSON can hold it."""
    return value if math.isfinite(value) else {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[str(value)]


def answer_run(client: mlflow.MlflowClient, run: mlflow.entities.Run) -> dict:
    """A run with its params, the latest values of its metrics and how many points each has."""
    histories = {key: client.get_metric_history(run.info.run_id, key) for key in sorted(run.data.metrics)}
    return {
        "runId": run.info.run_id,
        "experimentId": run.info.experiment_id,
        "name": run.info.run_name,
        "status": run.info.status,
        "lifecycleStage": run.info.lifecycle_stage,
        "startTime": run.info.start_time,
        "endTime": run.info.end_time,
        "parentRunId": run.data.tags.get("mlflow.parentRunId"),
        "params": dict(sorted(run.data.params.items())),
        "tags": dict(sorted(run.data.tags.items())),
        "metrics": {
            key: {
                "value": number(run.data.metrics[key]),
                "step": max(point.step for point in history),
                "points": len(history),
            }
            for key, history in histories.items()
        },
        "datasets": sorted(
            [{"name": used.dataset.name, "digest": used.dataset.digest, "context": used.tags[0].value}
             for used in run.inputs.dataset_inputs],
            key=lambda dataset: dataset["name"],
        ),
        "modelOutputs": [{"modelId": output.model_id, "step": output.step} for output in run.outputs.model_outputs],
    }


def answer_logged_model(model: mlflow.entities.LoggedModel) -> dict:
    """A logged model with its metrics, each with the dataset it was measured on."""
    return {
        "modelId": model.model_id,
        "name": model.name,
        "sourceRunId": model.source_run_id,
        "status": str(model.status),
        "params": dict(sorted(model.params.items())),
        "metrics": sorted(
            [{"key": metric.key, "value": number(metric.value), "datasetName": metric.dataset_name}
             for metric in model.metrics],
            key=lambda metric: metric["key"],
        ),
    }


def answer_registered_model(client: mlflow.MlflowClient, name: str) -> dict:
    """A registered model with its aliases and versions."""
    versions = client.search_model_versions(f"name = '{name}'", max_results=TOP)
    return {
        "name": name,
        "aliases": {alias: str(version) for alias, version in client.get_registered_model(name).aliases.items()},
        "versions": [
            {"version": str(version.version), "runId": version.run_id, "source": version.source}
            for version in sorted(versions, key=lambda version: int(version.version))
        ],
    }


def section(key: str, answer: str | list) -> str:
    """A member of the answer as text, with a line per entity."""
    if isinstance(answer, str):
        return f"{json.dumps(key)}: {json.dumps(answer)}"
    lines = ",\n".join(json.dumps(entity, ensure_ascii=False) for entity in answer)
    return f"{json.dumps(key)}: [\n{lines}\n]"


def main() -> None:
    """Ask MLflow for everything that the database of MLFLOW_TRACKING_URI holds."""
    client = mlflow.MlflowClient()
    experiments = sorted(client.search_experiments(ViewType.ALL), key=lambda experiment: experiment.experiment_id)
    ids = [experiment.experiment_id for experiment in experiments]
    runs = client.search_runs(ids, run_view_type=ViewType.ALL, max_results=TOP)
    answers = {
        "mlflow": mlflow.__version__,
        "experiments": [
            {"id": found.experiment_id, "name": found.name, "lifecycleStage": found.lifecycle_stage, "tags": found.tags}
            for found in experiments
        ],
        "runs": [answer_run(client, run) for run in sorted(runs, key=lambda run: run.info.run_id)],
        "loggedModels": [
            answer_logged_model(model)
            for model in sorted(client.search_logged_models(ids), key=lambda model: model.model_id)
        ],
        "registeredModels": [
            answer_registered_model(client, model.name) for model in client.search_registered_models()
        ],
    }
    print("{", ",\n".join(section(key, answer) for key, answer in answers.items()), "}", sep="\n")


if __name__ == "__main__":
    main()
