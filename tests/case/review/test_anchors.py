from hypothesis import assume, given
from hypothesis import strategies as st
from sample_decided import TEXT, at

from testigo.case.review.anchors import Anchor, anchor_of, placed
from testigo.ledger import Span

WORDS = st.text(alphabet="abc \n", max_size=60)


@given(WORDS, WORDS)
def test_words_are_found_wherever_the_text_before_and_after_them_puts_them(before: str, after: str) -> None:
    span = at("denied")
    anchor = anchor_of(span, TEXT)
    found = placed(anchor, before + TEXT + after)
    assert found == Span(start=span.start + len(before), end=span.end + len(before))


@given(st.text(alphabet="ab .", min_size=1, max_size=40), st.data())
def test_in_the_same_text_every_span_is_found_where_it_stood(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start=start, end=data.draw(st.integers(start + 1, len(text))))
    assume(span.of(text).strip())
    assert placed(anchor_of(span, text), text) == span


def test_of_words_that_stand_twice_those_with_the_same_words_around_are_meant() -> None:
    second = at("The Harbour Guard", nth=1)
    text = "The Harbour Guard was founded in 1990.\n\n" + TEXT
    found = placed(anchor_of(second, TEXT), text)
    assert found is not None
    assert text[found.end :].startswith(" denied")


def test_white_space_may_change() -> None:
    anchor = anchor_of(at("shot dead two dockers"), TEXT)
    text = TEXT.replace("dead two", "dead\n   two").replace("Guard shot", "Guard  shot")
    found = placed(anchor, text)
    assert found is not None
    assert found.of(text) == "shot dead\n   two dockers"


def test_words_that_changed_a_little_are_found_between_those_around_them() -> None:
    anchor = anchor_of(at("its men had opened fire"), TEXT)
    text = "Menu\n" + TEXT.replace("its men had opened fire", "its guards had opened fire")
    found = placed(anchor, text)
    assert found is not None
    assert found.of(text) == "its guards had opened fire"


def test_words_that_are_gone_are_not_found() -> None:
    anchor = anchor_of(at("its men had opened fire"), TEXT)
    assert placed(anchor, TEXT.replace("denied that its men had opened fire", "did not comment")) is None


def test_a_short_word_without_the_words_around_it_is_not_taken_for_another() -> None:
    assert placed(anchor_of(at("said"), TEXT), "The mayor said nothing of the kind.") is None


def test_nothing_is_never_found() -> None:
    assert placed(Anchor(exact="", prefix="", suffix="", start=0, end=0), TEXT) is None
