import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_ledger import LEDGER
from sample_pages import data_of, made_page

import testigo
from testigo.case import search
from testigo.case.search import Excerpt, Found
from testigo.errors import TestigoError
from testigo.ledger import Ledger, Span


def retold(ledger: Ledger, old: str, new: str) -> Ledger:
    """The page with one stretch of its text, of the same length, told otherwise."""
    assert len(old) == len(new)
    text = ledger.page.text.replace(old, new)
    return replace(ledger, page=replace(ledger.page, id=ledger.page.id[:-4] + "0000", text=text))


PAGES = (
    made_page(0, published="2031-04-02"),
    made_page(1, published="2031-04-03"),
    made_page(2, published="2031-04"),
    made_page(3, published=None),
    retold(made_page(4, published="2031-05-01"), "Gunmen", "Güñmèn"),
)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[testigo.Case]:
    with testigo.Case(tmp_path_factory.mktemp("search") / "a.testigo", create=True) as file:
        for ledger in PAGES:
            file.put(ledger, data_of(ledger))
        yield file


def inputs(found: Found) -> list[str]:
    return sorted(hit.page.input for hit in found.hits)


def test_all_words_must_be_there_whatever_their_case_and_accents(case: testigo.Case) -> None:
    assert inputs(case.search("tarvenna GUNMEN")) == ["page-0.txt", "page-4.txt"]
    assert inputs(case.search("Tárvenna gunmén ferrymen")) == ["page-0.txt", "page-4.txt"]
    assert case.search("tarvenna zeppelin").hits == ()


def test_a_phrase_stands_as_it_is(case: testigo.Case) -> None:
    assert inputs(case.search('"killed 2 ferrymen"')) == ["page-0.txt", "page-3.txt"]
    assert case.search('"ferrymen killed"').total == 0


def test_a_word_may_be_begun_left_out_or_one_of_two(case: testigo.Case) -> None:
    assert case.search("ferry*").total == 5
    assert inputs(case.search("ferrymen -tarvenna")) == ["page-1.txt", "page-2.txt", "page-3.txt"]
    assert inputs(case.search("quellport OR bridge")) == ["page-1.txt", "page-3.txt"]


def test_a_title_counts_for_more_than_the_text(case: testigo.Case) -> None:
    scores = {hit.page.input: hit.score for hit in case.search("tarvenna OR harbour").hits}
    assert scores["page-0.txt"] > scores["page-1.txt"] > 0


def test_the_words_are_marked_where_they_stand_on_the_page(case: testigo.Case) -> None:
    (hit,) = case.search('"lower mirren" ferrymen').hits
    assert hit.excerpt is not None
    text = PAGES[2].page.text
    assert text[hit.excerpt.start :].startswith(hit.excerpt.text)
    assert {m.of(hit.excerpt.text) for m in hit.excerpt.matches} == {"Lower Mirren", "ferrymen"}
    assert hit.title is not None
    assert [m.of(hit.title.text) for m in hit.title.matches] == ["Lower Mirren"]


def test_claims_that_have_the_words_stand_with_their_page(case: testigo.Case) -> None:
    (hit,) = case.search("quellport").hits
    (claim,) = hit.claims
    assert (claim.claim, claim.act, claim.source) == ("C1", "assert", "Dockers’ League")
    assert [m.of(claim.content.text) for m in claim.content.matches] == ["Quellport"]


def test_a_party_finds_its_claims_alone(case: testigo.Case) -> None:
    found = case.search("ferrymen", party="Harbour Police")
    assert inputs(found) == ["page-0.txt", "page-1.txt"]
    assert all(claim.source == "Harbour Police" for hit in found.hits for claim in hit.claims)


def test_without_words_the_claims_of_a_party_stand_in_the_order_of_their_days(case: testigo.Case) -> None:
    found = case.search(party="Harbour Police")
    assert [hit.page.input for hit in found.hits] == ["page-0.txt", "page-1.txt"]
    assert found.hits[0].claims[0].content.matches == ()


def test_an_act_finds_claims_alone(case: testigo.Case) -> None:
    assert case.search("ferrymen", act="assert").total == 5
    assert case.search("ferrymen", act="deny").total == 0


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2031-04-03", None, ["page-1.txt", "page-2.txt", "page-4.txt"]),
        (None, "2031-04-02", ["page-0.txt", "page-2.txt"]),
        ("2031-04-03", "2031-04-03", ["page-1.txt", "page-2.txt"]),
        ("2031", "2031-04", ["page-0.txt", "page-1.txt", "page-2.txt"]),
        ("2032", None, []),
    ],
)
def test_days_are_compared_as_far_as_they_are_known(
    case: testigo.Case, since: str | None, until: str | None, expected: list[str]
) -> None:
    assert inputs(case.search("ferrymen", since=since, until=until)) == expected


