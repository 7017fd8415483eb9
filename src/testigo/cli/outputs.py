"""Where ``testigo read`` puts what it read: the terminal, JSON, a page to look at, tables."""

from __future__ import annotations

from contextlib import AbstractContextManager
from types import TracebackType
from typing import IO, Protocol, Self

from testigo.errors import TestigoError
from testigo.ledger import Failure, Ledger
from testigo.show.terminal import Terminal


class Output(AbstractContextManager["Output"], Protocol):
    """Takes records in order; keeps what it wrote once its ``with`` block ends well."""

    def add(self, record: Ledger | Failure) -> None:
        """Take the next record."""
        ...


class Stream:
    """An output that writes to a stream as it goes and has nothing to put away."""

    def __init__(self, stream: IO[str]) -> None:
        """Take the stream to write to."""
        self._stream = stream

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End; the stream stays open."""


class ForReading(Stream):
    """Ledgers as a person reads them; failures are left to the messages."""

    def __init__(self, stream: IO[str], terminal: Terminal) -> None:
        """Take the stream and how pages are set for it."""
        super().__init__(stream)
        self._terminal = terminal
        self._first = True

    def add(self, record: Ledger | Failure) -> None:
        """Write the ledger, parted from the one before."""
        if isinstance(record, Failure):
            return
        if not self._first:
            self._stream.write(self._terminal.rule())
        self._first = False
        self._stream.write(self._terminal.show(record))
        self._stream.flush()


class JsonLines(Stream):
    """One record a line, failures in their place."""

    def add(self, record: Ledger | Failure) -> None:
        """Write the line."""
        from testigo.contract import dumps

        self._stream.write(dumps(record) + "\n")
        self._stream.flush()


class OneJson(Stream):
    """The record of the only page, laid out. Raises TestigoError T403 when there is a second page."""

    def __init__(self, stream: IO[str]) -> None:
        """Take the stream to write to."""
        super().__init__(stream)
        self._record: Ledger | Failure | None = None

    def add(self, record: Ledger | Failure) -> None:
        """Keep the record until it is known to be the only one."""
        if self._record is not None:
            raise TestigoError("T403", "--json prints one page and the input holds more")
        self._record = record

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write the record."""
        from testigo.contract import dumps

        if kind is None and self._record is not None:
            self._stream.write(dumps(self._record, indent=2) + "\n")
