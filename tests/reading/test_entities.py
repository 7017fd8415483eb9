from sample_findings import Joining, Told

from testigo.ledger import EntityKind, Span
from testigo.reading.entities import Cast, cast_of
from testigo.reading.findings import FoundMention
from testigo.reading.leans import Leans


def cast_in(
    told: Told, *found: FoundMention, joined: dict[tuple[str, str], float] | None = None, lean: float = 0.0
) -> Cast:
    """A cast; ``joined`` scores pairs of mentions, the earlier first."""
    scores = {(told.at(a)[0], told.at(b)[0]): score for (a, b), score in (joined or {}).items()}
    return cast_of(found, told.words, told.text, Joining(scores, Leans(same_entity=lean)))


def mentions(told: Told, kind: EntityKind, *words: str) -> list[FoundMention]:
    return [told.mention(w, kind) for w in words]


def mentions_of(told: Told, cast: Cast) -> list[list[str]]:
    return [[m.of(told.text) for m in e.mentions] for e in cast.entities]


def test_a_page_that_names_nobody_has_an_empty_cast() -> None:
    assert cast_in(Told("It rained.")).entities == ()


def test_a_pronoun_joins_the_one_it_stands_for() -> None:
    told = Told("Ilka Brandauer left. The driver waited. She waved.")
    cast = cast_in(
        told,
        *mentions(told, "person", "Ilka Brandauer", "The driver", "She"),
        joined={("Ilka Brandauer", "She"): 2.0, ("The driver", "She"): 1.0},
    )
    assert mentions_of(told, cast) == [["Ilka Brandauer", "She"], ["The driver"]]


def test_a_mention_that_no_earlier_one_fits_is_somebody_new() -> None:
    told = Told("Ilka Brandauer left. The driver waited.")
    cast = cast_in(told, *mentions(told, "person", "Ilka Brandauer", "The driver"))
    assert [e.id for e in cast.entities] == ["E1", "E2"]


def test_mentions_join_through_those_between_them() -> None:
    told = Told("Ilka Brandauer left. The minister waved. She wept.")
    cast = cast_in(
        told,
        *mentions(told, "person", "Ilka Brandauer", "The minister", "She"),
        joined={("Ilka Brandauer", "The minister"): 1.0, ("The minister", "She"): 1.0},
    )
    assert mentions_of(told, cast) == [["Ilka Brandauer", "The minister", "She"]]


def test_a_higher_lean_joins_fewer_mentions() -> None:
    told = Told("Ilka Brandauer left. She waved.")
    found = mentions(told, "person", "Ilka Brandauer", "She")
    joined = {("Ilka Brandauer", "She"): 1.0}
    assert len(cast_in(told, *found, joined=joined, lean=0.5).entities) == 1
    assert len(cast_in(told, *found, joined=joined, lean=1.5).entities) == 2


def test_an_entity_is_called_by_its_longest_name_and_not_by_a_pronoun_or_an_office() -> None:
    told = Told("The long-serving interior minister left. Brandauer waved. Ilka Brandauer wept. She sang.")
    cast = cast_in(
        told,
        *mentions(told, "person", "The long-serving interior minister", "Brandauer#1", "Ilka Brandauer", "She"),
        joined={
            ("The long-serving interior minister", "Brandauer#1"): 1.0,
            ("Brandauer#1", "Ilka Brandauer"): 1.0,
            ("Ilka Brandauer", "She"): 1.0,
        },
    )
    assert [e.name for e in cast.entities] == ["Ilka Brandauer"]


def test_an_entity_without_a_name_is_called_by_its_words_and_known_by_none() -> None:
    told = Told("The driver waited. He wept.")
    cast = cast_in(told, *mentions(told, "person", "The driver", "He"), joined={("The driver", "He"): 1.0})
    assert [e.name for e in cast.entities] == ["The driver"]
    assert not cast.named_at(*told.at("The driver"))


def test_a_name_that_is_broken_over_two_lines_is_one_line() -> None:
    told = Told("Police met Ilka\nBrandauer there.")
    cast = cast_in(told, *mentions(told, "person", "Ilka\nBrandauer"))
    assert [e.name for e in cast.entities] == ["Ilka Brandauer"]


def test_one_named_mention_makes_all_of_an_entitys_mentions_named() -> None:
    told = Told("She waved. Ilka Brandauer left.")
    cast = cast_in(told, *mentions(told, "person", "She", "Ilka Brandauer"), joined={("She", "Ilka Brandauer"): 1.0})
    assert cast.named_at(*told.at("She"))


def test_words_that_name_nobody_are_no_entity() -> None:
    told = Told("Ilka Brandauer left.")
    cast = cast_in(told, *mentions(told, "person", "Ilka Brandauer"))
    assert cast.entity_at(*told.at("Brandauer")) is None
    assert not cast.named_at(*told.at("left"))


def test_the_kind_of_an_entity_is_the_one_that_most_of_its_mentions_have() -> None:
    told = Told("Radio Ismer fell silent. The station was closed. It reopened.")
    cast = cast_in(
        told,
        told.mention("Radio Ismer", "facility"),
        told.mention("The station", "organisation"),
        told.mention("It", "organisation"),
        joined={("Radio Ismer", "The station"): 1.0, ("The station", "It"): 1.0},
    )
    assert [e.kind for e in cast.entities] == ["organisation"]


def test_the_same_words_found_twice_are_one_mention_of_the_surer_kind() -> None:
    told = Told("Radio Ismer fell silent.")
    cast = cast_in(told, told.mention("Radio Ismer", "facility", 0.6), told.mention("Radio Ismer", "organisation", 0.8))
    assert [(e.kind, e.mentions) for e in cast.entities] == [("organisation", (Span(start=0, end=11),))]


def test_mentions_within_one_another_are_told_apart() -> None:
    told = Told("The mayor of Orvane left.")
    cast = cast_in(told, told.mention("The mayor of Orvane", "person"), told.mention("Orvane", "place"))
    assert cast.entity_at(*told.at("The mayor of Orvane")) == "E1"
    assert cast.entity_at(*told.at("Orvane")) == "E2"
    assert cast.named_at(*told.at("Orvane"))


def test_mentions_are_in_the_order_of_the_page_whatever_order_they_are_found_in() -> None:
    told = Told("Ilka Brandauer left. The driver waited.")
    cast = cast_in(told, *reversed(mentions(told, "person", "Ilka Brandauer", "The driver")))
    assert [e.name for e in cast.entities] == ["Ilka Brandauer", "The driver"]


def test_in_small_letters_two_words_without_an_article_are_a_persons_name() -> None:
    told = Told("police met ilka brandauer and the driver there.")
    cast = cast_in(told, *mentions(told, "person", "ilka brandauer", "the driver"))
    assert [cast.named_at(*told.at(w)) for w in ("ilka brandauer", "the driver")] == [True, False]


def test_a_long_page_joins_the_same_name_from_its_first_words_to_its_last() -> None:
    told = Told("Ilka Brandauer left. " + "Men waved. " * 80 + "Ilka Brandauer wept.")
    found = [
        *mentions(told, "person", "Ilka Brandauer#1"),
        *mentions(told, "group", *(f"Men#{i}" for i in range(1, 81))),
    ]
    found += mentions(told, "person", "Ilka Brandauer#2")
    cast = cast_in(told, *found, joined={("Ilka Brandauer#1", "Ilka Brandauer#2"): 1.0})
    assert len(cast.entities[0].mentions) == 2
