"""Pages of a bulk folder go into a case: with their bytes as received, verified, or with the text that the tables keep."""

import gzip
import hashlib
import json
import shutil
from pathlib import Path

import pytest

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


def warc_of(pages: dict[str, bytes]) -> bytes:
    """A compressed WARC file of one answer a page."""
    made = b""
    for number, (url, page) in enumerate(pages.items()):
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
            f"WARC-Target-URI: {url}\r\nWARC-Date: 2025-03-09T10:00:0{number}Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        made += gzip.compress(head.encode() + answer + b"\r\n\r\n", mtime=0)
    return made


@pytest.fixture(scope="module")
def bulk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with inputs of every kind and, in ``out``, the tables of their pages."""
    folder = tmp_path_factory.mktemp("bulk")
    inputs = folder / "inputs"
    (inputs / "pages").mkdir(parents=True)
    for name in NAMES:
        shutil.copy(EXAMPLES / name, inputs / "pages")
    shutil.copy(EXAMPLES / "extracted.jsonl", inputs)
    foreign = {
        "maintext": "Two men were shot dead in Karsk on Monday, police said. " * 8,
        "title": "Two shot dead in Karsk",
    }
    foreign |= {"source_domain": "karsk.example", "date_publish": "2025-03-10 08:00:00"}
    (inputs / "foreign.jsonl").write_text("\n" + json.dumps(foreign) + "\n", encoding="utf-8")
    archived = {
        f"https://{n}.example/story": (EXAMPLES / f"{n}.html").read_bytes() for n in ("velduria-one", "long-reach")
    }
    (inputs / "news.warc.gz").write_bytes(warc_of(archived))
    for shard in shards_of(
        [inputs / "pages", *(inputs / n for n in ("extracted.jsonl", "foreign.jsonl", "news.warc.gz"))]
    ):
        read_shard(shard, folder / "out", BulkOptions(), reader())
    return folder


@pytest.fixture
def case(tmp_path: Path) -> testigo.Case:
    return testigo.Case(tmp_path / "a.testigo", create=True)


EVERY = Question(since="2000")


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
        assert receipt.how == ("list" if told.shard in {"extracted", "foreign"} else "file")
        if told.retrieved_at:
            assert receipt.received_at == told.retrieved_at
    assert {page.shard for page in found.values()} == {"pages-00001", "extracted", "foreign", "news"}
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
    assert receipt.url == "https://velduria-one.example/story"
    assert receipt.media_type == "text/html"
    assert receipt.received_at == "2025-03-09T10:00:00Z"


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
