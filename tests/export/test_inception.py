import io
import sys
import zipfile
from pathlib import Path
from typing import Any

import cassis
import pytest

import testigo
from testigo.errors import TestigoError
from testigo.export.corrections import take_home
from testigo.export.inception import LAYERS, PAGE_LAYER, amount, inception, marked
from testigo.export.inception_documents import documents_of
from testigo.export.material import Material, material_of
from testigo.intake import isolation
from testigo.intake.limits import MEBI, Limits, Options
from testigo.redact.copy import redacted
from testigo.redact.rules import Named, Rules

CLAIM, COUNT = LAYERS["claim"][0], LAYERS["count"][0]


@pytest.fixture
def document(case: Path) -> Any:
    """Give the document of the first page as INCEpTION would open it."""
    with testigo.Case(case) as file:
        return documents(material_of(file, "quay"))[0]


def documents(material: Material) -> list[Any]:
    with zipfile.ZipFile(io.BytesIO(inception(material))) as archive:
        layers = cassis.load_typesystem(io.BytesIO(archive.read("TypeSystem.xml")))
        assert {PAGE_LAYER, *(layer for layer, _ in LAYERS.values())} <= {t.name for t in layers.get_types()}
        names = [n for n in archive.namelist() if n.endswith(".json")]
        return [cassis.load_cas_from_json(io.BytesIO(archive.read(n))) for n in names]


def page_of(document: Any) -> str:
    return str(document.select(PAGE_LAYER)[0].page)


def home(case: Path, *changed: Any) -> list[Any]:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for n, document in enumerate(changed):
            archive.writestr(f"curation/{n}.json", document.to_json())
    with testigo.Case(case) as file:
        return take_home(file, "curated.zip", made.getvalue(), by="A. Curator")


def test_every_record_is_annotated_at_its_words(material: Material) -> None:
    made = documents(material)
    assert len(made) == len(material.ledgers)
    for document in made:
        ledger = material.ledgers[page_of(document)]
        assert document.sofa_string == ledger.page.text
        for kind, (layer, _) in LAYERS.items():
            annotated = sorted((a.begin, a.end) for a in document.select(layer))
            assert annotated == sorted(s for m in marked(ledger) if m.kind == kind for s in m.spans)


def test_what_nobody_changed_comes_home_as_no_decision(case: Path, document: Any) -> None:
    assert home(case, document) == []


def test_what_is_changed_deleted_and_added_comes_home_as_decisions_of_who_did_it(case: Path, document: Any) -> None:
    claim, count = document.select(CLAIM)[0], document.select(COUNT)[0]
    claim.act = "deny"
    document.remove(count)
    text = document.sofa_string
    start = text.index("Shooting")
    incident = document.typesystem.get_type(LAYERS["incident"][0])
    document.add(incident(begin=start, end=start + len("Shooting"), kind_of_event="shooting", stage="real"))
    made = home(case, document)
    assert sorted(d.verb for d in made) == ["add", "correct", "reject"]
    assert {d.by for d in made} == {"A. Curator"}
    with testigo.Case(case) as file:
        ledger = file.ledger(page_of(document))
    assert ledger.claims[0].act == "deny"
    assert ledger.counts == ()
    assert [t.of(text) for i in ledger.incidents for t in i.triggers if i.type == "shooting"] == ["Shooting"]


def test_words_that_are_moved_come_home_by_their_offsets_also_after_characters_of_two_units(tmp_path: Path) -> None:
    path = tmp_path / "boat.testigo"
    text = "🚢 Boat sinks\n\nThe 🚢 harbour police said that three men died when the boat sank off Tarvenna on Monday."
    with testigo.Case(path, create=True) as file:
        file.add_stream(io.BytesIO(text.encode()), "boat.txt", published="2031-04-02")
        (document,) = documents(material_of(file, "boat"))
        claim = document.select(CLAIM)[0]
        claim.begin = text.index("men died")
    (made,) = home(path, document)
    assert made.verb == "correct"
    with testigo.Case(path) as file:
        (found,) = (c for c in file.ledger(page_of(document)).claims if f":{c.id}" in claim.record)
    assert found.content[0].start == text.index("men died")


