from dataclasses import replace

from sample_accounts import MadePage

from testigo.case.claim_chains import Tellers
from testigo.case.denials import Denial, denials_of
from testigo.ledger import Filler


def denials(made: MadePage) -> list[Denial]:
    ledger = made.ledger()
    return list(denials_of(ledger, Tellers(ledger)))


def test_who_denies_any_part_in_it_denies_that_they_did_it() -> None:
    made = MadePage("The Front denied any part in the attack on Selmar.")
    front = made.entity("organisation", "The Front")
    made.claim("The Front", "any part in the attack on Selmar", entity=front, act="deny", cue="denied")
    made.incident("attack", "attack")
    assert [(d.question, d.party and d.party.id) for d in denials(made)] == [("agent", front)]


def test_a_bare_denial_answers_the_claim_before_it() -> None:
    made = MadePage("Rebels say the air force bombed the market. The government denies this.")
    force = made.entity("organisation", "the air force")
    government = made.entity("organisation", "The government")
    made.claim("Rebels", "the air force bombed the market", cue="say")
    made.claim("The government", "this", entity=government, act="deny", cue="denies")
    made.incident("strike", "bombed", agents=[("the air force", force)])
    assert {d.party.id for d in denials(made) if d.party} == {force, government}


def test_rejecting_reports_of_a_strike_denies_that_there_was_one() -> None:
    made = MadePage("The ministry rejects false reports of an air strike on Tolva.")
    ministry = made.entity("organisation", "The ministry")
    made.claim("The ministry", "false reports of an air strike on Tolva", entity=ministry, act="deny", cue="rejects")
    made.incident("strike", "air strike")
    assert {d.question for d in denials(made)} == {"happened", "agent"}


def test_a_denial_that_points_back_is_of_the_incident_told_before() -> None:
    made = MadePage("A bomb went off in Tolva. The League denied responsibility for the attack.")
    league = made.entity("organisation", "The League")
    made.claim("The League", "responsibility for", entity=league, act="deny", cue="denied")
    incident = made.incident("bombing", "went off")
    assert [(d.incident.id, d.question) for d in denials(made)] == [(incident, "agent")]


def test_a_denial_of_something_else_is_none_of_the_incident() -> None:
    made = MadePage(
        "A bomb went off in Tolva. The mayor denied that she had asked to retire from her office this year."
    )
    mayor = made.entity("person", "The mayor")
    made.claim("The mayor", "she had asked to retire from her office this year", entity=mayor, act="deny", cue="denied")
    made.incident("bombing", "went off")
    assert denials(made) == []


def test_rejecting_the_claim_answers_the_accusation_and_not_what_was_said_since() -> None:
    made = MadePage(
        "Trains collided. The minister blamed Josef Marn. All saw it, he said. The union rejected the claim."
    )
    marn, union = made.entity("person", "Josef Marn"), made.entity("organisation", "The union")
    made.claim("The minister", "Josef Marn", act="accuse", cue="blamed")
    made.claim("he", "All saw it", cue="said")
    made.claim("The union", "the claim", entity=union, act="deny", cue="rejected")
    made.incident("accident", "collided")
    assert {d.party.id for d in denials(made) if d.party} == {marn, union}


def test_it_is_a_lie_denies_what_was_said_just_before() -> None:
    made = MadePage("Ana Ruiz accused the mayor of the murder. It is a lie and a disgrace, the mayor said.")
    ruiz, mayor = made.entity("person", "Ana Ruiz"), made.entity("person", "the mayor")
    made.claim("Ana Ruiz", "the mayor of the murder", entity=ruiz, act="accuse", cue="accused")
    made.claim("the mayor", "It is a lie and a disgrace", entity=mayor, act="deny", cue="said")
    murder = made.incident("killing", "murder", agents=[("the mayor", mayor)])
    assert [(d.incident.id, d.party and d.party.id) for d in denials(made)] == [(murder, mayor)]


def test_a_lawyer_denies_it_of_the_client_and_not_of_himself() -> None:
    made = MadePage("Police say Bruno Keel shot her. The lawyer, Jean Tor, said his client had no part in the killing.")
    keel, tor = made.entity("person", "Bruno Keel"), made.entity("person", "Jean Tor")
    made.claim("Police", "Bruno Keel shot her", cue="say")
    made.claim("The lawyer, Jean Tor", "his client had no part in the killing", entity=tor, act="deny", cue="said")
    made.incident("killing", "shot", "killing", agents=[("Bruno Keel", keel)])
    assert [d.party and d.party.id for d in denials(made)] == [keel]


