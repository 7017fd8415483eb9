import pytest
from sample_accounts import MadePage

from testigo.case.records import Amount
from testigo.case.toll import tallies_of
from testigo.case.victims import Victims


def totals(made: MadePage) -> list[float | None]:
    return [amount.low for who, amount in tallies(made) if who is None]


def parts(made: MadePage) -> dict[str, float | None]:
    return {who: amount.low for who, amount in tallies(made) if who is not None}


def tallies(made: MadePage) -> list[tuple[str | None, Amount]]:
    ledger = made.ledger()
    return [(t.who, t.amount) for t in tallies_of(ledger, Victims(ledger))]


def test_what_stands_side_by_side_is_added_up() -> None:
    made = MadePage("The clash killed two officers and seven rebels.")
    clash = made.incident("clash", "clash")
    made.count("two officers", 2, clash, who="security")
    made.count("seven rebels", 7, clash, who="armed_group")
    assert totals(made) == [9]
    assert parts(made) == {"security": 2, "armed_group": 7}


def test_a_named_victim_and_others_are_counted_together() -> None:
    made = MadePage("Mira Dostal and two of her guards were killed.")
    mira = made.entity("person", "Mira Dostal")
    killing = made.incident("killing", "killed", patients=[("Mira Dostal", mira)])
    made.count("two of her guards", 2, killing, who="security")
    assert totals(made) == [3]


def test_the_named_victim_counted_by_description_is_not_counted_twice() -> None:
    made = MadePage("The murder of Mira Dostal, an old woman, shocked Ostrel.")
    mira = made.entity("person", "Mira Dostal", "Mira Dostal", "an old woman")
    killing = made.incident("killing", "murder", patients=[("Mira Dostal", mira), ("an old woman", mira)])
    made.count("an old woman", 1, killing)
    assert tallies(made) == []


def test_those_among_the_dead_are_a_part_and_no_total() -> None:
    made = MadePage("Twelve people were hurt, including two girls.")
    fire = made.incident("accident", "hurt")
    made.count("Twelve people", 12, fire, effect="injured")
    made.count("two girls", 2, fire, effect="injured", who="civilian")
    assert totals(made) == [12]
    assert parts(made) == {"children": 2}


def test_some_of_them_are_a_part() -> None:
    made = MadePage("Nine were shot. Six of the nine were hit from behind.")
    killing = made.incident("killing", "shot")
    made.count("Six of the nine", 6, killing, who="protester")
    assert totals(made) == []
    assert parts(made) == {"protester": 6}


def test_the_other_two_are_no_total() -> None:
    made = MadePage("It did not account for the other two dead.")
    killing = made.incident("killing", "dead")
    made.count("the other two", 2, killing)
    assert totals(made) == []


def test_two_named_in_one_sentence_are_two_killed() -> None:
    made = MadePage("The killing of Mira Dostal and Petra Solt shocked Ostrel.")
    people = [(name, made.entity("person", name)) for name in ("Mira Dostal", "Petra Solt")]
    made.incident("killing", "killing", patients=people)
    assert totals(made) == [2]


def test_two_named_in_two_sentences_are_not_added_up() -> None:
    made = MadePage("Rebels killed Mira Dostal. They also killed Petra Solt in May.")
    people = [(name, made.entity("person", name)) for name in ("Mira Dostal", "Petra Solt")]
    made.incident("killing", "killed", patients=people)
    assert totals(made) == []


def test_a_double_murder_is_two() -> None:
    made = MadePage("The double murder was solved.")
    made.incident("killing", "murder")
    assert totals(made) == [2]


def test_not_a_single_one_is_none() -> None:
    made = MadePage("Not a single citizen was harmed.")
    raid = made.incident("raid", "harmed")
    made.count("a single citizen", 1, raid, effect="injured")
    assert totals(made) == [0]


def test_repeated_numbers_are_not_added_up() -> None:
    made = MadePage("Seven people died. We repeat: seven persons are dead.")
    fire = made.incident("accident", "died")
    made.count("Seven people", 7, fire)
    made.count("seven persons", 7, fire)
    assert totals(made) == [7, 7]


def test_marchers_that_the_reader_lays_to_no_incident_are_those_of_the_one_march() -> None:
    made = MadePage("A march crossed Selmar. The union counted 20,000. A second march set out at night.")
    made.incident("protest", "march")
    made.count("20,000", 20000, None, effect="participated")
    assert totals(made) == [20000]
    made.incident("protest", "A second march")
    assert totals(made) == []


def test_some_of_them_are_nobody_to_be_counted_apart_whatever_the_reader_takes_them_for() -> None:
    made = MadePage("Nine policemen were hurt, one of them by a bullet.")
    clash = made.incident("clash", "hurt")
    made.count("Nine policemen", 9, clash, effect="injured", who="security")
    made.count("one of them", 1, clash, effect="injured", who="security")
    assert parts(made) == {"security": 9}


def test_some_of_them_are_counted_apart_where_nobody_else_is_counted() -> None:
    made = MadePage("The police came under fire and two of them were hurt.")
    clash = made.incident("clash", "fire")
    made.count("two of them", 2, clash, effect="injured", who="security")
    assert parts(made) == {"security": 2}


def test_how_some_of_them_were_hurt_is_not_who_they_are() -> None:
    made = MadePage("The march left 74 people hurt, 22 of them by live rounds.")
    march = made.incident("shooting", "march")
    made.count("74 people", 74, march, effect="injured", who="protester")
    made.count("22 of them", 22, march, effect="injured", who="security")
    assert parts(made) == {}


