from hypothesis import given
from hypothesis import strategies as st
from sample_accounts import card, count, party, provenance, telling

from testigo.case.accounts.origins import Lineage, origins_behind, origins_of
from testigo.case.records import Link, LinkKind, Passage, Telling
from testigo.ledger import Span

NONE = Lineage(())
GOVERNMENT = party("Veldurian Government")
MINISTER = party("Tomas Revnik", ("a", "E1"), kind="person", category="government", part_of=GOVERNMENT.id)
BROADCASTER = party(
    "Velduria One", ("b", "outlet"), ("c", "E2"), kind="outlet", category="media", part_of=GOVERNMENT.id
)
COURIER = party("The Selmar Courier", ("a", "outlet"), kind="outlet")
MAIL = party("Northgate Mail", ("c", "outlet"), kind="outlet")
ALL = provenance(GOVERNMENT, MINISTER, BROADCASTER, COURIER, MAIL)


def link(kind: LinkKind, *, share: float | None = None, passages: tuple[Passage, ...] = ()) -> Link:
    return Link(left="a", right="c", kind=kind, share=share, passages=passages, reason="as the pages show")


def test_a_minister_and_the_state_broadcaster_are_one_origin_with_the_reason() -> None:
    told = [
        telling("a", "killed", count(2), by="E1"),
        telling("b", "killed", count(2)),
        telling("c", "killed", count(2), by="E2"),
    ]
    (one,) = origins_of(told, ALL, NONE)
    assert one.told == (0, 1, 2)
    assert [r.kind for r in one.reasons] == ["same_party"]
    assert "Tomas Revnik" in one.reasons[0].detail
    assert "Veldurian Government" in one.reasons[0].detail


def test_two_outlets_in_their_own_voice_are_two_origins() -> None:
    assert len(origins_of([telling("a", "killed", count(2)), telling("c", "killed", count(2))], ALL, NONE)) == 2


def test_pages_that_credit_one_agency_are_one_origin_in_their_own_voice() -> None:
    cards = [
        card("a", outlet="The Selmar Courier", agencies=("OVP",)),
        card("c", outlet="Northgate Mail", agencies=("OVP",)),
    ]
    found = origins_of(
        [telling("a", "killed", count(2)), telling("c", "killed", count(2))],
        provenance(COURIER, MAIL, cards=cards),
        NONE,
    )
    assert [[r.kind for r in o.reasons] for o in found] == [["same_agency"]]


def test_an_agency_and_the_paper_that_credits_it_are_one_origin() -> None:
    afp = party("AFP", ("a", "outlet"), kind="outlet")
    cards = [card("a", outlet="AFP", agencies=("AFP",)), card("c", outlet="Northgate Mail", agencies=("AFP",))]
    told = [telling("a", "killed", count(2)), telling("c", "killed", count(2))]
    assert len(origins_of(told, provenance(afp, MAIL, cards=cards), NONE)) == 1


def test_copied_words_are_one_origin_whoever_they_are_laid_to() -> None:
    passages = (Passage(left=Span(start=0, end=90), right=Span(start=200, end=290)),)
    inside = [telling("a", "killed", count(2), by="E1"), telling("c", "killed", count(2), start=250)]
    outside = [telling("a", "killed", count(2), by="E1"), telling("c", "killed", count(2), start=20)]
    lineage = Lineage([link("copied_text", share=0.2, passages=passages)])
    assert len(origins_of(inside, ALL, lineage)) == 1
    assert len(origins_of(outside, ALL, lineage)) == 2


def test_who_lays_it_to_an_outlet_has_it_from_whomever_that_outlet_names() -> None:
    courier = party("The Selmar Courier", ("a", "outlet"), ("c", "E9"), kind="outlet", category="media")
    known = provenance(GOVERNMENT, MINISTER, courier, MAIL)
    told = [telling("a", "killed", count(2), by="E1"), telling("c", "killed", count(2), by="E9")]
    (one,) = origins_of(told, known, Lineage([link("cites")]))
    assert [r.kind for r in one.reasons] == ["cites"]
    assert len(origins_of(told, known, NONE)) == 2
    own = [told[0], telling("c", "killed", count(2))]
    assert len(origins_of(own, known, Lineage([link("cites")]))) == 2


def test_an_agency_that_later_leaves_out_the_police_still_has_it_from_them() -> None:
    told = [telling("a", "killed", count(2), by="E1"), telling("c", "killed", count(2))]
    found = origins_of(told, ALL, Lineage([link("same_agency")]))
    assert [[r.kind for r in o.reasons] for o in found] == [["same_agency"]]


def test_hospital_sources_are_as_good_as_the_outlet_that_heard_them() -> None:
    sources = party("hospital sources", ("a", "E3"), kind="group", category="health")
    told = [telling("a", "killed", count(2), by="E3"), telling("a", "killed", count(2))]
    assert len(origins_of(told, provenance(COURIER, sources), NONE)) == 1


def test_witnesses_of_two_outlets_are_other_people() -> None:
    witnesses = party("witnesses", ("a", "E3"), ("c", "E3"), kind="group", category="witness")
    told = [telling("a", "killed", count(2), by="E3"), telling("c", "killed", count(2), by="E3")]
    assert len(origins_of(told, provenance(COURIER, MAIL, witnesses), NONE)) == 2


def test_origins_behind_several_answers_are_counted_once() -> None:
    answers = []
    for number in (2, 4):
        told = [telling("a", "killed", count(number), by="E1"), telling("c", "killed", count(number))]
        answers.append((told, origins_of(told, ALL, NONE)))
    assert len(origins_behind(answers, ALL)) == 2


TOLD = [
    telling(page, "killed", count(2), by=by)
    for page, by in (("a", None), ("a", "E1"), ("b", None), ("c", None), ("c", "E2"), ("c", "E9"))
]


@given(st.permutations(TOLD))
def test_the_groups_do_not_depend_on_the_order_of_the_tellings(told: list[Telling]) -> None:
    def groups(order: list[Telling]) -> set[frozenset[tuple[str, str | None]]]:
        lineage = Lineage([link("same_agency")])
        return {
            frozenset((order[i].incident.page, order[i].claim) for i in o.told) for o in origins_of(order, ALL, lineage)
        }

    assert groups(told) == groups(TOLD)


def test_a_number_that_a_page_lays_to_one_source_and_also_says_itself_is_from_that_source() -> None:
    told = [telling("a", "killed", count(2)), telling("a", "killed", count(2), by="E1", start=40)]
    (one,) = origins_of(told, ALL, NONE)
    assert [r.detail for r in one.reasons] == ["the page has it from Tomas Revnik"]


def test_who_did_it_may_be_known_to_a_page_beside_its_source() -> None:
    told = [telling("a", "agent", "gunmen"), telling("a", "agent", "gunmen", by="E1", start=40)]
    assert len(origins_of(told, ALL, NONE)) == 2


def test_a_page_with_two_sources_for_a_number_may_have_it_from_neither() -> None:
    witness = party("Ana Ruiz", ("a", "E9"), kind="person", category="witness")
    told = [
        telling("a", "killed", count(2)),
        telling("a", "killed", count(2), by="E1", start=40),
        telling("a", "killed", count(2), by="E9", start=80),
    ]
    assert len(origins_of(told, provenance(GOVERNMENT, MINISTER, COURIER, witness), NONE)) == 3
