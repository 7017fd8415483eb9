"""The ZIP itself: members in one order with nothing but names and bytes that count, sealed by a hash of the whole file.

The comment at the end of the file holds the SHA-256 of all bytes before it, so that any single byte that is changed, also one that
no unpacking looks at, is found. Everybody can make such a seal: it guards against damage, and the log against people.
"""

from __future__ import annotations

import hashlib
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from testigo.errors import TestigoError

MANIFEST = "manifest.json"
SEAL = b"testigo bundle sha256:"
SEALED = len(SEAL) + 64
"""Bytes of the comment."""
_PIECE = 1 << 20
_TIME = (1980, 1, 1, 0, 0, 0)
"""What stands for the time of every member: none of them has one of its own."""
_MODE = (stat.S_IFREG | 0o644) << 16
_HEADER = 30
"""Bytes of a member's header without its name."""

MOST_MEMBERS = 300_000
LARGEST = 256 << 20
"""Bytes of a member that is held in memory."""
_THINNEST, _SLACK = 100, 1 << 20
"""How many times its size a member may unpack to, beyond a mebibyte. Ledgers come to ten times, a bomb to a thousand."""

NAMES = re.compile(
    r"README\.txt|check\.py|manifest\.json|brief\.html|accounts\.json|annotations\.jsonld|prov\.json|model-card\.md|pages\.wacz"
    r"|schemas/(?:ledger|accounts)\.schema\.json|audit/(?:entries|pages|readings|decisions|failures|captures)\.jsonl"
    r"|ledgers/[0-9a-f]{64}\.json|readings/[0-9a-f]{64}-[1-9][0-9]{0,5}\.json"
)
"""What a member may be called: no path leads anywhere else, since no name but these is ever looked at."""


class Packing:
    """A bundle that is being written. Members are told with size and hash in :attr:`files`, in their order."""

    def __init__(self, path: Path) -> None:
        """Begin a new file at ``path``."""
        self._path = path
        self._zip = zipfile.ZipFile(path, "x", compression=zipfile.ZIP_DEFLATED, compresslevel=6)
        self.files: list[dict[str, str | int]] = []

    def put(self, name: str, data: bytes) -> None:
        """Write a member."""
        self._zip.writestr(_info(name), data)
        self._told(name, len(data), hashlib.sha256(data).hexdigest())

    def put_file(self, name: str, source: IO[bytes]) -> None:
        """Write a member from the whole of a file that can be sought in."""
        source.seek(0, 2)
        info, size, made = _info(name), source.tell(), hashlib.sha256()
        info.file_size = size
        source.seek(0)
        with self._zip.open(info, "w") as member:
            while piece := source.read(_PIECE):
                made.update(piece)
                member.write(piece)
        self._told(name, size, made.hexdigest())

    def _told(self, name: str, size: int, made: str) -> None:
        self.files.append({"path": name, "size": size, "sha256": made})

    def seal(self) -> None:
        """End the file with the hash of it."""
        self._zip.comment = SEAL + b"0" * 64
        self._zip.close()
        with self._path.open("r+b") as file:
            made = _hash_of_all_but_the_seal(file)
            file.seek(-64, 2)
            file.write(made.encode("ascii"))

    def leave(self) -> None:
        """Close the file as it is."""
        self._zip.close()


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _TIME)
    info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, _MODE
    return info


def _hash_of_all_but_the_seal(file: IO[bytes]) -> str:
    file.seek(0, 2)
    left = file.tell() - SEALED
    file.seek(0)
    made = hashlib.sha256()
    while left > 0 and (piece := file.read(min(_PIECE, left))):
        made.update(piece)
        left -= len(piece)
    return made.hexdigest()


