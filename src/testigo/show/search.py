"""What a search found, in a terminal: pages with the words in context, and the claims that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from testigo.case.records import Node
from testigo.case.search import ClaimHit, Excerpt, Found, Hit
from testigo.ledger import Span
from testigo.show import words
from testigo.show.case_words import day, outlet
from testigo.show.sheet import Sheet, of_page, plain

if TYPE_CHECKING:
    from rich.text import Text

_FOUND = "bold yellow"


class SearchView:
    """Sets what was found for a terminal of ``width`` columns, held between 60 and 200."""

    def __init__(self, *, width: int = 80, colour: bool = False, names: Mapping[Node, str] | None = None) -> None:
        """Choose how it looks; ``names`` are those of parties by the nodes that claims are laid to.

        Without colour the words found stand in brackets.
        """
        self._sheet = Sheet(width=width, colour=colour)
        self._names = names or {}

    def show(self, found: Found) -> str:
        """Return the pages that were found, the best first."""
        return self._sheet.text(self._lines(found))

    def _lines(self, found: Found) -> Iterator[Text]:
        for hit in found.hits:
            yield from self._hit(hit)
            yield plain("")
        claims = sum(len(hit.claims) for hit in found.hits)
        said = words.how_many(found.total, "page") + (f", {words.how_many(claims, 'claim')}" if claims else "")
        more = f"; the first {len(found.hits)} are shown (--limit)" if found.total > len(found.hits) else ""
        yield plain(f"{said}{more}" if found.total else "Nothing was found.", "dim")

    def _hit(self, hit: Hit) -> Iterator[Text]:
        title = marked(hit.title, colour=self._sheet.colour) if hit.title else of_page(hit.page.title or "(no title)")
        title.stylize("bold")
        yield from self._sheet.hanging(plain(""), title)
        published = day(hit.page.published) if hit.page.published else "no date found"
        facts = [outlet(hit.page), published]
        if hit.page.outlet:
            facts.append(words.one_line(hit.page.url or hit.page.input))
        yield from self._sheet.hanging(plain(""), plain(" · ".join(facts), "dim"))
        if hit.excerpt:
            yield from self._sheet.hanging(plain("  "), marked(hit.excerpt, colour=self._sheet.colour))
        for claim in hit.claims:
            yield from self._claim(claim)

    def _claim(self, claim: ClaimHit) -> Iterator[Text]:
        prefix = plain(f"  {claim.claim:<4} ", "dim")
        source = self._names.get(claim.node) if claim.node else None
        line = plain(words.one_line(source or claim.source or "no source named"), "cyan")
        line.append(f"  {words.verb(claim.act, claim.form, sourced=claim.source is not None)}  ", style="dim")
        content = marked(claim.content, colour=self._sheet.colour)
        yield from self._sheet.hanging(prefix, line.append_text(_quoted(content, claim)))


def marked(excerpt: Excerpt, *, colour: bool) -> Text:
    """Return the words on one line, those that were searched for marked: in brackets where there is no colour."""
    line = plain("… " if excerpt.cut_before else "")
    at = 0
    for match in _run_together(excerpt):
        line.append(_flat(excerpt.text[at : match.start]))
        found = _flat(match.of(excerpt.text))
        line.append(found if colour else f"[{found}]", style=_FOUND)
        at = match.end
    line.append(_flat(excerpt.text[at:]))
    return line.append(" …" if excerpt.cut_after else "")


def _run_together(excerpt: Excerpt) -> list[Span]:
    """The words found; those with nothing but blanks between them as one."""
    spans: list[Span] = []
    for match in excerpt.matches:
        if spans and not excerpt.text[spans[-1].end : match.start].strip():
            spans[-1] = Span(start=spans[-1].start, end=match.end)
        else:
            spans.append(match)
    return spans


def _flat(text: str) -> str:
    """The text with every run of white space as one space, also at its ends."""
    return re.sub(r"\s+", " ", text)


def _quoted(content: Text, claim: ClaimHit) -> Text:
    if claim.form != "direct":
        return content
    return plain("“").append_text(content).append("”")
