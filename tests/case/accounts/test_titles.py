import pytest

from testigo.case.accounts.titles import day_of, place_of, slug_of, title_of
from testigo.case.records import Amount, Answer, Asked, Origin, Question, Spot


def answer(value: Amount | Spot | str | bool, origins: int = 1, party: str | None = None) -> Answer:
    groups = tuple(Origin(told=(n,), reasons=()) for n in range(origins))
    return Answer(value=value, party=party, told=(), denied=(), origins=groups)


def question(asked: Asked, *answers: Answer) -> Question:
    return Question(question=asked, who=None, answers=answers, verdict="agree", silent=())


def spot(name: str, precision: str = "city") -> Spot:
    return Spot(name=name, latitude=1.0, longitude=1.0, precision=precision, country="VE")  # type: ignore[arg-type]


def test_a_killing_is_called_by_the_dead_the_place_and_the_day() -> None:
    asked = [question("patient", answer("Joren Haldric", party="joren-haldric"))]
    assert title_of("killing", asked, "2025-03-06", "Selmar") == "Killing of Joren Haldric in Selmar, 6 March 2025"


def test_two_dead_are_both_named_and_three_are_one_and_others() -> None:
    people = [answer(name, 2, party=name) for name in ("Ana Sol", "Ivo Brandt", "Olen Dray")]
    assert title_of("killing", [question("patient", *people[:2])], None, None) == "Killing of Ana Sol and Ivo Brandt"
    assert title_of("killing", [question("patient", *people)], None, None) == "Killing of Ana Sol and others"


def test_a_bombing_is_called_by_what_was_hit_rather_than_by_the_dead() -> None:
    asked = [question("patient", answer("Ana Sol", party="ana-sol")), question("target", answer("the customs house"))]
    assert title_of("bombing", asked, "2025-03", None) == "Bombing of the customs house, March 2025"


def test_names_in_a_page_without_capitals_get_them_and_notes_in_brackets_go() -> None:
    asked = [question("target", answer("ferrol [union of ferrymen]"))]
    assert title_of("attack", asked, None, None) == "Attack on Ferrol"


@pytest.mark.parametrize(
    ("when", "written"),
    [("2025", "2025"), ("2025-03-06/2025-03-07", "6–7 March 2025"), ("2025-03/2025-04", "March 2025 – April 2025")],
)
def test_days_are_written_as_in_english(when: str, written: str) -> None:
    assert title_of("clash", [], when, None) == f"Clash, {written}"


def test_the_day_covers_the_neighbouring_days_that_many_origins_give() -> None:
    asked = [question("when", answer("2025-03-06", 4), answer("2025-03-07", 2), answer("2025-03-19", 3))]
    assert day_of(asked) == "2025-03-06/2025-03-07"


def test_one_odd_origin_does_not_stretch_the_day() -> None:
    assert day_of([question("when", answer("2025-03-06", 4), answer("2025-03-07", 1))]) == "2025-03-06"


def test_the_place_is_a_town_rather_than_the_country() -> None:
    asked = [question("where", answer(spot("Velduria", "country"), 5), answer(spot("Drevna"), 2))]
    assert place_of(asked) == "Drevna"


def test_an_id_can_be_read() -> None:
    assert slug_of("killing", "2025-03-06", "St. Brannoc’s Quay") == "killing-2025-03-06-st-brannoc-s-quay"


def test_of_two_answers_with_equal_origins_the_day_comes_before_the_month() -> None:
    assert day_of([question("when", answer("2017-06"), answer("2018-01-15"))]) == "2018-01-15"
