"""Linked data in a page (JSON-LD with the schema.org vocabulary), broken scripts included."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Value: TypeAlias = "dict[str, Value] | list[Value] | str | float | bool | None"
"""What JSON may hold."""
Thing = dict[str, Value]

_SCRIPTS = "//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]"
_WRAPPER = re.compile(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|/\*\s*\]\]>\s*\*/|//\s*\]\]>|\]\]>)\s*$"
)
_COMMA = re.compile(r",\s*(?=[}\]])")
_CONTROL = re.compile(r"[\x00-\x1f]+")
_FIELD = re.compile(
    r'"(headline|datePublished|dateModified|dateCreated|articleBody)"\s*:\s*"((?:[^"\\]|\\.){1,400000})"'
)
_HOLDERS = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
_DEEPEST = 6
_WIDEST = 200
_BREAK = re.compile(r"<\s*(?:br|/p|/div|/li|/h\d)\b[^<>]{0,100}>", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]{1,300}>")


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedData:
    """What the scripts of a page say: its articles, the likeliest first, its videos, and all that has an ``@id``."""

    articles: tuple[Thing, ...]
    videos: tuple[Thing, ...]
    named: dict[str, Thing]

    def resolved(self, value: Value) -> Value:
        """A thing in the place of a mere reference to it."""
        if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
            return self.named.get(str(value.get("@id")), value)
        return value

    def values(self, *keys: str, videos: bool = False) -> Iterator[Value]:
        """Values of the keys over all articles (or videos), references resolved and lists flattened."""
        for thing in self.videos if videos else self.articles:
            for key in keys:
                value = thing.get(key)
                for item in value if isinstance(value, list) else [value]:
                    if item:
                        yield self.resolved(item)


def linked_data_of(tree: HtmlElement, address: str | None = None) -> LinkedData:
    """Read the scripts of a page; ``address`` tells its own article from others that it describes."""
    things = [thing for script in tree.xpath(_SCRIPTS) for thing in _things(_parsed(script.text or ""))]
    named = {str(thing["@id"]): thing for thing in things if "@id" in thing and len(thing) > 2}
    ranked = sorted((t for t in things if _rank(t) < _NONE), key=lambda t: (_rank(t), not _is_at(t, address)))
    videos = tuple(thing for thing in things if "VideoObject" in str(thing.get("@type")))
    return LinkedData(articles=tuple(ranked), videos=videos, named=named)


def body_of(data: LinkedData) -> str:
    """The article's text where the scripts carry it (``articleBody``), a paragraph a line, without markup."""
    told = next((v for v in data.values("articleBody") if isinstance(v, str)), "")
    return unescape(_MARKUP.sub("", _BREAK.sub("\n", unescape(told)))).replace("\r", "\n") if told else ""


def name_of(value: Value) -> str | None:
    """The words of a value: a string, or the name of a thing."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("headline")
        return name_of(value) if not isinstance(value, dict) else None
    if not isinstance(value, str):
        return None
    return " ".join(unescape(_MARKUP.sub("", unescape(value))).split()) or None


def _parsed(raw: str) -> Value:
    """A script's value; what breaks its JSON is mended, and when that fails the plain fields are picked out."""
    source = _WRAPPER.sub("", _WRAPPER.sub("", raw.strip())).strip().rstrip(";")
    for attempt in (source, _COMMA.sub("", _CONTROL.sub(" ", source)), unescape(source)):
        try:
            value: Value = json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
        return value
    return _joined(source) or _picked(source)


def _joined(source: str) -> list[Value]:
    """Several values one after another in one script."""
    values: list[Value] = []
    at = 0
    decoder = json.JSONDecoder(strict=False)
    while at < len(source) and len(values) < _WIDEST:
        try:
            value, end = decoder.raw_decode(source, at)
        except (ValueError, RecursionError):
            break
        values.append(value)
        at = end + len(source[end:]) - len(source[end:].lstrip(" \t\r\n,;"))
    return values


def _picked(source: str) -> Thing | None:
    found = dict(reversed(_FIELD.findall(source)))
    if "Article" not in source and "Posting" not in source:
        return None
    return {"@type": "Article", **{key: _unescaped(value) for key, value in found.items()}} if found else None


def _unescaped(value: str) -> str:
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return value


def _things(value: Value, depth: int = 0) -> Iterator[Thing]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value[:_WIDEST]:
            yield from _things(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in _HOLDERS:
            if isinstance(value.get(key), list | dict):
                yield from _things(value[key], depth + 1)


_NONE = 9
_OTHER = frozenset({"WebPage", "ItemPage", "CreativeWork"})


def _rank(thing: Thing) -> int:
    """How surely a thing is the article: 0 an article with its date or headline, up to 9 none."""
    kinds = thing.get("@type")
    names = [k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)]
    if any("Article" in k or "Posting" in k or k == "Report" for k in names):
        return 0 if thing.get("datePublished") or thing.get("headline") else 1
    return 5 if any(k in _OTHER for k in names) else _NONE


def _is_at(thing: Thing, address: str | None) -> bool:
    told = [thing.get("url"), thing.get("@id"), thing.get("mainEntityOfPage")]
    told = [t.get("@id") or t.get("url") if isinstance(t, dict) else t for t in told]
    return bool(address) and any(isinstance(t, str) and _bare(t) == _bare(address or "") for t in told)


def _bare(address: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|[?#].*$|/+$", "", address)


def texts(values: Iterator[Value] | Sequence[Value]) -> Iterator[str]:
    """The words of each value that has some."""
    for value in values:
        words = name_of(value)
        if words:
            yield words
