"""Units within a paragraph: a credit at its end, a follow-us line before its dateline."""

from __future__ import annotations

import re

from testigo.intake.agencies import agency_of
from testigo.intake.datelines import dateline_of
from testigo.intake.furniture import kind_of
from testigo.intake.wording import STOP, count_words
from testigo.ledger import FURNITURE, BlockKind

Parts = list[tuple[int, int, BlockKind | None]]

_REACH = 900
"""Credits at the end of a paragraph are looked for in this much of it."""
_FARTHEST = 8
_SEAM = re.compile(r"(?<=[.!?…\"”’»)\]])\s{1,4}(?=[(\[©A-ZÀ-Þ\"“'‘«–—-])")
_SIGNED = re.compile(r"\s*[\[(]\s?[^()\[\]]{2,60}[)\]]\.?$")
_DASHED = re.compile(r"(?<=[.!?\"”’»])\s*(?:--?|[–—])\s?([A-Z][\w/ .-]{1,40})$")
_FILED = re.compile(r"[(/][^()\n]{2,60}[)/]\s*(?:--|[—–-])")
_START = re.compile(r"(?<=\s)(?=[A-ZÀ-Þ]{2,})")
_SET_ASIDE: frozenset[BlockKind] = frozenset({"credit", "notice", "promotion", "teaser", "navigation"})


def parts_of(text: str, start: int, end: int) -> Parts:
    """Cut a paragraph of the story where furniture stands at its head or its end; None is the story's own."""
    begin = _furniture_before_dateline(text, start, end)
    parts: Parts = [(start, _trimmed(text, start, begin), kind_of(text[start:begin]))] if begin > start else []
    cut, tail = _tail(text, begin, end)
    return [*parts, (begin, cut, None), *tail] if cut > begin else [*parts, (begin, end, None)]


def _tail(text: str, start: int, end: int) -> tuple[int, Parts]:
    """Where the story's own part ends, and what follows it."""
    seams = list(_SEAM.finditer(text, max(start, end - _REACH), end))[-_FARTHEST:]
    cut, tail = end, Parts()
    for seam in reversed(seams):
        kind = _kind_at_end(text[seam.end() : cut])
        if kind is None:
            break
        tail.insert(0, (seam.end(), cut, kind))
        cut = seam.start()
    signed = _DASHED.search(text, max(start, cut - 60), cut)
    if signed and all(agency_of(name) for name in re.split(r"[/,]", signed[1].strip())):
        at = signed.start() + len(signed[0]) - len(signed[0].lstrip())
        tail.insert(0, (at, cut, "credit"))
        cut = signed.start()
    return cut, tail


def _kind_at_end(words: str) -> BlockKind | None:
    """What the last sentence of a paragraph is, if no part of the story."""
    if _SIGNED.fullmatch(words) and all(
        agency_of(n) for n in re.split(r"[/,;]|\band\b|–|-", words.strip(" ()[].")) if n.strip()
    ):
        return "credit"
    if count_words(words) < 2 or words.startswith(('"', "“", "‘", "«")):
        return None
    kind = kind_of(words, position=0.5)
    if kind not in _SET_ASIDE or (kind not in {"credit", "notice", "promotion"} and STOP.search(words)):
        return None
    return kind


def _furniture_before_dateline(text: str, start: int, end: int) -> int:
    """Where the dateline begins that a line of furniture runs into ("Follow us: Facebook CARACAS (AP) --")."""
    head = text[start : min(end, start + 260)]
    filed = _FILED.search(head)
    if not filed or dateline_of(head):
        return start
    for at in [m.start() for m in _START.finditer(head, 0, filed.start())][:12]:
        line = dateline_of(head[at:])
        if line and line.agencies and kind_of(head[:at]) in FURNITURE:
            return start + at
    return start


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())
