import pytest

from testigo.reading.trimming import balanced, trimmed


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("that two officers died.", "two officers died"),
        ("“We did not fire,”", "We did not fire"),
        ("that is not true", "that is not true"),
        ("«Nous partons»", "Nous partons"),
        ("they came from the U.S.", "they came from the U.S."),
        (" , the dam broke …", "the dam broke"),
        ("...", "..."),
    ],
)
def test_marks_and_conjunction_are_dropped_from_the_edges(text: str, kept: str) -> None:
    start, end = trimmed(text, 0, len(text))
    assert text[start:end] == kept


@pytest.mark.parametrize(
    ("text", "span", "kept"),
    [
        ('called it "a mistake," he', 'it "a mistake', 'it "a mistake,"'),
        ("was “a tired ritual” of", "was “a tired ritual", "was “a tired ritual”"),
        ('said "many" had died', 'many" had died', '"many" had died'),
        ("sagte „nichts“ dazu", "sagte „nichts", "sagte „nichts“"),
        ("« oui » et non", " oui » et non", "« oui » et non"),
        ("“One.\n\n“Two.” He", "One.\n\n“Two", "One.\n\n“Two"),
        ('"We know," he said', "We know", "We know"),
        ('no marks, "he said"', "no marks", "no marks"),
    ],
)
def test_a_mark_at_an_edge_is_taken_back_when_its_partner_stands_inside(text: str, span: str, kept: str) -> None:
    at = text.index(span)
    start, end = balanced(text, at, at + len(span))
    assert text[start:end] == kept
