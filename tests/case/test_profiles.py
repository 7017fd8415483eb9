from dataclasses import replace

from sample_pages import made_page

from testigo.case.profiles import portraits_of
from testigo.ledger import Block, Entity, Filler, Incident, Ledger, Span, When


def page(text: str, victims: tuple[str, ...], *, days: tuple[str, ...] = (), kind: str = "person") -> Ledger:
    """A page with one killing, of those whose words are given."""
    made = made_page()
    spans = [Span(start=text.index(v), end=text.index(v) + len(v)) for v in victims]
    entities = tuple(
        Entity(id=f"E{n}", kind=kind, name=v, mentions=(s,))  # type: ignore[arg-type]
        for n, (v, s) in enumerate(zip(victims, spans, strict=True))
    )
    killed = text.index("killed")
    incident = Incident(
        id="I1",
        type="killing",
        stage="real",
        triggers=(Span(start=killed, end=killed + 6),),
        agents=(),
        patients=tuple(Filler(start=s.start, end=s.end, entity=e.id) for s, e in zip(spans, entities, strict=True)),
        targets=(),
        instruments=(),
        when=tuple(When(start=0, end=1, value=day) for day in days),
        where=(),
        told_by=(None,),
        confidence=1.0,
    )
    block = Block(start=0, end=len(text), kind="body")
    return replace(
        made, page=replace(made.page, text=text, blocks=(block,)), entities=entities, incidents=(incident,), counts=()
    )


def test_a_word_with_a_capital_is_a_name_and_one_that_the_page_also_writes_small_is_not() -> None:
    ledger = page("Ferrymen Joren Haldric were killed. Other ferrymen fled.", ("Ferrymen Joren Haldric",))
    assert portraits_of(ledger)[0].profile.known == ("joren", "haldri")


def test_on_a_page_in_lower_case_what_is_rare_in_news_may_be_a_name() -> None:
    ledger = page("joren haldric was killed by two men in the night, the police said.", ("joren haldric",))
    assert "haldri" in portraits_of(ledger)[0].profile.known


def test_titles_and_countries_are_no_names() -> None:
    ledger = page("On Monday Peruvian Colonel Haldric was killed by men.", ("Peruvian Colonel Haldric",))
    assert portraits_of(ledger)[0].people == ("haldri",)


def test_the_sharpest_day_comes_first_and_is_the_day_of_the_incident() -> None:
    ledger = page("On Monday Haldric was killed.", ("Haldric",), days=("2017-06", "2018-01-15"))
    portrait = portraits_of(ledger)[0]
    assert portrait.days == ("2018-01-15", "2017-06")
    assert (portrait.profile.day, portrait.profile.first) == ("2018-01-15", "2018-01-15")


def test_an_open_day_is_a_stretch_and_no_day() -> None:
    profile = portraits_of(page("In June Haldric was killed.", ("Haldric",), days=("2017-06",)))[0].profile
    assert (profile.day, profile.first, profile.last) == (None, "2017-06-01", "2017-06-30")


def test_what_the_first_sentences_tell_is_what_the_page_opens_with() -> None:
    early = page("Haldric was killed. It rained. It snowed. It hailed. It cleared.", ("Haldric",))
    late = page("It rained. It snowed. It hailed. It cleared. Haldric was killed.", ("Haldric",))
    assert [portraits_of(p)[0].profile.leading for p in (early, late)] == [True, False]
