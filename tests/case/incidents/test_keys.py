from dataclasses import replace

from sample_portraits import marks, portrait

from testigo.case.incidents.days import days
from testigo.case.incidents.keys import keys_of
from testigo.case.incidents.marks import marks_of


def test_what_a_page_gives_no_day_finds_what_happened_up_to_four_days_before() -> None:
    undated = keys_of(marks("a", "abduction", told="2025-03-07")).keys()
    for day in ("2025-03-03", "2025-03-05", "2025-03-07"):
        assert undated & keys_of(marks("b", "abduction", day=day)).keys()
    assert not undated & keys_of(marks("b", "abduction", day="2025-02-20")).keys()


def test_arson_is_looked_for_among_accidents_and_a_shooting_is_not() -> None:
    accident = keys_of(marks("a", "accident", day="2025-03-06")).keys()
    assert accident & keys_of(marks("b", "arson", day="2025-03-06")).keys()
    assert not accident & keys_of(marks("b", "shooting", day="2025-03-06")).keys()


def test_a_death_of_the_wounded_on_sunday_does_not_part_a_bombing_from_that_of_last_week() -> None:
    later = replace(
        portrait("a", "bombing", day="2025-03-09", told="2025-03-10"), days=("2025-03-09", "2025-03-03/2025-03-09")
    )
    bombing = marks("b", "bombing", day="2025-03-06")
    assert days(marks_of(later), bombing)[0] > 0
    assert days(marks("a", "bombing", day="2025-03-09", told="2025-03-10"), bombing)[0] < -1
