"""The evidence in a bundle that somebody gave: each row is looked at before it is taken for one."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from testigo.bundle import evidence as columns
from testigo.bundle.archive import PAGES, payload, payloads
from testigo.bundle.container import Container
from testigo.bundle.lines import plain_in, row_in
from testigo.case.audit.canonical import canonical
from testigo.case.database import Row
from testigo.errors import TestigoError

WACZ = "pages.wacz"
_STORED = (zipfile.ZIP_STORED, 0)


class GivenEvidence:
    """The evidence in a bundle. Every method raises TestigoError T722 where a file cannot be understood."""

    def __init__(self, given: Container, folder: Path) -> None:
        """Take the bundle, and a folder in which its web archive can be unpacked."""
        self._given = given
        self._path = folder / WACZ
        with self._path.open("xb") as file:
            given.copy(WACZ, file)
        with self._understood(WACZ):
            self._wacz = zipfile.ZipFile(self._path)
            if any(
                (i.compress_type, i.flag_bits) != _STORED or i.file_size != i.compress_size
                for i in self._wacz.infolist()
            ):
                raise ValueError("holds a file that is packed")

    def __enter__(self) -> Self:
        """Give the evidence."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the web archive."""
        self._wacz.close()

    def entries(self) -> Iterator[Row]:
        """Yield the entries of the log, their bodies as JSON text."""
        name = "audit/entries.jsonl"
        for n, text in enumerate(self._given.lines(name), start=1):
            with self._understood(f"{name}, line {n}"):
                told = plain_in(text)
                if not isinstance(told, dict) or set(told) != set(columns.ENTRY) or not isinstance(told["body"], dict):
                    raise ValueError("is no entry of a log")
                told["body"] = canonical(told["body"]).decode()
                row = tuple(told[column] for column in columns.ENTRY)
                if [type(value) for value in row] != [int, str, str, str, str, str, str]:
                    raise ValueError("is no entry of a log")
            yield row

    def pages(self) -> Iterator[tuple[Row, bytes | None]]:
        """Yield every page's receipt and bytes, None where they are lost."""
        with self._understood(PAGES), self._wacz.open(PAGES) as archive:
            found = payloads(archive)
        with self._understood(PAGES), self._wacz.open(PAGES) as archive:
            for row in self._rows("pages", columns.RECEIPT):
                page, size = row[0], row[columns.RECEIPT.index("size")]
                yield row, None if size is None else payload(archive, found.get(page), size)

    def readings(self) -> Iterator[tuple[Row, bytes]]:
        """Yield every reading and its ledger, in JSON."""
        for *row, file in self._rows("readings", columns.READING, ("file",)):
            if not isinstance(file, str) or not file.startswith("readings/"):
                raise self._refused("audit/readings.jsonl", "names no reading")
            yield tuple(row), self._given.read(file)

    def decisions(self) -> Iterator[Row]:
        """Yield every decision."""
        return self._rows("decisions", columns.DECISION)

    def failures(self) -> Iterator[Row]:
        """Yield every input that could not be read."""
        return self._rows("failures", columns.FAILURE)

    def captures(self) -> Iterator[tuple[Row, bytes]]:
        """Yield every capture and its WARC file."""
        for *row, file in self._rows("captures", columns.CAPTURE, ("file",)):
            with self._understood(WACZ):
                data = self._wacz.read(file)
            yield tuple(row), data

    def software(self) -> str:
        """Return what the web archive says that it was made with."""
        with self._understood(WACZ):
            return str(plain_in(self._wacz.read("datapackage.json"))["software"])

    def _rows(self, name: str, names: tuple[str, ...], more: tuple[str, ...] = ()) -> Iterator[Row]:
        member = f"audit/{name}.jsonl"
        for n, text in enumerate(self._given.lines(member), start=1):
            with self._understood(f"{member}, line {n}"):
                row = row_in(text, names, more)
            yield row

    @contextmanager
    def _understood(self, what: str) -> Iterator[None]:
        try:
            yield
        except (
            ValueError,
            TypeError,
            KeyError,
            EOFError,
            OSError,
            OverflowError,
            RecursionError,
            struct.error,
            zipfile.BadZipFile,
            NotImplementedError,
        ) as why:
            raise self._refused(what, str(why)) from why

    def _refused(self, what: str, why: str) -> TestigoError:
        return TestigoError("T722", f"{str(self._given.path)!r}: {what} {why}")
