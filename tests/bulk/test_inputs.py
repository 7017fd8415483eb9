"""Lists of articles under many names of fields, pages in files, archives: each record is found again by its key."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from sample_archives import PARAGRAPHS, answer, archive, packed, page, record, wacz

from testigo.bulk import shards
from testigo.bulk.inputs.columns import plain_of
from testigo.bulk.inputs.reading import records_of
from testigo.bulk.record import Record
from testigo.bulk.shards import Kind, Shard, shards_of
from testigo.errors import TestigoError
from testigo.intake.limits import Limits, Options
from testigo.intake.received import Received
from testigo.intake.sources import receive
from testigo.ledger import Failure

TEXT = " ".join(PARAGRAPHS).format(town="Port Sabra")


def read(path: Path, start: int = 0, limits: Limits | None = None) -> list[Record]:
    (shard,) = shards_of([path])
    return list(records_of(shard, start, limits or Limits()))


def code(record: Record) -> str:
    return record.found.code if isinstance(record.found, Failure) else ""


def lines(path: Path, rows: list[Any]) -> Path:
    text = "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


NEWS_PLEASE = {
    "authors": ["Ilse Brandt"], "date_download": "2022-03-17 04:05:06", "date_modify": None, "date_publish": "2022-03-16 08:00:00",
    "description": "Four dead", "filename": "a.json", "image_url": None, "language": "en", "localpath": None, "maintext": TEXT,
    "source_domain": "harbour.example", "title": "Guards fire", "title_page": None, "title_rss": None, "url": "https://harbour.example/a",
}  # fmt: skip


def test_an_article_of_news_please_is_known_by_its_fields() -> None:
    assert plain_of(NEWS_PLEASE) == {
        "text": TEXT, "url": "https://harbour.example/a", "title": "Guards fire", "published": "2022-03-16 08:00:00",
        "outlet": "harbour.example", "authors": ["Ilse Brandt"],
    }  # fmt: skip


def test_the_layout_of_infini_news_is_known(tmp_path: Path) -> None:
    row = {
        "text": TEXT, "title": "Guards fire", "description": "Four dead", "url": "https://www.harbour.example/a", "url_hostname": "www.harbour.example",
        "publish_date": "2022-03-16", "warc_date": "2022-03-17T04:05:06Z", "warc_record_id": "<urn:uuid:1>", "lang": "eng_Latn", "language_short": "en",
        "iptc_topic": "conflict", "text_xxhash64": 7,
    }  # fmt: skip
    for month in ("02", "03"):
        (tmp_path / "data" / "year=2022" / f"month={month}").mkdir(parents=True)
        pq.write_table(
            pa.Table.from_pylist([row]), tmp_path / "data" / "year=2022" / f"month={month}" / "part-0000.parquet"
        )
    got = shards_of([tmp_path / "data"])
    assert [shard.name for shard in got] == ["year=2022--month=02--part-0000", "year=2022--month=03--part-0000"]
    (only,) = records_of(got[0], 0, Limits())
    assert isinstance(only.found, Received)
    assert (only.found.url, only.found.title, only.found.published, only.found.outlet) == (
        "https://www.harbour.example/a", "Guards fire", "2022-03-16", "www.harbour.example",
    )  # fmt: skip
    assert only.retrieved_at == "2022-03-17T04:05:06Z"


@pytest.mark.parametrize(
    ("value", "day"),
    [(datetime.fromisoformat("2022-03-16T08:00"), "2022-03-16T08:00:00"), (date(2022, 3, 16), "2022-03-16"), ("16 March 2022", "16 March 2022"), (2022, 2022), (True, None)],
)  # fmt: skip
def test_days_may_be_times_dates_words_and_years(value: object, day: object) -> None:
    assert plain_of({"text": TEXT, "Publish_Date": value}).get("published") == day


def test_a_list_of_this_projects_own_is_received_as_testigo_read_does(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "a.jsonl", [{"id": "one", "text": TEXT, "title": "T", "outlet": "O", "published": "2022-03-16"}]
    )
    (mine,) = read(path)
    (theirs,) = receive([str(path)], Options(in_process=True))
    assert mine.found == theirs


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_lines_are_found_again_by_their_byte_and_bad_ones_fail_alone(tmp_path: Path, name: str) -> None:
    path = lines(tmp_path / name, [NEWS_PLEASE, "", "{no json", [1], {"title": "no text"}, {"text": " "}, NEWS_PLEASE])
    got = read(path)
    assert [code(r) for r in got] == ["", "T212", "T213", "T213", "T201", ""]
    assert got[0].retrieved_at == "2022-03-17 04:05:06"
    for at, one in enumerate(got[:-1]):
        assert read(path, one.after) == got[at + 1 :]
    plain = gzip.decompress(path.read_bytes()) if name.endswith(".gz") else path.read_bytes()
    for one in got:
        assert plain[int(one.key) :].startswith((b"{", b"["))


def test_a_line_that_is_too_long_is_passed_over(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", [{"text": "x" * 5000}, {"text": TEXT}])
    got = read(path, limits=Limits(file_bytes=2000))
    assert [code(r) for r in got] == ["T103", ""]
    assert read(path, got[0].after, Limits(file_bytes=2000)) == got[1:]


def test_a_packed_list_that_is_cut_gives_what_stands_before_the_cut(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl.gz", [{"text": TEXT, "id": str(n)} for n in range(200)])
    path.write_bytes(path.read_bytes()[:-100])
    got = read(path)
    assert code(got[-1]) == "T215"
    assert not any(code(r) for r in got[:-1])


def test_rows_of_parquet_are_articles_whatever_their_columns_are_called(tmp_path: Path) -> None:
    table = pa.table(
        {
            "requested_url": ["https://harbour.example/a", "https://harbour.example/b", None],
            "plain_text": [TEXT, None, TEXT],
            "Publication_Date": [
                datetime.fromisoformat(day) if day else None for day in ("2022-03-16", None, "2022-03-17")
            ],
            "embedding": [[0.1], [0.2], [0.3]],
        }
    )
    pq.write_table(table, tmp_path / "a.parquet", row_group_size=2)
    got = read(tmp_path / "a.parquet")
    assert [code(r) for r in got] == ["", "T213", ""]
    first = got[0].found
    assert isinstance(first, Received)
    assert first.published == "2022-03-16T00:00:00"
    assert json.loads(first.data) == {
        "text": TEXT,
        "url": "https://harbour.example/a",
        "published": "2022-03-16T00:00:00",
    }
    for at, one in enumerate(got[:-1]):
        assert read(tmp_path / "a.parquet", one.after) == got[at + 1 :]


def test_a_parquet_file_without_texts_is_refused_by_naming_its_columns(tmp_path: Path) -> None:
    pq.write_table(pa.table({"url": ["a"], "embedding": [1]}), tmp_path / "a.parquet")
    with pytest.raises(TestigoError, match="url, embedding") as caught:
        read(tmp_path / "a.parquet")
    assert caught.value.code == "T831"


def test_a_damaged_parquet_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 no more")
    with pytest.raises(TestigoError) as caught:
        read(tmp_path / "a.parquet")
    assert caught.value.code == "T104"


def test_records_of_an_archive_are_found_again_by_their_byte(tmp_path: Path) -> None:
    records = [record(answer(page(f"Port {n}")), f"https://harbour.example/{n}") for n in range(4)]
    short = record(answer(page("Port X")), length=150)
    path = archive(tmp_path / "a.warc.gz", [*records[:2], short, *records[2:]])
    got = read(path)
    assert len(got) >= 5
    for at, one in enumerate(got[:-1]):
        assert read(path, one.after) == got[at + 1 :]


def test_records_of_a_wacz_are_found_again_by_their_file_and_byte(tmp_path: Path) -> None:
    records = [record(answer(page(f"Port {n}")), f"https://harbour.example/{n}") for n in range(4)]
    files = {"a.warc.gz": packed(records[:2]), "b.warc.gz": packed(records[2:])}
    path = wacz(tmp_path / "a.wacz", files, hashes={"b.warc.gz": "sha256:" + "0" * 64})
    got = read(path)
    assert [r.key.partition(":")[0] for r in got] == ["archive/a.warc.gz"] * 2 + ["archive/b.warc.gz"] * 3
    assert [code(r) for r in got] == ["", "", "T822", "", ""]
    for at, one in enumerate(got[:-1]):
        assert read(path, one.after) == got[at + 1 :]


def test_a_folder_has_its_archives_and_lists_as_shards_and_its_pages_together(tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    archive(tmp_path / "in" / "deep" / "x.warc.gz", [record(answer(page()))])
    lines(tmp_path / "in" / "a.jsonl", [NEWS_PLEASE])
    (tmp_path / "in" / "b.html").write_bytes(page())
    (tmp_path / "in" / "c.json").write_text(json.dumps(NEWS_PLEASE), encoding="utf-8")
    (tmp_path / "in" / "picture.png").write_bytes(b"\x89PNG")
    got = shards_of([tmp_path / "in"])
    assert [(s.name, s.kind) for s in got] == [("a", "jsonl"), ("deep--x", "warc"), ("in-00001", "pages")]
    pages = list(records_of(got[-1], 0, Limits()))
    assert [(r.key, code(r)) for r in pages] == [("b.html", ""), ("c.json", "")]
    assert list(records_of(got[-1], pages[0].after, Limits())) == pages[1:]


@pytest.mark.parametrize("kind", ["warc", "jsonl", "parquet"])
@pytest.mark.parametrize("size", [1, 700, 1_800])
def test_the_shards_of_a_large_file_have_each_of_its_records_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, size: int
) -> None:
    path = large(tmp_path, kind)
    whole = read(path)
    monkeypatch.setattr(shards, "BYTES_A_SHARD", {"warc": size, "jsonl": size})
    monkeypatch.setattr(shards, "ROWS_A_SHARD", size // 300)
    cut = shards_of([path])
    assert len(cut) > 1
    assert [shard.name for shard in cut] == [f"a-{n:05}" for n in range(1, len(cut) + 1)]
    got = [record for shard in cut for record in records_of(shard, 0, Limits())]
    assert [(r.key, code(r), r.url) for r in got] == [(r.key, code(r), r.url) for r in whole]
    for shard in cut:
        own = list(records_of(shard, 0, Limits()))
        for at, one in enumerate(own):
            assert list(records_of(shard, one.after, Limits())) == own[at + 1 :]
            assert 0 < shard.share_of()(one.after) <= 1 or kind == "parquet"


def large(folder: Path, kind: str) -> Path:
    """A file of a dozen records, one of them damaged where that can be."""
    if kind == "warc":
        records = [record(answer(page(f"Port {n}")), f"https://harbour.example/{n}") for n in range(8)]
        records[3] = record(answer(page("Port X")), length=150)
        return archive(folder / "a.warc.gz", records)
    rows = [{"text": TEXT[: 300 + 40 * n], "url": f"https://harbour.example/{n}"} for n in range(12)]
    if kind == "jsonl":
        return lines(folder / "a.jsonl", [*rows[:5], "{no json", *rows[5:]])
    pq.write_table(pa.Table.from_pylist(rows), folder / "a.parquet", row_group_size=2)
    return folder / "a.parquet"


def test_what_a_run_wrote_is_no_input_of_the_next(tmp_path: Path) -> None:
    lines(tmp_path / "a.jsonl", [NEWS_PLEASE])
    (tmp_path / "out" / "pages").mkdir(parents=True)
    (tmp_path / "out" / "testigo-bulk.json").write_text("{}", encoding="utf-8")
    pq.write_table(pa.table({"text": [TEXT]}), tmp_path / "out" / "pages" / "a.parquet")
    assert [shard.name for shard in shards_of([tmp_path])] == ["a"]


def test_an_archive_is_known_by_its_content_where_its_name_does_not_tell(tmp_path: Path) -> None:
    path = archive(tmp_path / "download.gz", [record(answer(page()))])
    assert [shard.kind for shard in shards_of([path.rename(tmp_path / "download")])] == ["warc"]


def test_two_inputs_of_one_name_are_refused(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        lines(tmp_path / folder / "a.jsonl", [NEWS_PLEASE])
    with pytest.raises(TestigoError) as caught:
        shards_of([tmp_path / "one" / "a.jsonl", tmp_path / "two" / "a.jsonl"])
    assert caught.value.code == "T807"
    assert all(str(tmp_path / folder / "a.jsonl") in caught.value.message for folder in ("one", "two"))


@pytest.mark.parametrize(("make", "expected"), [(False, "T101"), (True, "T105")])
def test_an_input_that_is_not_there_or_empty_is_refused(tmp_path: Path, make: bool, expected: str) -> None:
    if make:
        (tmp_path / "empty").mkdir()
    with pytest.raises(TestigoError) as caught:
        shards_of([tmp_path / "empty"])
    assert caught.value.code == expected


def test_a_shard_of_a_large_file_is_hashed_by_its_own_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = lines(tmp_path / "a.jsonl", [{"text": TEXT, "id": str(n)} for n in range(9)])
    (whole,) = shards_of([path])
    assert whole.hash() == hashlib.sha256(path.read_bytes()).hexdigest()
    monkeypatch.setitem(shards.BYTES_A_SHARD, "jsonl", 1_000)
    cut = shards_of([path])
    data = path.read_bytes()
    assert len(cut) > 2
    assert [one.hash() for one in cut] == [hashlib.sha256(data[one.begin : one.until]).hexdigest() for one in cut]


UNREADABLE = "/proc/self/mem"
"""A file that opens and cannot be read from its beginning, on Linux."""


@pytest.mark.parametrize(
    ("kind", "path"),
    [("warc", UNREADABLE), ("jsonl", UNREADABLE)] + [(k, "gone") for k in ("warc", "wacz", "jsonl", "parquet")],
)
def test_an_input_that_the_system_cannot_read_is_no_damaged_one(kind: Kind, path: str) -> None:
    shard = Shard(name="a", kind=kind, path=path)
    for read in (shard.hash, lambda: list(records_of(shard, 0, Limits()))):
        with pytest.raises(TestigoError) as caught:
            read()
        assert caught.value.code == "T809"


def test_a_page_that_is_gone_is_a_failure_and_the_others_are_read(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_bytes(page())
    (shard,) = shards_of([tmp_path])
    whole = shard.hash()
    (tmp_path / "a.html").unlink()
    gone, there = records_of(shard, 0, Limits())
    assert isinstance(gone.found, Failure)
    assert (gone.key, gone.found.code) == ("a.html", "T104")
    assert isinstance(there.found, Received)
    assert shard.hash() != whole
    assert shard.size() == (tmp_path / "b.html").stat().st_size


def test_a_shard_can_be_told_to_a_process_in_another_folder() -> None:
    shard = Shard(name="a", kind="pages", path="in", files=("b.html", "c.html"), begin=3, until=7)
    told = Shard.from_json(json.loads(json.dumps(shard.to_json())))
    assert told == replace(shard, path=str(Path("in").absolute()))
