import importlib
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from sample_findings import whole_words

from testigo.reading import labels
from testigo.reading.tags import tagged_spans
from testigo.reading.windows import Window
from testigo.reading.words import Words, words_of

documents, targets = importlib.import_module("documents"), importlib.import_module("targets")

CHOSEN = ("own-a-01", "own-b-14", "own-e-24")
OWN = {d.name: d for d in documents.load(documents.OWN) if d.name in CHOSEN}

TEXT = (
    "Radio Ismer reported the mayor of Orvane denied that troops raided the old market on Monday. "
    "At least two men were killed. “We left,” she said. “They shot at us.”\n\n"
    "Police wept. The raid came at dawn."
)


def at(*phrases: str) -> list[tuple[int, int]]:
    starts = [TEXT.index(p) for p in phrases]
    return [(a, a + len(p)) for a, p in zip(starts, phrases, strict=True)]


def made(*records: dict[str, Any]) -> Any:
    return documents.Document("made", TEXT, "2021-05-04", list(records))


def claim(ident: str, cue: str, content: str, source: str, **more: str) -> dict[str, Any]:
    record: dict[str, Any] = {"id": ident, "form": "indirect", "act": "assert", "con": at(content), "src": at(source)}
    return record | ({"cue": at(cue)} if cue else {}) | more


def words_in(doc: Any) -> Words:
    return words_of(doc.text, doc.paragraphs(), whole_words())


def targets_in(*records: dict[str, Any]) -> tuple[Any, Words]:
    doc = made(*records)
    words = words_in(doc)
    return targets.targets_of(doc, words), words


def said(words: Words, lo: int, hi: int, text: str = TEXT) -> str:
    return text[words.start[lo] : words.end[hi - 1]]


def decoded(tag: np.ndarray, group: str) -> list[tuple[int, int, int]]:
    """Spans and labels, read from tags as they are read from a model's scores."""
    logits = np.full((len(tag), dict(labels.TAG_GROUPS)[group]), -9.0, dtype=np.float32)
    logits[np.arange(len(tag)), tag] = 9.0
    return [(t.lo, t.hi, t.label) for t in tagged_spans(logits)]


def words_at(words: Words, span: tuple[int, int]) -> tuple[int, int]:
    lo, hi = np.searchsorted(words.start, span[0]), np.searchsorted(words.end, span[1]) + 1
    return int(lo), int(hi)


