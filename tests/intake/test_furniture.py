from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.intake.furniture import kind_of, kinds_of, opens_a_list
from testigo.intake.phrases import Place, phrases

LEAD = "Seven people were killed when soldiers raided a warehouse in the port of Calda on Monday, the ministry said."
SECOND = "Residents disputed the account. A woman who lives opposite said that no shots had come from the building."


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Follow us on Facebook, X and Instagram", "promotion"),
        ("Sign up for our free morning newsletter", "promotion"),
        ("Join our WhatsApp channel for breaking news", "promotion"),
        ("Do you have a story? Email us at tips@caldapost.example", "promotion"),
        ("Please consider supporting our journalism today.", "promotion"),
        ("Share this article", "promotion"),
        ("Turn on notifications", "promotion"),
        ("Make us preferred on Google", "promotion"),
        ("Compartir en Facebook", "promotion"),
        ("Related stories", "teaser"),
        ("Suggested Topics:", "teaser"),
        ("READ MORE: Ferry sinks off Marrow with ninety on board", "teaser"),
        ("You may also like", "teaser"),
        ("Most read in World", "teaser"),
        ("Lire aussi : le port de Calda fermé", "teaser"),
        ("Home | World | Africa", "navigation"),
        ("Home › World › Africa", "navigation"),
        ("Advertisement", "navigation"),
        ("Story continues below advertisement", "navigation"),
        ("Opens in new window", "navigation"),
        ("Save for later", "navigation"),
        ("+4", "navigation"),
        ("|", "navigation"),
        ("www.caldapost.example", "navigation"),
        ("Tags: Calda, raid, army", "navigation"),
        ("We use cookies to improve your experience on this site.", "notice"),
        ("This site is protected by reCAPTCHA and the Google Privacy Policy and Terms of Service apply.", "notice"),
        ("To continue reading, subscribe now.", "notice"),
        ("This article is more than 5 years old", "notice"),
        ("Note: This story has been updated.", "notice"),
        ("The views expressed are the author's own.", "notice"),
        ("Comments (12)", "comment"),
        ("What do you think?", "comment"),
        ("Log in to comment", "comment"),
        ("© 2031 The Calda Post. All rights reserved.", "credit"),
        ("Reporting by Ana Ruiz; editing by Li Wei", "credit"),
        ("The Associated Press contributed to this report.", "credit"),
        ("With inputs from PTI", "credit"),
        ("Getty Images", "credit"),
        ("lh/kdf/mt", "credit"),
        ("By Ana Ruiz in Calda", "byline"),
        ("Ana Ruiz, Defence Correspondent", "byline"),
        ("Published 5 March 2031, 10:15 GMT", "byline"),
        ("4 min read", "byline"),
        ("2 hours ago", "byline"),
        ("File photo: soldiers at the gate of the port", "caption"),
        ("Soldiers at the gate (Photo: Ana Ruiz/AP)", "caption"),
    ],
)
def test_a_line_of_furniture_has_its_kind(line: str, kind: str) -> None:
    assert kind_of(line) == kind
    assert kind_of(f"  • {line} ") == kind or line[:1] in "+|" or kind == "byline"


@pytest.mark.parametrize(
    "line",
    [
        LEAD,
        SECOND,
        "Subscribers lost service when the blast cut the lines, the company said.",
        "Sign up for the militia or leave, they were told.",
        "“Follow us or die,” the gunman shouted, according to two witnesses.",
        "They shared the video on Facebook before it was removed.",
        "Related charges against two officers were dropped in May.",
        "Live rounds were fired, the hospital said.",
        "Comments by the minister drew anger in Calda.",
        "Reporting restrictions were lifted on Friday.",
        "Reporting from the front was banned, she said.",
        "Copyright law does not protect him, the court ruled.",
        "Advertisement revenue paid for the militia's arms, investigators say.",
        "Latest figures put the dead at 31.",
        "Home Minister Raj Patel ordered an inquiry.",
        "World Food Programme trucks were looted.",
        "Search teams found six more bodies.",
        "Published figures are lower than those of the hospitals.",
        "We need your support, the rebel leader told villagers.",
        "What do you think happened next?",
        "Tags on the bodies bore numbers only.",
        "Ana Ruiz, a correspondent for the Post, was killed.",
        "By Monday the toll had risen to 12.",
        "This article of the constitution allows it.",
        "Correction officers opened fire on inmates.",
        "Correction: an earlier version of this story gave the wrong age for the minister. He is 52.",
        "Dead: 12. Wounded: 40. Missing: 7.",
        "Contact with the village was lost on Tuesday.",
        "12 dead",
        "Nobody was hurt.",
        "— Ana Ruiz, May 3, 2020",
        "CALDA, Verania (AP) — Seven people were killed.",
    ],
)
@pytest.mark.parametrize("position", [0.1, 0.5, 0.95])
def test_a_line_of_the_story_is_none(line: str, position: float) -> None:
    assert kind_of(line, position=position) is None


