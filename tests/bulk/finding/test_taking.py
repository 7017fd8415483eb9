"""Pages of a bulk folder go into a case: with their bytes as received, verified, or with the text that the tables keep."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from sample_archives import answer, archive, packed, record, wacz
from sample_archives import page as news_page

import testigo
from testigo.bulk.finding.find import find
from testigo.bulk.finding.question import Question
from testigo.bulk.finding.taking import Taking
from testigo.bulk.options import BulkOptions
from testigo.bulk.shard import read_shard
from testigo.bulk.shards import shards_of
from testigo.errors import TestigoError
from testigo.library import reader

EXAMPLES = Path(__file__).parents[3] / "examples" / "drevna"
NAMES = ("selmar-courier.html", "overland-press.txt", "radio-ismer.html")


FOREIGN = {
    "maintext": "Two men were shot dead in Karsk on Monday, police said. " * 8,
    "title": "Two shot dead in Karsk",
    "source_domain": "karsk.example",
    "date_publish": "2025-03-10 08:00:00",
}
TOLD = {
    "Aldra": "A bomb went off in the market of Aldra on Monday and killed five traders, the mayor said. Nobody claimed it so far.",
    "Beren": "Soldiers arrested the editor of the Beren Mail at her home, her husband said. The army denies that it holds her at all.",
    "Caro": "Fire destroyed the mill at Caro overnight. Its owner accused the strikers of arson, and their union rejected the charge.",
    "Dorun": "Gunmen abducted a judge on the road to Dorun, his driver told police. A ransom was demanded by telephone on Tuesday.",
    "Elva": "Officials in Elva confirmed eleven cases of poisoning at a school and closed its kitchen. Parents blame the ministry.",
}


def answered(town: str) -> bytes:
    return record(
        answer(news_page(town, headline=f"News of {town}", paragraphs=[TOLD[town]])), f"https://{town.lower()}.example/"
    )


@pytest.fixture(scope="module")
def bulk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with inputs of every kind and, in ``out``, the tables of their pages."""
    folder = tmp_path_factory.mktemp("bulk")
    inputs = folder / "inputs"
    (inputs / "pages").mkdir(parents=True)
    for name in NAMES:
        shutil.copy(EXAMPLES / name, inputs / "pages")
    shutil.copy(EXAMPLES / "extracted.jsonl", inputs)
    (inputs / "foreign.jsonl").write_text("\n" + json.dumps(FOREIGN) + "\n", encoding="utf-8")
    eliminated = (EXAMPLES / "velduria-one.html").read_bytes()
    archive(inputs / "news.warc.gz", [answered("Aldra"), record(answer(eliminated), "https://velduria.example/story")])
    files = {"a.warc.gz": packed([answered("Beren")]), "b.warc": b"".join([record(answer(b"")), answered("Caro")])}
    wacz(inputs / "crawl.wacz", files)
    rows = [
        {"Text": TOLD[town], "Url": f"https://{town}.example/", "Date": date(2025, 3, 11)} for town in ("Dorun", "Elva")
    ]
    pq.write_table(pa.Table.from_pylist(rows), inputs / "articles.parquet")
    for shard in shards_of([inputs / "pages", *sorted(inputs.glob("*.*"))]):
        read_shard(shard, folder / "out", BulkOptions(), reader())
    return folder


@pytest.fixture
def case(tmp_path: Path) -> Iterator[testigo.Case]:
    with testigo.Case(tmp_path / "a.testigo", create=True) as made:
        yield made


EVERY = Question(since="2000")
"""What all pages answer that have a day."""


def test_every_page_comes_with_its_bytes_and_says_from_where(bulk: Path, case: testigo.Case) -> None:
    done = case.add_from(bulk / "out", EVERY)
    found = {hit.page.id: hit.page for hit in find(bulk / "out", EVERY).hits}
    assert [page.outcome for page in done] == ["added"] * len(found)
    for page in done:
        assert page.page is not None
        data, receipt = case.received(page.page)
        told = found["sha256:" + hashlib.sha256(data).hexdigest()]
        assert receipt.from_tables == {
            "testigo-shard": told.shard,
            "testigo-record": told.record,
            "testigo-page": page.page,
            "testigo-retrieved-at": told.retrieved_at or "unknown",
            "testigo-bytes": "verified",
        }
        assert receipt.how == ("list" if told.shard in {"extracted", "foreign", "articles"} else "file")
        if told.retrieved_at:
            assert receipt.received_at == told.retrieved_at
    shards = {page.shard for page in found.values()}
    assert shards == {"pages-00001", "extracted", "foreign", "news", "crawl", "articles"}
    assert case.verify().holds


