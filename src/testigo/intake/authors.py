"""Who wrote a page: names cut out of bylines, without "By", titles, places and agencies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from testigo.intake.agencies import agency_of
from testigo.intake.datelines import DATE

_BY = re.compile(
    r"^\W*(?:(?:[^\W\d_]+\s+){0,2}(?:by|por|par)|(?:von|di|door|автор))\b\s*:?\s*",
    re.IGNORECASE,
)
_PLAIN_AND = re.compile(r"\s*(?:,|;|\||•|·|/|\band\b|&|\bwith\b|\bw/)\s*", re.IGNORECASE)
_STOPPED = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[A-Z])")
_FOREIGN_AND = re.compile(r"\s+(?:y|et|und|e|en|og|och)\s+")
_TAIL = re.compile(r"\s+(?:in|for|at|of|from|on|–|—|-)\s+.*$|\s*\([^)]*\)?|\s*[<\[].*$|\s+@\w+.*$|\s*\S+@\S+.*$")
_TITLE = re.compile(
    r"\b(?:correspondents?|editors?|reporters?|writers?|columnists?|contributors?|staff|chief|bureau|desk|newsroom|news|agenc\w+|wires?|"
    r"analyst|producer|journalist|team|admin|administrator|media|press|times|post|network|service|online|digital|magazine|tv|radio|"
    r"redacci[oó]n|agencias|redaktion|rédaction|editorial|guest|special to|updated|published|photograph\w*|"
    r"opinion|webdesk|"
    r"about|sobre|über|propos|by|mon|tues|wednes|thurs|fri|satur|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"minutes?|hours?|ago|read|posted|share|follow|view|author|senior|deputy|minister|professor|director)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w.'’ʼ-]*(?:\s+[^\W\d_][\w.'’ʼ-]*){0,5}$")
_SUFFIX = re.compile(r",\s*(?=(?:Jr|Sr|II|III|IV|Ph\.?D|M\.?D)\b)", re.IGNORECASE)
_SITE = re.compile(r"\.(?:com|org|net|news|info|co|[a-z]{2})$", re.IGNORECASE)
_WHEN = re.compile(rf"\s*\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|{DATE}|\d).*$", re.IGNORECASE)
_LONGEST = 60
_MOST = 12


def authors_in(told: Iterable[str], outlet: str | None = None) -> tuple[str, ...]:
    """Names of people in the words of bylines, in order, each once; ``outlet`` is no author of its own pages."""
    names: dict[str, str] = {}
    for words in told:
        for name in _names(words):
            if agency_of(name) is None and not _is_outlet(name, outlet):
                names.setdefault(name.lower(), _in_small_letters(name))
    return tuple(names.values())[:_MOST]


def _names(words: str) -> Iterator[str]:
    words = _SUFFIX.sub(" ", _BY.sub("", " ".join(words.split())))
    if words.startswith(("http:", "https:", "@")):
        return
    for part in _PLAIN_AND.split(_WHEN.sub("", words)):
        for piece in _pieces(part):
            name = _BY.sub("", _TAIL.sub("", piece)).strip(" .·|-–—,:*")
            if _is_name(name):
                yield name


def _pieces(words: str) -> list[str]:
    """Names parted by a full stop or another language's "and"; "Ortega y Gasset" stays one."""
    for parting in (_STOPPED, _FOREIGN_AND):
        parts = parting.split(words)
        if len(parts) > 1 and all(len(part.split()) > 1 for part in parts):
            return parts
    return [words]


def _is_name(words: str) -> bool:
    """Up to six words of letters, none of them a post or an office, each with a capital but for the "de" and "van"."""
    if not 2 < len(words) <= _LONGEST or not _NAME.match(words) or _TITLE.search(words) or _SITE.search(words):
        return False
    parts = words.split()
    if len(parts) == 1:
        return not words.islower() and not (words.isupper() and len(words) < 5)
    return not parts[-1].islower() and sum(part.islower() for part in parts) <= len(parts) // 2


def _is_outlet(name: str, outlet: str | None) -> bool:
    ours, theirs = (re.sub(r"\W", "", (words or "").lower()) for words in (name, outlet))
    return len(theirs) > 2 and (theirs in ours or (len(ours) > 3 and ours in theirs))


def _in_small_letters(name: str) -> str:
    """A name printed in capitals as other pages print it; initials alone stay."""
    return name.title() if name.isupper() and " " in name else name
