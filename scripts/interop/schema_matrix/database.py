"""Databases of any schema that MLflow has had."""

import contextlib
import pathlib
import sqlite3
from dataclasses import dataclass

import alembic.command
import sqlalchemy
from mlflow.store.db.utils import _get_alembic_config, _upgrade_db
from mlflow.store.tracking.dbmodels.initial_models import Base as InitialBase

from schema_matrix.content import Schema, rows_of


@dataclass(frozen=True)
class Revision:
    """A state of MLflow's schema: the name that its migration has, and the month since which it is there.

    Months are those of the newest migration up to it, as some migrations carry an earlier date than those before.
    `filled_at` names an earlier state in which the rows are inserted, for migrations that change rows.
    """

    month: str
    name: str
    filled_at: str = ""


# Chosen so that each kind of table and column that is read first appears, or last fails to, in one of them.
REVISIONS = [
    Revision("2019-04", "initial"),  # MLflow 0.9.1: before any migration; no step, no is_nan
    Revision("2019-04", "451aebb31d03"),  # step
    Revision("2019-05", "90e64c465722", "451aebb31d03"),  # the user becomes a tag
    Revision("2019-07", "7ac759974ad8"),  # is_nan, experiment_tags; the last without latest_metrics
    Revision("2019-08", "89d4b8295536"),  # latest_metrics
    Revision("2019-10", "2b4d017a5e9b"),  # the first registry
    Revision("2021-04", "c48cb773bb87"),  # the end of 1.x: tags of models, run_link, versions without a run
    Revision("2022-03", "bd07f7e963c5"),  # indexes on run_uuid
    Revision("2022-08", "97727af70f4d"),  # deleted_time, times of experiments
    Revision("2023-03", "3500859a5d39"),  # aliases
    Revision("2023-03", "7f2a7d5fae7d"),  # datasets and inputs
    Revision("2023-10", "acf3f17fdcc7"),  # storage_location
    Revision("2024-04", "867495a8f9d4"),  # traces
    Revision("2025-02", "400f98739977"),  # logged models
    Revision("2025-02", "6953534de441"),  # the step of inputs
    Revision("2025-06", "cbc13b556ace"),  # traces of MLflow 3
    Revision("2026-01", "1b5f0d9ad7c1"),  # workspaces
    Revision("2026-08", "dc11669786a5"),  # the newest of MLflow 3.17
]


def make_database(path: pathlib.Path, revision: Revision) -> None:
    """Make a database of this schema with the content of the matrix."""
    engine = sqlalchemy.create_engine(url_of(path))
    InitialBase.metadata.create_all(engine)
    engine.dispose()
    migrate(path, revision.filled_at or revision.name)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        fill(connection)
        connection.commit()
    migrate(path, revision.name)


def migrate(path: pathlib.Path, revision: str) -> None:
    """Bring a database to a state of the schema; does nothing when it is there."""
    if revision != "initial":
        alembic.command.upgrade(_get_alembic_config(url_of(path)), revision)


def url_of(path: pathlib.Path) -> str:
    """The address by which SQLAlchemy opens a file."""
    return f"sqlite:///{path}"


def fill(connection: sqlite3.Connection) -> None:
    """Insert every row whose table exists, with the columns that exist."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    schema = Schema({table: columns_of(connection, table) for (table,) in tables})
    for table, row in rows_of(schema):
        held = {column: value for column, value in row.items() if schema.has(table, column)}
        if held:
            names = ", ".join(f'"{column}"' for column in held)
            marks = ", ".join("?" for _ in held)
            connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(held.values()))


def columns_of(connection: sqlite3.Connection, table: str) -> frozenset[str]:
    """The names of a table's columns."""
    return frozenset(name for _, name, *_ in connection.execute(f'PRAGMA table_info("{table}")'))


def upgrade(path: pathlib.Path) -> None:
    """Migrate a database to the newest schema in place, as `mlflow db upgrade` does."""
    engine = sqlalchemy.create_engine(url_of(path))
    _upgrade_db(engine)
    engine.dispose()
