"""Pages in web archives, parsed in a process of their own: a record that breaks it is a failure, and the next one is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from typing import IO

from testigo.errors import CATALOGUE, TestigoError
from testigo.intake import isolation
from testigo.intake.archived import Cursor
from testigo.intake.archives import Kind
from testigo.intake.failures import failure_of
from testigo.intake.frames import Head
from testigo.intake.lent_stream import FileSource
from testigo.intake.limits import Options
from testigo.intake.parsing_process import EndedError
from testigo.intake.received import Received, received_in
from testigo.ledger import Failure


def pages_in(kind: Kind, stream: IO[bytes], name: str, options: Options) -> Iterator[Received | Failure]:
    """Yield the pages of an archive in order, and a failure for each record that cannot be read.

    Each is ``NAME:OFFSET``, in a WACZ ``NAME:ARCHIVE:OFFSET``. The stream must be one that can seek. Raises TestigoError
    T201 when it holds no page, T824 when it is no archive; OSError when the stream cannot be read.
    """
    reading, found = _Reading(kind=kind, name=name, source=FileSource(stream), options=options), False
    for page in reading.pages():
        found = True
        yield page
    if not found:
        raise TestigoError("T201", "the archive holds no page")


@dataclass(slots=True, kw_only=True)
class _Reading:
    """How far an archive was read. ``begun`` is the record that is being parsed, at ``place``; None between two."""

    kind: Kind
    name: str
    source: FileSource
    options: Options
    cursor: Cursor = field(default_factory=Cursor)
    begun: Cursor | None = None
    place: str = ""
    again: Cursor | None = None
    """The record that was tried in a second process already."""

    def pages(self) -> Iterator[Received | Failure]:
        while True:
            before = self.cursor
            try:
                yield from self._from_cursor()
            except EndedError as ended:
                failure = self._after(ended)
                if failure is not None:
                    yield failure
                elif self.begun is None and self.cursor == before:  # it breaks before it comes to any record
                    raise ended.error from ended
            else:
                return

    def _from_cursor(self) -> Iterator[Received | Failure]:
        self.begun = None
        archive = {"kind": self.kind, "name": self.name, "cursor": asdict(self.cursor)}
        for head, data in isolation.archived(archive, self.source, self.options):
            page = self._taken(head, data)
            if page is not None:
                yield page

    def _taken(self, head: Head, data: bytes) -> Received | Failure | None:
        """What one answer holds, of whose maker nothing is taken on trust."""
        try:
            if "begun" in head:
                self.begun, self.place = _cursor_in(head["begun"]), str(head["place"])
            if "done" in head:
                self.cursor, self.begun = _cursor_in(head["done"]), None
            if "received" in head:
                return received_in(head["received"], data)
            if "failure" in head:
                return _failure_in(head["failure"])
        except (ValueError, TypeError, KeyError) as why:
            raise TestigoError("T226", f"what reads the archive broke down: {why}") from why
        return None

    def _after(self, ended: EndedError) -> Failure | None:
        """Say where to go on, and what has failed: a record that a process alone could not parse, or a second one."""
        broken = self.begun
        if broken is None:
            return None
        if ended.again and self.again != broken:
            self.again = self.cursor = broken
            return None
        self.cursor = _next_to(broken)
        return failure_of(self.place, ended.error)


def _next_to(broken: Cursor) -> Cursor:
    """Where to go on after what cannot be parsed: the hash of a file, a record of it, all that follows in it."""
    if not broken.checked:
        return replace(broken, checked=True)
    return Cursor(archive=broken.archive + 1) if broken.behind else replace(broken, behind=True)


def _cursor_in(told: object) -> Cursor:
    match told:
        case {"archive": int(archive), "checked": bool(checked), "at": int(at), "behind": bool(behind)}:
            return Cursor(archive=archive, checked=checked, at=at, behind=behind)
    raise ValueError("it says nowhere to go on")


def _failure_in(told: Head) -> Failure:
    code = str(told["code"])
    return Failure(
        input=str(told["input"]), code=code if code in CATALOGUE else "T226", message=str(told["message"])[:1000]
    )
