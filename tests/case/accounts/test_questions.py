from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_accounts import count, party, provenance, telling

from testigo.case.accounts.origins import Lineage
from testigo.case.accounts.questions import questions_of
from testigo.case.records import Amount, Node, Party, Question, Spot, Telling
from testigo.case.tellings import tellings_of

PAGES = ("a", "b", "c", "d")
OUTLETS = tuple(party(f"Paper {page}", (page, "outlet"), kind="outlet") for page in PAGES)
ARMY = party("Veldurian Army", ("a", "E1"), ("b", "E1"), category="security")
FRONT = party("Northern Bank Front", ("a", "E2"), ("b", "E2"), ("c", "E2"), category="armed_group")


class Told:
    """Where an incident of a page stands: all that the questions ask of a profile."""

    def __init__(self, page: str, stage: str = "real", kind: str = "attack") -> None:
        self.node, self.stage, self.type = Node(page=page, id="I1"), stage, kind
        self.leading = True


def questions(
    told: Sequence[Telling], *parties: Party, pages: Sequence[str] = PAGES, kind: str = "attack"
) -> dict[tuple[str, str | None], Question]:
    profiles = [Told(page, kind=kind) for page in pages]
    made = questions_of(profiles, told, provenance(*OUTLETS, *parties), Lineage(()))  # type: ignore[arg-type]
    return {(q.question, q.who): q for q in made}


def one(told: Sequence[Telling], *parties: Party) -> Question:
    (question,) = questions(told, *parties).values()
    return question


def spot(name: str, latitude: float) -> Spot:
    return Spot(name=name, latitude=latitude, longitude=20.0, precision="city", country="XX")


def test_one_origin_is_single_and_the_other_pages_are_silent() -> None:
    question = one([telling("a", "killed", count(2))])
    assert question.verdict == "single"
    assert question.silent == ("b", "c", "d")


def test_two_outlets_with_one_number_agree() -> None:
    question = one([telling("a", "killed", count(2)), telling("b", "killed", count(2))])
    assert question.verdict == "agree"
    assert [a.independent for a in question.answers] == [2]


def test_at_least_four_agrees_with_six() -> None:
    assert one([telling("a", "killed", count(4, at_least=True)), telling("b", "killed", count(6))]).verdict == "agree"


def test_a_toll_that_grows_is_an_update() -> None:
    told = [telling("a", "killed", count(7), day="2025-03-06"), telling("b", "killed", count(9), day="2025-03-07")]
    assert one(told).verdict == "update"


def test_a_toll_that_falls_differs() -> None:
    told = [telling("a", "killed", count(9), day="2025-03-06"), telling("b", "killed", count(7), day="2025-03-07")]
    assert one(told).verdict == "differ"


def test_a_toll_that_one_page_lays_to_two_who_disagree_differs() -> None:
    told = [telling("a", "killed", count(4), by="E1"), telling("a", "killed", count(9), by="E2")]
    assert one(told, ARMY, FRONT).verdict == "differ"


def test_a_number_far_off_that_one_page_tells_is_of_something_else() -> None:
    told = [
        *(telling(page, "killed", count(10)) for page in "abc"),
        telling("d", "killed", count(70000, at_least=True)),
    ]
    assert [a.value for a in one(told).answers] == [count(10)]


def test_policemen_hurt_do_not_stand_against_all_who_were_hurt() -> None:
    nine = telling("a", "injured", count(9), words="nine policemen")
    told = [
        telling("b", "injured", count(60)),
        nine,
        telling("a", "injured", count(9), who="security", words="nine policemen"),
    ]
    asked = questions(told)
    assert [a.value for a in asked["injured", None].answers] == [count(60)]
    assert asked["injured", "security"].verdict == "single"


def test_where_only_policemen_are_counted_they_are_all() -> None:
    told = [telling("a", "killed", count(2)), telling("a", "killed", count(2), who="security")]
    assert questions(told)["killed", None].answers[0].value == count(2)


def test_blame_on_two_parties_differs_and_on_one_party_and_its_unit_does_not() -> None:
    unit = party("Third Company", ("b", "E3"), part_of=ARMY.id)
    army, front = Node(page="a", id="E1"), Node(page="b", id="E2")
    blamed = [
        telling("a", "agent", army, words="the Veldurian Army"),
        telling("b", "agent", front, words="the Northern Bank Front"),
    ]
    assert one(blamed, ARMY, FRONT).verdict == "differ"
    same = [
        telling("a", "agent", army, words="the Veldurian Army"),
        telling("b", "agent", Node(page="b", id="E3"), words="the Third Company"),
    ]
    assert one(same, ARMY, unit).verdict == "agree"


