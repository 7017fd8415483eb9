from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_decided import TEXT, at, page_as_read, read_anew
from sample_pages import data_of, made_page

from testigo.case.adding import put_again
from testigo.case.case import Case
from testigo.case.custody.who import who
from testigo.case.records import Accounts
from testigo.case.recover import recover
from testigo.case.review.names import name_of
from testigo.case.store import Store
from testigo.errors import TestigoError
from testigo.ledger import Ledger

PIER = page_as_read()
ID = PIER.page.id


def ref(record: str, page: str = ID) -> str:
    return name_of(page, record)


def agents(case: Case) -> set[str]:
    accounts = case.accounts()
    names = {p.id: p.name for p in accounts.parties}
    return {
        names.get(a.party or "", str(a.value))
        for e in accounts.incidents
        for q in e.questions
        if q.question == "agent"
        for a in q.answers
    }


def test_a_correction_reaches_accounts_search_and_the_day_of_the_event(case: Case) -> None:
    case.decide("correct", ref("I1"), fields={"agent": "Colonel Abel Rusk", "when": "2031-03-30"}, by="Ida")
    case.decide("correct", ref("C3"), fields={"content": "opened fire"}, by="Ida")
    (event,) = case.accounts().incidents
    assert event.when == "2031-03-30"
    assert agents(case) == {"Abel Rusk"}
    assert [
        claim.content.text for hit in case.search("opened").hits for claim in hit.claims if claim.claim == "C3"
    ] == ["opened fire"]


def test_a_decision_reaches_voices_and_what_changed_between_versions(path: Path) -> None:
    newer = replace(PIER, page=replace(PIER.page, url="https://courier.example/pier"))
    said = next(c for c in newer.claims if c.id == "C1").content[0].of(newer.page.text)
    text = newer.page.text.replace(said, "-" * len(said))
    older = replace(
        newer,
        page=replace(newer.page, id="sha256:" + "7" * 64, text=text),
        claims=tuple(c for c in newer.claims if c.id != "C1" and c.within != "C1"),
    )
    with Case(path, create=True) as case:
        for ledger in (older, newer):
            case.put(ledger, ledger.page.id.encode())
        (counts,) = case.cards()
        assert counts.id == newer.page.id
        before = sum(voice.in_all for voice in case.voices())
        (unchanged,) = case.diff("https://courier.example/pier")
        assert unchanged.added
        case.decide("reject", ref("C1", counts.id), by="Ida")
        assert sum(voice.in_all for voice in case.voices()) < before
        (changed,) = case.diff("https://courier.example/pier")
        assert len(changed.added) < len(unchanged.added)


def test_words_that_are_pointed_at_tell_when_and_where(case: Case) -> None:
    monday, pier = at("Monday"), at("the long pier")
    when, where = {"start": monday.start, "end": monday.end}, {"start": pier.start, "end": pier.end}
    case.decide("correct", name_of(ID, "I1"), fields={"when": [when], "where": [where]}, by="Ida")
    (incident,) = [i for i in case.ledger(ID).incidents if i.id == "I1"]
    assert [(w.start, w.end, w.value) for w in incident.when] == [(monday.start, monday.end, "2031-03-31")]
    assert [(w.start, w.end) for w in incident.where] == [(pier.start, pier.end)]


def test_several_places_are_set_each_by_its_name_or_as_it_was(case: Case) -> None:
    pier, title = at("the long pier"), at("Quellport")
    known = {"name": "Quellport", "latitude": 1.5, "longitude": 2.5, "precision": "city", "country": "XQ"}
    places = [
        {"start": pier.start, "end": pier.end, "name": "Long Pier@41.5,12.5"},
        {"start": title.start, "end": title.end, **known},
    ]
    case.decide("correct", name_of(ID, "I1"), fields={"where": places}, by="Ida")
    (incident,) = [i for i in case.ledger(ID).incidents if i.id == "I1"]
    assert [(w.name, w.latitude, w.precision) for w in incident.where] == [
        ("Long Pier", 41.5, "exact"),
        ("Quellport", 1.5, "city"),
    ]


@pytest.mark.parametrize("fields", [{"when": [{}]}, {"where": [{"name": "Quellport"}]}, {"where": [7]}])
def test_a_time_or_place_without_words_is_refused(case: Case, fields: Any) -> None:
    with pytest.raises(TestigoError) as why:
        case.decide("correct", name_of(ID, "I1"), fields=fields, by="Ida")
    assert why.value.code == "T515"


