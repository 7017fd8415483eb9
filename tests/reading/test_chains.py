from hypothesis import given
from hypothesis import strategies as st
from sample_findings import Told

from testigo.ledger import Claim, Source, SourceCategory, Span
from testigo.reading.chains import chained


def claim(
    told: Told, ident: str, cue: str | None, *content: str, source: str = "", category: SourceCategory = "government"
) -> Claim:
    span = told.span(source) if source else None
    return Claim(
        id=ident,
        form="indirect",
        act="assert",
        source=Source(start=span.start, end=span.end, category=category, entity=None, named=False) if span else None,
        cue=told.span(cue) if cue else None,
        content=tuple(told.span(c) for c in content),
        within=None,
        confidence=0.9,
    )


def tellers(claims: tuple[Claim, ...]) -> dict[str, str | None]:
    return {c.id: c.within for c in claims}


def test_a_claim_whose_words_and_cue_stand_in_anothers_content_is_told_within_it() -> None:
    told = Told("Radio Ismer reported that the ministry said two men died.")
    claims = chained(
        [
            claim(told, "C1", "reported", "the ministry said two men died", source="Radio Ismer", category="media"),
            claim(told, "C2", "said", "two men died", source="the ministry"),
        ]
    )
    assert tellers(claims) == {"C1": None, "C2": "C1"}


def test_a_chain_of_three_names_the_innermost_teller() -> None:
    told = Told("Radio Ismer reported that the ministry said the mayor denied that two men died.")
    claims = chained(
        [
            claim(told, "C1", "reported", "the ministry said the mayor denied that two men died", source="Radio Ismer"),
            claim(told, "C2", "said", "the mayor denied that two men died", source="the ministry"),
            claim(told, "C3", "denied", "two men died", source="the mayor"),
        ]
    )
    assert tellers(claims) == {"C1": None, "C2": "C1", "C3": "C2"}


def test_of_two_who_tell_the_same_words_the_farther_tells_of_the_nearer() -> None:
    told = Told("According to the ministry, two men died near the port of Orvane, Radio Ismer reported.")
    claims = chained(
        [
            claim(told, "C1", "According to", "two men died near the port of Orvane", source="the ministry"),
            claim(
                told, "C2", "reported", "two men died near the port of Orvane", source="Radio Ismer", category="media"
            ),
        ]
    )
    assert tellers(claims) == {"C1": "C2", "C2": None}
    assert claims[1].content == (told.span("According to the ministry, two men died near the port of Orvane"),)


def test_of_two_as_near_the_same_words_the_medium_tells_of_the_other_wherever_it_stands() -> None:
    told = Told("Radio Ismer reported two men died, the ministry said.")
    claims = chained(
        [
            claim(told, "C1", "reported", "two men died", source="Radio Ismer", category="media"),
            claim(told, "C2", "said", "two men died", source="the ministry"),
        ]
    )
    assert tellers(claims) == {"C1": None, "C2": "C1"}
    assert claims[0].content == (told.span("two men died, the ministry said"),)


def test_two_claims_of_one_source_with_the_same_words_are_no_chain() -> None:
    told = Told("The ministry said and repeated that two men died.")
    claims = chained(
        [
            claim(told, "C1", "said", "two men died", source="The ministry"),
            claim(told, "C2", "repeated", "two men died", source="The ministry"),
        ]
    )
    assert tellers(claims) == {"C1": None, "C2": None}


def test_equal_contents_do_not_nest_when_neither_can_hold_the_others_cue() -> None:
    told = Told("The mayor, the ministry said and she confirmed, was shot.")
    claims = chained(
        [
            claim(told, "C1", "said", "The mayor", "was shot", source="the ministry"),
            claim(told, "C2", "confirmed", "The mayor", "was shot", source="she"),
        ]
    )
    assert tellers(claims) == {"C1": None, "C2": None}


def test_a_cue_in_anothers_content_draws_its_words_in() -> None:
    told = Told("The radio said the ministry announced on Monday that two men died.")
    claims = chained(
        [
            claim(told, "C1", "said", "the ministry announced on Monday", source="The radio", category="media"),
            claim(told, "C2", "announced", "two men died", source="the ministry"),
        ]
    )
    assert tellers(claims) == {"C1": None, "C2": "C1"}
    assert claims[0].content == (told.span("the ministry announced on Monday that two men died"),)


def test_words_that_a_claims_own_cue_would_break_are_not_drawn_in() -> None:
    told = Told("The ministry announced, the radio said, that two men died.")
    claims = chained(
        [
            claim(told, "C1", "announced", "two men died", source="The ministry"),
            claim(told, "C2", "said", "The ministry announced", source="the radio", category="media"),
        ]
    )
    assert claims[1].content == (told.span("The ministry announced"),)
    assert tellers(claims) == {"C1": None, "C2": None}


def test_a_part_of_anothers_content_whose_cue_stands_outside_is_not_told_within_it() -> None:
    told = Told("The mayor said two men died and a third was hurt. Police confirmed that two men died.")
    claims = chained(
        [
            claim(told, "C1", "said", "two men died and a third was hurt", source="The mayor"),
            claim(told, "C2", "confirmed", "two men died#2", source="Police"),
        ]
    )
    assert tellers(claims) == {"C1": None, "C2": None}


def test_a_quotation_with_no_cue_is_told_within_the_claim_that_holds_it() -> None:
    told = Told("The radio said the mayor was shocked: “This is murder. It must end.”")
    claims = chained(
        [
            claim(told, "C1", "said", "the mayor was shocked: “This is murder. It must end", source="The radio"),
            claim(told, "C2", None, "This is murder. It must end", source="the mayor"),
        ]
    )
    assert tellers(claims) == {"C1": None, "C2": "C1"}


spans = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda s: Span(start=s[0], end=s[0] + s[1]))
sources = spans.map(lambda s: Source(start=s.start, end=s.end, category="other", entity=None, named=False))


@given(st.lists(st.tuples(st.none() | sources, st.none() | spans, spans), max_size=8))
def test_no_claim_is_told_within_itself_by_any_way_round(
    parts: list[tuple[Source | None, Span | None, Span]],
) -> None:
    claims = chained(
        [
            Claim(
                id=f"C{i}",
                form="direct",
                act="assert",
                source=source,
                cue=cue,
                content=(content,),
                within=None,
                confidence=1.0,
            )
            for i, (source, cue, content) in enumerate(parts, 1)
        ]
    )
    by_id = {c.id: c for c in claims}
    for c in claims:
        seen, at = set(), c
        while at.within:
            assert at.id not in seen
            seen.add(at.id)
            at = by_id[at.within]
