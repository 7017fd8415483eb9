import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from sample_ledger import CLAIMS, LEDGER, TEXT

from testigo.ledger import Ledger, Span
from testigo.show.sheet import NARROWEST, WIDEST
from testigo.show.terminal import Terminal


def lines(width: int = 80, *, furniture: bool = False, ledger: Ledger = LEDGER) -> list[str]:
    return Terminal(width=width, furniture=furniture).show(ledger).splitlines()


def test_the_header_says_what_the_page_is_and_how_its_date_is_known() -> None:
    shown = "\n".join(lines(200))
    assert "Ferry guards fire on dock strikers in Port Sabra" in shown
    assert "Coast Courier · 15 March 2022 (from the page’s JSON-LD) · by Tamsin Oyelaran and Joost Ferreira" in shown
    assert "PORT SABRA, Maravel (Meridian Wire) —" in shown
    assert "1 teaser of another story" in shown
    assert "T301  a part of the page is not in English" in shown


def test_a_source_stands_over_its_claims_with_act_and_words() -> None:
    shown = lines(100)
    at = shown.index("Nadia Rahal")
    assert shown[at + 1] == "  C2   denies:       “Nobody on our side carried a weapon”"
    assert shown[at + 2] == "  C3   accuses       “They fired from the roof, and they went on firing”"
    assert "Interior Ministry  government" in shown


def test_a_claim_told_by_others_shows_its_chain() -> None:
    assert "Coast Courier → TVM → Interior Ministry" in "\n".join(lines())
    assert any(line.split() == "C4 passes on Interior Ministry (C5)".split() for line in lines())


def test_an_incident_says_stage_roles_day_place_and_teller() -> None:
    shown = "\n".join(lines(200))
    for expected in (
        "I3  Raid  planned",
        "with      tear gas",
        "target    Dockers’ union",
        "when      13 March 2022 (“on Sunday”)",
        "where     Port Sabra, ZZ; North Quay, Port Sabra",
        "told by   the page itself; Dockers’ union (C1); Nadia Rahal (C3)",
        "I4  Killing  told as not having happened  [unsure]",
    ):
        assert expected in shown


def test_a_count_says_amount_of_whom_and_who_tells_it() -> None:
    assert "  killed    at least 4  civilian   “At least four dock workers”  Dockers’ union (C1), I1" in lines(120)


def test_doubt_is_told_in_words() -> None:
    shown = "\n".join(lines(200))
    assert re.search(r"C8 +unconfirmed", shown)
    assert re.search(r"C9 +believes .*\[unsure\]", shown)
    assert re.search(r"C7 +does not say", shown)


def test_furniture_is_counted_and_shown_when_asked_for() -> None:
    assert "We use cookies" not in "\n".join(lines())
    assert "  notice      We use cookies to make this site work." in lines(furniture=True)


def test_a_page_with_nothing_in_it_says_none() -> None:
    bare = Ledger(input="a", page=replace(LEDGER.page, title=None, outlet=None, published=None), reader=LEDGER.reader)
    shown = "\n".join(lines(ledger=bare))
    for expected in ("(no title)", "outlet unknown · no date found", "CLAIMS  none", "INCIDENTS  none", "COUNTS  none"):
        assert expected in shown


@pytest.mark.parametrize("width", [10, 60, 80, 120, 200, 999])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    widest = max(cell_len(line) for line in lines(width, furniture=True))
    assert widest <= min(max(width, NARROWEST), WIDEST)


def test_plain_output_has_no_escape_code_and_no_space_at_a_lines_end() -> None:
    shown = lines(furniture=True)
    assert "\x1b" not in "\n".join(shown)
    assert all(line == line.rstrip() for line in shown)


def test_colour_adds_codes_and_changes_no_word() -> None:
    coloured = Terminal(width=80, colour=True, furniture=True).show(LEDGER)
    assert "\x1b[1mNadia Rahal" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == Terminal(width=80, furniture=True).show(LEDGER)


def saying(text: str) -> Ledger:
    said = replace(CLAIMS[1], content=(Span(start=0, end=len(text)),), source=None, cue=None)
    page = replace(LEDGER.page, text=text, blocks=(), datelines=(), title="t")
    return Ledger(input="x", page=page, reader=LEDGER.reader, claims=(said,))


@pytest.mark.parametrize("steering", ["\x1b[2J", "\x9b31m", "\x07", "\x00", "\u202e", "\u2066"])
def test_nothing_in_a_page_steers_the_terminal(steering: str) -> None:
    shown = Terminal(width=80).show(saying(f"a{steering}b" * 3))
    assert not set(steering) & {"\x1b", "\x9b", "\x07", "\x00", "\u202e", "\u2066"} & set(shown)


def test_words_from_right_to_left_are_set_apart_line_by_line() -> None:
    arabic = [line for line in lines() if any(unicodedata.bidirectional(letter) == "AL" for letter in line)]
    assert arabic
    assert all(line.count("\u2068") == line.count("\u2069") == 1 for line in arabic)


@pytest.mark.parametrize("text", ["警察は港で発砲した" * 30, "é" * 300 + "e\u0301" * 300, "x" * 1000, "👩‍👩‍👧 " * 80])
def test_wide_combining_and_unbroken_words_are_folded(text: str) -> None:
    shown = Terminal(width=60).show(saying(text))
    assert all(cell_len(line) <= 60 for line in shown.splitlines())
    kept = "".join(shown.split())
    assert "".join(text.split())[:20] in kept


@settings(deadline=None, max_examples=60)
@given(st.text(min_size=1, max_size=200), st.integers(1, 300))
def test_any_text_is_shown_within_the_width(text: str, width: int) -> None:
    shown = Terminal(width=width).show(saying(text))
    assert all(cell_len(line) <= min(max(width, 60), 200) for line in shown.split("\n"))
    assert "\x1b" not in shown


def test_a_quotation_of_the_sample_is_shown_in_full() -> None:
    shown = " ".join(" ".join(lines(60)).split())
    assert TEXT[CLAIMS[0].content[0].start : CLAIMS[0].content[0].end] in shown