def test_a_rejected_claim_is_neither_searched_nor_a_teller(case: Case) -> None:
    case.decide("reject", ref("C1"), by="Ida")
    told = {t.claim for e in case.accounts().incidents for q in e.questions for a in q.answers for t in a.told}
    assert "C1" not in told
    assert "C1" not in {claim.claim for hit in case.search("pier").hits for claim in hit.claims}


def test_who_when_and_why_are_kept(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TESTIGO_NAME", " Ida  Marsh ")
    made = case.decide("reject", ref("C2"), why="heard otherwise")
    (standing,) = case.decisions()
    assert standing.decision == made
    assert (made.by, made.why, made.at[:2], standing.state, standing.record) == (
        "Ida Marsh",
        "heard otherwise",
        "20",
        "holds",
        ref("C2"),
    )
    monkeypatch.delenv("TESTIGO_NAME")
    assert who("Ana") == "Ana"
    assert who()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("accept", ref("C99")), "T514"),
        (("accept", "ffffffff:C1"), "T514"),
        (("shout", ref("C1")), "T515"),
        (("reject", ref("page")), "T515"),
        (("correct", ref("C1")), "T515"),
        (("accept", ref("outlet")), "T515"),
        (("join", ref("C1"), ref("C2")), "T515"),
        (("join", ref("E1"), ref("I1")), "T515"),
        (("join", ref("E1"), ref("E1")), "T515"),
        (("join", "nobody", "no one"), "T514"),
    ],
)
def test_what_cannot_be_decided_is_refused_and_leaves_nothing(case: Case, arguments: Any, code: str) -> None:
    with pytest.raises(TestigoError) as raised:
        case.decide(*arguments, by="Ida")
    assert raised.value.code == code
    assert case.decisions() == ()


def test_a_decision_is_undone_once_and_the_undo_too(case: Case) -> None:
    before = case.accounts()
    made = case.decide("reject", ref("I1"), by="Ida")
    assert case.accounts() != before
    undo = case.undo(made.id, by="Ida")
    assert case.accounts() == before
    with pytest.raises(TestigoError) as raised:
        case.undo(made.id, by="Ida")
    assert raised.value.code == "T516"
    case.undo(undo.id, by="Ida")
    assert case.accounts() != before
    assert [s.state for s in case.decisions()] == ["holds", "undone", "holds"]


def test_what_was_decided_holds_when_the_page_is_read_anew(case: Case, path: Path) -> None:
    case.decide("correct", ref("C3"), fields={"act": "accuse"}, by="Ida")
    case.decide("reject", ref("C1"), by="Ida")
    case.close()
    store = Store(path)
    put_again(store, read_anew(PIER, "Home\n\n"))
    acts: dict[str, str] = dict(store.database.rows("SELECT id, act FROM claim"))
    assert acts == {"C12": "assert", "C13": "accuse", "C14": "assert", "C15": "assert"}
    assert store.ledger(ID).claims[2].act == "deny"
    store.close()
    with Case(path) as again:
        assert [s.record for s in again.decisions()] == [ref("C13"), ref("C11")]


def test_what_is_found_no_more_is_listed_and_comes_back_with_its_words(case: Case, path: Path) -> None:
    case.decide("correct", ref("C3"), fields={"act": "accuse"}, by="Ida")
    store = Store(path)
    text = TEXT.replace("denied that its men had opened fire", "would not say a single word to them")
    other = replace(PIER, page=replace(PIER.page, text=text), claims=(), incidents=(), counts=(), entities=())
    put_again(store, other)
    assert [s.state for s in case.decisions()] == ["lost"]
    put_again(store, read_anew(PIER))
    store.close()
    assert [s.state for s in case.decisions()] == ["holds"]


def test_a_newer_version_of_a_page_is_told_as_was_decided_of_the_older(path: Path) -> None:
    older = page_as_read(url="https://mail.example/pier")
    newer = read_anew(older, "Updated.\n\n")
    newer = replace(newer, page=replace(newer.page, id="sha256:" + "cd34" * 16))
    with Case(path, create=True) as case:
        case.put(older, TEXT.encode())
        case.decide("reject", ref("C1"), by="Ida")
        case.decide("correct", ref("page"), fields={"published": "2031-04-01"}, by="Ida")
        case.put(newer, newer.page.text.encode())
        assert [c.published for c in case.cards()] == ["2031-04-02"]
        assert "C11" not in {c.claim for hit in case.search("pier").hits for c in hit.claims}


