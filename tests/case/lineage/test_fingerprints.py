from __future__ import annotations

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from testigo.case.lineage.fingerprints import RUN, WINDOW, fingerprint
from testigo.case.lineage.wording import Wording, wording
from testigo.ledger import Block, Page


def of(text: str) -> Wording:
    return wording(Page(id="sha256:0", text=text, blocks=(Block(start=0, end=len(text), kind="body"),)))


def invented(words: int, seed: int) -> list[str]:
    drawn = random.Random(seed)
    return ["".join(drawn.choices("abdeiklmnorstu", k=drawn.randint(2, 8))) for _ in range(words)]


def test_a_text_too_short_for_a_run_has_no_number() -> None:
    assert fingerprint(of("Four words are few")) == ()


def test_numbers_fit_in_a_signed_column_and_stand_once() -> None:
    found = fingerprint(of(" ".join(invented(600, 1))))
    assert all(-(1 << 63) <= n < 1 << 63 for n in found)
    assert list(found) == sorted(set(found))


def test_a_page_of_600_words_keeps_about_a_hundred() -> None:
    assert 90 <= len(fingerprint(of(" ".join(invented(600, 2))))) <= 130


def test_the_numbers_do_not_depend_on_the_machine() -> None:
    assert fingerprint(of("The ferry went down in three minutes and nobody came.")) == (1133227366293365283,)


@given(st.integers(0, 1000), st.integers(0, 60), st.integers(0, 60))
def test_pages_that_share_sixteen_words_in_a_row_share_a_number(seed: int, before: int, after: int) -> None:
    passage = invented(RUN + WINDOW - 1, seed)
    one = [*invented(before, seed + 1), *passage, *invented(after, seed + 2)]
    other = [*invented(after, seed + 3), *passage, *invented(before, seed + 4)]
    assert set(fingerprint(of(" ".join(one)))) & set(fingerprint(of(" ".join(other))))


def test_a_copied_passage_of_forty_words_with_two_words_changed_shares_a_number() -> None:
    enough = 0
    for seed in range(50):
        passage = invented(40, seed)
        changed = [*passage]
        changed[13], changed[27] = "other", "words"
        host = " ".join([*invented(300, seed + 100), *changed, *invented(200, seed + 200)])
        source = " ".join([*passage, *invented(500, seed + 300)])
        enough += len(set(fingerprint(of(host))) & set(fingerprint(of(source)))) >= 1
    assert enough >= 48


def test_pages_that_share_nothing_share_no_number() -> None:
    assert not set(fingerprint(of(" ".join(invented(600, 1))))) & set(fingerprint(of(" ".join(invented(600, 2)))))


def test_a_page_of_600_words_takes_no_more_than_two_milliseconds() -> None:
    page = of(" ".join(invented(600, 3))), " ".join(invented(600, 3))
    started = time.process_time()
    for _ in range(20):
        fingerprint(of(page[1]))
    assert (time.process_time() - started) / 20 < 0.010  # five times the promise: other work may share the machine
