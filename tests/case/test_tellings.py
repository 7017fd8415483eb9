import pytest
from sample_accounts import MadePage

from testigo.case.records import Amount, Node, Telling
from testigo.case.tellings import tellings_of


def asked(made: MadePage, question: str) -> list[Telling]:
    return [t for t in tellings_of(made.ledger()) if t.question == question]


def test_a_named_victim_is_told_and_one_without_a_name_is_not() -> None:
    made = MadePage("Gunmen killed Mira Dostal and her driver.")
    mira, driver = made.entity("person", "Mira Dostal"), made.entity("person", "her driver")
    made.incident("killing", "killed", patients=[("Mira Dostal", mira), ("her driver", driver)])
    assert [t.words for t in asked(made, "patient")] == ["Mira Dostal"]


def test_the_condemned_killing_is_told_by_the_page_and_not_by_who_condemns_it() -> None:
    made = MadePage("The Ostrel government condemned the killing of Mira Dostal by suspected rebels.")
    mira, rebels = made.entity("person", "Mira Dostal"), made.entity("group", "suspected rebels")
    made.claim("The Ostrel government", "the killing of Mira Dostal by suspected rebels", cue="condemned")
    made.incident("killing", "killing", patients=[("Mira Dostal", mira)], agents=[("suspected rebels", rebels)])
    agent = asked(made, "agent")[0]
    assert len(agent.chain) == 1
    assert agent.claim is None
    assert agent.hedged


def test_what_the_police_say_is_told_by_the_police() -> None:
    made = MadePage("Police said gunmen killed Mira Dostal.")
    police = made.entity("organisation", "Police")
    mira = made.entity("person", "Mira Dostal")
    made.claim("Police", "gunmen killed Mira Dostal", entity=police, cue="said")
    made.incident("killing", "killed", patients=[("Mira Dostal", mira)])
    (victim,) = asked(made, "patient")
    assert [node.id for node in victim.chain] == ["outlet", police]


def test_words_under_a_belief_are_hedged() -> None:
    made = MadePage("Officials believe that rebels fired.")
    rebels = made.entity("group", "rebels")
    made.claim("Officials", "rebels fired", act="hedge", cue="believe")
    made.incident("shooting", "fired", agents=[("rebels", rebels)])
    assert asked(made, "agent")[0].hedged


def test_a_headline_is_told_as_the_body_tells_it() -> None:
    made = MadePage("Nine people died, the hospital said.", title="Nine dead in fire")
    hospital = made.entity("organisation", "the hospital")
    claim = made.claim("the hospital", "Nine people died", entity=hospital)
    fire = made.incident("accident", "died")
    made.count("Nine dead", 9, fire)
    made.count("Nine people", 9, fire, told_by=claim)
    (told,) = asked(made, "killed")
    assert told.claim == claim
    assert len(told.spans) == 2


def test_what_one_teller_says_twice_stands_once_and_is_open_only_where_it_always_is() -> None:
    made = MadePage("Rebels attacked. Some say that alleged rebels attacked the town.")
    rebels = made.entity("group", "Rebels", "Rebels", "alleged rebels")
    made.incident("attack", "attacked", agents=[("Rebels", rebels), ("alleged rebels", rebels)])
    (agent,) = asked(made, "agent")
    assert len(agent.spans) == 2
    assert not agent.hedged


def test_a_filler_that_is_plainly_somebody_elses_name_is_known_by_its_words() -> None:
    made = MadePage("The minister, Tomas Revnik, spoke. Somebody shot Pavo Lindt.")
    revnik = made.entity("person", "Tomas Revnik", "Tomas Revnik", "Pavo Lindt")
    made.incident("shooting", "shot", patients=[("Pavo Lindt", revnik)])
    assert [t.value for t in asked(made, "patient")] == ["Pavo Lindt"]