def test_another_day_may_make_another_version_count(path: Path) -> None:
    first, second = (
        made_page(n, url="https://courier.example/7", published=day)
        for n, day in ((0, "2031-04-02"), (1, "2031-04-03"))
    )
    with Case(path, create=True) as case:
        for ledger in (second, first):
            case.put(ledger, data_of(ledger))
        before = case.accounts()
        assert [c.id for c in case.cards()] == [second.page.id]
        made = case.decide("correct", ref("page", second.page.id), fields={"published": "2031-04-01"}, by="Ida")
        assert [c.id for c in case.cards()] == [first.page.id]
        case.undo(made.id, by="Ida")
        assert case.accounts() == before


def pages(*numbers: int) -> list[Ledger]:
    return [made_page(n) for n in numbers]


def events(case: Case) -> list[set[str]]:
    return [{m.page for m in e.mentions} for e in case.accounts().incidents]


@pytest.fixture
def shootings(path: Path) -> Iterator[Case]:
    """Four shootings in two towns."""
    with Case(path, create=True) as case:
        for ledger in pages(0, 1, 4, 5):
            case.put(ledger, data_of(ledger))
        yield case


def test_events_are_joined_and_parted_and_a_new_page_does_not_change_that(shootings: Case) -> None:
    zero, one, four, _ = (p.page.id for p in pages(0, 1, 4, 5))
    together = [e for e in events(shootings) if {zero, four} <= e]
    assert together
    made = shootings.decide("part", ref("I1", zero), ref("I1", four), by="Ida")
    shootings.put(made_page(8), data_of(made_page(8)))
    assert not [e for e in events(shootings) if {zero, four} <= e]
    shootings.decide("join", ref("I1", zero), ref("I1", one), by="Ida")
    assert [e for e in events(shootings) if {zero, one} <= e]
    shootings.undo(made.id, by="Ida")
    assert [e for e in events(shootings) if {zero, one, four} <= e]


def parties(case: Case) -> dict[str, str | None]:
    return {p.name: p.part_of for p in case.parties()}


def test_parties_are_joined_parted_and_put_under_each_other(case: Case) -> None:
    before = case.parties()
    joined = case.decide("join", ref("E2"), ref("E3"), by="Ida", why="she is the league")
    assert len(case.parties()) == len(before) - 1
    part = case.decide("part", ref("E2"), ref("E3"), by="Ida")
    assert case.parties() == before
    under = case.decide("join", ref("E4"), ref("E1"), part_of=True, by="Ida")
    whole = {p.id: p for p in case.parties()}
    guard = whole["abel-rusk"].part_of
    assert whole[guard or ""].name.endswith("Harbour Guard")
    apart = case.decide("part", ref("E4"), ref("E1"), part_of=True, by="Ida")
    assert {p.id: p for p in case.parties()}["abel-rusk"].part_of != guard
    for made in (apart, under, part, joined):
        case.undo(made.id, by="Ida")
    assert case.parties() == before


def test_two_who_are_named_alike_are_parted(shootings: Case) -> None:
    zero, four = (p.page.id for p in pages(0, 4))
    assert [p for p in shootings.parties() if {zero, four} <= {n.page for n in p.nodes if n.id == "E2"}] == []
    shootings.decide("join", ref("E2", zero), ref("E2", four), by="Ida")
    assert [p for p in shootings.parties() if {zero, four} <= {n.page for n in p.nodes if n.id == "E2"}]
    shootings.decide("part", ref("E2", zero), ref("E2", four), by="Ida")
    assert [p for p in shootings.parties() if {zero, four} <= {n.page for n in p.nodes if n.id == "E2"}] == []


