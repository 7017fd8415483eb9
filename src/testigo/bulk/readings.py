"""A reading as it is kept to be carried: the ledger's records, and what was asked of the page's setting, in offsets of its text.

A ledger is made of a page's words and of its setting: which day a time means, and which place. Where another page has the
same words, and its setting answers all that was asked the same way, reading it would give the same records.
"""

from __future__ import annotations

import json
import zlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar

from testigo.contract import from_plain, to_plain
from testigo.ledger import Claim, Count, Entity, Incident, Ledger, Page, ReaderMark, Span
from testigo.reading.places import Located
from testigo.reading.setting import Setting, setting_of

Stretch = tuple[int, int]
S = TypeVar("S")
_RECORDS: dict[str, type] = {"entities": Entity, "claims": Claim, "incidents": Incident, "counts": Count}


@dataclass(frozen=True, slots=True)
class Asked(Setting):
    """A setting that remembers what it was asked, and what it said."""

    places: list[Stretch] = field(default_factory=list)
    days: dict[tuple[Stretch, Stretch], str | None] = field(default_factory=dict)
    located: dict[Stretch, list[Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, page: Page, places: Iterable[Span]) -> Asked:
        """Work out the setting of a page, with all its place words."""
        spans = list(places)
        setting = setting_of(page, spans)
        return cls(setting.page, setting._places, [(s.start, s.end) for s in spans])  # noqa: SLF001 - it is one

    def date_at(self, words: Span, sentence: Stretch) -> str | None:
        """The date that time words mean where they stand."""
        day = Setting.date_at(self, words, sentence)
        self.days[(words.start, words.end), sentence] = day
        return day

    def place_at(self, words: Span) -> Located:
        """The place that place words mean."""
        place = Setting.place_at(self, words)
        self.located[words.start, words.end] = list(astuple(place))
        return place


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one page told: its paragraphs (half-open, in code points), its records, and what was asked of its setting."""

    paragraphs: Sequence[Stretch]
    records: dict[str, tuple[Any, ...]]
    asked: Asked | dict[str, Any]

    def packed(self) -> bytes:
        """Return it as bytes."""
        assert isinstance(self.asked, Asked)
        plain = {
            "paragraphs": self.paragraphs,
            "records": {name: to_plain(records) for name, records in self.records.items()},
            "places": self.asked.places,
            "days": [[*words, *sentence, day] for (words, sentence), day in self.asked.days.items()],
            "located": [[*words, place] for words, place in self.asked.located.items()],
        }
        return zlib.compress(json.dumps(plain, separators=(",", ":")).encode(), 1)


def reading_of(ledger: Ledger, paragraphs: Sequence[Stretch], asked: Asked) -> Reading:
    """Return the reading of a page that was just read."""
    return Reading(paragraphs=paragraphs, records={name: getattr(ledger, name) for name in _RECORDS}, asked=asked)


def carried(packed: bytes, page: Page, paragraphs: Sequence[Stretch], name: str, mark: ReaderMark) -> Ledger | None:
    """Return the ledger of a page that has the paragraphs of the reading, word for word, without reading it.

    None where its setting makes another day or place of some words: then it has to be read.
    """
    plain = json.loads(zlib.decompress(packed))
    moved = _mover(plain["paragraphs"], paragraphs)
    if not _is_told_the_same(plain, page, moved):
        return None
    records: dict[str, tuple[Any, ...]] = {
        field: tuple(_moved(from_plain(kind, value, field), moved) for value in plain["records"][field])
        for field, kind in _RECORDS.items()
    }
    return Ledger(input=name, page=page, reader=mark, notices=page.notices, **records)


def _is_told_the_same(plain: dict[str, Any], page: Page, moved: Callable[[int, int], Stretch]) -> bool:
    """Whether the page's setting answers all that the other's was asked in the same way."""
    setting = setting_of(page, [_span(*moved(a, b)) for a, b in plain["places"]])
    return all(
        list(astuple(setting.place_at(_span(*moved(a, b))))) == place for a, b, place in plain["located"]
    ) and all(setting.date_at(_span(*moved(a, b)), moved(c, d)) == day for a, b, c, d, day in plain["days"])


def _span(start: int, end: int) -> Span:
    return Span(start=start, end=end)


def _mover(old: Sequence[Stretch], new: Sequence[Stretch]) -> Callable[[int, int], Stretch]:
    """What moves a span from one page's text to the other's: each end with the paragraph that it stands in."""
    starts = [a for a, _ in old]
    shifts = [b[0] - a[0] for a, b in zip(old, new, strict=True)]

    def moved(start: int, end: int) -> Stretch:
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
        return start + shifts[first], end + shifts[last]

    return moved


def _moved(record: S, moved: Callable[[int, int], Stretch]) -> S:
    """A record with all the spans in it moved."""
    changed: dict[str, Any] = {}
    if isinstance(record, Span):
        changed["start"], changed["end"] = moved(record.start, record.end)
    for part in fields(record):  # type: ignore[arg-type]
        value = getattr(record, part.name)
        if isinstance(value, tuple) and value and is_dataclass(value[0]):
            changed[part.name] = tuple(_moved(item, moved) for item in value)
        elif isinstance(value, Span):
            changed[part.name] = _moved(value, moved)
    return replace(record, **changed) if changed else record  # type: ignore[type-var]
