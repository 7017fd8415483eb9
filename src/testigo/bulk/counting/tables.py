"""Asks the tables of a bulk folder in SQL, with DuckDB: the views that queries stand on, and what they give."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from testigo.bulk.counting.catalogue import Query
from testigo.bulk.finding.folder import Folder
from testigo.bulk.tables import BY_DATE, TABLES
from testigo.errors import TestigoError
from testigo.export.extras import library

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What a query gave: the names of its columns, its rows, and how many pages were counted over."""

    query: Query
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    pages: int

    def column(self, name: str) -> list[Any]:
        """Return the values of a column."""
        at = self.columns.index(name)
        return [row[at] for row in self.rows]


def count(folder: Folder, query: Query, *, where: str | None = None, pages: Sequence[str] | None = None) -> Counted:
    """Run a query over the finished shards of a folder.

    ``where`` is a condition in SQL on the columns of ``pages``; ``pages`` are the ids of those to count over, if not all.
    Raises TestigoError T861 when the query or the condition is not understood, T856 when a table cannot be read.
    """
    duckdb = library("duckdb", "bulk")
    with duckdb.connect(
        config={"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    ) as connection:
        try:
            _prepare(connection, folder, where, pages)
            found = connection.execute(query.sql)
            columns = tuple(str(about[0]) for about in found.description or ())
            rows = tuple(found.fetchall())
            (total,) = connection.execute("SELECT count(*) FROM pages").fetchone() or (0,)
        except duckdb.Error as why:
            is_of_a_file = type(why) in {duckdb.Error, duckdb.IOException, duckdb.InvalidInputException}
            raise TestigoError("T856" if is_of_a_file else "T861", _brief(why)) from why
    return Counted(query=query, columns=columns, rows=rows, pages=total)


def statement(folder: Folder, query: Query, where: str | None = None) -> str:
    """Return the query with the views that it stands on, as any DuckDB runs it from anywhere."""
    sources = {t: _source([_pattern(folder, t)]) if folder.files(t) else _files(folder, t) for t in TABLES}
    about = "".join(f"-- {line}\n" for line in (query.title, query.about) if line)
    return f"{_prelude(sources, where, chosen=False)}\n{about}{query.sql};\n"


def _prepare(connection: DuckDBPyConnection, folder: Folder, where: str | None, pages: Sequence[str] | None) -> None:
    if pages is not None:
        connection.execute("CREATE TABLE chosen AS SELECT DISTINCT unnest(?::VARCHAR[]) AS page_id", [list(pages)])
    sources = {table: _files(folder, table) for table in TABLES}
    connection.execute(_prelude(sources, where, chosen=pages is not None))


def _prelude(sources: dict[str, str], where: str | None, *, chosen: bool) -> str:
    narrowed = f"\n  AND ({where})" if where else ""
    narrowed += "\n  AND page_id IN (SELECT page_id FROM chosen)" if chosen else ""
    text = files("testigo.bulk.counting").joinpath("prelude.sql").read_text("utf-8")
    for table, source in sources.items():
        text = text.replace(f"{{{table}}}", source)
    return text.replace("{chosen}", narrowed)


def _files(folder: Folder, table: str) -> str:
    """The files of a table as DuckDB reads them; an empty table of the same columns where there is none."""
    paths = folder.files(table)
    if paths:
        return _source([path.as_posix() for path in paths])
    columns = ", ".join(f"NULL::{_sql_type(field.type)} AS {field.name}" for field in TABLES[table])
    return f"(SELECT {columns} WHERE false)"


def _sql_type(kind: Any) -> str:  # noqa: ANN401 - pyarrow has no types
    """The type of DuckDB for one of Arrow."""
    import pyarrow as pa

    if pa.types.is_list(kind):
        return f"{_sql_type(kind.value_type)}[]"
    if pa.types.is_struct(kind):
        return "STRUCT(" + ", ".join(f'"{field.name}" {_sql_type(field.type)}' for field in kind) + ")"
    return {"string": "VARCHAR", "bool": "BOOLEAN", "double": "DOUBLE", "int32": "INTEGER", "int64": "BIGINT"}[
        str(kind)
    ]


def _source(paths: list[str]) -> str:
    named = ", ".join("'" + path.replace("'", "''") + "'" for path in paths)
    return f"read_parquet([{named}], hive_partitioning = false)"


def _pattern(folder: Folder, table: str) -> str:
    below = "date=*/*.parquet" if table in BY_DATE else "*.parquet"
    return (folder.path / table / below).as_posix()


def _brief(why: Exception) -> str:
    return " ".join(str(why).split())[:400]


def to_json(counted: Counted) -> dict[str, Any]:
    """Return what a query gave as plain dicts and lists, days as ISO 8601."""
    plain = [[_plain(value) for value in row] for row in counted.rows]
    rows = [dict(zip(counted.columns, row, strict=True)) for row in plain]
    return {"query": counted.query.name, "title": counted.query.title, "pages": counted.pages, "rows": rows}


def _plain(value: Any) -> Any:  # noqa: ANN401 - a cell
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return json.loads(json.dumps(value, default=str))
