"""Shards read on a Ray cluster, or by Ray on this machine: actors hold the model, and one that is lost is replaced.

Every machine must see the input and the output under the same paths. An actor reads by a process of its own, as every
engine does, so that a page that hangs or takes all memory costs that process and neither actor nor run. The driver hands
an actor its next shard when it is done with the one before: what waits stays with the driver, however large the input.
"""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from testigo.bulk.engines.local import ENDS_ALL, On
from testigo.bulk.manifest import Manifest
from testigo.bulk.options import BulkOptions
from testigo.bulk.reading_process import ReadingProcess
from testigo.bulk.shards import Shard, largest_first
from testigo.bulk.shared import clear
from testigo.errors import TestigoError
from testigo.export.extras import library

LOSSES = 5
"""Times that the actor which reads a shard may be lost."""
_STORE = 80 * 1024 * 1024
"""Bytes of Ray's own store on this machine; nothing but names and manifests passes through it."""


class ReadingActor:
    """What an actor does: reads the shards that it is given, one after the other, by the same process."""

    def __init__(self, weights: str | None, *, sharing: bool = False) -> None:
        """Take the model's folder, where it is not the one that comes with Testigo; ``sharing`` as its process does."""
        self._process = ReadingProcess(Path(weights) if weights else None, sharing=sharing)

    def read(self, shard: Mapping[str, Any], out: str, options: Mapping[str, Any]) -> dict[str, Any]:
        """Read a shard and return its manifest as plain values, or the code and message of its error."""
        try:
            manifest = self._process.read(Shard.from_json(dict(shard)), out, BulkOptions.from_json(dict(options)))
        except TestigoError as why:
            return {"error": why.code, "message": why.message}
        return {"manifest": manifest.to_json()}


def read_all(
    shards: Sequence[Shard],
    out: Path,
    options: BulkOptions,
    *,
    workers: int,
    weights: Path | None = None,
    on: On | None = None,
    address: str | None = None,
) -> Iterator[tuple[Shard, Manifest | TestigoError]]:
    """Read all shards, the largest first, and yield each with its manifest, or with why it cannot be read, when it is done.

    ``address`` is a cluster's; without one, that of the environment (``RAY_ADDRESS``) or else this machine. ``on`` is told
    of shards that are done.

    Raises TestigoError T741 where Ray is not installed; T302, T801, T802, T804, T805 or T810, which every shard would
    meet; T814 when actors are lost time and again over one shard.
    """
    ray, began = _connected(workers, address)
    run = _Run(ray, shards, out, options, weights)
    try:
        for _ in range(min(workers, len(shards))):
            run.begin()
        while run.at_work():
            shard, result = run.next()
            if isinstance(result, TestigoError) and result.code in ENDS_ALL:
                raise result
            if on is not None and isinstance(result, Manifest):
                on(shard, {"done": result.counters, "share": 1.0})
                on(shard, {"manifest": result.to_json()})
            yield shard, result
        clear(out)
    finally:
        run.stop()
        if began:
            ray.shutdown()


def _connected(workers: int, address: str | None) -> tuple[Any, bool]:
    """Ray, and whether it was connected here: with no word of it to anybody, and nothing started but what reads."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    ray: Any = library("ray", "ray")
    if ray.is_initialized():
        return ray, False
    if address or os.environ.get("RAY_ADDRESS"):
        ray.init(address=address, log_to_driver=False)
    else:
        ray.init(num_cpus=workers, include_dashboard=False, log_to_driver=False, object_store_memory=_STORE)
    return ray, True


class _Run:
    """The shards that wait, and the actors that read."""

    def __init__(
        self,
        ray: Any,  # noqa: ANN401 - the module, which has no types of its own
        shards: Sequence[Shard],
        out: Path,
        options: BulkOptions,
        weights: Path | None,
    ) -> None:
        self._ray = ray
        self._sharing = len(shards) > 1
        self._waiting = deque(largest_first(shards))
        self._task = str(out.absolute()), options.to_json()
        self._weights = str(weights.absolute()) if weights else None
        self._actor_of = ray.remote(num_cpus=1)(ReadingActor)
        self._reading: dict[Any, tuple[Any, Shard]] = {}
        self._losses: Counter[str] = Counter()

    def begin(self, actor: Any = None) -> None:  # noqa: ANN401 - Ray's handle of an actor
        """Hand an actor, a new one where none is given, the shard that waits longest."""
        if not self._waiting:
            return
        shard = self._waiting.popleft()
        actor = actor or self._actor_of.remote(self._weights, sharing=self._sharing)
        self._reading[actor.read.remote(shard.to_json(), *self._task)] = actor, shard

    def at_work(self) -> bool:
        """Whether any shard is being read."""
        return bool(self._reading)

    def next(self) -> tuple[Shard, Manifest | TestigoError]:
        """The next shard that is done. One whose actor is lost is read by another, from where it was left."""
        while True:
            (done,), _ = self._ray.wait(list(self._reading), num_returns=1)
            actor, shard = self._reading.pop(done)
            try:
                told = self._ray.get(done)
            except self._ray.exceptions.RayActorError as why:
                self._lost(shard, why)
                continue
            self.begin(actor)
            if "error" in told:
                return shard, TestigoError(told["error"], told["message"])
            return shard, Manifest.from_json(told["manifest"])

    def _lost(self, shard: Shard, why: Exception) -> None:
        """Give a shard to a new actor. Raises TestigoError T814 when that has happened too often."""
        self._losses[shard.name] += 1
        if self._losses[shard.name] > LOSSES:
            raise TestigoError("T814", f"{shard.name!r} lost its worker {LOSSES + 1} times: {why}") from why
        self._waiting.appendleft(shard)
        self.begin()

    def stop(self) -> None:
        """End the actors; a process that loses its actor ends after its record."""
        for actor, _ in self._reading.values():
            self._ray.kill(actor)
        self._reading.clear()
