"""The day a page was published, and the evidence for it: JSON-LD, meta tags, ``<time>``, the URL, the text.

A time stamp counts as the day in its own stated offset: 23:30 on the 4th in Nairobi is the 4th, whatever the day in
London.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from testigo.intake.datelines import day_of
from testigo.intake.jsonld import LinkedData, texts
from testigo.intake.places import places_of
from testigo.ledger import Published

if TYPE_CHECKING:
    from lxml.html import HtmlElement

META_PUBLISHED = (
    "article:published_time article:published og:article:published_time article.published datepublished pubdate "
    "publishdate publish-date publish_date publish_time published_time publication_date published-date "
    "parsely-pub-date sailthru.date cxenseparse:recs:publishtime cxenseparse:publishtime og:pubdate "
    "rnews:datepublished bt:pubdate ptime pdate news_publication_date article_date_original "
    "originalpublicationdate displaydate article.created article:created_time dc.date.issued dcterms.issued "
    "dc.date.created dcterms.created dc.date dcterms.date dc:date dcterms.available citation_publication_date "
    "citation_date citation_online_date datecreated date_published date.available date vr:published_time "
    "nrbi:publishdate iso-8601-publish-date article-publication-date shareaholic:article_published_time created "
    "timestamp"
).split()
META_CHANGED = (
    "article:modified_time og:updated_time datemodified last-modified dcterms.modified dc.date.modified".split()
)
_DAY = re.compile(
    r"\D{0,3}((?:19|20)\d\d)([-/. ]?)(0?[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01]|[1-9](?!\d))(?!\d{1,3}(?:\D|$)(?<!\d))"
)
_EPOCH = re.compile(r"(\d{10})(\d{3})?$")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)\b")
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_-]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")
_URL_NAMED = re.compile(
    r"/((?:19|20)\d\d)/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(\d{1,2})(?:/|$)", re.IGNORECASE
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_LONGEST_DATE = 60
_TIMES_READ = 200
_PUBLISHING = re.compile(r"publi|posted|entry-?date|date-?line|created|article-?date", re.IGNORECASE)
_ELSEWHERE = frozenset({"aside", "comments", "footer", "nav", "promotion", "teaser"})


def published_of(
    data: LinkedData,
    metas: Mapping[str, Sequence[str]],
    tree: HtmlElement,
    url: str | None,
    *,
    month_first: bool | None = None,
) -> Published | None:
    """The day of publication by the best evidence; None where nothing tells it.

    ``month_first`` says how the page writes 05/01/2020, if that is known.
    """
    for evidence, values in _evidence(data, metas, tree, url):
        for value in values:
            day = day_in(value, month_first=month_first)
            if day:
                return Published(value=day, evidence=evidence)
    return _by_htmldate(tree, url)


def _evidence(
    data: LinkedData, metas: Mapping[str, Sequence[str]], tree: HtmlElement, url: str | None
) -> Iterator[tuple[str, Iterator[str]]]:
    yield "json-ld", texts(data.values("datePublished"))
    yield "json-ld", texts(data.values("dateCreated"))
    yield "meta", (value for name in META_PUBLISHED for value in metas.get(name, ()))
    yield "time", _times(tree)
    yield "url", _url_days(url)
    yield "json-ld", texts(data.values("uploadDate", "datePublished", videos=True))
    yield "json-ld", texts(data.values("dateModified"))
    yield "meta", (value for name in META_CHANGED for value in metas.get(name, ()))


def day_in(value: str, *, month_first: bool | None = None) -> str | None:
    """The day of a time stamp as printed: ISO 8601, seconds since 1970, or a date in words."""
    value = value.strip()
    if len(value) > _LONGEST_DATE:
        return None
    match = _DAY.match(value)
    if match:
        return _valid(match[1], match[3], match[4])
    epoch = _EPOCH.match(value)
    if epoch:
        return _valid_year(datetime.fromtimestamp(int(epoch[1]), tz=UTC).date())
    slashed = _SLASHED.match(value)
    if slashed:
        return _slashed(int(slashed[1]), int(slashed[2]), slashed[3], month_first=month_first)
    return day_of(value)


def _slashed(one: int, two: int, year: str, *, month_first: bool | None) -> str | None:
    """A day in figures, where one of them can be no month or the page's language tells which is which."""
    if one <= 12 and two <= 12 and one != two and month_first is None:
        return None
    month, day = (one, two) if two > 12 or (month_first and one <= 12) else (two, one)
    return _valid(year, str(month), str(day))


def _valid(year: str, month: str, day: str) -> str | None:
    try:
        return _valid_year(date(int(year), int(month), int(day)))
    except ValueError:
        return None


def _valid_year(day: date) -> str | None:
    """A day as text; the first day of computer time is no date but a missing one."""
    return None if day <= date(1970, 1, 1) else day.isoformat()


def _times(tree: HtmlElement) -> Iterator[str]:
    """Values of ``<time>``: those that say to be of publication, then those under the headline, then the others."""
    nodes = [n for n in tree.xpath("//time")[:_TIMES_READ] if not _is_elsewhere(n)]
    heading = next(iter(tree.xpath("//h1")), None)
    order = {node: i for i, node in enumerate(tree.iter("h1", "time"))} if nodes else {}
    after = order.get(heading, -1)
    nodes.sort(key=lambda n: (not _is_publishing(n), order.get(n, 0) < after, order.get(n, 0)))
    for node in nodes:
        yield node.get("datetime") or node.get("content") or " ".join(node.text_content().split())


def _is_publishing(node: HtmlElement) -> bool:
    told = f"{node.get('itemprop') or ''} {node.get('class') or ''} {node.get('property') or ''}"
    return node.get("pubdate") is not None or bool(_PUBLISHING.search(told))


def _is_elsewhere(node: HtmlElement) -> bool:
    """Whether a node stands in the menu, a comment or a teaser of another story."""
    for parent in node.iterancestors():
        names = f"{parent.get('class') or ''} {parent.get('id') or ''}"
        if places_of(parent.tag, parent.get("role"), names) & _ELSEWHERE:
            return True
    return False


def _url_days(url: str | None) -> Iterator[str]:
    if not url:
        return
    path = urlsplit(url).path
    match, named = _URL_DAY.search(path), _URL_NAMED.search(path)
    if match and (match[2] or len(match[0]) == 8):
        yield f"{match[1]}-{match[3]:0>2}-{match[4]:0>2}"
    if named:
        yield f"{named[1]}-{_MONTHS.index(named[2].lower()) + 1:02d}-{named[3]:0>2}"


def _by_htmldate(tree: HtmlElement, url: str | None) -> Published | None:
    from htmldate import find_date

    try:
        found = find_date(tree, url=url, original_date=True, extensive_search=False, outputformat="%Y-%m-%d")
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    return Published(value=found, evidence="text") if found else None
