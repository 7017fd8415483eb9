"""What an HTML page refers to: all that shows it without running anything, its frames, and where its links lead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from testigo.capture.references import Reference, Use, reference
from testigo.capture.srcset import addresses_in
from testigo.capture.style_references import references_in_style
from testigo.intake.encoding import decode
from testigo.intake.markup import tree_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SHOWN: dict[str, tuple[tuple[str, Use], ...]] = {
    "img": (("src", "image"), ("data-src", "image"), ("data-original", "image"), ("data-lazy-src", "image")),
    "input": (("src", "image"),),
    "video": (("poster", "image"),),
    "body": (("background", "image"),),
    "table": (("background", "image"),),
    "td": (("background", "image"),),
    "th": (("background", "image"),),
    "object": (("data", "media"),),
    "embed": (("src", "media"),),
    "frame": (("src", "frame"),),
    "iframe": (("src", "frame"), ("data-src", "frame")),
    "image": (("href", "image"), ("xlink:href", "image")),
    "use": (("href", "image"), ("xlink:href", "image")),
    "a": (("href", "link"),),
    "area": (("href", "link"),),
}
"""Attributes that name one address each; ``data-src`` and its like are what a script would put into ``src``."""
_CHOICES = ("srcset", "data-srcset", "data-lazy-srcset", "imagesrcset")
_ICONS = frozenset({"icon", "apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon", "fluid-icon"})
_PRELOADED: dict[str, Use] = {"style": "style", "image": "image", "font": "font"}
COUNTING = "1"
"""Width and height of an image that is there to count visitors."""


def references_in_page(data: bytes, url: str, charset: str | None) -> tuple[Reference, ...]:
    """Return what a page refers to, in its order; nothing where it is no HTML. Raises TestigoError T202, T204."""
    source, _ = decode(data, charset=charset)
    return tuple(_all(tree_of(source), url))


def base_of(tree: HtmlElement, url: str) -> str:
    """Return what addresses on a page are relative to."""
    written = next((node.get("href") for node in tree.iter("base") if node.get("href")), "")
    try:
        return urljoin(url, str(written).strip())
    except ValueError:  # it is no address
        return url


def is_counter(node: HtmlElement) -> bool:
    """Whether an image is one dot that shows nothing and tells its host who looks at the page."""
    return node.tag == "img" and {(node.get(n) or "").removesuffix("px") for n in ("width", "height")} <= {
        COUNTING,
        "0",
    }


def _all(tree: HtmlElement, url: str) -> Iterator[Reference]:
    base = base_of(tree, url)
    for node in tree.iter():
        if not isinstance(node.tag, str) or is_counter(node):
            continue
        yield from _of_attributes(node, base)
        if node.tag == "style":
            yield from references_in_style(node.text or "", base)
        if node.get("style"):
            yield from references_in_style(node.get("style", ""), base, f"{node.tag}/@style")


def _of_attributes(node: HtmlElement, base: str) -> Iterator[Reference]:
    for written, use, place in _written(node):
        found = reference(base, written, use, f"{node.tag}/@{place}")
        if found is not None:
            yield found


def _written(node: HtmlElement) -> Iterator[tuple[str, Use, str]]:
    """Each address in an element's attributes as it stands there, with its use and the attribute."""
    if node.tag == "link":
        use = _use_of_link(node)
        if use is not None and node.get("href"):
            yield node.get("href", ""), use, "href"
    for name, use in _SHOWN.get(node.tag, ()):
        if node.get(name):
            yield node.get(name, ""), _kind(node, use), name
    for name in _CHOICES:
        for written in addresses_in(node.get(name) or ""):
            yield written, "choice", name


def _kind(node: HtmlElement, use: Use) -> Use:
    """An ``input`` has a picture only as a button; its ``src`` means nothing otherwise, and is noted."""
    return "link" if node.tag == "input" and (node.get("type") or "").lower() != "image" else use


def _use_of_link(node: HtmlElement) -> Use | None:
    kinds = (node.get("rel") or "").lower().split()
    if "stylesheet" in kinds:
        return "style"
    if _ICONS.intersection(kinds):
        return "icon"
    if "preload" in kinds:
        return _PRELOADED.get((node.get("as") or "").lower())
    return "link" if {"canonical", "alternate", "amphtml", "next", "prev"}.intersection(kinds) else None
