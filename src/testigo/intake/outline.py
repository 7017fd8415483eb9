"""The visible text of an HTML tree as lines, in the order of the document, with what each line stands in.

A line is the text of one block-level unit, as a browser would set it: white space is single spaces, and characters
that only steer the setting (soft hyphens, zero-width spaces, marks of direction) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from testigo.intake.places import Place, is_unseen, places_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SKIPPED = frozenset(
    "script style noscript template svg math head iframe object embed canvas audio video select option datalist map "
    "area base link meta input textarea param source track noframes title".split()
)
BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary table tbody td "
    "tfoot th thead tr ul button html frameset caption".split()
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TELLING = HEADINGS | {"p", "li", "blockquote", "figcaption", "td", "th", "pre", "dt", "dd"}
"""Tags that say what their line is; inside a heading, list item or quotation a ``<div>`` says nothing."""
_CELLS = frozenset({"article", "section", "li", "td", "dd"})
_UNSEEN = re.compile(r"[\u00ad\u200b\u2060\ufeff\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]+")
_SPACE = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_LEVELS_OF_SHAPE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A ``<time datetime>`` in a line: its value, and where its printed words stand in the line's text."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: its words, the tag it stands in, the places (nav, footer, …) around it, and how much of it is links.

    ``shape`` is the same number for lines whose elements have the same tags and classes all the way up, ``cell`` for
    lines in the same innermost ``<article>``, ``<section>`` or item of a list. Links within the page do not count as
    links.
    """

    text: str
    tag: str
    places: frozenset[Place]
    linked: float
    shape: int = 0
    cell: int = 0
    stamp: Stamp | None = None


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds at a point of the tree."""

    tag: str
    places: frozenset[Place]
    link: bool
    shape: int
    cell: int
    depth: int


class _Writing:
    """The line that is being written while the tree is walked."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.linked = 0
        self.stamp: tuple[str, int, int] | None = None

    def add(self, words: str | None, *, link: bool) -> None:
        if words:
            self.parts.append(words)
            if link:
                self.linked += len(_spaced(words).strip())

    def end(self, around: _Around) -> Line | None:
        text = self.text().strip()
        line = None
        if text:
            share = min(1.0, self.linked / len(text))
            line = Line(
                text=text,
                tag=around.tag,
                places=around.places,
                linked=share,
                shape=around.shape,
                cell=around.cell,
                stamp=self._stamp(),
            )
        self.parts, self.linked, self.stamp = [], 0, None
        return line

    def text(self, parts: int | None = None) -> str:
        return _spaced("".join(self.parts[:parts])).lstrip()

    def ending(self) -> str:
        """The last words so far, enough to see whether they end a sentence."""
        return "".join(self.parts[-3:])[-200:]

    def _stamp(self) -> Stamp | None:
        if self.stamp is None:
            return None
        value, first, last = self.stamp
        start, end = len(self.text(first)), len(self.text(last).rstrip())
        start += self.text()[start:end].startswith(" ")
        return Stamp(value=value, start=start, end=end) if start < end else None


def outline_of(tree: HtmlElement) -> list[Line]:
    """Lines of an lxml HTML tree; what is hidden or no text (scripts, styles, fields of forms) is left out."""
    return [line for line in _Walk().lines(tree) if line]


def _spaced(words: str) -> str:
    return _SPACE.sub(" ", _UNSEEN.sub("", words))


class _Walk:
    """A walk down the tree that keeps its own stack, so that no depth of nesting overflows."""

    def __init__(self) -> None:
        self.writing = _Writing()
        self.shapes: dict[tuple[int, str], int] = {}
        self.cells = 0

    def lines(self, root: HtmlElement) -> Iterator[Line | None]:
        start = _Around("div", frozenset(), link=False, shape=0, cell=0, depth=0)
        stack: list[tuple[str, HtmlElement, _Around]] = [("open", root, start)]
        while stack:
            step, node, around = stack.pop()
            if step == "tail":
                self.writing.add(node.tail, link=around.link)
            elif step == "close":
                if node.tag == "time":
                    self._close_time()
                else:
                    yield self.writing.end(around)
            elif isinstance(node.tag, str) and node.tag not in SKIPPED and not is_unseen(node):
                yield from self._open(node, around, stack)
        yield self.writing.end(start)

    def _open(
        self, node: HtmlElement, around: _Around, stack: list[tuple[str, HtmlElement, _Around]]
    ) -> Iterator[Line | None]:
        name = node.tag
        if name == "br":
            if _parts_paragraphs(node, self.writing.ending()):
                yield self.writing.end(around)
            self.writing.add(" ", link=False)
            return
        block = name in BLOCKS
        inside = self._inside(node, around, block=block)
        if "hidden" in inside.places and not block:
            return
        if block:
            yield self.writing.end(around)
            stack.append(("close", node, inside))
        elif name == "time" and node.get("datetime") and self.writing.stamp is None:
            self.writing.stamp = (node.get("datetime"), len(self.writing.parts), len(self.writing.parts))
            stack.append(("close", node, inside))
        self.writing.add(node.text, link=inside.link)
        for child in reversed(node):
            stack.append(("tail", child, inside))
            stack.append(("open", child, inside))

    def _close_time(self) -> None:
        if self.writing.stamp:
            value, first, _ = self.writing.stamp
            self.writing.stamp = (value, first, len(self.writing.parts))

    def _inside(self, node: HtmlElement, around: _Around, *, block: bool) -> _Around:
        name, classes = node.tag, node.get("class") or ""
        link = around.link or (name == "a" and not (node.get("href") or "#").startswith("#"))
        found = places_of(name, node.get("role"), f"{classes} {node.get('id') or ''}")
        if not block:
            if not found and link == around.link:
                return around
            kept = found & {"hidden"}
            return _Around(around.tag, around.places | kept, link, around.shape, around.cell, around.depth)
        tag = name if name in _TELLING else around.tag if around.tag in HEADINGS | {"li", "blockquote"} else "div"
        key = (around.shape, f"{name}.{classes}") if around.depth < _LEVELS_OF_SHAPE else (around.shape, "")
        shape = self.shapes.setdefault(key, len(self.shapes) + 1)
        self.cells += name in _CELLS
        cell = self.cells if name in _CELLS else around.cell
        return _Around(tag, around.places | found if found else around.places, link, shape, cell, around.depth + 1)


def _parts_paragraphs(node: HtmlElement, before: str) -> bool:
    """Whether a ``<br>`` ends a paragraph: the second in a row, or after a full sentence; else it breaks a line."""
    previous = node.getprevious()
    doubled = previous is not None and previous.tag == "br" and not (previous.tail or "").strip()
    return doubled or bool(_SENTENCE_END.search(before.rstrip()))
