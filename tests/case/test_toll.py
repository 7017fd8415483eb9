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
