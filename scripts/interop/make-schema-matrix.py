"""Make the database fixtures: one for every kind of schema that MLflow has had since 2019.

    npm run interop:matrix -- --write       # which runs: python make-schema-matrix.py src/store/fixtures

Needs MLflow alone (see `requirements.txt`): its package carries the very first tables and every migration since. For
each revision of the matrix this makes a database of that schema, puts the same experiments, runs and models there as
far as the schema can hold them (see `schema_matrix/content.py`), and writes `schema-<date>-<revision>/`

    mlflow.sql   the database as plain SQL: only tables, indexes and rows, without the tables of MLflow that are
                 neither read by Runfolio nor hold what must never be read
    mlflow.json  what MLflow reads from a copy that it migrated to its newest schema (see `schema_matrix/answer.py`)

The same MLflow makes the same bytes. `expected.json` beside them is what Runfolio reads, written by its tests.
"""

import logging
import pathlib
import sys
import tempfile
import warnings

from schema_matrix.answer import read_answer
from schema_matrix.compact_json import compact_json
from schema_matrix.database import REVISIONS, make_database, upgrade
from schema_matrix.plain_sql import check_sql, plain_sql


def main() -> None:
    """Write the fixtures of every revision below the folder given."""
    fixtures = pathlib.Path(sys.argv[1])
    warnings.filterwarnings("ignore")
    logging.disable(logging.WARNING)
    for revision in REVISIONS:
        folder = fixtures / f"schema-{revision.month}-{revision.name}"
        folder.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory() as scratch:
            database = pathlib.Path(scratch, "mlflow.db")
            make_database(database, revision)
            sql = plain_sql(database, f"MLflow's schema at revision {revision.name} ({revision.month}).")
            check_sql(sql, database)
            (folder / "mlflow.sql").write_text(sql, encoding="utf-8", newline="")
            upgrade(database)
            answer = read_answer(database)
        (folder / "mlflow.json").write_text(compact_json(answer) + "\n", encoding="utf-8", newline="")
        print(f"{folder}: {len(answer['runs'])} runs")


if __name__ == "__main__":
    main()
