"""Whether two pages carry one statement: the same speaker and the same content, or the same quoted words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Literal

from testigo.case.lineage.possible import Ground
from testigo.case.lineage.rarity import in_general
from testigo.case.lineage.speakers import Likeness, akin, likeness
from testigo.case.lineage.statements import Statement

Sort = Literal["words", "content", "denial"]

LEAST_CONTENT: dict[Likeness, float] = {"same": 7.0, "open": 10.0}
"""Weight of the stems that two statements share, at least: two rare words, or several less rare."""
LEAST_SHARE: dict[Likeness, float] = {"same": 0.4, "open": 0.55}
"""Of the shorter content, by weight, how much two statements share."""
LEAST_TELLING = 3
"""Stems that tell something, of which two statements share so many at least."""
MOST = 6
"""Agreements that are kept of two pages; which of them hold is settled later."""
LEAST_DENIED = 6.0
"""Weight in news at large that two denials by one speaker share: what is denied is often what the whole case is about."""
QUOTED: dict[Likeness, int] = {"same": 2, "open": 4, "other": 8}
"""Runs of five quoted words in common, by what is known of the speakers: six words in a row, eight, twelve."""
QUOTED_FROM_PAGE = 2
"""As before, where one of the pages is the statement itself, by whoever it is issued."""
LEAST_QUOTED = 3.0
"""Weight of the quoted words in common, at least: "We will never give up" is everybody's, and so is a party's full name."""
LEAST_FROM_PAGE = 6.0
"""The same for the fewer words that are enough where one of the pages is the statement itself."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Agreement:
    """Two statements that may be one: in what, and the words that this rests on; None where no words are asked for."""

    left: Statement
    right: Statement
    sort: Sort
    ground: Ground | None


def agreements(left: Sequence[Statement], right: Sequence[Statement]) -> list[Agreement]:
    """The surest agreements between the statements of two pages, by news at large; there may be none.

    Two statements are one when speakers that are not known to be different are quoted with the same words; when one
    speaker is given the same content, in whatever words, by the weight of the stems in common; or when one speaker
    denies the same thing on both.
    """
    found = [
        a for one in left for other in right for a in _agreements(one, other) if a.ground is None or a.ground.likely
    ]
    return sorted(found, key=_sureness, reverse=True)[:MOST]


def _sureness(agreed: Agreement) -> tuple[bool, float, int, int]:
    weight = fsum(in_general(s) for s in agreed.left.stems & agreed.right.stems)  # the same in whatever order
    return agreed.sort == "words", weight, -agreed.left.spans[0].start, -agreed.right.spans[0].start


def _agreements(one: Statement, other: Statement) -> Iterator[Agreement]:
    common = one.stems & other.stems
    if len(common) < 2:
        return
    quoted, who = one.runs.keys() & other.runs.keys(), likeness(one.speaker, other.speaker)
    if len(quoted) >= QUOTED[who] or (_from_page(one, other, who) and len(quoted) >= QUOTED_FROM_PAGE):
        told = frozenset[str]().union(*(one.runs[run] for run in quoted)) - one.speaker.own - other.speaker.own
        least = LEAST_QUOTED if len(quoted) >= QUOTED[who] else LEAST_FROM_PAGE
        ground = Ground(common=told, left=told, right=told, least=least)
        yield Agreement(left=one, right=other, sort="words", ground=ground)
    if who == "same" or (_from_page(one, other, who) and akin(one.speaker, other.speaker)):
        ground = Ground(
            common=common,
            left=one.stems,
            right=other.stems,
            least=LEAST_CONTENT[who],
            share=LEAST_SHARE[who],
            telling=LEAST_TELLING,
        )
        yield Agreement(left=one, right=other, sort="content", ground=ground)
        denied = who == "same" and one.act == other.act == "deny"
        if denied and fsum(in_general(s) for s in common) >= LEAST_DENIED:
            yield Agreement(left=one, right=other, sort="denial", ground=None)


def _from_page(one: Statement, other: Statement, who: Likeness) -> bool:
    """Whether one page is the statement itself, and the other may quote it."""
    return who == "open" and (one.act is None) != (other.act is None)
