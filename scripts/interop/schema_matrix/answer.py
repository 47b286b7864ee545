"""What MLflow itself reads from a database, in a small neutral shape.

Keys are those of Runfolio's neutral form (`src/ingest/neutral-form.ts`); what that form lacks is beside it:
`histories` of a run as `[timestamp, value, step]` in MLflow's order, `workspace` of experiments and registered models
that are not in the default one. Values of metrics are as MLflow's Python client gives them, so that an infinity is
still the largest double.
"""

import math
import os
import pathlib
import sqlite3

DEFAULT_WORKSPACE = "default"
PROMPT_TAG = "mlflow.prompt.is_prompt"


def read_answer(database: pathlib.Path) -> dict[str, list]:
    """Read a database of the newest schema with MlflowClient, workspace by workspace.

    MLflow refuses to open a database with experiments outside the default workspace unless workspaces are enabled.
    """
    answer: dict[str, list] = {
        part: [] for part in ("experiments", "runs", "loggedModels", "registeredModels", "traces")
    }
    workspaces = workspaces_of(database)
    os.environ["MLFLOW_ENABLE_WORKSPACES"] = str(len(workspaces) > 1).lower()
    import mlflow

    for workspace in workspaces:
        if len(workspaces) > 1:
            mlflow.set_workspace(workspace)
        client = mlflow.MlflowClient(f"sqlite:///{database}")
        for part, found in read_workspace(client).items():
            mine = {} if workspace == DEFAULT_WORKSPACE else {"workspace": workspace}
            answer[part] += [{**entity, **mine} for entity in found]
    if len(workspaces) > 1:
        mlflow.set_workspace(None)
    return answer


def workspaces_of(database: pathlib.Path) -> list[str]:
    """The names of the workspaces that hold an experiment or a registered model, the default one first."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    names = connection.execute("SELECT workspace FROM experiments UNION SELECT workspace FROM registered_models")
    found = sorted((name for (name,) in names), key=lambda name: (name != DEFAULT_WORKSPACE, name))
    connection.close()
    return found


def read_workspace(client) -> dict[str, list]:
    """Everything of the active workspace."""
    from mlflow.entities import ViewType

    experiments = client.search_experiments(ViewType.ALL, max_results=1000)
    ids = sorted((experiment.experiment_id for experiment in experiments), key=int)
    runs = client.search_runs(ids, "", ViewType.ALL, max_results=1000)
    return {
        "experiments": [experiment_answer(client.get_experiment(number)) for number in ids],
        "runs": [run_answer(client, run_id) for run_id in sorted(run.info.run_id for run in runs)],
        "loggedModels": sorted(
            (logged_model_answer(model) for model in client.search_logged_models(ids, max_results=1000)),
            key=lambda model: model["modelId"],
        ),
        "registeredModels": registry_answer(client),
        "traces": sorted(
            (
                {"traceId": trace.info.trace_id, "state": str(trace.info.state.value)}
                for trace in client.search_traces(locations=ids, include_spans=False, max_results=100)
            ),
            key=lambda trace: trace["traceId"],
        ),
    }


def experiment_answer(experiment) -> dict:
    """An experiment."""
    return {
        "id": experiment.experiment_id,
        "name": experiment.name,
        "lifecycleStage": experiment.lifecycle_stage,
        "tags": by_key(experiment.tags),
    }


def run_answer(client, run_id: str) -> dict:
    """A run with its whole histories."""
    run = client.get_run(run_id)
    info, data = run.info, run.data
    latest = sorted(data._metric_objs, key=lambda metric: metric.key)
    histories = {metric.key: client.get_metric_history(run_id, metric.key) for metric in latest}
    return {
        "runId": info.run_id,
        "experimentId": info.experiment_id,
        "name": info.run_name,
        "status": info.status,
        "lifecycleStage": info.lifecycle_stage,
        "startTime": info.start_time,
        "endTime": info.end_time,
        "userId": info.user_id,
        "artifactUri": info.artifact_uri,
        "params": by_key(data.params),
        "tags": by_key(data.tags),
        "metrics": {
            metric.key: {
                "value": number(metric.value),
                "step": metric.step,
                "timestamp": metric.timestamp,
                "points": len(histories[metric.key]),
            }
            for metric in latest
        },
        "histories": {
            key: [[point.timestamp, number(point.value), point.step] for point in points]
            for key, points in histories.items()
        },
        "datasets": sorted(
            (dataset_answer(given) for given in run.inputs.dataset_inputs),
            key=lambda dataset: (dataset["name"], dataset["digest"]),
        ),
        "modelInputs": sorted(given.model_id for given in run.inputs.model_inputs),
        "modelOutputs": sorted(
            ({"modelId": output.model_id, "step": output.step} for output in run.outputs.model_outputs),
            key=lambda output: output["modelId"],
        ),
    }


def dataset_answer(given) -> dict:
    """A dataset that a run was given."""
    tags = {tag.key: tag.value for tag in given.tags}
    return {
        "name": given.dataset.name,
        "digest": given.dataset.digest,
        "context": tags.get("mlflow.data.context"),
    }


def logged_model_answer(model) -> dict:
    """A logged model with every value of its metrics."""
    metrics = sorted(model.metrics or [], key=lambda metric: (metric.key, metric.timestamp, metric.step))
    return {
        "modelId": model.model_id,
        "name": model.name,
        "experimentId": model.experiment_id,
        "sourceRunId": model.source_run_id,
        "status": str(model.status),
        "params": by_key(model.params or {}),
        "tags": by_key(model.tags or {}),
        "metrics": [
            {
                "key": metric.key,
                "value": number(metric.value),
                "step": metric.step,
                "timestamp": metric.timestamp,
                "datasetName": metric.dataset_name,
                "datasetDigest": metric.dataset_digest,
            }
            for metric in metrics
        ],
    }


def registry_answer(client) -> list[dict]:
    """Registered models and prompts, each with its versions; MLflow lists the two apart."""
    models = [(model.name, "model") for model in client.search_registered_models(max_results=1000)]
    prompts = [(prompt.name, "prompt") for prompt in client.search_prompts(max_results=1000)]
    return [registered_model_answer(client, name, kind) for name, kind in sorted(models + prompts)]


def registered_model_answer(client, name: str, kind: str) -> dict:
    """A registered model or a prompt; MlflowClient denies that a prompt is there, its store does not."""
    store = client._get_registry_client().store
    model = store.get_registered_model(name)
    only = f" AND tags.`{PROMPT_TAG}` = 'true'" if kind == "prompt" else ""
    found = store.search_model_versions(f"name = '{name}'{only}", max_results=1000)
    numbers = sorted(int(version.version) for version in found)
    return {
        "name": name,
        "kind": kind,
        "description": model.description,
        "tags": by_key(model.tags),
        "aliases": {alias: str(version) for alias, version in sorted(model.aliases.items())},
        "versions": [version_answer(store.get_model_version(name, str(number))) for number in numbers],
    }


def version_answer(version) -> dict:
    """A version of a registered model or of a prompt."""
    return {
        "version": str(version.version),
        "stage": version.current_stage,
        "description": version.description,
        "runId": version.run_id,
        "source": version.source,
        "status": version.status,
        "aliases": sorted(version.aliases),
        "modelId": version.model_id,
        "tags": by_key(version.tags),
    }


def by_key(texts) -> dict[str, str]:
    """A map in the order of its keys."""
    return dict(sorted(texts.items()))


def number(value: float) -> float | str:
    """A value of a metric; JSON has no word for what is no finite number."""
    if math.isfinite(value):
        return value
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
