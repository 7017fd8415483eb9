"""Whether two pages carry one statement: the same speaker and the same content, or the same quoted words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from testigo.case.lineage.rarity import Rarity, in_general
from testigo.case.lineage.speakers import Likeness, likeness
from testigo.case.lineage.statements import Statement

Ground = Literal["words", "content", "denial"]

LEAST_CONTENT = 7.0
"""Weight of the stems that two statements of one speaker share, at least: two rare words, or several less rare."""
LEAST_SHARE = 0.4
"""Of the shorter content, by weight, how much two statements of one speaker share."""
LEAST_DENIED = 6.0
"""Weight in news at large that two denials by one speaker share: what is denied is often what the whole case is about."""
QUOTED: dict[Likeness, int] = {"same": 2, "open": 4, "other": 8}
"""Runs of five quoted words in common, by what is known of the speakers: six words in a row, eight, twelve."""
LEAST_QUOTED = 6.0
"""Weight of the stems that two quotations share, at least: "We will never give up" is everybody's."""


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
            common = one.stems & other.stems
            alike = len(one.runs & other.runs) if one.runs and other.runs else 0
            if len(common) < 2:
                continue
            who = likeness(one.speaker, other.speaker)
            if who == "same" or alike >= QUOTED[who]:
                weight = rarity.total(common)
                if ground := _ground(one, other, who, alike, weight, rarity):
                    yield Agreement(left=one, right=other, ground=ground, weight=weight)


def _ground(
    one: Statement, other: Statement, who: Likeness, alike: int, weight: float, rarity: Rarity
) -> Ground | None:
    if alike >= QUOTED[who] and weight >= LEAST_QUOTED:
        return "words"
    if who != "same":
        return None
    shorter = min(rarity.total(one.stems), rarity.total(other.stems))
    if weight >= LEAST_CONTENT and weight >= LEAST_SHARE * shorter:
        return "content"
    denied = one.act == other.act == "deny" and sum(in_general(s) for s in one.stems & other.stems) >= LEAST_DENIED
    return "denial" if denied else None
