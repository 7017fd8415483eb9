"""Title, authors, outlet, date, address and language of an HTML page, each from the best evidence there is.

JSON-LD comes first, then meta tags (Open Graph, Dublin Core and the names that newsrooms' systems use), then the
markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from testigo.intake.agencies import agency_of
from testigo.intake.authors import authors_in
from testigo.intake.jsonld import LinkedData, body_of, linked_data_of, name_of, texts
from testigo.intake.published import published_of
from testigo.ledger import Published

if TYPE_CHECKING:
    from lxml.html import HtmlElement

META_TITLES = (
    "og:title twitter:title dc.title dcterms.title parsely-title sailthru.title citation_title headline title".split()
)
META_OUTLETS = (
    "og:site_name application-name dc.publisher dcterms.publisher publisher cre apple-mobile-web-app-title".split()
)
META_AUTHORS = (
    "author article:author dc.creator dcterms.creator parsely-author sailthru.author byl citation_author "
    "article:author_name cxenseparse:author rbauthors authors dc.contributor vr:author"
).split()
_AUTHOR_NODES = (
    "//*[contains(@rel, 'author') or @itemprop='author' or @itemprop='creator'"
    " or contains(concat(' ', normalize-space(@class), ' '), ' byline ')"
    " or contains(concat(' ', normalize-space(@class), ' '), ' author ')"
    " or contains(@class, 'author-name') or contains(@class, 'byline__name') or contains(@class, 'author__name')]"
)
_TAIL = re.compile(r"\s+[|·•»›–—-]\s+([^|·•»›–—]{2,60})$|\s*\|\s*([^|]{2,60})$")
_HEAD = re.compile(r"^([^|·•»›–—-]{2,40}?)\s+[|·•»›:–—-]\s+(?=\S{2})")
_PARTING = re.compile(r"\s*[|·•»›–—-]\s.*|\s*\|.*")
_LEADING = re.compile(r".*\s[|·•»›–—-]\s+|.*[:|]\s+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_LONGEST_OUTLET = 80
_SHORTEST_TITLE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known of a page besides its text.

    ``titles`` are all that the page states, ``body`` is the article's text where JSON-LD carries it; ``walled`` says
    that the publisher shows it to subscribers only.
    """

    title: str | None
    titles: tuple[str, ...]
    outlet: str | None
    authors: tuple[str, ...]
    published: Published | None
    url: str | None
    language: str | None
    body: str = ""
    walled: bool = False


def metadata_of(tree: HtmlElement, *, url: str | None, published: str | None) -> Metadata:
    """Read a page's metadata; an address and a date that the user gave win over the page's own."""
    metas = _metas(tree)
    address = url or _canonical(tree, metas)
    data = linked_data_of(tree, address)
    titles, heads = _titles(data, metas, tree), _heads(tree)
    outlet = _outlet(data, metas, titles, heads, address)
    language = _language(tree, data, metas)
    given = Published(value=published, evidence="given") if published else None
    return Metadata(
        title=(_in_full(titles[0], [h for h in heads if not _is_site(h, outlet)]) or without_site(titles[0], outlet))
        if titles
        else next(iter(heads), None),
        titles=(*(without_site(title, outlet) for title in titles),),
        outlet=outlet,
        authors=_authors(data, metas, tree, outlet),
        published=given or published_of(data, metas, tree, address, month_first=_month_first(language)),
        url=address,
        language=language,
        body=body_of(data),
        walled=any(str(value).lower() == "false" for value in _free(data)),
    )


def _free(data: LinkedData) -> Iterator[Any]:
    """Values of ``isAccessibleForFree``, which are mostly false where they matter."""
    return (thing.get("isAccessibleForFree") for thing in data.articles)


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for node in tree.iter("meta"):
        content = (node.get("content") or "").strip()
        names = (node.get(key) for key in ("property", "name", "itemprop", "http-equiv"))
        for name in {name.strip().lower() for name in names if name} if content else ():
            metas.setdefault(name, []).append(content)
    return metas


def _told(metas: Mapping[str, Sequence[str]], names: Sequence[str]) -> Iterator[str]:
    return (_spaced(value) for name in names for value in metas.get(name, ()) if _spaced(value))


def _spaced(words: str) -> str:
    return " ".join(unescape(re.sub(r"<[^<>]{1,200}>", "", unescape(words))).split())


def _heads(tree: HtmlElement) -> list[str]:
    return [head for node in tree.xpath("//h1")[:8] if (head := _spaced(node.text_content()))]


def _titles(data: LinkedData, metas: Mapping[str, Sequence[str]], tree: HtmlElement) -> list[str]:
    """Every title that the page states, the likeliest first."""
    page = (_spaced(node.text_content()) for node in tree.xpath("//title[not(ancestor::svg)]")[:1])
    told = (*list(texts(data.values("headline")))[:1], *list(_told(metas, META_TITLES))[:3], *page)
    return [title for title in dict.fromkeys(told) if title]


