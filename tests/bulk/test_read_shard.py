"""A shard read into tables: whole or not there, the same however often it was stopped."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from sample_archives import answer, archive, day_of_news, page, record

from testigo.bulk import parts, shard
from testigo.bulk.files import hash_of
from testigo.bulk.lock import locked
from testigo.bulk.manifest import Manifest
from testigo.bulk.options import BulkOptions
from testigo.bulk.shard import read_shard
from testigo.bulk.shards import Shard, shards_of
from testigo.bulk.tables import TABLES
from testigo.bulk.watch import StoppedError, Unwatched
from testigo.errors import TestigoError
from testigo.library import read
from testigo.reading.reader import Reader

OPTIONS = BulkOptions()


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Shard:
    (only,) = shards_of([day_of_news(tmp_path_factory.mktemp("day") / "day.warc.gz")])
    return only


@pytest.fixture(scope="module")
def undisturbed(day: Shard, reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("undisturbed") / "out"
    read_shard(day, out, OPTIONS, reader)
    return out


def everything(out: Path) -> dict[str, str]:
    """The hash of every file, manifests without what is of the run alone."""
    found = {}
    for path in sorted(p for p in out.rglob("*") if p.is_file()):
        name = path.relative_to(out).as_posix()
        if name.startswith("manifests/"):
            told = json.loads(path.read_text("utf-8"))
            del told["timing"], told["place"]
            found[name] = json.dumps(told, sort_keys=True)
        else:
            found[name] = hash_of(path)
    return found


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    pages = [row for path in sorted((out / table).rglob("*.parquet")) for row in pq.read_table(path).to_pylist()]
    return sorted(pages, key=lambda row: int(row["record_number"]))


class StoppingAfter(Unwatched):
    """Stops after so many records."""

    def __init__(self, records: int) -> None:
        self.left = records

    def done(self, counted: Mapping[str, int], share: float) -> None:
        assert 0 <= share <= 1
        self.left -= counted["records"]

    def stops(self) -> bool:
        return self.left <= 0


class Killed(Unwatched):
    """Breaks off in the middle of a record, as a kill does."""

    def __init__(self, number: int) -> None:
        self.number = number

    def begin(self, number: int) -> None:
        if number == self.number:
            raise KeyboardInterrupt


def test_the_counters_of_a_manifest_add_up_to_its_records(undisturbed: Path) -> None:
    told = json.loads((undisturbed / "manifests" / "day.json").read_text("utf-8"))
    counters = Counter(told["counters"])
    records = counters.pop("records")
    assert sum(counters.values()) == records == 28
    assert counters["passed.request"] == 12
    assert counters["copy.exact"] == 1
    assert told["rows"]["pages"] == 13


def test_a_manifest_tells_the_hash_and_the_rows_of_each_file(undisturbed: Path) -> None:
    told = json.loads((undisturbed / "manifests" / "day.json").read_text("utf-8"))
    files = {file["path"]: file for file in told["files"]}
    assert set(files) == {p.relative_to(undisturbed).as_posix() for p in undisturbed.rglob("*.parquet")}
    for name, file in files.items():
        assert hash_of(undisturbed / name) == file["sha256"]
        assert pq.read_metadata(undisturbed / name).num_rows == file["rows"]


def test_the_folder_holds_nothing_else(undisturbed: Path) -> None:
    known = {*TABLES, "manifests", "testigo-bulk.json"}
    assert {path.name for path in undisturbed.iterdir()} <= known


def test_a_page_is_filed_by_its_day(undisturbed: Path) -> None:
    days = {p.parent.name for p in (undisturbed / "pages").rglob("*.parquet")}
    assert days == {f"date=2022-03-{day}" for day in range(10, 14)}


def test_the_rows_are_what_the_ledger_of_the_page_says(tmp_path: Path, undisturbed: Path) -> None:
    first = rows(undisturbed, "pages")[0]
    file = tmp_path / "page.html"
    file.write_bytes(page("Port 0", day="2022-03-10", headline="Report 0"))
    ledger = read(file)
    assert first["page_id"] == ledger.page.id
    assert first["text"] == ledger.page.text
    claims = [row for row in rows(undisturbed, "claims") if row["record"] == first["record"]]
    assert [(c["id"], c["act"], c["confidence"]) for c in claims] == [
        (c.id, c.act, c.confidence) for c in ledger.claims
    ]
    for row, claim in zip(claims, ledger.claims, strict=True):
        assert [(s["start"], s["end"]) for s in row["content"]] == [(s.start, s.end) for s in claim.content]
        if claim.source:
            assert row["source_text"] == claim.source.of(ledger.page.text)
            assert row["chain"][-1]["category"] == claim.source.category
    incidents = [row for row in rows(undisturbed, "incidents") if row["record"] == first["record"]]
    assert [(i["id"], i["type"], i["country"]) for i in incidents] == [
        (
            i.id,
            i.type,
            next((w.country for w in i.where if w.latitude is not None), i.where[0].country if i.where else None),
        )
        for i in ledger.incidents
    ]
    assert [c["at_least"] for c in rows(undisturbed, "counts") if c["record"] == first["record"]] == [
        c.low for c in ledger.counts
    ]


def test_a_shard_that_is_done_is_not_read_again(day: Shard, undisturbed: Path) -> None:
    class NoReader(Reader):
        def read(self, *_: Any, **__: Any) -> Any:
            raise AssertionError

    before = everything(undisturbed)
    assert isinstance(read_shard(day, undisturbed, OPTIONS, NoReader()), Manifest)
    assert everything(undisturbed) == before


@pytest.mark.parametrize("after", [1, 9, 27])
def test_stopped_anywhere_and_gone_on_with_it_is_the_same(
    day: Shard, reader: Reader, undisturbed: Path, tmp_path: Path, after: int
) -> None:
    with pytest.raises(StoppedError):
        read_shard(day, tmp_path / "out", OPTIONS, reader, StoppingAfter(after))
    assert not list((tmp_path / "out").rglob("*.parquet"))
    read_shard(day, tmp_path / "out", OPTIONS, reader)
    assert everything(tmp_path / "out") == everything(undisturbed)


def test_killed_in_the_middle_what_was_kept_is_not_read_again(
    day: Shard, reader: Reader, undisturbed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shard, "RECORDS_A_PART", 5)
    with pytest.raises(KeyboardInterrupt):
        read_shard(day, tmp_path / "out", OPTIONS, reader, Killed(17))
    assert len(list((tmp_path / "out" / ".work" / "day").glob("part-*"))) == 3
    begun: list[int] = []

    class Noting(Unwatched):
        def begin(self, number: int) -> None:
            begun.append(number)

    read_shard(day, tmp_path / "out", OPTIONS, reader, Noting())
    assert begun[0] == 15
    assert everything(tmp_path / "out") == everything(undisturbed)


def test_a_part_that_is_half_written_is_taken_away(
    day: Shard, reader: Reader, undisturbed: Path, tmp_path: Path
) -> None:
    with pytest.raises(StoppedError):
        read_shard(day, tmp_path / "out", OPTIONS, reader, StoppingAfter(3))
    work = tmp_path / "out" / ".work" / "day"
    (work / ".part-00001.77-half").mkdir()
    (work / ".part-00001.77-half" / "claims.arrow").write_bytes(b"half")
    shutil.copytree(work / "part-00000", work / "part-00007")
    read_shard(day, tmp_path / "out", OPTIONS, reader)
    assert everything(tmp_path / "out") == everything(undisturbed)


def test_killed_while_tables_are_written_it_is_the_same(
    day: Shard, reader: Reader, undisturbed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, left = parts.Parts._write_table, iter([True, True, False])

    def writing(self: parts.Parts, *told: Any) -> int:
        if not next(left):
            raise KeyboardInterrupt
        return real(self, *told)

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(parts.Parts, "_write_table", writing)
        read_shard(day, tmp_path / "out", OPTIONS, reader)
    stray = tmp_path / "out" / "claims" / "date=1999-01-01" / "day.parquet"
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"of an earlier run")
    read_shard(day, tmp_path / "out", OPTIONS, reader)
    stray.parent.rmdir()
    assert everything(tmp_path / "out") == everything(undisturbed)


def test_a_full_disk_is_told_of_and_gone_on_behind(
    day: Shard, reader: Reader, undisturbed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shard, "RECORDS_A_PART", 10)

    def full(path: Path) -> None:
        if "part-00001" in str(path):
            raise OSError(28, "No space left on device", str(path))

    with monkeypatch.context() as patched, pytest.raises(TestigoError) as caught:
        patched.setattr(parts, "sync", full)
        read_shard(day, tmp_path / "out", OPTIONS, reader)
    assert caught.value.code == "T805"
    read_shard(day, tmp_path / "out", OPTIONS, reader)
    assert everything(tmp_path / "out") == everything(undisturbed)


def test_rows_are_the_same_in_small_groups(
    day: Shard, reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How rows are put into groups depends on how many there are, not on the parts that they came in."""
    monkeypatch.setattr(parts, "MOST_ROWS_IN_A_GROUP", 7)
    monkeypatch.setattr(parts, "ROWS_IN_A_GROUP", {"pages": 2})
    read_shard(day, tmp_path / "one", OPTIONS, reader)
    monkeypatch.setattr(shard, "RECORDS_A_PART", 3)
    read_shard(day, tmp_path / "other", OPTIONS, reader)
    assert everything(tmp_path / "one") == everything(tmp_path / "other")
    largest = max(pq.read_metadata(p).row_group(0).num_rows for p in (tmp_path / "one" / "claims").rglob("*.parquet"))
    assert largest == 7


