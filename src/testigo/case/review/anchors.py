"""Words of a page found again in another text of it: by the words themselves, those around them, and their position.

An anchor holds what the W3C Web Annotation selectors TextQuoteSelector (exact, prefix, suffix) and TextPositionSelector
(start, end) hold (https://www.w3.org/TR/annotation-model/#selectors).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from testigo.ledger import Span

CONTEXT = 32
"""Characters that are kept from before and after the words."""
_ENOUGH = 10
"""Characters of context in common from which on words are taken for the same ones."""
_LONG = 24
"""Characters from which on words that stand once in the text need no context."""
_EDGE = 16
"""Characters of context between which words are looked for that have changed."""
_ALIKE = 0.6
"""How alike changed words must be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Words of a page, what stands around them, and where they stood: half-open, in code points."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


def anchor_of(span: Span, text: str) -> Anchor:
    """Return the anchor of a span."""
    return Anchor(
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        start=span.start,
        end=span.end,
    )


def placed(anchor: Anchor, text: str) -> Span | None:
    """Return where the words stand in a text; None where they cannot be told.

    Runs of white space count as equal. Of several places the one with the most of the words around is taken, of equals the
    nearest. Words that have changed a little are found between the words around them.
    """
    whole = anchor.prefix + anchor.exact + anchor.suffix
    before = anchor.start - len(anchor.prefix)
    if anchor.exact and before >= 0 and text.startswith(whole, before):
        return Span(start=anchor.start, end=anchor.end)
    found = list(_standing(anchor.exact, text))
    if found:
        best = max(found, key=lambda s: (_in_common(anchor, s, text), -abs(s.start - anchor.start)))
        common = _in_common(anchor, best, text)
        if common >= _needed(anchor) or (len(found) == 1 and len(anchor.exact) >= _LONG):
            return best
    return _between(anchor, text)


def _standing(words: str, text: str) -> Iterator[Span]:
    parts = words.split()
    if parts:
        for match in re.finditer(r"\s+".join(map(re.escape, parts)), text):
            yield Span(start=match.start(), end=match.end())


def _needed(anchor: Anchor) -> int:
    return min(_ENOUGH, len(_plain(anchor.prefix)) + len(_plain(anchor.suffix)))


def _in_common(anchor: Anchor, span: Span, text: str) -> int:
    """How many characters around the span are those around the anchor's words, white space aside."""
    before = _plain(text[max(0, span.start - 2 * CONTEXT) : span.start])
    after = _plain(text[span.end : span.end + 2 * CONTEXT])
    return _shared(_plain(anchor.prefix)[::-1], before[::-1]) + _shared(_plain(anchor.suffix), after)


def _plain(text: str) -> str:
    return "".join(text.split())


def _shared(a: str, b: str) -> int:
    """How many characters the two begin with in common."""
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _between(anchor: Anchor, text: str) -> Span | None:
    """The words between those that stood before and after, where they are nearly the same."""
    opening, closing = anchor.prefix[-_EDGE:], anchor.suffix[:_EDGE]
    if len(_plain(opening)) < _EDGE // 2 or len(_plain(closing)) < _EDGE // 2:
        return None
    for before in _standing(opening, text):
        reach = before.end + 2 * len(anchor.exact) + _EDGE
        after = next(_standing(closing, text[before.end : reach + _EDGE]), None)
        if after is not None:
            span = _trimmed(Span(start=before.end, end=before.end + after.start), text)
            if SequenceMatcher(None, span.of(text), anchor.exact, autojunk=False).ratio() >= _ALIKE:
                return span
    return None


def _trimmed(span: Span, text: str) -> Span:
    """The span without white space at its ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start=start, end=start + len(words.strip()))
