import pytest
from sample_accounts import MadePage

from testigo.case.claim_chains import OUTLET, Tellers
from testigo.case.disclaimers import Disclaimer, disclaimers_of


def disclaimers(made: MadePage) -> list[Disclaimer]:
    ledger = made.ledger()
    return list(disclaimers_of(ledger, Tellers(ledger)))


@pytest.mark.parametrize(
    "words",
    [
        "Our fighters had no hand in it.",
        "We did not fire a single shot at the crowd.",
        "None of our men was in the area.",
        "No officer used force against anybody.",
        "At no time did our personnel use firearms.",
        "There was no shot from our side.",
    ],
)
def test_whoever_publishes_a_page_denies_it_in_plain_statements(words: str) -> None:
    made = MadePage(f"Four people were killed on the quay. {words}")
    incident = made.incident("killing", "killed")
    assert [(d.incident.id, d.party.id, d.claim) for d in disclaimers(made)] == [(incident, OUTLET, None)]


@pytest.mark.parametrize(
    "words",
    [
        "We did not sleep that night.",
        "Our members have no water.",
        "No officer came to the door.",
        "We mourn those who were killed.",
    ],
)
def test_what_is_no_deed_is_not_denied(words: str) -> None:
    made = MadePage(f"Four people were killed on the quay. {words}")
    made.incident("killing", "killed")
    assert disclaimers(made) == []


def test_a_body_of_which_the_page_says_so_is_the_one_of_whom_it_is_denied() -> None:
    made = MadePage("Two people died. The Harbour Guard acted with care and did not use firearms.")
    guard = made.entity("organisation", "The Harbour Guard")
    made.incident("killing", "died")
    assert [d.party.id for d in disclaimers(made)] == [guard]


def test_who_is_quoted_with_we_denies_it_of_themselves() -> None:
    made = MadePage('Four were killed. "We did not bomb any market," Colonel Tor said.')
    tor = made.entity("person", "Colonel Tor")
    claim = made.claim("Colonel Tor", "We did not bomb any market", entity=tor, cue="said")
    made.incident("strike", "killed")
    assert [(d.party.id, d.claim and d.claim.id) for d in disclaimers(made)] == [(tor, claim)]


def test_where_no_harm_is_told_nothing_is_denied() -> None:
    made = MadePage("Thousands marched. We did not attack anybody.")
    made.incident("protest", "marched")
    assert disclaimers(made) == []
