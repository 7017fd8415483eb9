"""The engine for Ray, on a stand-in for Ray that runs actors in this process and loses them when it is told to.

`evaluation/bulk.py --ray` runs it on Ray itself and kills workers.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sample_archives import day_of_news
from sample_bulk import everything, undisturbed

from testigo.bulk.engines import ray as engine
from testigo.bulk.manifest import Manifest
from testigo.bulk.options import BulkOptions
from testigo.bulk.shards import Shard, shards_of
from testigo.errors import TestigoError


class LostError(Exception):
    """What Ray raises when an actor is gone."""


@dataclass
class StandIn:
    """As much of Ray as the engine asks for. ``losses`` is how often a task loses its actor before one is let through."""

    losses: int = 0
    actors: list[Any] = field(default_factory=list)
    most_at_once: int = 0
    at_once: int = 0
    exceptions: Any = field(default_factory=lambda: SimpleNamespace(RayActorError=LostError))

    def is_initialized(self) -> bool:
        return True

    def remote(self, *, num_cpus: int) -> Callable[[type], Any]:
        assert num_cpus == 1
        return lambda kind: SimpleNamespace(remote=lambda *given, **named: self._begun(kind(*given, **named)))

    def _begun(self, actor: Any) -> Any:
        def submit(*task: Any) -> Callable[[], Any]:
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
            return lambda: actor.read(*task)

        self.actors.append(actor)
        return SimpleNamespace(read=SimpleNamespace(remote=submit))

    def wait(self, tasks: Sequence[Any], *, num_returns: int) -> tuple[list[Any], list[Any]]:
        return list(tasks[-num_returns:]), list(tasks[:-num_returns])

    def get(self, task: Callable[[], Any]) -> Any:
        self.at_once -= 1
        if self.losses:
            self.losses -= 1
            raise LostError
        return task()

    def kill(self, _: Any) -> None:
        self.at_once -= 1


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    made = StandIn()
    monkeypatch.setitem(sys.modules, "ray", made)
    yield made
    for actor in made.actors:
        actor._process.close()


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> list[Shard]:
    folder = tmp_path_factory.mktemp("day")
    return shards_of([day_of_news(folder / f"{name}.warc.gz", 2) for name in ("one", "two", "three")])


def test_a_shard_whose_actor_is_lost_is_read_by_another_and_all_is_as_if_none_was(
    day: list[Shard], stand_in: StandIn, tmp_path: Path
) -> None:
    stand_in.losses = 2
    told: list[str] = []
    results = dict(
        engine.read_all(day, tmp_path / "out", BulkOptions(), workers=2, on=lambda shard, _: told.append(shard.name))
    )
    assert set(results) == set(day)
    assert everything(tmp_path / "out") == undisturbed(day, tmp_path / "expected")
    assert len(stand_in.actors) == 4
    assert set(told) == {shard.name for shard in day}


def test_no_more_shards_are_handed_out_than_there_are_actors(
    day: list[Shard], stand_in: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest = Manifest(shard="one", begun_with={}, input={}, counters={}, rows={}, files=()).to_json()
    monkeypatch.setattr(engine.ReadingActor, "read", lambda *_: {"manifest": manifest})
    assert len(list(engine.read_all(day * 5, tmp_path, BulkOptions(), workers=2))) == 15
    assert stand_in.most_at_once == 2
    assert len(stand_in.actors) == 2


def test_a_shard_over_which_actors_are_lost_time_and_again_ends_the_run(
    day: list[Shard], stand_in: StandIn, tmp_path: Path
) -> None:
    stand_in.losses = 99
    with pytest.raises(TestigoError) as caught:
        list(engine.read_all(day[:1], tmp_path / "out", BulkOptions(), workers=1))
    assert caught.value.code == "T814"


def test_an_error_of_one_shard_is_its_result_and_one_of_all_ends_the_run(
    day: list[Shard], stand_in: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = iter(["T806", "T805"])
    monkeypatch.setattr(engine.ReadingActor, "read", lambda *_: {"error": next(codes), "message": "so"})
    results = engine.read_all(day, tmp_path, BulkOptions(), workers=1)
    _, first = next(results)
    assert isinstance(first, TestigoError)
    assert first.code == "T806"
    with pytest.raises(TestigoError) as caught:
        next(results)
    assert caught.value.code == "T805"
    assert stand_in.at_once == 0


def test_without_ray_the_extra_is_named(day: list[Shard], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(TestigoError, match=r"testigo\[ray\]") as caught:
        list(engine.read_all(day, tmp_path, BulkOptions(), workers=1))
    assert caught.value.code == "T741"
