import re

from hypothesis import given
from hypothesis import strategies as st

from testigo.ledger import FURNITURE, Block, BlockKind, Page
from testigo.reading.paragraphs import paragraphs_of


def page(*parts: tuple[BlockKind, str], between: str = "\n\n") -> Page:
    """A page of blocks, each with what stands between it and the next unless it ends with its own white space."""
    text, blocks = "", []
    for kind, words in parts:
        blocks.append(Block(start=len(text), end=len(text) + len(words.rstrip()), kind=kind))
        text += words + ("" if words[-1:].isspace() else between)
    return Page(id="sha256:0", text=text, blocks=tuple(blocks))


def read(made: Page) -> tuple[list[str], int]:
    spans, titles = paragraphs_of(made)
    return [made.text[a:b] for a, b in spans], titles


def test_title_body_and_captions_are_read_in_order() -> None:
    made = page(("title", "Two die"), ("body", "It rained."), ("caption", "The port."), ("body", "It froze."))
    assert read(made) == (["Two die", "It rained.", "The port.", "It froze."], 1)


def test_furniture_is_never_read() -> None:
    made = page(*((kind, f"A {kind}.") for kind in sorted(FURNITURE)), ("body", "It rained."))
    assert read(made) == (["It rained."], 0)


def test_a_dateline_is_read_with_the_paragraph_that_it_opens() -> None:
    made = page(("dateline", "ORVANE (AP) — "), ("body", "It rained."))
    assert read(made) == (["ORVANE (AP) — It rained."], 0)


def test_a_dateline_on_a_line_of_its_own_is_a_paragraph() -> None:
    made = page(("dateline", "ORVANE, Monday"), ("body", "It rained."))
    assert read(made) == (["ORVANE, Monday", "It rained."], 0)


def test_a_title_is_never_joined_to_what_follows_it() -> None:
    made = page(("title", "Two die "), ("body", "It rained."))
    assert read(made) == (["Two die", "It rained."], 1)


def test_titles_count_as_headings_only_at_the_head_of_the_page() -> None:
    made = page(("title", "Two die"), ("title", "A third is hurt"), ("body", "It rained."), ("title", "Next"))
    assert read(made) == (["Two die", "A third is hurt", "It rained.", "Next"], 2)


def test_a_block_of_several_paragraphs_is_taken_apart_and_lines_are_not() -> None:
    made = page(("body", "It rained\non Monday.\n \nIt froze."))
    assert read(made) == (["It rained\non Monday.", "It froze."], 0)


def test_a_page_without_blocks_has_no_paragraphs() -> None:
    assert read(Page(id="sha256:0", text="It rained.", blocks=())) == ([], 0)


kinds: st.SearchStrategy[BlockKind] = st.sampled_from(["title", "dateline", "body", "caption", "teaser", "credit"])


@given(st.lists(st.tuples(kinds, st.from_regex(r"[ab]([ab.\n]{0,12}[ab])? ?", fullmatch=True)), max_size=8))
def test_paragraphs_hold_all_words_of_the_article_in_order_and_no_others(parts: list[tuple[BlockKind, str]]) -> None:
    made = page(*parts)
    spans, titles = paragraphs_of(made)
    read_words = [w for a, b in spans for w in made.text[a:b].split()]
    article = [w for block in made.article() for w in block.of(made.text).split()]
    assert "".join(read_words) == "".join(article)
    assert all(b <= c for (_, b), (c, _) in zip(spans, spans[1:], strict=False))
    assert 0 <= titles <= len(spans)
    assert not any(re.search(r"\n\s*\n", made.text[a:b]) for a, b in spans)
