"""Plain SVG: texts, bars, lines in colours that are legible on a light ground and on a dark one, as the reader's system has it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

WIDTH = 880
LINE = 18
"""Height of a line of text."""
SIZE = 12.5
_WIDE = 0.56
"""Width of a letter as a part of its size, at the mean."""
COLOURS = ("#2f6fcf", "#b26a00", "#178a5c", "#b84a80", "#7a55c7", "#c23b4b", "#66707c")
"""Of series, in their order: told apart by those who see few colours, and on both grounds."""
_STYLE = """
text { fill: #1b1f24; font: 12.5px system-ui, sans-serif } .title { font-size: 16px; font-weight: 600 }
.dim { fill: #59636e } .end { text-anchor: end } .middle { text-anchor: middle } .ground { fill: #ffffff }
.grid { stroke: #d1d9e0; stroke-width: 1 } .empty { fill: #f3f5f7 } .on { fill: #ffffff }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 } .dim { fill: #9da7b3 } .ground { fill: #14181d } .grid { stroke: #343b44 } .empty { fill: #1e242b }
}
"""


def document(title: str, height: float, body: Iterable[str]) -> str:
    """Return a picture of this height, as a file by itself."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" height="{height:.0f}"'
        f' role="img"><title>{safe(title)}</title><style>{_STYLE}</style>'
        f'<rect class="ground" width="100%" height="100%"/>{"".join(body)}</svg>\n'
    )


def text(x: float, y: float, said: str, classes: str = "", *, turned: float = 0.0) -> str:
    """Return words that begin at a point; classes ``end`` and ``middle`` say otherwise."""
    of_class = f' class="{classes}"' if classes else ""
    turn = f' transform="rotate({turned:g} {x:.1f} {y:.1f})"' if turned else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{of_class}{turn}>{safe(said)}</text>'


def bar(x: float, y: float, wide: float, high: float, colour: str, *, told: str = "", opacity: float = 1.0) -> str:
    """Return a filled rectangle; ``told`` is shown where a pointer rests on it."""
    faint = f' fill-opacity="{opacity:.2f}"' if opacity < 1 else ""
    about = f"<title>{safe(told)}</title>" if told else ""
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" fill="{colour}"{faint}>{about}</rect>'


def rule(x1: float, y1: float, x2: float, y2: float) -> str:
    """Return a thin line of the grid."""
    return f'<line class="grid" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def safe(said: str) -> str:
    """Return words as XML has them: no control characters, nothing that is markup."""
    return escape("".join(c if c.isprintable() else " " for c in said))


def short(said: str, wide: float, size: float = SIZE) -> str:
    """Return the words, cut off where they would take more than so many points."""
    most = max(int(wide / (size * _WIDE)), 1)
    return said if len(said) <= most else said[: most - 1].rstrip() + "…"


def width_of(said: str, size: float = SIZE) -> float:
    """Return about how wide words are."""
    return len(said) * size * _WIDE


def label(value: object) -> str:
    """Return a value of a table as it is printed: numbers with their thousands set apart, nothing for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() else f"{value:,.3g}" if abs(value) < 1 else f"{value:,.1f}"
    return f"{value:,}" if isinstance(value, int) else str(value)
