"""``docs/reference/inputs.md`` says what the program does."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from testigo.errors import CATALOGUE
from testigo.intake.articles import FIELDS
from testigo.intake.html import MOST_LINES
from testigo.intake.limits import MEBI, Limits
from testigo.intake.sniff import PAGE_NAMES

REFERENCE = (Path(__file__).parents[2] / "docs" / "reference" / "inputs.md").read_text(encoding="utf-8")


def section(heading: str) -> str:
    return REFERENCE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def shown(name: str) -> str:
    """A limit as the reference writes it."""
    value = getattr(Limits(), name)
    if name.endswith("_bytes"):
        return f"{value // MEBI:,} MiB"
    return f"{value:,g} seconds" if name.endswith("_seconds") else f"{value:,}"


@pytest.mark.parametrize("name", [field.name for field in fields(Limits)])
def test_each_limit_is_quoted_with_its_value(name: str) -> None:
    rows = [line for line in section("Limits").splitlines() if line.startswith(f"| `{name}` |")]
    assert len(rows) == 1
    assert rows[0].split("|")[2].strip().removesuffix(" characters") == shown(name)


def test_the_limits_table_has_no_limit_that_there_is_not() -> None:
    named = re.findall(r"^\| `(\w+)` \|", section("Limits"), re.MULTILINE)
    assert sorted(named) == sorted(field.name for field in fields(Limits))
    assert f"{MOST_LINES:,} lines" in section("Limits")


def test_every_ending_of_a_page_is_listed() -> None:
    assert set(re.findall(r"`(\.\w+)`", section("Where a page comes from"))) == {*PAGE_NAMES, ".gz"}


def test_every_field_of_an_article_is_listed() -> None:
    rows = re.findall(r"^\| (`.+?) \|", section("Lists of articles"), re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} == {*FIELDS, "authors"}


def test_every_code_of_intake_stands_beside_what_gives_it() -> None:
    told = set(re.findall(r"\bT\d{3}\b", section("What a bad input gives")))
    assert told == {code for code in CATALOGUE if code[1] in "12"}


def test_every_code_that_is_named_is_in_the_catalogue() -> None:
    assert set(re.findall(r"\bT\d{3}\b", REFERENCE)) <= set(CATALOGUE)
