"""Title, authors, outlet, date, address and language of an HTML page, each from the best evidence there is.

JSON-LD comes first, then meta tags, ``<time>``, the URL, and what htmldate finds in the text. The day of publication is the
day in the page's own stated offset.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from testigo.ledger import Published

_ARTICLE = re.compile(
    r"(?:News|Reportage|Analysis|Opinion|Backgrounder|Blog|LiveBlog|Satirical|Review|Ask)?(?:Article|Posting|Post)$|^Report$|^WebPage$|^CreativeWork$"
)
_DAY = re.compile(r"((?:19|20)\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])")
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_URL_NAMED = re.compile(
    r"/((?:19|20)\d\d)/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(\d{1,2})(?:/|$)", re.IGNORECASE
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
META_DATES = (
    "article:published_time",
    "og:article:published_time",
    "article.published",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.created",
    "dcterms.issued",
    "dc.date.created",
    "citation_publication_date",
    "citation_date",
    "cxenseparse:recs:publishtime",
    "og:pubdate",
    "rnews:datepublished",
    "created",
    "timestamp",
    "displaydate",
    "originalpublicationdate",
    "bt:pubdate",
    "ptime",
    "news_publication_date",
    "article_date_original",
    "last-modified",
)
META_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "citation_title", "headline")
META_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher", "apple-mobile-web-app-title", "cre")
META_AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "citation_author",
    "twitter:creator",
    "dcterms.creator",
)
_BY = re.compile(r"^\s*(?:by|written by|reported by|por|par|von|di)\s*:?\s+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|;|\||\band\b|\by\b|\bet\b|\bund\b|&)\s*")
_NO_AUTHOR = re.compile(r"https?://|^@|@.+\.|^\W*$|^(?:admin|staff|editor|web ?desk|newsroom)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known of a page besides its text."""

    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: Published | None
    url: str | None
    language: str | None
    body: str = ""
    """The article's text where JSON-LD carries it (``articleBody``)."""


def metadata_of(tree: Any, *, url: str | None, published: str | None) -> Metadata:
    """Read a page's metadata; a date that the user gave wins."""
    things = list(_linked_data(tree))
    metas = _metas(tree)
    address = url or _canonical(tree, metas)
    outlet = _outlet(things, metas, address)
    return Metadata(
        title=_title(things, metas, tree, outlet),
        outlet=outlet,
        authors=_authors(things, metas, tree),
        published=Published(value=published, evidence="given")
        if published
        else _published(things, metas, tree, address),
        url=address,
        language=_language(tree, things),
        body=next((b for t in things if isinstance(b := t.get("articleBody"), str)), ""),
    )


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Articles in the page's JSON-LD, the likeliest first; broken scripts are passed over."""
    found: list[dict[str, Any]] = []
    for script in tree.xpath("//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]"):
        raw = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        found.extend(_things(_parsed(raw)))
    found.sort(key=lambda t: _rank(t))
    yield from (t for t in found if _rank(t) < 9)


