"""Receipts as rows of the case file and back: the first facts stand beside the bytes, all others in a row of their own."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

from testigo.case.custody.receipts import Receipt
from testigo.case.database import Database, Row
from testigo.intake.received import Headers, Redirect

PUT_RECEIPT = "INSERT INTO receipt (page, status, headers, redirects, tool, who, salt) VALUES (?, ?, ?, ?, ?, ?, ?)"
_RECEIPT = (
    "SELECT received_at, how, url, media_type, charset, published, status, headers, redirects, tool, who"
    " FROM bytes LEFT JOIN receipt ON receipt.page = bytes.page WHERE bytes.page = ?"
)
_SALT = 16
"""Bytes: without them nobody can try out whether a receipt that was removed named a certain address."""


def receipt_row(key: int, receipt: Receipt) -> Row:
    """Return the row of what is not beside the bytes of the page with this key."""
    told = [[r.url, r.status, r.headers] for r in receipt.redirects]
    return (
        key,
        receipt.status,
        _json(receipt.headers),
        _json(told),
        receipt.tool,
        receipt.who,
        os.urandom(_SALT).hex(),
    )


def receipt_at(database: Database, key: int) -> Receipt | None:
    """Return how the bytes of the page with this key came; None where they are lost."""
    found = database.row(_RECEIPT, key)
    return None if found is None else receipt_in(found)


def receipt_in(row: Row) -> Receipt:
    """Return the receipt of the columns, those beside the bytes first, in the order of the schema."""
    at, how, url, media_type, charset, published, status, headers, redirects, tool, who = row
    return Receipt(
        received_at=at,
        how=how,
        url=url,
        media_type=media_type,
        charset=charset,
        published=published,
        status=status,
        headers=_headers(json.loads(headers or "[]")),
        redirects=tuple(Redirect(url=u, status=s, headers=_headers(h)) for u, s, h in json.loads(redirects or "[]")),
        tool=tool,
        who=who,
    )


def with_row(receipt: Receipt, row: Mapping[str, Any]) -> Receipt:
    """Return the receipt of what stands beside the bytes, with a row of all else, by its columns."""
    first = (receipt.received_at, receipt.how, receipt.url, receipt.media_type, receipt.charset, receipt.published)
    return receipt_in((*first, *(row[name] for name in ("status", "headers", "redirects", "tool", "who"))))


def _headers(pairs: list[list[str]]) -> Headers:
    return tuple((name, value) for name, value in pairs)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
