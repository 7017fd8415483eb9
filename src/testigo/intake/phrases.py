"""The set phrases of a page's furniture, read from ``wordlists/phrases.txt``, where their form is set out."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from testigo.ledger import BlockKind

Place = Literal["whole", "opening", "within"]
"""Where in a line a phrase stands."""

NETWORKS = (
    r"(?:facebook|twitter|instagram|youtube|tiktok|telegram|whats ?app|linkedin|threads|bluesky|google news|flipboard|"
    r"pinterest|reddit|snapchat|viber|messenger|mastodon|tumblr|wechat|line|rss)"
)
_STORIES = (
    r"(?:news|stor(?:y|ies)|articles?|topics?|posts?|content|reads?|headlines|coverage|links?|videos?|picks|reading|"
    r"reports?|updates|features|tags)"
)
_REST = r"(?:(?!\w).{0,70})?"
_TAIL = r"[\s.:;…»›>!?→+*-]*$"
_ORDER: tuple[BlockKind, ...] = (
    "notice",
    "comment",
    "credit",
    "promotion",
    "teaser",
    "navigation",
    "byline",
    "caption",
)
"""Kinds in the order they are tried: the first that fits is taken."""


@cache
def phrases(place: Place) -> tuple[tuple[BlockKind, re.Pattern[str]], ...]:
    """One pattern a kind for phrases of that place in a line; match ``whole`` and ``opening``, search ``within``."""
    form = rf"(?:%s){_TAIL}" if place == "whole" else "%s"
    listed = _listed()
    return tuple((kind, re.compile(form % "|".join(listed[kind, place]))) for kind in _ORDER if (kind, place) in listed)


@cache
def _listed() -> dict[tuple[BlockKind, Place], list[str]]:
    source = files("testigo.intake").joinpath("wordlists/phrases.txt").read_text(encoding="utf-8")
    found: dict[tuple[BlockKind, Place], list[str]] = defaultdict(list)
    heads = {f"[{kind} {place}]": (kind, place) for kind in _ORDER for place in get_args(Place)}
    head = None
    for line in source.splitlines():
        if line in heads:
            head = heads[line]
        elif line and not line.startswith("#"):
            assert head is not None, f"a phrase before any section, or an unknown section: {line}"
            found[head].append(_spelt(line))
    return dict(found)


def _spelt(phrase: str) -> str:
    """A phrase with its stand-ins written out."""
    return phrase.replace("…", _REST).replace("NETWORK", NETWORKS).replace("STORIES", _STORIES)