@pytest.mark.parametrize("wrong", ["act", "effect"])
def test_where_one_correction_makes_no_record_none_is_written(case: Path, document: Any, wrong: str) -> None:
    document.select(CLAIM)[0].act = "deny" if wrong == "effect" else "shout"
    count = document.typesystem.get_type(COUNT)
    document.add(count(begin=0, end=8, effect="dazzled" if wrong == "effect" else "killed", value="3"))
    with pytest.raises(TestigoError) as caught:
        home(case, document)
    assert caught.value.code == "T515"
    with testigo.Case(case) as file:
        assert file.decisions() == ()


def test_documents_that_are_each_in_a_zip_of_their_own_come_home(case: Path, document: Any) -> None:
    document.select(CLAIM)[0].act = "deny"
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("A.json", document.to_json())
        archive.writestr("TypeSystem.xml", "<x/>")
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("curation/A.txt/A.zip", inner.getvalue())
    with testigo.Case(case) as file:
        assert [d.verb for d in take_home(file, "project.zip", outer.getvalue())] == ["correct"]


def test_a_redacted_document_is_not_taken_for_the_page_as_it_is(case: Path) -> None:
    with testigo.Case(case) as file:
        copy = redacted(material_of(file, "quay"), Rules(names=(Named(name="Harbour Police"),)))
    changed = [d for d in documents(copy.material) if "Person 1" in d.sofa_string]
    with pytest.raises(TestigoError) as caught:
        home(case, *changed)
    assert caught.value.code == "T744"


def test_a_record_that_was_decided_otherwise_meanwhile_is_not_overwritten(case: Path, document: Any) -> None:
    document.select(CLAIM)[0].act = "deny"
    with testigo.Case(case) as file:
        file.decide("correct", document.select(CLAIM)[0].record, fields={"act": "confirm"})
    with pytest.raises(TestigoError) as caught:
        home(case, document)
    assert caught.value.code == "T744"
    with testigo.Case(case) as file:
        assert len(file.decisions()) == 1


@pytest.mark.parametrize("data", [b"", b"{}", b"PK\x03\x04broken", b"[1, 2]", b'{"%TYPES": {}}'])
def test_a_file_that_is_no_such_export_is_refused(case: Path, data: bytes) -> None:
    with testigo.Case(case) as file, pytest.raises(TestigoError) as caught:
        take_home(file, "other.zip", data)
    assert caught.value.code == "T743"


def test_a_number_is_written_as_a_correction_takes_it(material: Material) -> None:
    counts = [c for ledger in material.ledgers.values() for c in ledger.counts]
    assert {amount(c) for c in counts} == {f"{c.low:.0f}" for c in counts}


def test_documents_are_the_same_taken_apart_in_a_process_of_their_own_and_right_here(document: Any) -> None:
    data = document.to_json().encode()
    assert documents_of(data, "a.json") == documents_of(data, "a.json", Options(in_process=True))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="bounds of memory that only Linux holds")
def test_a_document_that_takes_too_long_or_too_much_memory_is_an_error() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.json", b'{"%TYPES": [' + b"[]," * (8 << 20) + b"[]]}")
    for limits, code in ((Limits(page_seconds=0.1), "T227"), (Limits(page_memory_bytes=400 * MEBI), "T228")):
        with pytest.raises(TestigoError) as caught:
            documents_of(packed.getvalue(), "a.zip", Options(limits=limits))
        assert caught.value.code == code


@pytest.mark.parametrize(
    "told",
    [
        {"kind": "planet", "record": "C1", "fields": {}, "spans": [[0, 1]]},
        {"kind": "claim", "record": 1, "fields": {}, "spans": [[0, 1]]},
        {"kind": "claim", "record": "C1", "fields": {"act": 7}, "spans": [[0, 1]]},
        {"kind": "claim", "record": "C1", "fields": {}, "spans": [[0, "1"]]},
        {"kind": "claim"},
    ],
)
def test_what_the_process_tells_is_looked_at(told: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    document = {"page": "p", "text": "words", "as_read": [], "there": [told]}
    monkeypatch.setattr(isolation, "annotated", lambda *_: [document])
    with pytest.raises(TestigoError) as caught:
        documents_of(b"", "a.json")
    assert caught.value.code == "T743"
