"""Who wrote a page: names cut out of bylines, without "By", titles, places and agencies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from testigo.intake.agencies import agency_of

_BY = re.compile(
    r"^\W*(?:(?:story|text|words|written|reported|reporting|posted|published|report|article)\s+)?(?:by|por|par|von|di|door|автор)\b\s*:?\s*",
    re.IGNORECASE,
)
_PLAIN_AND = re.compile(r"\s*(?:,|;|\||•|·|/|\band\b|&|\bwith\b|\bw/)\s*", re.IGNORECASE)
_FOREIGN_AND = re.compile(r"\s+(?:y|et|und|e|en|og|och)\s+")
_TAIL = re.compile(r"\s+(?:in|for|at|of|from|on|–|—|-)\s+.*$|\s*\([^)]*\)?|\s*[<\[].*$|\s+@\w+.*$|\s*\S+@\S+.*$")
_TITLE = re.compile(
    r"\b(?:correspondents?|editors?|reporters?|writers?|columnists?|contributors?|staff|chief|bureau|desk|newsroom|news|agenc\w+|wires?|"
    r"analyst|producer|journalist|team|admin|administrator|media|press|times|post|network|service|online|digital|magazine|tv|radio|"
    r"redacci[oó]n|agencias|redaktion|rédaction|editorial|guest|special to|updated|published|photograph\w*|opinion|webdesk|"
    r"minutes?|hours?|ago|read|posted|share|follow|view|author|senior|deputy|minister|professor|director)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w.'’ʼ-]*(?:\s+[^\W\d_][\w.'’ʼ-]*){0,5}$")
_SUFFIX = re.compile(r",\s*(?=(?:Jr|Sr|II|III|IV|Ph\.?D|M\.?D)\b)", re.IGNORECASE)
_LONGEST = 60
_MOST = 12


def authors_in(told: Iterable[str], outlet: str | None = None) -> tuple[str, ...]:
    """Names of people in the words of bylines, in order, each once; ``outlet`` is no author of its own pages."""
    names: dict[str, str] = {}
    for words in told:
        for name in _names(words):
            if name.lower() != (outlet or "").lower() and agency_of(name) is None:
                names.setdefault(name.lower(), name)
    return tuple(names.values())[:_MOST]


def _names(words: str) -> Iterator[str]:
    words = _SUFFIX.sub(" ", _BY.sub("", " ".join(words.split())))
    if words.startswith(("http:", "https:", "@")):
        return
    for part in _PLAIN_AND.split(words):
        for piece in _pieces(part):
            name = _BY.sub("", _TAIL.sub("", piece)).strip(" .·|-–—,:*")
            if _is_name(name):
                yield name


def _pieces(words: str) -> list[str]:
    """Names parted by another language's "and"; "Ortega y Gasset" stays one."""
    parts = _FOREIGN_AND.split(words)
    return parts if all(len(part.split()) > 1 for part in parts) else [words]


def _is_name(words: str) -> bool:
    return (
        2 < len(words) <= _LONGEST
        and bool(_NAME.match(words))
        and not _TITLE.search(words)
        and (words[0].isupper() or not words[0].islower() or " " in words)
    )
