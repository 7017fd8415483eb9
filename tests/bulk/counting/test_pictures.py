"""Pictures of what was counted: sound SVG, legible on both grounds, nothing of a page in them that could act."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from sample_tables import Told, claim, incident, put_shard

from testigo.bulk.counting.catalogue import PictureKind, Query, ready
from testigo.bulk.counting.pictures import COLUMNS, ROWS, picture
from testigo.bulk.counting.svg import WIDTH
from testigo.bulk.counting.tables import Counted, count
from testigo.bulk.finding.folder import opened
from testigo.errors import TestigoError

SVG = "{http://www.w3.org/2000/svg}"


def counted(kind: PictureKind | None, columns: str, rows: list[tuple[Any, ...]]) -> Counted:
    names = tuple(columns.split())
    asked = Query(name="mine", title="Mine", about="", sql="", picture=kind, drawn=names)
    return Counted(query=asked, columns=names, rows=tuple(rows), pages=7)


def drawn(found: Counted) -> etree._Element:
    return etree.fromstring(picture(found).encode())


def texts(root: etree._Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def bars(root: etree._Element) -> list[float]:
    return [float(r.get("width")) for r in root.iter(f"{SVG}rect") if r.find(f"{SVG}title") is not None]


def test_shares_fill_each_bar_in_proportion() -> None:
    root = drawn(counted("shares", "medium named anonymous", [("Courier", 3, 1), ("Mirror", 0, 0)]))
    wide = bars(root)
    assert len(wide) == 2
    assert wide[0] == pytest.approx(3 * wide[1])
    assert {"Courier", "Mirror", "named", "anonymous", "4", "0"} <= set(texts(root))


def test_bars_are_as_long_as_their_values() -> None:
    root = drawn(counted("bars", "medium share_quoted share_hedged", [("Courier", 0.5, 0.25), ("Mirror", 1.0, None)]))
    assert bars(root)[0] == pytest.approx(2 * bars(root)[1])
    assert {"quoted", "hedged"} <= set(texts(root))


def test_a_matrix_shows_the_largest_rows_and_columns() -> None:
    rows = [(f"outlet {n:02}", f"party {m:02}", n + m) for n in range(30) for m in range(30)]
    root = drawn(counted("matrix", "medium party claims", rows))
    said = texts(root)
    assert "outlet 29" in said
    assert "party 29" in said
    assert "outlet 00" not in said
    assert len(bars(root)) == ROWS * COLUMNS


def test_lines_go_through_the_days_that_have_a_value() -> None:
    days = [date(2031, 5, 1) + timedelta(days=n) for n in range(40)]
    root = drawn(
        counted("lines", "day medium dead", [(day, "A", n) for n, day in enumerate(days)] + [(days[0], "B", 9.0)])
    )
    lines = [line.get("points").split() for line in root.iter(f"{SVG}polyline")]
    assert sorted(map(len, lines)) == [1, 40]
    assert {"2031-05-01", "2031-06-09", "0"} <= set(texts(root))


def test_nothing_stands_outside_of_the_picture(tmp_path: Path) -> None:
    words = "a very long name of an outlet that goes on and on and on " * 3
    told = tuple(claim(f"{words} {n}", "government", cue_text="said", incidents=["I1"]) for n in range(30))
    put_shard(
        tmp_path / "out",
        [Told(text=f"p{n}", outlet=f"{words} {n}", claims=told, incidents=(incident(),)) for n in range(30)],
    )
    folder = opened(tmp_path / "out")
    for query in ready():
        found = count(folder, query)
        if not found.rows:
            continue
        root = drawn(found)
        high = float(root.get("height"))
        for element in root.iter(f"{SVG}text"):
            assert 0 <= float(element.get("x")) <= WIDTH, query.name
            assert 0 < float(element.get("y")) < high, query.name


def test_words_of_pages_are_words_and_no_markup() -> None:
    evil = '<script>alert("x")</script>&\x00\u202e'
    for kind in ("shares", "bars", "matrix"):
        made = picture(counted(kind, "medium party claims", [(evil, 1, 2)]))
        assert "<script" not in made
        assert etree.fromstring(made.encode()) is not None
    assert "<script" not in picture(counted("lines", "day medium n", [(date(2031, 1, 1), evil, 1)]))


def test_both_grounds_have_their_colours() -> None:
    made = picture(counted("shares", "medium a b", [("Courier", 1, 2)]))
    assert "prefers-color-scheme: dark" in made
    assert "http" not in made.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize(
    "found",
    [
        counted(None, "a b c", [(1, 2, 3)]),
        counted("shares", "a b", []),
        counted("lines", "day medium n", [(None, "A", 1)]),
    ],
)
def test_what_cannot_be_drawn_is_refused(found: Counted) -> None:
    with pytest.raises(TestigoError) as refused:
        picture(found)
    assert refused.value.code == "T862"
