"""Web archives in WACZ (version 1.1.1): a ZIP whose folder ``archive/`` holds WARC files, hashed in ``datapackage.json``."""

from __future__ import annotations

import hashlib
import json
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from testigo.errors import TestigoError
from testigo.intake.limits import Limits
from testigo.intake.received import Received
from testigo.intake.warc import Passed, records_in
from testigo.ledger import Failure

_FOLDER = "archive/"
_ENDINGS = (".warc", ".warc.gz")
_PACKAGE = "datapackage.json"
_MOST_PACKAGE = 16 * 1024 * 1024
_BLOCK = 1024 * 1024
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError,
)  # fmt: skip
"""What :mod:`zipfile` meets in a file that lies about itself."""


class Wacz:
    """An opened WACZ. ``archives`` are the names of its WARC files, in order."""

    def __init__(self, stream: IO[bytes]) -> None:
        """Open it. Raises TestigoError T824 when it is no ZIP, is damaged, or holds no WARC file."""
        try:
            self._zip = zipfile.ZipFile(stream)
            names = self._zip.namelist()
        except _DAMAGE as why:
            raise TestigoError("T824", f"the ZIP of the archive is damaged: {why}") from why
        self.archives = sorted({n for n in names if n.startswith(_FOLDER) and n.lower().endswith(_ENDINGS)})
        if not self.archives:
            raise TestigoError("T824", "it holds no WARC file in its folder archive/")

    @contextmanager
    def opened(self, archive: str) -> Iterator[IO[bytes]]:
        """Open one of its WARC files. Raises TestigoError T821 when its bytes are damaged."""
        try:
            with self._zip.open(archive) as stream:
                yield stream
        except _DAMAGE as why:
            raise TestigoError("T821", f"{archive!r} is damaged: {' '.join(str(why).split())[:120]}") from why

    def altered(self, archive: str) -> str | None:
        """Say how a WARC file is not what ``datapackage.json`` says of it; None when it is, or nothing is said."""
        told = self._hashes().get(archive)
        algorithm, _, digest = (told or "").partition(":")
        if algorithm not in {"sha256", "md5"}:
            return None
        whole = hashlib.new(algorithm, usedforsecurity=False)
        with self.opened(archive) as stream:
            while data := stream.read(_BLOCK):
                whole.update(data)
        if whole.hexdigest() == digest.lower():
            return None
        return f"{archive!r} is not what {_PACKAGE} says: {told}"

    def _hashes(self) -> dict[str, str]:
        try:
            with self._zip.open(_PACKAGE) as stream:
                package = json.loads(stream.read(_MOST_PACKAGE))
            return {r["path"]: str(r.get("hash") or "") for r in package["resources"]}
        except (KeyError, TypeError, AttributeError, *_DAMAGE):
            return {}


def pages_in(stream: IO[bytes], name: str, limits: Limits) -> Iterator[Received | Failure]:
    """Yield the pages of all archives in a WACZ, in order, and a failure for each record that is damaged.

    Each is ``NAME:ARCHIVE:OFFSET``. Raises TestigoError T824 when it is no WACZ, T201 when it holds no page.
    """
    wacz, found = Wacz(stream), False
    for archive in wacz.archives:
        place = f"{name}:{archive.removeprefix(_FOLDER)}"
        try:
            altered = wacz.altered(archive)
            if altered:
                yield Failure(input=place, code="T822", message=altered)
            with wacz.opened(archive) as records:
                for record in records_in(records, place, limits):
                    if not isinstance(record.found, Passed):
                        found = True
                        yield record.found
        except TestigoError as why:
            yield Failure(input=place, code=why.code, message=why.message)
    if not found:
        raise TestigoError("T201", "the archive holds no page")
