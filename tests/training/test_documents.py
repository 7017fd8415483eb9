import importlib
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

documents = importlib.import_module("documents")


@pytest.fixture(scope="module")
def own() -> list[Any]:
    return list(documents.load(documents.OWN))


def test_every_own_document_is_read_without_a_problem(capsys: pytest.CaptureFixture[str]) -> None:
    found = [d.name for d in documents.load(documents.OWN)]
    assert capsys.readouterr().out == ""
    assert found == sorted(p.stem for p in documents.OWN.glob("*.ann"))


def test_every_own_document_has_claims_and_its_day_if_any_in_full(own: list[Any]) -> None:
    assert [d.name for d in own if not any(r["id"][0] == "C" for r in d.records)] == []
    assert [d.name for d in own if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", d.date or "2021-05-04")] == []


def test_a_document_with_a_problem_is_told_and_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, words in (("good", "It rained"), ("wrong", "It snowed")):
        (tmp_path / f"{name}.txt").write_text("#date 2021-05-04\n\n0\t“It rained,” the mayor said.\n")
        (tmp_path / f"{name}.ann").write_text(f'C1 | cue=0:"said" | con=0:"{words}" | direct | assert\n')
    (good,) = documents.load(tmp_path)
    assert (good.name, good.text, good.date) == ("good", "“It rained,” the mayor said.", "2021-05-04")
    assert [good.text[a:b] for a, b in good.records[0]["con"]] == ["It rained"]
    assert re.search(r'left out:\s+wrong\.ann:1: "It snowed"', capsys.readouterr().out)


def test_the_annotations_own_reader_is_missed_with_advice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(documents, "SHARED", tmp_path)
    with pytest.raises(SystemExit, match="TESTIGO_SHARED"):
        documents.annotation_module()


def test_paragraphs_stand_between_blank_lines() -> None:
    text = " A line\nand one more.\n \nAnother.\n\n\nThird."
    assert [text[a:b] for a, b in documents.paragraphs_of(text)] == ["A line\nand one more.", "Another.", "Third."]


@given(st.text(alphabet="ab. \n\t", max_size=60))
def test_paragraphs_hold_all_words_in_order(text: str) -> None:
    spans = documents.paragraphs_of(text)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(b <= c for (_, b), (c, _) in zip(spans, spans[1:], strict=False))
