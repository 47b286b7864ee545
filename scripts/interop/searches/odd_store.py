"""Runs with everything that a search can stumble over, put into a store of either kind."""

import uuid
from unittest import mock

from mlflow.entities import Dataset, DatasetInput, InputTag, Metric, Param, RunStatus, RunTag

NAN, INF = float("nan"), float("inf")
T0 = 1767225600000
"""2026-01-01T00:00:00Z; several runs start then."""

RUNS = [
    {
        "name": "plain",
        "start": T0,
        "end": T0 + 60_000,
        "params": {"lr": "0.1", "depth": "3", "model": "ridge", "empty": ""},
        "metrics": {"acc": 0.9, "loss": 0.5, "val/acc": 0.8},
        "tags": {"team": "red", "release": "1.0.0"},
        "datasets": [("iris", "d1", "training"), ("iris-test", "d2", "test")],
    },
    {
        "name": "same start and values",
        "start": T0,
        "end": T0 + 60_000,
        "params": {"lr": "0.1", "depth": "3", "model": "ridge"},
        "metrics": {"acc": 0.9, "loss": 0.5},
        "tags": {"team": "red"},
        "datasets": [("iris", "d1", "training")],
    },
    {
        "name": "nan",
        "start": T0 + 1000,
        "end": T0 + 2000,
        "params": {"lr": "1e-1", "depth": "10"},
        "metrics": {"acc": NAN, "loss": NAN},
        "tags": {"team": "blue"},
    },
    {
        "name": "inf",
        "start": T0 + 2000,
        "end": T0 + 2500,
        "status": "FAILED",
        "params": {"lr": ".5", "depth": "-1", "model": "Ridge"},
        "metrics": {"acc": INF, "loss": -INF},
        "tags": {"team": "RED"},
        "datasets": [("wine", "d3", "eval")],
    },
    {
        "name": "running",
        "start": T0 + 3000,
        "status": "RUNNING",
        "params": {"lr": "fast", "depth": "deep"},
        "metrics": {"acc": 0.0},
        "tags": {"team": "blue", "release": "2.0.0-rc1"},
        "user": "grace",
    },
    {
        "name": "killed",
        "start": T0 + 4000,
        "end": T0 + 3500,
        "status": "KILLED",
        "params": {"lr": "1e-3"},
        "metrics": {"acc": -1.5, "loss": 1e-05},
        "user": "grace",
    },
    {"name": "nothing", "start": T0 + 5000, "end": T0 + 6000},
    {
        "name": "keys",
        "start": T0 + 6000,
        "end": T0 + 7000,
        "params": {
            "a b": "space",
            "a.b.c": "dots",
            "opt/lr": "slash",
            "batch-size": "dash",
            "größe": "unicode",
            "1st": "digit",
            "from": "keyword",
            "select": "word",
            "损失": "CJK",
            "a:b": "colon",
        },
        "metrics": {"top 5": 1, "val/acc": 0.7, "f1.macro": 0.6, "p-value": 0.05, "2nd": 2, "größe": 3, "created": 4},
        "tags": {"a b": "space", "x.y": "dots", "Run name": "alias", "mlflow.note.content": "A *note*.\nTwo lines."},
        "datasets": [("a b", "d 4", "a 'b'")],
    },
    {
        "name": "50% off_sale",
        "start": T0 + 7000,
        "end": T0 + 8000,
        "params": {"text": "50% off_sale", "model": "a.b*c[d]"},
        "tags": {"text": "line one\nline two", "team": "line\n"},
    },
    {
        "name": "50x offXsale",
        "start": T0 + 7000,
        "end": T0 + 8000,
        "params": {"text": "50x offXsale", "model": "aXbbc[d]"},
        "tags": {"text": "line one line two", "team": "line"},
    },
    {
        "name": "ÄÖÜ Straße 😀",
        "start": T0 + 7000,
        "end": T0 + 9000,
        "params": {"text": "ÄÖÜ", "model": "é", "lr": "0.10"},
        "metrics": {"acc": 0.9},
        "tags": {"text": "😀", "team": "\ufffd"},
    },
    {
        "name": "quotes",
        "start": T0 - 86_400_000,
        "end": T0,
        "params": {"text": "it's", "model": 'say "hi"', "lr": " 0.2 "},
        "metrics": {"acc": 1e-10, "loss": 1e300},
        "tags": {"text": "back\\slash", "team": "`tick`"},
    },
    {
        "name": "numbers",
        "start": T0 + 10_000,
        "end": T0 + 10_000,
        "params": {"lr": "2", "depth": "12", "text": "nan", "model": "10"},
        "metrics": {"acc": 5, "loss": -0.0, "step": 12345678901},
        "tags": {"team": "10", "release": "9"},
        "datasets": [("iris", "d9", None), ("IRIS", "d5", "training")],
    },
    {
        "name": "numbers",
        "start": T0 + 10_000,
        "end": T0 + 10_001,
        "params": {"lr": "10", "depth": "1", "text": "", "model": "9"},
        "metrics": {"acc": 5.0, "loss": 0.0},
        "tags": {"team": "9", "release": "10"},
    },
]

EXPERIMENT = "odd"


def fill(store) -> str:
    """Log the runs into an empty store, each under the same id in every store; give the experiment's id."""
    experiment_id = store.create_experiment(EXPERIMENT, artifact_location="s3://bucket/odd")
    for number, run in enumerate(RUNS):
        # Not in the order of the list, so that an order by id shows.
        run_id = uuid.UUID(int=((number * 5 + 3) % len(RUNS)) << 120 | number)
        with mock.patch("uuid.uuid4", return_value=run_id):
            made = store.create_run(experiment_id, run.get("user", "ada"), run["start"], [], run["name"])
        log(store, made.info.run_id, run)
    return experiment_id


def log(store, run_id: str, run: dict) -> None:
    """Log what a run holds, and finish it."""
    for key, value in run.get("params", {}).items():
        store.log_param(run_id, Param(key, value))
    for key, value in run.get("metrics", {}).items():
        store.log_metric(run_id, Metric(key, value, run["start"], 0))
    for key, value in run.get("tags", {}).items():
        store.set_tag(run_id, RunTag(key, value))
    inputs = [
        DatasetInput(
            Dataset(name, digest, "local", "{}"),
            [InputTag("mlflow.data.context", context)] if context else [],
        )
        for name, digest, context in run.get("datasets", [])
    ]
    if inputs:
        store.log_inputs(run_id, inputs)
    status = RunStatus.from_string(run.get("status", "FINISHED"))
    store.update_run_info(run_id, status, run.get("end"), run["name"])
