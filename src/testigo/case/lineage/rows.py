"""Possible links as rows of the case file and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from testigo.case.lineage.possible import Ground, Possible
from testigo.case.records import Link, Passage
from testigo.ledger import Span

Row = tuple[Any, ...]

_TOLD = "first, share, reason, passages, ground"
POSSIBLE = f"SELECT left_page, right_page, kind, n, {_TOLD} FROM link"  # noqa: S608 - names of the schema
ROW = f"SELECT {_TOLD} FROM link WHERE left_page = ? AND right_page = ? AND kind = ? AND n = ?"  # noqa: S608 - likewise


def possible_row(left: int, right: int, n: int, p: Possible) -> Row:
    """Return the row of the n-th possible link of its kind between the pages with these keys."""
    passages = " ".join(f"{m.left.start}-{m.left.end}:{m.right.start}-{m.right.end}" for m in p.link.passages)
    told = (p.link.share, p.link.reason, passages)
    return (left, right, p.link.kind, n, int(p.first), *told, _ground(p.link, p.ground))


def link_of(key: Row, told: Row, pages: Mapping[int, str]) -> Link:
    """Return the link of a row: ``key`` is its first four columns, ``told`` those of :data:`ROW`. ``pages`` gives the id of a page's key."""
    left, right, kind, _ = key
    _, share, reason, passages, _ = told
    return Link(
        left=pages[left],
        right=pages[right],
        kind=kind,
        share=share,
        passages=passages_of(passages),
        reason=reason,
    )


def _ground(link: Link, ground: Ground | None) -> str | None:
    """Stems as they are, but for those of whole pages, which stand with the pages."""
    if ground is None:
        return None
    stems = [] if link.kind == "same_agency" else [sorted(s) for s in (ground.common, ground.left, ground.right)]
    return json.dumps([ground.least, ground.share, ground.telling, *stems], ensure_ascii=False, separators=(",", ":"))


def grounded(link: Link, written: str, stems: Mapping[str, frozenset[str]]) -> Ground:
    """Return what a link rests on; ``stems`` are those of whole pages, which the ground of one agency consists of."""
    least, share, telling, *told = json.loads(written)
    left, right = stems[link.left], stems[link.right]
    common, left, right = map(frozenset, told) if told else (left & right, left, right)
    return Ground(common=common, left=left, right=right, least=least, share=share, telling=telling)


def passages_of(written: str) -> tuple[Passage, ...]:
    """Return the passages of START-END:START-END, set apart by blanks; there are very many in a case."""
    if not written:
        return ()
    ends = [int(end) for end in written.replace(":", "-").replace(" ", "-").split("-")]
    return tuple(
        [
            Passage(left=Span(start=ends[i], end=ends[i + 1]), right=Span(start=ends[i + 2], end=ends[i + 3]))
            for i in range(0, len(ends), 4)
        ]
    )
