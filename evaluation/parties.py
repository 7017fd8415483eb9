"""How well namings are joined to parties: ``python evaluation/parties.py``.

The set is ours (``evaluation/data/parties``): namings as pages would have them, each with the party that it means. Printed for
each half: B-cubed precision, recall and F1 over namings (Bagga and Baldwin 1998), F1 over pairs of namings, and F1 of who is
part of whom. ``--mistakes`` says which are wrong; ``--cases`` scores who is part of whom on the reference cases too, where both
parties are found by name.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from testigo.case.parties.forms import words_of
from testigo.case.parties.joining import join_parties
from testigo.case.records import Naming, Node, Party

DATA = Path(__file__).resolve().parent / "data" / "parties"
HALVES = ("tuning", "test")


@dataclass(slots=True)
class World:
    """One case of the set: its namings, the party that each means, and what is part of what."""

    title: str
    namings: list[Naming] = field(default_factory=list)
    gold: dict[Node, str] = field(default_factory=dict)
    wholes: set[tuple[str, str]] = field(default_factory=set)


@dataclass(slots=True)
class Tally:
    """Right, said and true; their precision, recall and F1."""

    hit: float = 0.0
    said: float = 0.0
    true: float = 0.0

    def add(self, said: set[Any], true: set[Any]) -> None:
        """Count two sets."""
        self.hit += len(said & true)
        self.said += len(said)
        self.true += len(true)

    @property
    def figures(self) -> tuple[float, float, float]:
        """Precision, recall and F1."""
        p = self.hit / self.said if self.said else 1.0
        r = self.hit / self.true if self.true else 1.0
        return p, r, 2 * p * r / (p + r) if p + r else 0.0


def worlds(half: str) -> Iterator[World]:
    """Yield the cases of one half of the set."""
    world, page = World(""), ("", "", None, True)
    for line in (DATA / f"{half}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            if world.namings:
                yield world
            world = World(line[2:])
        elif line.startswith("@ "):
            name, told, country, case = line[2:].split()
            page = (name, told, None if country == "-" else country, case == "cased")
        elif " > " in line:
            part, whole = line.split(" > ")
            world.wholes.add((part, whole))
        elif line.strip():
            _put(world, page, line)
    yield world


def _put(world: World, page: tuple[str, str, str | None, bool], line: str) -> None:
    party, kind, names, descriptions, category = (part.strip() for part in line.split("|"))
    node = Node(page=page[0], id=f"E{len(world.namings)}" if kind != "outlet" else "outlet")
    naming = Naming(
        node=node,
        kind=kind,  # type: ignore[arg-type]
        names=tuple(w.strip() for w in names.split(" ; ") if w.strip()),
        descriptions=tuple(w.strip() for w in descriptions.split(" ; ") if w.strip()),
        category=category or None,  # type: ignore[arg-type]
        country=page[2],
        told=page[1],
        cased=page[3],
    )
    world.namings.append(naming)
    world.gold[node] = f"{party}{node}" if party.endswith("?") else party


@dataclass(slots=True)
class Score:
    """The tallies of one half."""

    precision: list[float] = field(default_factory=list)
    recall: list[float] = field(default_factory=list)
    pairs: Tally = field(default_factory=Tally)
    wholes: Tally = field(default_factory=Tally)

    @property
    def bcubed(self) -> tuple[float, float, float]:
        """B-cubed precision, recall and F1."""
        p, r = sum(self.precision) / len(self.precision), sum(self.recall) / len(self.recall)
        return p, r, 2 * p * r / (p + r)

    def add(self, world: World, parties: Iterable[Party], *, show: bool = False) -> None:
        """Count one case."""
        parties = list(parties)
        said = {node: p.id for p in parties for node in p.nodes}
        clusters, true = _inverted(said), _inverted(world.gold)
        for node in said:
            common = len(clusters[said[node]] & true[world.gold[node]])
            self.precision.append(common / len(clusters[said[node]]))
            self.recall.append(common / len(true[world.gold[node]]))
        found, wanted = _pairs(clusters), _pairs(true)
        self.pairs.add(found, wanted)
        parts = parts_of(parties, world.gold)
        self.wholes.add(parts, world.wholes)
        if show:
            _show(world, found, wanted, parts)


def _inverted(of: dict[Node, str]) -> dict[str, set[Node]]:
    groups: dict[str, set[Node]] = defaultdict(set)
    for node, group in of.items():
        groups[group].add(node)
    return groups


def _pairs(groups: dict[str, set[Node]]) -> set[tuple[Node, Node]]:
    return {pair for group in groups.values() for pair in combinations(sorted(group), 2)}


def parts_of(parties: Iterable[Party], gold: dict[Node, str]) -> set[tuple[str, str]]:
    """Who is part of whom, in the set's names: of the party that most of a party's namings mean; empty where none does."""
    by_id = {p.id: p for p in parties}

    def meant(party: Party) -> str:
        named = Counter(gold[n] for n in party.nodes if n in gold)
        return min(named, key=lambda g: (-named[g], g)) if named else f"({party.name})"

    found = {
        (meant(p), meant(by_id[p.part_of])) for p in by_id.values() if p.part_of in by_id and p.part_of and p.nodes
    }
    return {(re.sub(r"\?.*", "", part), re.sub(r"\?.*|^\(.*", "", whole)) for part, whole in found}


def _show(
    world: World, found: set[tuple[Node, Node]], wanted: set[tuple[Node, Node]], parts: set[tuple[str, str]]
) -> None:
    print(f"\n{world.title}")
    words = {n.node: f"{n.node.page}: {' / '.join((*n.names, *n.descriptions)) or '-'}" for n in world.namings}
    for label, pairs in (("joined", found - wanted), ("apart", wanted - found)):
        for a, b in sorted(pairs):
            print(f"  wrongly {label}: {words[a]}  |  {words[b]}")
    for label, some in (("wrong", parts - world.wholes), ("missing", world.wholes - parts)):
        for part, whole in sorted(some):
            print(f"  part of, {label}: {part} > {whole}")


def measured(half: str, *, show: bool = False) -> Score:
    """Score one half of the set."""
    score = Score()
    for world in worlds(half):
        _leave_unseen_open(world)
        score.add(world, join_parties(world.namings)[0], show=show)
    return score


def _leave_unseen_open(world: World) -> None:
    """A government that no page names is known by its country alone: it goes without a name on both sides."""
    named = {re.sub(r"\?.*", "", party) for party in world.gold.values()}
    world.wholes = {(part, whole if whole in named else "") for part, whole in world.wholes}


def of_cases(*, show: bool = False) -> Tally:
    """Score who is part of whom on the reference cases, over those parts whose party is found by name."""
    from reference_cases import SETS, accounts_of, reference_cases

    tally = Tally()
    for folder in (SETS["shared"], SETS["tuning"]):
        for case in reference_cases(folder) if folder.is_dir() else ():
            accounts = accounts_of(case)
            by_id = {p["id"]: p for p in accounts["parties"]}
            for part, whole in case.gold.get("part_of", []):
                found = [p for p in by_id.values() if _is_named(p, part)]
                if not found:
                    continue
                wholes = {w["name"] for p in found for w in _above(p, by_id) if _is_named(w, whole)}
                said = any(p["part_of"] for p in found)
                tally.hit += bool(wholes)
                tally.said += said
                tally.true += 1
                if show and not wholes:
                    print(f"  {case.gold['case']}: {part} > {whole}: {[(p['name'], p['part_of']) for p in found]}")
    return tally


def _above(party: dict[str, Any], by_id: dict[str, Any]) -> Iterator[dict[str, Any]]:
    seen = {party["id"]}
    while (above := party["part_of"]) and above not in seen:
        seen.add(above)
        party = by_id[above]
        yield party


def _is_named(party: dict[str, Any], name: str) -> bool:
    wanted = {w for w in words_of(name) if w not in {"president", "minister", "salvadoran"}}
    return any(wanted and wanted <= set(words_of(w)) for w in (party["name"], *party["aliases"]))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--mistakes", action="store_true", help="say which are wrong, on the half that may be looked at"
    )
    parser.add_argument("--cases", action="store_true", help="who is part of whom on the reference cases too")
    options = parser.parse_args()
    for half in HALVES:
        score = measured(half, show=options.mistakes and half == "tuning")
        every = list(worlds(half))
        namings, parties = sum(len(w.namings) for w in every), sum(len(set(w.gold.values())) for w in every)
        print(f"{half}: {namings} namings of {parties} parties")
        for name, (p, r, f) in (
            ("B-cubed", score.bcubed),
            ("pairs", score.pairs.figures),
            ("part of", score.wholes.figures),
        ):
            print(f"  {name:8} P {p:.3f}  R {r:.3f}  F1 {f:.3f}")
    if options.cases:
        p, r, f = of_cases(show=options.mistakes).figures
        print(f"part of, reference cases: P {p:.3f}  R {r:.3f}  F1 {f:.3f}")


if __name__ == "__main__":
    main()
