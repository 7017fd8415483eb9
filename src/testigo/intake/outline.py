"""The visible text of an HTML tree as lines, in the order of the document, with what each line stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

SKIPPED = frozenset(
    "script style noscript template svg math head iframe object embed canvas audio video select option datalist map "
    "area base link meta input textarea dialog frameset param source track".split()
)
BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul "
    "button html".split()
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PLACES = (
    (
        "nav",
        re.compile(
            r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|topbar|masthead|skip-?links?|pagination|pager|tags|topics)(?:$|[\s_-])"
        ),
    ),
    ("footer", re.compile(r"(?:^|[\s_-])(?:footer|colophon|site-?info|copyright)(?:$|[\s_-])")),
    ("notice", re.compile(r"cookie|consent|gdpr|privacy-|paywall|regwall|onetrust|cmp-")),
    (
        "comments",
        re.compile(r"(?:^|[\s_-])(?:comments?|disqus|respond|discussion|comment-list|commentlist)(?:$|[\s_-])"),
    ),
    (
        "promotion",
        re.compile(
            r"newsletter|subscri|sign-?up|(?:^|[\s_-])(?:share|sharing|social|follow|promo|donate|app-?banner)(?:$|[\s_-]|-?(?:buttons?|bar|links?|tools?|icons?))"
        ),
    ),
    (
        "teaser",
        re.compile(
            r"related|recommend|most-?read|trending|read-?(?:more|next|also)|more-?(?:stories|news|on|from)|also-?(?:read|like)|popular|outbrain|taboola|teaser|latest-?news|promoted|(?:^|[\s_-])sidebar(?:$|[\s_-])"
        ),
    ),
    (
        "advertisement",
        re.compile(
            r"(?:^|[\s_-])(?:ads?|advert|advertisement|adslot|ad-?(?:container|unit|wrapper|slot)|sponsor(?:ed)?)(?:$|[\s_-])"
        ),
    ),
    (
        "byline",
        re.compile(
            r"(?:^|[\s_-])(?:byline|author|authors|dateline-?time|timestamp|pub-?date|post-?meta|article-?meta|entry-?meta)(?:$|[\s_-])"
        ),
    ),
    (
        "caption",
        re.compile(
            r"(?:^|[\s_-])(?:caption|wp-caption-text|figcaption|image-?caption|credit|photo-?credit)(?:$|[\s_-])"
        ),
    ),
)
_TAG_PLACES = {
    "nav": "nav",
    "menu": "nav",
    "footer": "footer",
    "figcaption": "caption",
    "form": "form",
    "button": "button",
    "aside": "aside",
}
_SPACE = re.compile(r"[ \t\r\n\f\v\u00a0\u200b\ufeff]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: its words, the tag it stands in, the places (nav, footer, …) around it, and how much of it is links.

    ``time`` is the machine-readable time of a ``<time datetime>`` inside it.
    """

    text: str
    tag: str
    places: frozenset[str]
    linked: float
    time: str | None = None


class _Outline:
    """Lines as the tree is walked; iterative, so that no depth of nesting overflows the stack."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.links = 0
        self.time: str | None = None

    def add(self, words: str | None, *, link: bool) -> None:
        if words:
            self.parts.append(words)
            if link:
                self.links += len(_SPACE.sub(" ", words).strip())

    def line(self, tag: str, places: frozenset[str]) -> Line | None:
        text = _SPACE.sub(" ", "".join(self.parts)).strip()
        made = None
        if text:
            made = Line(text=text, tag=tag, places=places, linked=min(1.0, self.links / len(text)), time=self.time)
        self.parts, self.links, self.time = [], 0, None
        return made


def outline_of(tree: Any) -> list[Line]:
    """Lines of an lxml HTML tree; what is hidden or no text (scripts, styles, forms' fields) is left out."""
    return [line for line in _walk(tree) if line]


def _walk(root: Any) -> Iterator[Line | None]:
    made = _Outline()
    tag, places, link = "body", frozenset[str](), False
    stack: list[tuple[str, Any, tuple[str, frozenset[str], bool]]] = [("open", root, (tag, places, link))]
    while stack:
        step, node, (tag, places, link) = stack.pop()
        if step == "tail":
            made.add(node.tail, link=link)
            continue
        if step == "close":
            yield made.line(*_inner(node, tag, places)[:2])
            continue
        name = node.tag if isinstance(node.tag, str) else None
        inside = name is not None and name not in SKIPPED and not _is_hidden(node)
        if inside:
            own_tag, own_places, is_block = _inner(node, tag, places)
            if is_block or (name == "br" and _is_double_break(node)):
                yield made.line(tag, places)
            if name == "time" and node.get("datetime"):
                made.time = made.time or node.get("datetime")
            own_link = link or name == "a"
            made.add(" " if name == "br" else None, link=False)
            made.add(node.text, link=own_link)
            if is_block:
                stack.append(("close", node, (tag, places, link)))
            state = (own_tag, own_places, own_link)
            for child in reversed(node):
                stack.append(("tail", child, state))
                stack.append(("open", child, state))
    yield made.line(tag, places)


def _is_double_break(node: Any) -> bool:
    """A second ``<br>`` in a row parts paragraphs."""
    before = node.getprevious()
    return before is not None and before.tag == "br" and not (before.tail or "").strip()


def _inner(node: Any, tag: str, places: frozenset[str]) -> tuple[str, frozenset[str], bool]:
    """Tag and places that hold inside a node, and whether it makes lines of its own."""
    name = node.tag
    if name not in BLOCKS:
        return tag, places, False
    found = _places(node)
    own = (
        name
        if name in HEADINGS or name in {"p", "li", "blockquote", "figcaption", "td", "th", "pre"}
        else tag
        if tag in HEADINGS
        else "div"
    )
    return own, places | found if found else places, True


def _places(node: Any) -> frozenset[str]:
    found = {_TAG_PLACES[node.tag]} if node.tag in _TAG_PLACES else set()
    label = f"{node.get('class') or ''} {node.get('id') or ''}".lower()[:300]
    if len(label) > 1 and node.tag not in {"body", "html", "main", "article"}:
        found.update(place for place, pattern in _PLACES if pattern.search(label))
    if node.get("role") in {"navigation", "contentinfo", "banner", "search", "dialog"}:
        found.add("nav")
    return frozenset(found)


def _is_hidden(node: Any) -> bool:
    return node.get("hidden") is not None or bool(_HIDDEN.search(node.get("style") or ""))
