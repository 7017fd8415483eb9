import pytest

from testigo.intake.furniture import kinds_of
from testigo.intake.masthead import could_be_title, mark_head, title_at

LEAD = "Seven people were killed when soldiers raided a warehouse in the port of Calda on Monday, the ministry said."
HEADLINE = "Raid in Calda leaves seven dead"


def title(*lines: str, given: str | None = None) -> str | None:
    at = title_at(lines, kinds_of(lines), given)
    return None if at is None else lines[at]


def test_the_first_line_that_could_be_a_headline_is_the_title() -> None:
    assert title(HEADLINE, LEAD) == HEADLINE
    assert title("By Ana Ruiz", HEADLINE, LEAD) == HEADLINE


def test_labels_above_the_title_are_passed_over() -> None:
    assert title("WORLD", "Home | World | Africa", HEADLINE, LEAD) == HEADLINE
    assert title("Africa", "The Calda Post", HEADLINE, LEAD) == HEADLINE


def test_the_title_that_is_known_is_found_wherever_the_head_has_it() -> None:
    assert title("Dockers mourn their dead", HEADLINE, LEAD, given=f" {HEADLINE.upper()} ") == HEADLINE


@pytest.mark.parametrize("lines", [(LEAD,), (HEADLINE,), (LEAD, LEAD), ()])
def test_a_text_that_begins_with_its_story_has_no_title(lines: tuple[str, ...]) -> None:
    assert title(*lines) is None


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        (HEADLINE, True),
        ("Who shot first?", True),
        ("Raid by the U.S.", True),
        (LEAD, False),
        ("Raid in Calda,", False),
        ("12", False),
        ("x " * 200, False),
    ],
)
def test_a_headline_is_short_and_ends_like_none_of_the_storys_sentences(line: str, answer: bool) -> None:
    assert could_be_title(line) is answer


def test_labels_above_the_title_and_names_beside_a_byline_are_set_aside() -> None:
    lines = ["WORLD", HEADLINE, "Ana Ruiz", "Published 5 March 2031", "12", LEAD]
    kinds = kinds_of(lines)
    mark_head(lines, kinds, 1)
    assert kinds == ["navigation", None, "byline", "byline", "navigation", None]
