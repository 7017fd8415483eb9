from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from sample_namings import naming

from testigo.case.parties.joining import join_parties
from testigo.case.records import Naming, Node, Party


def party(parties: Sequence[Party], page: str, entity: str) -> Party:
    return next(p for p in parties if Node(page=page, id=entity) in p.nodes)


def are_one(a: Naming, b: Naming, *others: Naming) -> bool:
    parties, _ = join_parties([a, b, *others])
    return any({a.node, b.node} <= set(p.nodes) for p in parties)


def whole(parties: Sequence[Party], page: str, entity: str) -> str | None:
    above = party(parties, page, entity).part_of
    return next((p.name for p in parties if p.id == above), None)


def test_a_surname_means_the_only_one_who_has_it() -> None:
    full, short = naming("p", "E1", "person", "Ana Rivas"), naming("q", "E1", "person", "Rivas")
    assert are_one(full, short)
    assert not are_one(full, short, naming("r", "E1", "person", "Omar Rivas"))


def test_two_people_who_share_a_surname_are_two() -> None:
    assert not are_one(naming("p", "E1", "person", "Ana Rivas"), naming("q", "E1", "person", "Omar Rivas"))


def test_the_president_of_a_surname_is_nobody_whom_no_page_calls_president() -> None:
    pilot = naming("p", "E1", "person", "Oscar Perales")
    president = naming("q", "E1", "person", "President Perales")
    assert not are_one(pilot, president)
    assert are_one(naming("p", "E1", "person", "President Oscar Perales"), president)


def test_the_president_is_who_a_page_says_he_is_in_that_year() -> None:
    named = naming("p", "E1", "person", "Peruvian President Marta Coll", country="PE")
    office = naming("q", "E1", "person", said=("the president",), country="PE")
    assert are_one(named, office)
    assert not are_one(named, naming("q", "E1", "person", said=("the president",), country="EC"))
    assert not are_one(named, naming("q", "E1", "person", said=("the president",), country="PE", told="2011-01-01"))


def test_an_acronym_means_what_pages_say_it_stands_for() -> None:
    full = naming("p", "E1", "organisation", "the Lower Valley Front (LVF)")
    assert are_one(full, naming("q", "E1", "organisation", "LVF"))
    assert are_one(naming("p", "E1", "organisation", "Lower Valley Front"), naming("q", "E1", "organisation", "LVF"))


def test_the_police_of_two_countries_are_two_and_of_one_country_one() -> None:
    a = naming("p", "E1", "organisation", said=("the police",), country="PE")
    assert are_one(a, naming("q", "E1", "organisation", said=("la Policía Nacional",), country="PE"))
    assert not are_one(a, naming("q", "E1", "organisation", said=("the police",), country="EC"))


def test_the_ministry_of_an_unknown_country_is_that_of_the_country_the_case_is_about() -> None:
    known = naming("p", "E1", "organisation", said=("the Interior Ministry",), country="PE")
    unknown = naming("q", "E1", "organisation", said=("the Ministry of the Interior",))
    outlets = [
        naming("p", "outlet", "outlet", "Andean Post", country="PE"),
        naming("q", "outlet", "outlet", "Radio Alta"),
    ]
    assert are_one(known, unknown, *outlets)


def test_the_ministry_of_two_topics_is_two() -> None:
    a = naming("p", "E1", "organisation", said=("the Interior Ministry",), country="PE")
    assert not are_one(a, naming("q", "E1", "organisation", said=("the Justice Ministry",), country="PE"))


def test_a_minister_is_not_the_ministry_and_both_are_of_the_government() -> None:
    minister = naming("p", "E1", "person", "Interior Minister Pavle Oronne", country="PE")
    ministry = naming("q", "E1", "organisation", said=("the Interior Ministry",), country="PE")
    parties, joins = join_parties([minister, ministry])
    assert party(parties, "p", "E1") != party(parties, "q", "E1")
    assert whole(parties, "p", "E1") == whole(parties, "q", "E1") == "Peruvian government"
    assert all(j.reason and 0 < j.score <= 1 for j in joins)


def test_witnesses_are_known_on_their_page_alone() -> None:
    a = naming("p", "E1", "person", said=("a shopkeeper",), category="witness")
    assert not are_one(a, naming("q", "E1", "person", said=("a shopkeeper",), category="witness"))


