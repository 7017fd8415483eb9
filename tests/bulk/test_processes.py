"""Shards read by processes: killed at random, hung, out of memory, they end with what an undisturbed run gives."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from sample_archives import answer, archive, day_of_news, page, record

from testigo.bulk.blame import blamed_in
from testigo.bulk.engines.local import read_all
from testigo.bulk.files import hash_of
from testigo.bulk.manifest import Manifest
from testigo.bulk.options import BulkOptions
from testigo.bulk.output import opened
from testigo.bulk.reading_process import ReadingProcess
from testigo.bulk.shard import read_shard
from testigo.bulk.shards import Shard, shards_of
from testigo.cli import main
from testigo.errors import TestigoError
from testigo.reading.reader import Reader

OPTIONS = BulkOptions()
pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system with signals")


def everything(out: Path) -> dict[str, str]:
    found = {}
    for path in sorted(p for p in out.rglob("*") if p.is_file() and ".work" not in p.parts):
        told = path.relative_to(out).as_posix()
        plain = json.loads(path.read_text("utf-8")) if told.startswith("manifests/") else None
        if plain:
            del plain["timing"], plain["place"]
        found[told] = json.dumps(plain, sort_keys=True) if plain else hash_of(path)
    return found


def undisturbed(shards: list[Shard], out: Path, options: BulkOptions = OPTIONS) -> dict[str, str]:
    reader = Reader()
    for shard in shards:
        read_shard(shard, out, options, reader)
    return everything(out)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> list[Shard]:
    folder = tmp_path_factory.mktemp("days")
    return shards_of([day_of_news(folder / "one.warc.gz", 8), day_of_news(folder / "two.warc.gz", 9)])


@pytest.fixture(scope="module")
def expected(day: list[Shard], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return undisturbed(day, tmp_path_factory.mktemp("undisturbed") / "out")


def test_two_processes_give_what_one_gives(day: list[Shard], expected: dict[str, str], tmp_path: Path) -> None:
    told: Counter[str] = Counter()

    def on(_: Shard, message: Mapping[str, Any]) -> None:
        told.update(message.get("done", {}))

    results = dict(read_all(day, tmp_path / "out", OPTIONS, workers=2, on=on))
    assert all(isinstance(result, Manifest) for result in results.values())
    assert everything(tmp_path / "out") == expected
    assert told["records"] == sum(r.counters["records"] for r in results.values() if isinstance(r, Manifest))


def test_a_process_that_is_killed_time_and_again_is_started_anew(
    day: list[Shard], expected: dict[str, str], tmp_path: Path
) -> None:
    """A kill at another record each time blames none of them."""
    kills = [2, 7]
    with ReadingProcess() as process:

        def on(message: Mapping[str, Any]) -> None:
            running = process._process
            if kills and message.get("begin") == kills[0] and running is not None:
                running.kill()
                del kills[0]

        process.read(day[0], tmp_path / "out", OPTIONS, on)
    assert not kills
    got = everything(tmp_path / "out")
    assert got == {name: told for name, told in expected.items() if name in got}
    assert "manifests/one.json" in got


def test_the_record_at_which_the_process_dies_three_times_is_a_failure(day: list[Shard], tmp_path: Path) -> None:
    with ReadingProcess() as process:

        def on(message: Mapping[str, Any]) -> None:
            if message.get("begin") == 4 and process._process is not None:
                process._process.kill()
                time.sleep(0.05)
                if blamed_in(tmp_path / "out" / ".work" / "one"):
                    raise AssertionError

        manifest = process.read(day[0], tmp_path / "out", OPTIONS, _until(on, 3))
    assert manifest.counters["failed.T812"] == 1
    (row,) = pq.read_table(tmp_path / "out" / "failures" / "one.parquet").to_pylist()
    assert row["record_number"] == 4
    assert row["url"]


def _until(on: Any, times: int) -> Any:
    """What is told only so many times of the fourth record."""
    left = [times]

    def told(message: Mapping[str, Any]) -> None:
        if message.get("begin") == 4:
            left[0] -= 1
            if left[0] >= 0:
                on(message)

    return told


def poisoned(path: Path) -> list[Shard]:
    """A shard with a page of a hundred thousand words among others."""
    told = (
        "Guard {n} fired on fisherman {n} at pier {n}, police said; fisherman {n} denied on day {n} that he was armed. "
    )
    long = page("Port B", paragraphs=["".join(told.format(n=9 * p + s) for s in range(9)) for p in range(600)])
    records = [record(answer(page("Port A")), "https://a.example/1"), record(answer(long), "https://a.example/long")]
    return shards_of([archive(path, [*records, record(answer(page("Port C")), "https://a.example/2")])])


def test_a_page_that_takes_too_long_is_a_failure_and_the_shard_goes_on_behind_it(tmp_path: Path) -> None:
    (shard,) = poisoned(tmp_path / "day.warc.gz")
    with ReadingProcess() as process:
        manifest = process.read(shard, tmp_path / "out", BulkOptions(page_seconds=1))
    assert manifest.counters["read"] == 2
    assert manifest.counters["failed.T811"] == 1
    (row,) = pq.read_table(tmp_path / "out" / "failures" / "day.parquet").to_pylist()
    assert row["url"] == "https://a.example/long"
    assert "1 seconds" in row["message"]


def test_the_bounds_of_a_page_do_not_hold_for_the_tables(
    day: list[Shard], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(
        "import time\n"
        "from testigo.bulk import shard\n"
        "real = shard._write_tables\n"
        "def slow(*told):\n"
        "    began = time.process_time()\n"
        "    while time.process_time() - began < 1.5: pass\n"
        "    return real(*told)\n"
        "shard._write_tables = slow\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(site))
    with ReadingProcess() as process:
        manifest = process.read(day[0], tmp_path / "out", BulkOptions(page_seconds=1))
    assert not any(name.startswith("failed.") for name in manifest.counters)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the system does not tell how much memory is taken")
def test_a_page_that_takes_too_much_memory_is_a_failure(tmp_path: Path) -> None:
    (shard,) = poisoned(tmp_path / "day.warc.gz")
    with ReadingProcess() as process:
        manifest = process.read(shard, tmp_path / "out", BulkOptions(page_mib=128))
    assert manifest.counters["read"] == 2
    assert {name for name in manifest.counters if name.startswith("failed.")} <= {"failed.T813", "failed.T298"}
    assert manifest.counters["records"] == 3


def command(inputs: list[Path], out: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "testigo", "bulk", *map(str, inputs), str(out), "--workers", "1", *options]


def test_a_driver_that_is_killed_leaves_a_folder_that_is_gone_on_with(
    day: list[Shard], expected: dict[str, str], tmp_path: Path
) -> None:
    inputs = [Path(shard.path) for shard in day]
    out = tmp_path / "out"
    driver = subprocess.Popen(command(inputs, out), stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not list((out / ".work").glob("*.lock")) and time.monotonic() < deadline:
        time.sleep(0.05)
    driver.kill()
    driver.wait()
    done = subprocess.run(command(inputs, out), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert everything(out) == expected
    assert not (out / ".work").exists()


def test_ctrl_c_ends_with_130_and_what_is_done_is_kept(
    day: list[Shard], expected: dict[str, str], tmp_path: Path
) -> None:
    inputs = [Path(shard.path) for shard in day]
    out = tmp_path / "out"
    driver = subprocess.Popen(command(inputs, out), stderr=subprocess.PIPE, text=True, start_new_session=True)
    deadline = time.monotonic() + 60
    while not list((out / ".work").glob("*.lock")) and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(driver.pid, signal.SIGINT)
    _, told = driver.communicate(timeout=60)
    assert driver.returncode == 130, told
    assert "Traceback" not in told
    assert main(["bulk", *map(str, inputs), str(out), "--workers", "1", "--quiet"]) == 0
    assert everything(out) == expected


def test_a_shard_that_cannot_be_read_leaves_the_others_be(
    day: list[Shard], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.parquet").write_bytes(b"PAR1")
    code = main(["bulk", str(tmp_path / "bad.parquet"), day[0].path, str(tmp_path / "out"), "--workers", "1"])
    told = capsys.readouterr().err
    assert code == 1
    assert "T104" in told
    assert "1 shard, 20 records: 7 read, 2 copies, 11 no pages" in told or "1 shard, 20 records" in told


def test_an_input_that_vanishes_is_told_and_the_others_are_read(
    expected: dict[str, str], day: list[Shard], tmp_path: Path
) -> None:
    shards = [replace(shard, path=shutil.copy(shard.path, str(tmp_path))) for shard in day]
    away = Path(shards[1].path).rename(tmp_path / "away")
    found = dict(read_all(shards, tmp_path / "out", OPTIONS, workers=1))
    gone = found[shards[1]]
    assert isinstance(gone, TestigoError)
    assert gone.code == "T809"
    assert shards[1].path in gone.message
    assert isinstance(found[shards[0]], Manifest)
    away.rename(shards[1].path)
    list(read_all(shards, tmp_path / "out", OPTIONS, workers=1))
    assert everything(tmp_path / "out") == expected


def test_a_record_that_cannot_be_got_past_ends_its_shard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that dies in the input, before there is a record to pass over, dies again whatever is blamed."""
    rows = [json.dumps({"text": text}) + "\n" for text in ("one", "deadly", "three")]
    (tmp_path / "a.jsonl").write_text("".join(rows), encoding="utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(
        "import os\n"
        "from testigo.bulk.inputs import jsonl\n"
        "real = jsonl._record\n"
        "jsonl._record = lambda line, *told: os._exit(9) if b'deadly' in line else real(line, *told)\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "site"))
    with ReadingProcess() as process, pytest.raises(TestigoError) as caught:
        process.read(shards_of([tmp_path / "a.jsonl"])[0], tmp_path / "out", OPTIONS)
    assert caught.value.code == "T812"
    assert "record 1" in caught.value.message


def test_an_output_that_cannot_be_written_to_ends_all(day: list[Shard], tmp_path: Path) -> None:
    opened(tmp_path / "out", OPTIONS, Reader().mark.model)
    (tmp_path / "out" / ".work").write_text("no folder", encoding="utf-8")
    with pytest.raises(TestigoError) as caught:
        list(read_all(day, tmp_path / "out", OPTIONS, workers=1))
    assert caught.value.code == "T810"


def test_a_full_disk_ends_all_processes_with_one_error(
    day: list[Shard], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    monkeypatch.setenv("PYTHONPATH", str(_full_disk(tmp_path)))
    with pytest.raises(TestigoError) as caught:
        list(read_all(day, out, OPTIONS, workers=2))
    assert caught.value.code == "T805"
    assert not list(out.rglob("*.parquet"))


def _full_disk(folder: Path) -> Path:
    """A folder from which a process takes that no file of it may be larger than a few kilobytes."""
    site = folder / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(
        "import resource, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))\n",
        encoding="utf-8",
    )
    return site
