"""The keys by which pages that may depend on one another are found in an index, without comparing each with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from testigo.case.lineage.fingerprints import fingerprint
from testigo.case.lineage.origins import name_words
from testigo.case.lineage.rarity import in_general
from testigo.case.lineage.speakers import Speaker, speaker
from testigo.case.lineage.trace import Trace
from testigo.case.lineage.wording import number

MOST = 25
"""Candidates that a page is compared with, at most: those with which it shares the most and the rarest keys."""
CROWDED = 200
"""Pages of a key that are looked at, at most (the first that came): more of them tell of boilerplate."""
RARE = 8
"""Pages up to which a single shared key makes a candidate; else it takes two."""
_TELLING = 3.5
"""Weight from which on a stem is made a key of what somebody says."""
_STEMS_SAID = 8
_STEMS_TOLD = 24
_NAME_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """Signed 64-bit keys of a page: ``kept`` are stored with it, ``sought`` are looked up among those kept by other pages.

    They differ where one page names another's outlet: who names keeps other keys than who is named. Everything else is in
    both.
    """

    kept: tuple[int, ...]
    sought: tuple[int, ...]


def keys_of(trace: Trace) -> Keys:
    """The keys of a page, each once, ascending: some 20 for each 100 words, and some for each claim, agency and outlet.

    They are the fingerprint of its text; runs of the words it quotes; a speaker with each telling word of what he says; an
    agency with some of what is told on its credit; the outlet, and the outlets named as sources.
    """
    mutual = {*fingerprint(trace.words), *_quoted(trace), *_keyed(_said(trace)), *_keyed(_credited(trace))}
    own = " ".join(trace.outlet)
    named = {phrase for source in trace.named for phrase in _phrases(source.words)}
    return Keys(
        kept=tuple(sorted({*mutual, *_keyed([("is", own)] if own else []), *_keyed(("names", p) for p in named)})),
        sought=tuple(sorted({*mutual, *_keyed([("names", own)] if own else []), *_keyed(("is", p) for p in named)})),
    )


def candidates(
    sought: Iterable[int], pages_with: Callable[[int], Sequence[str]], *, most: int = MOST
) -> tuple[str, ...]:
    """The pages that a page is to be compared with, the likeliest first.

    ``pages_with`` gives the pages that keep a key, in the order they came; it may stop at the first 200 (``CROWDED``). A page
    is a candidate when it shares two keys, or one that no more than eight pages keep. Keys count the less the more pages keep
    them, so that what stands on every page of a site draws no candidate before a copied passage does, and of very many
    copies of one text the first ones are found, on which the others depend.
    """
    weight: dict[str, float] = defaultdict(float)
    shares: dict[str, int] = defaultdict(int)
    for key in sought:
        pages = pages_with(key)[:CROWDED]
        for page in pages:
            weight[page] += 1 / len(pages)
            shares[page] += 2 if len(pages) <= RARE else 1
    found = [page for page in weight if shares[page] > 1]
    return tuple(sorted(found, key=lambda page: (-weight[page], page))[:most])


def _keyed(parts: Iterable[tuple[str, ...]]) -> Iterator[int]:
    """Keys of tuples of words, signed; the separator stands in no word."""
    return (_signed(number("\x1f".join(part))) for part in parts)


def _signed(value: int) -> int:
    return value - (1 << 64) if value >= 1 << 63 else value


def _quoted(trace: Trace) -> Iterator[int]:
    """Of each quotation, every third of its runs by number: what two pages quote, they mostly share one of."""
    for statement in trace.statements:
        runs = sorted(statement.runs)
        if len(runs) <= _STEMS_SAID:
            yield from (_signed(run) for run in runs)
        else:
            yield from (_signed(run) for run in runs if run % 3 == 0)


def _said(trace: Trace) -> Iterator[tuple[str, ...]]:
    """Speakers with what they say; of a page whose outlet may be the speaker, the outlet with some of what it tells."""
    for statement in trace.statements:
        for name in _known_by(statement.speaker):
            yield from (("says", name, stem) for stem in _telling(statement.stems)[:_STEMS_SAID])
            if statement.act == "deny":
                yield "denies", name
    if trace.page.outlet:
        for name in _known_by(speaker(trace.page.outlet)):
            yield from (("says", name, stem) for stem in _telling(trace.stems)[:_STEMS_TOLD])
    if trace.leading and trace.day:
        yield from (("speaks", trace.day, name) for name in _known_by(trace.leading.speaker))


def _known_by(who: Speaker) -> list[str]:
    """A person's last name; of others the two most telling words."""
    return [who.last] if who.last else sorted(who.own, key=lambda s: (-in_general(s), s))[:2]


def _telling(stems: Iterable[str]) -> list[str]:
    """The stems that tell something, in an order that is the same on every page and has nothing to do with meaning.

    The first of them are a sketch of all (bottom-k: Broder 1997): two pages that share much share some of the first.
    """
    return sorted((s for s in stems if in_general(s) >= _TELLING), key=number)


def _credited(trace: Trace) -> Iterator[tuple[str, ...]]:
    for agency in {*(" ".join(name_words(name)) for name in trace.agencies), " ".join(trace.outlet)} - {""}:
        yield from (("credits", agency, stem) for stem in _telling(trace.stems)[:_STEMS_TOLD])


def _phrases(words: tuple[str, ...]) -> Iterator[str]:
    """What the name of an outlet may be among the words of a source."""
    for start in range(min(len(words), 2 * _NAME_WORDS)):
        for end in range(start + 1, min(len(words), start + _NAME_WORDS) + 1):
            yield " ".join(words[start:end])
