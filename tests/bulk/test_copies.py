"""Copies: told by their bytes or their words, and what is carried to them is what reading them gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_archives import PARAGRAPHS, page

from testigo.bulk import copies
from testigo.bulk.copies import Copies, Original, article_of
from testigo.bulk.readings import Asked, carried, reading_of
from testigo.intake.limits import Options
from testigo.intake.making import make_page
from testigo.intake.received import Received
from testigo.ledger import Ledger, Page, Span
from testigo.reading.reader import Reader

MENU = '<nav><ul><li><a href="/">World</a></li><li><a href="/t">Weather in Texas</a></li></ul></nav>'
ASIDES = (
    '<aside class="related"><h3>Read more</h3><a href="/x">Ferry fees to fall in Osk, says minister</a></aside>',
    '<div class="newsletter">Sign up for our newsletter and never miss a story.</div>',
    '<p class="credit">Photo: A. Berg</p>',
    MENU,
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def made(data: bytes, url: str = "https://one.example/2022/story.html") -> Page:
    return make_page(Received(input="page", data=data, url=url), Options(in_process=True))


def carry(reader: Reader, first: Page, second: Page) -> Ledger | None:
    """What is carried from one page to another; None where it is not."""
    asked: list[Asked] = []

    def setting_of(page: Page, places: Iterable[Span]) -> Asked:
        asked.append(Asked.of(page, places))
        return asked[-1]

    ledger = reader.read(first, input="first", setting_of=setting_of)
    one, other = article_of(first), article_of(second)
    if one.words != other.words:
        return None
    packed = reading_of(ledger, one.paragraphs, asked[-1]).packed()
    return carried(packed, second, other.paragraphs, "second", reader.mark)


def test_what_is_carried_to_another_outlet_is_what_reading_it_gives(reader: Reader) -> None:
    copy = made(page(around=MENU), "https://two.example/news/a.html")
    got = carry(reader, made(page()), copy)
    assert got is not None
    assert got == reader.read(copy, input="second")
    assert got.claims
    assert got.page.outlet != made(page()).outlet or got.page.url != made(page()).url


@settings(max_examples=25, deadline=None)
@given(
    st.permutations(range(len(PARAGRAPHS))),
    st.lists(st.sampled_from(ASIDES), max_size=3),
    st.integers(0, 3),
    st.sampled_from(["2022-03-16", "2022-03-17", "2022-03-29", "2021-03-16"]),
)
def test_whatever_stands_around_it_and_whenever_it_came_it_is_what_reading_gives(
    order: list[int], asides: list[str], at: int, day: str
) -> None:
    reader = _reader()
    paragraphs = [PARAGRAPHS[i] for i in order]
    first = made(page(paragraphs=paragraphs))
    body = page(paragraphs=paragraphs, day=day, around="".join(asides)).decode()
    end = [i for i in range(len(body)) if body.startswith("</p>", i)][at] + len("</p>")
    copy = made((body[:end] + "".join(asides[:1]) + body[end:]).encode(), "https://two.example/news/a.html")
    got = carry(reader, first, copy)
    assert got is None or got == reader.read(copy, input="second")


_READERS: list[Reader] = []


def _reader() -> Reader:
    if not _READERS:
        _READERS.append(Reader())
    return _READERS[0]


def test_another_day_of_publication_makes_other_days_and_is_read(reader: Reader) -> None:
    assert carry(reader, made(page()), made(page(day="2022-03-29"))) is None


def test_another_headline_or_a_word_less_is_another_text() -> None:
    first, other = article_of(made(page())), article_of(made(page(headline="Four dead in harbour")))
    assert first.words != other.words
    assert first.text_hash == other.text_hash
    assert article_of(made(page(paragraphs=PARAGRAPHS[:3]))).text_hash != first.text_hash


def test_a_copy_cut_short_shares_its_first_hashes() -> None:
    whole, cut = article_of(made(page())), article_of(made(page(paragraphs=PARAGRAPHS[:2])))
    assert cut.leading == whole.leading[:2]


def test_a_page_is_remembered_until_so_many_came_behind_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "REMEMBERED", 2)
    held = Copies([])
    first = Original(record="0", page="sha256:a", part=0)
    held.note(first, "https://one.example/")
    assert held.same_bytes("sha256:a", "https://one.example/") == first
    assert held.same_bytes("sha256:a", "https://two.example/") is None
    for number in range(6):
        held.note(replace(first, page=f"sha256:{number}"), None)
    assert held.same_bytes("sha256:a", "https://one.example/") is None
    assert held.same_bytes("sha256:5", None) is not None
