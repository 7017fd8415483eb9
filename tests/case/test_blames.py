from sample_accounts import MadePage

from testigo.case.blames import blames_of


def blamed(made: MadePage) -> list[tuple[str, str, str | None]]:
    ledger = made.ledger()
    return [(b.incident.id, b.span.of(ledger.page.text), b.party and b.party.id) for b in blames_of(ledger)]


def test_who_is_blamed_for_what_was_told_before_is_said_to_have_done_it() -> None:
    made = MadePage("A ferry sank off Selmar. The seamen's union blamed the harbour board.")
    board = made.entity("organisation", "the harbour board")
    made.claim("The seamen's union", "the harbour board", act="accuse", cue="blamed")
    sinking = made.incident("accident", "sank")
    assert blamed(made) == [(sinking, "the harbour board", board)]


def test_two_who_are_blamed_together_are_two() -> None:
    made = MadePage("A ferry sank. The union blamed the harbour board and the owner.")
    board, owner = made.entity("organisation", "the harbour board"), made.entity("organisation", "the owner")
    made.claim("The union", "the harbour board and the owner", act="accuse", cue="blamed")
    made.incident("accident", "sank")
    assert [party for _, _, party in blamed(made)] == [board, owner]


def test_a_crime_is_blamed_on_those_who_follow() -> None:
    made = MadePage("The union hall was bombed. We blame this cowardly crime on the general staff, the union said.")
    staff = made.entity("organisation", "the general staff")
    made.claim("the union", "this cowardly crime on the general staff", act="accuse", cue="blame")
    bombing = made.incident("bombing", "bombed")
    assert blamed(made) == [(bombing, "the general staff", staff)]


def test_a_clause_blames_whoever_stands_before_it() -> None:
    made = MadePage("The Tar Lane gang, which the minister blames for the murder of Ana Ruiz, is small.")
    gang = made.entity("group", "The Tar Lane gang")
    made.claim("the minister", "the murder of Ana Ruiz", act="accuse", cue="blames")
    murder = made.incident("killing", "murder")
    assert blamed(made) == [(murder, "The Tar Lane gang", gang)]


def test_whom_the_reader_saw_acting_is_not_told_twice() -> None:
    made = MadePage("The union accused the army of bombing its hall.")
    army = made.entity("organisation", "the army")
    made.claim("The union", "the army of bombing its hall", act="accuse", cue="accused")
    made.incident("bombing", "bombing", agents=[("the army", army)])
    assert blamed(made) == []


def test_who_is_accused_of_something_else_is_not_blamed_for_the_incident_before() -> None:
    made = MadePage("A ferry sank. The union accused the owner of cheating its members.")
    made.entity("organisation", "the owner")
    made.claim("The union", "the owner of cheating its members", act="accuse", cue="accused")
    made.incident("accident", "sank")
    assert blamed(made) == []


def test_the_words_stand_where_they_name_nobody_that_the_page_knows() -> None:
    made = MadePage('Shots were fired. The minister blamed "infiltrators paid by those who want chaos".')
    made.claim("The minister", "infiltrators paid by those who want chaos", act="accuse", cue="blamed")
    shooting = made.incident("shooting", "fired")
    assert blamed(made) == [(shooting, "infiltrators", None)]
