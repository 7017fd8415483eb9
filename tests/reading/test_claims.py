import pytest
from sample_findings import Told

from testigo.ledger import Claim, Entity, Span
from testigo.reading.claims import claims_of, innermost
from testigo.reading.confidence import Confidence
from testigo.reading.entities import Cast
from testigo.reading.findings import FoundClaim

NOBODY = Cast((), {}, frozenset())


def claims_in(told: Told, *found: FoundClaim, cast: Cast = NOBODY) -> tuple[Claim, ...]:
    return claims_of(found, told.words, told.text, cast, Confidence())


def words_of_content(told: Told, claim: Claim) -> list[str]:
    return [part.of(told.text) for part in claim.content]


def cast_in(told: Told, *named: str, **entities: list[str]) -> Cast:
    """A cast by ids, each with the words that name it; ``named`` are the ids of those known by name."""
    made = tuple(Entity(id=e, kind="person", name=w[0], mentions=()) for e, w in entities.items())
    by_words = {told.at(w): e for e, words in entities.items() for w in words}
    return Cast(made, by_words, frozenset(named))


def test_a_claim_points_at_its_source_cue_and_content() -> None:
    told = Told("The mayor denied that police shot anybody.")
    (claim,) = claims_in(told, told.claim("denied", "police shot anybody", source="The mayor", act="deny"))
    assert claim.source
    assert claim.source.of(told.text) == "The mayor"
    assert claim.cue == told.span("denied")
    assert words_of_content(told, claim) == ["police shot anybody"]
    assert (claim.id, claim.act, claim.form, claim.within) == ("C1", "deny", "indirect", None)


def test_an_article_at_the_end_of_a_cue_is_the_sources() -> None:
    told = Told("According to a report, two men died.")
    (claim,) = claims_in(told, told.claim("According to a", "two men died", source="report"))
    assert claim.cue == told.span("According to")


def test_claims_are_numbered_in_the_order_of_the_page_whatever_order_they_are_found_in() -> None:
    told = Told("The mayor said it rained. Police said nobody was hurt.")
    claims = claims_in(
        told,
        told.claim("said#2", "nobody was hurt", source="Police"),
        told.claim("said#1", "it rained", source="The mayor"),
    )
    assert [(c.id, words_of_content(told, c)) for c in claims] == [("C1", ["it rained"]), ("C2", ["nobody was hurt"])]


def test_marks_and_a_conjunction_at_the_edges_are_no_content() -> None:
    told = Told("The mayor said, that two men died.")
    (claim,) = claims_in(told, told.claim("said", "that two men died."))
    assert words_of_content(told, claim) == ["two men died"]


def test_a_claim_of_nothing_but_marks_is_left_out() -> None:
    told = Told("The mayor said: “!” Then she left.")
    assert claims_in(told, told.claim("said", "!")) == ()


def test_a_source_that_is_not_found_is_none() -> None:
    told = Told("It was said that two men died.")
    (claim,) = claims_in(told, told.claim("said", "two men died"))
    assert claim.source is None


# Whole quotations


@pytest.mark.parametrize("part", ["We were attacked", "attacked at dawn", "We were attacked at dawn"])
def test_most_of_a_quotation_or_an_end_of_it_takes_the_whole_of_it(part: str) -> None:
    told = Told("“We were attacked at dawn,” the mayor said.")
    (claim,) = claims_in(told, told.claim("said", part, source="the mayor"))
    assert words_of_content(told, claim) == ["We were attacked at dawn"]
    assert claim.form == "direct"


def test_a_quotation_of_several_sentences_is_one_content() -> None:
    told = Told("The mayor said: “They came. They shot. Nobody ran.” Then she left.")
    (claim,) = claims_in(told, told.claim("said", "They came", source="The mayor"))
    assert words_of_content(told, claim) == ["They came. They shot. Nobody ran"]


def test_a_quotation_that_goes_on_in_the_next_paragraph_ends_its_content_with_its_own_paragraph() -> None:
    told = Told("The mayor said: “They came at dawn. They shot.\n\n“Nobody ran,” she said.")
    first, second = claims_in(
        told,
        told.claim("said#1", "They came at dawn", source="The mayor"),
        told.claim("said#2", "Nobody ran", source="she"),
    )
    assert words_of_content(told, first) == ["They came at dawn. They shot"]
    assert words_of_content(told, second) == ["Nobody ran"]