def test_parts_of_another_input_are_not_gone_on_with(reader: Reader, tmp_path: Path) -> None:
    path = archive(tmp_path / "x.warc.gz", [record(answer(page("Port A"))), record(answer(page("Port B")))])
    (before,) = shards_of([path])
    with pytest.raises(StoppedError):
        read_shard(before, tmp_path / "out", OPTIONS, reader, StoppingAfter(1))
    archive(path, [record(answer(page("Port C"))), record(answer(page("Port D")))])
    read_shard(before, tmp_path / "out", OPTIONS, reader)
    assert all("Port C" in row["text"] or "Port D" in row["text"] for row in rows(tmp_path / "out", "pages"))


def test_an_input_that_changed_since_it_was_read_is_refused(reader: Reader, tmp_path: Path) -> None:
    path = archive(tmp_path / "x.warc.gz", [record(answer(page()))])
    (only,) = shards_of([path])
    read_shard(only, tmp_path / "out", OPTIONS, reader)
    archive(path, [record(answer(page())), record(answer(page("Port B")))])
    before = everything(tmp_path / "out")
    with pytest.raises(TestigoError) as caught:
        read_shard(only, tmp_path / "out", OPTIONS, reader)
    assert caught.value.code == "T806"
    assert everything(tmp_path / "out") == before


