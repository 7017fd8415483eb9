"""Shards read on this machine: so many processes, each kept for one shard after the other, watched by a thread each."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from testigo.bulk.manifest import Manifest
from testigo.bulk.options import BulkOptions
from testigo.bulk.reading_process import Message, ReadingProcess
from testigo.bulk.shards import Shard, largest_first
from testigo.bulk.shared import clear
from testigo.errors import TestigoError

On = Callable[[Shard, Message], None]
"""Told of what each process tells, from several threads."""
ENDS_ALL = frozenset({"T302", "T801", "T802", "T804", "T805", "T810"})
"""Errors that every shard would meet."""
_WAIT = 0.2


def read_all(
    shards: Sequence[Shard],
    out: Path,
    options: BulkOptions,
    *,
    workers: int,
    weights: Path | None = None,
    on: On | None = None,
) -> Iterator[tuple[Shard, Manifest | TestigoError]]:
    """Read all shards, the largest first, and yield each with its manifest, or with why it cannot be read, when it is done.

    What an interruption leaves can be gone on with. Raises TestigoError T302, T801, T802, T804, T805 or T810, which every
    shard would meet; the others are stopped then.
    """
    run = _Run(largest_first(shards), out, options, on)
    threads = [
        threading.Thread(target=run.work, args=(weights,), daemon=True) for _ in range(min(workers, len(shards)))
    ]
    for thread in threads:
        thread.start()
    try:
        for _ in shards:
            shard, result = run.result()
            if isinstance(result, BaseException) and not isinstance(result, TestigoError):
                raise result
            if isinstance(result, TestigoError) and result.code in ENDS_ALL:
                raise result
            yield shard, result
        clear(out)
    finally:
        run.stop()
        for thread in threads:
            thread.join()


class _Run:
    """The shards that wait, and the results."""

    def __init__(self, shards: Sequence[Shard], out: Path, options: BulkOptions, on: On | None) -> None:
        self._waiting: queue.SimpleQueue[Shard] = queue.SimpleQueue()
        for shard in shards:
            self._waiting.put(shard)
        self._results: queue.SimpleQueue[tuple[Shard, Manifest | BaseException]] = queue.SimpleQueue()
        self._out, self._options, self._on = out, options, on
        self._sharing = len(shards) > 1
        self._processes: list[ReadingProcess] = []
        self._stopped = False

    def work(self, weights: Path | None) -> None:
        """Read one shard after the other, until there is none left."""
        with ReadingProcess(weights, sharing=self._sharing) as process:
            self._processes.append(process)
            while not self._stopped:
                try:
                    shard = self._waiting.get_nowait()
                except queue.Empty:
                    return
                self._results.put((shard, self._read(process, shard)))

    def _read(self, process: ReadingProcess, shard: Shard) -> Manifest | BaseException:
        on = self._on
        try:
            return process.read(shard, self._out, self._options, None if on is None else lambda told: on(shard, told))
        except Exception as why:  # noqa: BLE001 - handed to the thread that waits for the results
            return why

    def result(self) -> tuple[Shard, Manifest | BaseException]:
        """The next shard that is done; waits in steps, so that Ctrl-C is heard."""
        while True:
            try:
                return self._results.get(timeout=_WAIT)
            except queue.Empty:
                continue

    def stop(self) -> None:
        """Have every process stop after its record."""
        self._stopped = True
        for process in self._processes:
            process.stop()
