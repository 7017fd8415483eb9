"""Web archives in WACZ (version 1.1.1): a ZIP whose folder ``archive/`` holds WARC files, hashed in ``datapackage.json``."""

from __future__ import annotations

import hashlib
import json
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

from testigo.errors import TestigoError
from testigo.intake.limits import MEBI

FOLDER = "archive/"
_ENDINGS = (".warc", ".warc.gz")
_PACKAGE = "datapackage.json"
_MOST_PACKAGE = 16 * MEBI
_BLOCK = MEBI
_OFTEN = 64
"""Blocks that are hashed from one word of it to the next."""
_SLACK, _THINNEST = 1024 * MEBI, 100
"""Bytes that a WARC file may unpack to, beyond how many times its size in the ZIP: a bomb is a thousand times as large."""
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError,
)  # fmt: skip
"""What :mod:`zipfile` meets in a file that lies about itself."""


def _untold() -> None:
    """Tell nobody."""


class Wacz:
    """An opened WACZ. ``archives`` are the names of its WARC files, in order."""

    def __init__(self, stream: IO[bytes]) -> None:
        """Open it. Raises TestigoError T824 when it is no ZIP, is damaged, or holds no WARC file."""
        try:
            self._zip = zipfile.ZipFile(stream)
            names = self._zip.namelist()
        except _DAMAGE as why:
            raise TestigoError("T824", f"the ZIP of the archive is damaged: {why}") from why
        self.archives = sorted({n for n in names if n.startswith(FOLDER) and n.lower().endswith(_ENDINGS)})
        if not self.archives:
            raise TestigoError("T824", "it holds no WARC file in its folder archive/")

    @contextmanager
    def opened(self, archive: str) -> Iterator[IO[bytes]]:
        """Open one of its WARC files. Raises TestigoError T821 when its bytes are damaged, T103 when it is a bomb."""
        told = self._zip.getinfo(archive)
        if told.file_size > _SLACK + _THINNEST * told.compress_size:
            raise TestigoError(
                "T103", f"{archive!r} would unpack to {told.file_size} bytes out of {told.compress_size}"
            )
        try:
            with self._zip.open(archive) as stream:
                yield stream
        except _DAMAGE as why:
            raise TestigoError("T821", f"{archive!r} is damaged: {' '.join(str(why).split())[:120]}") from why

    def altered(self, archive: str, went_on: Callable[[], None] = _untold) -> str | None:
        """Say how a WARC file is not what ``datapackage.json`` says of it; None when it is, or nothing is said.

        ``went_on`` is called now and then, so that the time of a long file can be bounded by its length.
        """
        told = self._hashes().get(archive)
        algorithm, _, digest = (told or "").partition(":")
        if algorithm not in {"sha256", "md5"}:
            return None
        whole = hashlib.new(algorithm, usedforsecurity=False)
        with self.opened(archive) as stream:
            for number, data in enumerate(iter(lambda: stream.read(_BLOCK), b"")):
                whole.update(data)
                if number % _OFTEN == _OFTEN - 1:
                    went_on()
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
