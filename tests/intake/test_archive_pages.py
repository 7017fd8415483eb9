"""Archives are parsed in a process of their own: a record that breaks it costs itself alone, and nothing is read twice."""

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sample_archives import answer, packed, page, record, wacz

from testigo.errors import TestigoError
from testigo.intake import isolation, parsing_process
from testigo.intake.archive_pages import pages_in
from testigo.intake.archives import WACZ, WARC
from testigo.intake.limits import Limits, Options
from testigo.intake.received import Received
from testigo.intake.sources import receive

FIVE = [record(answer(page(f"Port {i}")), f"https://harbour.example/{i}") for i in range(5)]
ALL = [f"https://harbour.example/{i}" for i in range(5)]
BREAKS = """
import os, time
from testigo.intake import parsing_service, warc
sound = warc._archived
def archived(record, name, limits):
    url = record.headers.get("WARC-Target-URI")
    if url.endswith("/2"):
        {}
    return sound(record, name, limits)
warc._archived = archived
parsing_service.serve()
"""
posix = pytest.mark.skipif(os.name != "posix", reason="signals")


@pytest.fixture(autouse=True)
def own(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    mine = isolation._Processes()
    monkeypatch.setattr(isolation, "_processes", mine)
    yield
    mine.end()


def told(data: bytes, kind: str = WARC, limits: Limits | None = None, *, in_process: bool = False) -> list[str]:
    options = Options(limits=limits or Limits(), in_process=in_process)
    found = pages_in(kind, io.BytesIO(data), "a", options)  # type: ignore[arg-type]
    return [str(p.url) if isinstance(p, Received) else p.code for p in found]


def test_an_archive_gives_the_same_in_a_process_of_its_own_and_right_here() -> None:
    for data in (packed(FIVE), b"".join(FIVE), packed(FIVE)[:-40] + b"x" * 40):
        assert told(data) == told(data, in_process=True)


@posix
@pytest.mark.parametrize(("does", "code"), [("os.abort()", "T226"), ("time.sleep(60)", "T227")])
@pytest.mark.parametrize("join", [packed, b"".join])
def test_a_record_that_breaks_the_parser_fails_and_the_others_are_read_once(
    does: str, code: str, join: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing_process, "_RUN", BREAKS.format(does))
    assert told(join(FIVE), limits=Limits(page_seconds=0.5)) == [*ALL[:2], code, *ALL[3:]]  # type: ignore[operator]


@posix
def test_a_record_that_breaks_the_parser_in_a_wacz_costs_itself_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing_process, "_RUN", BREAKS.format("os.abort()"))
    path = wacz(tmp_path / "a.wacz", {"a.warc.gz": packed(FIVE[:4]), "b.warc.gz": packed(FIVE[4:])})
    assert told(path.read_bytes(), WACZ) == [*ALL[:2], "T226", *ALL[3:]]


def test_an_archive_that_cannot_be_read_on_is_no_damage_of_its_records() -> None:
    class Failing(io.BytesIO):
        def read(self, *_: object) -> bytes:
            raise OSError(5, "the disk is broken")

    with pytest.raises(OSError, match="broken"):
        list(pages_in(WARC, Failing(packed(FIVE)), "a", Options()))


def test_whoever_wants_no_more_pages_leaves_no_process_behind() -> None:
    found = pages_in(WARC, io.BytesIO(packed(FIVE)), "a", Options())
    next(found)
    assert isolation._processes._busy
    found.close()  # type: ignore[attr-defined]
    assert not isolation._processes._busy


def test_a_file_in_a_wacz_that_is_a_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from testigo.intake import wacz as opened

    monkeypatch.setattr(opened, "_SLACK", 0)
    path = wacz(tmp_path / "a.wacz", {"a.warc": b"WARC/1.1\r\n" + bytes(100)})
    monkeypatch.setattr(opened, "_THINNEST", 0)
    assert told(path.read_bytes(), WACZ, in_process=True) == ["T103"]


def test_a_packed_list_is_unpacked_in_a_process_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import gzip

    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "One."}\n' * 3))
    assert [type(p) for p in receive([path], Options())] == [Received] * 3
    monkeypatch.setattr(parsing_process, "_RUN", "import os; from testigo.intake import packed, parsing_service\n"
                        "packed.pieces_of = lambda *_: os._exit(9)\nparsing_service.serve()")  # fmt: skip
    monkeypatch.setattr(isolation, "_processes", isolation._Processes())
    (only,) = receive([path], Options())
    assert getattr(only, "code", "") == "T226"


def test_what_a_taken_over_parser_says_of_a_page_must_be_text() -> None:
    from testigo.intake.received import plain, received_in

    sound = plain(Received(input="a", data=b""))
    for lie in ({"url": 1}, {"authors": [1]}, {"input": None}, {"more": "x"}):
        with pytest.raises(ValueError, match="said|text"):
            received_in({**sound, **lie}, b"")
    with pytest.raises(TestigoError):
        told(b"no archive")
