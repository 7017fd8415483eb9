from hypothesis import given
from hypothesis import strategies as st

from testigo.redact.moving import Moved, Replacement

TEXTS = st.text(alphabet="ab cé🚢\n", max_size=60)


@given(
    TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9), st.sampled_from(["X", "Witness 1"])), max_size=6)
)
def test_every_span_that_touches_nothing_replaced_holds_the_same_words(
    text: str, cuts: list[tuple[int, int, str]]
) -> None:
    moved = Moved(text, [Replacement(a, min(a + n, len(text)), x) for a, n, x in cuts if a < len(text)])
    for start in range(len(text)):
        for end in range(start + 1, min(start + 8, len(text)) + 1):
            if not moved.touches(start, end):
                assert moved.text[moved.start(start) : moved.end(end)] == text[start:end]
            else:
                assert moved.start(start) < moved.end(end)


def test_a_span_that_begins_within_a_name_takes_in_its_whole_label() -> None:
    moved = Moved("the nurse Mira Toll said", [Replacement(10, 19, "Witness 1")])
    assert moved.text == "the nurse Witness 1 said"
    assert moved.text[moved.start(15) : moved.end(19)] == "Witness 1"
    assert moved.text[moved.start(4) : moved.end(13)] == "nurse Witness 1"


def test_stretches_that_overlap_are_replaced_as_one_by_the_label_of_the_longest() -> None:
    moved = Moved("nurse Mira Toll", [Replacement(0, 15, "Witness 1"), Replacement(11, 15, "Victim 1")])
    assert moved.text == "Witness 1"