def _in_full(title: str, heads: Sequence[str]) -> str | None:
    """The ``<h1>`` that a title cuts short, or adds the site's name to at either end."""
    cut = title.rstrip(" .…") if title.endswith(("…", "...")) else None
    for head in heads:
        if cut and len(cut) >= _SHORTEST_TITLE and head.startswith(cut):
            return head
        if 2 * len(head) >= len(title) != len(head) >= _SHORTEST_TITLE:
            before, found, behind = title.partition(head)
            if (
                found
                and (_PARTING.fullmatch(behind) if behind else True)
                and (_LEADING.fullmatch(before) if before else True)
            ):
                return head
    return None


def without_site(title: str, outlet: str | None) -> str:
    """Drop " | Site name" from the end of a title, or "Site name - " from its head."""
    for _ in range(3):
        match = _TAIL.search(title)
        barred = match is not None and "|" in title[match.start() : match.start() + 3]
        if match is None or match.start() < _SHORTEST_TITLE or not (barred or _is_site(match[1] or match[2], outlet)):
            break
        title = title[: match.start()].strip()
    head = _HEAD.match(title)
    return title[head.end() :] if head and _is_site(head[1], outlet, whole=True) else title


def _is_site(words: str, outlet: str | None, *, whole: bool = False) -> bool:
    site, part = (re.sub(r"\W|^the\b|\bcom$", "", (w or "").lower()) for w in (outlet, words))
    if whole or not site or not part:
        return bool(site) and site == part
    return len(part) > 1 and len(site) > 1 and (site in part or part in site)


def _outlet(
    data: LinkedData, metas: Mapping[str, Sequence[str]], titles: Sequence[str], heads: Sequence[str], url: str | None
) -> str | None:
    """The name of the site: the one stated that its address bears out, else the first that is no wire service."""
    told = [*texts(data.values("publisher", "sourceOrganization")), *_told(metas, META_OUTLETS), *_tails(titles, heads)]
    names = [n for n in told if not n.startswith(("http", "@")) and 1 < len(n) < _LONGEST_OUTLET]
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    label = host.rpartition(".")[0]
    borne_out = next((name for name in names if _is_site(name, label) or _initials(name) == label), None)
    own = next((name for name in names if agency_of(name) is None), None)
    return borne_out or own or next(iter(names), None) or host or None


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", name.lower()) if word != "the") if " " in name else ""


def _tails(titles: Sequence[str], heads: Sequence[str]) -> Iterator[str]:
    """What the title of the page adds to its headline."""
    for title in titles[-1:]:
        for head in heads:
            match = _TAIL.fullmatch(title[len(head) :]) if title.startswith(head) else None
            if match:
                yield match[1] or match[2]


def _authors(
    data: LinkedData, metas: Mapping[str, Sequence[str]], tree: HtmlElement, outlet: str | None
) -> tuple[str, ...]:
    people = [v for v in data.values("author", "creator") if not (isinstance(v, dict) and _is_body(v))]
    found = authors_in(texts(people), outlet) or authors_in(_told(metas, META_AUTHORS), outlet)
    if found:
        return found
    nodes = [node for node in tree.xpath(_AUTHOR_NODES)[:6] if node.tag not in {"meta", "link"}]
    return authors_in((_spaced(" ".join(node.itertext()))[:200] for node in nodes), outlet)


def _is_body(thing: Mapping[str, Any]) -> bool:
    return any(word in str(thing.get("@type")) for word in ("Organization", "WebSite", "Corporation"))


def _canonical(tree: HtmlElement, metas: Mapping[str, Sequence[str]]) -> str | None:
    base = next((node.get("href") for node in tree.xpath("//base[@href]")), "")
    links = [node.get("href") for node in tree.xpath("//link[@rel='canonical'][@href]")[:1]]
    for address in (*links, *metas.get("og:url", ()), *metas.get("twitter:url", ())):
        try:
            whole: str = urljoin(base, address.strip())
            if urlsplit(whole).scheme in {"http", "https"} and urlsplit(whole).hostname:
                return whole
        except ValueError:
            continue
    return None


def _language(tree: HtmlElement, data: LinkedData, metas: Mapping[str, Sequence[str]]) -> str | None:
    told = (
        tree.get("lang"),
        tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang"),
        name_of(next(data.values("inLanguage"), None)),
        next(_told(metas, ["og:locale", "content-language", "dc.language", "language"]), None),
    )
    match = next((m for words in told if words and (m := _LANGUAGE.match(words.strip()))), None)
    return match[0].replace("_", "-") if match else None


def _month_first(language: str | None) -> bool | None:
    """Whether 05/01/2020 is in May, as in the United States; None for English of no stated country."""
    if not language or "-" not in language:
        return None if (language or "en").lower() == "en" else False
    return language.lower() in {"en-us", "en-ph", "es-us"}
