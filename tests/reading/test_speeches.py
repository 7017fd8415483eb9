import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from testigo.reading.findings import FoundClaim
from testigo.reading.segments import Segment
from testigo.reading.speeches import SHORT, spoken_whole
from testigo.reading.tags import Tagged

NONE = np.zeros(1, dtype=np.float32)


def claim(cue: int, *content: tuple[int, int], follow_on: bool = False) -> FoundClaim:
    segments = tuple(Segment(lo, hi, 1.0, 0.9) for lo, hi in content)
    return FoundClaim(cue, cue + 1, follow_on, 0.9, None, segments, NONE, NONE, NONE)


def contents(claims: list[FoundClaim]) -> list[list[tuple[int, int]]]:
    return [[(s.lo, s.hi) for s in c.content] for c in claims]


def test_a_claim_that_begins_where_a_speech_begins_takes_the_whole_of_it() -> None:
    speech = Tagged(10, 300, 0, 0.9)
    told = claim(8, (12, 60), (70, 80))
    assert contents(spoken_whole([told], [speech], frozenset())) == [[(10, 300)]]


def test_a_speech_with_no_cue_of_its_own_is_taken_whole_too() -> None:
    speech = Tagged(10, 300, 0, 0.9)
    assert contents(spoken_whole([claim(10, (10, 40), follow_on=True)], [speech], frozenset())) == [[(10, 300)]]


def test_a_claim_told_inside_a_speech_keeps_its_own_words() -> None:
    speech = Tagged(10, 300, 0, 0.9)
    inside = claim(12, (13, 25))
    assert contents(spoken_whole([inside], [speech], frozenset())) == [[(13, 25)]]


def test_a_content_cut_by_the_edge_of_its_window_goes_on_to_the_end_of_the_speech() -> None:
    speech = Tagged(10, 300, 0, 0.9)
    cut = claim(150, (151, 200))
    assert contents(spoken_whole([cut], [speech], frozenset({200}))) == [[(151, 300)]]
    assert contents(spoken_whole([cut], [speech], frozenset({199}))) == [[(151, 200)]]


def test_a_stretch_of_a_few_words_is_no_speech() -> None:
    speech = Tagged(10, 10 + SHORT - 1, 0, 0.9)
    assert contents(spoken_whole([claim(8, (10, 12))], [speech], frozenset())) == [[(10, 12)]]


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 50), st.integers(1, 50)), max_size=6))
def test_no_content_ever_loses_words_to_a_speech(drawn: list[tuple[int, int, int]]) -> None:
    claims = [claim(at, (at + gap, at + gap + size)) for at, gap, size in drawn]
    speeches = [Tagged(0, 120, 0, 0.9), Tagged(200, 420, 0, 0.9)]
    for before, after in zip(claims, spoken_whole(claims, speeches, frozenset({100, 300})), strict=True):
        assert after.content[-1].hi >= before.content[-1].hi
