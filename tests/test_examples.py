"""The pages under examples/, taken in and read as a user would."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

import testigo
from testigo.case.records import Accounts, Verdict
from testigo.intake import pages
from testigo.ledger import FURNITURE, Ledger, Page, Span

EXAMPLES = Path(__file__).parent.parent / "examples" / "drevna"
FILES = sorted(p for p in EXAMPLES.iterdir() if p.suffix in {".html", ".txt", ".jsonl"})

KNOWN: dict[str, tuple[str, str | None, str, str]] = {
    "bellhaven-ledger.html": (
        "Gendarmes, protesters give rival accounts of deadly clearing of Veldurian port",
        "The Bellhaven Ledger",
        "2025-03-06",
        "json-ld",
    ),
    "cronica-meridiana.html": (
        "Nueve muertos en el desalojo del muelle de Drevna",
        "Crónica Meridiana",
        "2025-03-07",
        "json-ld",
    ),
    "drevna-harbour-gazette.html": ("They counted us like sacks", None, "2025-03-08", "text"),
    "lantern-rights.html": (
        "Velduria: Unarmed People Shot From Roof, Witnesses Say",
        "Lantern Rights",
        "2025-03-07",
        "json-ld",
    ),
    "long-reach.html": ("Twenty-Five Minutes on Grain Pier 4", "Long Reach", "2025-03-15", "url"),
    "northgate-evening-mail.html": (
        "'They fired from above': Six dead as troops storm pier in Velduria",
        "Northgate Evening Mail",
        "2025-03-06",
        "meta",
    ),
    "overland-press.txt": (
        "Gendarmes, protesters give rival accounts of deadly clearing of Veldurian port",
        None,
        "2025-03-06",
        "text",
    ),
    "radio-ismer.html": (
        "At least four dead as gendarmes clear Grain Pier 4",
        "Radio Ismer 97.4",
        "2025-03-06",
        "time",
    ),
    "selmar-courier.html": (
        "Dockers’ leaders deny guns on pier as Drevna toll rises to six",
        "The Selmar Courier",
        "2025-03-06",
        "json-ld",
    ),
    "tidewater-live.html": (
        "Drevna pier killings: death toll reaches nine, hospital says – as it happened",
        "Tidewater Monitor",
        "2025-03-07",
        "json-ld",
    ),
    "velduria-one.html": (
        "Interior Ministry: armed cell eliminated at port of Drevna",
        "Velduria One",
        "2025-03-06",
        "json-ld",
    ),
    "courier-2025-03-08-health-director": (
        "Health director who announced Drevna toll is removed from post",
        "The Selmar Courier",
        "2025-03-08",
        "given",
    ),
    "velduria-one-2025-03-12-committee": (
        "Ministry answers deputies’ questions on Drevna",
        "Velduria One",
        "2025-03-12",
        "given",
    ),
}
"""Title, or its beginning, outlet, date and its evidence; the Gazette names itself in its masthead alone."""

OTHER_STORIES: dict[str, tuple[str, ...]] = {
    "bellhaven-ledger.html": ("four missing in mill fire", "stealing $80,000", "Two teens shot outside Bellhaven mall"),
    "cronica-meridiana.html": ("Un incendio en un ferri", "detiene a doce personas"),
    "drevna-harbour-gazette.html": ("Two drowned as trawler", "Bridge tolls to go up"),
    "lantern-rights.html": ("broke the arms of two men", "jailed 31 people", "Killed 14 Villagers", "tax deductible"),
    "long-reach.html": ("Killed Thirty Children", "Five people burned to death", "Join 9,000 members"),
    "northgate-evening-mail.html": (
        "charged with murder after Quayside stabbing",
        "Three hurt as bus hits shop front",
        "Nine people arrested in dawn drugs raids",
        "Gas blast kills two in Millfield",
    ),
    "radio-ismer.html": ("Two missing after flash flood", "threatens to strike", "paid for by its listeners"),
    "selmar-courier.html": (
        "Gale kills seven fishermen",
        "minister says five were killed, crew say nine",
        "Singer arrested over unpaid tax",
        "My cousin saw fifty bodies",
        "If you point a rifle",
        "our free morning email",
        "143 partners",
    ),
    "tidewater-live.html": ("Glacier collapse kills 11", "a small favour to ask", "Tens of thousands have turned"),
    "velduria-one.html": (
        "five killed in ferry fire",
        "three smugglers shot dead",
        "captain arrested, owner denies overloading",
        "Opposition leader took money from abroad",
        "Eight saboteurs arrested",
        "Sign up for our morning newsletter",
        "We use cookies",
    ),
    "courier-2025-03-08-health-director": ("Read more: Colonel denies", "All rights reserved"),
    "velduria-one-2025-03-12-committee": ("Sign up for our morning newsletter", "deaths of five passengers"),
}
"""Words of teasers, comments, notices and appeals that stand on the page and are no part of its article."""

ARTICLE: dict[str, tuple[str, ...]] = {
    "bellhaven-ledger.html": ("before dawn Thursday", "She had a ladle in her hand", "Dr. Hana Milvec", "in Karsk."),
    "cronica-meridiana.html": ("Al menos nueve personas", "Los conté porque no podía hacer otra cosa"),
    "drevna-harbour-gazette.html": ("“lie down”", "and they had their orders", "Café Méridien"),
    "lantern-rights.html": ("cleared Grain Pier 4", "it came off in my hand", "Teodor Ansk", "let the lawyers in"),
    "long-reach.html": ("There was an order", "‘Lanterns, at will.’", "I saw spoons", "find some rifles"),
    "northgate-evening-mail.html": ("before dawn Thursday", "'They fired from above, at people", "Dr. Hana Milvec"),
    "overland-press.txt": ("before dawn Thursday", "Dr. Hana Milvec", "in Karsk."),
    "radio-ismer.html": ("At least four people were killed", "None of mine had a weapon", "Bero Stannic"),
    "selmar-courier.html": (
        "denied on Thursday",
        "They know we had none",
        "whoever fired without need",
        "to the ministry.",
    ),
    "tidewater-live.html": (
        "three of them “bystanders",
        "No man of mine",
        "Six of the nine were hit from behind",
        "15,000",
    ),
    "velduria-one.html": ("opened fire on the gendarmes", "We now know whom they were feeding", "would be prosecuted"),
    "courier-2025-03-08-health-director": ("I have asked for nothing", "he plays the accordion badly"),
    "velduria-one-2025-03-12-committee": ("nine people lost their lives", "It had no rifles, only glasses"),
}
"""Words of the article, from its first paragraph to its last."""


@cache
def taken_in() -> dict[str, Page]:
    found = {}
    for name, page in pages([str(file) for file in FILES]):
        assert isinstance(page, Page), page
        found[Path(name).name] = page
    return found


@cache
def ledgers() -> dict[str, Ledger]:
    found = {}
    for record in testigo.read_many([str(file) for file in FILES]):
        assert isinstance(record, Ledger), record
        found[Path(record.input).name] = record
    return found


def article(page: Page) -> str:
    return "\n".join(block.of(page.text) for block in page.article())


def test_every_example_is_known_here() -> None:
    assert set(taken_in()) == set(KNOWN) == set(ARTICLE)


@pytest.mark.parametrize("name", KNOWN)
def test_an_example_has_its_title_outlet_and_date(name: str) -> None:
    title, outlet, published, evidence = KNOWN[name]
    page = taken_in()[name]
    assert title in (page.title or "")
    assert outlet is None or page.outlet == outlet
    assert page.published is not None
    assert (page.published.value, page.published.evidence) == (published, evidence)


@cache
def accounts(folder: Path) -> Accounts:
    with testigo.Case(folder / "drevna.testigo", create=True) as case:
        for ledger in ledgers().values():
            case.put(ledger, ledger.page.text.encode())
        return case.accounts()


def test_the_examples_as_a_case_show_every_verdict(tmp_path_factory: pytest.TempPathFactory) -> None:
    found = accounts(tmp_path_factory.getbasetemp())
    told_by_many = [event for event in found.incidents if len({m.page for m in event.mentions}) > 1]
    assert {q.verdict for event in told_by_many for q in event.questions} == set(get_args(Verdict))


def test_the_shooting_on_the_pier_is_the_first_incident_and_who_did_it_is_disputed(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    night = accounts(tmp_path_factory.getbasetemp()).incidents[0]
    assert night.when == "2025-03-06"
    agent = next(q for q in night.questions if q.question == "agent")
    assert agent.verdict == "differ"
    assert any(answer.denied for answer in agent.answers)


@pytest.mark.parametrize("name", OTHER_STORIES)
def test_other_stories_stay_on_the_page_and_out_of_the_article(name: str) -> None:
    page = taken_in()[name]
    assert [words for words in OTHER_STORIES[name] if words not in page.text] == []
    assert [words for words in OTHER_STORIES[name] if words in article(page)] == []


@pytest.mark.parametrize("name", ARTICLE)
def test_the_article_is_whole(name: str) -> None:
    assert [words for words in ARTICLE[name] if words not in article(taken_in()[name])] == []


def test_the_old_page_is_decoded_by_its_meta_tag() -> None:
    page = taken_in()["drevna-harbour-gazette.html"]
    assert page.encoding in {"cp1252", "windows-1252"}
    assert "“They counted us like sacks”" in page.text


def test_a_live_blog_keeps_the_time_of_each_entry() -> None:
    times = {line.time for line in taken_in()["tidewater-live.html"].datelines}
    assert {"07:30", "08:48", "09:22", "10:10", "11:05", "12:51", "14:15", "16:40", "18:04"} <= times


@pytest.mark.parametrize("name", ["overland-press.txt", "bellhaven-ledger.html"])
def test_the_wire_copy_names_its_agency_and_place(name: str) -> None:
    page = taken_in()[name]
    assert [(line.place, line.agencies) for line in page.datelines if line.place] == [("DREVNA, Velduria", ("OVP",))]


def test_the_page_in_spanish_is_taken_in_and_not_read() -> None:
    ledger = ledgers()["cronica-meridiana.html"]
    assert ledger.page.language is not None
    assert ledger.page.language.startswith("es")
    assert (ledger.claims, ledger.incidents, ledger.counts, ledger.entities) == ((), (), (), ())
    assert "T301" in {notice.code for notice in ledger.notices}


@pytest.mark.parametrize("name", sorted(set(KNOWN) - {"cronica-meridiana.html"}))
def test_a_page_in_english_is_read_from_its_article_alone(name: str) -> None:
    ledger = ledgers()[name]
    assert ledger.claims
    assert ledger.incidents
    aside = [block for block in ledger.page.blocks if block.kind in FURNITURE]
    assert [span.of(ledger.page.text) for span in spans(ledger) if any(span.overlaps(block) for block in aside)] == []


def spans(ledger: Ledger) -> Iterator[Span]:
    for claim in ledger.claims:
        yield from claim.content
    for incident in ledger.incidents:
        yield from incident.triggers
    yield from ledger.counts
