"""The keys by which pages that may depend on one another are found in an index, without comparing each with all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from testigo.case.lineage.fingerprints import fingerprint
from testigo.case.lineage.origins import name_words
from testigo.case.lineage.rarity import in_general
from testigo.case.lineage.speakers import Speaker, speaker
from testigo.case.lineage.trace import Trace
from testigo.case.lineage.wording import number

ENOUGH = 2
"""Weight of the keys that two pages share from which on they are compared: one that is strong, or two."""
_TELLING = 3.5
"""Weight from which on a stem is made a key of what somebody says."""
_STEMS_SAID = 6
_STEMS_TOLD = 16
_FEW_RUNS = 8
_NAME_WORDS = 4
_FRESH = 3
"""Days after its own on which a page is cited and a statement quoted as news."""
_FIRST_WORDS = 3
"""Words of a source before which the name of an outlet begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """Signed 64-bit keys of a page, ascending, each once.

    ``strong`` and ``weak`` are shared by pages that are alike: one strong key is enough, or two weak ones. ``own`` are the names
    under which a page's outlet is found, and ``naming`` those of the outlets and bodies that a page names: these find each
    other, and pages that name the same one do not.
    """

    strong: tuple[int, ...]
    weak: tuple[int, ...]
    own: tuple[int, ...]
    naming: tuple[int, ...]


def keys_of(trace: Trace) -> Keys:
    """The keys of a page, each a function of the page alone: some 15 for each 100 words, some for each claim and credit.

    Strong are the fingerprint of its text and runs of the words it quotes; weak are a speaker with each telling word of what he
    says, a speaker with the day and the next (who is in one day's news shares two), and an agency, on a day, with some of what is told on its credit.
    """
    strong = {*fingerprint(trace.words), *_quoted(trace)}
    return Keys(
        strong=tuple(sorted(strong)),
        weak=tuple(sorted({*_keyed(_said(trace)), *_keyed(_speaking(trace)), *_keyed(_credited(trace))} - strong)),
        own=tuple(sorted({*_keyed(_owned(trace))})),
        naming=tuple(sorted({*_keyed(_named(trace))})),
    )


def _keyed(parts: Iterable[tuple[str, ...]]) -> Iterator[int]:
    """Keys of tuples of words, signed; the separator stands in no word."""
    return (_signed(number("\x1f".join(part))) for part in parts)


def _signed(value: int) -> int:
    return value - (1 << 64) if value >= 1 << 63 else value


def _quoted(trace: Trace) -> Iterator[int]:
    """Of each quotation, every third of its runs by number, since who quotes it mostly has one of these; all of a statement's."""
    for statement in trace.statements:
        every = len(statement.runs) <= _FEW_RUNS or statement.act is None
        yield from (_signed(run) for run in statement.runs if every or run % 3 == 0)


def _said(trace: Trace) -> Iterator[tuple[str, ...]]:
    """Speakers with what they say."""
    for statement in trace.statements:
        for name in _known_by(statement.speaker):
            yield from (("says", name, stem) for stem in _telling(statement.stems)[:_STEMS_SAID])
            if statement.act == "deny":
                yield from ((kind, name) for kind in ("denies", "says no"))  # two weak ones: a denial is enough


def _speaking(trace: Trace) -> Iterator[tuple[str, ...]]:
    """Who is given to say something, on the day and the next: what one says is in the news that long."""
    names = {name for statement in trace.statements for name in _known_by(statement.speaker)}
    yield from (("speaks", day, name) for day in _days(trace.day, 1) for name in names)


def _known_by(who: Speaker) -> list[str]:
    """A person's last name; of others the two most telling words, or all where none tells much ("ministry of health")."""
    if who.last:
        return [who.last]
    if who.is_document:
        return []
    return sorted(who.called, key=lambda s: (-in_general(s), s))[:2]


def _telling(stems: Iterable[str]) -> list[str]:
    """The stems that tell something, in an order that is the same on every page and has nothing to do with meaning.

    The first of them are a sketch of all (bottom-k: Broder 1997): two pages that share much share some of the first.
    """
    return sorted((s for s in stems if in_general(s) >= _TELLING), key=number)


def _credited(trace: Trace) -> Iterator[tuple[str, ...]]:
    """Agencies with some of what is told on their credit, on the day and the next: dispatches a day apart share one."""
    told = _telling(trace.stems)[:_STEMS_TOLD] if trace.agencies else []
    for agency in {" ".join(name_words(name)) for name in trace.agencies} - {""}:
        yield from (("credits", agency, day, stem) for day in _days(trace.day, 1) for stem in told)


def _owned(trace: Trace) -> Iterator[tuple[str, ...]]:
    """The names by which a page's outlet may be named elsewhere, on the days on which it is fresh news."""
    own = {("outlet", " ".join(trace.outlet))} if trace.outlet else set()
    own |= {("body", name) for name in _known_by(speaker(trace.printed))} if trace.printed else set()
    issuer = next((s.speaker for s in trace.statements if s.act is None), None)
    own |= {("issuer", word) for word in issuer.called} if issuer else set()
    yield from ((*name, day) for day in _days(trace.day, _FRESH) for name in own)


def _named(trace: Trace) -> Iterator[tuple[str, ...]]:
    """The outlets and bodies that a page lays something to, with its day."""
    said = [s.speaker for s in trace.statements if s.act is not None and s.category != "media"]
    named = {("outlet", phrase) for source in trace.named for phrase in _phrases(source.words)}
    named |= {("body", name) for who in said for name in _known_by(who)}
    named |= {("issuer", word) for who in said for word in who.called}
    yield from ((*name, (trace.day or "")[:10]) for name in named)


def _days(day: str | None, further: int) -> list[str]:
    """The day and those after it; what is known to the month or year, or not at all, stands alone."""
    try:
        first = date.fromisoformat(day or "")
        return [(first + timedelta(days=n)).isoformat() for n in range(further + 1)]
    except (ValueError, OverflowError):
        return [day or ""]


def _phrases(words: tuple[str, ...]) -> Iterator[str]:
    """What the name of an outlet may be among the words of a source."""
    for start in range(min(len(words), _FIRST_WORDS)):
        for end in range(start + 1, min(len(words), start + _NAME_WORDS) + 1):
            yield " ".join(words[start:end])
