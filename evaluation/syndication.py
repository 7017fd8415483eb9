"""How well pages that depend on each other are found: ``python evaluation/syndication.py``.

The set is ours, text and all (``evaluation/data/syndication``): invented events, each with a wire story, a report written
independently, a press release, a story that quotes it, a rewrite that credits the agency, and one that cites another outlet.
Copies are made of them by rule: in full, edited, edited heavily, cut, re-ordered, in part inside another story. Who
depends on whom is known from how the pages were made, not from their text. Pairs that share only a sentence or two are left
out of the count. The rules were made on the half ``tuning``; ``test`` was only measured.

``--cases`` also scores the reference cases of ``shared/cases``, where they are at hand; ``--show`` prints what is wrong on the
half that the rules were made on; ``--speed`` prints milliseconds.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from syndicated import Story, gold, stories
from testigo.case.case import Case
from testigo.case.lineage.fingerprints import fingerprint
from testigo.case.lineage.keys import keys_of
from testigo.case.lineage.links import links
from testigo.case.lineage.passages import shared
from testigo.case.lineage.trace import trace
from testigo.case.lineage.wording import wording
from testigo.case.records import Link
from testigo.ledger import Ledger
from testigo.library import read_many

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("TESTIGO_SHARED", HERE.parent.parent / "shared"))
KINDS = ("copied_text", "same_agency", "same_statement", "cites")

Pair = tuple[str, str]


def ledgers(pages: Iterable[Story]) -> list[Ledger]:
    """Read the pages of the set."""
    return _read(
        {"id": p.name, "text": p.text(), "title": p.title, "outlet": p.outlet, "published": p.published} for p in pages
    )


def _read(articles: Iterable[dict[str, str | None]]) -> list[Ledger]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.jsonl"
        path.write_text("\n".join(json.dumps(article) for article in articles), encoding="utf-8")
        return [ledger for ledger in read_many([path]) if isinstance(ledger, Ledger)]


def found_in(read: Sequence[Ledger]) -> list[Link]:
    """The links of a case to which the pages are added one by one."""
    with tempfile.TemporaryDirectory() as folder, Case(Path(folder) / "case", create=True) as case:
        for ledger in read:
            case.put(ledger, ledger.page.text.encode())
        return list(case.lineage())


@dataclass(slots=True)
class Tally:
    """Pairs found, in the set, and both."""

    hit: int = 0
    said: int = 0
    true: int = 0

    def add(self, said: set[object], true: set[object]) -> None:
        """Count a case."""
        self.hit, self.said, self.true = self.hit + len(said & true), self.said + len(said), self.true + len(true)

    def row(self, name: str) -> str:
        """Precision, recall and F1 in a line."""
        precision, recall = (self.hit / n if n else 0.0 for n in (self.said, self.true))
        f1 = 2 * self.hit / (self.said + self.true) if self.said + self.true else 0.0
        return f"{name:24} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({self.true} pairs)"


def score(half: str, *, show: bool) -> None:
    """Print how well the links of a half are found: each event as a case of its own, and all events as one."""
    pages = stories(half)
    read = {ledger.input: ledger for ledger in ledgers(pages)}
    events = [[p for p in pages if p.event == event] for event in dict.fromkeys(p.event for p in pages)]
    for name, cases in (("an event a case", events), ("all in one case", [pages])):
        tallies: dict[str, Tally] = defaultdict(Tally)
        for case in cases:
            _count(case, [read[p.name] for p in case], tallies, show=show)
        print(f"{half}, {name} ({len(pages)} pages)")
        for kind in ("pairs", *KINDS):
            print("  " + tallies[kind].row(kind))


def _count(case: list[Story], read: list[Ledger], tallies: dict[str, Tally], *, show: bool) -> None:
    names = {ledger.page.id: ledger.input for ledger in read}
    true = {_pair(a.name, b.name): gold(a, b) for a, b in combinations(case, 2)}
    said: dict[Pair, dict[str, str]] = defaultdict(dict)
    for link in found_in(read):
        pair = _pair(names[link.left], names[link.right])
        if true[pair] is not None:
            said[pair][link.kind] = link.reason
    counted = {pair: kinds for pair, kinds in true.items() if kinds}
    tallies["pairs"].add(set(said), set(counted))
    for kind in KINDS:
        true_here = {p for p in counted if kind in counted[p]}
        tallies[kind].add({p for p in said if kind in said[p] and not _goes_with(kind, counted.get(p, ()))}, true_here)
    if show:
        for pair in sorted(set(said) | set(counted)):
            if set(said[pair]) != set(counted.get(pair, ())):
                print("   ", *pair, "| made:", *counted.get(pair, ()), "| found:", dict(said[pair]))


def _goes_with(kind: str, made: Sequence[str]) -> bool:
    """Whether a kind is no mistake beside the one that was made: who cites another or rewrites a dispatch gives its statements."""
    return kind == "same_statement" and kind not in made and bool({"same_agency", "cites"} & set(made))


def _pair(one: str, other: str) -> Pair:
    return (min(one, other), max(one, other))


def score_cases(*, show: bool) -> None:
    """Print how well the links of the reference cases are found, as the cases' own scorer counts them."""
    every = Tally()
    for path in sorted((SHARED / "cases").glob("*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        read = _case_ledgers(case)
        names = {ledger.page.id: ledger.input for ledger in read}
        said = {_pair(names[link.left], names[link.right]): link for link in found_in(read)}
        true = {_pair(*entry["pages"]): entry["kind"] for entry in case["lineage"]}
        every.add(set(said), set(true))
        one = Tally()
        one.add(set(said), set(true))
        print("  " + one.row(case["case"]))
        if show:
            for pair in sorted(set(said) | set(true)):
                link = said.get(pair)
                print("   ", *pair, "|", true.get(pair, "-"), "|", f"{link.kind}: {link.reason}" if link else "missed")
    print("  " + every.row("reference cases"))


def _case_ledgers(case: dict[str, Any]) -> list[Ledger]:
    return _read(
        {"id": name, "text": text, "outlet": page["outlet"], "published": day}
        for name, page in case["pages"].items()
        for day, text in [_document(SHARED / "cases" / "docs" / f"{name}.txt")]
    )


def _document(path: Path) -> tuple[str | None, str]:
    """Day and text of a document in the form of the annotation set: a sentence a line, an empty line between paragraphs."""
    whole = path.read_text(encoding="utf-8")
    day = re.search(r"^#date (\S+)", whole, re.MULTILINE)
    lines = "\n".join(line.split("\t", 1)[-1] for line in whole.splitlines() if not line.startswith("#"))
    return day[1] if day else None, "\n\n".join(" ".join(part.split("\n")) for part in lines.strip().split("\n\n"))


def speed() -> None:
    """Print milliseconds a page of 600 words and a pair of such pages, medians of processor time."""
    texts = [page.text() for page in stories("tuning") if page.role in {"wire", "independent", "edited", "partial"}]
    joined = [" ".join(" ".join((texts[i:] + texts[:i])[:4]).split()[:600]) for i in range(12)]
    read = _read({"id": str(i), "text": text, "title": "", "outlet": f"Paper {i}"} for i, text in enumerate(joined))
    words, traces = [wording(ledger.page) for ledger in read], [trace(ledger) for ledger in read]
    timed = {
        "fingerprint of a page": (lambda: [fingerprint(wording(ledger.page)) for ledger in read], len(read)),
        "trace and keys of a page": (lambda: [keys_of(trace(ledger)) for ledger in read], len(read)),
        "passages of a pair": (lambda: [shared(a, b) for a, b in combinations(words, 2)], 66),
        "all links of a pair": (lambda: [links(a, b) for a, b in combinations(traces, 2)], 66),
    }
    for name, (work, times) in timed.items():
        print(f"  {name:24} {1000 * _seconds(work) / times:.2f} ms")
    print(f"  {statistics.mean(len(w) for w in words):.0f} words a page")


def _seconds(work: Callable[[], object]) -> float:
    """Processor time of what is done, the median of five times."""
    taken = []
    for _ in range(5):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return statistics.median(taken)


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("tuning", "test"), action="append", help="only this half")
    for flag in ("--cases", "--show", "--speed"):
        parser.add_argument(flag, action="store_true")
    asked = parser.parse_args()
    for half in asked.half or ("tuning", "test"):
        score(half, show=asked.show and half == "tuning")
    if asked.cases:
        score_cases(show=asked.show)
    if asked.speed:
        speed()


if __name__ == "__main__":
    main()
