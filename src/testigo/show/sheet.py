"""A sheet of lines for a terminal: words set beside what stands before them, within a width, in colour where asked for.

Nothing that a page holds can steer the terminal or turn the words around it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from copy import copy
from typing import TYPE_CHECKING, Self

from testigo.show import words

if TYPE_CHECKING:
    from rich.text import Text

NARROWEST, WIDEST = 60, 200
_LONGEST_LINE = 110
"""Words are not set wider than this: a line must be found again by the eye."""

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ISOLATE, _POP = "\u2068", "\u2069"
"""Set words from right to left apart, so that they do not reorder what stands beside them (UAX #9)."""


class Sheet:
    """Sets lines for a terminal of ``width`` columns, held between 60 and 200."""

    def __init__(self, *, width: int = 80, colour: bool = False) -> None:
        """Choose how wide, and whether in colour."""
        from rich.console import Console

        self.width = min(max(width, NARROWEST), WIDEST)
        self.colour = colour
        self._console = Console(
            color_system="standard", force_terminal=True, no_color=False, legacy_windows=False, highlight=False
        )

    def inset(self, by: int) -> Self:
        """Return a sheet narrower by so many columns, whose lines are set within this one."""
        inner = copy(self)
        inner.width -= by
        return inner

    def text(self, lines: Iterable[Text]) -> str:
        """Return the lines, each ended and without blanks at its end; with ANSI colours where these were asked for."""
        if not self.colour:
            return "".join(line.plain.rstrip() + "\n" for line in self._fitting(lines))
        with self._console.capture() as captured:
            for line in self._fitting(lines):
                line.rstrip()
                self._console.print(line, soft_wrap=True)
        return captured.get()

    def _fitting(self, lines: Iterable[Text]) -> Iterator[Text]:
        """The lines, those that are too wide folded."""
        for line in lines:
            if line.cell_len <= self.width:
                yield line
            else:
                yield from line.wrap(self._console, self.width, overflow="fold")

    def rule(self) -> str:
        """Return the line that stands between two pages."""
        line = "━" * self.width + "\n\n"
        return f"\x1b[2m{line}\x1b[0m" if self.colour else line

    def hanging(self, prefix: Text, body: Text) -> Iterator[Text]:
        """Yield the body, wrapped, beside the prefix; further lines stand under its first."""
        room = min(self.width - prefix.cell_len, _LONGEST_LINE)
        for number, line in enumerate(self.wrapped(body, room)):
            yield (prefix.copy() if number == 0 else plain(" " * prefix.cell_len)).append_text(line)

    def wrapped(self, body: Text, room: int) -> list[Text]:
        """Return the body in lines of at most ``room`` columns, harmless; words longer than a line are broken."""
        body.plain = _harmless(body.plain)
        lines = list(body.wrap(self._console, room, overflow="fold"))
        for line in lines:
            line.rstrip()
        return [_set_apart(line) if _is_right_to_left(line.plain) else line for line in lines]

    def beside(self, cells: Iterable[tuple[Text, int]], gap: int = 2) -> Iterator[Text]:
        """Yield the lines of a row of a table: each cell wrapped within its own width, its line breaks kept."""
        columns = [
            ([line for part in body.split("\n") for line in self.wrapped(part, width)], width) for body, width in cells
        ]
        for number in range(max(len(lines) for lines, _ in columns)):
            row = plain("")
            for at, (lines, width) in enumerate(columns):
                line = lines[number] if number < len(lines) else plain("")
                row.append_text(line)
                if at < len(columns) - 1:
                    row.append(" " * (width - line.cell_len + gap))
            yield row


def plain(text: str, style: str = "") -> Text:
    """Return words of the program's own."""
    from rich.text import Text

    return Text.assemble((text, style))


def of_page(text: str, style: str = "") -> Text:
    """Return words of a page, on one line."""
    return plain(words.one_line(text), style)


def heading(name: str, many: str) -> Iterator[Text]:
    """Yield a blank line and a heading with how many stand under it."""
    yield plain("")
    yield plain(name.upper(), "bold").append(f"  {many}", style="dim")


def _harmless(text: str) -> str:
    """Return the text, as long as it was, with nothing in it that steers a terminal or turns the words around it."""
    return _CONTROLS.sub("\ufffd", _DIRECTIONS.sub("\u200b", text))


def _set_apart(line: Text) -> Text:
    return plain(_ISOLATE).append_text(line).append(_POP)


def _is_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)
