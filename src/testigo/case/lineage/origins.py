"""Where a page says that its report is from: its outlet, the agencies it credits, the outlets it names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from testigo.case.lineage.wording import words_of
from testigo.intake.agencies import agency_of
from testigo.ledger import Ledger, Page, Span

Called = Callable[[str], str]
"""By which name a case knows an agency or outlet: "ACAN-EFE" and "EFE" are one where the case says so."""

_TO = re.compile(
    r"\b(?:told|to|by|with|in|according to|cited by|quoted by|reported by|published (?:in|by)|reports?|citing|quoting|via)\s+"
    r"(?:(?:the|an?|our)\s+)?(?:(?:\w+\s+){0,3}(?:newspaper|daily|weekly|agency|news agency|radio|television|station|"
    r"broadcaster|channel|network|website|magazine|outlet)\s+)?[\"“‘']?$",
    re.IGNORECASE,
)
"""What stands before the name of an outlet that is named as a source: "told", "according to the daily"."""
_ARTICLES = frozenset("the a an el la los las le les il der die das".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A place where a page names an outlet as the source of something: the name's words, and the stretch it vouches for."""

    name: str
    words: tuple[str, ...]
    span: Span


def own_name(page: Page, called: Called) -> tuple[str, ...]:
    """The words of the outlet's name, without an article before them; empty where it is not known."""
    return name_words(called(page.outlet)) if page.outlet else ()


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, alike however it is written."""
    words = tuple(words_of(name))
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words


def agencies_of(page: Page, called: Called) -> frozenset[str]:
    """The agencies whose copy a page says it prints, or which put it out, by the names that the case knows them by.

    A credit that only repeats the name of an outlet which is no agency is left out.
    """
    own = own_name(page, called)
    named = [*page.agencies, *(agency for line in page.datelines for agency in line.agencies)]
    credits_ = {agency_of(name) or name for name in named if agency_of(name) or name_words(called(name)) != own}
    if page.outlet and (agency := agency_of(page.outlet)):
        credits_.add(agency)
    return frozenset(called(name) for name in credits_)


def sources_named(ledger: Ledger) -> Iterator[tuple[str, Span]]:
    """The outlets that a page lays claims to, each with the stretch that the claim covers."""
    entities = {entity.id: entity.name for entity in ledger.entities}
    text = ledger.page.text
    for claim in ledger.claims:
        source = claim.source
        if source is None or not claim.content:
            continue
        printed = source.of(text)
        if source.category == "media" or agency_of(printed):
            stretch = Span(start=claim.content[0].start, end=claim.content[-1].end)
            yield f"{printed} {entities.get(source.entity or '', '')}", stretch


def mentions_as_source(page: Page, name: str) -> Iterator[Span]:
    """Where a page's body names an outlet as the one to whom, or in which, something was said; gives the sentence around.

    In a text that has capitals the name counts only as it is written, so that "the sun" is no newspaper.
    """
    name = re.sub(r"^(?:the|an?)\s+", "", name.strip(), flags=re.IGNORECASE)
    if not name:
        return
    flags = re.IGNORECASE if page.text.islower() else re.NOFLAG
    for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", page.text, flags):
        if _is_body(page, m.start()) and _TO.search(page.text[max(0, m.start() - 60) : m.start()]):
            yield _sentence_around(page.text, m.start(), m.end())


def _is_body(page: Page, place: int) -> bool:
    return any(b.kind == "body" and b.start <= place < b.end for b in page.blocks)


def _sentence_around(text: str, start: int, end: int) -> Span:
    before = max(text.rfind(mark, 0, start) for mark in (". ", ".” ", '." ', "\n"))
    after = min((at for mark in (". ", "\n") if (at := text.find(mark, end)) >= 0), default=len(text))
    return Span(start=before + 1, end=after)
