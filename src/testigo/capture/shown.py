"""A captured page as one file that shows it and asks nobody for anything: all that shows it is put in as data, scripts are not.

The file forbids by its own policy (https://www.w3.org/TR/CSP3/) to load or run anything, whatever stands in it.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from testigo.capture.answer import Answer
from testigo.capture.page_references import base_of
from testigo.capture.replay import Replay, body_of, replay_of
from testigo.capture.shown_style import Data, asked, shown_sheet, shown_style
from testigo.capture.srcset import addresses_in
from testigo.capture.style_references import sheet_text
from testigo.errors import TestigoError
from testigo.intake.encoding import decode
from testigo.intake.limits import MEBI
from testigo.intake.markup import tree_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
MOST = 64 * MEBI
"""Characters of data that are put in; what comes later is left out."""
_HTML = frozenset({None, "text/html", "application/xhtml+xml"})
_DROPPED = ("script", "base", "embed", "applet", "param")
_OPENED = ("object", "source", "track")
"""Only the tags are dropped: the parser takes what follows a ``source`` for a part of it."""
_LAZY = ("data-src", "data-original", "data-lazy-src")
_PICTURES = (("input", "src"), ("video", "poster"), ("body", "background"), ("table", "background"), ("td", "background"),
             ("th", "background"), ("image", "href"), ("image", "xlink:href"), ("use", "href"), ("use", "xlink:href"))  # fmt: skip
_SENT = frozenset({"action", "formaction", "ping", "srcset", "imagesrcset", "sizes", "integrity", "nonce", *_LAZY})
"""Attributes that would send or fetch something, and those that are of no use any more."""
_REDIRECTS = 10
_MOST_SHEETS = 500
_NOT_IN_A_TREE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MEDIA_TYPE = re.compile(r"[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,100}")


def shown(data: bytes, url: str) -> bytes:
    """Return the page with this address, as it was captured in a WARC file, as one file of HTML in UTF-8.

    Raises TestigoError T763 where the capture has no such page of HTML, T765 where it cannot be replayed, T115 and T118 where
    the page's coding cannot be undone, T202 and T204 where there is nothing in it or it cannot be parsed.
    """
    made = _Showing(replay=replay_of(data))
    found = made.found(url)
    if found is None or found[0].media_type not in _HTML:
        raise TestigoError("T763", f"the capture has no page of HTML for {url}")
    return made.page(*found).encode("utf-8", "xmlcharrefreplace")


@dataclass(slots=True, kw_only=True)
class _Showing:
    """A capture while one page of it is put together."""

    replay: Replay
    left: int = MOST
    sheets: int = 0
    known: dict[str, str | None] = field(default_factory=dict)

    def found(self, url: str) -> tuple[Answer, str] | None:
        """The answer that brings what is at an address, redirects followed, and the address that gave it."""
        for _ in range(_REDIRECTS):
            answer = self.replay.answer(url)
            if answer is None or answer.location is None:
                return (answer, url) if answer is not None and answer.is_success else None
            url = asked(url, answer.location) or ""
        return None

    def page(self, answer: Answer, url: str, *, frames: bool = True) -> str:
        """A page as text, with all that shows it."""
        from lxml import html

        tree = tree_of(decode(body_of(answer), charset=answer.charset)[0])
        base = base_of(tree, url)
        self._put_in(tree, base, frames=frames)
        _clean(tree, base)
        _guard(tree)
        doctype = tree.getroottree().docinfo.doctype or None
        return str(html.tostring(tree, encoding="unicode", doctype=doctype))

    def _put_in(self, tree: HtmlElement, base: str, *, frames: bool) -> None:
        for node in list(tree.iter("picture")):
            _give_to_image(node)
        for node in list(tree.iter("link")):
            self._link(node, base)
        for node in tree.iter("style"):
            node.text = _fit(self._sheet(node.text or "", base))
        for node in tree.xpath("//*[@style]"):
            _set(node, "style", shown_style(node.get("style", ""), self._relative(base)))
        for node in tree.iter("img"):
            self._image(node, base)
        for tag, name in _PICTURES:
            for node in tree.iter(tag):
                if node.get(name) and not node.get(name, "").startswith("#"):
                    _set(node, name, self.uri(base, node.get(name, "")))
        for node in list(tree.iter("iframe", "frame")):
            self._frame(node, base, frames=frames)

    def _link(self, node: HtmlElement, base: str) -> None:
        kinds = (node.get("rel") or "").lower().split()
        if "stylesheet" in kinds and "alternate" not in kinds:
            found = self._text_of_sheet(base, node.get("href") or "")
            style = node.makeelement("style", {"media": node.get("media")} if node.get("media") else {})
            style.text = "" if found is None else _fit(self._sheet(*found))
            style.tail = node.tail
            node.getparent().replace(node, style)
        elif "icon" in kinds:
            _set(node, "href", self.uri(base, node.get("href") or ""))
        else:
            node.drop_tree()

    def _image(self, node: HtmlElement, base: str) -> None:
        """The first of an image's addresses that was captured; those that a script would put in before a blank one."""
        written = [node.get(name) for name in (*_LAZY, "src") if node.get(name)]
        choices = (
            a for name in ("srcset", "data-srcset", "data-lazy-srcset") for a in addresses_in(node.get(name) or "")
        )
        uris = (self.uri(base, address) for address in (*written, *choices))
        _set(node, "src", next((uri for uri in uris if uri), None))

    def _frame(self, node: HtmlElement, base: str, *, frames: bool) -> None:
        """A frame holds its page as text, and may do nothing."""
        url = asked(base, node.get("src") or node.get("data-src") or "")
        found = self.found(url) if url and frames else None
        for name in ("src", "srcdoc"):
            node.attrib.pop(name, None)
        node.set("sandbox", "")
        if found is not None and found[0].media_type in _HTML:
            try:
                inner = self.page(*found, frames=False)
            except TestigoError:
                return
            self.left -= len(inner)
            if self.left > 0:
                _set(node, "srcdoc", inner)

    def _sheet(self, text: str, base: str) -> str:
        return shown_sheet(text, self._relative, self._text_of_sheet, base)

    def _text_of_sheet(self, base: str, written: str) -> tuple[str, str] | None:
        url = asked(base, written)
        found = self.found(url) if url else None
        if found is None:
            return None
        answer, at = found
        try:
            text = sheet_text(body_of(answer), answer.charset)
        except TestigoError:
            return None
        self.left -= len(text)
        self.sheets += 1
        return (text, at) if self.left > 0 and self.sheets <= _MOST_SHEETS else None

    def _relative(self, base: str) -> Data:
        return lambda written: self.uri(base, written)

    def uri(self, base: str, written: str) -> str | None:
        """What an address brings, as data; None where it was not captured, or no more is put in."""
        if written.strip().lower().startswith("data:"):
            return written.strip().replace('"', "%22").replace("\\", "%5C").replace("\n", "")
        url = asked(base, written)
        if url is None:
            return None
        if url not in self.known:
            self.known[url] = self._data(url)
        made = self.known[url]
        self.left -= len(made or "")
        return made if self.left > 0 else None

    def _data(self, url: str) -> str | None:
        found = self.found(url)
        if found is None:
            return None
        try:
            body = body_of(found[0])
        except TestigoError:
            return None
        kind = found[0].media_type or ""
        kind = kind if _MEDIA_TYPE.fullmatch(kind) else "application/octet-stream"
        return f"data:{kind};base64,{base64.b64encode(body).decode('ascii')}"


