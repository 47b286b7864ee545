"""A database as plain SQL that any SQLite reads, and that people can read too."""

import pathlib
import re
import sqlite3

# What Runfolio reads, and what it needs to tell the schema.
READ = [
    *("alembic_version", "workspaces", "experiments", "experiment_tags"),
    *("runs", "params", "tags", "metrics", "latest_metrics", "datasets", "inputs", "input_tags"),
    *("logged_models", "logged_model_params", "logged_model_tags", "logged_model_metrics"),
    *("registered_models", "registered_model_tags", "registered_model_aliases"),
    *("model_versions", "model_version_tags"),
    *("trace_info", "trace_tags", "trace_request_metadata"),
]
# What must never be read: keys, passwords, addresses of servers, what users asked a model.
SECRET = [
    *("secrets", "endpoints", "endpoint_tags", "model_definitions"),
    *("webhooks", "webhook_events", "jobs", "spans", "assessments"),
]
CONSTRAINT = r"  (CONSTRAINT|CHECK|FOREIGN KEY|PRIMARY KEY|UNIQUE)\b"


def plain_sql(database: pathlib.Path, title: str) -> str:
    """Give the statements that make the tables named above, their indexes and their rows.

    Triggers are left out (a reader never fires one), and so are empty tables that must never be read.
    """
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    parts = [f"-- {title}\n-- Made by scripts/interop/make-schema-matrix.py.\n"]
    for table in [*READ, *SECRET]:
        created = statements_of(connection, table)
        rows = connection.execute(f'SELECT * FROM "{table}" ORDER BY rowid').fetchall() if created else []
        if not created or (table in SECRET and not rows):
            continue
        columns = [
            name
            for _, name, _, _, _, _, hidden in connection.execute(f'PRAGMA table_xinfo("{table}")')
            if hidden == 0
        ]
        parts.append("".join(f"{statement};\n" for statement in created) + inserts(connection, table, columns))
    connection.close()
    return "\n".join(parts)


def statements_of(connection: sqlite3.Connection, table: str) -> list[str]:
    """The statements that made a table and its indexes, the table first; none when there is no such table."""
    found = connection.execute(
        "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND type IN ('table', 'index') AND sql IS NOT NULL "
        "ORDER BY type DESC, name",
        (table,),
    )
    return [tidy(sql) for (sql,) in found]


def tidy(statement: str) -> str:
    """The same statement with its constraints in one order: Alembic writes them in the order of a set."""
    lines = re.sub(r"[ \t]+$", "", statement, flags=re.MULTILINE).replace("\t", "  ").split("\n")
    constraints = [number for number, line in enumerate(lines) if re.match(CONSTRAINT, line)]
    if constraints:
        # They are the last lines before the closing bracket.
        start, end = constraints[0], constraints[-1] + 1
        lines[start:end] = ",\n".join(sorted(line.rstrip(",") for line in lines[start:end])).split("\n")
    return "\n".join(lines)


def inserts(connection: sqlite3.Connection, table: str, columns: list[str]) -> str:
    """One INSERT with a line for each row; nothing for an empty table."""
    names = ", ".join(f'"{name}"' for name in columns)
    rows = connection.execute(f'SELECT {names} FROM "{table}" ORDER BY rowid').fetchall()
    if not rows:
        return ""
    values = ",\n".join(f"  ({', '.join(literal(value) for value in row)})" for row in rows)
    return f"INSERT INTO {table} ({names}) VALUES\n{values};\n"


def literal(value: object) -> str:
    """A value as SQL that gives the same value again; control characters are spelled out."""
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return f"X'{value.hex()}'"
    if isinstance(value, float):
        # The shortest text that gives the same double; SQLite has no word for infinity.
        return {float("inf"): "9e999", float("-inf"): "-9e999"}.get(value, repr(value))
    if isinstance(value, int):
        return str(value)
    parts = re.split(r"([\x00-\x1f]+)", str(value))
    texts = [
        f"char({', '.join(str(ord(sign)) for sign in part)})" if index % 2 else quoted(part)
        for index, part in enumerate(parts)
        if part or len(parts) == 1
    ]
    return " || ".join(texts)


def quoted(text: str) -> str:
    """Text between single quotes."""
    return "'" + text.replace("'", "''") + "'"


def check_sql(sql: str, database: pathlib.Path) -> None:
    """Raise unless the SQL makes the same rows as the database holds.

    Raises:
        ValueError: when a value was not kept as it is.
    """
    original = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    copy = sqlite3.connect(":memory:")
    copy.executescript(sql)
    for (table,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        statement = f'SELECT * FROM "{table}" ORDER BY rowid'
        if original.execute(statement).fetchall() != copy.execute(statement).fetchall():
            raise ValueError(f"rows differ: {table}")
    original.close()
    copy.close()
