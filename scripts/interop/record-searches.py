"""Record what MLflow's search answers: the table that Runfolio's own search is tested with.

    MLFLOW_DISABLE_TELEMETRY=true MLFLOW_ALLOW_FILE_STORE=true python scripts/interop/record-searches.py

Needs the newest MLflow and nothing else (`pip install mlflow`); run by hand, in the project's folder. Three stores are
asked, always copies of them: one made of the runs in `searches/odd_store.py`, as files and as a database, and the two
of the sample in `runs/`. Writes `src/search/fixtures/searches.json`:

    stores     the runs of each, as MLflow gave them, by id
    searches   filter and order with the numbers of the runs that MLflow gave, in its order; where its file store and
               its database disagree, both answers and the name of the difference; an `error` where MLflow refuses.
               `own` names what Runfolio alone understands, `silent` what MLflow does not refuse and should,
               `misread` what it takes for something else

The same MLflow and sample make the same bytes.
"""

import json
import logging
import pathlib
import shutil
import tempfile
import warnings

import mlflow
from mlflow.store.tracking.file_store import FileStore
from mlflow.store.tracking.sqlalchemy_store import SqlAlchemyStore
from searches import cases, odd_store
from searches.record import Searched, row_of

TARGET = pathlib.Path("src/search/fixtures/searches.json")


def main() -> None:
    """Ask every store everything, and write the table."""
    warnings.filterwarnings("ignore")
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        stores = open_stores(scratch)
        searches = [*odd_searches(stores["odd"]), *sample_searches(stores)]
        rows = {name: [row_of(run) for run in kinds[0].runs] for name, kinds in stores.items()}
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(printed(rows, searches), encoding="utf-8", newline="")
    print(f"{TARGET}: {len(searches)} searches of {len(rows)} stores")


def open_stores(scratch: pathlib.Path) -> dict[str, list[Searched]]:
    """The stores by name; the odd one as files and as a database."""
    files, database = scratch / "odd", f"sqlite:///{scratch}/odd.db"
    odd_store.fill(FileStore(str(files)))
    odd_store.fill(SqlAlchemyStore(database, "s3://bucket"))
    shutil.copytree("runs/mlruns", scratch / "mlruns")
    shutil.copy("runs/sqlite/mlflow.db", scratch / "mlflow.db")
    return {
        "odd": [Searched(files.as_uri()), Searched(database)],
        "runs/mlruns": [Searched((scratch / "mlruns").as_uri())],
        "runs/sqlite/mlflow.db": [Searched(f"sqlite:///{scratch}/mlflow.db")],
    }


def odd_searches(kinds: list[Searched]) -> list[dict]:
    """Every case, asked of both kinds of store."""
    ask = lambda text, order=(), name=None: record("odd", kinds, text, list(order), name)  # noqa: E731
    found = [ask(*named(case)) for case in cases.VALID]
    found += [ask("", *named(case)) for case in cases.ORDERS]
    found += [ask(*case) for case in cases.BOTH]
    found += [ask(text) for text in cases.REJECTED]
    found += [ask("", [text]) for text in cases.REJECTED_ORDERS]
    found += [ask(text) | {"own": what} for what, text in cases.OWN.items()]
    found += [ask("", [text]) | {"own": what} for what, text in cases.OWN_ORDERS.items()]
    found += [ask(text) | {"silent": what} for what, text in cases.SILENT.items()]
    found += [ask(text) | {"misread": what} for what, text in cases.MISREAD.items()]
    return found


def named(case: object) -> list:
    """A case, and the name of the difference if it has one."""
    if not isinstance(case, tuple):
        return [case]
    what, name = case
    return [what, name] if isinstance(what, list) else [what, (), name]


def sample_searches(stores: dict[str, list[Searched]]) -> list[dict]:
    """The searches of the sample, asked of each of its stores."""
    return [
        record(name, stores[name], text, order)
        for name in ("runs/mlruns", "runs/sqlite/mlflow.db")
        for text, order in cases.SAMPLE
    ]


def record(store: str, kinds: list[Searched], text: str, order: list[str], name: str | None = None) -> dict:
    """One search with its answer, or with both when the kinds of store disagree."""
    text = kinds[0].with_ids(text)
    answers = [kind.answer(text, order) for kind in kinds]
    asked = {"store": store, "filter": text, "order": order}
    refused = [isinstance(answer, dict) for answer in answers]
    if all(refused) or all(answer == answers[0] for answer in answers):
        if name:
            raise SystemExit(f"no difference {name!r}: {text!r} {order}")
        return asked | (answers[0] if refused[0] else {"runs": answers[0]})
    if not name:
        raise SystemExit(f"name this difference: {text!r} {order}\n  {answers[0]}\n  {answers[1]}")
    files, database = [answer if isinstance(answer, dict) else {"runs": answer} for answer in answers]
    return asked | {"difference": name, "files": files, "database": database}


def printed(rows: dict, searches: list[dict]) -> str:
    """JSON with a run or a search a line."""
    flat = lambda value: json.dumps(value, ensure_ascii=False)  # noqa: E731
    stores = ",\n".join(
        f"    {flat(name)}: [\n" + ",\n".join(f"      {flat(row)}" for row in runs) + "\n    ]"
        for name, runs in rows.items()
    )
    lines = ",\n".join(f"    {flat(search)}" for search in searches)
    differences = ",\n".join(f"    {flat(name)}: {flat(text)}" for name, text in cases.DIFFERENCES.items())
    return (
        f'{{\n  "mlflow": {flat(mlflow.__version__)},\n  "differences": {{\n{differences}\n  }},\n'
        f'  "stores": {{\n{stores}\n  }},\n  "searches": [\n{lines}\n  ]\n}}\n'
    )


if __name__ == "__main__":
    main()
