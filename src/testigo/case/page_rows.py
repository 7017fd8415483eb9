"""A page, its bytes, its reading and its claims as rows of the case file and back."""

from __future__ import annotations

import json
from collections.abc import Iterator

from testigo.case.addresses import address_of
from testigo.case.custody.receipts import Receipt
from testigo.case.database import Row
from testigo.case.records import PageCard
from testigo.ledger import FURNITURE, Claim, Ledger, Page

PUT_PAGE = (
    "INSERT INTO page (key, id, input, added_at, url, address, outlet, title, published, language, media_type, agencies, text,"
    " furniture) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
ALTER_PAGE = (
    "UPDATE page SET url = ?, address = ?, outlet = ?, title = ?, published = ?, language = ?, media_type = ?, agencies = ?,"
    " text = ?, furniture = ? WHERE key = ?"
)
PUT_BYTES = (
    "INSERT INTO bytes (page, coding, size, received_at, how, url, media_type, charset, published, data)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
BYTES = "SELECT coding, data FROM bytes"
PUT_READING = "INSERT INTO reading (page, version, model, read_at, current, ledger) VALUES (?, ?, ?, ?, 1, ?)"
PUT_OLD_READING = PUT_READING.replace("1, ?)", "0, ?)")
PUT_CLAIM = (
    "INSERT INTO claim (page, id, act, form, source, entity, category, cue, content, within, start, confidence)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_AROUND = FURNITURE - {"byline", "credit"}
"""Kinds of block that are not of the article; who wrote it is."""
CARDS = "SELECT id, input, url, title, outlet, published, agencies FROM page"


def page_columns(page: Page) -> Row:
    """Return what a reading says of its page: the columns of :data:`ALTER_PAGE` but for the key."""
    published = page.published.value if page.published else None
    known = (page.url, address_of(page.url), page.outlet, page.title, published, page.language, page.media_type)
    furniture = " ".join(f"{b.start}-{b.end}" for b in page.blocks if b.kind in _AROUND)
    return (*known, json.dumps(page.agencies, ensure_ascii=False), page.text, furniture)


def bytes_row(key: int, data: bytes, receipt: Receipt) -> Row:
    """Return the row of a page's bytes."""
    from testigo.case.packing import packed

    coding, kept = packed(data)
    told = (receipt.url, receipt.media_type, receipt.charset, receipt.published)
    return (key, coding, len(data), receipt.received_at, receipt.how, *told, kept)


def reading_row(key: int, ledger: Ledger, at: str) -> Row:
    """Return the row of a reading made at a time."""
    from testigo.case.packing import packed_ledger

    return (key, ledger.reader.version, ledger.reader.model, at, packed_ledger(ledger))


def claim_rows(key: int, ledger: Ledger) -> Iterator[Row]:
    """Yield the rows of a page's claims."""
    from testigo.case.claim_chains import Tellers

    tellers = Tellers(ledger)
    for claim in ledger.claims:
        yield _claim_row(key, claim, tellers.source_id(claim), ledger.page.text)


def _claim_row(key: int, claim: Claim, teller: str, text: str) -> Row:
    source, cue = claim.source, claim.cue
    told_by = (source.of(text), teller, source.category) if source else (None, None, None)
    content = " … ".join(s.of(text) for s in claim.content)
    said = (cue.of(text) if cue else None, content, claim.within, claim.content[0].start, claim.confidence)
    return (key, claim.id, claim.act, claim.form, *told_by, *said)


def card(row: Row) -> PageCard:
    """Return the card in a row of :data:`CARDS`."""
    page, name, url, title, outlet, published, agencies = row
    return PageCard(
        id=page,
        input=name,
        url=url,
        title=title,
        outlet=outlet,
        published=published,
        agencies=tuple(json.loads(agencies)),
    )