def _set(node: HtmlElement, name: str, value: str | None) -> None:
    if value is None:
        node.attrib.pop(name, None)
    else:
        node.set(name, _fit(value))


def _fit(text: str) -> str:
    """Text without the control characters that a tree cannot hold."""
    return _NOT_IN_A_TREE.sub("\ufffd", text)


def _give_to_image(picture: HtmlElement) -> None:
    """The candidates of a picture stand with its image."""
    image = picture.find(".//img")
    if image is not None:
        sets = [n.get(name) for n in picture.iter("source") for name in ("srcset", "data-srcset") if n.get(name)]
        _set(image, "srcset", ", ".join([*([image.get("srcset")] if image.get("srcset") else []), *sets]))


def _clean(tree: HtmlElement, base: str) -> None:
    """Take out what runs, sends or forwards; links keep where they led."""
    for node in list(tree.iter(*_DROPPED)):
        node.drop_tree()
    for node in list(tree.iter(*_OPENED)):
        node.drop_tag()
    for node in list(tree.iter("meta")):
        if node.get("http-equiv") or node.get("charset"):
            node.drop_tree()
    for node in tree.iter():
        for name in [n for n in node.attrib if n.lower().startswith("on") or n.lower() in _SENT]:
            del node.attrib[name]
    for node in tree.iter("a", "area"):
        if node.get("href"):
            _set(node, "href", _linked(base, node.get("href", "")))
            node.set("rel", "noreferrer noopener")


def _linked(base: str, written: str) -> str | None:
    try:
        url = urljoin(base, written.strip())
        return url if urlsplit(url).scheme in {"http", "https", "mailto"} else None
    except ValueError:
        return None


def _guard(tree: HtmlElement) -> None:
    """Say first of all that nothing is loaded or run, and in what encoding."""
    head = tree.find("head")
    if head is None:
        head = tree.makeelement("head", {})
        tree.insert(0, head)
    head.insert(0, tree.makeelement("meta", {"http-equiv": "Content-Security-Policy", "content": POLICY}))
    head.insert(0, tree.makeelement("meta", {"charset": "utf-8"}))
