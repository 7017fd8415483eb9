import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.intake.lines import is_blank, units_of

FIRST = (
    "Seven people were killed when soldiers raided a warehouse in the port of Calda on Monday, the ministry said. The "
    "dead were armed, it said, and had fired first when the soldiers came to the gate of the port."
)
SECOND = (
    "Residents disputed the account. A woman who lives opposite the warehouse said that no shots had come from the "
    "building before the soldiers came, and that the men inside had been asleep."
)


def units(text: str) -> list[str]:
    return [text[start:end] for start, end in units_of(text)]


def joined(text: str) -> list[str]:
    return [" ".join(unit.split()) for unit in units(text)]


def wrapped(*paragraphs: str, width: int = 72, between: str = "\n\n", indent: str = "") -> str:
    return between.join(textwrap.fill(p, width, initial_indent=indent) for p in paragraphs)


def test_a_line_is_a_unit_where_paragraphs_stand_on_lines() -> None:
    assert units(f"Raid in Calda\n{FIRST}\n{SECOND}\n") == ["Raid in Calda", FIRST, SECOND]


@pytest.mark.parametrize("width", [40, 60, 72, 100])
def test_wrapped_lines_between_blank_lines_are_one_unit(width: int) -> None:
    assert joined(wrapped(FIRST, SECOND, width=width)) == [FIRST, SECOND]


def test_an_indented_line_begins_a_unit_of_wrapped_text() -> None:
    assert joined(wrapped(FIRST, SECOND, between="\n", indent="    ")) == [FIRST, SECOND]


def test_a_short_line_ends_a_unit_of_wrapped_text() -> None:
    text = wrapped(FIRST, SECOND, width=66, between="\n")
    assert len(text.splitlines()[3]) < 30
    assert joined(text) == [FIRST, SECOND]


def test_wrapped_capitals_are_put_together() -> None:
    assert joined(wrapped(FIRST.upper(), SECOND.upper())) == [FIRST.upper(), SECOND.upper()]


def test_a_headline_above_wrapped_text_stays_apart() -> None:
    assert joined(f"Raid in Calda\n\n{wrapped(FIRST, SECOND)}") == ["Raid in Calda", FIRST, SECOND]


def test_lines_of_a_list_are_not_taken_for_wrapped_text() -> None:
    items = ["Ferry sinks off Marrow with ninety on board", "Mayor of Calda resigns over harbour deal", "Three held"]
    assert units("\n".join(items)) == items


def test_one_sentence_broken_in_two_is_one_unit() -> None:
    text = "Seven people were killed when soldiers raided a warehouse in the port\nof Calda on Monday."
    assert joined(text) == [" ".join(text.split())]


@pytest.mark.parametrize("end", ["\n", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_every_mark_of_a_new_line_parts_units(end: str) -> None:
    assert units(f"{FIRST}{end}{SECOND}") == [FIRST, SECOND]


@pytest.mark.parametrize("text", ["", "\n\n", " \t\u00a0", "\u200b\u200e\u202e\ufeff", "\x07\x1b"])
def test_a_text_that_shows_nothing_is_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["a", "\u200b.", "…", "مرحبا", "\u0301"])
def test_a_text_that_shows_anything_is_not(text: str) -> None:
    assert not is_blank(text)


@given(st.text(alphabet=st.sampled_from("ab. \n\tA,\u2028"), max_size=400))
def test_units_hold_all_but_white_space_in_order(text: str) -> None:
    at = 0
    for start, end in units_of(text):
        assert at <= start < end
        assert text[start:end] == text[start:end].strip()
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


@given(
    st.lists(st.sampled_from([f"{FIRST} {SECOND}", f"{SECOND} {FIRST}"]), min_size=2, max_size=5), st.integers(45, 110)
)
def test_wrapping_long_paragraphs_at_any_width_changes_none(paragraphs: list[str], width: int) -> None:
    assert joined(wrapped(*paragraphs, width=width)) == paragraphs
