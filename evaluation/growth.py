"""How a case grows: ``python evaluation/growth.py [--pages 100 1000 10000] [--picture FILE.svg] [--keep DIR]``.

Makes cases of so many pages (``made_pages.py``) and measures, beside the reading, the milliseconds that it takes to add a page
when the case has about that size (mean of the last hundred), to give the accounts of the whole case from a cold
start (a process of its own that opened nothing before; the imports of ``testigo.case.case`` are not counted), and to search it;
the memory of that process at its peak, and the size of the file. Accounts are asked for as a case is left that pages were
added to (they were laid when it was closed, which is measured too), of a copy in which nothing is kept, and in one process after one page more and
after one decision: the first time after the case was opened, and the mean of the next. Times are of the processor and of the clock: where other programs run, only the first can be compared.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import json
import math
import pstats
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import mean, median
from typing import Any

from made_pages import made_ledgers
from testigo.case.accounts.form import to_json
from testigo.case.case import Case
from testigo.case.records import Accounts

GOALS = {"adding": 20.0, "accounts": 300.0, "accounts after a page more": 300.0, "search": 50.0}
"""Milliseconds at most: for a page at 10,000 pages, for 1,000 pages, for any case."""
LAST = 100
"""Pages at the end of adding over which a mean is taken."""
QUERIES = (
    "bomb",
    "police station",
    "Harrow World Service",
    "minister denied",
    "hospital deaths",
    '"people were killed"',
)
PARTIES = ("government", "Interior Ministry")
Figures = dict[str, Any]


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of the processor and of the clock that some work takes."""
    processor, clock = time.process_time(), time.perf_counter()
    work()
    return 1000 * (time.process_time() - processor), 1000 * (time.perf_counter() - clock)


def grown(path: Path, pages: int, kept: Path | None = None, begun: Path | None = None) -> Figures:
    """A case of so many pages, made at ``path``: what adding the last ones took.

    ``begun`` is a case that has the first of them already: it is copied, and the rest added.
    """
    spent: list[tuple[float, float]] = []
    if begun is not None:
        shutil.copyfile(begun, path)
    with Case(path, create=True) as case:
        there = hold(case) if begun is not None else 0
        for n, ledger in enumerate(made_ledgers(pages, kept)):
            if n < there:
                continue
            if not spent:
                gc.freeze()  # what pages are made from is no part of a case: Python need not look through it for garbage
            data = ledger.page.text.encode()
            spent.append(timed(lambda ledger=ledger, data=data: case.put(ledger, data)))  # type: ignore[misc]
        closed = timed(lambda: case.__exit__(None))
    last = spent[-LAST:]
    return {
        "adding": round(mean(p for p, _ in last), 2),
        "adding, clock": round(median(c for _, c in last), 2),
        "adding, worst": round(max(p for p, _ in last), 2),
        "adding, all": round(mean(p for p, _ in spent), 2),
        "closing": round(closed[0], 2),
    }


def hold(case: Case) -> int:
    """Bring into memory what whoever added the pages would hold; return how many there are."""
    store = case._store  # noqa: SLF001 - what only whoever adds has need of
    for page, incident in store.database.rows("SELECT page, incident FROM profile ORDER BY page"):
        store.incidents._marks((page, incident))  # noqa: SLF001 - likewise
    for (page,) in store.database.rows("SELECT page FROM lineage_trace ORDER BY page"):
        store.lineage._trace(page)  # noqa: SLF001 - likewise
        store.lineage._standing(page)  # noqa: SLF001 - likewise
    return store.pages()


def asked(path: Path, runs: int) -> Figures:
    """What accounts and search take in processes of their own: the median of each."""
    command = [sys.executable, str(Path(__file__).resolve()), "--ask"]
    found = []
    for _ in range(runs):
        bare = path.with_suffix(".bare")
        shutil.copyfile(path, bare)
        with closing(sqlite3.connect(bare)) as db, db:
            db.execute("DELETE FROM laid")
        done, anew = (
            json.loads(subprocess.run([*command, str(p)], check=True, stdout=subprocess.PIPE).stdout)  # noqa: S603
            for p in (path, bare)
        )
        found.append(done | {"accounts, nothing kept": anew["accounts"]})
        bare.unlink()
    return {name: round(median(d[name] for d in found), 2) for name in found[0]}


