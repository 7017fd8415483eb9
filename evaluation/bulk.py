"""Measures bulk reading on made archives: ``python evaluation/bulk.py [--speed] [--two] [--growth 1000,10000] [--skipping] [--faults] [--ray]``.

Without options: all but ``--ray``, which needs the extra of that name. The archives are made by ``news_pages.py`` in a folder of
their own, which is removed. Speeds are pages by the time of the processor in one process, model loaded, HTML to Parquet;
``--two`` goes by the clock, and is only right on a machine that does nothing else. ``--faults`` kills workers and the driver
at random, runs out of room, reads pages that hang, eat memory or kill their process, and compares every byte with what an
undisturbed run gives.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from news_pages import ORDINARY, made, write_warc
from poison import KINDS, poisoned, suffering
from poison import OPTIONS as BOUNDS
from testigo.bulk.engines import local, ray
from testigo.bulk.files import hash_of
from testigo.bulk.manifest import Manifest
from testigo.bulk.options import BulkOptions
from testigo.bulk.shard import read_shard
from testigo.bulk.shards import Shard, shards_of
from testigo.reading.reader import Reader

ARTICLES = {"article": 1.0}
SORTS = {"ordinary": ORDINARY, "contested": 1.0}
OPTIONS = BulkOptions()
MIB = 1024


def everything(out: Path) -> dict[str, str]:
    """Every file of a bulk folder: manifests without what is of the run, the others by their hash."""
    found = {}
    for path in sorted(p for p in out.rglob("*") if p.is_file() and ".work" not in p.parts):
        name = path.relative_to(out).as_posix()
        plain = json.loads(path.read_text("utf-8")) if name.startswith("manifests/") else {}
        kept = {k: v for k, v in plain.items() if k not in {"timing", "place"}}
        found[name] = json.dumps(kept, sort_keys=True) if plain else hash_of(path)
    return found


def archives(
    folder: Path,
    count: int,
    pages: int,
    *,
    words: int = 500,
    mix: dict[str, float] | None = None,
    contested: float = 1.0,
) -> list[Shard]:
    """Shards of made archives."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        write_warc(folder / f"{number}.warc.gz", made(pages, number, words, mix, contested=contested))
    return shards_of([folder])


def speed(folder: Path, pages: int = 200) -> dict[str, Any]:
    """Pages a second of one core by its processor's time, for articles of 500 words: of all news, and of contested events alone."""
    reader = Reader()
    (warm,) = archives(folder / "warm", 1, 10, mix=ARTICLES)
    read_shard(warm, folder / "warm-out", OPTIONS, reader)
    ordinary, dense = (_speed(folder / name, pages, reader, share) for name, share in SORTS.items())
    return ordinary | {f"contested events alone: {name}": value for name, value in dense.items()}


def _speed(folder: Path, pages: int, reader: Reader, contested: float) -> dict[str, Any]:
    (shard,) = archives(folder / "in", 1, pages, mix=ARTICLES, contested=contested)
    began = time.process_time()
    manifest = read_shard(shard, folder / "out", OPTIONS, reader)
    spent = time.process_time() - began
    return {
        "pages of 500 words": pages,
        "read": sum(n for name, n in manifest.counters.items() if name.startswith("read")),
        "pages a second, one core": round(pages / spent, 1),
        "milliseconds a page": round(1000 * spent / pages, 1),
        "claims, incidents, counts, entities a page": [
            round(manifest.rows[table] / pages, 1) for table in ("claims", "incidents", "counts", "entities")
        ],
        "most memory, MiB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MIB),
        "bytes of output a page": round(sum(int(f["bytes"]) for f in manifest.files) / pages),
    }


