"""Which tellings of an event deserve a row: what is of something else, of a part, or vaguer than the page itself is left out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from testigo.case.accounts.actors import Form, form_of, one_thing, own_name
from testigo.case.accounts.values import bounds, day_ends, days_meet
from testigo.case.profiles import last_day
from testigo.case.records import Amount, Asked, Spot, Telling

Asking = Mapping[tuple[Asked, str | None], Sequence[Telling]]
_VAGUE = re.compile(r"\b(?:recent|past|last|this|these|current|coming|next|now)\b", re.IGNORECASE)
_FAR = 10.0
"""Times by which a number that few pages tell is off the one that most tell, from which on it is of something else."""
_FEW = 3
"""A number is told by few pages where so many times more tell the one that most tell."""
_ASIDE = "security"
"""Those who are counted apart from everyone else."""
_OF_FORCES = frozenset(
    {"army", "police", "gendarmerie", "checkpoint", "barrack", "patrol", "convoy", "base", "garrison"}
)
"""What is hit where those killed are likely all of the forces."""
_PART = 0.5
"""A number no greater than this share of another that the same teller gives on the page counts some of them."""
_BUILT = frozenset(
    "premises home hospital school church mosque temple embassy hotel station vehicle bus market factory prison checkpoint".split()
)
_ONE = re.compile(r"(?:an?|another|the|his|her)\b", re.IGNORECASE)
"""How a person is told of without a number."""
_WEEKS = re.compile(r"\b(?:weeks?|months?|fortnight)\s+(?:ago|after|before|later|earlier|since)\b", re.IGNORECASE)
"""Times by weeks, whose day is not meant to be exact."""
_NUMBER = re.compile(r"\d")
_DAY = len("2018-01-15")


def kept(question: Asked, told: Sequence[Telling], asked: Asking) -> Sequence[Telling]:
    """Return the tellings of one question that deserve a row; ``asked`` holds those of all questions about the event."""
    if question == "when":
        return _days(_nearest(_not_after(told, asked)))
    if question == "where":
        told = _no_victims(told, asked) or told
        targets = _forms(asked)
        return [t for t in told if not _is_target(t, targets)] if targets else told
    if question == "target":
        targets = _forms(asked)
        places = [t for t in asked.get(("where", None), ()) if _is_target(t, targets)]
        return [*told, *(replace(t, question="target", value=t.words) for t in places)]
    if question not in {"damage", "happened"} and told[0].who is None and isinstance(told[0].value, Amount):
        return _of_this(_wholes(_not_one_of_many(_not_of_some(told, asked))))
    return told


def _nearest(told: Sequence[Telling]) -> list[Telling]:
    """Of what one page says of the time, what says it most closely; spans of years place nothing."""
    days: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for t in told:
        days[t.incident.page].add(day_ends(str(t.value)))
    found = []
    for t in told:
        first, last = day_ends(str(t.value))
        closer = any(d != (first, last) and first <= d[0] and d[1] <= last for d in days[t.incident.page])
        if not closer and first[:4] == last[:4]:
            found.append(t)
    return found or list(told)


def _not_after(told: Sequence[Telling], asked: Asking) -> Sequence[Telling]:
    """Times without those after a page had told of it: the day of an arrest, a funeral or a wounded's death.

    A day more is let pass, for places that lie east of where it happened; and a date by its number that is all that a page has.
    """
    published = [t.told for tellings in asked.values() for t in tellings if t.told and not t.denied]
    first = min(published, default=None)
    if first is None:
        return told
    last = (date.fromisoformat(first[:_DAY]) + timedelta(days=1)).isoformat() if len(first) >= _DAY else last_day(first)
    values = Counter(value for _, value in {(t.incident.page, str(t.value)) for t in told})
    most = min(values, key=lambda value: (-values[value], value))  # of two on as many pages the earlier
    if day_ends(most)[0] > last:
        return told  # a page of something else stands among them
    pages = Counter(t.incident.page for t in told)
    return [
        t
        for t in told
        if day_ends(str(t.value))[0] <= last or (pages[t.incident.page] == 1 and _NUMBER.search(t.words))
    ] or told


def _days(told: Sequence[Telling]) -> list[Telling]:
    """Times without "this week", "three weeks ago" and months that hold no day told, where others say the day."""
    told = [t for t in told if len(str(t.value)) != _DAY or not _WEEKS.search(t.words)] or list(told)
    days = [str(t.value) for t in told if len(str(t.value)) == _DAY]
    if not days:
        return list(told)
    return [
        t for t in told if len(str(t.value)) == _DAY or (not _VAGUE.search(t.words) and _holds_any(str(t.value), days))
    ]


def _holds_any(span: str, days: Sequence[str]) -> bool:
    """Whether a month, a year or a range holds one of the days that pages tell."""
    return any(days_meet(span, day) for day in days)


def _no_victims(told: Sequence[Telling], asked: Asking) -> list[Telling]:
    """Places without the names of those to whom it happened: "the post-mortem on Kemal Adan"."""
    names = {n for t in asked.get(("patient", None), ()) if len(n := own_name(t.words)) > 1}
    return [
        t
        for t in told
        if not isinstance(t.value, Spot) or t.value.latitude is not None or own_name(t.value.name) not in names
    ]


def _forms(asked: Asking) -> frozenset[Form]:
    return frozenset(form_of(t.words) for t in asked.get(("target", None), ()))


def _is_target(place: Telling, targets: frozenset[Form]) -> bool:
    """Whether it is told as a place, is on no map and is what others tell was hit: "the massacre at the union's office"."""
    if not isinstance(place.value, Spot) or place.value.latitude is not None or form_of(place.words).head not in _BUILT:
        return False
    forms = (form_of(place.words), form_of(place.value.name))
    return any(one_thing(form, target) for form in forms for target in targets)


def _wholes(told: Sequence[Telling]) -> list[Telling]:
    """Totals without the numbers that count some of those whom the same teller counts whole."""
    most: dict[tuple[object, ...], float] = defaultdict(float)
    for t in told:
        key = (t.incident.page, t.chain[-1])
        most[key] = max(most[key], _size(t))
    return [t for t in told if not _size(t) or _size(t) > _PART * most[t.incident.page, t.chain[-1]]]


def _not_one_of_many(told: Sequence[Telling]) -> Sequence[Telling]:
    """Totals without a person told by a description ("a street vendor was killed"), where somebody tells of several."""
    if not any(_size(t) > 1 for t in told):
        return told
    return [t for t in told if _size(t) != 1 or not _ONE.match(t.words)]


def _not_of_some(told: Sequence[Telling], asked: Asking) -> Sequence[Telling]:
    """Totals without the policemen hurt, where others tell of everyone."""
    some = {
        (t.incident.page, t.spans, t.value)
        for (q, who), parts in asked.items()
        if who == _ASIDE and q == told[0].question
        for t in parts
    }
    whole = [t for t in told if (t.incident.page, t.spans, t.value) not in some]
    if told[0].question == "killed" and whole and any(f.words & _OF_FORCES for f in _forms(asked)):
        pages = {t.incident.page for t in whole}
        whole += [t for t in told if t.incident.page not in pages]
    return whole or told


def _size(telling: Telling) -> float:
    amount = telling.value
    return (amount.high or amount.low or 0.0) if isinstance(amount, Amount) else 0.0


def _of_this(told: Sequence[Telling]) -> list[Telling]:
    """Numbers without those of something else: "70,000 in nine years" among the ten that most pages tell of."""
    ranges = [bounds(t.value, t.words) if isinstance(t.value, Amount) else (0.0, 0.0) for t in told]
    pages: dict[tuple[float, float], set[str]] = defaultdict(set)
    for t, range_ in zip(told, ranges, strict=True):
        pages[range_].add(t.incident.page)
    low, high = main = max(pages, key=lambda range_: (len(pages[range_]), range_))
    if not low:
        return list(told)
    far = {r for r in pages if (r[0] >= _FAR * high or r[1] * _FAR <= low) and len(pages[r]) * _FEW <= len(pages[main])}
    return [t for t, range_ in zip(told, ranges, strict=True) if range_ not in far]