def test_a_folder_of_another_version_model_or_option_is_refused_and_not_touched(
    day: Shard, reader: Reader, undisturbed: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    shutil.copytree(undisturbed, out)
    mark = json.loads((out / "testigo-bulk.json").read_text("utf-8"))
    for changed, code in (
        ({"schema": 99}, "T802"),
        ({"model": "other"}, "T802"),
        ({"options": mark["options"] | {"fewest_words": 3}}, "T804"),
    ):
        (out / "testigo-bulk.json").write_text(json.dumps(mark | changed), encoding="utf-8")
        before = everything(out)
        with pytest.raises(TestigoError) as caught:
            read_shard(day, out, OPTIONS, reader)
        assert caught.value.code == code
        assert everything(out) == before


def test_a_folder_that_holds_something_else_is_refused(day: Shard, reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(TestigoError) as caught:
        read_shard(day, tmp_path, OPTIONS, reader)
    assert caught.value.code == "T801"
    assert [path.name for path in tmp_path.iterdir()] == ["diary.txt"]


def test_a_folder_that_does_not_tell_what_it_was_begun_with_is_refused(
    day: Shard, reader: Reader, tmp_path: Path
) -> None:
    (tmp_path / "testigo-bulk.json").write_text("{", encoding="utf-8")
    with pytest.raises(TestigoError) as caught:
        read_shard(day, tmp_path, OPTIONS, reader)
    assert caught.value.code == "T802"


def test_an_input_that_cannot_be_read_at_all_leaves_no_work_behind(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"no table")
    with pytest.raises(TestigoError) as caught:
        read_shard(shards_of([tmp_path / "a.parquet"])[0], tmp_path / "out", OPTIONS, reader)
    assert caught.value.code == "T104"
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["testigo-bulk.json"]


def test_a_damaged_manifest_is_told_of(day: Shard, reader: Reader, undisturbed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(undisturbed, out)
    (out / "manifests" / "day.json").write_text("{", encoding="utf-8")
    with pytest.raises(TestigoError) as caught:
        read_shard(day, out, OPTIONS, reader)
    assert caught.value.code == "T803"


def test_records_that_fail_are_rows_and_counted(reader: Reader, tmp_path: Path) -> None:
    records = [
        record(answer(page())),
        record(answer(page("Port B")), digests={"WARC-Block-Digest": "sha1:AAAA"}),
        record(answer(b"\0\1\2" * 99)),
    ]
    (only,) = shards_of([archive(tmp_path / "x.warc.gz", records)])
    manifest = read_shard(only, tmp_path / "out", OPTIONS, reader)
    failed = rows(tmp_path / "out", "failures")
    assert [row["code"] for row in failed] == ["T822", "T203"]
    assert {name for name in manifest.counters if name.startswith("failed.")} == {"failed.T822", "failed.T203"}


def test_two_processes_do_not_read_one_shard(day: Shard, reader: Reader, tmp_path: Path) -> None:
    codes: list[str] = []

    class Second(Unwatched):
        def begin(self, number: int) -> None:
            try:
                with locked(tmp_path / "out" / ".work" / "day.lock", "day", patience=0):
                    codes.append(f"read {number} twice")
            except TestigoError as why:
                codes.append(why.code)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_shard(day, tmp_path / "out", OPTIONS, reader, Second())
    assert codes == ["T808"]


def every_column() -> Iterator[tuple[str, str]]:
    for table, schema in TABLES.items():
        for name in schema.names:
            yield table, name


@pytest.mark.parametrize(("table", "column"), list(every_column()))
def test_every_column_is_documented(table: str, column: str) -> None:
    text = (Path(__file__).parents[2] / "docs" / "reference" / "bulk-tables.md").read_text("utf-8")
    common = text.partition("## What every table has")[2].partition("\n## ")[0]
    own = text.partition(f"## `{table}`")[2].partition("\n## ")[0]
    assert f"`{column}`" in common + own
