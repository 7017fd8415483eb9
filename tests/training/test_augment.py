import importlib
import random
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

augment, documents = importlib.import_module("augment"), importlib.import_module("documents")

CHOSEN = ("own-a-01", "own-b-14", "own-e-24")
OWN = {d.name: d for d in documents.load(documents.OWN)}
ORDINARY = augment.ordinary_words(list(OWN.values()))

chosen = st.sampled_from(CHOSEN).map(OWN.__getitem__)
seeds = st.integers(0, 2**32).map(random.Random)


def spans_of(doc: Any) -> Iterator[tuple[int, int]]:
    """Every span of every record, in the order of the records."""
    for record in doc.records:
        for key, value in record.items():
            if key == "span":
                yield tuple(value)
            elif key == "when":
                yield from (tuple(w["span"]) for w in value)
            elif isinstance(value, list):
                yield from map(tuple, value)


def folded(doc: Any) -> list[tuple[str, bool, bool]]:
    """The words at every span without their case and marks, and whether it begins and ends with a letter or digit."""
    found = [doc.text[a:b] for a, b in spans_of(doc)]
    return [(" ".join(re.findall(r"\w+", w.lower())), w[0].isalnum(), w[-1].isalnum()) for w in found]


def document(text: str, **records: list[str]) -> Any:
    """A document whose entities, by type, are the words given."""
    made = [
        {"id": f"E{i}", "type": kind, "mentions": [m.span() for w in words for m in re.finditer(re.escape(w), text)]}
        for i, (kind, words) in enumerate(records.items(), 1)
    ]
    return documents.Document("made", text, None, made)


def test_the_chosen_documents_have_spans_of_every_kind() -> None:
    keys = {key for name in CHOSEN for r in OWN[name].records for key in r}
    assert keys >= {
        "src",
        "cue",
        "con",
        "trg",
        "agent",
        "patient",
        "target",
        "with",
        "where",
        "mentions",
        "when",
        "span",
    }


@settings(deadline=None)
@given(chosen, seeds)
def test_a_variant_keeps_every_span_on_the_same_words(doc: Any, rng: random.Random) -> None:
    assert folded(augment.varied(doc, rng)) == folded(doc)


@settings(deadline=None)
@given(chosen, seeds)
def test_a_variant_with_other_names_keeps_every_span_on_as_many_words(doc: Any, rng: random.Random) -> None:
    new = folded(augment.varied(doc, rng, ORDINARY))
    for (words, *edges), (others, *other_edges) in zip(folded(doc), new, strict=True):
        assert edges == other_edges
        assert len(others.split()) >= len(words.split())


@settings(deadline=None)
@given(chosen, seeds)
def test_other_names_are_the_same_wherever_the_name_stands(doc: Any, rng: random.Random) -> None:
    new = augment.renamed(doc, rng, ORDINARY)
    named: dict[str, set[str]] = {}
    for (a, b), (c, d) in zip(spans_of(doc), spans_of(new), strict=True):
        old, other = doc.text[a:b].split(), new.text[c:d].split()
        assert len(old) == len(other)
        for word, instead in zip(old, other, strict=True):
            if word != instead:
                named.setdefault(word, set()).add(instead)
    assert all(len(instead) == 1 for instead in named.values())


@settings(deadline=None)
@given(chosen, seeds)
def test_a_variant_changes_no_record_but_its_spans(doc: Any, rng: random.Random) -> None:
    kept = ("id", "type", "form", "act", "by", "stage", "effect", "value", "who", "incident")
    new = augment.varied(doc, rng, ORDINARY)
    assert [{k: r.get(k) for k in kept} for r in new.records] == [{k: r.get(k) for k in kept} for r in doc.records]
    assert [[w["value"] for w in r.get("when", [])] for r in new.records] == [
        [w["value"] for w in r.get("when", [])] for r in doc.records
    ]


