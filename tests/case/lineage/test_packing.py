from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING

import pytest
from sample_ledger import LEDGER

from testigo.case.lineage.links import links
from testigo.case.lineage.packing import packed, unpacked
from testigo.case.lineage.trace import Trace, trace

if TYPE_CHECKING:
    from case.lineage.conftest import Written


def again(made: Trace) -> Trace:
    return unpacked(packed(made), made.id, made.text, " ".join(made.stems))


def plain(made: Trace) -> dict[str, object]:
    words = made.words
    statements = [
        (s.speaker, s.act, s.category, s.spans, s.stems, dict(s.runs))
        for s in (*made.statements, *([made.leading] if made.leading else []))
    ]
    told = {name: getattr(made, name) for name in made.__slots__ if name not in {"words", "statements", "leading"}}
    return {
        **told,
        "words": (words.forms, words.numbers.tolist(), words.starts, words.ends, words.quoted.tolist()),
        "statements": statements,
    }


def test_a_trace_is_the_same_after_it_was_kept() -> None:
    made = trace(LEDGER)
    assert plain(again(made)) == plain(made)
    assert made.statements


def test_a_trace_that_an_earlier_version_kept_is_read_too() -> None:
    made = trace(LEDGER)
    whole = zlib.decompress(packed(made))
    start = 4 + int.from_bytes(whole[:4], "little")
    now = json.loads(whole[start:])
    words, statements, leading = json.loads(now.pop("told"))
    before = {k: v for k, v in now.items() if k != "led"} | {
        "words": words,
        "statements": statements,
        "leading": leading,
    }
    kept = zlib.compress(whole[:start] + json.dumps(before, ensure_ascii=False).encode())
    assert plain(unpacked(kept, made.id, made.text, " ".join(made.stems))) == plain(made)


@pytest.mark.parametrize("body", ["", "One.", "« L’été », dit-elle, à 1.500 \U0001f6a2 « près du quai »…"])
def test_pages_of_few_words_or_many_alphabets_are_kept_too(written: Written, body: str) -> None:
    made = trace(written(body, outlet="Écho de Callis", agencies=["ACAN-EFE"], day="2021-04"))
    assert plain(again(made)) == plain(made)


def test_links_with_a_kept_page_are_the_same(written: Written) -> None:
    text = LEDGER.page.text
    other = trace(written(text, outlet="Vale Observer", day="2031-01-01"))
    assert links(again(trace(LEDGER)), again(other)) == links(trace(LEDGER), other) != ()
