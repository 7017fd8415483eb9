"""What accounts came to and were worked out from, as a case keeps it: JSON in zlib, with the questions of each event in a line of their own.

Pages stand in it by the keys that the file has for them.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from testigo.case.accounts.held import HeldEvent, HeldEvents
from testigo.case.accounts.packing import packed_nodes, packed_party, unpacked_nodes, unpacked_party
from testigo.case.lineage.held import Brief, HeldLinks, Pair, Settled
from testigo.case.packing import inflated
from testigo.case.records import Party
from testigo.case.sides import Entry

_LEVEL = 1
"""Of zlib: a fifth of the size at a tenth of the time of writing the JSON."""
NOTHING: Entry = (0, "")
"""What stands for an entry where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """What was worked out: the parties, the links and the events, each with what it is known to hold by.

    ``seen`` is the last entry of the log at that time, ``pages`` the ids of the pages that counted, by key.
    """

    seen: Entry = NOTHING
    pages: Mapping[int, str] = field(default_factory=dict)
    parties: Sequence[Party] = ()
    links: HeldLinks = field(default_factory=HeldLinks)
    events: HeldEvents = field(default_factory=HeldEvents)


def packed(laid: Laid) -> bytes:
    """Return it as it is kept, before zlib; equal bytes for equal ones."""
    numbers = {page: key for key, page in laid.pages.items()}
    marks: dict[str, int] = {"": 0}
    head = {
        "seen": laid.seen,
        "pages": [
            [key, page, laid.links.standing.get(key), laid.links.stems.get(page)]
            for key, page in sorted(laid.pages.items())
        ],
        "parties": [packed_party(p, numbers) for p in laid.parties],
        "events": [_event(e, numbers) for e in laid.events.events],
        "links": [_settled(s, marks, numbers) for s in laid.links.settled.values()],
        "marks": list(marks),
    }
    lines = (_line(head), *(e.questions for e in laid.events.events))
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def zipped(laid: Laid) -> bytes:
    """Return it as it is kept."""
    return zlib.compress(packed(laid), _LEVEL)


def unzipped(kept: bytes) -> Laid | None:
    """Return what :func:`zipped` was given; None where it is damaged."""
    with suppress(zlib.error, ValueError, LookupError, TypeError, AttributeError):
        return unpacked(inflated(kept))
    return None


def unpacked(kept: bytes) -> Laid:
    """Return what :func:`packed` was given. Raises ValueError, LookupError, TypeError or AttributeError where it is something else."""
    first, *lines = kept.decode("utf-8", "surrogatepass").split("\n")
    head = json.loads(first)
    pages = {key: page for key, page, _, _ in head["pages"]}
    number, entry = head["seen"]
    return Laid(
        seen=(int(number), str(entry)),
        pages=pages,
        parties=tuple([unpacked_party(p, pages) for p in head["parties"]]),
        links=_links(head, pages),
        events=HeldEvents([_as_event(e, q, pages) for e, q in zip(head["events"], lines, strict=True)]),
    )


def _line(made: object) -> str:
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def _event(e: HeldEvent, numbers: Mapping[str, int]) -> list[Any]:
    told = [numbers[page] for page in e.pages]
    named = (packed_nodes(nodes, numbers) for nodes in (e.tellers, e.values, e.mentions))
    return [e.told, e.known, told, *named, e.slug, e.type, e.title, e.when, e.where, e.asked]


def _as_event(found: list[Any], questions: str, pages: Mapping[int, str]) -> HeldEvent:
    told, known, on, tellers, values, mentions, slug, kind, title, when, where, asked = found
    return HeldEvent(
        told=told,
        known=known,
        pages=tuple([pages[n] for n in on]),
        tellers=unpacked_nodes(tellers, pages),
        values=unpacked_nodes(values, pages),
        slug=slug,
        type=kind,
        title=title,
        when=when,
        where=where,
        mentions=unpacked_nodes(mentions, pages),
        asked=int(asked),
        questions=questions,
    )


def _settled(s: Settled, marks: dict[str, int], numbers: Mapping[str, int]) -> list[Any]:
    """The kind, the rows by the keys of their pages and their number, the mark by its place; then the left page of the link and what it says."""
    rows = [part for left, right, _, n in s.rows for part in (left, right, n)]
    made = [s.rows[0][2], rows, marks.setdefault(s.mark, len(marks))]
    return made if s.link is None else [*made, numbers[s.link.left], s.link.share, s.link.reason, s.link.passages]


def _pairs(
    found: Iterable[list[Any]], marks: Sequence[str], pages: Mapping[int, str]
) -> Iterator[tuple[Pair, Settled]]:
    for kind, rows, mark, *told in found:
        one, other = rows[0], rows[1]
        link = None
        if told:
            left, share, reason, passages = told
            link = Brief(pages[left], pages[other if left == one else one], kind, share, reason, passages)
        keys = tuple([(rows[i], rows[i + 1], kind, rows[i + 2]) for i in range(0, len(rows), 3)])
        yield (*sorted((pages[one], pages[other])), kind), Settled(keys, marks[mark], link)


def _links(head: Mapping[str, Any], pages: Mapping[int, str]) -> HeldLinks:
    standing = {key: stood for key, _, stood, _ in head["pages"] if stood is not None}
    stems = {page: mark for _, page, _, mark in head["pages"] if mark is not None}
    return HeldLinks(standing, dict(_pairs(head["links"], head["marks"], pages)), stems)