class Container:
    """A bundle that somebody gave. What is wrong with the file itself is a TestigoError T721 or T722 when it is opened."""

    def __init__(self, path: Path) -> None:
        """Open the file and look at everything that can be looked at without unpacking.

        Raises TestigoError T501 where there is no such file, T721 where it is no bundle, T722 where it is not built as one.
        """
        self.path = path
        self._name = repr(str(path))
        try:
            self._zip = zipfile.ZipFile(path)
        except FileNotFoundError:
            raise TestigoError("T501", f"there is no bundle {self._name}") from None
        except (zipfile.BadZipFile, struct.error, ValueError, OverflowError, EOFError, NotImplementedError) as why:
            raise TestigoError("T721", f"{self._name} is no ZIP that can be read: {why}") from why
        except OSError as why:
            raise TestigoError("T508", f"{self._name} cannot be read: {why.strerror or why}") from why
        try:
            self._check()
        except BaseException:
            self._zip.close()
            raise
        self._members = {info.filename: info for info in self._zip.infolist()}

    def __enter__(self) -> Self:
        """Give the open bundle."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self._zip.close()

    def _check(self) -> None:
        infos = self._zip.infolist()
        if not any(info.filename == MANIFEST for info in infos):
            raise TestigoError("T721", f"{self._name} has no {MANIFEST}")
        if len(infos) > MOST_MEMBERS:
            raise self._refused(f"{len(infos)} files are in it, more than {MOST_MEMBERS}")
        end, seen = 0, set[str]()
        for info in sorted(infos, key=lambda i: i.header_offset):
            self._check_member(info)
            if info.filename in seen:
                raise self._refused(f"{info.filename} is in it twice")
            if info.header_offset < end:
                raise self._refused(f"{info.filename} lies over another file")
            end = info.header_offset + _HEADER + len(info.filename) + info.compress_size
            seen.add(info.filename)

    def _check_member(self, info: zipfile.ZipInfo) -> None:
        name = info.filename
        if not NAMES.fullmatch(name):
            raise self._refused(f"{name[:80]!r} is no name of a file of a bundle")
        if info.external_attr != _MODE or info.flag_bits:
            raise self._refused(f"{name} is a link, encrypted, or otherwise no plain file")
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise self._refused(f"{name} is packed in a way that bundles are not")
        if info.file_size > _SLACK + _THINNEST * info.compress_size:
            raise self._refused(f"{name} would unpack to {info.file_size} bytes out of {info.compress_size}")

    def _refused(self, why: str) -> TestigoError:
        return TestigoError("T722", f"{self._name}: {why}")

    def seal(self) -> tuple[str, str]:
        """Return what stands at the end of the file and what should stand there."""
        with self.path.open("rb") as file:
            file.seek(-min(SEALED, file.seek(0, 2)), 2)
            there = file.read()
            made = _hash_of_all_but_the_seal(file)
        return there.decode("latin-1"), f"{SEAL.decode()}{made}"

    def names(self) -> list[str]:
        """Return the names of all members."""
        return list(self._members)

    def read(self, name: str) -> bytes:
        """Return a member. Raises TestigoError T722 where it is not there, too large to be held, or damaged."""
        if self._member(name).file_size > LARGEST:
            raise self._refused(f"{name} is larger than {LARGEST} bytes")
        with self._opened(name) as file:
            return file.read()

    def lines(self, name: str) -> Iterator[bytes]:
        """Yield the lines of a member. Raises TestigoError T722 as :meth:`read` does."""
        with self._opened(name) as file:
            while line := file.readline(LARGEST):
                yield line

    def hash(self, name: str) -> tuple[int, str]:
        """Return size and SHA-256 of a member. Raises TestigoError T722."""
        made, size = hashlib.sha256(), 0
        with self._opened(name) as file:
            while piece := file.read(_PIECE):
                made.update(piece)
                size += len(piece)
        return size, made.hexdigest()

    def copy(self, name: str, into: IO[bytes]) -> None:
        """Write a member into a file. Raises TestigoError T722."""
        with self._opened(name) as file:
            while piece := file.read(_PIECE):
                into.write(piece)

    def _member(self, name: str) -> zipfile.ZipInfo:
        found = self._members.get(name)
        if found is None:
            raise self._refused(f"it has no {name}")
        return found

    @contextmanager
    def _opened(self, name: str) -> Iterator[IO[bytes]]:
        info = self._member(name)
        try:
            with self._zip.open(info) as file:
                yield file
        except (zipfile.BadZipFile, struct.error, zlib.error, EOFError, NotImplementedError) as why:
            raise self._refused(f"{name} is damaged: {why}") from why