def test_a_denial_stands_with_the_answer_it_denies_and_makes_it_differ() -> None:
    told = [
        telling("a", "agent", Node(page="a", id="E2"), by="E1", words="the Northern Bank Front"),
        telling("b", "agent", Node(page="b", id="E2"), by="E2", words="it had no fighters there", denied=True),
    ]
    question = one(told, ARMY, FRONT)
    assert question.verdict == "differ"
    assert [t.incident.page for t in question.answers[0].denied] == ["b"]
    assert question.silent == ("c", "d")


def test_a_ministry_that_denies_it_denies_it_of_the_air_force() -> None:
    ministry = party("Defence Ministry", ("b", "E4"), category="government")
    force = party("Ostrel Air Force", ("a", "E5"))
    told = [
        telling("a", "agent", Node(page="a", id="E5"), words="the Ostrel Air Force"),
        telling("a", "agent", Node(page="a", id="E2"), words="the Northern Bank Front"),
        telling(
            "b", "agent", Node(page="b", id="E4"), by="E4", words="denied that it had carried out a strike", denied=True
        ),
    ]
    denied = {a.value: len(a.denied) for a in one(told, ministry, force, FRONT).answers}
    assert denied == {"Ostrel Air Force": 1, "Northern Bank Front": 0}


def test_the_guerrillas_are_the_one_movement_that_is_named() -> None:
    told = [
        telling("a", "agent", Node(page="a", id="E2"), words="the Northern Bank Front"),
        telling("b", "agent", "suspected guerrillas", words="suspected guerrillas", hedged=True),
    ]
    (answer,) = one(told, FRONT).answers
    assert answer.party == FRONT.id


def test_whoever_did_it_is_no_answer() -> None:
    assert questions([telling("a", "agent", "unidentified individuals", words="unidentified individuals")]) == {}


def test_words_that_the_reader_took_for_another_body_stand_on_their_own() -> None:
    told = [telling("a", "agent", Node(page="a", id="E2"), words="the government")]
    (answer,) = one(told, FRONT).answers
    assert answer.party is None
    assert answer.value == "the government"


def test_it_is_asked_whether_it_happened_only_where_somebody_denies_it() -> None:
    told = [telling("a", "killed", count(2)), telling("b", "happened", True, by="E1", denied=True)]
    question = questions(told, ARMY)["happened", None]
    assert question.verdict == "differ"
    assert [a.value for a in question.answers] == [True]
    assert [t.incident.page for t in question.answers[0].told] == ["a"]
    assert ("happened", None) not in questions(told[:1])


def test_a_month_agrees_with_a_day_in_it_and_two_days_differ() -> None:
    assert one([telling("a", "when", "2025-03-06"), telling("b", "when", "2025-03")]).verdict == "agree"
    assert one([telling("a", "when", "2025-03-06"), telling("b", "when", "2025-03-07")]).verdict == "differ"


def test_this_week_is_no_answer_where_others_say_the_day() -> None:
    told = [telling("a", "when", "2025-03-06"), telling("b", "when", "2025-03-10/2025-03-16", words="this week")]
    assert [a.value for a in one(told).answers] == ["2025-03-06"]


def test_a_day_after_a_page_had_told_of_it_is_of_something_else() -> None:
    told = [
        telling("a", "when", "2025-03-06", day="2025-03-07"),
        telling("b", "when", "2025-03-10", words="Monday", day="2025-03-11"),
        telling("c", "when", "2025-01", words="January", day="2025-03-11"),
    ]
    assert [a.value for a in one(told).answers] == ["2025-03-06"]


def test_a_date_by_its_number_stands_even_where_it_cannot_be_right() -> None:
    told = [
        telling("a", "when", "2025-03-06", day="2025-03-07"),
        telling("b", "when", "2025-03-16", words="16 March", day="2025-03-20"),
    ]
    assert one(told).verdict == "differ"


def test_gunmen_and_bandits_may_be_the_same_men() -> None:
    told = [telling("a", "agent", "gunmen", words="gunmen"), telling("b", "agent", "bandits", words="bandits")]
    assert one(told).verdict == "agree"


@pytest.mark.parametrize(("kind", "verdict"), [("arson", "differ"), ("poisoning", "differ"), ("clash", "agree")])
def test_a_fire_has_one_cause_and_a_fight_may_have_several_means(kind: str, verdict: str) -> None:
    told = [telling("a", "instrument", "a cigarette"), telling("b", "instrument", "petrol")]
    assert questions(told, kind=kind)["instrument", None].verdict == verdict


