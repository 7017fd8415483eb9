import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sample_pages import data_of, made_page

import testigo
from testigo.case.adding import put
from testigo.case.audit.verifying import verify
from testigo.case.store import Store

KILLS = 12
ADD = """
import sys
from pathlib import Path
from sample_pages import data_of, made_page
from testigo.case.adding import put
from testigo.case.store import Store
store = Store(Path(sys.argv[1]), create=True)
for number in range(int(sys.argv[2]), 10_000):
    ledger = made_page(number, url=f"https://courier.example/{number % 50}")
    put(store, ledger, data_of(ledger))
    print(number, flush=True)
"""


@pytest.fixture(params=range(3))
def chance(request: pytest.FixtureRequest) -> random.Random:
    return random.Random(request.param)


def adding(path: Path, first: int) -> subprocess.Popen[str]:
    places = [str(Path(__file__).parents[1]), str(Path(testigo.__file__).parents[1])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(places)}
    return subprocess.Popen(
        [sys.executable, "-c", ADD, str(path), str(first)], env=environment, stdout=subprocess.PIPE, text=True
    )


def killed_at_some_moment(path: Path, first: int, chance: random.Random) -> Iterator[int]:
    """The numbers of the pages that a process says it has added before it is killed."""
    with adding(path, first) as process:
        assert process.stdout is not None
        for _ in range(chance.randint(0, 6)):
            yield int(process.stdout.readline())
        try:
            process.wait(chance.random() * 0.02)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        yield from map(int, process.stdout.read().split())


def test_a_killed_process_leaves_a_whole_file_with_whole_pages_and_adding_goes_on(
    tmp_path: Path, chance: random.Random
) -> None:
    path, told = tmp_path / "a.testigo", -1
    for _ in range(KILLS // 3):
        told = max([told, *killed_at_some_moment(path, told + 1, chance)])
        if path.exists():
            told = max(told, check(path, told))
    store = Store(path, create=True)
    ledger = made_page(told + 1)
    assert put(store, ledger, data_of(ledger)).outcome == "added"
    store.close()


def check(path: Path, told: int) -> int:
    """Check that the file is whole and holds every page that was told of, whole; return the last page in it."""
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        for words in ("page_words", "claim_words"):
            db.execute(f"INSERT INTO {words} ({words}) VALUES ('integrity-check')")
        db.rollback()
        inputs = [name for (name,) in db.execute("SELECT input FROM page ORDER BY key")]
    assert inputs == [f"page-{n}.txt" for n in range(len(inputs))]
    assert len(inputs) - 1 in {told, told + 1}  # one more may have been written and not told of
    check_whole(path, inputs)
    return len(inputs) - 1


def check_whole(path: Path, inputs: list[str]) -> None:
    store = Store(path)
    for number, _ in enumerate(inputs):
        ledger = made_page(number, url=f"https://courier.example/{number % 50}")
        assert store.ledger(ledger.page.id) == ledger
        assert store.received(ledger.page.id)[0] == data_of(ledger)
        counted = store.database.rows("SELECT count(*) FROM telling WHERE page = ?", store.key(ledger.page.id))
        assert counted[0][0] >= 4
    assert verify(store).findings == []  # nor does the log tell of anything that is not there, or of less
    store.close()
