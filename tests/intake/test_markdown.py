from hypothesis import given
from hypothesis import strategies as st

from testigo.intake.markdown import markdown_page

SOURCE = """\
---
title: "Harbour cleared"
date: 2025-03-06
author: Ana Orlan
---

# Harbour cleared

![The pier](pier.jpg)

Two men were **killed** on Monday, the [interior ministry](https://ministry.example) said.

- [Ferry fire kills five](https://paper.example/ferry)
"""


def test_front_matter_is_metadata_and_not_article() -> None:
    page = markdown_page(SOURCE, data=SOURCE.encode())
    assert (page.title, page.authors) == ("Harbour cleared", ("Ana Orlan",))
    assert page.published
    assert (page.published.value, page.published.evidence) == ("2025-03-06", "meta")
    assert [b.of(SOURCE) for b in page.blocks if b.kind == "body"] == [
        "Two men were **killed** on Monday, the [interior ministry](https://ministry.example) said."
    ]


def test_a_list_of_links_is_teasers() -> None:
    page = markdown_page(SOURCE, data=SOURCE.encode())
    assert [b.kind for b in page.blocks if "Ferry" in b.of(SOURCE)] == ["teaser"]


@given(st.text(alphabet="#-*_[]()!>`~|:\n ab.", max_size=200))
def test_the_source_is_kept_and_covered_by_blocks(text: str) -> None:
    page = markdown_page(text, data=text.encode())
    assert page.text == text
    at = 0
    for block in page.blocks:
        assert at <= block.start < block.end
        assert not text[at : block.start].strip()
        at = block.end
    assert not text[at:].strip()