def two(folder: Path, pages: int = 300) -> dict[str, Any]:
    """How much faster two processes are than one, by the clock."""
    shards, spent = archives(folder / "in", 4, pages // 4, mix=ARTICLES), {}
    for workers in (1, 2):
        began = time.perf_counter()
        list(local.read_all(shards, folder / f"out{workers}", OPTIONS, workers=workers))
        spent[workers] = time.perf_counter() - began
    return {"two processes, to one": round(spent[1] / spent[2], 2)}


def growth(folder: Path, sizes: list[int], words: int) -> dict[str, Any]:
    """Milliseconds of the processor a page and the most memory of one process that reads an archive of so many short pages, all its shards."""
    found: dict[str, Any] = {"words a page": words}
    for size in sizes:
        shards = archives(folder / str(size), 1, size, mix=ARTICLES, words=words)
        child = os.fork()
        if not child:
            reader = Reader()
            for shard in shards:
                read_shard(shard, folder / f"out{size}", OPTIONS, reader)
            os._exit(0)
        _, status, used = os.wait4(child, 0)
        assert status == 0
        found[f"{size} pages: ms a page, MiB"] = (
            round(1000 * (used.ru_utime + used.ru_stime) / size, 1),
            round(used.ru_maxrss / MIB),
        )
    return found


def skipping(folder: Path, pages: int = 400) -> dict[str, Any]:
    """What telling records apart saves on the mix, beside reading every English page of it, and how many articles it finds."""
    import pyarrow.dataset as ds

    folder.mkdir(parents=True)
    truth = dict(write_warc(folder / "mix.warc.gz", made(pages, 1)))
    (shard,) = shards_of([folder / "mix.warc.gz"])
    reader = Reader()
    began = time.process_time()
    manifest = read_shard(shard, folder / "out", OPTIONS, reader)
    spent = time.process_time() - began
    rows = ds.dataset(folder / "out" / "pages", partitioning="hive").to_table(columns=["url", "outcome"]).to_pylist()
    outcomes = {row["url"]: row["outcome"] for row in rows}
    stories = [url for url, kind in truth.items() if kind in {"article", "near", "exact"}]
    (every,) = archives(folder / "every", 1, pages, mix=ARTICLES)
    began = time.process_time()
    read_shard(every, folder / "every-out", OPTIONS, reader)
    whole = time.process_time() - began
    return {
        "records": pages,
        "made of": dict(Counter(truth.values())),
        "counted": dict(manifest.counters),
        "articles found": round(sum(outcomes.get(url) in {"read", "copy"} for url in stories) / len(stories), 3),
        "no articles taken for some": sum(
            outcomes.get(url) in {"read", "copy"} for url, kind in truth.items() if kind in {"list", "other"}
        ),
        "seconds, and seconds for as many records that are all read": (round(spent, 1), round(whole, 1)),
        "share saved": round(1 - spent / whole, 2),
    }


def faults(folder: Path, kills: int = 6) -> dict[str, Any]:
    """Whether the output equals an undisturbed run's after kills of workers and driver, no room, and a cut archive."""
    shards = archives(folder / "in", 2, 60)
    _cut(folder / "in" / "1.warc.gz")
    shards = shards_of([folder / "in"])
    for shard in shards:
        read_shard(shard, folder / "expected", OPTIONS, Reader())
    expected = everything(folder / "expected")
    return {
        "undisturbed run equals itself with two workers": _run(folder, "two", []) == expected,
        f"after {kills} kills of workers": _run(folder, "workers", ["worker"] * kills) == expected,
        f"after {kills} kills of the driver": _run(folder, "driver", ["driver"] * kills) == expected,
        "after the disk was full": _no_room(folder) == expected,
        **_poison(folder / "poison", kills),
        "failures of the cut archive": sum(
            n
            for s in shards
            for name, n in json.loads((folder / "expected" / "manifests" / f"{s.name}.json").read_text())[
                "counters"
            ].items()
            if name.startswith("failed")
        ),
    }


def _poison(folder: Path, kills: int) -> dict[str, Any]:
    """The same, of an archive with pages that hang, eat memory and kill their process, beside a sound one."""
    (folder / "in").mkdir(parents=True)
    write_warc(folder / "in" / "0.warc.gz", poisoned(60, 7))
    write_warc(folder / "in" / "1.warc.gz", made(60, 8, mix=ARTICLES))
    environment = os.environ | {"PYTHONPATH": str(suffering(folder / "site"))}
    run = partial(_run, folder, options=BOUNDS, environment=environment)
    expected = run("expected", [], workers=1)
    counters = Counter(json.loads(expected["manifests/0.json"])["counters"])
    return {
        "pages that hang, kill their process, eat memory": {code: counters[code] for code in KINDS.values()},
        "the others of their shard are read": sum(n for c, n in counters.items() if c.startswith("read"))
        == 60 - len(KINDS),
        "with them, two workers give what one gives": run("two", []) == expected,
        f"with them, after {kills} kills of workers": run("workers", ["worker"] * kills) == expected,
        f"with them, after {kills} kills of the driver": run("driver", ["driver"] * kills) == expected,
    }


def _cut(path: Path) -> None:
    """Cut an archive off in the middle of a record."""
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * 0.8)])


