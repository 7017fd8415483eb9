"""What was counted as a picture: a matrix, shares of a whole, bars, or lines over days, as the query says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from math import floor, log10

from testigo.bulk.counting.svg import COLOURS, LINE, WIDTH, bar, document, label, rule, safe, short, text, width_of
from testigo.bulk.counting.tables import Counted
from testigo.errors import TestigoError

ROWS, COLUMNS, SERIES = 16, 12, 6
"""Rows, columns and lines that a picture has at most: those with the largest values."""
_LEFT, _RIGHT, _TOP = 200.0, 70.0, 74.0
_ROW = 24.0
_MARGIN = 20.0
_DAYS = 6
"""Days that are named under lines."""
_TURN = -35.0
"""Degrees by which names above columns are turned."""
Cells = Mapping[tuple[str, str], float]


def picture(counted: Counted) -> str:
    """Return the picture of what was counted, as SVG.

    Raises TestigoError T862 where the query says of none, names a column that it does not give, or counted nothing.
    """
    query = counted.query
    missing = [name for name in query.drawn if name not in counted.columns]
    if query.picture is None or missing:
        told = f"it draws {', '.join(missing)}, which it does not give" if missing else "its head names none"
        raise TestigoError("T862", f"of {query.name!r} there is no picture: {told}")
    if not counted.rows:
        raise TestigoError("T862", "nothing was counted, and there is nothing to draw")
    body, height = _DRAWN[query.picture](counted)
    return document(query.title, height + LINE + _MARGIN, (*_head(counted), *body, _foot(counted, height)))


def _head(counted: Counted) -> Iterator[str]:
    yield text(_MARGIN, 30, short(counted.query.title, WIDTH - 2 * _MARGIN, 16), "title")


def _foot(counted: Counted, height: float) -> str:
    """What was counted over, and that there is more than is drawn."""
    return text(
        _MARGIN,
        height + LINE,
        f"Counted over {label(counted.pages)} pages; testigo count … {counted.query.name}",
        "dim",
    )


def _shares(counted: Counted) -> tuple[list[str], float]:
    """A bar a row, divided by its columns."""
    name, *parts = counted.query.drawn
    names = counted.column(name)[:ROWS]
    values = [[float(value or 0) for value in counted.column(part)[:ROWS]] for part in parts]
    body, room, y = _legend(parts), WIDTH - _LEFT - _RIGHT, _TOP
    for row, said in enumerate(names):
        whole = sum(column[row] for column in values)
        body.append(text(_LEFT - 8, y + 16, short(label(said), _LEFT - 30), "end"))
        x = _LEFT
        for part, column, colour in zip(parts, values, _colours(parts), strict=True):
            wide = room * column[row] / whole if whole else 0.0
            if wide:
                told = f"{label(said)}, {_words(part)}: {label(column[row])} of {label(whole)}"
                body.append(bar(x, y + 3, wide, _ROW - 6, colour, told=told))
                if wide > width_of(label(column[row])) + 6:
                    body.append(text(x + wide / 2, y + 16, label(column[row]), "middle on"))
            x += wide
        body.append(text(WIDTH - _MARGIN, y + 16, label(whole), "dim end"))
        y += _ROW
    return body, y


def _bars(counted: Counted) -> tuple[list[str], float]:
    """A group of bars a row, one a column, of shares between 0 and 1 or of numbers."""
    name, *parts = counted.query.drawn
    names = counted.column(name)[:ROWS]
    values = [[float(value or 0) for value in counted.column(part)[:ROWS]] for part in parts]
    top = max((value for column in values for value in column), default=0.0) or 1.0
    room, each, y = WIDTH - _LEFT - _RIGHT, 9.0, _TOP
    body = _legend(parts)
    for row, said in enumerate(names):
        high = each * len(parts)
        body.append(text(_LEFT - 8, y + high / 2 + 5, short(label(said), _LEFT - 30), "end"))
        for at, (part, column, colour) in enumerate(zip(parts, values, _colours(parts), strict=True)):
            told = f"{label(said)}, {_words(part)}: {label(column[row])}"
            wide = max(room * column[row] / top, 1.0)
            body.append(bar(_LEFT, y + each * at, wide, each - 1.5, colour, told=told))
        body.append(text(WIDTH - _MARGIN, y + high / 2 + 5, label(max(c[row] for c in values)), "dim end"))
        y += high + 9
    return body, y


def _matrix(counted: Counted) -> tuple[list[str], float]:
    """A cell a pair, darker where there is more; pairs that are not there stay empty."""
    rows, columns, cells = _cells(counted)
    head = max((width_of(short(name, 150)) for name in columns), default=0.0)
    top, left = 46 + head * 0.62, _LEFT
    wide = min((WIDTH - left - _RIGHT - 30) / max(len(columns), 1), 72.0)
    most = max(cells.values(), default=0.0) or 1.0
    body = [text(left + wide * (at + 0.4), top - 6, short(name, 150), turned=_TURN) for at, name in enumerate(columns)]
    for row, said in enumerate(rows):
        y = top + _ROW * row
        body.append(text(left - 8, y + 16, short(said, left - 30), "end"))
        for at, name in enumerate(columns):
            body += _cell(left + wide * at, y, wide, cells.get((said, name)), most, f"{said}, {name}")
    return body, top + _ROW * len(rows)


def _cell(x: float, y: float, wide: float, value: float | None, most: float, told: str) -> Iterator[str]:
    if value is None:
        yield f'<rect class="empty" x="{x:.1f}" y="{y:.1f}" width="{wide - 2:.1f}" height="{_ROW - 2:.1f}"/>'
        return
    depth = 0.15 + 0.85 * max(value, 0.0) / most
    yield bar(x, y, wide - 2, _ROW - 2, COLOURS[0], told=f"{told}: {label(value)}", opacity=depth)
    yield text(x + wide / 2 - 1, y + 16, label(value), "middle on" if depth > 0.6 else "middle")


def _cells(counted: Counted) -> tuple[list[str], list[str], Cells]:
    """The names of rows and columns with most in them, and the values of their pairs; several of one pair together."""
    down, across, value = counted.query.drawn
    cells: dict[tuple[str, str], float] = defaultdict(float)
    for left, above, told in zip(*(counted.column(name) for name in (down, across, value)), strict=True):
        if left is not None and above is not None and told is not None:
            cells[label(left), label(above)] += float(told)
    is_share = value.startswith("share")
    weigh: Callable[[Sequence[float]], float] = len if is_share else sum
    return _largest(cells, 0, ROWS, weigh), _largest(cells, 1, COLUMNS, weigh), cells


def _largest(cells: Cells, side: int, most: int, weigh: Callable[[Sequence[float]], float]) -> list[str]:
    of_name: dict[str, list[float]] = defaultdict(list)
    for pair, value in cells.items():
        of_name[pair[side]].append(value)
    return sorted(of_name, key=lambda name: (-weigh(of_name[name]), name))[:most]


def _lines(counted: Counted) -> tuple[list[str], float]:
    """A line a series over days; a day without a value is passed over."""
    series = _series(counted)
    days = sorted({day for line in series.values() for day, _ in line})
    most = max((value for line in series.values() for _, value in line), default=0.0) or 1.0
    left, right, top, bottom = 70.0, WIDTH - 60.0, _TOP + 10, _TOP + 310

    def at(day: date, value: float) -> tuple[float, float]:
        span = (days[-1] - days[0]).days or 1
        x = left + (right - left) * (day - days[0]).days / span if len(days) > 1 else (left + right) / 2
        return x, bottom - (bottom - top) * value / most

    body = _legend(list(series), plain=True)
    for value in _ticks(most):
        _, y = at(days[0], value)
        body += [rule(left, y, right, y), text(left - 8, y + 4, label(value), "dim end")]
    shown = days if len(days) <= _DAYS else [days[round(n * (len(days) - 1) / (_DAYS - 1))] for n in range(_DAYS)]
    body += [text(at(day, 0)[0], bottom + 18, day.isoformat(), "dim middle") for day in shown]
    for (name, line), colour in zip(series.items(), COLOURS, strict=False):
        body += _line(name, line, colour, at)
    return body, bottom + 30


def _ticks(most: float) -> list[float]:
    """Round numbers from 0 to the largest value, four to eight of them."""
    scale = 10.0 ** floor(log10(most / 4)) if most > 0 else 1.0
    step = next(scale * times for times in (1, 2, 5, 10) if most / (scale * times) <= 8)
    return [step * n for n in range(int(most / step) + 1)]


def _series(counted: Counted) -> dict[str, list[tuple[date, float]]]:
    """The series with most days, each with its values by day."""
    day, name, value = (counted.column(column) for column in counted.query.drawn)
    found: dict[str, list[tuple[date, float]]] = defaultdict(list)
    for when, said, told in zip(day, name, value, strict=True):
        if isinstance(when, date) and told is not None:
            found[label(said)].append((when, float(told)))
    if not found:
        raise TestigoError("T862", "no value has a day, and there is nothing to draw")
    kept = sorted(found, key=lambda said: (-len(found[said]), -sum(v for _, v in found[said]), said))[:SERIES]
    return {said: sorted(found[said]) for said in kept}


def _line(
    name: str, line: list[tuple[date, float]], colour: str, at: Callable[[date, float], tuple[float, float]]
) -> Iterator[str]:
    points = [(*at(day, value), day, value) for day, value in line]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _, _ in points)
    yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
    for x, y, day, value in points:
        told = f"<title>{safe(name)}, {day}: {label(value)}</title>"
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}">{told}</circle>'


def _legend(parts: Sequence[str], *, plain: bool = False) -> list[str]:
    """What each colour means, in a line under the title."""
    made, x = list[str](), _MARGIN
    for part, colour in zip(parts, _colours(parts), strict=True):
        said = short(part if plain else _words(part), 130)
        made += [bar(x, 46, 11, 11, colour), text(x + 16, 56, said, "dim")]
        x += 30 + width_of(said)
    return made


def _colours(parts: Sequence[str]) -> list[str]:
    """Colours in their order; what is no kind of its own is grey."""
    grey = {"others", "nobody"}
    return [COLOURS[-1] if part in grey else COLOURS[at % (len(COLOURS) - 1)] for at, part in enumerate(parts)]


def _words(column: str) -> str:
    return column.removeprefix("share_").replace("_", " ")


_DRAWN: dict[str, Callable[[Counted], tuple[list[str], float]]] = {
    "shares": _shares,
    "bars": _bars,
    "matrix": _matrix,
    "lines": _lines,
}
