"""Text that no newsroom wrote gives a ledger too, in time and memory that grow no faster than the text."""

import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from testigo.contract import from_json, to_json
from testigo.ledger import Block, Dateline, Ledger, Page, Span
from testigo.reading.quotations import quotations
from testigo.reading.reader import Reader
from testigo.reading.sentences import sentence_spans
from testigo.reading.stretches import LONGEST, read_in_stretches, stretches_of

SLACK = 2.2
"""How much more than in line with the text a time may grow: clocks of shared machines are rough."""

REPORT = (
    "Troops opened fire on traders at the Sand Gate market in Orvane on Monday, killing three people, the Kandorian Health "
    "Ministry said. “We did not shoot anybody,” Defence Minister Ilka Brandauer told reporters.\n\n"
    "At least 20 people were arrested, the rights group Open Square said. It added that two of its lawyers had been beaten.\n\n"
)

HARD: dict[str, Callable[[int], str]] = {
    "news": lambda n: (REPORT * (n // len(REPORT) + 1))[:n],
    "capitals": lambda n: (REPORT.upper() * (n // len(REPORT) + 1))[:n],
    "one sentence": lambda n: ("the mayor said and " * n)[:n],
    "quotation marks": lambda n: '"' * n,
    "marks of every kind": lambda n: ("«' “‘ " * n)[:n],
    "emoji": lambda n: ("😀 " * n)[:n],
    "right to left": lambda n: ("قال الوزير إن ثلاثة قتلوا. " * n)[:n],
    "exclamations": lambda n: ("Oh! no " * n)[:n],
    "sayings": lambda n: ("He said he said it. " * n)[:n],
    "lines": lambda n: ("a\n" * n)[:n],
}


def page(text: str, **more: object) -> Page:
    blocks, at = [], 0
    for part in text.split("\n\n"):
        if part.strip():
            blocks.append(Block(start=at, end=at + len(part), kind="body"))
        at += len(part) + 2
    made = Page(
        id="sha256:" + hashlib.sha256(text.encode()).hexdigest(), text=text, blocks=tuple(blocks), language="en"
    )
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def seconds(work: Callable[[], object]) -> float:
    """Processor time of the quicker of two runs."""
    spent = []
    for _ in range(2):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return min(spent)


def spans_of(record: object) -> list[Span]:
    if isinstance(record, tuple):
        return [s for item in record for s in spans_of(item)]
    found = [record] if isinstance(record, Span) else []
    names = getattr(record, "__dataclass_fields__", {})
    return found + [s for name in names for s in spans_of(getattr(record, name))]


@pytest.mark.parametrize("kind", HARD)
def test_hard_text_of_one_character_and_of_many_gives_a_ledger(reader: Reader, kind: str) -> None:
    for length in (1, 5_000):
        text = HARD[kind](length)
        ledger = reader.read(page(text), input=kind)
        assert ledger.page.text == text
        assert all(
            0 <= s.start < s.end <= len(text) for s in spans_of((ledger.claims, ledger.incidents, ledger.entities))
        )
        assert from_json(to_json(ledger)) == ledger


def test_one_sentence_of_twenty_thousand_words_is_read_to_its_end(reader: Reader) -> None:
    text = "The mayor said " + "and the water rose " * 5_000 + "while police said two men were killed."
    assert any(c.effect == "killed" for c in reader.read(page(text), input="long").counts)


@pytest.mark.parametrize("kind", ["news", "marks of every kind", "sayings"])
def test_reading_time_grows_no_faster_than_the_text(reader: Reader, kind: str) -> None:
    few, many = page(HARD[kind](4_000)), page(HARD[kind](16_000))
    reader.read(few)
    assert seconds(lambda: reader.read(many)) < 4 * SLACK * seconds(lambda: reader.read(few))


@pytest.mark.parametrize("text", ["«'", "“„", '"a" ', "‘ “ ", "''", "'a "])
def test_pairing_marks_takes_time_in_line_with_the_text(text: str) -> None:
    few, many = text * 20_000, text * 160_000
    once = seconds(lambda: quotations(few, [(0, len(few))]))
    assert seconds(lambda: quotations(many, [(0, len(many))])) < 8 * SLACK * once + 0.1


@pytest.mark.parametrize("text", ["Oh! no ", ". ", "A! a ", "? \n", "U.S. "])
def test_cutting_sentences_takes_time_in_line_with_the_text(text: str) -> None:
    few, many = text * 20_000, text * 160_000
    once = seconds(lambda: sentence_spans(few))
    assert seconds(lambda: sentence_spans(many)) < 8 * SLACK * once + 0.1


GROWTH = """
import json, pathlib, re, sys
sys.path.insert(0, {here!r})
from test_hard_input import HARD, page
from testigo.reading.reader import Reader

reader, peaks = Reader(), []
for length in (100_000, 160_000):
    reader.read(page(HARD[{kind!r}](length)))
    status = pathlib.Path("/proc/self/status").read_text()
    peaks.append(int(re.search(r"VmHWM:\\s+(\\d+)", status)[1]) / 1024)
print(json.dumps(peaks))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
def test_memory_stays_in_bounds_and_hardly_grows_beyond_a_stretch() -> None:
    """The peak is the program's own: what `getrusage` calls one begins with that of the process which started it."""
    code = GROWTH.format(here=str(__file__).rpartition("/")[0], kind="news")
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    stretch, many = json.loads(run.stdout)
    assert many < 500
    assert many - stretch < 120, "unbounded, the longer page would take some 800 MiB more"


def test_a_text_is_cut_where_a_paragraph_a_line_a_sentence_or_a_word_ends() -> None:
    assert stretches_of("aa. bb\ncc\n\ndd ee", 16) == [(0, 16)]
    assert stretches_of("aa. bb cc\ndd\n\nee ff gg", 18)[0] == (0, 14)
    assert stretches_of("aa bb cc\ndd ee ff gg", 12)[0] == (0, 9)
    assert stretches_of("aa bb cc. dd ee ff gg", 14)[0] == (0, 10)
    assert stretches_of("aa bb cc dd", 8)[0] == (0, 6)
    assert stretches_of("aaaaaaaaaaaa", 8)[0] == (0, 8)


@given(st.text(alphabet="a. \n", max_size=200), st.integers(2, 40))
def test_stretches_hold_all_of_a_text_in_order_and_none_is_too_long(text: str, longest: int) -> None:
    cut = stretches_of(text, longest)
    assert "".join(text[a:b] for a, b in cut) == text
    assert all(b - a <= longest for a, b in cut)
    assert all(b - a >= longest // 2 for a, b in cut[:-1])


@pytest.fixture(scope="module")
def long(reader: Reader) -> Ledger:
    """The ledger of a page of two stretches that tells the same in its first words and in its last."""
    text = REPORT + "It rained.\n\n" * (LONGEST // 12) + REPORT
    return reader.read(
        page(text, datelines=(Dateline(start=0, end=6, place="Orvane", date="2021-05-04"),)), input="long"
    )


def test_a_long_page_keeps_its_places_and_numbers_its_records(long: Ledger) -> None:
    said = [c.content[0].start for c in long.claims if c.content[0].of(long.page.text) == "We did not shoot anybody"]
    assert said == [REPORT.index("We did"), long.page.text.rindex("We did")]
    for letter, records in (("C", long.claims), ("I", long.incidents), ("E", long.entities)):
        assert [r.id for r in records] == [f"{letter}{i}" for i in range(1, len(records) + 1)]


def test_records_of_a_long_page_name_records_of_that_page(long: Ledger) -> None:
    by_id = {e.id: e for e in long.entities}
    last = [c for c in long.claims if c.source and "Brandauer" in c.source.of(long.page.text)][-1]
    assert last.source
    assert last.source.entity
    assert "Brandauer" in by_id[last.source.entity].name
    assert {c.incident for c in long.counts} <= {i.id for i in long.incidents} | {None}
    assert {c.told_by for c in long.counts} <= {c.id for c in long.claims} | {None}


def test_a_name_is_one_entity_over_all_of_a_long_page(long: Ledger) -> None:
    squares = [e for e in long.entities if "Open Square" in e.name]
    assert len(squares) == 1
    assert {m.start < LONGEST for m in squares[0].mentions} == {True, False}


def test_days_far_down_a_long_page_count_from_the_dateline_in_force(long: Ledger) -> None:
    days = [w.value for i in long.incidents for w in i.when if w.of(long.page.text).endswith("Monday")]
    assert days
    assert set(days) == {"2021-05-03"}


@settings(deadline=None, max_examples=5)
@given(st.integers(200, 700))
def test_a_long_page_is_the_same_however_often_it_is_read(longest: int) -> None:
    text = REPORT * 2
    made = page(text)
    cut = stretches_of(text, longest)
    assert cut == stretches_of(text, longest)
    assert read_in_stretches(made, SHARED.read) == read_in_stretches(made, SHARED.read)


SHARED = Reader()