def test_parties_and_events_may_be_called_by_their_ids(shootings: Case) -> None:
    first, second = (e.id for e in shootings.accounts().incidents[:2])
    shootings.decide("join", first, second, by="Ida")
    assert len(shootings.accounts().incidents) == 1
    names = [p.id for p in shootings.parties() if p.nodes and p.nodes[0].id == "E1"]
    shootings.decide("join", names[0], names[1], by="Ida")
    assert len([p for p in shootings.parties() if p.nodes and p.nodes[0].id == "E1"]) == len(names) - 1
    with pytest.raises(TestigoError):
        shootings.decide("join", names[0], first, by="Ida")


def test_what_is_saved_of_a_damaged_case_is_told_as_decided(case: Case, path: Path, tmp_path: Path) -> None:
    case.decide("reject", ref("C1"), by="Ida")
    case.decide("join", ref("E2"), ref("E3"), by="Ida")
    accounts, decisions = case.accounts(), case.decisions()
    case.close()
    recover(path, tmp_path / "b.testigo")
    with Case(tmp_path / "b.testigo") as saved:
        assert (saved.accounts(), saved.decisions()) == (accounts, decisions)


LEDGERS = pages(0, 1, 2, 4, 5, 8)
IDS = [p.page.id for p in LEDGERS]
WISHES: list[tuple[Any, ...]] = [
    ("reject", ref("C1", IDS[0])),
    ("correct", ref("I1", IDS[1]), {"type": "accident", "when": "2031-03-28"}),
    ("correct", ref("page", IDS[3]), {"published": "2031-04-05", "outlet": "Pier Post"}),
    ("reject", ref("E2", IDS[4])),
    *(("part", ref("I1", a), ref("I1", b)) for a, b in combinations((IDS[0], IDS[3], IDS[5]), 2)),
    ("join", ref("I1", IDS[0]), ref("I1", IDS[1])),
    ("join", ref("E1", IDS[0]), ref("E1", IDS[2])),
    ("part", ref("E1", IDS[0]), ref("E1", IDS[1])),
    ("join", ref("E2", IDS[1]), ref("E2", IDS[2])),
    ("part", ref("E1", IDS[1]), ref("E1", IDS[4])),
    ("join", ref("E2", IDS[0]), ref("E1", IDS[5]), "part of"),
    ("join", ref("E1", IDS[0]), ref("E1", IDS[1]), "part of"),
]


def decide(case: Case, wish: tuple[Any, ...]) -> None:
    verb, record, *rest = wish
    if rest and isinstance(rest[0], dict):
        case.decide(verb, record, fields=rest[0], by="Ida")
    else:
        case.decide(verb, record, rest[0] if rest else None, part_of="part of" in rest, by="Ida")


def accounts_of(path: Path, ledgers: list[Ledger], wishes: list[tuple[Any, ...]], early: int) -> Accounts:
    """The accounts where the first wishes that can be are decided as soon as their pages are there."""
    with Case(path, create=True) as case:
        waiting = list(wishes)
        for ledger in ledgers:
            case.put(ledger, data_of(ledger))
            here = {name_of(c.id, "")[:-1] for c in case.cards()}
            ready = [
                w
                for w in waiting[:early]
                if {r.partition(":")[0] for r in w[1:] if isinstance(r, str) and ":" in r} <= here
            ]
            for wish in ready:
                waiting.remove(wish)
                early -= 1
                decide(case, wish)
        for wish in waiting:
            decide(case, wish)
        return case.accounts()


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(LEDGERS), st.lists(st.sampled_from(WISHES), max_size=6, unique_by=str), st.integers(0, 6))
def test_the_order_of_adding_and_deciding_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, ledgers: list[Ledger], wishes: list[tuple[Any, ...]], early: int
) -> None:
    folder = tmp_path_factory.mktemp("case")
    assert accounts_of(folder / "a", ledgers, wishes, early) == accounts_of(folder / "b", LEDGERS, wishes, 0)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WISHES), min_size=1, max_size=5, unique_by=str), st.randoms())
def test_what_is_decided_and_undone_leaves_the_accounts_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, wishes: list[tuple[Any, ...]], chance: Any
) -> None:
    with Case(tmp_path_factory.mktemp("case") / "a", create=True) as case:
        for ledger in LEDGERS:
            case.put(ledger, data_of(ledger))
        before = case.accounts()
        for wish in wishes:
            decide(case, wish)
        made = [s.decision.id for s in case.decisions()]
        chance.shuffle(made)
        for number in made:
            case.undo(number, by="Ida")
        assert case.accounts() == before