def after(path: Path, pages: int, kept: Path | None) -> Figures:
    """What accounts take after changes, in a process of its own and on a copy."""
    copy = path.with_suffix(".changed")
    shutil.copyfile(path, copy)
    command = [sys.executable, str(Path(__file__).resolve()), "--change", str(copy), "--pages", str(pages)]
    done = subprocess.run([*command, *(["--keep", str(kept)] if kept else [])], check=True, stdout=subprocess.PIPE)  # noqa: S603
    copy.unlink()
    found: Figures = json.loads(done.stdout)
    return found


def answers(path: Path) -> Figures:
    """Accounts, then searches, of a case just opened."""
    found: Figures = {}
    made: list[Accounts] = []
    with Case(path) as case:
        found["accounts"], found["accounts, clock"] = timed(lambda: made.append(case.accounts()))
        found["accounts, peak MiB"] = peak()
        found["as JSON"], _ = timed(lambda: json.dumps(to_json(made[0])))
        found["events"] = len(made[0].incidents)
    made.clear()  # what is held of them would be looked through for garbage while it searches
    with Case(path) as case:
        if hasattr(case, "search"):
            times = [timed(lambda q=q: case.search(q)) for q in QUERIES]  # type: ignore[misc]
            found["search"] = median(p for p, _ in times)
            found["search, worst"] = max(p for p, _ in times)
            times = [timed(lambda q=q: claims_of(case, q)) for q in PARTIES]  # type: ignore[misc]
            found["search for a party"] = median(p for p, _ in times)
            found["search for a party, worst"] = max(p for p, _ in times)
    return found


def after_changes(path: Path, pages: int, kept: Path | None) -> Figures:
    """What accounts take in a process that has them, after one page more and after one decision: the mean of ten each."""
    spent: dict[str, list[float]] = {"accounts after a page more": [], "accounts after a decision": []}
    more = islice(made_ledgers(pages + 10, kept, seed=1), 10)
    with Case(path) as case:
        ledger = next(more)
        case.put(ledger, ledger.page.text.encode())
        found = {"accounts after the first page more": timed(case.accounts)[0]}
        for ledger in more:
            case.put(ledger, ledger.page.text.encode())
            spent["accounts after a page more"].append(timed(case.accounts)[0])
        for item in case.queue(10):
            case.decide("accept", item.id, by="evaluation")
            spent["accounts after a decision"].append(timed(case.accounts)[0])
    return found | {name: mean(times) for name, times in spent.items()}


def together(path: Path) -> str:
    """How well the pages of a made case are brought together: B-cubed over pages by the largest event that each tells of.

    The made event that a page is of stands in its input. Beside it: pages that hang together by copied text, and in how many groups.
    """
    with Case(path) as case:
        accounts = case.accounts()
    made = {page.id: page.input.split("/")[1] for page in accounts.pages}
    found: dict[str, str] = {}
    for event in sorted(accounts.incidents, key=lambda e: (-len({m.page for m in e.mentions}), e.id)):
        for mention in event.mentions:
            found.setdefault(mention.page, event.id)
    both, ours, theirs = (
        Counter(keys) for keys in ([(made[p], e) for p, e in found.items()], found.values(), [made[p] for p in found])
    )
    precision = sum(n * n / ours[event] for (_, event), n in both.items()) / len(found)
    recall = sum(n * n / theirs[event] for (event, _), n in both.items()) / len(found)
    copied = [(link.left, link.right) for link in accounts.lineage if link.kind == "copied_text"]
    groups = Counter(_groups(copied).values())
    return (
        f"events: precision {precision:.3f}, recall {recall:.3f} over {len(found):,} pages\n"
        f"copied text: {len(copied):,} links; {sum(groups.values()):,} pages in {len(groups):,} groups"
    )