def apart(spans: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Spans once each, without those that overlap another."""
    ordered = sorted(set(spans))
    return [s for s in ordered if not any(o != s and o[0] < s[1] and s[0] < o[1] for o in ordered)]


@pytest.mark.parametrize("name", CHOSEN)
@pytest.mark.parametrize(
    ("group", "letter", "key", "options", "field"),
    [
        ("trigger", "I", "trg", labels.TYPES, "type"),
        ("count", "N", "span", labels.EFFECTS, "effect"),
        ("mention", "E", "mentions", labels.KINDS, "type"),
    ],
)
def test_tags_of_a_document_are_decoded_to_what_is_annotated(
    name: str, group: str, letter: str, key: str, options: tuple[str, ...], field: str
) -> None:
    doc = OWN[name]
    words = words_in(doc)
    annotated = []
    for record in (r for r in doc.records if r["id"][0] == letter):
        value = record[field]
        label = options.index(targets.KIND_NAMES.get(value, value))
        spans = [record[key]] if key == "span" else record[key]
        annotated += [(*words_at(words, s), label) for s in spans]
    found = decoded(targets.targets_of(doc, words).tags[group], group)
    assert set(found) <= set(annotated)
    assert set(apart(annotated)) <= set(found)


@pytest.mark.parametrize("name", CHOSEN)
def test_cues_and_follow_on_quotations_of_a_document_are_tagged_at_their_words(name: str) -> None:
    doc = OWN[name]
    words = words_in(doc)
    claims = [r for r in doc.records if r["id"][0] == "C"]
    tag = targets.targets_of(doc, words).tags["cue"]
    begins = {words_at(words, r["cue"][0])[0] for r in claims if "cue" in r}
    follow = {words_at(words, r["con"][0])[0] for r in claims if "cue" not in r}
    assert set(np.flatnonzero(tag == labels.CUE_BEGIN).tolist()) == begins
    assert set(np.flatnonzero(tag == labels.FOLLOW_ON).tolist()) == follow - begins


@pytest.mark.parametrize("name", CHOSEN)
def test_every_claim_of_a_document_has_an_anchor_with_its_source_and_content(name: str) -> None:
    doc = OWN[name]
    words = words_in(doc)
    anchors = {(a.lo, a.hi): a for a in targets.targets_of(doc, words).claims}
    for record in (r for r in doc.records if r["id"][0] == "C"):
        content = [words_at(words, s) for s in record["con"]]
        anchor = anchors[words_at(words, record["cue"][0]) if "cue" in record else (content[0][0], content[0][0] + 1)]
        assert set(content) <= set(anchor.spans["content"])
        assert anchor.spans["source"] == [words_at(words, s) for s in record.get("src", [])][:1]


@pytest.mark.parametrize("name", CHOSEN)
def test_triggers_stand_in_the_order_of_the_page(name: str) -> None:
    doc = OWN[name]
    found = targets.targets_of(doc, words_in(doc))
    assert all(a.lo < b.lo for a, b in pairwise(found.triggers))
    assert len(found.triggers) == len(found.incident_of) == len(found.type_of)
    assert len(found.counts) == len(found.count_incident)


def test_a_claim_is_labelled_with_its_form_act_and_category() -> None:
    found, _ = targets_in(
        claim("C1", "denied", "troops raided the old market", "the mayor", act="deny", by="government")
    )
    (anchor,) = found.claims
    assert anchor.classes == (
        labels.FORMS.index("indirect"),
        labels.ACTS.index("deny"),
        labels.CATEGORIES.index("government"),
    )


def test_a_source_whose_category_is_open_teaches_none() -> None:
    found, _ = targets_in(claim("C1", "denied", "troops raided the old market", "the mayor"))
    assert found.claims[0].classes[2] == targets.SPANLESS


def test_a_quotation_without_a_cue_is_anchored_at_its_first_word() -> None:
    found, words = targets_in(claim("C1", "", "They shot at us", "she", form="direct"))
    (anchor,) = found.claims
    assert said(words, anchor.lo, anchor.hi) == "They"
    assert np.flatnonzero(found.tags["cue"] == labels.FOLLOW_ON).tolist() == [anchor.lo]


def test_two_claims_of_one_cue_are_one_anchor_with_both_contents() -> None:
    found, words = targets_in(
        claim("C1", "denied", "troops raided the old market", "the mayor"),
        claim("C2", "denied", "two men were killed", "the mayor"),
    )
    (anchor,) = found.claims
    assert [said(words, *s) for s in anchor.spans["content"]] == ["troops raided the old market", "two men were killed"]


def test_a_role_is_taught_at_the_trigger_of_its_own_sentence_and_ignored_at_the_others() -> None:
    found, words = targets_in(
        {"id": "I1", "type": "raid", "stage": "real", "trg": at("raided", "raid came"), "agent": at("troops")}
    )
    here, there = found.triggers
    assert [said(words, *s) for s in here.spans["agent"]] == ["troops"]
    assert (there.spans["agent"], there.ignored["agent"]) == ([], here.spans["agent"])


def test_a_role_in_a_sentence_without_a_trigger_is_taught_at_the_nearest() -> None:
    found, words = targets_in(
        {"id": "I1", "type": "raid", "stage": "real", "trg": at("raided", "raid came"), "agent": at("Police")}
    )
    assert [[said(words, *s) for s in t.spans["agent"]] for t in found.triggers] == [[], ["Police"]]


def test_a_trigger_is_labelled_with_its_stage_and_days_are_a_role() -> None:
    found, words = targets_in(
        {
            "id": "I1",
            "type": "raid",
            "stage": "denied",
            "trg": at("raided"),
            "when": [{"span": at("Monday")[0], "value": "2021-05-03"}],
        }
    )
    (trigger,) = found.triggers
    assert trigger.classes == (labels.STAGES.index("denied"),)
    assert [said(words, *s) for s in trigger.spans["when"]] == ["Monday"]


def test_words_that_trigger_two_incidents_are_taught_for_the_first() -> None:
    found, _ = targets_in(
        {"id": "I1", "type": "raid", "stage": "real", "trg": at("raided")},
        {"id": "I2", "type": "attack", "stage": "real", "trg": at("raided")},
    )
    assert (found.incident_of, found.type_of) == ([0], [labels.TYPES.index("raid")])


def test_a_count_knows_its_effect_its_people_and_its_incident() -> None:
    found, words = targets_in(
        {"id": "I1", "type": "raid", "stage": "real", "trg": at("raided")},
        {"id": "I2", "type": "killing", "stage": "real", "trg": at("killed")},
        {
            "id": "N1",
            "span": at("At least two men")[0],
            "value": "2+",
            "effect": "killed",
            "who": "civilian",
            "incident": "I2",
        },
    )
    ((lo, hi, effect, who),) = found.counts
    assert said(words, lo, hi) == "At least two men"
    assert (labels.EFFECTS[effect], labels.WHO[who], found.count_incident) == ("killed", "civilian", [1])


def test_a_count_of_no_incident_and_unknown_people_teaches_neither() -> None:
    found, _ = targets_in({"id": "N1", "span": at("two")[0], "value": "2", "effect": "killed"})
    assert (found.counts[0][3], found.count_incident) == (targets.SPANLESS, [-1])


def test_mentions_within_a_mention_have_tags_of_their_own() -> None:
    found, words = targets_in(
        {"id": "E1", "type": "PERSON", "mentions": at("the mayor of Orvane")},
        {"id": "E2", "type": "PLACE", "mentions": at("Orvane")},
    )
    spoken = {
        g: [(said(words, a, b), labels.KINDS[k]) for a, b, k in decoded(found.tags[g], g)] for g in ("mention", "inner")
    }
    assert spoken == {"mention": [("the mayor of Orvane", "person")], "inner": [("Orvane", "place")]}
    assert [number for *_, number in found.mentions] == [0, 1]


def test_a_span_that_cuts_a_word_takes_the_whole_word() -> None:
    found, words = targets_in(
        {"id": "E1", "type": "PLACE", "mentions": [(TEXT.index("rvane"), TEXT.index("rvane") + 3)]}
    )
    ((lo, hi, *_),) = found.mentions
    assert said(words, lo, hi) == "Orvane"


def test_an_anchor_is_taught_in_the_window_that_owns_its_first_word() -> None:
    anchor = targets.Anchor(5, 7, {})
    assert targets.in_window(anchor, Window(0, 10, 0, 6))
    assert not targets.in_window(anchor, Window(0, 10, 6, 10))
