"""Everything about one page by which its dependence on others is found: made once, then compared with many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from testigo.case.lineage.origins import Called, NamedSource, agencies_of, name_words, own_name, sources_named
from testigo.case.lineage.statements import Statement, issuer_of, statements_of
from testigo.case.lineage.wording import Wording, stem, wording
from testigo.ledger import Ledger, Page, Span

_NO_NAMES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Trace:
    """What a page is compared by. ``stems`` are those of its body, without the names of its agencies and outlet.

    ``printed`` is the outlet as the page has it, ``outlet`` the words of the name that it is known by. ``text`` is the page's,
    and ``body`` its stretches that are told by the outlet, not furniture.
    ``day`` is ISO 8601 at the precision known, of publication or else of the first dateline. ``leading`` is the speaker to
    whom most of the page is laid, where that is two fifths of it or more; ``issued`` says that the page is a statement itself.
    """

    id: str
    text: str
    body: tuple[Span, ...]
    printed: str | None
    words: Wording
    stems: frozenset[str]
    statements: Sequence[Statement]
    day: str | None
    outlet: tuple[str, ...]
    agencies: frozenset[str]
    named: tuple[NamedSource, ...]
    leading: Statement | None
    issued: bool


def as_known(name: str) -> str:
    """The name as it is: what a case calls agencies and outlets that it has not joined."""
    return name


def trace(ledger: Ledger, *, names: Mapping[str, str] = _NO_NAMES, called: Called = as_known) -> Trace:
    """Make a page's trace from its ledger.

    ``names`` maps ids of the ledger's entities to the names by which the case knows them, or whom they speak for;
    ``called`` maps names of agencies and outlets to the ones that the case joins them under.
    """
    page = ledger.page
    words = wording(page, ledger.claims)
    outlet, agencies = own_name(page, called), agencies_of(page, called)
    credits_ = {stem(word) for name in (*agencies, page.outlet or "") for word in name_words(name)}
    statements = statements_of(ledger, words, names)
    return Trace(
        id=page.id,
        text=page.text,
        body=tuple(Span(start=b.start, end=b.end) for b in page.blocks if b.kind == "body"),
        printed=page.outlet,
        words=words,
        stems=frozenset(stem(form) for form in words.forms) - credits_,
        statements=statements,
        day=_day(page),
        outlet=outlet,
        agencies=agencies,
        named=sources_named(ledger),
        leading=_leading(statements, page),
        issued=issuer_of(page) is not None,
    )


def _day(page: Page) -> str | None:
    if page.published:
        return page.published.value
    return next((line.date for line in page.datelines if line.date), None)


LEADING = 0.4
"""Share of a page's body that is laid to one speaker, from which on the page is that speaker's interview or speech."""


def _leading(statements: tuple[Statement, ...], page: Page) -> Statement | None:
    """A statement of the one named speaker whose words fill most of the page."""
    said: dict[str, int] = {}
    first: dict[str, Statement] = {}
    for statement in statements:
        if statement.speaker.own and statement.act is not None:
            name = statement.speaker.name
            said[name] = said.get(name, 0) + statement.letters
            first.setdefault(name, statement)
    body = sum(block.end - block.start for block in page.blocks if block.kind == "body")
    most = max(said, key=lambda name: said[name], default=None)
    return first[most] if most is not None and said[most] >= LEADING * body else None
