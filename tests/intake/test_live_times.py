import pytest

from testigo.intake.live_times import stamp_of
from testigo.intake.text import text_page


@pytest.mark.parametrize(
    ("paragraph", "time", "date"),
    [
        ("10:05 GMT", "10:05", None),
        ("10.05am Troops enter", "10:05", None),
        ("12:30 a.m. Troops enter", "00:30", None),
        ("3:15 p.m. ET — The army", "15:15", None),
        ("22.40 That is all", "22:40", None),
        ("Day 2, 10.15am", "10:15", None),
        ("14h30 Les soldats", "14:30", None),
        ("5 March 2031, 10:05 GMT", "10:05", "2031-03-05"),
        ("10 a.m. The army", "10:00", None),
        ("Updated 10:05 GMT", "10:05", None),
    ],
)
def test_a_time_at_the_head_of_a_paragraph_is_read(paragraph: str, time: str, date: str | None) -> None:
    stamp = stamp_of(paragraph)
    assert stamp is not None
    assert (stamp.time, stamp.date) == (time, date)
    assert paragraph[stamp.start : stamp.end].strip() == paragraph[stamp.start : stamp.end]


@pytest.mark.parametrize(
    "paragraph",
    [
        "10:1 was the ratio",
        "2:1 the score",
        "3.5 million people",
        "10.30 was the hour",
        "13 p.m. The",
        "24:00",
        "7:30 to 9:30 daily",
        "2031",
    ],
)
def test_a_score_a_measure_and_an_hour_that_there_is_not_are_none(paragraph: str) -> None:
    assert stamp_of(paragraph) is None


def test_a_live_blog_has_a_dateline_for_each_entry() -> None:
    text = "\n\n".join(
        ["LIVE: Raid on Calda"]
        + [f"{hour}:05 GMT\nTroops have entered the port, the {hour}th witness said." for hour in (12, 11, 10)]
    )
    page = text_page(text, data=b"")
    assert page.title == "LIVE: Raid on Calda"
    assert [line.time for line in page.datelines] == ["12:05", "11:05", "10:05"]


def test_one_time_at_the_head_of_a_paragraph_makes_no_live_blog() -> None:
    page = text_page("Raid in Calda\n\n10:05 Troops entered the port.\n\nThe army denied it on Monday.", data=b"")
    assert page.datelines == ()
