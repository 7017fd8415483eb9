"""The plain form of Markdown: the same text with blanks in the place of all markup, so that every word keeps its offset.

The markup is that of CommonMark 0.31 as news pages have it: headings, emphasis, links, pictures, quotations, rules, tags.
"""

from __future__ import annotations

import re

HEADING = re.compile(r"^[ ]{0,3}(?P<level>#{1,6})[ \t]+(?=\S).{0,400}$", re.MULTILINE)
ITEM = re.compile(r"^[ \t]{0,8}(?:[-*+]|\d{1,3}[.)])[ \t]+\S")
_PICTURE = r"!\[[^\]\n]{0,800}\](?:\([^)\n]{0,800}\)|\[[^\]\n]{0,80}\])"
PICTURE_ALONE = re.compile(rf"^\s*(?:[-*+]\s)?(?:\[?{_PICTURE}(?:\]\([^)\n]{{0,800}}\))?\s*){{1,8}}$")
_LINK = r"\[(?!\^)[^\[\]\n]{1,400}\](?:\([^)\n]{0,800}\)|\[[^\]\n]{0,80}\])"
LINK_ALONE = re.compile(rf"^\s*+(?:[-*+•]|\d{{1,3}}[.)])?\s*+#{{0,6}}\s*+[*_]{{0,3}}{_LINK}[*_]{{0,3}}\s*$")
_BLANKED: tuple[re.Pattern[str], ...] = (
    re.compile(rf"(?P<all>\[?{_PICTURE}(?:\]\([^)\n]{{0,800}}\))?)"),
    re.compile(r"^(?P<all>[ \t]{0,3}\[[^\]\n]{1,80}\]:[ \t].{0,800})$", re.MULTILINE),
    re.compile(r"(?P<a>\[)(?!\^)[^\[\]\n]{1,400}(?P<b>\](?:\([^)\n]{0,800}\)|\[[^\]\n]{0,80}\]))"),
    re.compile(r"^(?P<all>[ ]{0,3}#{1,6}[ \t])", re.MULTILINE),
    re.compile(r"(?P<all>[ \t]#{1,6}[ \t]*)$", re.MULTILINE),
    re.compile(r"^(?P<all>[ \t]{0,3}(?:>[ \t]?){1,6})", re.MULTILINE),
    re.compile(r"^(?P<all>[ ]{0,3}(?:(?:\*[ \t]*){3,40}|(?:-[ \t]*){3,80}|(?:_[ \t]*){3,80}|={3,120}))$", re.MULTILINE),
    re.compile(r"(?P<all><!--.{0,800}?-->|</?[A-Za-z][^<>\n]{0,400}>)"),
    re.compile(
        r"(?P<all>(?<!\S)(?:\*{1,3}|_{1,3}|~~)(?=[^\s*_])|(?<=[^\s*_])(?:\*{1,3}|_{1,3}|~~)(?![\w*_])|\*{2,3}|`{1,3})"
    ),
    re.compile(r"(?P<all>\\)(?=[!-/:-@\[-`{-~])"),
)


def plain_of(source: str) -> str:
    """Markdown with its markup blanked; as long as ``source``, line for line and word for word in place."""
    plain = source
    for pattern in _BLANKED:
        plain = pattern.sub(_blank, plain)
    return plain


def _blank(match: re.Match[str]) -> str:
    words = match[0]
    for group, part in match.groupdict().items():
        start, end = match.span(group)
        start, end = start - match.start(), end - match.start()
        words = words[:start] + "".join(c if c == "\n" else " " for c in part or "") + words[end:]
    return words
