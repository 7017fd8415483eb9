from sample_accounts import MadePage

from testigo.case.namings import namings_of
from testigo.case.records import Naming


def person(made: MadePage, name: str) -> Naming:
    return next(n for n in namings_of(made.ledger()) if name in n.names)


def test_the_head_of_its_staff_belongs_to_the_body_named_before() -> None:
    made = MadePage("The dockers' union CTM struck on Monday. Its secretary general, Elsa Prado, spoke of hunger.")
    made.entity("organisation", "CTM")
    made.entity("person", "Its secretary general, Elsa Prado")
    assert person(made, "Its secretary general, Elsa Prado").descriptions == ("secretary general of CTM",)


def test_its_secretary_belongs_to_nobody_where_no_body_with_a_name_stands_before() -> None:
    made = MadePage("A committee gave another account. Its secretary, Josue Tamba, spoke of five dead.")
    made.entity("group", "A committee")
    made.entity("person", "Its secretary, Josue Tamba")
    assert person(made, "Its secretary, Josue Tamba").descriptions == ()


def test_a_post_behind_a_name_is_told_with_and_without_an_article() -> None:
    made = MadePage(
        "Dr Irene Castell, head of surgery at Selmar Hospital, spoke. Ana Ruiz, a nurse at the clinic, left."
    )
    made.entity("person", "Dr Irene Castell")
    made.entity("person", "Ana Ruiz")
    assert person(made, "Dr Irene Castell").descriptions == ("head of surgery at Selmar Hospital",)
    assert person(made, "Ana Ruiz").descriptions == ("a nurse at the clinic",)


def test_a_page_of_a_ministry_is_about_its_country() -> None:
    made = MadePage("Two people died.", outlet="Ministry of the Interior of Velduria")
    assert {n.country for n in namings_of(made.ledger())} == {"~veldur"}
