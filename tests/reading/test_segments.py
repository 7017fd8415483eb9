import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from testigo.reading.segments import best_segment, best_segments


def row(inside: str, starts: str, ends: str) -> np.ndarray:
    """Scores from pictures: + likely, - unlikely."""
    value = {"+": 3.0, "-": -5.0, " ": -5.0}
    return np.array([[value[c] for c in line] for line in (inside, starts, ends)], dtype=np.float32).T


def spans(scores: np.ndarray, most: int = 3) -> list[tuple[int, int]]:
    return [(s.lo, s.hi) for s in best_segments(scores, most=most)]


def test_a_segment_runs_from_its_start_to_its_end() -> None:
    assert spans(row("--++++--", "--+-----", "-----+--")) == [(2, 6)]


def test_a_doubtful_word_inside_does_not_break_a_segment() -> None:
    scores = row("--++++++", "--+-----", "-------+")
    scores[4, 0] = -1.0
    assert spans(scores) == [(2, 8)]


def test_words_on_both_sides_of_a_cue_are_two_segments() -> None:
    assert spans(row("+++---+++", "+-----+--", "--+-----+")) == [(0, 3), (6, 9)]


def test_at_most_the_number_asked_for_is_kept() -> None:
    assert len(spans(row("+-+-+-+-", "+-+-+-+-", "+-+-+-+-"), most=2)) == 2


def test_nothing_likely_gives_no_segment() -> None:
    assert spans(row("----", "----", "----")) == []
    assert best_segment(row("----", "----", "----")) is None


@given(st.lists(st.tuples(*[st.floats(-6, 6, width=32)] * 3), min_size=1, max_size=30))
def test_segments_are_in_order_and_never_overlap(rows: list[tuple[float, float, float]]) -> None:
    found = best_segments(np.array(rows, dtype=np.float32), most=5)
    assert all(a.hi <= b.lo for a, b in zip(found, found[1:], strict=False))
    assert all(s.score > 0 and 0 <= s.probability <= 1 for s in found)
