"""Where a page says that its report is from: its outlet, the agencies it credits, the outlets it names as sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from testigo.case.lineage.wording import words_of
from testigo.intake.agencies import agency_of
from testigo.ledger import Ledger, Page, Span

Called = Callable[[str], str]
"""By which name a case knows an agency or outlet: "ACAN-EFE" and "EFE" are one where the case says so."""

LONGEST_NAME = 5
"""Words of an outlet's name, at most, where a page only says "told …" before it."""
_CUE = re.compile(
    r"\b(?:told|according to|(?:cited|quoted|reported|broadcast|carried|aired) (?:by|in|on)|published (?:in|by|on)|citing|"
    r"quoting|interview(?:ed)? (?:with|by|on|in)|(?:statement|remarks|speaking|spoke|talking) to|obtained by|seen by)\s+",
    re.IGNORECASE,
)
"""What stands before the name of someone who is told something, or in whose pages something stands."""
_ARTICLES = frozenset("the a an el la los las le les il der die das".split())
_NEXT = re.compile(r"[^\s,;:.!?()\"“”]+(?:\.(?=\w)[^\s,;:.!?()\"“”]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSource:
    """An outlet, as far as one can tell, that a page names as a source: the words that hold its name, and what it is for."""

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
    credited = {agency_of(name) or name for name in named if agency_of(name) or name_words(called(name)) != own}
    if page.outlet and (agency := agency_of(page.outlet)):
        credited.add(agency)
    return frozenset(called(name) for one in credited for name in (one, *_joint(one)))


def _joint(name: str) -> Iterator[str]:
    """The agencies of a joint name: copy of "ACAN-EFE" is copy of "EFE"."""
    for part in re.split(r"[-/–]", name) if re.search(r"[-/–]", name) else ():
        if (agency := agency_of(part.strip())) and agency != name:
            yield agency


def sources_named(ledger: Ledger) -> tuple[NamedSource, ...]:
    """The media that a page lays claims to, and whoever was told or printed something, with the stretch that it is for."""
    return (*_claimed(ledger), *_cued(ledger.page))


def names(source: NamedSource, outlet: tuple[str, ...]) -> bool:
    """Whether an outlet's whole name stands among the words of a source."""
    size = len(outlet)
    return bool(outlet) and any(source.words[i : i + size] == outlet for i in range(len(source.words) - size + 1))


def _claimed(ledger: Ledger) -> Iterator[NamedSource]:
    entities = {entity.id: entity.name for entity in ledger.entities}
    for claim in ledger.claims:
        source = claim.source
        if source is None or not claim.content:
            continue
        printed = source.of(ledger.page.text)
        if source.category == "media" or agency_of(printed):
            stretch = Span(start=claim.content[0].start, end=claim.content[-1].end)
            for name in dict.fromkeys((printed, entities.get(source.entity or "", printed))):
                yield NamedSource(words=tuple(words_of(name)), span=stretch)


def _cued(page: Page) -> Iterator[NamedSource]:
    """Names after "told", "citing" and the like; in a text that has capitals they begin with one."""
    small = page.text.islower()
    for block in page.blocks:
        if block.kind != "body":
            continue
        for m in _CUE.finditer(page.text, block.start, block.end):
            following = [w[0] for w in _NEXT.finditer(page.text, m.end(), min(block.end, m.end() + 90))]
            first = next((i for i, w in enumerate(following[:6]) if small or w[0].isupper()), None)
            if first is not None:
                name = " ".join(following[first : first + LONGEST_NAME])
                yield NamedSource(words=tuple(words_of(name)), span=_sentence_around(page.text, block, m))


def _sentence_around(text: str, block: Span, found: re.Match[str]) -> Span:
    before = max(text.rfind(mark, block.start, found.start()) for mark in (". ", ".” ", '." '))
    after = [at for mark in (". ", ".” ", '." ') if (at := text.find(mark, found.end(), block.end)) >= 0]
    return Span(start=max(before + 1, block.start), end=min(after, default=block.end))