def _command(folder: Path, out: str, workers: int = 2) -> list[str]:
    told = ["bulk", str(folder / "in"), str(folder / out), "--workers", str(workers), "--quiet"]
    return [sys.executable, "-m", "testigo", *told]


def _run(
    folder: Path,
    out: str,
    kills: list[str],
    *,
    workers: int = 2,
    options: Sequence[str] = (),
    environment: dict[str, str] | None = None,
) -> dict[str, str]:
    """Read all shards by the command, each kill after a time drawn; a driver that was killed is started again."""
    draw, waiting = random.Random(len(out)), list(kills)
    command = [*_command(folder, out, workers), *options]
    while True:
        driver = subprocess.Popen(command, stderr=subprocess.DEVNULL, env=environment)  # noqa: S603 - this project's own
        while driver.poll() is None and waiting:
            time.sleep(draw.uniform(1.0, 4.0))
            workers = _children(driver.pid)
            victim = driver.pid if waiting[0] == "driver" else draw.choice(workers) if workers else None
            if victim is not None and driver.poll() is None:
                os.kill(victim, signal.SIGKILL)
                waiting.pop(0)
        if driver.wait() >= 0:
            return everything(folder / out)


def _children(pid: int) -> list[int]:
    """Processes that a process has started, on Linux."""
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(p) for p in path.read_text().split()] if path.exists() else []


def _no_room(folder: Path) -> dict[str, str]:
    """Read with files bounded to 40,000 bytes, which must fail, then go on without."""
    bounded = subprocess.run(  # noqa: S603 - this project's own command
        _command(folder, "room"),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000)),
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert bounded.returncode, "it had room"
    assert "T805" in bounded.stderr, bounded.stderr[-500:]
    return _run(folder, "room", [])


def on_ray(folder: Path) -> dict[str, Any]:
    """Whether Ray's output equals one process's, with two actors killed in flight."""
    shards, killed = archives(folder / "in", 4, 60), []
    for shard in shards:
        read_shard(shard, folder / "expected", OPTIONS, Reader())

    def kill() -> None:
        for pid in _actors():
            time.sleep(3)
            os.kill(pid, signal.SIGKILL)
            killed.append(pid)
            if len(killed) == 2:
                return

    threading.Thread(target=kill, daemon=True).start()
    done = list(ray.read_all(shards, folder / "out", OPTIONS, workers=2))
    assert all(isinstance(result, Manifest) for _, result in done)
    return {"actors killed": len(killed), "equal": everything(folder / "out") == everything(folder / "expected")}


def _actors() -> Iterator[int]:
    """Ids of Ray's actors as they come, on Linux."""
    seen: set[int] = set()
    while True:
        time.sleep(0.5)
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            pid = int(path.parent.name)
            try:
                said = path.read_bytes()
            except OSError:
                continue
            if said.startswith(b"ray::ReadingActor") and pid not in seen:
                seen.add(pid)
                yield pid


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("speed", "two", "skipping", "faults", "ray"):
        parser.add_argument(f"--{name}", action="store_true")
    parser.add_argument("--growth", metavar="SIZES", help="numbers of pages, with commas between")
    parser.add_argument("--words", type=int, default=60, help="words of a page, for --growth")
    parser.add_argument("--kills", type=int, default=6, help="kills of workers, and of the driver, for --faults")
    parser.add_argument("--pages", type=int, default=200, help="pages, for --speed, --two and --skipping")
    asked = parser.parse_args()
    every = not (asked.speed or asked.two or asked.skipping or asked.faults or asked.ray or asked.growth)
    sizes = [int(n) for n in (asked.growth or ("1000,10000" if every else "")).split(",") if n]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        steps = {
            "speed": (asked.speed or every, lambda: speed(folder / "speed", asked.pages)),
            "two": (asked.two or every, lambda: two(folder / "two", asked.pages)),
            "skipping": (asked.skipping or every, lambda: skipping(folder / "skipping", asked.pages)),
            "growth": (bool(sizes), lambda: growth(folder / "growth", sizes, asked.words)),
            "faults": (asked.faults or every, lambda: faults(folder / "faults", asked.kills)),
            "ray": (asked.ray, lambda: on_ray(folder / "ray")),
        }
        for title, (wanted, step) in steps.items():
            for what, figure in step().items() if wanted else ():
                print(f"{title}: {what:58}{figure}", flush=True)


if __name__ == "__main__":
    main()
