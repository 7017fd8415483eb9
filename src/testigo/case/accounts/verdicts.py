"""The verdict on a question: one origin, agreement, difference, or a running count that later accounts replace."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from testigo.case.accounts.actors import has_name
from testigo.case.accounts.provenance import Provenance
from testigo.case.accounts.values import amounts_meet, bounds, days_meet, spots_meet
from testigo.case.records import Amount, Answer, Party, Spot, Telling, Verdict

_RIVALS = frozenset({"government", "security", "armed_group", "politician", "accused"})
"""Categories of those who are party to a dispute about what happened."""
_STATE = frozenset({"government", "security"})
"""Categories that do not dispute each other: they are one side."""

_ANYBODY = frozenset(
    "men man people individual individuals person persons youth gunman bandit assailant attacker stranger criminal robber".split()
)
"""Words for those who did it that leave open on which side they are."""


def verdict_of(
    question: str,
    answers: Sequence[Answer],
    origins: int,
    provenance: Provenance,
    *,
    one_cause: bool = False,
) -> Verdict:
    """Return the verdict; ``origins`` is the number of independent origins behind all answers together.

    ``one_cause`` says that it is an event of one cause, as a fire is: two means cannot both be right.
    """
    if any(a.denied for a in answers) or (question == "instrument" and one_cause and _two_causes(answers)):
        return "differ"
    clashes = [(a, b) for a, b in combinations(answers, 2) if not compatible(question, a, b, provenance)]
    if clashes and all(_runs(question, a, b, answers, provenance) for a, b in clashes):
        return "update"
    if clashes:
        return "differ"
    return "single" if origins <= 1 else "agree"


def _two_causes(answers: Sequence[Answer]) -> bool:
    """Whether two pages tell of different causes, and none of both."""
    return any(not _told_together(a, b) for a, b in combinations(answers, 2))


def compatible(question: str, a: Answer, b: Answer, provenance: Provenance) -> bool:
    """Say whether both answers can be right.

    Several may suffer, several things be hit or used, and somebody described may be somebody named; two parties that
    neither speaks for the other cannot both be the one who did it.
    """
    x, y = a.value, b.value
    if isinstance(x, Amount) and isinstance(y, Amount):
        return amounts_meet(bounds(x, a.told[0].words), bounds(y, b.told[0].words))
    if isinstance(x, Spot) and isinstance(y, Spot):
        return spots_meet(x, y) or _told_together(a, b) or _may_be_other_places(x, y)
    if question == "when":
        return days_meet(str(x), str(y))
    if question == "agent":
        return _may_be_one(a, b, provenance)
    return x == y if question == "happened" else True


def _may_be_other_places(x: Spot, y: Spot) -> bool:
    """Whether their points may be those of namesakes: pages of one event do not tell of towns of two countries."""
    return bool(x.country and y.country and x.country != y.country and "country" not in {x.precision, y.precision})


def _told_together(a: Answer, b: Answer) -> bool:
    """Whether one page tells both: an abduction begins in one place and ends in another."""
    return bool({t.incident.page for t in a.told} & {t.incident.page for t in b.told})


def _may_be_one(a: Answer, b: Answer, provenance: Provenance) -> bool:
    left, right = _party(a, provenance), _party(b, provenance)
    if left is None or right is None or not has_name(left.name) or not has_name(right.name):
        return not (_known(a, provenance) and _known(b, provenance))
    return provenance.cast.root(left).id == provenance.cast.root(right).id


def _known(answer: Answer, provenance: Provenance) -> bool:
    """Whether the answer says which side did it, by a name or as a body: "the army", "paramilitary groups"."""
    from testigo.case.accounts.actors import form_of

    party = _party(answer, provenance)
    if party is not None and has_name(party.name):
        return True
    words = form_of(str(answer.value)).words
    return not words & _ANYBODY


def _party(answer: Answer, provenance: Provenance) -> Party | None:
    return provenance.cast.named(answer.party) if answer.party else None


def _runs(question: str, a: Answer, b: Answer, answers: Sequence[Answer], provenance: Provenance) -> bool:
    """Whether both are of one running count: it grew, or was set right after it had grown; the missing are found again."""
    if _grew(a, b, provenance):
        return True
    if not (isinstance(a.value, Amount) and isinstance(b.value, Amount)):
        return False
    if _side_by_side(a, b, provenance) or _disputed(a, b, provenance):
        return False
    return question == "missing" or any(_rose(c, a, provenance) and _rose(c, b, provenance) for c in answers)


def _rose(low: Answer, high: Answer, provenance: Provenance) -> bool:
    """Whether the first was replaced by the second, a higher number."""
    if not (isinstance(low.value, Amount) and isinstance(high.value, Amount)):
        return False
    below = bounds(low.value, low.told[0].words)[1] < bounds(high.value, high.told[0].words)[0]
    return below and _grew(low, high, provenance)


def _grew(a: Answer, b: Answer, provenance: Provenance) -> bool:
    """Whether the higher number replaces the lower: told no earlier, and not by a rival at the same time."""
    if not (isinstance(a.value, Amount) and isinstance(b.value, Amount)):
        return False
    low, high = sorted(
        (a, b), key=lambda x: bounds(x.value, x.told[0].words) if isinstance(x.value, Amount) else (0, 0)
    )
    before, after = _first(low.told), _first(high.told)
    if not before or not after:
        return False
    if _side_by_side(low, high, provenance):
        return False
    last = _last(low.told) or before
    stands = _disputed(low, high, provenance) and last[:10] >= after[:10]
    return _raised(low, high, provenance) or (before[:10] <= after[:10] and not stands)


def _side_by_side(a: Answer, b: Answer, provenance: Provenance) -> bool:
    """Whether a page sets them against each other: it lays one to one party and the other to another."""
    left, right = _laid(a, provenance), _laid(b, provenance)
    return any(one != other for page in left.keys() & right.keys() for one in left[page] for other in right[page])


def _laid(answer: Answer, provenance: Provenance) -> dict[str, set[str]]:
    """By page, to whom it lays the answer."""
    found: dict[str, set[str]] = defaultdict(set)
    for t in answer.told:
        source = provenance.of(t)
        if not source.own and source.party is not None:
            found[t.incident.page].add(provenance.cast.root(source.party).id)
    return found


def _raised(low: Answer, high: Answer, provenance: Provenance) -> bool:
    """Whether one origin told the lower number and then the higher."""
    first: dict[str, str] = {}
    for t in low.told:
        if t.told and (party := provenance.of(t).party):
            first[provenance.cast.root(party).id] = min(t.told, first.get(provenance.cast.root(party).id, t.told))
    return any(
        t.told and (party := provenance.of(t).party) and first.get(provenance.cast.root(party).id, "9") <= t.told
        for t in high.told
    )


def _first(told: Sequence[Telling]) -> str | None:
    return min((t.told for t in told if t.told), default=None)


def _last(told: Sequence[Telling]) -> str | None:
    return max((t.told for t in told if t.told), default=None)


def _disputed(a: Answer, b: Answer, provenance: Provenance) -> bool:
    """Whether rivals stand behind both numbers, a different one behind each."""
    left, right = _rivals(a, provenance), _rivals(b, provenance)
    return bool(left and right and left.isdisjoint(right))


def _rivals(answer: Answer, provenance: Provenance) -> set[str]:
    found = set()
    for telling in answer.told:
        party = provenance.of(telling).party
        if party is not None and party.category in _RIVALS:
            found.add("state" if party.category in _STATE else provenance.cast.root(party).id)
    return found
