import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.reading.quotations import quotations


def quoted(text: str) -> list[str]:
    paragraphs, at = [], 0
    for part in text.split("\n\n"):
        if part:
            paragraphs.append((at, at + len(part)))
        at += len(part) + 2
    return [text[q.start : q.end] for q in quotations(text, paragraphs)]


@pytest.mark.parametrize(
    ("opening", "closing"), [('"', '"'), ("“", "”"), ("«", "»"), ("„", "“"), ("‘", "’"), ("'", "'")]
)
def test_every_style_of_marks_is_paired(opening: str, closing: str) -> None:
    text = f"He said {opening}we did not fire{closing} and left."
    assert quoted(text) == ["we did not fire"]


def test_an_apostrophe_is_no_quotation_mark() -> None:
    assert quoted("The country's army doesn't deny the soldiers' account, 'tis said.") == []


def test_an_apostrophe_inside_single_marks_does_not_end_them() -> None:
    assert quoted("‘They don’t want peace,’ she said.") == ["They don’t want peace,"]


def test_a_quotation_inside_a_quotation_is_found_as_well() -> None:
    assert quoted("“He told me ‘run’ and I ran,” she said.") == ["He told me ‘run’ and I ran,", "run"]


def test_a_quotation_of_several_paragraphs_is_open_where_it_goes_on() -> None:
    assert quoted("“We waited for hours.\n\n“Nobody came,” she said.") == ["We waited for hours.", "Nobody came,"]


def test_a_stray_mark_does_not_swallow_what_follows() -> None:
    text = 'The 6" pipe was found. Police said nothing.\n\n"It is ours," he said.'
    assert quoted(text) == ["It is ours,"]


@given(st.text(alphabet="ab \"“”‘’'«»„\n.", max_size=80))
def test_any_marks_give_spans_inside_their_paragraph(text: str) -> None:
    found = quotations(text, [(0, len(text))] if text else [])
    assert all(0 <= q.start <= q.end <= len(text) for q in found)