def test_towns_of_two_countries_are_namesakes_and_do_not_differ() -> None:
    abroad = Spot(name="Tolva", latitude=42.0, longitude=50.0, precision="city", country="YY")
    assert one([telling("a", "where", spot("Selmar", 10.0)), telling("b", "where", abroad)]).verdict == "agree"


def test_a_page_that_counts_only_soldiers_among_the_dead_of_a_convoy_tells_how_many_died() -> None:
    five, nine = telling("a", "killed", count(5)), telling("b", "killed", count(9))
    told = [five, replace(five, who="security"), nine]
    assert {str(a.value) for a in questions(told)["killed", None].answers} == {str(count(9))}
    told.append(telling("b", "target", "an army convoy", words="an army convoy"))
    assert {str(a.value) for a in questions(told)["killed", None].answers} == {str(count(5)), str(count(9))}


def test_two_towns_differ_unless_one_page_tells_both() -> None:
    told = [telling("a", "where", spot("Selmar", 10.0)), telling("b", "where", spot("Tolva", 12.0))]
    assert one(told).verdict == "differ"
    both = [*told, telling("a", "where", spot("Tolva", 12.0), by="E1")]
    assert one(both, ARMY).verdict == "agree"


def test_plans_and_threats_do_not_answer_where_something_took_place() -> None:
    told = [telling("a", "killed", count(2)), telling("b", "killed", count(5))]
    profiles = [Told("a"), Told("b", stage="threat")]
    (question,) = questions_of(profiles, told, provenance(*OUTLETS), Lineage(()))  # type: ignore[arg-type]
    assert [a.value for a in question.answers] == [count(2)]


@pytest.mark.parametrize("approximate", [True, False])
def test_a_number_is_approximate_where_all_who_tell_it_say_about(approximate: bool) -> None:
    told = [
        telling("a", "killed", count(7, approximate=True)),
        telling("b", "killed", count(7, approximate=approximate)),
    ]
    assert one(told).answers[0].value == Amount(low=7, high=7, approximate=approximate)


MIXED = [
    telling("a", "killed", count(4), by="E1"),
    telling("b", "killed", count(9), day="2025-03-07"),
    telling("c", "killed", count(9)),
    telling("a", "agent", Node(page="a", id="E1"), words="the army"),
    telling("b", "agent", Node(page="b", id="E2"), words="the front"),
    telling("c", "agent", "the guerrillas", words="the guerrillas"),
    telling("b", "agent", Node(page="b", id="E2"), by="E2", words="we did not", denied=True),
    telling("a", "when", "2025-03-06"),
    telling("b", "when", "2025-03"),
    telling("a", "where", spot("Selmar", 10.0)),
    telling("c", "where", spot("the capital", 10.0)),
    telling("d", "target", "the market", words="the market"),
    telling("a", "target", "a crowded market", words="a crowded market"),
]


@given(st.permutations(MIXED))
def test_the_accounts_do_not_depend_on_the_order_of_the_tellings(told: list[Telling]) -> None:
    assert questions(told, ARMY, FRONT) == questions(MIXED, ARMY, FRONT)


def test_no_telling_of_a_page_is_lost_between_the_page_and_its_questions() -> None:
    from sample_accounts import MadePage

    made = MadePage("The army shelled Selmar on Thursday.")
    army = made.entity("organisation", "The army")
    made.incident("attack", "shelled", agents=[("The army", army)], when=[("Thursday", "2025-03-06")], where=["Selmar"])
    told = tellings_of(made.ledger())
    page = made.ledger().page.id
    asked = questions(told, pages=[page])
    assert {q for q, _ in asked} == {"agent", "instrument", "when", "where"}


def test_who_marched_and_who_made_arrests_is_not_who_fired_on_the_march() -> None:
    profiles = [
        Told("a", kind="shooting"),
        Told("b", kind="protest"),
        Told("c", kind="arrest"),
        Told("d", kind="shooting"),
    ]
    told = [
        telling(page, "agent", who, words=who)
        for page, who in zip("abcd", ("ARMY", "students", "guards", "ARMY"), strict=True)
    ]
    (agent,) = questions_of(profiles, told, provenance(*OUTLETS), Lineage(()))  # type: ignore[arg-type]
    assert [a.value for a in agent.answers] == ["ARMY"]
    (agent,) = questions_of(profiles[1:2], told[1:2], provenance(*OUTLETS), Lineage(()))  # type: ignore[arg-type]
    assert [a.value for a in agent.answers] == ["students"]


