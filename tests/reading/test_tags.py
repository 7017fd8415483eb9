import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from testigo.reading.tags import tagged_spans


def logits(*tags: int, size: int = 5, sure: float = 6.0) -> np.ndarray:
    rows = np.zeros((len(tags), size), dtype=np.float32)
    rows[np.arange(len(tags)), list(tags)] = sure
    return rows


def spans(rows: np.ndarray, lean: float = 0.0) -> list[tuple[int, int, int]]:
    return [(t.lo, t.hi, t.label) for t in tagged_spans(rows, lean=lean)]


def test_begin_and_inside_make_one_span() -> None:
    assert spans(logits(0, 1, 2, 2, 0)) == [(1, 4, 0)]


def test_two_begins_in_a_row_are_two_spans() -> None:
    assert spans(logits(1, 1, 3)) == [(0, 1, 0), (1, 2, 0), (2, 3, 1)]


def test_an_inside_without_its_begin_is_mended() -> None:
    rows = logits(0, 2, 2, 0, sure=3.0)
    assert spans(rows) == [(1, 3, 0)]


def test_a_lean_to_outside_drops_doubtful_spans() -> None:
    rows = logits(0, 1, 0, sure=1.0)
    assert spans(rows) == [(1, 2, 0)]
    assert spans(rows, lean=3.0) == []


@given(st.lists(st.lists(st.floats(-8, 8, width=32), min_size=5, max_size=5), min_size=1, max_size=12))
def test_spans_never_overlap_and_their_probability_is_one(rows: list[list[float]]) -> None:
    found = tagged_spans(np.array(rows, dtype=np.float32))
    assert all(0 <= t.lo < t.hi <= len(rows) and 0 <= t.probability <= 1 for t in found)
    assert all(a.hi <= b.lo for a, b in zip(found, found[1:], strict=False))
