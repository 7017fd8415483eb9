"""The verdict on a question: one origin, agreement, difference, or a running count that later accounts replace."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from testigo.case.accounts.values import compatible
from testigo.case.records import Amount, Answer, Verdict


def verdict_of(question: str, answers: Sequence[Answer], origins: int) -> Verdict:
    """Return the verdict; ``origins`` is the number of independent origins behind all answers together."""
    if any(a.denied for a in answers):
        return "differ"
    clashes = [
        (a, b) for a, b in combinations(answers, 2) if not compatible(a.value, b.value, question) and a.party != b.party
    ] or [(a, b) for a, b in combinations(answers, 2) if a.party is None and not compatible(a.value, b.value, question)]
    if clashes and all(_grew(a, b) for a, b in clashes):
        return "update"
    if clashes:
        return "differ"
    return "single" if origins <= 1 else "agree"


def _grew(a: Answer, b: Answer) -> bool:
    """Whether the higher count is told later than the lower one by all that tell it."""
    if not (isinstance(a.value, Amount) and isinstance(b.value, Amount)):
        return False
    low, high = sorted((a, b), key=lambda x: x.value.high or x.value.low or 0 if isinstance(x.value, Amount) else 0)
    before = [t.told for t in low.told if t.told]
    after = [t.told for t in high.told if t.told]
    return bool(before and after) and min(before) < min(after)