def test_a_body_that_many_name_stands_for_its_men_whom_one_page_describes() -> None:
    police = party("police", ("a", "E1"), ("b", "E1"), category="security")
    guards = party("Officers of the Quay Police", ("c", "E1"), kind="group")
    told = [
        *(telling(page, "agent", Node(page=page, id="E1"), words="the police") for page in "ab"),
        telling("c", "agent", Node(page="c", id="E1"), words="Officers of the Quay Police"),
    ]
    assert one(told, police, guards).answers[0].value == "police"


def test_a_toll_that_grew_and_was_then_set_right_is_an_update() -> None:
    told = [
        telling("a", "injured", count(40), day="2025-03-06"),
        telling("b", "injured", count(61), day="2025-03-07"),
        telling("c", "injured", count(58), day="2025-03-20"),
    ]
    assert one(told).verdict == "update"


def test_the_missing_grow_fewer_as_they_are_found() -> None:
    told = [telling("a", "missing", count(9), day="2025-03-06"), telling("b", "missing", count(3), day="2025-03-07")]
    assert one(told).verdict == "update"


def test_one_who_is_only_described_is_no_total_where_others_tell_of_several() -> None:
    told = [telling("a", "killed", count(1), words="a street vendor"), telling("b", "killed", count(5))]
    assert [a.value for a in one(told).answers] == [count(5)]
    assert [a.value for a in one(told[:1]).answers] == [count(1)]
    assert len(one([telling("a", "killed", count(1), words="one person"), told[1]]).answers) == 2


def test_a_day_reckoned_in_weeks_is_no_answer_where_others_say_the_day() -> None:
    told = [telling("a", "when", "2025-03-06"), telling("b", "when", "2025-03-05", words="three weeks ago")]
    assert [a.value for a in one(told).answers] == ["2025-03-06"]
    assert [a.value for a in one(told[1:]).answers] == ["2025-03-05"]


def test_a_minister_who_is_accused_himself_denies_it_of_himself_alone() -> None:
    minister = party("Ana Ruiz", ("a", "E4"), ("b", "E4"), kind="person", category="government")
    told = [
        telling("a", "agent", Node(page="a", id="E1"), words="the Veldurian Army"),
        telling("a", "agent", Node(page="a", id="E4"), words="Ana Ruiz"),
        telling("b", "agent", Node(page="b", id="E4"), by="E4", words="I ordered nothing", denied=True),
    ]
    denied = {a.value: len(a.denied) for a in one(told, ARMY, minister).answers}
    assert denied == {"Veldurian Army": 0, "Ana Ruiz": 1}


def test_numbers_and_people_in_general_are_no_targets() -> None:
    told = [
        telling("a", "target", "Seven", words="Seven"),
        telling("b", "target", "people", words="people"),
        telling("c", "target", "the barrier of the enemy", words="the barrier of the enemy"),
        telling("d", "target", "an army checkpoint", words="an army checkpoint"),
    ]
    assert [(a.value, len(a.told)) for a in one(told).answers] == [("an army checkpoint", 2)]


def test_a_government_denies_it_of_its_forces_and_not_of_the_rebels() -> None:
    ministry = party("Veldurian Ministry", ("b", "E9"), category="government")
    told = [
        telling("a", "agent", ARMY.nodes[0], words="the army"),
        telling("a", "agent", FRONT.nodes[0], words="the Northern Bank Front"),
        telling("b", "agent", Node(page="b", id="E9"), by="E9", denied=True),
    ]
    denied = {a.party: len(a.denied) for a in one(told, ARMY, FRONT, ministry).answers}
    assert denied == {ARMY.id: 1, FRONT.id: 0}


def test_a_spokesman_who_denies_it_of_officers_denies_it_of_the_body_that_he_speaks_for() -> None:
    guard = party("Harbour Guard", ("a", "E3"))
    speaker = party("Colin Marsh", ("b", "E4"), kind="person", part_of=guard.id)
    officers = party("officers", ("b", "E5"), kind="group")
    told = [
        telling("a", "agent", Node(page="a", id="E3"), words="the Harbour Guard"),
        telling("b", "agent", Node(page="b", id="E5"), by="E4", denied=True),
    ]
    assert [len(a.denied) for a in one(told, guard, speaker, officers).answers] == [1]


def test_what_was_not_used_stands_with_the_same_means_in_other_words() -> None:
    told = [
        telling("a", "instrument", "live rounds", words="live rounds"),
        telling("b", "instrument", "live ammunition", words="live ammunition", denied=True),
    ]
    question = one(told)
    assert (question.verdict, [len(a.denied) for a in question.answers]) == ("differ", [1])