def test_two_names_in_one_filler_are_two_victims() -> None:
    made = MadePage("The murder of Mira Dostal and Petra Solt shocked Ostrel.")
    both = made.entity("person", "Mira Dostal and Petra Solt")
    made.incident("killing", "murder", patients=[("Mira Dostal and Petra Solt", both)])
    assert [t.value for t in asked(made, "patient")] == ["Mira Dostal", "Petra Solt"]


def test_the_word_for_it_may_say_what_it_was_done_with() -> None:
    made = MadePage("Attackers machinegunned the house.")
    made.incident("shooting", "machinegunned")
    assert [t.value for t in asked(made, "instrument")] == ["machine gun"]


def test_a_home_without_a_name_is_no_place() -> None:
    made = MadePage("He was shot at his home in Selmar.")
    made.incident("shooting", "shot", where=["his home", "Selmar"])
    assert [t.words for t in asked(made, "where")] == ["Selmar"]


def test_a_person_and_a_vehicle_are_no_places() -> None:
    made = MadePage("The killing of Mira Dostal on the Selmar night bus.")
    made.entity("person", "Mira Dostal")
    made.entity("vehicle", "the Selmar night bus")
    made.incident("killing", "killing", where=["Mira Dostal", "the Selmar night bus", "Selmar"])
    assert [t.words for t in asked(made, "where")] == ["Selmar"]


@pytest.mark.parametrize("words", ["a van packed with explosives", "A lorry laden with 200 kg of explosives"])
def test_a_vehicle_full_of_explosives_is_a_car_bomb_and_no_target(words: str) -> None:
    made = MadePage(f"{words} was driven at the barracks.")
    vehicle = " ".join(words.split()[:2])
    made.incident("attack", "driven", targets=[(vehicle, None), ("the barracks", None)])
    assert [t.value for t in asked(made, "instrument")] == ["car bomb"]
    assert [t.words for t in asked(made, "target")] == ["the barracks"]


def test_no_policeman_and_a_motorcycle_did_not_do_it() -> None:
    made = MadePage("Gunmen on a motorcycle fired. No policeman fired.")
    motorcycle = made.entity("vehicle", "a motorcycle")
    made.incident("shooting", "fired", agents=[("Gunmen", None), ("a motorcycle", motorcycle), ("No policeman", None)])
    assert [t.words for t in asked(made, "agent") if not t.denied] == ["Gunmen"]


def test_a_building_left_destroyed_is_damage() -> None:
    made = MadePage("The blast destroyed the union hall.")
    hall = made.entity("facility", "the union hall")
    made.incident("bombing", "blast", "destroyed", targets=[("the union hall", hall)])
    assert [t.value for t in asked(made, "damage")] == ["the union hall destroyed"]


def test_who_denies_it_is_not_told_to_have_done_it() -> None:
    made = MadePage("The Front denied that its men attacked Selmar.")
    front = made.entity("organisation", "The Front")
    men = made.entity("group", "its men")
    made.claim("The Front", "its men attacked Selmar", entity=front, act="deny", cue="denied")
    made.incident("attack", "attacked", agents=[("its men", men)])
    agents = asked(made, "agent")
    assert agents
    assert all(t.denied for t in agents)
    assert {t.value for t in agents} == {Node(page=made.ledger().page.id, id=i) for i in (front, men)}


def test_a_count_keeps_its_number_and_its_teller() -> None:
    made = MadePage("The ministry said four gunmen were killed.")
    ministry = made.entity("organisation", "The ministry")
    claim = made.claim("The ministry", "four gunmen were killed", entity=ministry)
    raid = made.incident("raid", "killed")
    made.count("four gunmen", 4, raid, who="armed_group", told_by=claim)
    (told,) = asked(made, "killed")
    assert told.value == Amount(low=4, high=4)
    assert told.chain[-1].id == ministry


def test_the_crowd_that_was_fired_at_is_a_target() -> None:
    made = MadePage("Officers fired into the crowd and killed two people.")
    crowd = made.entity("group", "the crowd")
    two = made.entity("group", "two people")
    made.incident("shooting", "fired", patients=[("the crowd", crowd), ("two people", two)])
    assert [t.words for t in asked(made, "target")] == ["the crowd"]
