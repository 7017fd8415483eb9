import hashlib
import shutil
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from testigo.errors import TestigoError
from testigo.ledger import Block, Failure, Ledger, Page, Published
from testigo.reading.network import WEIGHTS
from testigo.reading.reader import Reader

REPORT = """\
Three killed as troops clear market in Orvane

Troops opened fire on traders at the Sand Gate market in Orvane on Monday, killing three people, the Kandorian Health \
Ministry said.

“We did not shoot anybody,” Defence Minister Ilka Brandauer told reporters. “Our men were attacked with stones and bottles.”

The Interior Ministry said armed men fired first, state television KTV reported. \
Witnesses denied that anyone in the crowd carried a weapon.

At least 20 people were arrested, the rights group Open Square said. It added that two of its lawyers had been beaten."""

OTHER = """\
Ferry sinks off Port Amsel

The coast guard said on Friday that 12 people were missing after a ferry sank near Port Amsel in heavy rain.

"Nobody told us to leave," survivor Jon Parr said."""


def page(text: str, *, language: str | None = "en", published: str | None = "2021-05-04") -> Page:
    blocks, at = [], 0
    for part in text.split("\n\n"):
        if part.strip():
            blocks.append(Block(start=at, end=at + len(part), kind="body"))
        at += len(part) + 2
    return Page(
        id="sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=text,
        blocks=tuple(blocks),
        published=Published(value=published, evidence="given") if published else None,
        language=language,
    )


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def ledger(reader: Reader) -> Ledger:
    return reader.read(page(REPORT), input="report")


def test_a_direct_quotation_is_laid_to_its_speaker(ledger: Ledger) -> None:
    said = [c for c in ledger.claims if c.content[0].of(REPORT) == "We did not shoot anybody"]
    assert len(said) == 1
    assert said[0].form == "direct"
    assert said[0].act == "deny"
    assert said[0].source
    assert "Ilka Brandauer" in said[0].source.of(REPORT)
    assert said[0].source.named


def test_a_quotation_that_follows_on_has_the_speaker_and_no_cue(ledger: Ledger) -> None:
    said = [c for c in ledger.claims if c.content[0].of(REPORT).startswith("Our men were attacked")]
    assert [c.cue for c in said] == [None]
    assert said[0].source
    assert "Brandauer" in said[0].source.of(REPORT)


def test_a_chain_runs_from_the_broadcaster_to_the_ministry(ledger: Ledger) -> None:
    by_id = {c.id: c for c in ledger.claims}
    inner = [c for c in ledger.claims if c.source and "Interior Ministry" in c.source.of(REPORT) and c.within]
    assert len(inner) == 1
    assert inner[0].within
    outer = by_id[inner[0].within]
    assert outer.source
    assert "KTV" in outer.source.of(REPORT)


def test_counts_have_effect_bounds_and_teller(ledger: Ledger) -> None:
    counts = {(c.effect, c.low, c.high) for c in ledger.counts}
    assert ("killed", 3, 3) in counts
    assert ("arrested", 20, None) in counts
    assert all(c.told_by for c in ledger.counts if c.effect == "arrested")


def test_a_weekday_is_worked_out_from_the_published_day(ledger: Ledger) -> None:
    assert "2021-05-03" in {w.value for i in ledger.incidents for w in i.when}


def test_records_point_inside_the_text_and_at_each_other(ledger: Ledger) -> None:
    entities = {e.id for e in ledger.entities}
    claims = {c.id for c in ledger.claims}
    incidents = {i.id for i in ledger.incidents}
    for claim in ledger.claims:
        assert all(0 <= p.start < p.end <= len(REPORT) for p in claim.content)
        assert claim.within is None or claim.within in claims
        assert claim.source is None or claim.source.entity in entities
    for incident in ledger.incidents:
        assert set(incident.told_by) <= claims | {None}
        assert all(f.entity is None or f.entity in entities for f in (*incident.agents, *incident.patients))
    assert all(c.incident is None or c.incident in incidents for c in ledger.counts)


def test_a_page_in_another_language_has_empty_lists_and_a_notice(reader: Reader) -> None:
    spanish = reader.read(page("El ministro dijo que murieron tres personas.", language="es"), input="es")
    assert (spanish.claims, spanish.incidents, spanish.counts, spanish.entities) == ((), (), (), ())
    assert [n.code for n in spanish.notices] == ["T301"]


@settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([REPORT, OTHER, "Nothing.", "", REPORT.upper()]), min_size=1, max_size=4))
def test_a_page_reads_the_same_alone_and_in_any_company(texts: list[str]) -> None:
    reader = Reader()
    pages = [(str(i), page(t)) for i, t in enumerate(texts)]
    together = list(reader.read_many(pages))
    alone = [Reader().read(p, input=name) for name, p in pages]
    assert together == alone


def test_threads_do_not_change_a_ledger(reader: Reader, ledger: Ledger) -> None:
    found: list[Ledger] = []
    threads = [
        threading.Thread(target=lambda: found.append(reader.read(page(REPORT), input="report"))) for _ in range(4)
    ]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert found == [ledger] * 4


def test_a_failure_keeps_its_place_in_a_batch(reader: Reader) -> None:
    failure = Failure(input="x", code="T101", message="no such file")
    results = list(reader.read_many([("a", page(OTHER)), ("x", failure), ("b", page(OTHER))]))
    assert results[1] == failure
    assert [r.input for r in results] == ["a", "x", "b"]


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "“",
        '"""""',
        "'''' ‘‘ «»„“",
        "😀😀😀",
        "قال الوزير إن ثلاثة قتلوا",
        "POLICE KILLED TWO MEN.",
        "\u200b\u202e",
        "1",
    ],
)
def test_odd_text_gives_a_ledger(reader: Reader, text: str) -> None:
    assert reader.read(page(text), input="odd").page.text == text


@settings(deadline=None, max_examples=25)
@given(st.text(max_size=200))
def test_any_text_gives_a_ledger(text: str) -> None:
    assert _SHARED.read(page(text), input="any").input == "any"


_SHARED = Reader()


def test_a_sentence_longer_than_a_window_is_read_to_its_end(reader: Reader) -> None:
    text = "The mayor said " + "and ".join(["the water rose "] * 2000) + "while police said two men were killed."
    assert any(c.effect == "killed" for c in reader.read(page(text), input="long").counts)


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(TestigoError, match=r"manifest\.json") as failed:
        Reader(tmp_path)
    assert failed.value.code == "T302"


def test_altered_weights_are_refused_with_the_hash_they_should_have(tmp_path: Path) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(WEIGHTS, folder)
    altered = folder / "encoder.onnx"
    altered.write_bytes(altered.read_bytes()[:-1])
    with pytest.raises(TestigoError, match=r"encoder\.onnx.*SHA-256 should be [0-9a-f]{64}") as failed:
        Reader(folder).read(page(REPORT))
    assert failed.value.code == "T302"


def test_an_unexpected_fault_on_one_page_does_not_end_a_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader()
    read = reader.read

    def faulty(made: Page, *, input: str = "") -> Ledger:  # noqa: A002
        if input == "bad":
            raise IndexError("a fault of the reader's own")
        return read(made, input=input)

    monkeypatch.setattr(reader, "read", faulty)
    results = list(reader.read_many([("a", page(OTHER)), ("bad", page(OTHER)), ("b", page(OTHER))]))
    assert [r.input for r in results] == ["a", "bad", "b"]
    assert isinstance(results[1], Failure)
    assert results[1].code == "T399"
