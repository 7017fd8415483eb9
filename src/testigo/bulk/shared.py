"""Readings that the shards of a run share: what one has read, another carries where reading it would give the same.

What is shared spares work and decides nothing: a page to which a reading of another shard is carried has the rows that
reading it gives, and its own shard tells of it as read. So the tables are the same whichever shard came first, whatever
is lost of this, and with none of it. Processes find each other's readings as files, in lots that are written whole.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from testigo.bulk.files import whole
from testigo.bulk.output import WORK
from testigo.errors import TestigoError

REMEMBERED = 150_000
"""Readings that a process knows of, the last ones; so memory is bounded however many shards there are."""
MOST_LOTS = 4_000
"""Lots that are kept on the disk, the last ones."""
FOLDER, _ENDING = ".readings", ".lot"


class Shared:
    """The readings of all shards of a run, as one process knows of them."""

    def __init__(self, out: Path) -> None:
        """Take the bulk folder of the run."""
        self._folder = out / WORK / FOLDER
        self._seen: set[str] = set()
        self._lots: dict[str, tuple[str, int, int]] = {}
        """Of each article the lot, and the bytes in it, half-open."""
        self._written = 0
        self.look()

    def look(self) -> None:
        """Take note of the lots that came since the last time, and let go of the oldest where there are too many."""
        names = sorted(self._names())
        for name in names[:-MOST_LOTS]:
            (self._folder / name).unlink(missing_ok=True)
        for name in names[-MOST_LOTS:]:
            if name not in self._seen:
                self._note(name, self._told_by(name))
        self._seen.intersection_update(names)

    def reading(self, words: str) -> bytes | None:
        """Return the reading, packed, of an article whose words have this hash; None where none is known."""
        found = self._lots.get(words)
        if found is None:
            return None
        name, start, end = found
        try:
            with (self._folder / name).open("rb") as file:
                file.seek(start)
                data = file.read(end - start)
        except OSError:
            return None
        return data if len(data) == end - start else None

    def add(self, readings: Mapping[str, bytes]) -> None:
        """Give readings to the others, by the hash of the words, as far as they are not known already.

        What cannot be written is not shared: another run may be taking the folder away. Raises TestigoError T805 when the
        disk is full.
        """
        new = {words: packed for words, packed in readings.items() if words not in self._lots}
        if not new:
            return
        self._written += 1
        name = f"{time.time_ns():020}-{os.getpid()}-{self._written}{_ENDING}"
        sizes = {words: len(packed) for words, packed in new.items()}
        try:
            with whole(self._folder / name) as beside:
                beside.write_bytes(b"".join([json.dumps(sizes).encode(), b"\n", *new.values()]))
        except TestigoError as why:
            if why.code == "T805":
                raise
            return
        self._note(name, sizes)

    def _names(self) -> Iterator[str]:
        with suppress(OSError):
            yield from (path.name for path in self._folder.glob(f"[!.]*{_ENDING}"))

    def _told_by(self, name: str) -> dict[str, int]:
        """The articles of a lot with the bytes of their readings, in order; none where it is gone or damaged."""
        try:
            with (self._folder / name).open("rb") as file:
                told = json.loads(file.readline())
        except (OSError, ValueError):
            return {}
        return told if isinstance(told, dict) else {}

    def _note(self, name: str, sizes: Mapping[str, int]) -> None:
        self._seen.add(name)
        at = len(json.dumps(sizes).encode()) + 1
        for words, size in sizes.items():
            self._lots[words] = name, at, at + size
            at += size
        while len(self._lots) > REMEMBERED:
            del self._lots[next(iter(self._lots))]


def clear(out: Path) -> None:
    """Take away what the shards of a run have shared, when it is over."""
    shutil.rmtree(out / WORK / FOLDER, ignore_errors=True)
    with suppress(OSError):
        (out / WORK).rmdir()
