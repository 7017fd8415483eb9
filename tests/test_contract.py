import json
import re
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from sample_ledger import LEDGER

from testigo.contract import dumps, failure_to_json, from_json, loads, to_json
from testigo.errors import TestigoError
from testigo.ledger import (
    Block,
    Claim,
    Count,
    Dateline,
    Entity,
    Failure,
    Filler,
    Incident,
    Ledger,
    Notice,
    Page,
    Published,
    ReaderMark,
    Source,
    Span,
    When,
    Where,
)

AGREED = Path(__file__).parents[2] / "shared" / "contract" / "ledger.schema.json"
OURS = Draft202012Validator(json.loads(files("testigo").joinpath("ledger.schema.json").read_text(encoding="utf-8")))

words = st.text(max_size=12)
perhaps = st.none() | words
numbers = st.integers(0, 10_000)
shares = st.floats(0, 1)
dates = st.sampled_from(["2022", "2022-03", "2022-03-15", "2022-03-01/2022-03-15"])
amounts = st.none() | st.integers(0, 10**9).map(float) | st.floats(0, 1e12)


def choices(record: type, field: str) -> st.SearchStrategy[Any]:
    from typing import get_args, get_type_hints

    return st.sampled_from(get_args(get_type_hints(record)[field]))


def spanning(record: Callable[..., Any], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    at = st.tuples(numbers, st.integers(1, 500))
    made = st.fixed_dictionaries(fields)
    return st.builds(lambda span, rest: record(start=span[0], end=sum(span), **rest), at, made)


def many(of: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[Any]:
    return st.lists(of, min_size=least, max_size=3).map(tuple)


spans = spanning(Span)
sources = spanning(Source, category=choices(Source, "category"), entity=perhaps, named=st.booleans())
fillers = many(spanning(Filler, entity=perhaps))
places = spanning(
    Where,
    name=words,
    latitude=st.none() | st.floats(-90, 90),
    longitude=st.none() | st.floats(-180, 180),
    precision=choices(Where, "precision"),
    country=st.none() | st.sampled_from(["VE", "ES"]),
    geonames=st.none() | numbers,
)
notices = many(st.builds(Notice, code=st.just("T301"), message=words))
pages = st.builds(
    Page,
    id=st.just("sha256:" + "0" * 64),
    text=st.text(max_size=60),
    blocks=many(spanning(Block, kind=choices(Block, "kind"))),
    published=st.none() | st.builds(Published, value=dates, evidence=words),
    language=perhaps,
    url=perhaps,
    title=perhaps,
    outlet=perhaps,
    authors=many(words),
    agencies=many(words),
    datelines=many(
        spanning(
            Dateline,
            place=perhaps,
            agencies=many(words),
            date=st.none() | dates,
            time=st.none() | st.just("09:30"),
        )
    ),
    media_type=perhaps,
    encoding=perhaps,
    notices=notices,
)
ledgers = st.builds(
    Ledger,
    input=words,
    page=pages,
    reader=st.builds(ReaderMark, version=words, model=words),
    entities=many(st.builds(Entity, id=words, kind=choices(Entity, "kind"), name=words, mentions=many(spans))),
    claims=many(
        st.builds(
            Claim,
            id=words,
            form=choices(Claim, "form"),
            act=choices(Claim, "act"),
            source=st.none() | sources,
            cue=st.none() | spans,
            content=many(spans, least=1),
            within=perhaps,
            confidence=shares,
        )
    ),
    incidents=many(
        st.builds(
            Incident,
            id=words,
            type=choices(Incident, "type"),
            stage=choices(Incident, "stage"),
            triggers=many(spans, least=1),
            agents=fillers,
            patients=fillers,
            targets=fillers,
            instruments=fillers,
            when=many(spanning(When, value=st.none() | dates)),
            where=many(places),
            told_by=many(perhaps),
            confidence=shares,
        )
    ),
    counts=many(
        spanning(
            Count,
            low=amounts,
            high=amounts,
            approximate=st.booleans(),
            effect=choices(Count, "effect"),
            who=choices(Count, "who"),
            incident=perhaps,
            told_by=perhaps,
        )
    ),
    notices=notices,
)


@settings(deadline=None, max_examples=40)
@given(ledgers)
def test_a_ledger_comes_back_equal_from_its_json(ledger: Ledger) -> None:
    assert from_json(to_json(ledger)) == ledger
    assert loads(dumps(ledger)) == ledger
    assert loads(dumps(ledger, indent=2)) == ledger


@settings(deadline=None, max_examples=40)
@given(ledgers)
def test_every_ledger_is_valid_under_our_schema(ledger: Ledger) -> None:
    OURS.validate(json.loads(dumps(ledger)))


@settings(deadline=None, max_examples=40)
@given(ledgers)
def test_a_ledger_is_one_line_that_can_be_encoded(ledger: Ledger) -> None:
    text = dumps(ledger)
    assert text.splitlines() == [text]
    assert loads(text.encode("utf-8")) == ledger


def agreed() -> Draft202012Validator:
    if not AGREED.exists():
        pytest.skip("the agreed contract is not beside this checkout")
    return Draft202012Validator(json.loads(AGREED.read_text(encoding="utf-8")))


def test_the_sample_is_valid_under_the_agreed_contract_and_ours() -> None:
    value = json.loads(dumps(LEDGER))
    OURS.validate(value)
    agreed().validate(value)


@settings(deadline=None, max_examples=40)
@given(ledgers)
def test_every_ledger_is_valid_under_the_agreed_contract(ledger: Ledger) -> None:
    agreed().validate(json.loads(dumps(ledger)))


def spoilt() -> list[tuple[str, Callable[[dict[str, Any]], object]]]:
    return [
        ("no reader", lambda v: v.pop("reader")),
        ("another version", lambda v: v.update(ledger=2)),
        ("a page id that is no hash", lambda v: v["page"].update(id="x")),
        ("an unknown block", lambda v: v["page"]["blocks"][0].update(kind="advert")),
        ("a published date with no evidence", lambda v: v["page"]["published"].pop("evidence")),
        ("a date that is none", lambda v: v["page"]["published"].update(value="May 3")),
        ("an unknown entity", lambda v: v["entities"][0].update(kind="idea")),
        ("an unknown act", lambda v: v["claims"][0].update(act="sing")),
        ("a claim with no content", lambda v: v["claims"][0].update(content=[])),
        ("a source with no category", lambda v: v["claims"][0]["source"].pop("category")),
        ("a cue that is no span", lambda v: v["claims"][0].update(cue={"start": 1})),
        ("a confidence above one", lambda v: v["claims"][0].update(confidence=1.5)),
        ("a negative start", lambda v: v["claims"][0]["content"][0].update(start=-1)),
        ("an incident with no trigger", lambda v: v["incidents"][0].update(triggers=[])),
        ("an unknown stage", lambda v: v["incidents"][0].update(stage="maybe")),
        ("a place with no name", lambda v: v["incidents"][0]["where"][0].pop("name")),
        ("a filler with no entity", lambda v: v["incidents"][0]["agents"][0].pop("entity")),
        ("a day in words", lambda v: v["incidents"][0]["when"][0].update(value="Sunday")),
        ("an unknown effect", lambda v: v["counts"][0].update(effect="bored")),
        ("an amount in words", lambda v: v["counts"][0].update(low="four")),
    ]


@pytest.mark.parametrize(("what", "spoil"), spoilt())
def test_what_the_agreed_contract_refuses_our_schema_refuses_too(
    what: str, spoil: Callable[[dict[str, Any]], object]
) -> None:
    value = json.loads(dumps(LEDGER))
    spoil(value)
    assert not OURS.is_valid(value), what
    if AGREED.exists():
        assert not agreed().is_valid(value), what


@pytest.mark.parametrize(
    ("spoil", "field"),
    [
        (lambda v: v["claims"][1].pop("act"), "claims"),
        (lambda v: v["claims"][1].update(act="sing"), "ledger.claims[1].act"),
        (lambda v: v["page"].update(text=3), "ledger.page.text"),
        (lambda v: v["page"].update(blocks={}), "ledger.page.blocks"),
        (lambda v: v["counts"][0].update(approximate=1), "ledger.counts[0].approximate"),
        (lambda v: v["counts"][0].update(start=True), "ledger.counts[0].start"),
        (lambda v: v.update(reader="me"), "ledger.reader"),
    ],
)
def test_a_value_that_is_no_ledger_is_refused_by_the_name_of_its_field(
    spoil: Callable[[dict[str, Any]], object], field: str
) -> None:
    value = json.loads(dumps(LEDGER))
    spoil(value)
    with pytest.raises(TestigoError, match="T405") as refused:
        from_json(value)
    assert field in refused.value.message


def test_fields_of_a_later_version_are_passed_over() -> None:
    value = json.loads(dumps(LEDGER))
    value["page"]["mood"] = "grim"
    assert from_json(value) == LEDGER


def test_keys_stand_in_the_order_of_the_contract() -> None:
    expected = ["ledger", "input", "page", "reader", "entities", "claims", "incidents", "counts", "notices"]
    assert list(to_json(LEDGER)) == expected
    assert list(to_json(LEDGER)["counts"][0])[:2] == ["start", "end"]


def test_whole_amounts_are_whole_numbers() -> None:
    assert '"low":4,' in dumps(LEDGER)


def test_a_failure_stands_in_the_form_of_the_contract_and_comes_back() -> None:
    failure = Failure(input="a.html", code="T101", message="there is no file a.html")
    assert failure_to_json(failure) == {
        "input": "a.html",
        "error": {"code": "T101", "message": "there is no file a.html"},
    }
    assert loads(dumps(failure)) == failure


def test_a_line_stays_a_line_whatever_the_text_holds() -> None:
    text = "a\u2028b\u2029c\x85d\x9be\ud800f\nend"
    line = dumps(replace(LEDGER, page=replace(LEDGER.page, text=text)))
    assert line.splitlines() == [line]
    assert "\x9b" not in line
    back = loads(line)
    assert isinstance(back, Ledger)
    assert back.page.text == text


def test_text_that_is_not_json_is_refused() -> None:
    with pytest.raises(TestigoError, match="T405: this is not JSON"):
        loads("{")


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "1" + "0" * 400])
def test_a_number_that_json_has_not_makes_no_ledger(number: str) -> None:
    text = re.sub(r'"confidence":[\d.]+', f'"confidence":{number}', dumps(LEDGER), count=1)
    with pytest.raises(TestigoError, match=r"T405: .*confidence should be a number that is finite"):
        loads(text)


def test_json_that_is_nested_too_deep_is_no_ledger() -> None:
    with pytest.raises(TestigoError, match="T405: this is not JSON: it is nested too deep"):
        loads("[" * 100_000)