def test_what_is_read_is_what_the_tables_say(bulk: Path, case: testigo.Case) -> None:
    found = {hit.page.id: hit.page for hit in find(bulk / "out", EVERY).hits}
    for page in case.add_from(bulk / "out", EVERY):
        assert page.page is not None
        ledger = case.ledger(page.page)
        assert len(ledger.claims) == found[page.page].claims
        assert len(ledger.incidents) == found[page.page].incidents


def test_a_page_of_an_archive_keeps_its_address_and_when_it_was_fetched(bulk: Path, case: testigo.Case) -> None:
    (page,) = case.add_from(bulk / "out", Question(about="eliminated"), Taking(limit=1))
    assert page.page is not None
    _, receipt = case.received(page.page)
    assert receipt.url == "https://velduria.example/story"
    assert receipt.media_type == "text/html"
    assert receipt.received_at == "2022-03-17T04:05:06Z"


def test_pages_are_read_again_from_what_is_kept(bulk: Path, case: testigo.Case, tmp_path: Path) -> None:
    from testigo.case.adding import read_received

    case.add_from(bulk / "out", EVERY)
    case.add_from(bulk / "out", Question(about="pier"), Taking(inputs=tmp_path))
    for card in case.cards():
        data, receipt = case.received(card.id)
        again = read_received(card.input, data, receipt)
        assert again == case.ledger(card.id)


def test_without_the_input_the_text_of_the_tables_is_taken_and_the_receipt_says_so(
    bulk: Path, case: testigo.Case, tmp_path: Path
) -> None:
    done = case.add_from(bulk / "out", Question(about="pier"), Taking(inputs=tmp_path, limit=50))
    for page in done:
        assert page.page is not None
        data, receipt = case.received(page.page)
        assert receipt.how == "table"
        assert (
            "not there" in receipt.from_tables["testigo-bytes"]
            or "no such page" in receipt.from_tables["testigo-bytes"]
        )
        assert receipt.from_tables["testigo-page"] != page.page
        assert json.loads(data)["text"]
        assert page.claims
    assert case.verify().holds


def test_other_bytes_in_the_input_are_not_taken_for_the_page(bulk: Path, case: testigo.Case, tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / name).write_bytes((EXAMPLES / name).read_bytes() + b" ")
    done = case.add_from(bulk / "out", Question(outlet="selmar"), Taking(inputs=tmp_path, limit=1))
    assert done[0].page is not None
    assert case.received(done[0].page)[1].from_tables["testigo-bytes"] == "the input holds other bytes there now"


def test_inputs_that_were_moved_are_found_where_they_are_now(bulk: Path, case: testigo.Case, tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    shutil.copytree(bulk / "inputs", moved)
    done = case.add_from(bulk / "out", Question(about="Karsk"), Taking(inputs=moved, limit=1))
    assert done[0].page is not None
    assert case.received(done[0].page)[1].from_tables["testigo-bytes"] == "verified"


def test_a_page_that_the_case_has_is_known_though_its_input_is_gone(
    bulk: Path, case: testigo.Case, tmp_path: Path
) -> None:
    case.add_from(bulk / "out", EVERY)
    done = case.add_from(bulk / "out", EVERY, Taking(inputs=tmp_path))
    assert {page.outcome for page in done} == {"known"}


def test_pages_are_taken_by_the_beginnings_of_their_ids(bulk: Path, case: testigo.Case) -> None:
    hits = find(bulk / "out", EVERY).hits
    wanted = [hits[2].page.id.removeprefix("sha256:")[:12], hits[0].page.id]
    assert [page.page for page in case.add_from(bulk / "out", wanted)] == [hits[2].page.id, hits[0].page.id]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (["12345"], "T858"),
        (["f" * 64], "T858"),
        ([""], "T858"),
        (Question(about="zeppelin"), "T859"),
        (Question(), "T857"),
    ],
)
def test_what_names_no_page_is_refused(bulk: Path, case: testigo.Case, asked: Question | list[str], code: str) -> None:
    with pytest.raises(TestigoError) as refused:
        case.add_from(bulk / "out", asked)
    assert refused.value.code == code
    assert case.cards() == ()
