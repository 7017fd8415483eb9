"""Whatever single thing is changed, dropped, swapped or added in a case, the check of it finds that."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_evidence import checked, filled
from sample_tampering import unguarded

from testigo.case.audit import rejoined

TABLES = ("entry", "head", "page", "bytes", "receipt", "reading", "decision", "failure", "capture", "claim", "naming",
          "profile", "telling", "incident_key", "incident_join", "lineage_key", "lineage_trace", "link", "decided", "doubt")  # fmt: skip
"""Tables of which every column of every row is held to the log, or to what the readings and decisions give."""
NUMBERS = {("claim", "key"), ("telling", "key"), ("capture", "key"), ("reading", "key"), ("naming", "face")}
"""Columns that are numbers inside the file and say nothing: a change of one of them alone is none."""
HOW = st.sampled_from(["change", "drop", "swap", "double"])
OFTEN = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("whole") / "a.testigo")


def rows_of(db: sqlite3.Connection, table: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    found = db.execute(f"SELECT * FROM {table} ORDER BY 1, 2")
    return [column[0] for column in found.description], found.fetchall()


def other(value: Any, data: st.DataObject) -> Any:
    """Another value of the same type."""
    if isinstance(value, str):
        at = data.draw(st.integers(0, len(value)))
        return value[:at] + data.draw(st.sampled_from("aZ0é")) + value[at:]
    if isinstance(value, bytes):
        at = data.draw(st.integers(0, max(0, len(value) - 1)))
        return value[:at] + bytes([(value[at] if value else 0) ^ data.draw(st.integers(1, 255))]) + value[at + 1 :]
    if isinstance(value, float):
        return value / 2 + 0.1
    return 1 if value is None else value + data.draw(st.integers(1, 50))


def put_row(db: sqlite3.Connection, table: str, names: list[str], row: tuple[Any, ...]) -> None:
    db.execute(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})", row)


def take_row(db: sqlite3.Connection, table: str, names: list[str], row: tuple[Any, ...]) -> None:
    db.execute(f"DELETE FROM {table} WHERE {' AND '.join(f'{name} IS ?' for name in names)}", row)


def tampered(db: sqlite3.Connection, how: str, data: st.DataObject) -> str | None:
    """Do one thing to one or two rows; say what was done, None where it comes to nothing or the table does not take it."""
    table = data.draw(st.sampled_from(TABLES))
    names, rows = rows_of(db, table)
    row = data.draw(st.sampled_from(rows))
    column = data.draw(st.sampled_from([n for n in names if (table, n) not in NUMBERS]))
    at = names.index(column)
    try:
        if how == "drop":
            take_row(db, table, names, row)
        elif how == "double":
            put_row(db, table, names, (other(row[0], data), *row[1:]))
        elif how == "swap":
            twin = data.draw(st.sampled_from(rows))
            for one, value in ((row, twin[at]), (twin, row[at])):
                take_row(db, table, names, one)
                put_row(db, table, names, (*one[:at], value, *one[at + 1 :]))
        else:
            take_row(db, table, names, row)
            put_row(db, table, names, (*row[:at], other(row[at], data), *row[at + 1 :]))
    except sqlite3.IntegrityError:
        return None
    return None if said(rows_of(db, table)[1]) == said(rows) else f"{how} of {table}.{column}"


def said(rows: list[tuple[Any, ...]]) -> list[tuple[object, ...]]:
    """Rows by what they say: of a number in JSON, 2.0 and 2.00 are one way to write it."""
    return [tuple(rejoined._opened(value) if isinstance(value, str) else value for value in row) for row in rows]


@OFTEN
@given(HOW, st.data())
def test_any_single_change_of_a_row_is_found(whole: Path, tmp_path: Path, how: str, data: st.DataObject) -> None:
    path = Path(shutil.copyfile(whole, tmp_path / "b.testigo"))
    with unguarded(path) as db:
        db.execute("BEGIN")
        done = tampered(db, how, data)
        db.execute("ROLLBACK" if done is None else "COMMIT")
    if done is not None:
        assert not checked(path).holds, done


def test_the_case_as_it_was_made_holds(whole: Path) -> None:
    with closing(sqlite3.connect(whole)) as db:
        assert all(rows_of(db, table)[1] for table in TABLES)
    assert checked(whole).findings == []
