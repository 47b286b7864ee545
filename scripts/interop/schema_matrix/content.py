"""What every database of the matrix holds, as far as its schema can.

Rows are given with every column that any schema has had; the columns and tables that a schema lacks are left out by
the caller. Where a schema could not hold a value at all (NaN before `is_nan`), the row is left out here.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

Row = tuple[str, dict[str, object]]

START = 1_767_225_600_000
COMMIT = "0123456789abcdef0123456789abcdef01234567"
SECRET = "SECRET-MUST-NOT-APPEAR"
# How MLflow writes infinity since it has `is_nan`; before, SQLite's own infinity was stored.
MAX = 1.7976931348623157e308

FINISHED, FAILED, RUNNING, DELETED, UNNAMED, OF_DELETED, OF_TEAM = (f"{number:032x}" for number in range(1, 8))
DATASET_A, DATASET_B, DATASET_C = (f"{number:032x}" for number in range(0xD1, 0xD4))
MODEL_READY, MODEL_PENDING, MODEL_FAILED, MODEL_DELETED = (f"m-{number:032x}" for number in range(1, 5))


@dataclass(frozen=True)
class Schema:
    """The columns of every table of a database."""

    tables: dict[str, frozenset[str]]

    def has(self, table: str, column: str | None = None) -> bool:
        """Whether there is this table, or this column of it."""
        columns = self.tables.get(table)
        return columns is not None and (column is None or column in columns)

    @property
    def experiment_id(self) -> int:
        """The id of the experiment of most runs: 18 digits where the runs may have come from a file store."""
        return 825893903556283759 if self.has("logged_models") else 1


def rows_of(schema: Schema) -> Iterator[Row]:
    """Every row, in an order that foreign keys allow."""
    if schema.has("workspaces"):
        yield "workspaces", {"name": "team-b", "description": "Another team"}
    yield from experiments(schema)
    yield from runs(schema)
    yield from metrics(schema)
    yield from datasets(schema)
    yield from logged_models(schema)
    yield from registry(schema)
    yield from traces(schema)
    yield from secrets(schema)


def experiments(schema: Schema) -> Iterator[Row]:
    """An active and a deleted experiment, and one of the same name in another workspace."""

    def experiment(number: int, name: str, stage: str = "active", workspace: str = "default") -> Row:
        return "experiments", {
            "experiment_id": number,
            "name": name,
            "artifact_location": f"mlruns/{number}",
            "lifecycle_stage": stage,
            "creation_time": START,
            "last_update_time": START + 1000,
            "workspace": workspace,
        }

    first = schema.experiment_id
    yield experiment(0, "Default")
    yield experiment(first, "Gemüse 🌱 \"prices\" 'daily'")
    yield experiment(2, "Given up", "deleted")
    if schema.has("workspaces"):
        yield experiment(3, "Gemüse 🌱 \"prices\" 'daily'", workspace="team-b")
    for key, value in [
        ("mlflow.note.content", "# What it is\n\nPrices of *vegetables*,\r\nper day."),
        ("team/name", "ünïcödé"),
        ("empty", ""),
    ]:
        yield "experiment_tags", {"key": key, "value": value, "experiment_id": first}


def runs(schema: Schema) -> Iterator[Row]:
    """Runs of every kind: finished, failed, running and nested, deleted, without a name."""
    first = schema.experiment_id
    # MLflow 1 came to write user and code to tags, and to leave the old columns empty.
    by_tags = schema.has("metrics", "is_nan")

    def run(run_id: str, name: str, status: str, experiment: int = first, **more: object) -> Row:
        code = {"source_name": "", "entry_point_name": "", "source_version": "", "source_type": "UNKNOWN"}
        old_code = {
            "source_name": "train.py",
            "entry_point_name": "main",
            "source_version": COMMIT,
            "source_type": "LOCAL",
        }
        return "runs", {
            "run_uuid": run_id,
            "name": name,
            "user_id": "ada",
            "status": status,
            "start_time": START + 10_000,
            "end_time": START + 20_000,
            "lifecycle_stage": "active",
            "artifact_uri": f"mlruns/{experiment}/{run_id}/artifacts",
            "experiment_id": experiment,
            "deleted_time": None,
            **(code if by_tags else old_code),
            **more,
        }

    yield run(FINISHED, "Finished", "FINISHED")
    yield run(FAILED, 'Failed, with "quotes" & <signs>', "FAILED")
    yield run(RUNNING, "Still going", "RUNNING", end_time=None)
    yield run(DELETED, "Deleted", "FINISHED", lifecycle_stage="deleted", deleted_time=START + 30_000)
    yield run(UNNAMED, "", "SCHEDULED", end_time=None)
    yield run(OF_DELETED, "Of a deleted experiment", "FINISHED", experiment=2)
    if schema.has("workspaces"):
        yield run(OF_TEAM, "Finished", "KILLED", experiment=3)

    for key, value in [
        ("depth", "3"),
        ("optimizer/lr", "1e-05"),
        ("note", "two\nlines\r\nand a third"),
        ("quote", "it's \"quoted\""),
        ("ünïcode 🌱", "Größe 日本"),
        ("empty", ""),
        ("__proto__", "x"),
    ]:
        yield "params", {"key": key, "value": value, "run_uuid": FINISHED}
    yield "params", {"key": "depth", "value": "None", "run_uuid": FAILED}

    for run_id, key, value in [
        (FINISHED, "team/a", "x"),
        (FINISHED, "note", "two\nlines"),
        (FINISHED, "empty", ""),
        (RUNNING, "mlflow.parentRunId", FINISHED),
        (UNNAMED, "mlflow.runName", "Named by its tag"),
    ]:
        yield "tags", {"key": key, "value": value, "run_uuid": run_id}
    if by_tags:
        for key, value in [
            ("mlflow.user", "ada"),
            ("mlflow.source.name", "train.py"),
            ("mlflow.source.type", "LOCAL"),
            ("mlflow.source.git.commit", COMMIT),
        ]:
            yield "tags", {"key": key, "value": value, "run_uuid": FINISHED}


# Points as (milliseconds after the start, step, value), by metric.
POINTS = {
    "loss": [(11_000, 0, 0.9), (12_000, 1, 0.5), (13_000, 2, 0.30000000000000004), (14_000, 3, 0.1)],
    "val/accuracy": [(14_000, 3, 0.1234567890123456)],
    "negative steps": [(11_000, -2, 1.0), (12_000, -1, 2.0), (13_000, 0, 3.0)],
    "unordered steps": [(11_000, 5, 1.5), (12_000, 1, 2.5), (13_000, 3, 3.5)],
    "one step": [(11_000, 0, 3.0), (12_000, 0, 1.0), (13_000, 0, 2.0)],
    "tie": [(11_000, 4, 1.5), (11_000, 4, 2.5), (11_000, 4, -1.0)],
    "nan at last": [(11_000, 0, 1.0), (12_000, 1, math.nan)],
    "nan at first": [(11_000, 0, math.nan), (12_000, 1, 1.0)],
    "nan above": [(11_000, 0, math.nan), (11_000, 0, -1.0)],
    "nan below": [(11_000, 0, math.nan), (11_000, 0, 0.5)],
    "infinite": [(11_000, 0, math.inf), (12_000, 1, -math.inf), (13_000, 2, math.inf)],
    "minus infinite": [(11_000, 0, -math.inf)],
    "large": [(11_000, 0, 1e21), (12_000, 4_503_599_627_370_495, -2.5e-300)],
}
NAN_TIES = ("nan above", "nan below")


def metrics(schema: Schema) -> Iterator[Row]:
    """The histories of the finished run, a point for others, and the latest values where they have a table."""
    histories = {(FINISHED, key): points for key, points in POINTS.items()}
    histories[FAILED, "loss"] = [(11_000, 0, math.nan if schema.has("metrics", "is_nan") else 7.0)]
    histories[RUNNING, "loss"] = [(11_000, 0, 0.8)]
    histories[OF_DELETED, "loss"] = [(11_000, 0, 0.7)]
    if schema.has("workspaces"):
        histories[OF_TEAM, "loss"] = [(11_000, 0, 0.25)]
    for (run_id, key), points in histories.items():
        held = [points_row(schema, run_id, key, point) for point in points if can_hold(schema, key, point)]
        for row in held:
            yield "metrics", row
        if held:
            # MLflow's rule; a NaN counts as 0.
            latest = max(held, key=lambda row: (row["step"], row["timestamp"], row["value"]))
            yield "latest_metrics", latest


def can_hold(schema: Schema, key: str, point: tuple[int, int, float]) -> bool:
    """Without `is_nan` no NaN can be stored, without `step` not two points of one time.

    The migration that makes `latest_metrics` fails on a NaN beside a number of the same step and time (it groups by
    `is_nan` too and then breaks its own primary key), so that databases before it are spared such a tie.
    """
    if math.isnan(point[2]):
        return schema.has("metrics", "is_nan") and (schema.has("latest_metrics") or key not in NAN_TIES)
    return key != "tie" or schema.has("metrics", "step")


def points_row(schema: Schema, run_id: str, key: str, point: tuple[int, int, float]) -> dict[str, object]:
    """A row of `metrics`, with the encoding of its time for what is no finite number."""
    after, step, value = point
    stored = 0.0 if math.isnan(value) else value
    if schema.has("metrics", "is_nan"):
        stored = max(-MAX, min(MAX, stored))
    return {
        "key": key,
        "value": stored,
        "timestamp": START + after,
        "step": step,
        "run_uuid": run_id,
        "is_nan": int(math.isnan(value)),
    }


def datasets(schema: Schema) -> Iterator[Row]:
    """Three datasets, used by two runs in three contexts; one of them without a context."""
    for uuid, name, digest in [
        (DATASET_A, "wine data", "64e92305"),
        (DATASET_B, "wine data", "48463355"),
        (DATASET_C, "größe/日本", "0e1"),
    ]:
        yield "datasets", {
            "dataset_uuid": uuid,
            "experiment_id": schema.experiment_id,
            "name": name,
            "digest": digest,
            "dataset_source_type": "local",
            "dataset_source": '{"uri": "data/wine.csv"}',
            "dataset_schema": '{"mlflow_colspec": [{"type": "double", "name": "acidity", "required": true}]}',
            "dataset_profile": '{"num_rows": 178, "num_elements": 2314}' if uuid != DATASET_C else None,
        }
    for number, (dataset, run_id, tags) in enumerate([
        (DATASET_A, FINISHED, [("mlflow.data.context", "training")]),
        (DATASET_B, FINISHED, [("mlflow.data.context", "validation"), ("note", "two\nlines")]),
        (DATASET_C, FAILED, []),
        (DATASET_A, FAILED, [("mlflow.data.context", "")]),
    ]):
        uuid = f"{0x100 + number:032x}"
        yield "inputs", {
            "input_uuid": uuid,
            "source_type": "DATASET",
            "source_id": dataset,
            "destination_type": "RUN",
            "destination_id": run_id,
            "step": 0,
        }
        for name, value in tags:
            yield "input_tags", {"input_uuid": uuid, "name": name, "value": value}


def logged_models(schema: Schema) -> Iterator[Row]:
    """Logged models of every status, with a metric on two datasets; inputs and outputs of runs."""
    if not schema.has("logged_models"):
        return
    first = schema.experiment_id
    for model_id, name, status, run_id, message, stage in [
        (MODEL_READY, "price model", 2, FINISHED, None, "active"),
        (MODEL_PENDING, "größe", 1, RUNNING, None, "active"),
        (MODEL_FAILED, "price model", 3, FAILED, 'It "failed"\nat last', "active"),
        (MODEL_DELETED, "old model", 2, FINISHED, None, "deleted"),
    ]:
        yield "logged_models", {
            "model_id": model_id,
            "experiment_id": first,
            "name": name,
            "artifact_location": f"mlruns/{first}/models/{model_id}/artifacts",
            "creation_timestamp_ms": START + 15_000,
            "last_updated_timestamp_ms": START + 16_000,
            "status": status,
            "lifecycle_stage": stage,
            "model_type": "sklearn" if model_id == MODEL_READY else None,
            "source_run_id": run_id,
            "status_message": message,
        }
    for key, value in [("depth", "3"), ("empty", ""), ("ünïcode/a", "two\nlines")]:
        yield "logged_model_params", {
            "model_id": MODEL_READY,
            "experiment_id": first,
            "param_key": key,
            "param_value": value,
        }
        yield "logged_model_tags", {
            "model_id": MODEL_READY,
            "experiment_id": first,
            "tag_key": key,
            "tag_value": value,
        }
    for name, after, step, value, dataset in [
        ("rmse", 15_000, 0, 1.5, (DATASET_A, "wine data", "64e92305")),
        ("rmse", 16_000, 0, 1.75, (DATASET_B, "wine data", "48463355")),
        ("accuracy", 15_000, 0, 0.5, (None, None, None)),
        ("accuracy", 16_000, 1, 0.75, (None, None, None)),
        ("huge", 15_000, -3, MAX, (None, None, None)),
    ]:
        yield "logged_model_metrics", {
            "model_id": MODEL_READY,
            "metric_name": name,
            "metric_timestamp_ms": START + after,
            "metric_step": step,
            "metric_value": value,
            "experiment_id": first,
            "run_id": FINISHED,
            "dataset_uuid": dataset[0],
            "dataset_name": dataset[1],
            "dataset_digest": dataset[2],
        }
    # From the run to the model, whether the run reads or writes it.
    for number, (run_id, kind, model_id, step) in enumerate([
        (FINISHED, "OUTPUT", MODEL_READY, 3),
        (RUNNING, "INPUT", MODEL_READY, 0),
        (RUNNING, "OUTPUT", MODEL_PENDING, -1),
        (FAILED, "OUTPUT", MODEL_FAILED, 0),
    ]):
        yield "inputs", {
            "input_uuid": f"{0x200 + number:032x}",
            "source_type": f"RUN_{kind}",
            "source_id": run_id,
            "destination_type": f"MODEL_{kind}",
            "destination_id": model_id,
            "step": step,
        }


def registry(schema: Schema) -> Iterator[Row]:
    """Registered models with stages, aliases, tags and a deleted version; one without versions; a prompt."""
    if not schema.has("registered_models"):
        return
    yield from prices(schema)
    yield registered("leer 🌱", description=None)
    if schema.has("logged_models"):
        yield from prompt()
    if schema.has("workspaces"):
        yield registered("prices", workspace="team-b", description="Of another team")
        yield version("prices", 1, workspace="team-b", run_id=OF_TEAM, current_stage="None")
        yield alias("prices", "champion", 1, workspace="team-b")


def registered(name: str, workspace: str = "default", **more: object) -> Row:
    """A row of `registered_models`."""
    row = {"name": name, "creation_time": START, "last_updated_time": START + 1000, "workspace": workspace}
    return "registered_models", {**row, **more}


def version(name: str, number: int, workspace: str = "default", **more: object) -> Row:
    """A row of `model_versions`."""
    return "model_versions", {
        "name": name,
        "version": number,
        "creation_time": START + number,
        "last_updated_time": START + 1000 + number,
        "description": f"Version *{number}*",
        "user_id": "ada",
        "current_stage": "None",
        "source": f"mlruns/1/{FINISHED}/artifacts/model",
        "run_id": FINISHED,
        "status": "READY",
        "status_message": None,
        "run_link": None,
        "storage_location": None,
        "workspace": workspace,
        **more,
    }


def alias(name: str, text: str, number: int, workspace: str = "default") -> Row:
    """A row of `registered_model_aliases`."""
    row = {"name": name, "alias": text, "version": number, "workspace": workspace}
    return "registered_model_aliases", row


def prices(schema: Schema) -> Iterator[Row]:
    """A model with a version of every kind."""
    by_logged_model = f"models:/{MODEL_READY}" if schema.has("logged_models") else "s3://bucket/model"
    # A version may lack a run since `run_id` may be NULL, which came after `run_link`.
    no_run = None if schema.has("model_versions", "run_link") else ""
    yield registered("prices", description="# Prices\n\nof *vegetables*")
    yield version("prices", 1, current_stage="Archived")
    yield version("prices", 2, current_stage="Production", storage_location="mlruns/elsewhere")
    yield version("prices", 3, current_stage="Staging", source=by_logged_model)
    # As MLflow leaves a version that it deletes.
    yield version(
        "prices",
        4,
        current_stage="Deleted_Internal",
        source="REDACTED-SOURCE-PATH",
        run_id="REDACTED-RUN-ID",
        run_link="REDACTED-RUN-LINK",
        description=None,
        user_id=None,
    )
    yield version("prices", 10, run_id=no_run, run_link="https://example.com/run", status="FAILED_REGISTRATION")
    yield alias("prices", "champion", 3)
    yield alias("prices", "challenger", 10)
    yield alias("prices", "also/größe", 3)
    for key, value in [("team/a", "x"), ("empty", ""), ("ünïcode", "two\nlines")]:
        row = {"name": "prices", "key": key, "value": value, "workspace": "default"}
        yield "registered_model_tags", row
        yield "model_version_tags", {**row, "version": 3}


def prompt() -> Iterator[Row]:
    """A prompt as MLflow 3 keeps it: a registered model with a tag."""
    name = "ask for prices"
    is_prompt = {"name": name, "key": "mlflow.prompt.is_prompt", "value": "true", "workspace": "default"}
    text = {"key": "mlflow.prompt.text", "value": "What does {{vegetable}} cost?\nAnswer in €."}
    yield registered(name, description=None)
    yield "registered_model_tags", is_prompt
    for number in (1, 2):
        yield version(name, number, run_id=None, source="dummy-source", user_id=None)
        yield "model_version_tags", {**is_prompt, "version": number}
        yield "model_version_tags", {**is_prompt, **text, "version": number}
    yield alias(name, "production", 1)


def traces(schema: Schema) -> Iterator[Row]:
    """Traces in every state."""
    for number, state in enumerate(["OK", "ERROR", "IN_PROGRESS", "OK"]):
        trace_id = f"tr-{number:032x}"
        yield "trace_info", {
            "request_id": trace_id,
            "experiment_id": schema.experiment_id,
            "timestamp_ms": START + number,
            "execution_time_ms": None if state == "IN_PROGRESS" else 1500,
            "status": state,
        }
        yield "trace_tags", {"key": "mlflow.traceName", "value": "ask", "request_id": trace_id}
        yield "trace_request_metadata", {"key": "mlflow.sourceRun", "value": FINISHED, "request_id": trace_id}


def secrets(schema: Schema) -> Iterator[Row]:
    """Rows in tables that no report may show anything of."""
    times = {"created_at": START, "last_updated_at": START, "creation_timestamp": START, "creation_time": START}
    trace = f"tr-{0:032x}"
    yield "secrets", {
        "secret_id": "s-1",
        "secret_name": f"name {SECRET}",
        "encrypted_value": SECRET.encode(),
        "wrapped_dek": SECRET.encode(),
        "kek_version": 1,
        "masked_value": f"masked {SECRET}",
        "auth_config": f'{{"key": "{SECRET}"}}',
        "description": SECRET,
        **times,
    }
    yield "endpoints", {"endpoint_id": "e-1", "name": f"endpoint {SECRET}", **times}
    yield "endpoint_tags", {"key": SECRET, "value": SECRET, "endpoint_id": "e-1"}
    yield "webhooks", {
        "webhook_id": "w-1",
        "name": f"webhook {SECRET}",
        "url": f"https://example.com/?token={SECRET}",
        "secret": SECRET,
        "status": "ACTIVE",
        **times,
    }
    yield "webhook_events", {"webhook_id": "w-1", "entity": "MODEL_VERSION", "action": "CREATED"}
    yield "jobs", {
        "id": "j-1",
        "job_name": SECRET,
        "params": f'{{"key": "{SECRET}"}}',
        "status": 2,
        "retry_count": 0,
        "last_update_time": START,
        **times,
    }
    yield "spans", {
        "trace_id": trace,
        "experiment_id": schema.experiment_id,
        "span_id": "a1",
        "name": SECRET,
        "status": "OK",
        "start_time_unix_nano": START * 1_000_000,
        "content": f'{{"inputs": "{SECRET}"}}',
    }