@settings(deadline=None)
@given(chosen, seeds)
def test_other_marks_move_nothing_and_change_nothing_but_marks(doc: Any, rng: random.Random) -> None:
    new = augment.requoted(doc.text, rng)
    assert len(new) == len(doc.text)
    assert all(a == b or a in '"“”' for a, b in zip(doc.text, new, strict=True))


def test_marks_are_swapped_in_pairs_whatever_they_were() -> None:
    texts = {augment.requoted('He said: "No." She said: “Yes.”', random.Random(seed)) for seed in range(60)}
    assert "He said: «No.» She said: «Yes.»" in texts
    assert 'He said: "No." She said: "Yes."' in texts


@settings(deadline=None)
@given(chosen, seeds)
def test_other_paragraphs_change_white_space_alone(doc: Any, rng: random.Random) -> None:
    new = augment.reparagraphed(doc, rng)
    assert new.text.split() == doc.text.split()
    old_spans, new_spans = list(spans_of(doc)), list(spans_of(new))
    assert [new.text[a:b].split() for a, b in new_spans] == [doc.text[a:b].split() for a, b in old_spans]
    assert all(new.text[a:b] == new.text[a:b].strip() for a, b in new_spans)


@given(st.lists(st.tuples(st.text("abc", min_size=1, max_size=4), st.text("xyz", max_size=6)), min_size=1, max_size=12))
def test_edits_of_whole_words_move_every_span_with_its_words(words: list[tuple[str, str]]) -> None:
    text = " ".join(old for old, _ in words)
    spans = [m.span() for m in re.finditer(r"\S+", text)]
    doc = documents.Document(
        "made", text, None, [{"id": "E1", "mentions": spans}, {"id": "N1", "span": (0, len(text))}]
    )
    edits = [(a, b, new) for (a, b), (_, new) in zip(spans, words, strict=True) if new]
    made = augment.edited(doc, edits)
    assert made.text == " ".join(new or old for old, new in words)
    assert [made.text[a:b] for a, b in made.records[0]["mentions"]] == [new or old for old, new in words]
    assert made.records[1]["span"] == (0, len(made.text))


def test_a_document_is_not_changed_by_its_variants() -> None:
    doc = OWN[CHOSEN[0]]
    before = repr(doc)
    for seed in range(20):
        augment.varied(doc, random.Random(seed), ORDINARY)
    assert repr(doc) == before


def test_small_letters_get_the_capitals_of_a_newspaper() -> None:
    doc = document("on monday police shot jorge perez. nobody ran.", PERSON=["jorge perez"])
    texts = {augment.truecased(doc, random.Random(seed)) for seed in range(40)}
    assert "On Monday police shot Jorge Perez. Nobody ran." in texts


def test_ordinary_words_are_those_in_small_letters_of_documents_that_have_capitals() -> None:
    docs = [document("Ilka Brandauer left."), document("ilka waved.")]
    assert augment.ordinary_words(docs) == {"left"}


def test_titles_and_ordinary_words_keep_their_place_in_a_name() -> None:
    doc = document(
        "President Brandauer of the Harbour Party left.", PERSON=["President Brandauer of the Harbour Party"]
    )
    for seed in range(20):
        words = augment.renamed(doc, random.Random(seed), frozenset({"harbour", "party"})).text.split()
        assert (words[0], *words[2:]) == ("President", "of", "the", "Harbour", "Party", "left.")


@pytest.mark.parametrize(("name", "pattern"), [("BRANDAUER", "[A-Z-]+"), ("brandauer", "[a-z-]+")])
def test_another_name_is_in_the_case_of_the_first(name: str, pattern: str) -> None:
    doc = document(f"{name} sat", PERSON=[name])
    for seed in range(20):
        if name.islower():
            doc = document(f"jorge {name} sat", PERSON=[f"jorge {name}"])
        words = augment.renamed(doc, random.Random(seed), frozenset({"sat"})).text.split()
        assert all(re.fullmatch(pattern, w) for w in words[:-1])
