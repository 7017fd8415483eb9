from hypothesis import given
from hypothesis import strategies as st

from testigo.reading.sentences import sentence_spans


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in sentence_spans(text)]


def test_a_stop_before_a_capital_ends_a_sentence() -> None:
    assert sentences("Two died. Five were hurt.") == ["Two died.", "Five were hurt."]


def test_titles_and_initials_do_not_end_a_sentence() -> None:
    assert sentences("Gen. A. B. Orlan met Mr. Tev on Jan. 5 in St. Ana.") == [
        "Gen. A. B. Orlan met Mr. Tev on Jan. 5 in St. Ana."
    ]


def test_initials_of_a_country_end_a_sentence_before_an_article() -> None:
    assert sentences("He flew to the U.S. The ministry denied it.") == [
        "He flew to the U.S.",
        "The ministry denied it.",
    ]


def test_a_closing_mark_belongs_to_the_sentence_it_closes() -> None:
    assert sentences("“We fled.” She wept.") == ["“We fled.”", "She wept."]


def test_lower_case_copy_is_cut_at_stops_too() -> None:
    assert sentences("lima, 22 jan 89 (efe) -- three died. five were hurt.") == [
        "lima, 22 jan 89 (efe) -- three died.",
        "five were hurt.",
    ]


def test_a_blank_line_ends_a_sentence_without_a_stop() -> None:
    assert sentences("Bridge collapses\n\nNobody was hurt") == ["Bridge collapses", "Nobody was hurt"]


def test_a_single_line_end_does_not() -> None:
    assert sentences("The army said\nit fired first.") == ["The army said\nit fired first."]


@given(st.text(alphabet="aB. \n\"?!U'”1"))
def test_sentences_leave_out_nothing_but_white_space(text: str) -> None:
    spans = sentence_spans(text)
    assert "".join(text[a:b] for a, b in spans).split() == "".join(text).replace("\n", " ").split() or "".join(
        "".join(text[a:b].split()) for a, b in spans
    ) == "".join(text.split())
    assert all(a < b for a, b in spans)
    assert all(first[1] <= second[0] for first, second in zip(spans, spans[1:], strict=False))
