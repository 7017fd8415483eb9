import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.intake.front_matter import FrontMatter, front_matter_of

WHOLE = """\
---
title: "Raid in Calda"
authors:
  - Ana Ruiz
  - 'Li Wei'
date: 2031-03-05T23:40:00-03:00
site_name: The Calda Post
canonical_url: https://caldapost.example/raid
tags: [calda, raid]
---
Seven people were killed.
"""


def of(*lines: str) -> FrontMatter:
    return front_matter_of("\n".join(("---", *lines, "---", "Text.")))


def test_front_matter_tells_of_the_page_and_ends_before_its_text() -> None:
    front = front_matter_of(WHOLE)
    assert (front.title, front.authors, front.outlet) == ("Raid in Calda", ("Ana Ruiz", "Li Wei"), "The Calda Post")
    assert front.url == "https://caldapost.example/raid"
    assert front.published
    assert (front.published.value, front.published.evidence) == ("2031-03-05", "meta")
    assert WHOLE[front.end :] == "Seven people were killed.\n"


def test_its_lines_are_furniture() -> None:
    kinds = {block.of(WHOLE): block.kind for block in front_matter_of(WHOLE).blocks}
    assert kinds["- Ana Ruiz"] == kinds["date: 2031-03-05T23:40:00-03:00"] == "byline"
    assert set(kinds.values()) == {"byline", "navigation"}


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2031-03", "2031-03"),
        ("2031", "2031"),
        ("March 5, 2031", "2031-03-05"),
        ("5 de marzo de 2031", "2031-03-05"),
        ("2031-02-31", None),
        ("2031-99-99", None),
        ("tomorrow", None),
        ("", None),
    ],
)
def test_a_date_is_one_of_the_calendar_or_none(told: str, day: str | None) -> None:
    published = of(f"date: {told}").published
    assert (published.value if published else None) == day


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("author: By Ana Ruiz and Li Wei; Jo Park", ("Ana Ruiz", "Li Wei", "Jo Park")),
        ("author: [Ana Ruiz, Li Wei]", ("Ana Ruiz", "Li Wei")),
        ("byline: Ana Ruiz, Ana Ruiz", ("Ana Ruiz",)),
        ("author:", ()),
    ],
)
def test_authors_are_cut_into_names(line: str, authors: tuple[str, ...]) -> None:
    assert of(line).authors == authors


def test_toml_between_plus_signs_is_read_too() -> None:
    front = front_matter_of('+++\ntitle = "Raid"\ndate = 2031-03-05\n+++\nText.')
    assert front.title == "Raid"
    assert front.published


@pytest.mark.parametrize(
    "text", ["", "Text.\n---\ntitle: x\n---", "---\ntitle: x\nnever closed", "--- \n" + "x\n" * 20_000]
)
def test_a_text_without_front_matter_has_none(text: str) -> None:
    assert front_matter_of(text) == FrontMatter()


@given(
    st.lists(st.sampled_from(["---", "+++", "...", "title: x", "- a", "date: 2031-13-41", "", "  ", ": =", "\u2028"]))
)
def test_blocks_lie_in_order_before_its_end(lines: list[str]) -> None:
    text = "\n".join(["---", *lines])
    front = front_matter_of(text)
    at = 0
    for block in front.blocks:
        assert at <= block.start < block.end <= front.end
        at = block.end