def test_the_rebels_are_the_front_that_a_page_calls_so() -> None:
    front = naming("p", "E1", "organisation", "Lower Valley Front", said=("the rebels",), country="PE")
    assert are_one(front, naming("q", "E1", "group", said=("the guerrillas",), country="PE"))


def test_an_outlet_is_known_by_its_name_and_its_address() -> None:
    named = naming("p", "outlet", "outlet", "The Selmar Courier", category="media")
    assert are_one(named, naming("q", "outlet", "outlet", said=("www.selmarcourier.example",)))
    assert are_one(named, naming("q", "outlet", "outlet", "Selmar Courier"))


def test_a_state_broadcaster_and_whoever_speaks_for_a_body_are_part_of_it() -> None:
    parties, _ = join_parties(
        [
            naming("p", "E1", "organisation", "the state broadcaster VTA", country="PE", category="media"),
            naming("p", "E2", "person", "Ada Finch", said=("a spokeswoman for the Quay Union",)),
            naming("p", "E3", "organisation", "the Quay Union"),
            naming("p", "E4", "group", "LVF leaders"),
            naming("p", "E5", "organisation", "LVF"),
        ]
    )
    assert whole(parties, "p", "E1") == "Peruvian government"
    assert whole(parties, "p", "E2") == "Quay Union"
    assert whole(parties, "p", "E4") == "LVF"
    assert whole(parties, "p", "E3") is None


def test_whoever_is_accused_does_not_speak_for_the_police() -> None:
    pilot = naming(
        "p", "E1", "person", "Oscar Perales", said=("head of the air police",), category="accused", country="PE"
    )
    parties, _ = join_parties([pilot])
    assert whole(parties, "p", "E1") is None


def test_parts_of_one_body_by_one_name_are_one() -> None:
    a = naming("p", "E1", "organisation", "LVF General Command")
    b = naming("q", "E1", "organisation", "the general command of the Lower Valley Front")
    tie = naming("r", "E1", "organisation", "the Lower Valley Front (LVF)")
    assert are_one(a, b, tie)


def test_the_name_is_the_fullest_that_is_common_without_titles() -> None:
    parties, _ = join_parties(
        [
            naming("p", "E1", "person", "President Marta Coll", "Coll"),
            naming("q", "E1", "person", "Marta Coll"),
            naming("r", "E1", "person", "Coll"),
        ]
    )
    assert [p.name for p in parties if p.nodes] == ["Marta Coll"]


NAMES = [
    ("person", ("Ana Rivas",), ()),
    ("person", ("Ana Rivas Puente",), ()),
    ("person", ("Rivas",), ()),
    ("person", ("Omar Rivas",), ()),
    ("person", ("President Rivas",), ()),
    ("person", (), ("the president",)),
    ("organisation", ("the Lower Valley Front (LVF)",), ("the rebels",)),
    ("organisation", ("LVF",), ()),
    ("organisation", ("Lower Valley Force",), ("the rebels",)),
    ("organisation", ("LVF leaders",), ()),
    ("organisation", ("leaders of the Lower Valley Front",), ()),
    ("group", (), ("the guerrillas",)),
    ("organisation", (), ("the police",)),
    ("organisation", (), ("the Interior Ministry",)),
    ("outlet", ("Andean Post",), ()),
]
PAGES = st.lists(
    st.tuples(st.lists(st.sampled_from(range(len(NAMES))), max_size=5), st.sampled_from(["PE", "EC", None])), max_size=6
)


def pages_of(drawn: Sequence[tuple[list[int], str | None]]) -> list[list[Naming]]:
    return [
        [naming(f"p{n}", f"E{i}", NAMES[k][0], *NAMES[k][1], said=NAMES[k][2], country=c) for i, k in enumerate(ks)]  # type: ignore[arg-type]
        for n, (ks, c) in enumerate(drawn)
    ]


@settings(max_examples=60, deadline=None)
@given(PAGES, st.randoms(use_true_random=False))
def test_parties_do_not_depend_on_the_order_of_pages(drawn: list[tuple[list[int], str | None]], chance: object) -> None:
    pages = pages_of(drawn)
    other = list(pages)
    chance.shuffle(other)  # type: ignore[attr-defined]
    assert join_parties([n for p in pages for n in p]) == join_parties([n for p in other for n in p])


def test_no_two_parties_have_one_id() -> None:
    parties, _ = join_parties([naming(f"p{n}", "E1", "person", said=("a witness",)) for n in range(20)])
    assert len({p.id for p in parties}) == len(parties) == 20
