"""How well like events are kept apart and one event is joined: ``python evaluation/events.py [--show]``.

The pages of ``evaluation/data/events`` (its README says how they are marked) are read and put into one case. Prints, by
situation and for all, how many of the pairs of incidents that the case takes for one event are one (precision), and how many of
those that are one it takes for one (recall). ``--show`` prints the pairs that are wrong, with the reason where they are joined.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from testigo.case.adding import put
from testigo.case.incidents.events import events_of
from testigo.case.records import Node
from testigo.case.store import Store
from testigo.intake import page_of
from testigo.intake.received import Received
from testigo.ledger import Incident, Ledger
from testigo.library import reader

DATA = Path(__file__).resolve().parent / "data" / "events"
Pair = tuple[Node, Node]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPage:
    """A page with the event that each stretch of its text tells of; None where it tells of none, or of several."""

    situation: str
    name: str
    published: str
    outlet: str
    text: str
    events: tuple[tuple[int, int, str | None], ...]

    def received(self) -> Received:
        """The page as an article that somebody already extracted, as intake receives it."""
        article = {"id": self.name, "text": self.text, "published": self.published, "outlet": self.outlet}
        return Received(
            input=self.name,
            data=json.dumps(article).encode(),
            media_type="text/plain",
            charset="utf-8",
            text=self.text,
            outlet=self.outlet,
            published=self.published,
        )

    def event(self, starts: Sequence[int]) -> str | None:
        """The event of what is told at these offsets; None where there is none, or more than one."""
        told = {event for start, end, event in self.events for at in starts if start <= at < end}
        found = told.pop() if len(told) == 1 else None
        return f"{self.situation}: {found}" if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Pairs of incidents of the same event in truth and in the case, why those in the case are joined, and their words."""

    events: Mapping[Node, str]
    gold: frozenset[Pair]
    found: frozenset[Pair]
    reasons: Mapping[Pair, str]
    words: Mapping[Node, str]

    def figures(self, situation: str = "") -> tuple[float, float, float]:
        """Precision, recall and F1 of the pairs of a situation, or of all."""
        gold, found = (
            {p for p in pairs if any(self.events[n].startswith(situation) for n in p)}
            for pairs in (self.gold, self.found)
        )
        hit = len(gold & found)
        return hit / max(1, len(found)), hit / max(1, len(gold)), 2 * hit / max(1, len(gold) + len(found))


def marked_pages(folder: Path = DATA) -> Iterator[MarkedPage]:
    """The pages of every situation."""
    for path in sorted(folder.glob("*.txt")):
        for part in path.read_text(encoding="utf-8").split("@ ")[1:]:
            yield _marked_page(path.stem, part)


def _marked_page(situation: str, part: str) -> MarkedPage:
    head, *lines = part.strip().splitlines()
    name, published, outlet = head.split(" ", 2)
    text, gap = "", ""
    events: list[tuple[int, int, str | None]] = []
    for line in lines:
        event, _, sentence = line.partition("\t")
        if sentence:
            start = len(text) + len(gap)
            text += gap + sentence
            events.append((start, len(text), None if event in {"-", "*"} else event))
        gap = " " if sentence else "\n\n" if text else ""
    return MarkedPage(
        situation=situation, name=name, published=published, outlet=outlet, text=text, events=tuple(events)
    )


def measured(pages: Sequence[MarkedPage]) -> Measured:
    """What a case of the pages takes for one event."""
    events: dict[Node, str] = {}
    words: dict[Node, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "events.testigo", create=True)
        for page in pages:
            received = page.received()
            ledger = reader().read(page_of(received), input=page.name)
            put(store, ledger, received.data)
            for incident in ledger.incidents:
                event = page.event([span.start for span in incident.triggers])
                if event is not None:
                    node = Node(page=ledger.page.id, id=incident.id)
                    events[node], words[node] = event, f"{page.name} {_words(incident, ledger)}"
        joins = store.joins()
        groups = [[p.node for p in group] for group in events_of(store.profiles(), joins, store.apart())]
        store.close()
    by_event: dict[str, list[Node]] = {}
    for node, event in events.items():
        by_event.setdefault(event, []).append(node)
    return Measured(
        events=events,
        gold=_pairs(by_event.values(), events),
        found=_pairs(groups, events),
        reasons={_pair(j.left, j.right): j.reason for j in joins},
        words=words,
    )


def _words(incident: Incident, ledger: Ledger) -> str:
    return f'{incident.type} "{incident.triggers[0].of(ledger.page.text)}"'


def _pair(one: Node, other: Node) -> Pair:
    return (one, other) if one < other else (other, one)


def _pairs(groups: Iterable[Iterable[Node]], known: Mapping[Node, str]) -> frozenset[Pair]:
    """The pairs within the groups of incidents whose event is known."""
    return frozenset(
        _pair(*pair) for group in groups for pair in combinations([node for node in group if node in known], 2)
    )


def mistakes_of(found: Measured) -> Iterator[str]:
    """What is joined wrongly and what is not joined, in words."""
    for title, pairs in (
        ("one in the case, two in truth", found.found - found.gold),
        ("one in truth", found.gold - found.found),
    ):
        yield f"\n## {title}"
        for pair in sorted(pairs, key=lambda p: (found.events[p[0]], found.events[p[1]], p)):
            told = " | ".join(f"{found.words[n]} ({found.events[n]})" for n in pair)
            yield f"{told}: {found.reasons.get(pair, 'not joined themselves')}"


def main() -> None:
    """Print the figures and, where asked, the mistakes."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--show", action="store_true", help="print what is wrong")
    a = p.parse_args()
    pages = list(marked_pages())
    found = measured(pages)
    if a.show:
        print(*mistakes_of(found), "", sep="\n")
    print(f"{'':24}{'pairs':>10}{'precision':>12}{'recall':>10}{'F1':>8}")
    for situation in [*sorted({page.situation for page in pages}), ""]:
        of_it = sum(any(found.events[n].startswith(situation) for n in pair) for pair in found.gold)
        precision, recall, f1 = found.figures(situation)
        print(f"{situation or '= all':24}{of_it:10}{precision:12.3f}{recall:10.3f}{f1:8.3f}")


if __name__ == "__main__":
    main()
