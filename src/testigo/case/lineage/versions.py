"""Whether two pages give one speaker's version of the news: all that each lays to him, together, in whatever words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from testigo.case.lineage.possible import Ground
from testigo.case.lineage.speakers import Speaker, one_body, speaker, speaks_for
from testigo.case.lineage.statements import Statement
from testigo.case.lineage.trace import Trace
from testigo.ledger import SourceCategory, Span

LEAST = 3.5
"""Weight of the stems that two versions share, at least."""
SHARE = 0.15
"""Of the shorter version, by weight, how much two share."""
TELLING = 1
"""Stems that tell something, of which two versions share so many at least."""
_MANY: frozenset[SourceCategory] = frozenset({"witness", "victim", "media", "document", "health"})
"""Kinds of source that are somebody else on each page, unless they go by name: "medics", "residents"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Version:
    """What one speaker is given to say on a page; ``issued`` where the page is his own."""

    speaker: Speaker
    stems: frozenset[str]
    span: Span
    issued: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OneVersion:
    """Two versions that may be one, and what this rests on."""

    left: Version
    right: Version
    ground: Ground


def one_version(left: Trace, right: Trace) -> Iterator[OneVersion]:
    """The versions of two pages that may be one speaker's: a body that the one is told by is named on the other in any form."""
    for one in _versions(left):
        for other in _versions(right):
            if (one.issued and other.issued) or not _is_one(one, other):
                continue
            own = one.speaker.plain | other.speaker.plain
            ours, theirs = one.stems - own, other.stems - own
            ground = Ground(common=ours & theirs, left=ours, right=theirs, least=LEAST, share=SHARE, telling=TELLING)
            if ground.likely:
                yield OneVersion(left=one, right=other, ground=ground)


def _is_one(one: Version, other: Version) -> bool:
    if one_body(one.speaker, other.speaker):
        return True
    return (one.issued and speaks_for(other.speaker, one.speaker)) or (
        other.issued and speaks_for(one.speaker, other.speaker)
    )


@lru_cache(maxsize=512)
def _versions(page: Trace) -> tuple[Version, ...]:
    """Each speaker's version, and the page as the version of its outlet or whoever issued it; a page is compared with many."""
    told: dict[str | frozenset[str], list[Statement]] = {}
    for statement in page.statements:
        who = statement.speaker
        if statement.act is not None and (who.last or (who.called and statement.category not in _MANY)):
            told.setdefault(who.last or who.called, []).append(statement)
    return (*map(_version, told.values()), *_own(page))


def _version(told: list[Statement]) -> Version:
    first, last = (pick(told, key=lambda s: s.spans[0].start) for pick in (min, max))
    return Version(
        speaker=max((s.speaker for s in told), key=lambda who: (len(who.plain), who.name)),
        stems=frozenset[str]().union(*(s.stems for s in told)),
        span=Span(start=first.spans[0].start, end=max(first.spans[-1].end, last.spans[-1].end)),
        issued=False,
    )


def _own(page: Trace) -> Iterator[Version]:
    whose = [s.speaker for s in page.statements if s.act is None][:1]
    if page.printed and not whose:
        whose = [speaker(page.printed)]
    if whose and page.body:
        span = Span(start=page.body[0].start, end=page.body[-1].end)
        yield Version(speaker=whose[0], stems=page.stems, span=span, issued=True)
