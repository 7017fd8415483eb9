"""How far two incidents, of one page or of two, are one event: a sum of evidence, each part with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from testigo.case.incidents.days import days
from testigo.case.incidents.given_names import GIVEN
from testigo.case.incidents.grounds import grounds
from testigo.case.incidents.kinds import kinds, stages
from testigo.case.incidents.marks import Marks
from testigo.case.incidents.participants import amounts, doers, hit
from testigo.case.incidents.stems import RARE

_RARE_WORD, _RARE_MOST = 0.15, 0.3
"""What a rare word says that both pages are about: most likely the name of a place."""
_BREADTH = 12.0
"""Length of the topic of a page that is about some four rare words; of a shorter one a single word would say too much."""
THRESHOLD = 1.0
"""Evidence from which on two incidents are one."""
LEANING = 0.7
"""Evidence from which on several such between two events make them one."""
APART = -0.2
"""Evidence up to which two incidents of one page are never one, whatever else joins them."""
_HOPELESS = -1.4
"""Evidence of kinds, stages and days from which on nothing but a shared name is looked at."""
_WORDING, _TOPIC, _OPENING = 1.2, 0.5, 0.2
"""What like words of their sentences say, like topics of their pages, and that both pages open with it."""
_WORDS_MOST = _WORDING + _TOPIC + _RARE_MOST + _OPENING + 0.01
"""What all of that says at most, and the last digit of a sum: words are not compared where even that would not be enough to lean."""
_STEEP = 2.5
_ONCE = frozenset({"killing", "abduction"})
"""What happens to a person but once, or seldom twice."""

_WITH_ARRESTS = frozenset({"protest", "clash", "raid", "shooting"})
"""What those who did it are often arrested at once for, in numbers."""
_AT_PROTEST = frozenset({"killing", "shooting", "clash", "raid", "attack", "abuse"})
"""What befalls those who march; a bombing is rather what they march against."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """The evidence summed up, and its reasons in words with what each adds."""

    evidence: float
    reasons: tuple[tuple[float, str], ...]

    @property
    def score(self) -> float:
        """How sure it is, from 0 to 1; a half at the threshold."""
        return round(1 / (1 + exp(-_STEEP * (self.evidence - THRESHOLD))), 3)

    @property
    def reason(self) -> str:
        """The reasons, the weightiest first."""
        said = sorted((r for r in self.reasons if r[0] and r[1]), key=lambda r: (-abs(r[0]), r[1]))
        return "; ".join(why if value > 0 else f"though {why}" for value, why in said) or "nothing against it"


def likeness(a: Marks, b: Marks) -> Likeness:
    """Return how far the two are one; the same whichever comes first.

    Of two pages' incidents that do not even lean towards one, whatever their words, the words are not looked at.
    """
    if (b.profile.node, a.profile.node) < (a.profile.node, b.profile.node):
        a, b = b, a
    parts = _within(a, b) if a.profile.node.page == b.profile.node.page else _across(a, b)
    return Likeness(evidence=round(sum([value for value, _ in parts]), 3), reasons=tuple(parts))


def _shared(a: Marks, b: Marks) -> list[tuple[float, str]]:
    parts = [grounds(a, b), hit(a, b), doers(a, b)]
    parts.append((kinds(a.profile.type, b.profile.type), _kinds(a, b)))
    if a.profile.stage != b.profile.stage or a.profile.stage == "general":
        parts.append(
            (stages(a.profile.stage, b.profile.stage), f"one is {a.profile.stage}, the other {b.profile.stage}")
        )
    return parts


def _across(a: Marks, b: Marks) -> list[tuple[float, str]]:
    odds = kinds(a.profile.type, b.profile.type) + stages(a.profile.stage, b.profile.stage)
    if odds <= _HOPELESS:
        return [(odds, "of kinds that are never one")]
    day = _days(a, b)
    if odds + day[0] <= _HOPELESS and a.names.keys().isdisjoint(b.names):
        return [day, (odds, "")]
    parts = [day, *_shared(a, b), amounts(a, b, least=3)]
    if sum([value for value, _ in parts]) + _WORDS_MOST < LEANING:
        return parts
    parts += [_wording(a, b), _topic(a, b)]
    if a.profile.leading and b.profile.leading:
        parts.append((_OPENING, "both pages open with it"))
    return parts


def _days(a: Marks, b: Marks) -> tuple[float, str]:
    """What the days say; nobody dies twice, so that an odd day counts for less where the dead are the same."""
    value, why = days(a, b)
    if value >= 0 or a.profile.type != b.profile.type or a.profile.type not in _ONCE:
        return value, why
    return (value / 3 if (a.people & b.people) - GIVEN else value), why


def _kinds(a: Marks, b: Marks) -> str:
    if a.profile.type == b.profile.type:
        return f"both a case of {a.profile.type}"
    return f"{a.profile.type} and {b.profile.type}"


def _wording(a: Marks, b: Marks) -> tuple[float, str]:
    if not a.words or not b.words:
        return 0.0, ""
    cosine = _cosine(_in_both(a.words, b.words), a.length * b.length)
    return _WORDING * cosine, f"wording alike ({cosine:.0%})"


def _in_both(one: dict[str, float], other: dict[str, float]) -> list[float]:
    # In the order of the words, since the last digit of a sum depends on the order.
    return [weight for s, weight in one.items() if s in other]


def _cosine(both: list[float], lengths: float) -> float:
    return sum([weight * weight for weight in both]) / lengths


def _topic(a: Marks, b: Marks) -> tuple[float, str]:
    if not a.topic or not b.topic:
        return 0.0, ""
    both = _in_both(a.topic, b.topic)
    cosine = _cosine(both, max(a.breadth, _BREADTH) * max(b.breadth, _BREADTH))
    rare = len([weight for weight in both if weight >= RARE])
    return _TOPIC * cosine + min(_RARE_MOST, _RARE_WORD * rare), f"pages about the same ({cosine:.0%})"


def _within(a: Marks, b: Marks) -> list[tuple[float, str]]:
    """A page is mostly about one event, unless it says otherwise; but what it tells of as two of a kind are two."""
    parts = [(0.8, "one page"), *_shared(a, b), _near(a, b)]
    value, why = amounts(a, b, least=2)
    parts.append((2 * value, why))
    if _is_at_protest(a, b):
        parts.append((0.5, "at a protest on that day"))
    if _is_counted_at(a, b):
        parts.append((0.15, "arrests that the page counts"))
    if a.recalled != b.recalled:
        parts.append((-0.9, "one is long past"))
    if a.profile.type == b.profile.type:
        parts.append((-0.45, "the page tells of them apart"))
    if a.profile.leading or b.profile.leading:
        parts.append((0.25, "the page opens with one of them"))
        if _is_bare(a) or _is_bare(b):
            parts.append((0.2, "one is told of without day, place or name"))
    if (a.sharp or a.ranges) and (b.sharp or b.ranges):
        value, why = days(a, b)
        parts.append(
            (min(3 * value if value < 0 and "abduction" not in {a.profile.type, b.profile.type} else value, 0.3), why)
        )
    return parts


def _is_at_protest(a: Marks, b: Marks) -> bool:
    """Whether one is a protest and the other violence that a sentence tells with it, on the same day."""
    if a.main is None or a.main != b.main or set(a.sentences).isdisjoint(b.sentences):
        return False
    types = {a.profile.type, b.profile.type}
    return "protest" in types and not _AT_PROTEST.isdisjoint(types)


def _is_counted_at(a: Marks, b: Marks) -> bool:
    """Whether one is arrests that are told by their number alone, the other what the page opens with and they go with."""
    arrests, other = (a, b) if a.profile.type == "arrest" else (b, a)
    if arrests.profile.type != "arrest" or other.profile.type not in _WITH_ARRESTS or not other.profile.leading:
        return False
    return _is_bare(arrests) and any(effect == "arrested" and number > 1 for effect, number in arrests.amounts)


def _is_bare(m: Marks) -> bool:
    """Whether it is told of as what the reader knows of already: "the operation"."""
    return not (m.sharp or m.ranges or m.places or m.names)


def _near(a: Marks, b: Marks) -> tuple[float, str]:
    if not a.sentences or not b.sentences:
        return 0.0, ""
    apart = min(abs(i - j) for i in a.sentences for j in b.sentences)
    if apart == 0:
        return 0.5, "told in one sentence"
    return (
        (0.25, "told in neighbouring sentences") if apart == 1 else (-0.02 * min(apart, 10), "told far from each other")
    )
