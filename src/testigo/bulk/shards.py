"""Which shards inputs have: a WARC, WACZ, JSON Lines or Parquet file is one or, if large, several; pages are one a thousand."""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from testigo.bulk.files import hash_of
from testigo.bulk.output import MARK
from testigo.errors import TestigoError
from testigo.intake.archives import is_warc
from testigo.intake.compression import GZIP_MARK
from testigo.intake.folders import pages_below
from testigo.ledger import Failure

Kind = Literal["warc", "wacz", "jsonl", "parquet", "pages"]
PAGES_A_SHARD = 1_000
ROWS_A_SHARD = 10_000
BYTES_A_SHARD = {"warc": 256 * 1024 * 1024, "jsonl": 64 * 1024 * 1024}
"""Bytes of a file after which it is cut."""
_ENDINGS: dict[str, Kind] = {
    ".warc": "warc",
    ".warc.gz": "warc",
    ".warc.zst": "warc",
    ".warc.lz4": "warc",
    ".wacz": "wacz",
    ".jsonl": "jsonl",
    ".jsonl.gz": "jsonl",
    ".ndjson": "jsonl",
    ".ndjson.gz": "jsonl",
    ".parquet": "parquet",
}
_UNREADABLE = "unreadable"
"""What stands for the hash of a page that cannot be read."""
_UNSAFE = re.compile(r"[^\w.=+-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """A piece of the input that is read as one: its name, which its tables bear, and where it is.

    ``path`` is a file, or the folder below which ``files`` lie. Of a large file a shard is the records that begin from
    ``begin`` on and before ``until``: bytes, of a Parquet file rows.
    """

    name: str
    kind: Kind
    path: str
    files: tuple[str, ...] = ()
    begin: int = 0
    until: int | None = None

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values, as a process is told of it that may stand in another folder."""
        return asdict(self) | {"path": str(Path(self.path).absolute()), "files": list(self.files)}

    @classmethod
    def from_json(cls, plain: dict[str, Any]) -> Shard:
        """Return the shard that :meth:`to_json` told of."""
        return cls(**plain | {"files": tuple(plain["files"])})

    def holds(self, place: int) -> bool:
        """Say whether a record that begins at a place is one of its own."""
        return self.begin <= place and (self.until is None or place < self.until)

    def size(self) -> int:
        """Return the bytes of its files, as far as they are still there."""
        return sum(map(_size_of, self.paths()))

    def share_of(self) -> Callable[[int], float]:
        """Return what tells about which share of it lies before a cursor, from 0 to 1; 0 where the cursor does not tell."""
        packed = self.path.lower().endswith(".gz")
        ends = {"warc": self.size(), "jsonl": 0 if packed else self.size(), "pages": len(self.files)}.get(self.kind, 0)
        begin, end = self.begin, min(self.until or ends, ends)
        unit = 256 if self.kind == "warc" else 1
        return lambda cursor: min(1.0, max(0.0, (cursor / unit - begin) / (end - begin))) if end > begin else 0.0

    def paths(self) -> list[Path]:
        """Return the paths of its files."""
        return [Path(self.path) / name for name in self.files] if self.kind == "pages" else [Path(self.path)]

    def hash(self) -> str:
        """Return the hash of its content: of the file's bytes, or of the names and bytes of all files.

        Of a file that is several shards it is that of the bytes between which the shard's records begin, so that a large file
        is not read whole for each; of a Parquet file that of all. A page that cannot be read is a failure of its own, and
        no hindrance. Raises TestigoError T809 where a file of many records cannot.
        """
        if self.kind != "pages":
            with self.at_hand():
                begin, until = (0, None) if self.kind == "parquet" else (self.begin, self.until)
                return hash_of(Path(self.path), begin, until)
        whole = hashlib.sha256()
        for name, path in zip(self.files, self.paths(), strict=True):
            try:
                told = hash_of(path)
            except OSError:
                told = _UNREADABLE
            whole.update(f"{told} {name}\n".encode("utf-8", "replace"))
        return whole.hexdigest()

    @contextmanager
    def at_hand(self) -> Iterator[None]:
        """Turn what the system raises when the input is gone, or cannot be read, into T809, which says so."""
        try:
            yield
        except OSError as why:
            told = f"the input of {self.name!r}, {self.path!r}, cannot be read: {why.strerror or why}"
            raise TestigoError("T809", told) from why


def largest_first(shards: Iterable[Shard]) -> list[Shard]:
    """Return shards in the order in which they are read, so that none of the last ones takes long."""
    return sorted(shards, key=lambda shard: -shard.size())


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def shards_of(inputs: Sequence[str | Path]) -> list[Shard]:
    """Return the shards of files and folders, in order, each with a name of its own.

    Raises TestigoError T101, T102 or T105 for an input that is not there or holds nothing, T807 when two have one name.
    """
    found = [shard for given in inputs for shard in _of_one(Path(given))]
    twice = [name for name, times in Counter(shard.name for shard in found).items() if times > 1]
    if twice:
        one, other = [shard.path for shard in found if shard.name == twice[0]][:2]
        raise TestigoError("T807", f"{one!r} and {other!r} would both be the shard {twice[0]!r}")
    return found


def kind_of(name: str) -> Kind | None:
    """Return the kind of shard that a file is by its name; None for one that holds a page at most."""
    low = name.lower()
    return next((kind for ending, kind in _ENDINGS.items() if low.endswith(ending)), None)


def _of_one(given: Path) -> Iterator[Shard]:
    if given.is_dir():
        yield from _of_folder(given)
    elif given.exists():
        kind = kind_of(given.name) or _kind_by_content(given)
        if kind:
            yield from _of_file(_named(given.name), kind, given)
        else:
            yield Shard(name=_named(given.name), kind="pages", path=str(given.parent), files=(given.name,))
    else:
        raise TestigoError("T101", f"there is no file {str(given)!r}")


def _kind_by_content(path: Path) -> Kind | None:
    """The kind of an archive whose name does not tell."""
    try:
        with path.open("rb") as file:
            return "warc" if is_warc(file.read(4_096)) else None
    except OSError as why:
        raise TestigoError("T102", f"the file {str(path)!r} may not be read: {why.strerror or why}") from why


def _of_file(name: str, kind: Kind, path: Path) -> Iterator[Shard]:
    """The shards of one file: it is cut where that can be done without reading what stands before."""
    cuts = [0, *_cuts(kind, path)]
    for number, begin in enumerate(cuts, 1):
        until = cuts[number] if number < len(cuts) else None
        named = name if len(cuts) == 1 else f"{name}-{number:05}"
        yield Shard(name=named, kind=kind, path=str(path), begin=begin, until=until)


def _cuts(kind: Kind, path: Path) -> range | list[int]:
    if kind == "parquet":
        return _row_cuts(path)
    try:
        with path.open("rb") as file:
            packed = file.read(len(GZIP_MARK)) == GZIP_MARK
    except OSError:
        return []  # its one shard tells why
    if (kind == "warc" and packed) or (kind == "jsonl" and not packed):
        return range(BYTES_A_SHARD[kind], _size_of(path), BYTES_A_SHARD[kind])
    return []


def _row_cuts(path: Path) -> list[int]:
    """Rows at which a Parquet file is cut, between groups of rows; none where it cannot be read."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    cuts, rows, last = [], 0, 0
    try:
        told = pq.read_metadata(path)
    except (pa.ArrowInvalid, OSError):
        return []
    for group in range(told.num_row_groups):
        if rows - last >= ROWS_A_SHARD:
            last = rows
            cuts.append(rows)
        rows += told.row_group(group).num_rows
    return cuts


def _of_folder(folder: Path) -> Iterator[Shard]:
    label, pages = folder.resolve().name or "root", []
    for name in _names(folder):
        kind = kind_of(name)
        if kind:
            yield from _of_file(_named(name), kind, folder / name)
        else:
            pages.append(name)
    for number, at in enumerate(range(0, len(pages), PAGES_A_SHARD), 1):
        files = tuple(pages[at : at + PAGES_A_SHARD])
        yield Shard(name=f"{_named(label)}-{number:05}", kind="pages", path=str(folder), files=files)
    if not pages and not any(kind_of(name) for name in _names(folder)):
        raise TestigoError("T105", f"the folder {str(folder)!r} holds no page and no archive")


def _names(folder: Path) -> list[str]:
    """Every file of the folder that may hold pages, by its path in it, in order."""
    return sorted({os.path.relpath(path, folder) for path in _below(folder)})


def _below(folder: Path) -> Iterable[str]:
    for page in pages_below(folder):
        if isinstance(page, Failure):
            raise TestigoError(page.code, page.message)
        yield str(page)
    for root, folders, files in os.walk(folder):
        if MARK in files:  # what a run wrote is no input of the next
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            kind = kind_of(name)
            if not name.startswith(".") and (kind in {"warc", "wacz", "parquet"} or name.lower().endswith(".json")):
                yield str(Path(root) / name)


def _named(name: str) -> str:
    """A name that any file system takes, of a path."""
    low = name.lower()
    ending = next((e for e in sorted(_ENDINGS, key=len, reverse=True) if low.endswith(e)), "")
    return _UNSAFE.sub("_", (name[: len(name) - len(ending)] if ending else name).replace("/", "--"))[:150]
