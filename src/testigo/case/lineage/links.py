"""The links between two pages: text copied, one agency, one statement, one outlet citing the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Protocol, TypeVar

from testigo.case.lineage.agreement import Agreement, agreements
from testigo.case.lineage.origins import name_words, names
from testigo.case.lineage.passages import Shared, shared
from testigo.case.lineage.possible import TELLING, Ground, Possible, settled
from testigo.case.lineage.rarity import Rarity, in_general, stems_of
from testigo.case.lineage.speakers import Speaker, likeness, speaker
from testigo.case.lineage.statements import Statement, sentences_of
from testigo.case.lineage.trace import Trace
from testigo.case.lineage.versions import OneVersion, one_version
from testigo.case.lineage.wording import stem
from testigo.case.records import Link, LinkKind, Passage
from testigo.ledger import Span

COPIED_WORDS = 40
"""Words in common from which on text is copied; of a short text half is enough."""
LEAST_PASSAGE = 20
"""Words of the longest passage of text that is copied, unless a quarter of the shorter text is."""
LEAST_OWN = 10
"""Words of a passage that nobody is quoted with: a passage with fewer is a quotation, which two may have heard."""
FACTS_SHARE = 0.25
"""Of what the shorter dispatch tells, by weight, how much two dispatches of one agency share."""
FACTS_WEIGHT = 12.0
"""Weight of what two dispatches of one agency share, at least."""
CITED_SHARE = 0.4
"""Of what is laid to an outlet, by weight, how much stands on the page that is cited."""
CITED_WEIGHT = 8.0
"""Weight of what is laid to an outlet and stands on the page that is cited, at least."""
ONE_REPORT_DAYS = 1
"""Days within which dispatches of one agency are one report."""
ONE_STATEMENT_DAYS = 2
"""Days within which like content by one speaker is one statement; what is quoted may be quoted for years."""
ONE_VERSION_DAYS = 1
"""Days within which what a speaker says of one thing is one version."""
_EVERYWHERE = Rarity()


class _Linking(Protocol):
    """A link, whole or in brief."""

    @property
    def left(self) -> str: ...
    @property
    def right(self) -> str: ...
    @property
    def kind(self) -> LinkKind: ...
    @property
    def share(self) -> float | None: ...


L = TypeVar("L", bound=_Linking)


def links(one: Trace, other: Trace, rarity: Rarity = _EVERYWHERE) -> tuple[Link, ...]:
    """Return the links between two pages, at most one of each kind; empty where neither depends on the other.

    ``rarity`` is that of the pages they stand with, of which one that copies another does not count: what many print is not
    for that reason what an event is about.
    """
    return settled(possible(one, other), lambda p: p.weighed(rarity))


def possible(one: Trace, other: Trace) -> list[Possible]:
    """Return the links that there may be between two pages, whichever pages they stand with.

    ``left`` of a link is the page that is cited, the statement that the other tells of, or the earlier page; where none of
    these is known, the order is that of the pages' ids, so that it does not matter which came first. Copied text explains
    what it holds: there is no ``same_agency`` or ``same_statement`` beside it.
    """
    if one.id == other.id:
        return []
    one, other = _in_order(one, other)
    common = shared(one.words, other.words)
    copied = _copied(one, other, common)
    rest = [Possible(link=copied)] if copied else [*_agency(one, other, common), *_statement(one, other)]
    return [*rest, *_cites(one, other), *_cites(other, one)]


def copied_text(one: Trace, other: Trace) -> Link | None:
    """The link of two pages of which one copies the other, or both a third; it needs no rarity."""
    one, other = _in_order(one, other)
    return _copied(one, other, shared(one.words, other.words))


def thinned(found: Iterable[L]) -> tuple[L, ...]:
    """Leave out links of one agency that follow from others, the weakest first: its dispatches repeat one report.

    What hangs together stays together (Kruskal 1956); links of the other kinds stay as they are, in their order.
    """
    found = list(found)
    home: dict[str, str] = {}
    kept: set[int] = set()
    for i in sorted(range(len(found)), key=lambda i: (-(found[i].share or 0.0), found[i].left, found[i].right)):
        if found[i].kind != "same_agency":
            kept.add(i)
        elif (a := _home(home, found[i].left)) != (b := _home(home, found[i].right)):
            home[b] = a
            kept.add(i)
    return tuple(link for i, link in enumerate(found) if i in kept)


def _home(home: dict[str, str], page: str) -> str:
    while page in home:
        page = home[page]
    return page


def _link(
    left: Trace, right: Trace, kind: LinkKind, reason: str, share: float | None = None, passages: Iterable[Passage] = ()
) -> Link:
    return Link(left=left.id, right=right.id, kind=kind, share=share, passages=tuple(passages), reason=reason)


def _in_order(one: Trace, other: Trace) -> tuple[Trace, Trace]:
    """The earlier page first; by id where that is not known."""
    turned = _is_later(one, other) or (one.id > other.id and not _is_later(other, one))
    return (other, one) if turned else (one, other)


def _is_later(one: Trace, other: Trace) -> bool:
    """Whether the first page is later than the second, as far as the days are known."""
    if not one.day or not other.day:
        return False
    size = min(len(one.day), len(other.day))
    return one.day[:size] > other.day[:size]


def _copied(one: Trace, other: Trace, common: Shared) -> Link | None:
    if not _is_copied(one, other, common):
        return None
    passages = [Passage(left=m.left, right=m.right) for m in common.passages]
    both = _both_credit(one, other)
    credit = f"; both credit {both[0]}" if both else ""
    many = "one passage" if len(passages) == 1 else f"{len(passages)} passages"
    reason = f"{common.words} words in {many} are the same, {common.share:.0%} of the shorter text{credit}"
    return _link(one, other, "copied_text", reason, common.share, passages)


def _is_copied(one: Trace, other: Trace, common: Shared) -> bool:
    """Whether enough is the same in passages that are more than a quotation."""
    told = [m.words for m in common.passages if m.unquoted >= LEAST_OWN]
    shorter = min(len(one.words), len(other.words))
    return (sum(told) >= min(COPIED_WORDS, shorter / 2)) and (
        max(told, default=0) >= LEAST_PASSAGE or sum(told) >= max(COPIED_WORDS, shorter) / 4
    )


def _both_credit(one: Trace, other: Trace) -> list[str]:
    """The agencies that both credit, or that one is and the other credits."""
    both = set(one.agencies & other.agencies)
    for agency, page in ((one, other), (other, one)):
        both |= {name for name in page.agencies if name_words(name) == agency.outlet}
    return sorted(both)


def _agency(one: Trace, other: Trace, common: Shared) -> Iterator[Possible]:
    both = _both_credit(one, other)
    if not both or not _days_apart(one, other, at_most=ONE_REPORT_DAYS):
        return
    told = one.stems & other.stems
    ground = Ground(common=told, left=one.stems, right=other.stems, least=FACTS_WEIGHT, share=FACTS_SHARE)
    if ground.likely:
        share = _EVERYWHERE.total(told) / min(_EVERYWHERE.total(one.stems), _EVERYWHERE.total(other.stems))
        reason = f"both credit {both[0]} and tell much the same: {_examples(told, one)}"
        passages = [Passage(left=m.left, right=m.right) for m in common.passages]
        yield Possible(link=_link(one, other, "same_agency", reason, round(share, 4), passages), ground=ground)


def _days_apart(one: Trace, other: Trace, *, at_most: int) -> bool:
    """Whether the pages are no more days apart, as far as the days are known."""
    try:
        first, second = (date.fromisoformat((trace.day or "")[:10]) for trace in (one, other))
    except ValueError:
        return True
    return abs((second - first).days) <= at_most


def _examples(stems: frozenset[str], trace: Trace) -> str:
    """Some of the words that tell most, as the page has them."""
    best = sorted(stems, key=lambda s: (-in_general(s), s))[:5]
    printed: dict[str, str] = {}
    for i, form in enumerate(trace.words.forms):
        if (known := stem(form)) in best:
            printed.setdefault(known, trace.text[trace.words.starts[i] : trace.words.ends[i]])
    return ", ".join(printed[s] for s in best)


def _statement(one: Trace, other: Trace) -> Iterator[Possible]:
    near = _days_apart(one, other, at_most=ONE_STATEMENT_DAYS)
    for found in agreements(one.statements, other.statements):
        if found.sort != "words" and not near:
            continue
        turned = other.issued and not one.issued
        yield _statement_link(*((other, one, _turned(found)) if turned else (one, other, found)))
    for issuer, teller in ((one, other), (other, one)):
        yield from (_statement_link(issuer, teller, found) for found in _issued(issuer, teller))
    if _days_apart(one, other, at_most=ONE_VERSION_DAYS):
        yield from (_version_link(one, other, found) for found in one_version(one, other))
    if said := _one_interview(one, other):
        reason = f"both give what {said.speaker.name} said, on one day and from one outlet"
        yield Possible(link=_link(one, other, "same_statement", reason))


def _version_link(one: Trace, other: Trace, found: OneVersion) -> Possible:
    turned = found.right.issued
    left, right = (found.right, found.left) if turned else (found.left, found.right)
    who = found.left.speaker.name if found.right.issued else found.right.speaker.name
    reason = f"both give what {who} says of it: {_examples(frozenset(s for s in found.ground.common if in_general(s) >= TELLING), other)}"
    passages = [Passage(left=left.span, right=right.span)]
    pages = (other, one) if turned else (one, other)
    ground = replace(found.ground, left=found.ground.right, right=found.ground.left) if turned else found.ground
    return Possible(link=_link(*pages, "same_statement", reason, passages=passages), ground=ground)


def _one_interview(one: Trace, other: Trace) -> Statement | None:
    """A statement of the one to whom most of both pages is laid, where one outlet has both of one day."""
    if not one.leading or not other.leading or one.outlet != other.outlet or not one.day or one.day != other.day:
        return None
    return one.leading if likeness(one.leading.speaker, other.leading.speaker) == "same" else None


def _issued(issuer: Trace, teller: Trace) -> list[Agreement]:
    """What a page tells as said by the body whose own page the other one is."""
    if not issuer.printed:
        return []
    body = speaker(issuer.printed)
    told = [s for s in teller.statements if s.category != "media" and likeness(s.speaker, body) == "same"]
    return agreements(_told_by(issuer, body), told) if told else []


@lru_cache(maxsize=256)
def _told_by(issuer: Trace, body: Speaker) -> tuple[Statement, ...]:
    """The sentences of a page as what its outlet says; a page is compared with many."""
    return tuple(sentences_of(issuer.text, issuer.body, issuer.words, body))


def _turned(found: Agreement) -> Agreement:
    if found.ground:
        ground = replace(found.ground, left=found.ground.right, right=found.ground.left)
        return Agreement(left=found.right, right=found.left, sort=found.sort, ground=ground)
    return Agreement(left=found.right, right=found.left, sort=found.sort, ground=None)


def _statement_link(one: Trace, other: Trace, found: Agreement) -> Possible:
    left, right = _outline(found.left), _outline(found.right)
    who = found.left.speaker.name
    whom = found.right.speaker.name
    reason = {
        "words": f"both quote the same words: “{_brief(one, found.left)}” ({who})",
        "content": f"both give one statement of {who}: “{_brief(one, found.left)}”, “{_brief(other, found.right)}”",
        "denial": f"on both, {whom} denies: “{_brief(one, found.left)}”, “{_brief(other, found.right)}”",
    }[found.sort]
    link = _link(one, other, "same_statement", reason, passages=[Passage(left=left, right=right)])
    return Possible(link=link, ground=found.ground, first=found.sort == "words")


def _outline(statement: Statement) -> Span:
    return Span(start=statement.spans[0].start, end=statement.spans[-1].end)


def _brief(trace: Trace, statement: Statement) -> str:
    words = " ".join(" ".join(span.of(trace.text).split()) for span in statement.spans)
    return words if len(words) <= 90 else words[:85].rsplit(" ", 1)[0] + " …"


def _cites(cited: Trace, by: Trace) -> Iterator[Possible]:
    """Whether a page lays to the other's outlet something that the other tells."""
    if not cited.outlet or cited.outlet == by.outlet or (_is_later(cited, by)):
        return
    for source in by.named:
        if names(source, cited.outlet):
            told = stems_of(by.words.forms[i] for i in by.words.within(source.span))
            common = told & cited.stems
            ground = Ground(common=common, left=told, right=told, least=CITED_WEIGHT, share=CITED_SHARE)
            if ground.likely:
                reason = f"names {cited.printed} as its source: “{_words(by, source.span)}”"
                yield Possible(link=_link(cited, by, "cites", reason), ground=ground)


def _words(trace: Trace, span: Span) -> str:
    words = " ".join(span.of(trace.text).split())
    return words if len(words) <= 120 else words[:115].rsplit(" ", 1)[0] + " …"