def test_a_content_over_two_paragraphs_of_one_quotation_is_direct_from_its_first_word_to_its_last() -> None:
    told = Told("The mayor said: “They came at dawn. They shot.\n\n“Nobody ran. Nobody fell.” It rained.")
    part = "They came at dawn. They shot.\n\n“Nobody ran. Nobody fell"
    (claim,) = claims_in(told, told.claim("said", part, source="The mayor"))
    assert words_of_content(told, claim) == [part]
    assert claim.form == "direct"


def test_one_stray_mark_changes_no_content() -> None:
    told = Told('The mayor said the men " had left. Nobody was hurt, she added. It rained.')
    (claim,) = claims_in(told, told.claim("said", 'the men " had left', source="The mayor"))
    assert words_of_content(told, claim) == ['the men " had left']
    assert claim.form == "indirect"


def test_one_stray_mark_swallows_no_other_paragraph() -> None:
    told = Told('The mayor said: "We left.\n\nPolice said nobody was hurt.')
    mayor, police = claims_in(
        told,
        told.claim("said#1", "We left", source="The mayor"),
        told.claim("said#2", "nobody was hurt", source="Police"),
    )
    assert words_of_content(told, mayor) == ["We left"]
    assert (words_of_content(told, police), police.form) == (["nobody was hurt"], "indirect")


def test_a_quoted_word_is_no_reason_to_cut_a_content() -> None:
    told = Told("The mayor said the raid was “murder” and had to be answered.")
    (claim,) = claims_in(told, told.claim("said", "the raid was “murder” and had to be answered"))
    assert words_of_content(told, claim) == ["the raid was “murder” and had to be answered"]


def test_what_is_told_inside_a_quotation_does_not_take_the_whole_of_it() -> None:
    told = Told("“The minister told us that nobody was shot,” the mayor said.")
    inner, outer = claims_in(
        told,
        told.claim("told", "nobody was shot", source="The minister"),
        told.claim("said", "The minister told us that nobody was shot", source="the mayor"),
    )
    assert words_of_content(told, inner) == ["nobody was shot"]
    assert (inner.form, inner.within) == ("indirect", outer.id)
    assert outer.form == "direct"


def test_words_on_both_sides_of_a_cue_are_two_parts_of_one_content() -> None:
    told = Told("“We left,” the mayor said, “because they shot at us.”")
    (claim,) = claims_in(told, told.claim("said", "We left", "because they shot at us", source="the mayor"))
    assert words_of_content(told, claim) == ["We left", "because they shot at us"]
    assert claim.form == "direct"


def test_parts_that_touch_are_one_part() -> None:
    told = Told("The mayor said two men died and a third was hurt.")
    (claim,) = claims_in(told, told.claim("said", "two men died", "and a third was hurt"))
    assert words_of_content(told, claim) == ["two men died and a third was hurt"]


# Follow-on quotations


def test_a_quotation_that_follows_on_has_a_source_and_no_cue() -> None:
    told = Told("“We left,” the mayor said. “They shot at us. We ran.”")
    claims = claims_in(
        told,
        told.claim("said", "We left", source="the mayor"),
        told.claim("They", "They shot at us. We ran", source="the mayor", follow_on=True),
    )
    assert [(c.cue is None, words_of_content(told, c)) for c in claims] == [
        (False, ["We left"]),
        (True, ["They shot at us. We ran"]),
    ]


def test_a_quotation_told_with_a_cue_does_not_follow_on_as_well() -> None:
    told = Told("“We left,” the mayor said, “because they shot at us. We ran.”")
    claims = claims_in(
        told,
        told.claim("said", "because they shot at us", source="the mayor"),
        told.claim("because", "because they shot at us. We ran", source="the mayor", follow_on=True),
    )
    assert [(c.cue, words_of_content(told, c)) for c in claims] == [
        (told.span("said"), ["because they shot at us. We ran"])
    ]


def test_a_quotation_whose_cue_comes_after_it_does_not_follow_on_as_well() -> None:
    told = Told("“They shot at us. We ran,” the mayor said.")
    claims = claims_in(
        told,
        told.claim("They", "They shot at us. We ran", source="the mayor", follow_on=True),
        told.claim("said", "They shot at us. We ran", source="the mayor"),
    )
    assert [c.cue for c in claims] == [told.span("said")]


def test_two_follow_on_quotations_of_the_same_words_are_one() -> None:
    told = Told("“They shot at us. We ran.”")
    claims = claims_in(
        told,
        told.claim("They", "They shot at us. We ran", source=None, follow_on=True),
        told.claim("We", "They shot at us. We ran", source=None, follow_on=True),
    )
    assert len(claims) == 1


