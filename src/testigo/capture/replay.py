"""What a capture holds, out of its WARC file again: the answer for each address, as it came."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from testigo.capture.answer import Answer, answer_in
from testigo.capture.limits import CaptureLimits
from testigo.errors import TestigoError
from testigo.intake.limits import MEBI, Options

MOST = 1024 * MEBI
"""Bytes of a whole file once its records are unpacked; a capture has a tenth of that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a record stands in the file, in bytes, and what its headers say. ``to`` is what a revisit points at."""

    kind: str
    url: str
    at: str
    id: str
    offset: int
    length: int
    to: tuple[str, str] | None = None


@dataclass(slots=True, kw_only=True)
class Replay:
    """A capture, record by record. ``answers`` are those that are not redirected to robots.txt, by address, the last one."""

    data: bytes
    places: tuple[Place, ...]
    answers: dict[str, Place] = field(default_factory=dict)

    def answer(self, url: str) -> Answer | None:
        """Return the answer of an address, as :func:`testigo.intake.fetch.normal` gives it; None where there is none."""
        place = self.answers.get(url)
        if place is None:
            return None
        try:
            block = self.block(place)
            return answer_in(block if place.to is None else self._payload_of(block, place.to))
        except TestigoError:
            raise
        except Exception as why:  # the library raises what it meets, in a file that nobody vouches for
            raise _damaged(str(why)) from why

    def _payload_of(self, head: bytes, to: tuple[str, str]) -> bytes:
        for place in self.places:
            if place.kind == "response" and (place.url, place.at) == to:
                block = self.block(place)
                return head + block[answer_in(block).head :]
        raise _damaged(f"a revisit points at {to[0]}, which is not there")

    def block(self, place: Place) -> bytes:
        """Return what a record holds."""
        ((_, block),) = _records(self.data[place.offset : place.offset + place.length])
        return block


def replay_of(data: bytes) -> Replay:
    """Take a WARC file apart. Raises TestigoError T765 where it is damaged or unpacks to more than MOST."""
    made = Replay(data=data, places=tuple(_places(data)))
    for place in made.places:
        if place.kind in {"response", "revisit"}:
            made.answers[place.url] = place
    return made


def fields_in(block: bytes) -> tuple[tuple[str, str], ...]:
    """Return names and values of ``application/warc-fields``."""
    lines = (line.partition(":") for line in block.decode("utf-8", "replace").split("\r\n"))
    return tuple((name.strip(), value.strip()) for name, colon, value in lines if colon)


def _places(data: bytes) -> Iterator[Place]:
    """Every record in order, without what it holds."""
    size = 0
    reading = _iterator(data)
    try:
        for record in reading:
            size += _drained(record.raw_stream, MOST - size)
            headers = record.rec_headers
            to = headers.get_header("WARC-Refers-To-Target-URI"), headers.get_header("WARC-Refers-To-Date")
            yield Place(
                kind=record.rec_type or "",
                url=headers.get_header("WARC-Target-URI") or "",
                at=headers.get_header("WARC-Date") or "",
                id=headers.get_header("WARC-Record-ID") or "",
                offset=reading.get_record_offset(),
                length=reading.get_record_length(),
                to=(to[0], to[1]) if record.rec_type == "revisit" and to[0] and to[1] else None,
            )
    except TestigoError:
        raise
    except Exception as why:  # as in `answer`
        raise _damaged(str(why)) from why


def _records(data: bytes) -> Iterator[tuple[Any, bytes]]:
    for record in _iterator(data):
        yield record, record.raw_stream.read()


def _iterator(data: bytes) -> Any:  # noqa: ANN401 - of a library without types
    from warcio.archiveiterator import WARCIterator

    return WARCIterator(io.BytesIO(data), no_record_parse=True)


def _drained(stream: Any, most: int) -> int:  # noqa: ANN401 - of a library without types
    size = 0
    while piece := stream.read(MEBI):
        size += len(piece)
        if size > most:
            raise _damaged(f"it unpacks to more than {MOST} bytes")
    return size


def _damaged(why: str) -> TestigoError:
    return TestigoError("T765", f"the capture cannot be replayed: {' '.join(why.split())[:200]}")


def body_of(answer: Answer) -> bytes:
    """Return what an answer brings, undone right here, within what a capture takes in. Raises TestigoError T115, T118."""
    return answer.body(CaptureLimits().file_bytes, Options(in_process=True))
