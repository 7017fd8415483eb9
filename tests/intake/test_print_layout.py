from collections.abc import Sequence
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.intake.print_layout import SOFT_HYPHEN, PrintedLine, Unit, is_of_browser, units_of

WIDTH = 5.0
"""Points that a letter is taken to be wide."""


def line(text: str, base: float, *, left: float = 50, size: float = 10, page: int = 0) -> PrintedLine:
    right = left + WIDTH * len(text)
    return PrintedLine(text=text, page=page, left=left, right=right, base=base, foot=base, size=size, height=800)


def column(*texts: str, top: float = 700, left: float = 50, page: int = 0, leading: float = 12) -> list[PrintedLine]:
    return [line(text, top - i * leading, left=left, page=page) for i, text in enumerate(texts)]


def paragraphs(lines: Sequence[PrintedLine]) -> list[str]:
    return [unit.text for unit in units_of(lines) if not unit.running]


def running(lines: Sequence[PrintedLine]) -> list[str]:
    return [unit.text for unit in units_of(lines) if unit.running]


FULL = "Seven people were killed when soldiers raided the warehouse in"
NEXT = "the port of Calda on Monday, as the ministry and the police told"
END = "reporters."


def test_full_lines_belong_to_one_paragraph() -> None:
    assert paragraphs(column(FULL, NEXT, END)) == [f"{FULL} {NEXT} {END}"]


def test_an_indented_line_begins_a_paragraph() -> None:
    lines = [*column(FULL, NEXT, FULL + "."), line(FULL, 664, left=62), line(NEXT, 652)]
    assert paragraphs(lines) == [f"{FULL} {NEXT} {FULL}.", f"{FULL} {NEXT}"]


def test_a_wide_gap_begins_a_paragraph() -> None:
    lines = [*column(FULL, NEXT, FULL), *column(NEXT, FULL, top=656)]
    assert paragraphs(lines) == [f"{FULL} {NEXT} {FULL}", f"{NEXT} {FULL}"]


def test_a_short_line_that_ends_a_sentence_ends_its_paragraph() -> None:
    assert paragraphs(column(FULL, NEXT, END, FULL, NEXT)) == [f"{FULL} {NEXT} {END}", f"{FULL} {NEXT}"]


def test_letters_of_another_size_begin_a_paragraph() -> None:
    lines = [line("Raid in Calda leaves", 740, size=20), line("seven dead", 718, size=20), *column(FULL, NEXT)]
    assert paragraphs(lines) == ["Raid in Calda leaves seven dead", f"{FULL} {NEXT}"]


def test_a_sentence_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    lines = [*column(FULL, NEXT), *column(FULL, NEXT, left=400), *column(FULL, page=1)]
    assert paragraphs(lines) == [f"{FULL} {NEXT} {FULL} {NEXT} {FULL}"]


def test_a_sentence_that_ends_at_the_foot_of_a_column_ends_its_paragraph() -> None:
    lines = [*column(FULL, NEXT + "."), *column(FULL, NEXT, left=400)]
    assert paragraphs(lines) == [f"{FULL} {NEXT}.", f"{FULL} {NEXT}"]


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("the oppo-", "site bank of the river", "the opposite bank of the river"),
        (f"the oppo{SOFT_HYPHEN}", "site bank of the river", "the opposite bank of the river"),
        ("the town of Al-", "Sadr was shelled", "the town of Al-Sadr was shelled"),
        ("from the self-", "made barricade", "from the self-made barricade"),
        ("between 5-", "7 people", "between 5- 7 people"),
        ("he left -", "or fled", "he left - or fled"),
    ],
)
def test_a_word_cut_at_the_end_of_a_line_is_made_whole(before: str, after: str, whole: str) -> None:
    assert paragraphs(column(before, after)) == [whole]


def test_a_hyphen_stays_where_the_word_has_it_elsewhere() -> None:
    lines = column("the semi-official agency said on Monday that the semi-", "official account was the only one")
    assert "that the semi-official account" in paragraphs(lines)[0]


def test_heads_on_many_pages_and_page_numbers_run_and_come_behind_the_paragraph_they_break() -> None:
    pages = [
        [line(f"Calda Post, page {n + 1}", 780, page=n), *column(FULL, NEXT, page=n), line(str(n + 1), 20, page=n)]
        for n in range(3)
    ]
    units = units_of([one for page in pages for one in page])
    assert [u.running for u in units] == [True, False, True, True, True, True, True]
    assert units[1].text == " ".join((FULL, NEXT) * 3)


def test_a_line_in_the_margin_of_one_page_alone_is_text() -> None:
    assert running([line("They counted us", 780), *column(FULL, NEXT)]) == []


@pytest.mark.parametrize("number", ["7", "- 7 -", "Page 7", "page 7 of 12", "Seite 7", "7/12", "p. 7"])
def test_page_numbers_are_known_in_their_forms(number: str) -> None:
    assert running([line(number, 15), *column(FULL, NEXT)]) == [number]


def test_a_number_within_the_page_is_text() -> None:
    assert running([*column(FULL, "7", NEXT)]) == []


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("3/5/31, 10:15 AM", True),
        ("05.03.2031, 10:15 Raid in Calda", True),
        ("https://caldapost.example/raid 1/2", True),
        ("file:///home/a/raid.html", True),
        ("At 10:15 AM on 3/5/31, troops moved in", False),
        ("See https://caldapost.example/raid for more", False),
    ],
)
def test_what_a_browser_prints_is_known(text: str, answer: bool) -> None:
    assert is_of_browser(text) is answer


def test_no_lines_make_no_units() -> None:
    assert units_of([]) == []


@given(
    st.lists(
        st.tuples(
            st.text(alphabet="abc. -7", min_size=1, max_size=12).filter(str.strip),
            st.integers(0, 3),
            st.floats(-50, 900),
            st.floats(-50, 700),
            st.floats(0.5, 80),
        ),
        max_size=20,
    )
)
def test_wherever_lines_stand_no_letter_is_lost(given: list[tuple[str, int, float, float, float]]) -> None:
    order = count()
    lines = [
        PrintedLine(
            text=text.strip(), page=page, left=left, right=left + 9, base=base, foot=base, size=size, height=800
        )
        for text, page, base, left, size in sorted(given, key=lambda g: (g[1], next(order)))
    ]
    units = units_of(lines)
    assert all(isinstance(unit, Unit) and unit.text for unit in units)

    def letters(texts: Sequence[str]) -> list[str]:
        return sorted(c for text in texts for c in text if c.isalnum())

    assert letters([u.text for u in units]) == letters([one.text for one in lines])