def _groups(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """One page of its group for each page that a pair leads to."""
    above: dict[str, str] = {}

    def root(page: str) -> str:
        while above.setdefault(page, page) != page:
            above[page] = page = above[above[page]]
        return page

    for one, other in pairs:
        above[root(one)] = root(other)
    return {page: root(page) for page in list(above)}


def claims_of(case: Case, party: str) -> None:
    """Find the claims of a party and the names of those who make them, as the command shows them."""
    found = case.search(party=party)
    case.names({claim.node for hit in found.hits for claim in hit.claims if claim.node})


def peak() -> float:
    """The process's memory at its peak, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured(
    sizes: Sequence[int],
    kept: Path | None = None,
    runs: int = 3,
    begun: Path | None = None,
    made: Path | None = None,
) -> dict[int, Figures]:
    """Figures of cases of each size; ``begun`` is a folder of cases that have the first pages, by how many they are to have.

    The cases are left in the folder ``made``, where one is given.
    """
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for pages in sizes:
            path = Path(folder) / f"{pages}.testigo"
            first = begun / path.name if begun is not None else None
            found[pages] = grown(path, pages, kept, first if first is not None and first.exists() else None)
            found[pages] |= asked(path, runs) | after(path, pages, kept)
            found[pages]["file, MiB"] = round(path.stat().st_size / 2**20, 1)
            if made is not None:
                shutil.copyfile(path, made / path.name)
            path.unlink()
    return found


def profiled(pages: int, kept: Path | None = None, functions: int = 40) -> str:
    """Where the time goes, by function of Testigo: the last pages added to a case of this size, then its accounts."""
    adding, accounts = cProfile.Profile(time.process_time), cProfile.Profile(time.process_time)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.testigo"
        with Case(path, create=True) as case:
            for n, ledger in enumerate(made_ledgers(pages, kept)):
                data = ledger.page.text.encode()
                if n < pages - LAST:
                    case.put(ledger, data)
                else:
                    adding.runcall(case.put, ledger, data)
        with closing(sqlite3.connect(path)) as db, db:
            db.execute("DELETE FROM laid")
        with Case(path) as case:
            accounts.runcall(case.accounts)
    return "\n".join(_costliest(name, p, functions) for name, p in (("adding", adding), ("accounts", accounts)))


def _costliest(name: str, profile: cProfile.Profile, functions: int) -> str:
    """The functions with the most time in them and below them, in milliseconds."""
    lines = [f"{name}: milliseconds in it and below, in it, calls"]
    stats: Any = pstats.Stats(profile)
    ranked = sorted(stats.stats.items(), key=lambda kv: -kv[1][3])
    for (path, line, function), (_, calls, own, whole, _) in ranked[:functions]:
        place = f"{path.partition('testigo/')[2] or Path(path).name}:{line}"
        lines.append(f"{1000 * whole:12,.1f}{1000 * own:12,.1f}{calls:10,}  {place} {function}")
    return "\n".join(lines)


def picture(found: dict[int, Figures]) -> str:
    """The picture: a panel each for adding, accounts (of a case just opened, and after a page more) and search, pages across and milliseconds up, both by powers of ten."""
    panels = {
        "adding": "adding a page, beside the reading",
        "accounts": "accounts of the whole case, cold",
        "accounts after a page more": "accounts after a page more",
        "search": "a search, full text",
    }
    drawn = [name for name in panels if all(name in f for f in found.values())]
    body = "".join(
        _panel(panels[name], {n: f[name] for n, f in found.items()}, GOALS[name], 60 + 340 * i)
        for i, name in enumerate(drawn)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {30 + 340 * len(drawn)} 350" role="img" '
        f'font-family="system-ui, sans-serif" font-size="13">'
        f"<title>Milliseconds by pages in the case</title>"
        f'<rect width="100%" height="100%" fill="#fff"/>{body}</svg>\n'
    )


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a panel's points stand: pages across and milliseconds up, by powers of ten."""

    left: int
    first: float
    last: float
    low: int = -1
    high: int = 5

    def x(self, pages: float) -> float:
        """Where a number of pages stands."""
        return round(
            self.left + 35 + 190 * math.log10(pages / self.first) / (math.log10(self.last / self.first) or 1), 1
        )

    def y(self, milliseconds: float) -> float:
        """Where milliseconds stand."""
        up = math.log10(max(10**self.low, milliseconds)) - self.low
        return round(295 - 260 * up / (self.high - self.low), 1)


def _panel(title: str, points: dict[int, float], goal: float, left: int) -> str:
    """One panel, with a line at what is allowed."""
    at = Scale(left, min(points), max(points))
    line = " ".join(f"{at.x(n)},{at.y(ms)}" for n, ms in points.items())
    return (
        f'<rect x="{left}" y="35" width="260" height="260" fill="none" stroke="#999"/>'
        f'<path d="M{left} {at.y(goal)}h260" stroke="#b45f06" stroke-dasharray="4 4"/>'
        f'<text x="{left + 252}" y="54" text-anchor="end" fill="#b45f06">- - goal: {goal:g} ms at most</text>'
        f'<polyline points="{line}" fill="none" stroke="#0b5394" stroke-width="2"/>{_marks(points, at)}'
        f'<text x="{left}" y="24" font-weight="600" fill="#111">{title}</text>'
        f'<text x="{left + 130}" y="334" text-anchor="middle" fill="#444">pages in the case</text>'
    )


def _marks(points: dict[int, float], at: Scale) -> str:
    """The points with their figures, and the marks of both scales."""
    dots = (
        f'<circle cx="{at.x(n)}" cy="{at.y(ms)}" r="4" fill="#0b5394"/>'
        f'<text x="{at.x(n)}" y="{at.y(ms) - 10}" text-anchor="middle" fill="#111">{_short(ms)} ms</text>'
        f'<text x="{at.x(n)}" y="312" text-anchor="middle" fill="#444">{n:,}</text>'
        for n, ms in points.items()
    )
    ticks = (
        f'<text x="{at.left - 6}" y="{at.y(10**p) + 4}" text-anchor="end" fill="#444">{10**p:,g}</text>'
        for p in range(at.low, at.high + 1, 2)
    )
    return "".join((*dots, *ticks))


def _short(milliseconds: float) -> str:
    return f"{milliseconds:,.0f}" if milliseconds >= 100 else f"{milliseconds:.2g}"


def main() -> None:
    """Measure, print, draw."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--pages", type=int, nargs="+", default=[100, 1000, 10000])
    p.add_argument("--keep", type=Path, metavar="DIR", help="where readings are kept")
    p.add_argument("--picture", type=Path, metavar="FILE.svg")
    p.add_argument("--runs", type=int, default=3, help="processes that ask for accounts")
    p.add_argument("--profile", action="store_true", help="print where the time goes at each size instead")
    p.add_argument("--json", action="store_true")
    p.add_argument(
        "--together",
        type=Path,
        metavar="CASE",
        help="print instead how well the pages of a case that was made are brought together by event, and what hangs together as copied",
    )
    p.add_argument("--made", type=Path, metavar="DIR", help="leave the cases that are made there, as PAGES.testigo")
    p.add_argument(
        "--begun",
        type=Path,
        metavar="DIR",
        help="cases PAGES.testigo that have the first of their pages: the rest is added",
    )
    p.add_argument("--ask", type=Path, help=argparse.SUPPRESS)
    p.add_argument("--change", type=Path, help=argparse.SUPPRESS)
    a = p.parse_args()
    if a.change:
        print(json.dumps(after_changes(a.change, a.pages[0], a.keep)))
        return
    if a.ask:
        print(json.dumps(answers(a.ask)))
        return
    if a.together:
        print(together(a.together))
        return
    if a.profile:
        print("\n\n".join(profiled(n, a.keep) for n in a.pages))
        return
    found = measured(a.pages, a.keep, a.runs, a.begun, a.made)
    if a.picture:
        a.picture.write_text(picture(found), encoding="utf-8")
    if a.json:
        print(json.dumps(found, indent=1))
        return
    names = list(dict.fromkeys(name for figures in found.values() for name in figures))
    print(f"{'pages':24}" + "".join(f"{n:>12,}" for n in found))
    for name in names:
        print(f"{name:24}" + "".join(f"{f.get(name, math.nan):12,.2f}" for f in found.values()))


if __name__ == "__main__":
    main()