def _parsed(raw: str) -> Any:
    for attempt in (
        raw,
        re.sub(r"[\x00-\x1f]+", " ", raw),
        re.sub(r",\s*([}\]])", r"\1", re.sub(r"[\x00-\x1f]+", " ", raw)),
    ):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _things(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _things(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            if isinstance(value.get(key), list | dict):
                yield from _things(value[key], depth + 1)


def _rank(thing: dict[str, Any]) -> int:
    kinds = thing.get("@type")
    names = [k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)]
    if any("Article" in k or "Posting" in k or k == "Report" for k in names):
        return 0
    return 5 if any(_ARTICLE.search(k) for k in names) else 9


def _metas(tree: Any) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or node.get("http-equiv")
        content = (node.get("content") or "").strip()
        if name and content:
            metas.setdefault(name.strip().lower(), []).append(content)
    return metas


def _first(metas: dict[str, list[str]], names: Sequence[str]) -> str | None:
    return next((_clean(metas[n][0]) for n in names if metas.get(n)), None)


def _clean(words: str) -> str:
    from html import unescape

    return " ".join(unescape(re.sub(r"<[^>]{0,200}>", "", words)).split())


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    return _clean(value) or None if isinstance(value, str) else None


def _title(things: Sequence[dict[str, Any]], metas: dict[str, list[str]], tree: Any, outlet: str | None) -> str | None:
    heads = [_clean(h.text_content()) for h in tree.xpath("//h1")[:5]]
    told = next((t for thing in things if _rank(thing) == 0 and (t := _text(thing.get("headline")))), None)
    told = (
        told
        or _first(metas, META_TITLES)
        or next((_clean(t.text_content()) for t in tree.xpath("//head/title | //title")[:1]), None)
    )
    bare = _without_site(told, outlet) if told else None
    if bare and bare.endswith(("…", "...")):
        bare = next((h for h in heads if h.startswith(bare.rstrip(".…").strip())), bare)
    return bare or next((h for h in heads if h), None)


_TAIL = re.compile(r"\s+[|·•»–—-]\s+([^|·•»–—]{2,60})$")


def _without_site(title: str, outlet: str | None) -> str:
    """Drop " | Site name" from the end of a title."""
    match = _TAIL.search(title)
    if not match:
        return title
    site, tail = re.sub(r"\W", "", (outlet or "").lower()), re.sub(r"\W", "", match[1].lower())
    known = bool(site) and (site in tail or tail in site)
    barred = "|" in title[match.start() : match.start() + 3]
    return title[: match.start()].strip() if (known or barred) and match.start() > 8 else title


def _outlet(things: Sequence[dict[str, Any]], metas: dict[str, list[str]], url: str | None) -> str | None:
    told = next(
        (t for thing in things if (t := _text(thing.get("publisher")) or _text(thing.get("sourceOrganization")))), None
    )
    name = told or _first(metas, META_OUTLETS)
    if name and not name.startswith("http") and len(name) < 80:
        return name
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


def _authors(things: Sequence[dict[str, Any]], metas: dict[str, list[str]], tree: Any) -> tuple[str, ...]:
    told: list[str] = []
    for thing in things:
        authors = thing.get("author") or thing.get("creator")
        for author in authors if isinstance(authors, list) else [authors]:
            name = _text(author)
            if name and not (isinstance(author, dict) and author.get("@type") == "Organization"):
                told.append(name)
        if told:
            break
    told = told or [_clean(v) for name in META_AUTHORS for v in metas.get(name, [])]
    if not told:
        nodes = tree.xpath(
            "//*[@rel='author' or @itemprop='author' or contains(concat(' ', normalize-space(@class), ' '), ' byline ') or contains(concat(' ', normalize-space(@class), ' '), ' author ')]"
        )
        told = [_clean(node.text_content())[:120] for node in nodes[:2]]
    names = [n.strip(" .·|-–—") for words in told for n in _AND.split(_BY.sub("", words)) if n.strip()]
    return tuple(
        dict.fromkeys(n for n in names if 2 < len(n) < 60 and not _NO_AUTHOR.search(n) and not re.search(r"\d{2}", n))
    )[:12]


def _published(
    things: Sequence[dict[str, Any]], metas: dict[str, list[str]], tree: Any, url: str | None
) -> Published | None:
    for thing in things:
        for key in ("datePublished", "dateCreated", "uploadDate", "dateModified"):
            day = _day(_text(thing.get(key)))
            if day:
                return Published(value=day, evidence="json-ld")
    for name in META_DATES:
        for value in metas.get(name, []):
            day = _day(value)
            if day:
                return Published(value=day, evidence="meta")
    for node in tree.xpath("//time[@datetime]")[:6]:
        day = _day(node.get("datetime"))
        if day and not _in_furniture(node):
            return Published(value=day, evidence="time")
    return _from_url(url) or _from_text(tree, url)


def _in_furniture(node: Any) -> bool:
    return any(parent.tag in {"nav", "aside", "footer"} for parent in node.iterancestors())


def _day(value: str | None) -> str | None:
    """The day of a timestamp as printed, in its own offset: ISO 8601, or what a browser would read as a date."""
    if not value:
        return None
    match = _DAY.match(value.strip())
    if match:
        return _valid(match[1], match[2], match[3])
    from testigo.intake.datelines import day_of

    return day_of(value) if len(value) < 60 else None


def _valid(year: str, month: str, day: str) -> str | None:
    from datetime import date

    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _from_url(url: str | None) -> Published | None:
    if not url:
        return None
    match, named = _URL_DAY.search(urlsplit(url).path), _URL_NAMED.search(url)
    day = _valid(match[1], match[2], match[3]) if match else None
    if not day and named:
        day = _valid(named[1], str(_MONTHS.index(named[2].lower()) + 1), named[3])
    return Published(value=day, evidence="url") if day else None


def _from_text(tree: Any, url: str | None) -> Published | None:
    """What htmldate finds in the markup and the text."""
    from htmldate import find_date

    try:
        found = find_date(tree, url=url, original_date=True, extensive_search=False, outputformat="%Y-%m-%d")
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    return Published(value=found, evidence="text") if found else None


def _canonical(tree: Any, metas: dict[str, list[str]]) -> str | None:
    links = [n.get("href") for n in tree.xpath("//link[@rel='canonical'][@href]")[:1]]
    address = next((a for a in [*links, *metas.get("og:url", [])] if a and a.startswith("http")), None)
    return address.strip() if address else None


def _language(tree: Any, things: Sequence[dict[str, Any]]) -> str | None:
    told = (
        tree.get("lang")
        or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        or _text(next((t.get("inLanguage") for t in things if t.get("inLanguage")), None))
    )
    match = re.match(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", told or "")
    return match[0].replace("_", "-") if match else None
