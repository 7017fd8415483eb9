"""The views of a case beside its accounts: search, timeline, sources, changes."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from sample_case import ACCOUNTS, COURIER, EMPTY, PARTIES, SHOOTING

from testigo.case.diff import Altered, Difference, Fact, Recount, Said
from testigo.case.records import Node
from testigo.case.search import ClaimHit, Excerpt, Found, Hit
from testigo.case.timeline import timeline_of
from testigo.case.versions import Version
from testigo.case.voices import Voice
from testigo.ledger import Span
from testigo.show.changes import ChangesView
from testigo.show.search import SearchView
from testigo.show.timeline import TimelineView
from testigo.show.voices import VoicesView

TEXT = "The guards fired from the roof of the\ncustoms house."


def found(text: str = TEXT) -> Found:
    words = tuple(Span(start=m.start(), end=m.end()) for m in re.finditer(r"customs|house|roof", text))
    excerpt = Excerpt(text=text, start=10, matches=words, cut_before=True)
    claim = ClaimHit(
        claim="C7",
        act="accuse",
        form="direct",
        source="she",
        node=Node(page=COURIER, id="RAHAL"),
        content=replace(excerpt, cut_before=False),
        confidence=0.9,
    )
    hit = Hit(page=ACCOUNTS.pages[0], score=2.0, title=None, excerpt=excerpt, claims=(claim,))
    return Found(hits=(hit,), total=31)


NAMES = {node: party.name for party in PARTIES for node in party.nodes}


def test_what_was_searched_for_stands_in_brackets_where_there_is_no_colour() -> None:
    shown = SearchView(width=100, names=NAMES).show(found())
    assert "  … The guards fired from the [roof] of the [customs house]." in shown
    assert "  C7   Nadia Rahal  accuses  “The guards fired" in shown
    assert "31 pages, 1 claim; the first 1 are shown (--limit)" in shown


def test_a_hit_says_outlet_day_and_address() -> None:
    shown = SearchView(width=100).show(found())
    assert shown.startswith(
        "Guards fire on pickets in Port Sabra\nCoast Courier · 13 March 2022 · https://courier.example/quay\n"
    )


def test_nothing_found_is_said() -> None:
    assert SearchView().show(Found(hits=(), total=0)) == "Nothing was found.\n"


def timeline(width: int = 100, **how: bool) -> str:
    return TimelineView(ACCOUNTS, width=width, **how).show(timeline_of(ACCOUNTS))


def test_days_that_are_known_and_spans_are_told_apart() -> None:
    shown = timeline(every=True)
    assert "  June 2021            ◌ Arrest of dockers, June 2021  1 page" in shown
    assert "  13 March 2022        ● Shooting at the North Quay in Port Sabra, 13 March 2022  4 pages" in shown


def test_what_is_told_for_the_first_time_stands_under_its_day() -> None:
    shown = timeline()
    day = shown[shown.index("  15 March 2022\n") :]
    assert "+ Killed: at least 6 (hospital)" in day
    assert (
        "+ Who did it, denied: ferry guards (Castor Blum, through Interior Ministry)"
        in shown[: shown.index("  14 March")]
    )
    assert "Quiet Times  Ferries run late  (tells of no incident)" in day


def test_an_empty_timeline_says_so() -> None:
    shown = TimelineView(EMPTY).show(timeline_of(EMPTY))
    assert "WHEN IT HAPPENED  nothing is told" in shown
    assert "WHEN IT WAS SAID  no page" in shown


def voice(number: int, *parts: Voice) -> Voice:
    return Voice(party=PARTIES[number], acts=(("deny", 2), ("assert", 1)), pages=2, parts=parts)


GOVERNMENT = replace(voice(4, voice(5, voice(6))), acts=(), pages=0)


def test_those_who_speak_for_a_party_stand_under_it() -> None:
    lines = VoicesView(ACCOUNTS, width=100).show((GOVERNMENT,)).splitlines()
    at = lines.index("  Government of Maravel  government")
    assert lines[at + 1] == "  └─ Interior Ministry  government"
    assert lines[at + 2] == "     3 claims on 2 pages: denies 2, says 1"
    assert lines[at + 3] == "     └─ Castor Blum  government"
    assert "SOURCES  1 party, 6 claims" in lines


def test_links_between_pages_say_how_and_how_much() -> None:
    shown = VoicesView(ACCOUNTS, width=120).show(())
    assert "  Inland Mail has the same passages as Radio Sabra  80% of the shorter; 40 words in a row" in shown


def test_parties_that_say_little_are_counted_unless_all_are_asked_for() -> None:
    many = tuple(voice(7) for _ in range(40))
    assert "and 10 more with 30 claims (--all)" in VoicesView(ACCOUNTS).show(many)
    assert VoicesView(ACCOUNTS, every=True).show(many).count("Nadia Rahal") == 40


def said(content: str, **how: str) -> Said:
    kept = {"claim": "C1", "source": "Nadia Rahal", "act": "assert", "form": "indirect", "content": content, **how}
    return Said(**kept)  # type: ignore[arg-type]


def changed(word: str = "six") -> Difference:
    return Difference(
        before="sha256:a",
        after="sha256:b",
        facts=(Fact(name="title", before="Four dead", after=f"{word} dead"),),
        altered=(Altered(before=said("four men died"), after=said(f"{word} men died"), aspects=("words",)),),
        added=(said(word, form="direct", act="deny"),),
        withdrawn=(said("no one was hurt"),),
        recounts=(Recount(effect="killed", who="civilian", before=("4",), after=("6",)),),
        left_out=("Four men died.",),
        put_in=(f"{word} men died.",),
    )


VERSIONS = tuple(
    Version(key=n, id=f"sha256:{n}", published=None, received_at="2022-03-13T10:00:00+00:00", counts=n == 1)
    for n in range(2)
)


def changes(word: str = "six", *, width: int = 100, colour: bool = False, text: bool = True) -> str:
    return ChangesView(width=width, colour=colour, text=text).show("quay.html", VERSIONS, (changed(word),))


def test_changes_are_told_word_by_word() -> None:
    shown = changes()
    assert "  ~ Nadia Rahal says  [-four-] {+six+} men died" in shown
    assert "  + Nadia Rahal denies:  “six”" in shown
    assert "  - Nadia Rahal says  no one was hurt" in shown
    assert "  killed civilian      [-4-] {+6+}" in shown
    assert "claims: 1 altered, 1 added, 1 withdrawn; 1 sentence left out, 1 put in" in shown


def test_sentences_are_shown_when_asked_for() -> None:
    assert "  - Four men died." in changes()
    assert "  - Four men died." not in changes(text=False)


def test_with_colour_words_that_went_are_struck_out() -> None:
    shown = changes(colour=True)
    assert "[-" not in shown
    assert re.search("\x1b\\[[0-9;]*m *four", shown)


def every_view(text: str, width: int, colour: bool) -> str:
    pages = tuple(replace(card, outlet=text, title=text, input=text) for card in ACCOUNTS.pages)
    parties = tuple(replace(party, name=text, aliases=(text, "b")) for party in PARTIES)
    accounts = replace(ACCOUNTS, pages=pages, parties=parties, incidents=(replace(SHOOTING, title=text),))
    lone = replace(GOVERNMENT, party=parties[4])
    return "".join(
        (
            SearchView(width=width, colour=colour, names=dict.fromkeys(NAMES, text)).show(found(text)),
            TimelineView(accounts, width=width, colour=colour).show(timeline_of(accounts)),
            VoicesView(accounts, width=width, colour=colour).show((lone,)),
            changes(text, width=width, colour=colour),
        )
    )


@settings(deadline=None, max_examples=15)
@given(st.text(min_size=1, max_size=90), st.sampled_from([60, 100, 200]))
def test_any_words_of_a_page_are_harmless_and_fit(text: str, width: int) -> None:
    lines = every_view(text, width, colour=False).split("\n")
    assert max(map(cell_len, lines)) <= width
    assert not any(set(line) & {"\x1b", "\x00", "\x07", "\u202e"} for line in lines)


@pytest.mark.parametrize("view", [every_view])
def test_colour_adds_codes_and_changes_no_word_but_the_brackets(view: Callable[..., str]) -> None:
    plain = re.sub(r"\[-|-\]|\{\+|\+\}|[\[\]]", "", view("Port Sabra", 100, colour=False))
    coloured = re.sub(r"\x1b\[[0-9;]*m|[\[\]]", "", view("Port Sabra", 100, colour=True))
    assert plain.split() == coloured.split()
