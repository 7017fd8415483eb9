"""What a bulk run shows on standard error while it goes on: how far it is, pages a second, time left, failures by kind."""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter, deque
from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self

from testigo.bulk.reading_process import Message
from testigo.bulk.shards import Shard

if TYPE_CHECKING:
    from rich.progress import Progress

_RECENT = 120.0
"""Seconds over which the rate is taken."""
_KINDS = 4
"""Kinds of failures that are shown, the most frequent first."""


class Count:
    """What was done so far, of all shards together; told from several threads."""

    def __init__(self, shards: Sequence[Shard]) -> None:
        """Take the shards of the run."""
        self._lock = threading.Lock()
        self._sizes = {shard.name: max(1, shard.size()) for shard in shards}
        self._shares: dict[str, float] = {}
        self._marks: deque[tuple[float, int, float]] = deque()
        self.counters: Counter[str] = Counter()
        self.done = 0

    def told(self, shard: Shard, message: Message) -> None:
        """Take a message of the process that reads a shard."""
        with self._lock:
            if "done" in message:
                self.counters.update(message["done"])
                self._shares[shard.name] = max(message["share"], self._shares.get(shard.name, 0.0))
            elif "manifest" in message:
                self._shares[shard.name] = 1.0
                self.done += 1
            self._mark(time.monotonic())

    def _mark(self, now: float) -> None:
        if not self._marks or now - self._marks[-1][0] > 1:
            self._marks.append((now, self.counters["records"], self.share))
        while len(self._marks) > 2 and now - self._marks[0][0] > _RECENT:
            self._marks.popleft()

    @property
    def share(self) -> float:
        """Share of all bytes of input that is done, from 0 to 1."""
        whole = sum(self._sizes.values())
        return sum(size * self._shares.get(name, 0.0) for name, size in self._sizes.items()) / whole

    @property
    def rate(self) -> float:
        """Records a second of late."""
        (began, first, _), (ended, last, _) = self._marks[0], self._marks[-1]
        return (last - first) / (ended - began) if ended > began else 0.0

    @property
    def seconds_left(self) -> float | None:
        """Seconds to the end at the pace of late; None where it cannot be told yet."""
        (began, _, first), (ended, _, last) = self._marks[0], self._marks[-1]
        return (1 - last) * (ended - began) / (last - first) if last > first else None

    def words(self) -> str:
        """Return rate, time left and failures in words."""
        with self._lock:
            if not self._marks:
                return "starting"
            left = self.seconds_left
            parts = [f"{self.counters['records']:,} records", f"{self.rate:.1f}/s"]
            parts += [f"{_clock(left)} left"] if left is not None else []
            failed = {name: times for name, times in self.counters.items() if name.startswith("failed.")}
            parts += [f"{times:,} {name}" for name, times in Counter(failed).most_common(_KINDS)]
            return ", ".join(part.replace("failed.", "failed ") for part in parts)


class BulkBar:
    """The bar of a bulk run."""

    def __init__(self, shards: Sequence[Shard]) -> None:
        """Take the shards of the run."""
        self._count = Count(shards)
        self._many = len(shards)
        self._bar = _bar()
        self._task = self._bar.add_task("", total=1.0, shards="", words="starting")

    def __enter__(self) -> Self:
        """Show the bar."""
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        self._bar.stop()

    def told(self, shard: Shard, message: Message) -> None:
        """Take a message of the process that reads a shard."""
        self._count.told(shard, message)
        self._bar.update(
            self._task,
            completed=self._count.share,
            shards=f"{self._count.done}/{self._many} shards",
            words=self._count.words(),
        )


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    columns = (
        TextColumn("{task.fields[shards]}"),
        BarColumn(bar_width=20),
        TaskProgressColumn(),
        TextColumn("{task.fields[words]}"),
    )
    return Progress(*columns, console=Console(file=sys.stderr), transient=True, refresh_per_second=4)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
