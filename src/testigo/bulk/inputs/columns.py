"""Articles that somebody already extracted, under whatever names their fields have: text, address, day and the rest.

Known are the names of this project's own lists, of news-please, of Infini-News, and of the sets of Common Crawl News
that are passed around as Parquet or JSON Lines. A name is taken whatever its case.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from testigo.errors import TestigoError
from testigo.intake.articles import article_of
from testigo.intake.received import Received

NAMES: dict[str, tuple[str, ...]] = {
    "text": ("text", "maintext", "main_text", "plain_text", "article_text", "content", "body", "article"),
    "url": ("url", "requested_url", "page_url", "source_url", "link", "canonical_url", "uri", "warc_target_uri"),
    "title": ("title", "headline", "title_page"),
    "published": (
        "published",
        "published_date",
        "publish_date",
        "published_at",
        "date_publish",
        "date_published",
        "publication_date",
        "pub_date",
        "date",
        "timestamp",
    ),
    "outlet": (
        "outlet",
        "publisher",
        "sitename",
        "site_name",
        "source_name",
        "source_domain",
        "hostname",
        "url_hostname",
        "domain",
    ),
    "authors": ("authors", "author", "byline"),
    "id": ("id", "article_id", "doc_id"),
}
"""Names that a field of an article goes by, the likeliest first."""
RETRIEVED = (
    "retrieved_at",
    "date_download",
    "crawl_timestamp",
    "crawl_date",
    "crawled_date",
    "warc_date",
    "fetched_at",
)
TEXT_NAMES = NAMES["text"]


def article_in(record: Mapping[str, Any], data: bytes | None, place: str) -> Received:
    """Return the article of one row. ``data`` is the row as received, where it has bytes of its own.

    Raises TestigoError T201 or T213, as for a line of a list of articles.
    """
    plain = plain_of(record)
    if not isinstance(plain.get("text"), str):
        told = "no text under a name that is known" if "text" not in plain else "a text that is no string"
        raise TestigoError("T213", f"it is no article: it has {told} ({', '.join(TEXT_NAMES)})")
    if data is None:
        data = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return article_of(plain, data, place)


def row_in(row: bytes, place: str) -> Received:
    """Return the article of a row as received, in JSON. Raises TestigoError T201, T213, and T212 where it is no JSON."""
    try:
        record = json.loads(row.decode("utf-8-sig"))
    except (ValueError, RecursionError) as why:
        raise TestigoError("T212", f"the row is not JSON in UTF-8: {type(why).__name__}") from why
    if not isinstance(record, dict):
        raise TestigoError("T213", "the row is no object")
    return article_in(record, row, place)


def plain_of(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the row's fields under this project's names, in their order; empty ones are left out."""
    low = {str(name).lower(): value for name, value in record.items()}
    found = {field: _first(low, names) for field, names in NAMES.items()}
    found["published"] = _day(found["published"])
    found["authors"] = _authors(found["authors"])
    return {field: value for field, value in found.items() if value is not None}


def retrieved_at(record: Mapping[str, Any]) -> str | None:
    """Return when the page was fetched, where the row says so."""
    low = {str(name).lower(): value for name, value in record.items()}
    value = _first(low, RETRIEVED)
    return value.isoformat() if isinstance(value, date) else (str(value) if value is not None else None)


def _first(low: Mapping[str, Any], names: tuple[str, ...]) -> Any:  # noqa: ANN401 - a cell
    return next((low[name] for name in names if low.get(name) not in (None, "", [])), None)


def _day(value: Any) -> str | int | None:  # noqa: ANN401 - a cell
    """A day or time as text; a cell that is no date at all is left to be told of."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value))
    return value if isinstance(value, str | int) and not isinstance(value, bool) else None


def _authors(value: Any) -> list[str] | None:  # noqa: ANN401 - a cell
    names = [value] if isinstance(value, str) else list(value or ())
    return [str(name) for name in names if str(name).strip()] or None