def test_a_quotation_in_which_a_claim_with_nearly_all_its_words_is_told_is_a_claim_of_its_own() -> None:
    told = Told("“I ask the public to stay away from the port of Orvane.” He left.")
    claims = claims_in(
        told,
        told.claim("I", "I ask the public to stay away from the port of Orvane", source="He", follow_on=True),
        told.claim("ask", "the public to stay away from the port of Orvane", source="I"),
    )
    assert [(c.id, c.cue, c.within) for c in claims] == [("C1", None, None), ("C2", told.span("ask"), "C1")]


def test_two_speakers_of_the_same_words_are_two_claims() -> None:
    told = Told("The ministry said and the radio repeated that two men died.")
    claims = claims_in(
        told,
        told.claim("said", "two men died", source="The ministry"),
        told.claim("repeated", "two men died", source="the radio"),
    )
    assert len(claims) == 2


# Form


def test_words_partly_in_marks_are_mixed() -> None:
    told = Told("The mayor called the long raid of Monday night “plain murder”.")
    (claim,) = claims_in(told, told.claim("called", "the long raid of Monday night “plain murder"))
    assert claim.form == "mixed"


def test_words_without_marks_are_indirect_unless_the_model_hears_speech() -> None:
    told = Told("The mayor said: We left at dawn.")
    (indirect,) = claims_in(told, told.claim("said", "We left at dawn", form=["indirect"]))
    (direct,) = claims_in(told, told.claim("said", "We left at dawn", form=["direct"]))
    assert (indirect.form, direct.form) == ("indirect", "direct")


def test_words_without_marks_are_never_mixed() -> None:
    told = Told("The mayor said they had left at dawn.")
    (claim,) = claims_in(told, told.claim("said", "they had left at dawn", form=["mixed"]))
    assert claim.form == "indirect"


@pytest.mark.parametrize("marks", ["“”", "‘’", '""', "«»", "„“"])
def test_words_in_marks_of_any_style_are_direct_whatever_the_model_says(marks: str) -> None:
    told = Told(f"The mayor said: {marks[0]}We left at dawn.{marks[1]}")
    (claim,) = claims_in(told, told.claim("said", "We left at dawn", form=["indirect"]))
    assert claim.form == "direct"


# Category


def test_the_category_of_a_source_is_told_by_all_that_its_entity_says() -> None:
    told = Told("Ilka Brandauer said it rained. She added that two men died. He said nothing.")
    cast = cast_in(told, "E1", E1=["Ilka Brandauer", "She"], E2=["He"])
    found = (
        told.claim("said#1", "it rained", source="Ilka Brandauer", category=["government"]),
        told.claim("added", "two men died", source="She", category=["witness", "government"]),
        told.claim("said#2", "nothing", source="He", category=["witness"]),
    )
    assert [c.source and c.source.category for c in claims_in(told, *found, cast=cast)] == [
        "government",
        "government",
        "witness",
    ]


def test_a_source_of_no_entity_is_in_the_category_of_its_own_words() -> None:
    told = Told("The mayor said it rained. Police said two men died.")
    found = (
        told.claim("said#1", "it rained", source="The mayor", category=["government"]),
        told.claim("said#2", "two men died", source="Police", category=["security"]),
    )
    assert [c.source and c.source.category for c in claims_in(told, *found)] == ["government", "security"]


def test_a_pronoun_for_somebody_known_by_name_is_a_named_source() -> None:
    told = Told("Ilka Brandauer left. She said two men died. Police said three did.")
    cast = cast_in(told, "E1", E1=["Ilka Brandauer", "She"], E2=["Police"])
    found = (
        told.claim("said#1", "two men died", source="She"),
        told.claim("said#2", "three did", source="Police"),
    )
    claims = claims_in(told, *found, cast=cast)
    assert [c.source and (c.source.entity, c.source.named) for c in claims] == [("E1", True), ("E2", False)]


# The innermost claim


def test_the_innermost_claim_is_the_one_with_the_fewest_words_around() -> None:
    told = Told("Radio Ismer reported that the ministry said two men died.")
    claims = claims_in(
        told,
        told.claim("reported", "the ministry said two men died", source="Radio Ismer"),
        told.claim("said", "two men died", source="the ministry"),
    )
    holding = innermost(told.span("two"), claims)
    assert holding
    assert holding.id == "C2"


def test_words_outside_every_content_are_no_ones() -> None:
    told = Told("Two men died on Monday. The mayor said it rained.")
    claims = claims_in(told, told.claim("said", "it rained", source="The mayor"))
    assert innermost(Span(start=0, end=3), claims) is None
