import pytest

from testigo.reading.trimming import trimmed


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