@pytest.mark.parametrize("line", ["", " \n\t ", "x" * 7000, LEAD * 20])
def test_nothing_and_what_is_too_long_for_furniture_have_no_kind(line: str) -> None:
    assert kind_of(line) is None


def test_a_figure_among_lines_of_the_story_is_a_cell_of_a_table_and_among_furniture_a_counter() -> None:
    assert kind_of("12", neighbours=("Killed", "Wounded")) is None
    assert kind_of("12", neighbours=("Share", "Comments")) == "navigation"


def test_items_parted_by_bars_are_a_menu_unless_the_next_line_is_a_row_of_figures() -> None:
    assert kind_of("Home | World | Sport") == "navigation"
    assert kind_of("Town | Killed | Wounded", neighbours=("", "Calda | 7 | 12")) is None


def test_headlines_under_the_opening_of_a_list_are_teasers_to_its_end() -> None:
    lines = [LEAD, SECOND, "Related stories", "Ferry sinks off Marrow", "Mayor resigns over harbour deal", LEAD]
    assert kinds_of(lines) == [None, None, "teaser", "teaser", "teaser", None]


def test_a_list_at_the_end_of_a_page_is_teasers_to_its_last_line() -> None:
    lines = [LEAD, "It is over", "Related stories", "Ferry sinks off Marrow", "Mayor resigns over deal", "Three held"]
    assert kinds_of(lines)[2:] == ["teaser"] * 4


def test_a_list_ends_at_a_sentence() -> None:
    lines = [LEAD, "Related stories", "Ferry sinks off Marrow", SECOND, "A long dispute", LEAD]
    assert kinds_of(lines) == [None, "teaser", "teaser", None, None, None]


def test_short_lines_below_the_story_are_furniture_only_behind_a_line_that_is() -> None:
    assert kinds_of([LEAD, SECOND, "Ferry sinks off Marrow Island"]) == [None, None, None]
    tail = kinds_of([LEAD, SECOND, "Share this article", "Ferry sinks off Marrow Island", "Marrow"])
    assert tail == [None, None, "promotion", "teaser", "navigation"]


def test_a_numbered_list_of_the_most_read_is_teasers() -> None:
    lines = [LEAD, SECOND, LEAD, SECOND, "Most read", "1 Ferry sinks off Marrow", "2 Mayor resigns", "3 Three held"]
    assert kinds_of(lines)[4:] == ["teaser"] * 4


def test_a_live_label_that_heads_a_page_is_its_title() -> None:
    assert kinds_of(["LIVE: Troops storm the port of Calda", LEAD])[0] is None


@pytest.mark.parametrize(
    ("line", "answer"),
    [("Most read in News", True), ("Related stories:", True), ("Topics", True), (LEAD, False), ("Calda", False)],
)
def test_what_opens_a_list_of_other_stories_is_known(line: str, answer: bool) -> None:
    assert opens_a_list(line) is answer


@pytest.mark.parametrize("place", get_args(Place))
def test_no_phrase_matches_nothing(place: Place) -> None:
    for kind, pattern in phrases(place):
        assert pattern.match("") is None, kind
        assert pattern.search(LEAD.lower()) is None or place != "within", kind


@given(
    st.lists(
        st.one_of(st.text(max_size=60), st.sampled_from([LEAD, "Related stories", "Share", "1 of 2"])), max_size=12
    )
)
def test_whatever_the_lines_each_gets_one_kind_and_the_same_again(lines: list[str]) -> None:
    kinds = kinds_of(lines)
    assert len(kinds) == len(lines)
    assert kinds == kinds_of(lines)