def test_a_lawyer_who_says_where_the_client_was_denies_it_of_the_client() -> None:
    made = MadePage("A cook set the home on fire. His lawyer said his client had been nowhere near it, and was at sea.")
    cook = made.entity("person", "A cook", "A cook", "his client")
    tor = made.entity("person", "His lawyer")
    made.claim("His lawyer", "his client had been nowhere near it, and was at sea", entity=tor, act="deny", cue="said")
    made.incident("arson", "set the home on fire", agents=[("A cook", cook)])
    assert [d.party and d.party.id for d in denials(made)] == [cook]


def test_who_rejects_an_attempt_denies_nothing() -> None:
    made = MadePage("Two died. The government rejects any attempt to make use of these deaths.")
    government = made.entity("organisation", "The government")
    words = "any attempt to make use of these deaths"
    made.claim("The government", words, entity=government, act="deny", cue="rejects")
    made.incident("killing", "died", "deaths")
    assert denials(made) == []


def test_who_knows_of_no_shooting_does_not_deny_that_there_was_one() -> None:
    made = MadePage("Two were shot. The police said they had no information about any shooting by officers.")
    police = made.entity("organisation", "The police")
    words = "no information about any shooting by officers"
    made.claim("The police", words, entity=police, act="deny", cue="said")
    made.incident("shooting", "shot", "shooting")
    assert {d.question for d in denials(made)} == {"agent"}


def test_violence_against_the_victim_is_denied_of_the_death_told_before() -> None:
    made = MadePage("Kemal Tor died in a cell. A spokesman denied that officers had used violence against Mr Tor.")
    victim = made.entity("person", "Kemal Tor", "Kemal Tor", "Mr Tor")
    spokesman = made.entity("person", "A spokesman")
    words = "officers had used violence against Mr Tor"
    made.claim("A spokesman", words, entity=spokesman, act="deny", cue="denied")
    death = made.incident("killing", "died", patients=[("Kemal Tor", victim)])
    assert {d.incident.id for d in denials(made)} == {death}


def test_whoever_is_defended_by_name_is_the_one_of_whom_it_is_denied() -> None:
    made = MadePage("The union denies that Josef Marn caused the collision.")
    union, marn = made.entity("organisation", "The union"), made.entity("person", "Josef Marn")
    made.claim("The union", "Josef Marn caused the collision", entity=union, act="deny", cue="denies")
    made.incident("accident", "collision")
    assert [d.party and d.party.id for d in denials(made)] == [marn]


def test_denying_to_have_carried_out_a_strike_denies_that_there_was_one() -> None:
    made = MadePage("The ministry denied it had carried out a strike.")
    ministry = made.entity("organisation", "The ministry")
    made.claim("The ministry", "it had carried out a strike", entity=ministry, act="deny", cue="denied")
    made.incident("strike", "strike", agents=[("it", ministry)])
    assert {d.question for d in denials(made)} == {"happened", "agent"}


def test_whoever_else_is_blamed_in_a_denial_is_not_denied() -> None:
    made = MadePage("No aircraft of ours was in the air over the town, and the rebels had bombed the market, it said.")
    rebels, force = made.entity("group", "the rebels"), made.entity("organisation", "it")
    content = "No aircraft of ours was in the air over the town, and the rebels had bombed the market"
    made.claim("it", content, entity=force, act="deny", cue="said")
    made.incident("strike", "bombed", agents=[("the rebels", rebels)])
    assert [d.party and d.party.id for d in denials(made)] == [force]


def test_to_have_had_fighters_there_is_denied_of_what_was_told_before() -> None:
    made = MadePage("Soldiers stormed the camp. The Spear denied that it had fighters in the camp.")
    spear = made.entity("group", "The Spear")
    made.claim("The Spear", "it had fighters in the camp", entity=spear, act="deny", cue="denied")
    raid = made.incident("raid", "stormed")
    assert [(d.incident.id, d.party and d.party.id) for d in denials(made)] == [(raid, spear)]


def test_who_says_that_it_proves_nothing_denies_nothing() -> None:
    made = MadePage("This does not prove that officers fired, the group said.")
    made.claim("the group", "This does not prove that officers fired", act="deny", cue="said")
    made.incident("shooting", "fired", agents=[("officers", None)])
    assert denials(made) == []


def test_what_was_not_used_is_denied_and_the_bomb_that_nobody_planted_is_not() -> None:
    assert means("No policeman fired live rounds at the crowd", "fired", "live rounds") == ["live rounds"]
    assert means("We did not plant the bomb in the attack", "attack", "the bomb") == []


def means(content: str, trigger: str, thing: str) -> list[str]:
    made = MadePage(f"{content}, the chief said.")
    chief = made.entity("person", "the chief")
    made.claim("the chief", content, entity=chief, act="deny", cue="said")
    made.incident("shooting", trigger)
    at = made.span(thing)
    filler = Filler(start=at.start, end=at.end, entity=None)
    made.incidents = [replace(made.incidents[0], instruments=(filler,))]
    return [d.span.of(made.text) for d in denials(made) if d.question == "instrument"]