def test_the_best_are_shown_and_all_are_counted(case: testigo.Case) -> None:
    found = case.search("ferrymen", limit=2)
    assert (len(found.hits), found.total) == (2, 5)
    found = case.search("ferrymen", act="assert", limit=2)
    assert (len(found.hits), found.total) == (2, 5)


def test_a_version_that_no_longer_counts_is_not_found(tmp_path: Path) -> None:
    with testigo.Case(tmp_path / "a.testigo", create=True) as case:
        for number in (1, 2):
            ledger = made_page(number, url="https://courier.example/1", published=f"2031-04-0{number}")
            case.put(ledger, data_of(ledger))
        assert inputs(case.search("ferrymen")) == ["page-2.txt"]
        assert inputs(case.search("ferrymen", act="assert")) == ["page-2.txt"]


@pytest.mark.parametrize("words", ["", "  ", "...", "-", '""', "*", "-ferrymen", "OR", "( )"])
def test_a_search_for_nothing_is_refused(case: testigo.Case, words: str) -> None:
    with pytest.raises(TestigoError, match="T513"):
        case.search(words)


def test_too_many_words_are_refused(case: testigo.Case) -> None:
    with pytest.raises(TestigoError, match="T513"):
        case.search("a " * 1000)


def test_a_party_that_is_none_and_a_day_that_is_none_are_refused(case: testigo.Case) -> None:
    with pytest.raises(TestigoError, match="T512"):
        case.search("x", party="Nobody At All")
    with pytest.raises(TestigoError, match="T401"):
        case.search("x", since="yesterday")


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=60) | st.text('ab"*()-:^{}+ORANDNEAR, ’\x00\x02\x03\ud800', max_size=30))
def test_whatever_is_written_the_index_understands_it(case: testigo.Case, words: str) -> None:
    try:
        found = case.search(words)
    except TestigoError as why:
        assert why.code == "T513"  # noqa: PT017 - other errors must surface
        return
    for hit in found.hits:
        excerpts: list[Excerpt | None] = [hit.title, hit.excerpt, *(claim.content for claim in hit.claims)]
        for excerpt in excerpts:
            assert excerpt is None or all(0 <= m.start < m.end <= len(excerpt.text) for m in excerpt.matches)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(PAGES), st.data())
def test_every_word_of_a_page_finds_it(case: testigo.Case, ledger: Ledger, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(ledger.page.text.split()))
    assert ledger.page.id in {hit.page.id for hit in case.search(word, limit=10).hits}


def test_a_page_that_holds_the_marks_themselves_is_shown_without_marks(tmp_path: Path) -> None:
    with testigo.Case(tmp_path / "a.testigo", create=True) as case:
        ledger = retold(made_page(1), "killed", "k\x02led\x03")
        case.put(ledger, data_of(ledger))
        (hit,) = case.search("ferrymen").hits
        assert hit.excerpt is None
        assert [m.of(hit.title.text) for m in hit.title.matches] == [] if hit.title else True


def test_searching_a_case_that_may_only_be_read_works(tmp_path: Path) -> None:
    path = tmp_path / "a.testigo"
    with testigo.Case(path, create=True) as case:
        case.put(PAGES[0], data_of(PAGES[0]))
    path.chmod(0o444)
    with testigo.Case(path) as case:
        assert case.search("ferrymen").total == 1
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_menu_finds_a_page_but_gives_no_excerpt(tmp_path: Path) -> None:
    with testigo.Case(tmp_path / "a.testigo", create=True) as case:
        case.put(LEDGER, b"bytes")
        (of_menu,) = case.search("Weather").hits
        assert of_menu.excerpt is None
        (of_story,) = case.search("strikers").hits
        assert of_story.excerpt is not None
        assert "fire on dock strikers" in of_story.excerpt.text
        assert "Weather" not in of_story.excerpt.text
        (of_author,) = case.search("Oyelaran").hits
        assert of_author.excerpt is not None


def test_words_that_very_many_claims_hold_find_the_same_pages_by_day(
    case: testigo.Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    ranked = case.search("ferrymen", act="assert")
    monkeypatch.setattr(search, "COMMON", 0)
    by_day = case.search("ferrymen", act="assert")
    assert by_day.total == ranked.total > 2
    assert {hit.page.id: hit.claims for hit in by_day.hits} == {hit.page.id: hit.claims for hit in ranked.hits}
    days = [hit.page.published or "" for hit in by_day.hits]
    assert days == sorted(days)


def test_spans_of_claims_are_half_open(case: testigo.Case) -> None:
    (hit,) = case.search("quellport monday").hits
    content = hit.claims[0].content
    assert all(isinstance(m, Span) and content.text[m.start : m.end].isalpha() for m in content.matches)
