from sample_accounts import MadePage

from testigo.case.claim_chains import Sources, Tellers, source_id
from testigo.case.namings import namings_of


def test_a_chain_goes_from_the_outlet_through_the_broadcaster_to_the_ministry() -> None:
    made = MadePage("Armed men opened fire, the ministry said, state radio reported.")
    ministry, radio = made.entity("organisation", "the ministry"), made.entity("organisation", "state radio")
    made.claim("state radio", "Armed men opened fire, the ministry said", entity=radio)
    made.claim("the ministry", "Armed men opened fire", entity=ministry, within="C1")
    tellers = Tellers(made.ledger())
    claim = tellers.innermost(made.span("Armed men"))
    assert [node.id for node in tellers.chain(claim)] == ["outlet", radio, ministry]


def test_a_source_read_as_another_person_is_known_by_its_own_name() -> None:
    made = MadePage("Minister Tomas Revnik spoke. Pavo Lindt said he saw flashes.")
    revnik = made.entity("person", "Minister Tomas Revnik")
    made.claim("Pavo Lindt", "he saw flashes", entity=revnik)
    ledger = made.ledger()
    loose = source_id(ledger.claims[0], Sources(ledger))
    assert loose == f"@{made.span('Pavo Lindt').start}"
    assert loose in {naming.node.id for naming in namings_of(ledger)}


def test_an_acronym_and_its_name_are_one_source() -> None:
    made = MadePage("The Northern Bank Front spoke. The NBF said it had no men there.")
    front = made.entity("organisation", "The Northern Bank Front")
    made.claim("The NBF", "it had no men there", entity=front)
    ledger = made.ledger()
    assert source_id(ledger.claims[0], Sources(ledger)) == front


def test_a_pronoun_and_a_title_are_taken_for_whom_the_reader_says() -> None:
    made = MadePage("Tomas Revnik came. The minister said it was over. He said so twice.")
    revnik = made.entity("person", "Tomas Revnik")
    made.claim("The minister", "it was over", entity=revnik)
    made.claim("He", "so twice", entity=revnik)
    ledger = made.ledger()
    assert {source_id(claim, Sources(ledger)) for claim in ledger.claims} == {revnik}


def test_the_statement_speaks_for_whoever_was_named_before_it() -> None:
    made = MadePage("The ministry said four had died. The statement said two were hurt.")
    ministry, paper = made.entity("organisation", "The ministry"), made.entity("organisation", "The statement")
    made.claim("The ministry", "four had died", entity=ministry)
    made.claim("The statement", "two were hurt", entity=paper, category="document")
    tellers = Tellers(made.ledger())
    assert tellers.source_id(made.ledger().claims[1]) == ministry
