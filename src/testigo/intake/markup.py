"""Markup to a tree: broken, deep or foreign HTML included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from testigo.errors import TestigoError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DEEPEST = 60
"""Elements nest no deeper than this once a page that nests too deep for the parser (256) is thinned."""
_DECLARATION = re.compile(r"^\s*<\?xml[^<>]*\?>")
_END_OF_PAGE = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
"""Ends nothing in a browser (WHATWG HTML, "after after body"); the parser loses all that comes behind it."""
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)[^<>]*>")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_CLOSES_ITSELF = frozenset("p li dt dd tr td th tbody thead tfoot option".split())
_SCRIPT = re.compile(r"<(script|style)\b[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)


def tree_of(source: str) -> HtmlElement:
    """Parse a page into an lxml tree.

    Raises TestigoError T202 when there is nothing in it, T204 when the parser gives up.
    """
    source = _END_OF_PAGE.sub("", _DECLARATION.sub("", source, count=1))
    tree, deep = _parsed(source)
    if deep:
        tree, _ = _parsed("".join(_thinned(source)))
    return tree


def forward_of(tree: HtmlElement) -> str:
    """Where a page without text of its own sends its readers, in words: a frame, or a page that it forwards to."""
    for node in tree.iter("meta", "frame", "iframe"):
        if node.tag == "meta" and (node.get("http-equiv") or "").lower() == "refresh":
            address = re.search(r"url\s*=\s*['\"]?([^'\"\s;]+)", node.get("content") or "", re.IGNORECASE)
            if address:
                return f"; it forwards to {address[1][:200]}"
        elif node.tag != "meta" and node.get("src"):
            return f"; it frames {node.get('src')[:200]}"
    return ""


def _parsed(source: str) -> tuple[HtmlElement, bool]:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as why:
        raise TestigoError("T202", "the page holds no element") from why
    except (etree.XMLSyntaxError, ValueError) as why:
        raise TestigoError("T204", f"the page's markup cannot be parsed: {why}") from why
    return tree, any("depth" in entry.message for entry in parser.error_log if entry.level_name == "FATAL")


def _thinned(source: str) -> Iterator[str]:
    """The source without the tags that nest deeper than DEEPEST; what they held stays, parted by breaks."""
    source = _SCRIPT.sub(lambda match: match[0] if "ld+json" in match[0][:200] else "", source)
    at = depth = 0
    for match in _TAG.finditer(source):
        closing, name = match[1], match[2].lower()
        if name in _VOID or name in _CLOSES_ITSELF:
            continue
        depth += -1 if closing else 1
        if depth > DEEPEST or (closing and depth == DEEPEST):
            between = source[at : match.start()]
            if between.strip():
                yield f"{between}<br><br>"
            at = match.end()
        depth = max(depth, 0)
    yield source[at:]
