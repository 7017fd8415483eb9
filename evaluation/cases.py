"""Scores the accounts of reference cases: ``python evaluation/cases.py [--set shared] [--case porth] [--mistakes]``.

Every case's pages are read, put into a case file, and its accounts scored by the ``score.py`` of the shared cases. Prints the
figures of each case, of each set, and of all: ``shared`` (three real events of 1989 and 1990), and of invented events in the
manner of today's outlets (``evaluation/data/cases``) ``tuning`` and ``second-tuning``, ``test`` and ``second-test``. The latter two
are only measured: ``--mistakes``, which says in words what each case gets wrong, passes them over. ``--keep DIR`` keeps the readings, so that the next run with the same
weights need not read again.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from case_matching import Names, answers_beside, names_of, pages_of
from case_mistakes import mistakes_of
from reference_cases import ONLY_MEASURED, SETS, Record, accounts_of, reference_cases, scorer

F1 = ("incident pages", "told", "value", "lineage")
ACCURACY = ("verdict", "independent")
MORE = ("denied", "hedged")
"""Beside the scorer's figures: F1 of pages that deny a value, in cases that say which do; accuracy of hedging."""
COLUMNS = (*F1, *ACCURACY, *MORE)


class Tally:
    """Sums of a number of cases, and the figures that they come to."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self.hit: Counter[str] = Counter()
        self.said: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.asked: Counter[str] = Counter()

    def add(self, gold: Record, accounts: Record) -> None:
        """Count a case."""
        scorer().score(gold, accounts, self.hit, self.said, self.gold, self.right, self.asked)
        names, has_denials = names_of(accounts), False
        for answer in (a for i in gold["incidents"] for q in i["questions"] for a in q["answers"]):
            self.gold["denied"] += len(pages_of(answer.get("denied", [])))
            has_denials = has_denials or "denied" in answer
        for want, have in answers_beside(gold, accounts):
            self._add_hedges(want, have, names)
            if has_denials:
                self._add_denials(want, have, names)

    def _add_denials(self, want: Record, have: Record, names: Names) -> None:
        """Count the pages that deny a value."""
        wanted, found = pages_of(want.get("denied", [])), pages_of(have.get("denied", []), names)
        self.hit["denied"] += len(wanted & found)
        self.said["denied"] += len(found)

    def _add_hedges(self, want: Record, have: Record, names: Names) -> None:
        """Count the pages that tell a value in both, and how many are hedged in both or in neither."""
        wanted, found = _hedged(want, None), _hedged(have, names)
        for page in wanted.keys() & found.keys():
            self.asked["hedged"] += 1
            self.right["hedged"] += wanted[page] == found[page]

    def figures(self) -> dict[str, float]:
        """F1 of pages, tellings, values, lineage and denials; accuracy of verdicts, of independent origins and of hedging."""
        f1 = {k: 2 * self.hit[k] / max(1, self.said[k] + self.gold[k]) for k in (*F1, "denied") if self.gold[k]}
        return {**f1, **{k: self.right[k] / max(1, self.asked[k]) for k in (*ACCURACY, "hedged")}}


def _hedged(answer: Record, names: Names | None) -> dict[str, bool]:
    """For each page that tells a value, whether it hedges all that it tells of it."""
    return {
        page: all(t["hedged"] for t in answer["told"] if page in pages_of([t], names))
        for page in pages_of(answer["told"], names)
    }


def measured(
    sets: Sequence[str], only: str | None = None, kept: Path | None = None
) -> dict[str, list[tuple[str, Record, Record]]]:
    """Name, reference and accounts of every case of the sets."""
    return {
        name: [(case.name, case.gold, accounts_of(case, kept)) for case in reference_cases(SETS[name], only)]
        for name in sets
    }


def tally(cases: Sequence[tuple[str, Record, Record]]) -> Tally:
    """The sums of some cases."""
    total = Tally()
    for _, gold, accounts in cases:
        total.add(gold, accounts)
    return total


def figures(found: dict[str, list[tuple[str, Record, Record]]]) -> dict[str, dict[str, float]]:
    """The figures of every case, of every set and of all."""
    made: dict[str, dict[str, float]] = {}
    for name, cases in found.items():
        made |= {case[0]: tally([case]).figures() for case in cases}
        made[f"= {name}"] = tally(cases).figures()
    if len(found) > 1:
        made["= all"] = tally([case for cases in found.values() for case in cases]).figures()
    return made


def print_figures(made: dict[str, dict[str, float]]) -> None:
    """Print a line for every case, set and all."""
    print(f"{'':24}" + "".join(f"{name:>16}" for name in COLUMNS))
    for name, row in made.items():
        print(f"{name:24}" + "".join(f"{_shown(row, k):>16}" for k in COLUMNS))


def _shown(row: dict[str, float], name: str) -> str:
    return f"{row[name]:.3f}" if name in row else "–"


def main() -> None:
    """Print the figures and, where asked, the mistakes."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--set", choices=SETS, action="append", help="may be given more than once; else all")
    p.add_argument("--case", help="the one case of this name")
    p.add_argument("--mistakes", action="store_true", help="say in words what is wrong, but for the sets of tests")
    p.add_argument("--keep", type=Path, metavar="DIR", help="where readings are kept")
    p.add_argument("--accounts", type=Path, metavar="DIR", help="write each case's accounts there")
    p.add_argument("--json", action="store_true")
    a = p.parse_args()
    found = {k: cases for k, cases in measured(a.set or tuple(SETS), a.case, a.keep).items() if cases}
    if a.accounts:
        write(found, a.accounts)
    if a.json:
        print(json.dumps(figures(found), indent=1))
        return
    for name, cases in found.items():
        for case, gold, accounts in cases if a.mistakes and name not in ONLY_MEASURED else []:
            print(f"\n## {case}", *mistakes_of(gold, accounts), sep="\n")
    print_figures(figures(found))


def write(found: dict[str, list[tuple[str, Record, Record]]], folder: Path) -> None:
    """Write the accounts of every case to a folder, as ``testigo accounts --json`` prints them."""
    folder.mkdir(parents=True, exist_ok=True)
    for cases in found.values():
        for case, _, accounts in cases:
            text: Any = json.dumps(accounts, ensure_ascii=False, indent=1)
            (folder / f"{case}.accounts.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
