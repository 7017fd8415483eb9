"""What the shards of a run share: it spares reading, and nothing that is written depends on it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sample_archives import answer, archive, page, record

from testigo.bulk import shared
from testigo.bulk.engines.local import read_all
from testigo.bulk.files import hash_of
from testigo.bulk.options import BulkOptions
from testigo.bulk.shard import read_shard
from testigo.bulk.shards import Shard, shards_of
from testigo.bulk.shared import Shared, clear
from testigo.reading.reader import Reader

OPTIONS = BulkOptions()
MENU = '<nav><ul><li><a href="/">World</a></li><li><a href="/t">Weather in Texas</a></li></ul></nav>'


class Counting(Reader):
    """Counts the pages that it reads."""

    times = 0

    def read(self, *given, **named):  # type: ignore[no-untyped-def]  # noqa: ANN002, ANN003, ANN201 - whatever it takes
        self.times += 1
        return super().read(*given, **named)


@pytest.fixture(scope="module")
def reader() -> Counting:
    return Counting()


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> list[Shard]:
    """Two shards in which the same three stories stand among others, on other sites and pages; one on another day too."""
    folder = tmp_path_factory.mktemp("wire")
    for outlet, around in (("one", ""), ("two", MENU)):
        told = [page(f"Port {name}", around=around) for name in ("A", "B", "C", outlet)]
        told.append(page("Port A", around=around, day="2022-03-29" if outlet == "two" else "2022-03-16"))
        told.append(page("Port A", around=around + MENU))
        records = [record(answer(data), f"https://{outlet}.example/{n}") for n, data in enumerate(told)]
        archive(folder / f"{outlet}.warc.gz", records)
    return shards_of([folder])


def tables(out: Path) -> dict[str, str]:
    found = {path.relative_to(out).as_posix(): hash_of(path) for path in out.rglob("*.parquet")}
    for path in (out / "manifests").iterdir():
        told = json.loads(path.read_text("utf-8"))
        found[path.name] = json.dumps({k: told[k] for k in told if k not in {"timing", "place"}})
    return found


def all_read(shards: list[Shard], out: Path, reader: Counting, *, sharing: bool) -> tuple[dict[str, str], int]:
    before = reader.times
    for shard in shards:
        read_shard(shard, out, OPTIONS, reader, sharing=sharing)
    return tables(out), reader.times - before


def test_a_story_is_read_once_whatever_the_order_and_the_tables_are_the_same(
    wire: list[Shard], reader: Counting, tmp_path: Path
) -> None:
    expected, alone = all_read(wire, tmp_path / "alone", reader, sharing=False)
    forth, spared = all_read(wire, tmp_path / "forth", reader, sharing=True)
    back, spared_too = all_read(wire[::-1], tmp_path / "back", reader, sharing=True)
    assert forth == back == expected
    assert spared <= alone - 3
    assert spared_too <= alone - 3


def test_processes_share_and_leave_nothing_of_it(wire: list[Shard], reader: Counting, tmp_path: Path) -> None:
    expected, _ = all_read(wire, tmp_path / "alone", reader, sharing=False)
    list(read_all(wire, tmp_path / "out", OPTIONS, workers=1))
    assert tables(tmp_path / "out") == expected
    assert not (tmp_path / "out" / ".work").exists()


def test_a_process_finds_what_another_gave_and_nothing_else(tmp_path: Path) -> None:
    one, other = Shared(tmp_path), Shared(tmp_path)
    one.add({"a": b"first", "b": b"second"})
    assert one.reading("b") == b"second"
    assert other.reading("b") is None
    other.look()
    assert (other.reading("a"), other.reading("b"), other.reading("c")) == (b"first", b"second", None)
    other.add({"a": b"first"})
    assert len(list((tmp_path / ".work" / ".readings").iterdir())) == 1


def test_what_is_taken_away_or_cut_is_not_known(tmp_path: Path) -> None:
    one = Shared(tmp_path)
    one.add({"a": b"first"})
    (lot,) = (tmp_path / ".work" / ".readings").iterdir()
    lot.write_bytes(lot.read_bytes()[:-1])
    assert one.reading("a") is None
    lot.write_bytes(b"no lot")
    assert Shared(tmp_path).reading("a") is None
    clear(tmp_path)
    assert one.reading("a") is None
    assert not (tmp_path / ".work").exists()


def test_what_cannot_be_written_is_not_shared(tmp_path: Path) -> None:
    one = Shared(tmp_path)
    (tmp_path / ".work").write_text("no folder", encoding="utf-8")
    one.add({"a": b"first"})
    assert one.reading("a") is None


def test_what_is_known_and_kept_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "REMEMBERED", 3)
    monkeypatch.setattr(shared, "MOST_LOTS", 2)
    one = Shared(tmp_path)
    for name in "abcd":
        one.add({name: name.encode()})
    assert [one.reading(name) for name in "abcd"] == [None, b"b", b"c", b"d"]
    one.look()
    assert len(list((tmp_path / ".work" / ".readings").iterdir())) == 2
    assert Shared(tmp_path).reading("b") is None
