from sample_accounts import MadePage

from testigo.case.claim_chains import Tellers
from testigo.case.denials import Denial, denials_of


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
