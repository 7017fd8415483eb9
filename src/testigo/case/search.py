"""Finds pages and claims of a case by their words, ranked, with the words in context.

Words are matched without case and accents (SQLite FTS5, unicode61). The rank is BM25, a word of a title counting for four
of the text.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from testigo.case import page_rows
from testigo.case.database import Database
from testigo.case.records import Node, PageCard
from testigo.case.search_words import Wanted, wanted
from testigo.errors import TestigoError
from testigo.ledger import Act, Form, Span

CLAIMS_OF_A_PAGE = 3
"""Claims that are shown with a page found by its text."""
ON, OFF = "\x02", "\x03"
"""What an index sets around words found; no page holds them but by accident, and then nothing is marked."""
_BEFORE, _AFTER = 80, 200
"""Characters of an excerpt before the first word found, and from it on."""
_LONGEST_WORD = 30
_LOOKED_AT = 200
"""Matches of a page among which the best place for the excerpt is chosen."""
COMMON = 25_000
"""Claims that hold the words from which on no rank is worked out: such words tell none from another, and pages come by day."""
_TOLD = """
SELECT claim.key FROM json_each(?) AS node CROSS JOIN page ON page.id = json_extract(node.value, '$[0]')
CROSS JOIN claim ON claim.page = page.key AND claim.entity = json_extract(node.value, '$[1]')
"""
"""The keys of the claims that some nodes make."""
_TITLE, _TEXT = 4.0, 1.0
_SOURCE, _CONTENT = 1.0, 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """Words of a page (from ``start`` on, in code points) or of a claim, and the spans in them that were searched for."""

    text: str
    start: int
    matches: tuple[Span, ...]
    cut_before: bool = False
    cut_after: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimHit:
    """A claim that was found. ``node`` is its source among the page's entities, None where the page names none."""

    claim: str
    act: Act
    form: Form
    source: str | None
    node: Node | None
    content: Excerpt
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A page that was found: where its text has the words, and its claims that have them. A better one scores higher."""

    page: PageCard
    score: float
    title: Excerpt | None
    excerpt: Excerpt | None
    claims: tuple[ClaimHit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The pages that were found, the best first, as many as were asked for, and how many there are in all."""

    hits: tuple[Hit, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What narrows a search: who says it (nodes), what the source does with its words, days between which the page is.

    Days are ISO 8601 at any precision; a page without a day is found only where none is asked for.
    """

    tellers: tuple[Node, ...] | None = None
    act: Act | None = None
    since: str | None = None
    until: str | None = None

    @property
    def of_claims(self) -> bool:
        """Whether only claims can be meant."""
        return self.tellers is not None or self.act is not None


def search(database: Database, text: str, filters: Filters = Filters(), *, limit: int = 20) -> Found:
    """Return the pages that hold the words, the best first; with filters of claims, those whose claims do.

    Without words, the claims that the filters let through, by day. Raises TestigoError T513 when nothing is asked for.
    """
    asked = wanted(text)
    if not asked.match and not filters.of_claims:
        raise TestigoError("T513", "no word is given")
    with database.reading():
        if filters.of_claims:
            return _by_claims(database, asked, filters, limit)
        return _by_pages(database, asked, filters, limit)


def _by_pages(database: Database, asked: Wanted, filters: Filters, limit: int) -> Found:
    where, values = _on_pages(filters)
    matching = f"FROM page_words JOIN page ON page.key = page_words.rowid WHERE page_words MATCH ? AND {where}"
    ranked = database.rows(
        f"SELECT page.key, bm25(page_words, {_TITLE}, {_TEXT}) AS rank {matching} ORDER BY rank, page.id LIMIT ?",
        asked.match,
        *values,
        limit,
    )
    total = database.value(f"SELECT count(*) {matching}", asked.match, *values) if len(ranked) == limit else len(ranked)
    hits = tuple(_page_hit(database, asked, key, -rank) for key, rank in ranked)
    return Found(hits=hits, total=total)


def _page_hit(database: Database, asked: Wanted, key: int, score: float) -> Hit:
    title, body, title_text, text, furniture = database.row(
        "SELECT highlight(page_words, 0, ?, ?), highlight(page_words, 1, ?, ?), page.title, page.text, furniture"
        " FROM page_words JOIN page ON page.key = page_words.rowid WHERE page_words MATCH ? AND page_words.rowid = ?",
        *(ON, OFF) * 2,
        asked.match,
        key,
    ) or ("", "", "", "", "")
    return Hit(
        page=_card(database, key),
        score=score,
        title=marked_in(title, title_text) if title else None,
        excerpt=excerpt_of(marked_in(body, text), furniture),
        claims=_claims_on(database, asked, key, Filters())[:CLAIMS_OF_A_PAGE],
    )


def _by_claims(database: Database, asked: Wanted, filters: Filters, limit: int) -> Found:
    """The pages of the claims that were found, each where its best claim stands."""
    is_ranked = bool(asked.match) and _claims_with(database, asked) <= COMMON
    found, values = _found_claims(asked, filters, is_ranked=is_ranked)
    where, of_pages = _on_pages(filters)
    order = "best.rank, page.id" if is_ranked else "page.published, page.id"
    pages = database.rows(
        f"WITH {found}, best AS (SELECT page, min(rank) AS rank FROM found GROUP BY page)"  # noqa: S608 - constants
        " SELECT page.key, page.id, best.rank FROM best JOIN page ON page.key = best.page"
        f" WHERE {where} ORDER BY {order}",
        *values,
        *of_pages,
    )
    hits = tuple(
        Hit(
            page=_card(database, key),
            score=-rank,
            title=None,
            excerpt=None,
            claims=_claims_on(database, asked, key, _on_page(filters, page)),
        )
        for key, page, rank in pages[:limit]
    )
    return Found(hits=hits, total=len(pages))


def _claims_with(database: Database, asked: Wanted) -> int:
    """How many claims hold the words, whoever makes them."""
    return int(database.value("SELECT count(*) FROM claim_words WHERE claim_words MATCH ?", asked.match))


def _found_claims(asked: Wanted, filters: Filters, *, is_ranked: bool) -> tuple[str, list[object]]:
    """The claims that the filters of claims let through, as a table ``found`` of their pages and ranks, and its values."""
    tables, parts, values = list[str](), list[str](), list[object]()
    if filters.tellers is not None:
        tables.append(f"told AS MATERIALIZED ({_TOLD})")
        values.append(json.dumps([[node.page, node.id] for node in filters.tellers]))
    source, rank = "claim", "0.0"
    if asked.match:
        source = "claim_words JOIN claim ON claim.key = claim_words.rowid"
        rank = f"bm25(claim_words, {_SOURCE}, {_CONTENT})" if is_ranked else "0.0"
        parts.append("claim_words MATCH ?")
        values.append(asked.match)
    if filters.act:
        parts.append("act = ?")
        values.append(filters.act)
    if filters.tellers is not None:  # with words the index would be asked for each key: hence the plus
        parts.append("+claim_words.rowid IN told" if asked.match else "claim.key IN told")
    where = " AND ".join(parts)
    tables.append(f"found AS MATERIALIZED (SELECT claim.page AS page, {rank} AS rank FROM {source} WHERE {where})")  # noqa: S608 - constants
    return ", ".join(tables), values


def _on_page(filters: Filters, page: str) -> Filters:
    """The filters with the tellers of one page alone."""
    if filters.tellers is None:
        return filters
    return replace(filters, tellers=tuple(node for node in filters.tellers if node.page == page))


def _claims_on(database: Database, asked: Wanted, page: int, filters: Filters) -> tuple[ClaimHit, ...]:
    """The claims of a page that have the words, those that have most of them first.

    The index is asked for a range of keys, or it would look at every page's claims; no rank is asked of it, which would
    cost the same.
    """
    columns = "page.id, claim.id, act, form, claim.source, entity, start, confidence, claim.content"
    where, values = _on_claims(filters)
    joined = "claim JOIN page ON page.key = claim.page"
    if asked.match:
        least, most = database.row("SELECT min(key), max(key) FROM claim WHERE page = ?", page) or (0, 0)
        rows = database.rows(
            f"SELECT {columns}, highlight(claim_words, 1, ?, ?) FROM {joined} JOIN claim_words ON claim_words.rowid = claim.key"  # noqa: S608 - constants
            f" WHERE claim_words MATCH ? AND claim_words.rowid BETWEEN ? AND ? AND claim.page = ? AND {where}",
            *(ON, OFF, asked.match, least, most, page),
            *values,
        )
    else:
        rows = database.rows(
            f"SELECT {columns}, claim.content FROM {joined} WHERE claim.page = ? AND {where}",  # noqa: S608 - constants
            page,
            *values,
        )
    hits = [_claim_hit(*row) for row in rows]
    return tuple(sorted(hits, key=lambda hit: (-_words_found(hit.content), hit.content.start, hit.claim)))


def _words_found(excerpt: Excerpt) -> int:
    return len({match.of(excerpt.text).casefold() for match in excerpt.matches})


def _claim_hit(
    page: str,
    claim: str,
    act: Act,
    form: Form,
    source: str | None,
    entity: str | None,
    start: int,
    confidence: float,
    content: str,
    marked: str,
) -> ClaimHit:
    return ClaimHit(
        claim=claim,
        act=act,
        form=form,
        source=source,
        node=Node(page=page, id=entity) if entity else None,
        content=replace(marked_in(marked, content), start=start),
        confidence=confidence,
    )


def _on_pages(filters: Filters) -> tuple[str, list[object]]:
    """Which pages count: the condition in SQL, and its values.

    Days are compared as far as both are known: a page of March 2025 may be of the 6th.
    """
    parts, values = ["replaced_by IS NULL"], list[object]()
    if filters.since:
        parts.append("published || '-99' >= ?")
        values.append(filters.since)
    if filters.until:
        parts.append("substr(published, 1, length(?)) <= ?")
        values += [filters.until, filters.until]
    return " AND ".join(parts), values


def _on_claims(filters: Filters) -> tuple[str, list[object]]:
    """Which claims of a page that counts are meant; the tellers are those of the page."""
    parts, values = ["1"], list[object]()
    if filters.act:
        parts.append("act = ?")
        values.append(filters.act)
    if filters.tellers is not None:
        parts.append("claim.entity IN (SELECT value FROM json_each(?))")
        values.append(json.dumps([node.id for node in filters.tellers]))
    return " AND ".join(parts), values


def _card(database: Database, key: int) -> PageCard:
    row = database.row(f"{page_rows.CARDS} WHERE key = ?", key)
    assert row is not None
    return page_rows.card(row)


def marked_in(marked: str, text: str) -> Excerpt:
    """Return the text and the spans that the index marked in it; none where the text itself holds such marks."""
    if marked.replace(ON, "").replace(OFF, "") != text or ON in text or OFF in text:
        return Excerpt(text=text, start=0, matches=())
    matches, at, begun = [], 0, 0
    for part in re.split(f"([{ON}{OFF}])", marked):
        if part == ON:
            begun = at
        elif part == OFF:
            matches.append(Span(start=begun, end=at))
        else:
            at += len(part)
    return Excerpt(text=text, start=0, matches=tuple(matches))


def excerpt_of(whole: Excerpt, furniture: str) -> Excerpt | None:
    """Return the stretch of the article where most of the words stand together; None where none stands in it."""
    around = [Span(start=int(start), end=int(end)) for start, _, end in (s.partition("-") for s in furniture.split())]
    whole = replace(whole, matches=_outside(whole.matches, around))
    if not whole.matches:
        return None
    first = max(whole.matches[:_LOOKED_AT], key=lambda m: (_distinct(whole, m), -m.start))
    least = max((span.end for span in around if span.end <= first.start), default=0)
    most = min((span.start for span in around if span.start >= first.end), default=len(whole.text))
    start = _word_edge(whole.text, max(first.start - _BEFORE, least), 1)
    end = max(_word_edge(whole.text, min(first.start + _AFTER, most), -1), first.end)
    within = tuple(
        Span(start=m.start - start, end=m.end - start) for m in whole.matches if start <= m.start and m.end <= end
    )
    return Excerpt(
        text=whole.text[start:end], start=start, matches=within, cut_before=start > 0, cut_after=end < len(whole.text)
    )


def _outside(matches: Sequence[Span], around: Sequence[Span]) -> tuple[Span, ...]:
    """The matches that stand in none of the spans, which are in order."""
    starts = [span.start for span in around]
    before = (bisect_right(starts, match.start) - 1 for match in matches)
    return tuple(m for m, at in zip(matches, before, strict=True) if at < 0 or m.start >= around[at].end)


def _distinct(whole: Excerpt, first: Span) -> int:
    """How many different words that were searched for stand from a match on within one excerpt."""
    return len({m.of(whole.text).casefold() for m in whole.matches if first.start <= m.start < first.start + _AFTER})


def _word_edge(text: str, at: int, step: int) -> int:
    """The nearest place between words from ``at`` on, towards the inside of the excerpt."""
    at = min(max(at, 0), len(text))
    for edge in range(at, min(max(at + step * _LONGEST_WORD, 0), len(text)), step):
        if edge in {0, len(text)} or text[edge - 1].isspace() or (step < 0 and text[edge : edge + 1].isspace()):
            return edge
    return at
