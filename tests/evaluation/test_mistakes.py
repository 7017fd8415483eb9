"""The report of mistakes names each by its kind, with both sides in words."""

import importlib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

TEXT = (
    "Radio Ismer reported that the ministry said two men died on Monday. Police shot them near Orvane, the mayor said. "
    "He called it murder. Ilka Brandauer left."
)
Record = dict[str, Any]


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def span(words: str, **more: Any) -> Record:
    start, end = at(words)
    return {"start": start, "end": end, **more}


def gold_claim(source: str, cue: str, content: str, *, act: str = "assert", by: str = "media") -> Record:
    return {
        "id": "C1",
        "src": [at(source)],
        "cue": [at(cue)],
        "con": [at(content)],
        "form": "indirect",
        "act": act,
        "by": by,
    }


def said_claim(source: str, cue: str, content: str, *, act: str = "assert", by: str = "media") -> Record:
    return {
        "source": span(source, category=by),
        "cue": span(cue),
        "content": [span(content)],
        "form": "indirect",
        "act": act,
    }


@pytest.fixture
def mistakes(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "evaluation"))
    module = importlib.import_module("mistakes")
    if not (module.SHARED / "annotation" / "score.py").is_file():
        pytest.skip("the annotated documents are not at hand (TESTIGO_SHARED)")
    return module


def made(mistakes: ModuleType, gold: list[Record], **ledger: Any) -> dict[str, str]:
    empty: Record = {"claims": [], "incidents": [], "counts": [], "entities": []}
    mistakes.shared_module("annotation")
    reading = mistakes.Reading(
        name="doc", text=TEXT, gold=gold, ledger={**empty, **ledger}, score=mistakes.shared_module("score")
    )
    return {f"{m.group}: {m.kind}": m.detail for m in mistakes.mistakes_of(reading)}


OUTER = ("Radio Ismer", "reported", "the ministry said two men died on Monday")
INNER = ("the ministry", "said", "two men died on Monday")


def test_what_is_right_is_no_mistake(mistakes: ModuleType) -> None:
    assert (
        made(mistakes, [gold_claim(*OUTER), gold_claim(*INNER)], claims=[said_claim(*OUTER), said_claim(*INNER)]) == {}
    )


def test_claims_are_missed_and_invented(mistakes: ModuleType) -> None:
    found = made(mistakes, [gold_claim(*OUTER)], claims=[said_claim("He", "called", "it murder")])
    assert found["claims: missed"].startswith("Radio Ismer | reported | the ministry said")
    assert found["claims: invented"] == "He | called | it murder"


def test_a_wrong_source_is_told_from_wrong_bounds_of_the_right_one(mistakes: ModuleType) -> None:
    gold = [gold_claim("the mayor", "said", "Police shot them near Orvane")]
    wrong = made(mistakes, gold, claims=[said_claim("Police", "said", "Police shot them near Orvane")])
    assert wrong["claims: source wrong"].startswith("the mayor → Police")
    bounds = made(mistakes, gold, claims=[said_claim("mayor", "said", "Police shot them near Orvane")])
    assert bounds["claims: source bounds: too short"].startswith("the mayor → mayor")


def test_a_content_is_too_long_or_too_short(mistakes: ModuleType) -> None:
    short = made(mistakes, [gold_claim(*INNER)], claims=[said_claim("the ministry", "said", "two men died")])
    assert short["claims: content too short"] == "two men died on Monday → two men died"
    long = made(
        mistakes,
        [gold_claim("the ministry", "said", "two men died")],
        claims=[said_claim(*INNER)],
    )
    assert "claims: content too long" in long


def test_acts_and_categories_are_confusions(mistakes: ModuleType) -> None:
    found = made(
        mistakes,
        [gold_claim("He", "called", "it murder", act="accuse", by="politician")],
        claims=[said_claim("He", "called", "it murder", by="government")],
    )
    assert set(found) == {"claims: act: accuse → assert", "claims: category: politician → government"}


def test_a_chain_says_which_of_its_claims_is_missing(mistakes: ModuleType) -> None:
    gold = [gold_claim(*OUTER), gold_claim(*INNER)]
    assert "chains: inner missing" in made(mistakes, gold, claims=[said_claim(*OUTER)])
    assert "chains: outer missing" in made(mistakes, gold, claims=[said_claim(*INNER)])


def incident(kind: str, trigger: str, **roles: list[Record]) -> Record:
    empty: Record = {"agents": [], "patients": [], "targets": [], "instruments": [], "when": [], "where": []}
    return {**empty, "type": kind, "stage": "real", "triggers": [span(trigger)], **roles}


def test_triggers_are_missed_false_or_of_another_type(mistakes: ModuleType) -> None:
    gold = [
        {"id": "I1", "type": "shooting", "stage": "real", "trg": [at("shot")]},
        {"id": "I2", "type": "killing", "stage": "real", "trg": [at("died")]},
    ]
    found = made(mistakes, gold, incidents=[incident("killing", "shot"), incident("abuse", "murder")])
    assert set(found) == {"triggers: type: shooting → killing", "triggers: missed: killing", "triggers: false: abuse"}


def test_a_role_missed_with_its_trigger_is_told_from_one_missed_beside_it(mistakes: ModuleType) -> None:
    gold = [{"id": "I1", "type": "shooting", "stage": "real", "trg": [at("shot")], "agent": [at("Police")]}]
    assert "roles: agent missed, its trigger missed" in made(mistakes, gold)
    assert "roles: agent missed, its trigger found" in made(mistakes, gold, incidents=[incident("shooting", "shot")])
    swapped = incident("shooting", "shot", patients=[span("Police")])
    assert "roles: agent → patient" in made(mistakes, gold, incidents=[swapped])


def test_a_count_with_a_wrong_value_shows_both_values(mistakes: ModuleType) -> None:
    gold = [{"id": "N1", "span": at("two men"), "value": "2", "effect": "killed"}]
    said = span("two men", low=3.0, high=3.0, effect="killed", who="unknown")
    assert made(mistakes, gold, counts=[said])["counts: value"].startswith("2 → 3:")


def test_a_missed_link_is_as_hard_as_its_weaker_mention(mistakes: ModuleType) -> None:
    gold = [{"id": "E1", "type": "PERSON", "mentions": [at("the mayor"), at("He")]}]
    entities = [{"id": "E1", "mentions": [span("the mayor")]}, {"id": "E2", "mentions": [span("He")]}]
    assert set(made(mistakes, gold, entities=entities)) == {"links: link missed: pronoun"}


def test_a_mention_that_is_not_found_is_a_name_a_pronoun_or_a_description(mistakes: ModuleType) -> None:
    gold = [{"id": "E1", "type": "PERSON", "mentions": [at("Ilka Brandauer")]}]
    assert set(made(mistakes, gold)) == {"links: mention missed: name"}
