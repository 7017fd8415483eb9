"""Whether two pages carry one statement: the same speaker and the same content, or the same quoted words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from testigo.case.lineage.rarity import Rarity, in_general
from testigo.case.lineage.speakers import Likeness, likeness
from testigo.case.lineage.statements import Statement

Ground = Literal["words", "content", "denial"]

LEAST_CONTENT: dict[Likeness, float] = {"same": 7.0, "open": 10.0}
"""Weight of the stems that two statements share, at least: two rare words, or several less rare."""
LEAST_SHARE: dict[Likeness, float] = {"same": 0.4, "open": 0.55}
"""Of the shorter content, by weight, how much two statements share."""
TELLING = 1.0
"""Weight of a stem that tells something, of which two statements share three at least."""
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
    """Two statements that are one, on what ground, and the weight of what they share."""

    left: Statement
    right: Statement
    ground: Ground
    weight: float


def agreement(left: Sequence[Statement], right: Sequence[Statement], rarity: Rarity) -> Agreement | None:
    """The surest agreement between the statements of two pages, or None.

    Two statements are one when speakers that are not known to be different are quoted with the same words; when one
    speaker is given the same content, in whatever words, by the weight of the stems in common; or when one speaker
    denies the same thing on both.
    """
    return max(_agreements(left, right, rarity), key=lambda a: (a.ground == "words", a.weight), default=None)


def _agreements(left: Sequence[Statement], right: Sequence[Statement], rarity: Rarity) -> Iterator[Agreement]:
    for one in left:
        for other in right:
            common, quoted = one.stems & other.stems, one.runs.keys() & other.runs.keys()
            if len(common) < 2:
                continue
            who = likeness(one.speaker, other.speaker)
            if len(quoted) >= QUOTED[who] or (_from_page(one, other, who) and len(quoted) >= QUOTED_FROM_PAGE):
                told = frozenset[str]().union(*(one.runs[run] for run in quoted))
                weight = rarity.total(told - one.speaker.own - other.speaker.own)
                if weight >= (LEAST_QUOTED if len(quoted) >= QUOTED[who] else LEAST_FROM_PAGE):
                    yield Agreement(left=one, right=other, ground="words", weight=weight)
            if (who == "same" or _from_page(one, other, who)) and (ground := _ground(one, other, who, rarity)):
                yield Agreement(left=one, right=other, ground=ground, weight=rarity.total(common))


def _from_page(one: Statement, other: Statement, who: Likeness) -> bool:
    """Whether one page is the statement itself, and the other may quote it."""
    return who == "open" and (one.act is None) != (other.act is None)


def _ground(one: Statement, other: Statement, who: Likeness, rarity: Rarity) -> Ground | None:
    """Why two statements of one speaker are one, apart from quoted words."""
    common = one.stems & other.stems
    weight = rarity.total(common)
    shorter = min(rarity.total(one.stems), rarity.total(other.stems))
    telling = sum(rarity.of(s) >= TELLING for s in common)
    if telling > 2 and weight >= max(LEAST_CONTENT[who], LEAST_SHARE[who] * shorter):
        return "content"
    denied = who == "same" and one.act == other.act == "deny"
    return "denial" if denied and sum(in_general(s) for s in common) >= LEAST_DENIED else None
