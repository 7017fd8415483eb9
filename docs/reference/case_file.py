"""Writes the tables of ``case-file.md`` from the comments in the schema: ``python docs/reference/case_file.py``."""

# ruff: noqa: INP001

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

PAGE = Path(__file__).with_name("case-file.md")
MARK = "<!-- from here on written by case_file.py from src/testigo/case/schema.sql -->\n"

_USUAL = {
    "key": "number of the row",
    "page": "key of the page",
    "left_page": "key of a page",
    "right_page": "key of a page",
    "face": "key of the face",
    "other": "key of the other one",
    "by": "who decided it",
    "why": "the reason, where one was given",
}
_TABLE = re.compile(r"CREATE TABLE (\w+) \(\s*(?:-- (.*))?")
_WORDS = re.compile(r"CREATE VIRTUAL TABLE (\w+) USING fts5 \((\w+), (\w+), content = '(\w+)'")
_COLUMN = re.compile(r"  ([a-z_]+) ([A-Z]+)\b([^-]*?),?\s*(?:-- (.*))?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column as the schema has it."""

    name: str
    type: str
    may_be_null: bool
    meaning: str


def schema() -> str:
    """Return the schema's SQL."""
    return files("testigo.case").joinpath("schema.sql").read_text(encoding="utf-8")


def tables(sql: str) -> Iterator[tuple[str, str, list[Column]]]:
    """Yield name, purpose and columns of each table."""
    for block in re.split(r"\n(?=CREATE TABLE )", sql)[1:]:
        head, *lines = block.split("\n")
        found = _TABLE.match(head)
        assert found is not None, head
        columns = [_column(match) for line in lines[: _end(lines)] if (match := _COLUMN.match(line))]
        yield found[1], found[2] or "", columns


def _end(lines: list[str]) -> int:
    return next(i for i, line in enumerate(lines) if line.startswith(")"))


def _column(found: re.Match[str]) -> Column:
    rest = found[3]
    meaning = found[4] or _USUAL.get(found[1], "as in the ledger")
    required = "NOT NULL" in rest or "PRIMARY KEY" in rest
    return Column(name=found[1], type=found[2], may_be_null=not required, meaning=meaning)


def written(sql: str) -> str:
    """Return the part of the page that tells of every table and column."""
    parts = []
    for name, purpose, columns in tables(sql):
        rows = [
            f"| `{c.name}` | {c.type}{', may be NULL' if c.may_be_null else ''} | {_safe(c.meaning)} |" for c in columns
        ]
        parts.append(
            "\n".join(
                [f"## `{name}`\n", f"{_sentence(purpose)}\n", "| column | type | what it is |", "|---|---|---|", *rows]
            )
        )
    for name, one, other, content in _WORDS.findall(sql):
        parts.append(
            f"## `{name}`\n\nThe words of `{one}` and `{other}` of `{content}`, for full-text search (FTS5, no accents, no case)."
        )
    return "\n\n".join(parts) + "\n"


def _sentence(purpose: str) -> str:
    return purpose[:1].upper() + purpose[1:] + "."


def _safe(meaning: str) -> str:
    return meaning.replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    before, _, _ = PAGE.read_text(encoding="utf-8").partition(MARK)
    PAGE.write_text(before + MARK + "\n" + written(schema()), encoding="utf-8")
