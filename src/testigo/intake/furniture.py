"""What a line of a page is: article text, or a kind of furniture that is set aside.

A line is furniture when it says a set phrase (:mod:`testigo.intake.phrases`) and does not read like a sentence of the story.
Marked lines stay on the page; they are only not read for claims.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from testigo.intake.datelines import dateline_of
from testigo.intake.phrases import COMPILED
from testigo.ledger import BlockKind

LONGEST = 320
"""A longer line is article text unless it is a notice or a credit."""
_LONG_KINDS = frozenset({"notice", "credit"})
_LONG_LIMIT = 900
_REPORTED = re.compile(
    r"\b(?:said|says|told|tells|added|according to|reported|announced|warned|denied|claimed|accused|insisted|stressed|"
    r"killed|died|dead|wounded|injured|arrested|detained|charged|shot|attacked|exploded)\b",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"[\"“”«»].{12,}")
_SEPARATORS = re.compile(r"\s[|·•»›/>]\s")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*$")
_TELLING = frozenset({"promotion", "teaser", "caption", "byline", "navigation", "comment"})
"""Kinds whose phrases a sentence of the story might open with."""


def kind_of(line: str, *, position: float = 0.5, neighbours: tuple[str, str] = ("", "")) -> BlockKind | None:
    """The kind of furniture that a line is, or None when it is article text.

    ``position`` is how far down the page the line stands (0 to 1), ``neighbours`` are the lines before and after it.
    """
    words = " ".join(line.split())
    if not words:
        return None
    if len(words) > _LONG_LIMIT:
        return None
    for kind, pattern in COMPILED:
        if pattern.search(words) and _fits(kind, words, position):
            return kind
    if _is_menu(words):
        return "navigation"
    if position > 0.6 and _is_bare_link(words) and any(_opens_a_list(n) for n in neighbours):
        return "teaser"
    return None


def _fits(kind: BlockKind, words: str, position: float) -> bool:
    if len(words) > LONGEST and kind not in _LONG_KINDS:
        return False
    if kind == "credit":
        return _is_credit(words, position)
    if kind == "caption":
        return dateline_of(words) is None
    if kind in _TELLING and len(words) > 60 and _SENTENCE_END.search(words):
        return not (_REPORTED.search(words) or _SPEECH.search(words)) or (kind == "teaser" and ":" in words[:24])
    return not (_SPEECH.search(words) and _REPORTED.search(words) and len(words) > 80)


def _is_credit(words: str, position: float) -> bool:
    """A credit names who made the page; "the photo: …" at the head of a story or a long sentence is none."""
    if len(words) > LONGEST:
        return words.startswith(("©", "(©", "Copyright", "(c)", "(C)")) or "rights reserved" in words.lower()
    return not (position < 0.1 and len(words) > 120)


def _is_menu(words: str) -> bool:
    """Short items parted by bars or arrows: "Home | World | Africa", a breadcrumb."""
    parts = _SEPARATORS.split(words)
    return (
        len(parts) >= 3
        and all(len(p) < 40 for p in parts)
        and not _SENTENCE_END.search(words)
        and not re.search(r"\d[:.]\d\d", words)
    )


def _is_bare_link(words: str) -> bool:
    """A headline that stands alone: no final stop, a few words."""
    return not _SENTENCE_END.search(words) and 3 <= len(_WORD.findall(words)) <= 22


_LIST = re.compile(
    r"^(?:related|read (?:more|also|next)|most (?:read|popular|viewed)|more (?:on|from|stories|news)|trending|latest|top stories|"
    r"recommended|you (?:may|might)|don['’]t miss|editor|also|lea también|más)",
    re.IGNORECASE,
)


def _opens_a_list(line: str) -> bool:
    return bool(_LIST.match(" ".join(line.split()))) and len(line) < 80


def kinds_of(lines: Sequence[str]) -> list[BlockKind | None]:
    """The kind of each line of a page, in order; a run of headlines after a list's opening is teasers to its end."""
    kinds: list[BlockKind | None] = []
    last = max(1, len(lines) - 1)
    tail = False
    for i, line in enumerate(lines):
        around = (lines[i - 1] if i else "", lines[i + 1] if i + 1 < len(lines) else "")
        kind = kind_of(line, position=i / last, neighbours=around)
        if i == 0 and kind in {"teaser", "caption"}:
            kind = None  # "LIVE: …" at the head of a page is its title
        if kind is None and tail and _is_bare_link(" ".join(line.split())):
            kind = "teaser"
        elif kind is None and not _is_numbered_headline(line, i, lines):
            tail = False
        elif kind is None:
            kind = "teaser"
        if kind == "teaser" and _opens_a_list(line):
            tail = True
        kinds.append(kind)
    return kinds


def _is_numbered_headline(line: str, i: int, lines: Sequence[str]) -> bool:
    """One of a "most read" list: "3. Ferry sinks", between others of its kind."""
    number = re.match(r"\s*(\d{1,2})[.)]?\s+\S", line)
    if not number or not _is_bare_link(" ".join(line.split())) or i < 0.6 * len(lines):
        return False
    near = [*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2]]
    follow = {int(number[1]) - 1, int(number[1]) + 1}
    found = [re.match(r"\s*(\d{1,2})[.)]?\s+\S", n) for n in near]
    return any(m and int(m[1]) in follow for m in found)
