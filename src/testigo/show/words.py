"""The words in which every view says the same thing: acts, stages, dates, numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from testigo.ledger import FURNITURE, Act, Block, Claim, Form, Published, When, Where

ACTS: dict[Act, str] = {
    "assert": "says",
    "confirm": "confirms",
    "deny": "denies",
    "accuse": "accuses",
    "hedge": "believes",
    "demand": "demands",
    "promise": "promises",
    "threaten": "threatens",
    "ask": "asks",
    "withhold": "does not say",
}
"""What a source does with its words; a reader must see a denial or a hedge without colour."""

ACTS_OF_NOBODY: dict[Act, str] = {
    "assert": "it is said",
    "confirm": "confirmed",
    "deny": "denied",
    "accuse": "accused",
    "hedge": "unconfirmed",
    "demand": "demanded",
    "promise": "promised",
    "threaten": "threatened",
    "ask": "asked",
    "withhold": "not said",
}
"""The same where the page names no source: "reportedly", "is accused of"."""

STAGES = {
    "real": "told as fact",
    "attempt": "attempted",
    "plan": "planned",
    "threat": "threatened or feared",
    "denied": "told as not having happened",
    "general": "no single event",
}

EVIDENCE = {
    "given": "as given",
    "json-ld": "from the page’s JSON-LD",
    "meta": "from the page’s meta tags",
    "time": "from a time tag of the page",
    "url": "from the URL",
    "text": "from the text",
    "dateline": "from the dateline",
}

MONTHS = "January February March April May June July August September October November December".split()

BLOCK_KINDS = {
    "byline": ("byline", "bylines"),
    "credit": ("credit", "credits"),
    "promotion": ("promotion", "promotions"),
    "teaser": ("teaser of another story", "teasers of other stories"),
    "navigation": ("menu", "menus"),
    "notice": ("notice", "notices"),
    "comment": ("comment", "comments"),
}

UNSURE = 0.5
"""Below this confidence a claim or an incident is marked as unsure."""


class Bounded(Protocol):
    """A number with its bounds: a count of a page, or one of a case."""

    @property
    def low(self) -> float | None:
        """The least it may be."""

    @property
    def high(self) -> float | None:
        """The most it may be."""

    @property
    def approximate(self) -> bool:
        """Whether it is given as about right."""


def said(claim: Claim, text: str) -> str:
    """Return what is claimed: in quotation marks where the page quotes it, with … where other words stand between."""
    parts = [one_line(span.of(text)) for span in claim.content]
    return " … ".join(f"“{part}”" for part in parts) if claim.form == "direct" else " … ".join(parts)


def act(claim: Claim) -> str:
    """Return the verb for what the source does.

    "denies" stands before what is denied, "denies:" before a quotation that is the denial.
    """
    return verb(claim.act, claim.form, sourced=claim.source is not None)


def verb(act: Act, form: Form, *, sourced: bool) -> str:
    """Return the verb for an act in a form; ``sourced`` says whether the page names who does it."""
    found = ACTS[act] if sourced else ACTS_OF_NOBODY[act]
    return f"{found}:" if act == "deny" and form == "direct" else found


def date(value: str) -> str:
    """Return an ISO 8601 date or range in words: "15 January 2018", "June 2017", "10–15 January 2018"."""
    first, _, last = value.partition("/")
    if not last or first == last:
        return _day(first)
    start, end = first.split("-"), last.split("-")
    if len(start) == len(end) == 3 and start[:2] == end[:2]:
        return f"{int(start[2])}–{_day(last)}"
    if len(start) == len(end) == 2 and start[0] == end[0]:
        return f"{_month(start[1])}–{_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def when(found: When, text: str) -> str:
    """Return the day worked out with the page's own words behind it, or those words alone."""
    told = one_line(found.of(text))
    if found.value is None:
        return f"“{told}”, not placed"
    day = date(found.value)
    return day if day.casefold() == told.casefold() else f"{day} (“{told}”)"


def where(found: Where) -> str:
    """Return the place that is meant, with its country."""
    return where_named(found.name, found.country)


def where_named(name: str, country: str | None) -> str:
    """Return the name of a place with its country."""
    return one_line(f"{name}, {country}" if country else name)


def once(found: Iterable[str]) -> list[str]:
    """Return the words once each, whatever their case, in order."""
    first: dict[str, str] = {}
    for word in found:
        first.setdefault(word.casefold(), word)
    return list(first.values())


def published(found: Published | None) -> str:
    """Return the date of the page and how it is known."""
    if found is None:
        return "no date found"
    evidence = EVIDENCE.get(found.evidence, f"from {found.evidence}")
    return f"{date(found.value)} ({evidence})"


def amount(count: Bounded) -> str:
    """Return the number with its bounds: "at least 20", "10–15", "about 40", "no number"."""
    low, high = count.low, count.high
    if low is None and high is None:
        return "no number"
    about = "about " if count.approximate else ""
    if low is None or high is None:
        bound, number = ("at least", low) if high is None else ("at most", high)
        return f"{bound} {about}{_number(number)}"
    return about + (_number(low) if low == high else f"{_number(low)}–{_number(high)}")


def label(word: str) -> str:
    """Return a word of the contract as a reader's word: "armed_group" is "armed group", "unknown" is nothing."""
    return {"ngo": "NGO", "unknown": "", "other": ""}.get(word, word.replace("_", " "))


def set_aside(blocks: Sequence[Block]) -> str:
    """Return how much of each kind of furniture the page has: "2 credits, 1 notice"."""
    kinds = Counter(block.kind for block in blocks if block.kind in FURNITURE)
    return ", ".join(f"{n} {BLOCK_KINDS[kind][n > 1]}" for kind, n in kinds.items())


def how_many(n: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def one_line(text: str) -> str:
    """Return the words with every run of white space, line breaks and no-break spaces included, as one space."""
    return re.sub(r"\s+", " ", text).strip()


def _day(value: str) -> str:
    year, *rest = value.split("-")
    if not rest:
        return year
    return " ".join([*(str(int(day)) for day in rest[1:]), _month(rest[0]), year])


def _month(number: str) -> str:
    """Return the name of a month; the number itself where there is no such month."""
    at = int(number) - 1
    return MONTHS[at] if 0 <= at < len(MONTHS) else number


def _number(value: float | None) -> str:
    if value is None:
        return "?"
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"
