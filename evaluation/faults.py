"""What cases and bundles survive: processes killed at random points, bytes flipped, rows tampered with. Prints the figures.

::

    python evaluation/faults.py                      everything: some half an hour
    python evaluation/faults.py --kills 20 --flips 50 --tamperings 50

A kill is SIGKILL to a process that adds, reviews and bundles, at a random moment. It is survived where all that the process had said it
did is in the case, the case verifies, and every bundle under its name verifies and stands in the log. A change of a case is *found* where
``testigo verify`` fails or the file is refused. A byte of a case file may also lie where nothing can be read (free space, counters of
SQLite), in entries of an index of words that later entries stand for, so that no question finds them, or in working notes that are no evidence;
such changes are counted apart, by comparing all that can be read of all tables, and all that the indexes can be asked.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import tampering
from testigo.bundle import check
from testigo.bundle.container import Container
from testigo.bundle.handing_over import bundle
from testigo.bundle.verifying import verify_bundle
from testigo.case.adding import put
from testigo.case.case import Case
from testigo.case.custody.captures import keep_capture
from testigo.contract import dumps, loads
from testigo.errors import TestigoError
from testigo.ledger import Failure, Ledger

EXAMPLES = Path(__file__).parents[1] / "examples" / "drevna"
Figures = dict[str, int]
_A_CASE = 10
"""Kills after which the processes begin another case."""
_PAGES = 12
"""Pages in it at most."""


def read_examples() -> list[tuple[Ledger, bytes]]:
    """Return what is read on the sample pages, the shortest first, and bytes for each."""
    import testigo

    found = [r for r in testigo.read_many([str(EXAMPLES)]) if not isinstance(r, Failure) and r.claims]
    found.sort(key=lambda ledger: len(ledger.page.text))
    return [(ledger, ledger.page.text.encode()) for ledger in found]


def with_hash(ledger: Ledger, data: bytes) -> Ledger:
    """Return the ledger as that of a page whose bytes are its text."""
    from dataclasses import replace
    from hashlib import sha256

    return replace(ledger, page=replace(ledger.page, id=f"sha256:{sha256(data).hexdigest()}"))


def filled(path: Path, ledgers: Sequence[Ledger]) -> Path:
    """Make a case with pages, one of them read twice, decisions, an undo, a failure, removals and a capture."""
    from dataclasses import replace

    from testigo.case.adding import failed, put_again

    with Case(path, create=True, by="Ida") as case:
        store = case._store  # noqa: SLF001
        for ledger in ledgers:
            put(store, ledger, ledger.page.text.encode())
        again = replace(ledgers[1], reader=replace(ledgers[1].reader, version="another"))
        put_again(store, again)
        failed(store, Failure(input="gone.html", code="T101", message="no such file"))
        case.remove(ledgers[-1].page.id, "a sample")
        first = ledgers[0]
        case.decide("accept", f"{first.page.id[7:15]}:{first.claims[0].id}", by="Ben", why="as on tape")
        taken = case.decide("reject", f"{first.page.id[7:15]}:{first.claims[-1].id}", by="Ben")
        case.undo(taken.id, by="Cora")
        data = b"WARC/1.1\r\nWARC-Type: resource\r\n\r\n"
        keep_capture(store, data, "https://courier.example/", page=first.page.id)
        case.remove_capture(keep_capture(store, data + b"refused", "https://courier.example/refused"), "a sample")
    return path


# --- bytes and rows


def flips_of_a_case(case: Path, times: int, draw: random.Random, folder: Path) -> Counter[str]:
    """Flip one byte of the case, anew until so many flips changed evidence or what follows from it; say how often that was found."""
    before = tampering.readable(case)
    told: Counter[str] = Counter()
    while told["found"] + told["NOT FOUND"] < times:
        copy = Path(shutil.copyfile(case, folder / "flipped.testigo"))
        where = tampering.flipped(copy, draw)
        sort = _sort(copy, case, _touched(copy, before))
        told[sort] += 1
        if sort == "NOT FOUND":
            print(f"not found: {where} of the case", file=sys.stderr)
        _clear(copy)
    return told


def _touched(copy: Path, before: dict[str, str]) -> set[str]:
    try:
        after = tampering.readable(copy)
    except (sqlite3.Error, UnicodeDecodeError):
        return {"the file"}
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def _sort(copy: Path, case: Path, touched: set[str]) -> str:
    if not touched:
        return "nothing readable changed"
    if is_found(copy):
        return "found"
    if touched <= tampering.WORDS and tampering.asked_of_words(copy) == tampering.asked_of_words(case):
        return "nothing that the index of words answers changed"
    return "working notes" if touched <= tampering.NOTES else "NOT FOUND"


def is_found(case: Path) -> bool:
    """Say whether a check of the case fails, or the file is refused."""
    try:
        with Case(case) as file:
            return not file.verify().holds
    except TestigoError:
        return True


def rows_of_a_case(case: Path, times: int, draw: random.Random, folder: Path) -> Counter[str]:
    """Tamper with one thing in the rows of the case, so many times anew; say how often that was found."""
    told: Counter[str] = Counter()
    while told.total() < times:
        copy = Path(shutil.copyfile(case, folder / "tampered.testigo"))
        done = tampering.row_tampered(copy, draw)
        if done is not None:
            found = is_found(copy)
            told["found" if found else "NOT FOUND"] += 1
            if not found:
                print(f"not found: {done}", file=sys.stderr)
        _clear(copy)
    return told


def flips_of_a_bundle(whole: Path, times: int, draw: random.Random, folder: Path) -> Counter[str]:
    """Flip one byte of the bundle, so many times anew; say how often each check found it."""
    told: Counter[str] = Counter()
    for _ in range(times):
        copy = Path(shutil.copyfile(whole, folder / "flipped.zip"))
        told += _checked(copy, tampering.flipped(copy, draw))
    return told


def rows_of_a_bundle(whole: Path, times: int, draw: random.Random, folder: Path) -> Counter[str]:
    """Tamper with one thing in one file of the bundle and seal it again, so many times anew; say how often each check found it."""
    told: Counter[str] = Counter()
    members = tampering.members_of(whole)
    while told["tried"] < times:
        done = tampering.member_tampered(members, draw)
        if done is not None:
            path = folder / "sealed.zip"
            path.unlink(missing_ok=True)
            told += _checked(tampering.sealed(path, done[0]), done[1])
    return told


def _checked(path: Path, what: str) -> Counter[str]:
    """How the two checks of a bundle take a file that was changed."""
    found = _is_found_in_bundle(path)
    with redirect_stdout(StringIO()):
        try:
            by_script = check.Check(check.Bundle(path)).run() != 0
        except Exception:  # noqa: BLE001 - as the script itself does
            by_script = True
    if not found:
        print(f"not found: {what} of the bundle", file=sys.stderr)
    return Counter({"tried": 1, "found": found, "NOT FOUND": not found, "found by check.py": by_script})


def _is_found_in_bundle(path: Path) -> bool:
    try:
        with Container(path) as given:
            there, must = given.seal()
        return (
            there != must or not verify_bundle(path, in_process=True).holds
        )  # a seal that is broken is a finding, whatever comes after
    except TestigoError:
        return True


def _clear(copy: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        copy.with_name(copy.name + ending).unlink(missing_ok=True)


# --- kills


def kills(times: int, ledgers: Sequence[Ledger], draw: random.Random, folder: Path) -> Counter[str]:
    """Kill a process that works on a case, so many times, at random moments; say what was lost."""
    told: Counter[str] = Counter()
    given = folder / "ledgers.jsonl"
    given.write_text("".join(dumps(ledger) + "\n" for ledger in ledgers), "utf-8")
    for number in range(times):
        home = folder / f"kills-{number // _A_CASE}"
        home.mkdir(exist_ok=True)
        said = _killed(home, given, draw)
        told[f"killed while {said[-1].partition(' ')[2]}"] += 1
        lost = _lost(home, said)
        told["survived" if not lost else "LOST"] += 1
        if lost:
            print(f"kill {number}: {lost}", file=sys.stderr)
    return told


def _killed(home: Path, given: Path, draw: random.Random) -> list[str]:
    """What a process said before it was killed; the last line is what it had begun."""
    source = str(Path(check.__file__).parents[2])
    paths = os.pathsep.join((source, str(Path(__file__).parent)))
    command = [sys.executable, __file__, "--work", str(home), str(given), str(draw.randrange(2**32))]
    said = ["begun starting"]
    environment = {**os.environ, "PYTHONPATH": paths}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - itself
        assert process.stdout is not None
        said += [process.stdout.readline().strip() for _ in range(draw.randint(1, 9))]
        time.sleep(draw.random() ** 2 * 0.25)
        process.send_signal(signal.SIGKILL)
        said += [line for line in process.stdout.read().split("\n") if line]
    return _order([line for line in said if line])


def _order(said: list[str]) -> list[str]:
    """The lines, with what was begun and not said to be done at the end."""
    begun = next((line for line in reversed(said) if line.startswith("begun ")), "begun starting")
    return [*[line for line in said if not line.startswith("begun ")], begun]


def _lost(home: Path, said: Sequence[str]) -> str | None:
    """What of that which the process said is not there, or does not hold; None where all is well."""
    path = home / "case.testigo"
    if not path.exists():
        return "no case" if len(said) > 1 else None
    with Case(path) as case:
        log = case.log()
        decided = {e.body["decision"] for e in log if e.kind in {"decided", "undone"}}
        pages = {e.body["page"] for e in log if e.kind == "received"}
        sums = {e.body["hash"] for e in log if e.kind == "bundled"}
        for line in said[:-1]:
            verb, what = line.split(" ")
            if not {
                "added": what in pages,
                "decided": what.isdigit() and int(what) in decided,
                "bundled": what in sums,
            }[verb]:
                return f"{line!r} is not in the case"
        found = case.verify().findings
        if found:
            return f"the case does not verify: {found[0]}"
    return _bad_bundle(home, sums)


def _bad_bundle(home: Path, sums: set[str]) -> str | None:
    """Check the bundles under their names, each once."""
    from testigo.bundle.publishing import mark_of

    for path in sorted(home.glob("[!.]*.zip")):
        if mark_of(path)["hash"] not in sums:
            return f"{path.name} stands in no log"
        found = verify_bundle(path, in_process=True).findings
        if found:
            return f"{path.name} does not verify: {found[0]}"
        path.rename(path.with_suffix(".checked"))
    return None


def work(home: Path, given: Path, seed: int) -> None:
    """Add, review and bundle without end, and say what was done once it is."""
    draw = random.Random(seed)
    ledgers = [found for line in given.read_text("utf-8").splitlines() if isinstance(found := loads(line), Ledger)]
    with Case(home / "case.testigo", create=True, by="Ida") as case:
        for n in range(10_000):
            name, act = draw.choice(
                (
                    ("adding", _add),
                    ("adding", _add),
                    ("reviewing", _review),
                    ("reviewing", _review),
                    ("bundling", _bundle),
                )
            )
            print(f"begun {name}", flush=True)
            done = act(case, home, ledgers, draw, f"{seed}-{n}")
            if done:
                print(done, flush=True)


def _add(case: Case, _home: Path, ledgers: Sequence[Ledger], draw: random.Random, _name: str) -> str | None:
    from dataclasses import replace

    if len(case.cards()) >= _PAGES:
        return None
    ledger = draw.choice(ledgers)
    text = f"{ledger.page.text}\n\n{draw.randrange(10**9)}"
    made = with_hash(replace(ledger, page=replace(ledger.page, text=text)), text.encode())
    return f"added {case.put(made, text.encode()).page}"


def _review(case: Case, _home: Path, _ledgers: Sequence[Ledger], draw: random.Random, _name: str) -> str | None:
    standing = [s.decision.id for s in case.decisions() if s.state == "holds"]
    if standing and draw.random() < 0.3:
        return f"decided {case.undo(draw.choice(standing)).id}"
    cards = case.cards()
    if not cards:
        return None
    page = draw.choice(cards).id
    claims = case.ledger(page).claims
    if not claims:
        return None
    verb = draw.choice(("accept", "reject"))
    return f"decided {case.decide(verb, f'{page[7:15]}:{draw.choice(claims).id}').id}"


def _bundle(case: Case, home: Path, _ledgers: Sequence[Ledger], _draw: random.Random, name: str) -> str | None:
    bundle(case, home / f"{name}.zip")
    return f"bundled {next(e.body['hash'] for e in reversed(case.log()) if e.kind == 'bundled')}"


# --- all of it


def measured(asked: argparse.Namespace) -> dict[str, Counter[str]]:
    """Return what was counted."""
    draw = random.Random(asked.seed)
    ledgers = [with_hash(ledger, data) for ledger, data in read_examples()]
    with TemporaryDirectory(prefix="testigo-faults-") as name:
        folder = Path(name)
        case = filled(folder / "whole.testigo", ledgers[: asked.pages])
        with Case(case) as file:
            bundle(file, folder / "whole.zip")
        done: dict[str, Callable[[], Counter[str]]] = {
            "processes killed": lambda: kills(asked.kills, ledgers, draw, folder),
            "bytes flipped in a case": lambda: flips_of_a_case(case, asked.flips, draw, folder),
            "rows of a case tampered with": lambda: rows_of_a_case(case, asked.tamperings, draw, folder),
            "bytes flipped in a bundle": lambda: flips_of_a_bundle(folder / "whole.zip", asked.flips, draw, folder),
            "files of a bundle tampered with and sealed again": lambda: rows_of_a_bundle(
                folder / "whole.zip", asked.tamperings, draw, folder
            ),
        }
        found = {}
        for what, count in done.items():
            found[what] = count()
            print(f"{what}: {_said(found[what])}", flush=True)
        return found


def _said(counted: Counter[str]) -> str:
    return "; ".join(f"{name} {n:,}" for name, n in sorted(counted.items()))


def main() -> None:
    """Count, and end with 1 where anything was lost or not found."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--flips", type=int, default=1000)
    options.add_argument("--tamperings", type=int, default=1000)
    options.add_argument("--pages", type=int, default=4, help="sample pages in the case that is tampered with")
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--json", action="store_true", help="print the figures as JSON, last")
    options.add_argument("--work", nargs=3, metavar=("FOLDER", "LEDGERS", "SEED"), help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.work:
        home, given, seed = asked.work
        work(Path(home), Path(given), int(seed))
        return
    found = measured(asked)
    if asked.json:
        print(json.dumps(found))
    sys.exit(any(counted["LOST"] or counted["NOT FOUND"] for counted in found.values()))


if __name__ == "__main__":
    main()
