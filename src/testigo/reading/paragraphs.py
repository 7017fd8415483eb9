"""The stretches of a page that are read: title, body and captions, with a dateline joined to the paragraph it opens."""

from __future__ import annotations

import re

from testigo.ledger import Page

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![ \t\r]*\n))*")


def paragraphs_of(page: Page) -> tuple[list[tuple[int, int]], int]:
    """Paragraphs to read, in order, and how many of the first of them are headings."""
    stretches: list[tuple[int, int, bool]] = []
    for block in page.article():
        heading = block.kind == "title"
        between = page.text[stretches[-1][1] : block.start] if stretches else "\n"
        if stretches and not heading and not stretches[-1][2] and between.strip(" \t\xa0") == "":
            stretches[-1] = (stretches[-1][0], block.end, False)
        else:
            stretches.append((block.start, block.end, heading))
    paragraphs: list[tuple[int, int]] = []
    titles = 0
    for start, end, heading in stretches:
        found = [(m.start(), m.end()) for m in _PARAGRAPH.finditer(page.text, start, end)]
        titles += len(found) if heading and titles == len(paragraphs) else 0
        paragraphs.extend(found)
    return paragraphs, titles