def test_some_of_them_who_are_of_no_side_are_nobody_apart() -> None:
    made = MadePage("The wounded were taken to Selmar. Nine of them died in the night.")
    strike = made.incident("strike", "wounded")
    made.count("Nine of them", 9, strike, who="civilian")
    assert tallies(made) == []


def test_with_a_fourth_victim_there_are_four() -> None:
    made = MadePage("A fourth victim, a woman of 18, died at noon.")
    killing = made.incident("killing", "died")
    made.count("A fourth victim", 1, killing)
    made.count("a woman of 18", 1, killing)
    assert totals(made) == [4]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Police say five people have died in their cells this year.", 0),
        ("Police say five people died in the deadliest attack this year.", 1),
        ("Police say five people died in the third attack this year.", 1),
    ],
)
def test_those_of_a_whole_year_are_not_counted_with_one_night(words: str, number: int) -> None:
    made = MadePage(words)
    made.count("five people", 5, made.incident("killing", "died"))
    assert len(tallies(made)) == number


@pytest.mark.parametrize(("words", "number"), [("17 injuries", 0), ("12 deaths and 17 injuries", 1)])
def test_wounds_of_one_body_are_no_persons_unless_they_stand_beside_the_dead(words: str, number: int) -> None:
    made = MadePage(f"The doctors found {words}.")
    made.count("17 injuries", 17, made.incident("abuse", "found"), effect="injured")
    assert len(tallies(made)) == number


def test_those_who_are_still_held_are_not_all_who_were_taken() -> None:
    made = MadePage("Gunmen took 27 travellers. Fifteen people are still being held. Fifteen people are still hurt.")
    taken = made.incident("abduction", "took")
    made.count("27 travellers", 27, taken, effect="abducted")
    made.count("Fifteen people", 15, taken, effect="abducted")
    assert totals(made) == [27]


def test_a_number_that_is_set_right_is_denied_and_not_told() -> None:
    made = MadePage("Fifteen children are dead, and not fourteen.")
    poisoning = made.incident("poisoning", "dead")
    made.count("Fifteen children", 15, poisoning)
    made.count("fourteen", 14, poisoning)
    ledger = made.ledger()
    assert [(t.amount.low, t.denied) for t in tallies_of(ledger, Victims(ledger)) if t.who is None] == [
        (14, True),
        (15, False),
    ]


@pytest.mark.parametrize(
    ("words", "number"), [("A ransom of 2 million marks was paid", 0), ("It did damage of 2 million marks", 1)]
)
def test_a_ransom_is_no_damage(words: str, number: int) -> None:
    made = MadePage(f"{words} after the raid.")
    made.count("2 million marks", 2_000_000, made.incident("raid", "raid"), effect="damage")
    assert len(tallies(made)) == number


def test_the_missing_whom_the_reader_lays_to_no_incident_are_of_the_first_harm() -> None:
    made = MadePage("The ferry sank. A man was arrested. Three passengers are missing.")
    sinking = made.incident("accident", "sank")
    made.incident("arrest", "arrested")
    made.count("Three passengers", 3, None, effect="missing")
    ledger = made.ledger()
    assert [t.incident.id for t in tallies_of(ledger, Victims(ledger))] == [sinking]


def test_both_take_up_those_told_of_before() -> None:
    made = MadePage("Two men were shot. The doctor said both had bullet wounds.")
    made.count("both", 2, made.incident("shooting", "wounds"), effect="injured")
    assert tallies(made) == []


def test_a_number_of_marchers_is_no_number_of_arrests() -> None:
    made = MadePage("Police put the number of marchers at 500 in the protest.")
    made.incident("protest", "protest")
    made.count("500", 500, made.incident("arrest", "put"), effect="arrested")
    ledger = made.ledger()
    assert [t.effect for t in tallies_of(ledger, Victims(ledger))] == ["participated"]


def test_who_is_hurt_by_poison_is_ill() -> None:
    made = MadePage("More than 60 fell ill.")
    made.count("More than 60", 60, made.incident("poisoning", "fell ill"), effect="injured")
    ledger = made.ledger()
    assert [t.effect for t in tallies_of(ledger, Victims(ledger))] == ["infected"]


def test_an_article_counts_nobody() -> None:
    made = MadePage("The crash killed a driver.")
    crash = made.incident("accident", "crash")
    made.count("a", 1, crash)
    assert totals(made) == []


def test_more_bodies_are_no_total_where_the_page_gives_one() -> None:
    made = MadePage("Divers found 12 more bodies, which brings the dead to 21.")
    sinking = made.incident("accident", "bodies")
    made.count("12 more bodies", 12, sinking)
    assert totals(made) == [12]
    made.count("21", 21, sinking)
    assert totals(made) == [21]


def test_the_rescued_are_counted_apart_and_never_added_to_the_missing() -> None:
    made = MadePage("104 people had been rescued and 60 were still missing.")
    sinking = made.incident("accident", "missing")
    made.count("104 people", 104, sinking, effect="missing")
    made.count("60", 60, sinking, effect="missing")
    assert totals(made) == [60]
    assert parts(made) == {"rescued": 104}


def test_passengers_and_crew_are_all_who_were_aboard() -> None:
    made = MadePage("The ferry that sank had 143 passengers and twelve crew aboard.")
    sinking = made.incident("accident", "sank")
    made.count("143 passengers", 143, sinking, effect="affected")
    assert totals(made) == [155]


def test_persons_are_everyone_even_where_the_reader_takes_them_for_policemen() -> None:
    made = MadePage("The police arrested 43 persons at the march.")
    arrest = made.incident("arrest", "arrested")
    made.count("43 persons", 43, arrest, effect="arrested", who="security")
    assert totals(made) == [43]
    assert parts(made) == {}
