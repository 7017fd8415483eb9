"""What part of a page an element is, from its tag, role, class and id: menu, footer, list of teasers, comments."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Place = Literal[
    "advertisement",
    "aside",
    "button",
    "byline",
    "caption",
    "comments",
    "credit",
    "embed",
    "footer",
    "form",
    "hidden",
    "nav",
    "notice",
    "promotion",
    "teaser",
]

FURNISHED: frozenset[Place] = frozenset(
    {"advertisement", "button", "comments", "footer", "form", "hidden", "nav", "notice", "promotion", "teaser"}
)
"""Places that no paragraph of the article stands in."""

_TAGS: dict[str, Place] = {
    "aside": "aside",
    "button": "button",
    "dialog": "notice",
    "figcaption": "caption",
    "figure": "caption",
    "footer": "footer",
    "form": "form",
    "menu": "nav",
    "nav": "nav",
}
_ROLES: dict[str, Place] = {
    "alertdialog": "notice",
    "banner": "nav",
    "complementary": "aside",
    "contentinfo": "footer",
    "dialog": "notice",
    "form": "form",
    "navigation": "nav",
    "search": "nav",
}
_WHOLE = frozenset({"html", "body", "main", "article"})
"""Elements that hold the page or the article: their classes tell of the page's layout, not of a part."""
_NAMES: dict[Place, str] = {
    "nav": r"""
        nav navs navbar navigation menus? bread-?crumbs? topbar masthead skip-?(?:links?|to|nav) pagination
        pager tags? tag-?(?:list|cloud|links) topics? site-?header main-?header page-?header-?nav
    """,
    "footer": r"""
        (?:site|page|global|main)-?footer footer-?(?:nav|links|menu|wrapper|container) colophon site-?info
        copyright
    """,
    "notice": r"""
        cookies?\w* consent gdpr privacy (?:paywall|regwall)-?(?:message|prompt|overlay|notice|banner) onetrust
        cmp disclaimer legal modal login-?wall
    """,
    "comments": r"""
        comments? comment-?(?:list|area|section|form) disqus\w* respond livefyre coral user-?comments?
    """,
    "promotion": r"""
        newsletters? subscri\w* sign-?up shar(?:e|ing|ed-?links) share-?(?:tools?|bar|buttons?|links?|this)
        social sociali[sz]e follow(?:-?us)? promos? donate donation membership app-?(?:banner|promo)
        call-?to-?action cta piano
    """,
    "teaser": r"""
        related relateds recommend\w* most-?(?:read|popular|viewed|shared|commented) trending
        read-?(?:more|next|also) more-?(?:stories|news|on|from|articles|posts|like) also-?(?:read|like)
        see-?also popular outbrain taboola ob-?widget teasers? latest promoted sidebar rail
        right-?(?:rail|col|column) you-?(?:may|might) suggested up-?next next-?(?:post|article|up)
        prev(?:ious)?-?(?:post|article) post-?nav\w* recirc\w* river carousel widgets?
    """,
    "advertisement": r"""
        ads? advert\w* adslot ad-?(?:container|unit|wrapper|slot|box|label) sponsor(?:ed)? dfp gpt leaderboard
    """,
    "byline": r"""
        by-?lines? authors? author-?(?:info|bio|box|card|name|meta) timestamps? time-?stamp pub-?date
        publi(?:shed|cation)-?(?:date|time) (?:post|article|entry|story)-?(?:meta|info|date|byline|details)
        date-?line-?time date-?time contributors?
    """,
    "caption": r"""
        captions? wp-?caption-?text fig-?caption image-?(?:caption|meta) photo-?caption media-?caption
    """,
    "credit": r"""
        credits? (?:photo|image|img|media|picture)-?credits? image-?source photo-?by
    """,
    "embed": r"""
        twitter-?tweet instagram-?media fb-?(?:post|xfbml) tiktok-?embed bluesky-?embed mastodon-?embed
        telegram-?post tweet
    """,
    "hidden": r"""
        hidden hide d-none is-?hidden u-?hidden visually-?hidden sr-?only screen-?reader(?:-?text|-?only)?
        show-?for-?sr element-?invisible off-?screen a11y-?(?:hidden|text) print-?only only-?print
        assistive-?text tooltip\w* popover\w* hover-?card rollover\S* flyout
    """,
}
"""Names of classes and ids by place, as patterns of whole words; words are parted by spaces, dashes, underscores."""
_ANY: dict[Place, str] = {place: "|".join(names.split()) for place, names in _NAMES.items()}
_PATTERNS = tuple((place, re.compile(rf"(?:^|[\s_:-])(?:{names})(?=$|[\s_:-])")) for place, names in _ANY.items())
_HIDDEN_NAME = re.compile(rf"(?:^|\s)(?:{_ANY['hidden']})(?=$|\s)")
_LAYOUT = re.compile(
    r"(?:^|\s)(?:has|with|without|no|not|js|is-not)[_-]\S*|\S*(?:sm|md|lg|xl|xs|mobile|desktop|tablet)[:_-](?:hidden|hide|none)\S*"
)
"""Classes that speak of what stands elsewhere ("has-sidebar") or of one width of screen."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LONGEST_LABEL = 300


def places_of(tag: str, role: str | None, names: str) -> frozenset[Place]:
    """Places that an element opens; ``names`` are its classes and its id."""
    told = {_TAGS[tag]} if tag in _TAGS else set()
    if role in _ROLES:
        told.add(_ROLES[role])
    if tag not in _WHOLE and len(names) > 1:
        told |= _named(names[:_LONGEST_LABEL])
    return frozenset(told)


@lru_cache(maxsize=4096)
def _named(names: str) -> frozenset[Place]:
    label = _LAYOUT.sub(" ", _CAMEL.sub("-", names).lower())
    found: set[Place] = {place for place, pattern in _PATTERNS if place != "hidden" and pattern.search(label)}
    if _HIDDEN_NAME.search(label):
        found.add("hidden")
    return frozenset(found)


def is_unseen(node: object) -> bool:
    """Whether a browser shows nothing of an element (``hidden``, ``display: none``)."""
    get = node.get  # type: ignore[attr-defined]
    style = get("style")
    return get("hidden") is not None or (style is not None and bool(_UNSEEN.search(style)))
