import re
import runpy
import sqlite3
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "case-file.md"
ANEW = "write it anew: python docs/reference/case_file.py"


@pytest.fixture(scope="module")
def described() -> dict[str, str]:
    """What the reference says of each table."""
    sections = re.split(r"^## `(\w+)`$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return dict(zip(sections[::2], sections[1::2], strict=True))


@pytest.fixture(scope="module")
def columns() -> dict[str, list[str]]:
    """The columns of each table of a case, but for those that FTS5 keeps for itself."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript(files("testigo.case").joinpath("schema.sql").read_text(encoding="utf-8"))
        names = db.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite%'"
        )
        return {name: [c[1] for c in db.execute(f"PRAGMA table_info({name})")] for (name,) in names.fetchall()}


def test_every_table_stands_in_the_reference(described: dict[str, str], columns: dict[str, list[str]]) -> None:
    assert described.keys() == columns.keys(), ANEW


def test_the_reference_is_what_its_command_writes_from_the_schema() -> None:
    command = runpy.run_path(str(PAGE.with_name("case_file.py")))
    _, _, told = PAGE.read_text(encoding="utf-8").partition(command["MARK"])
    assert told.strip() == command["written"](command["schema"]()).strip(), ANEW


def test_every_column_stands_in_the_reference_under_its_table(
    described: dict[str, str], columns: dict[str, list[str]]
) -> None:
    missing = [(t, c) for t, known in columns.items() for c in known if f"`{c}`" not in described.get(t, "")]
    assert missing == [], ANEW


def test_every_table_has_a_purpose_in_words(described: dict[str, str]) -> None:
    assert [name for name, text in described.items() if not re.match(r"\n\n[A-Z].* .*\.\n", text)] == []
