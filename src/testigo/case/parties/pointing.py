"""Which face a face is a shorter or other form of: one decision a face, from what stands under its keys alone.

A face points to a fuller one where that is the only one it can mean. "Cerezo" points to "Vinicio Cerezo" as long as the case
knows one Cerezo; with a second, it points to nobody, and the pages that say no more than "Cerezo" are left apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from testigo.case.parties.keys import NO_COUNTRY, at_home, body_words, person_words
from testigo.case.parties.likeness import is_short_of, is_variant

_MOST_PAGES = 0.6
"""Of the pages that say what a description or an acronym means, how many must say the same."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """What a face is a form of, how sure that is, and why in words."""

    other: str
    score: float
    reason: str


def pointer_of(
    face: str, found: Iterable[str], ties: Mapping[str, int], offices: Mapping[str, frozenset[str]], home: str | None
) -> Pointer | None:
    """Return the face that ``face`` is a form of; None where there is none or several.

    ``found`` are the faces under its keys, ``ties`` how many pages use it for which other, ``offices`` which offices pages
    give the persons among those found, ``home`` the country that most pages of the case are about.
    """
    others = sorted(f for f in found if f != face)
    sort = face[:2]
    if sort == "p:":
        return _of_person(face, others, offices)
    if NO_COUNTRY in face and sort in {"f:", "o:"}:
        known = at_home(face, home) if home else None
        if known in others:
            return Pointer(str(known), 0.7, "most pages of the case are about this country")
    tied = _tied(face, ties)
    if tied or sort not in {"b:", "l:"}:
        return tied
    return _of_body(face, others)


def may_mean(face: str, other: str) -> bool:
    """Say whether ``other`` can have a part in what ``face`` points to: whether it is a fuller or other form of its name.

    Of the bodies under an acronym or an address, each has.
    """
    if face[:2] == "b:":
        words, others = body_words(face), body_words(other)
        return len(words) == 1 or _holds(others, words) or is_variant(words, others)
    if face[:2] != "p:":
        return True
    return is_short_of(person_words(face), person_words(other)) or is_variant(person_words(face), person_words(other))


def _of_person(face: str, others: Sequence[str], offices: Mapping[str, frozenset[str]]) -> Pointer | None:
    words = person_words(face)
    post = face.partition("|")[2]
    longer = [o for o in others if len(person_words(o)) > len(words) and is_short_of(words, person_words(o))]
    if post:
        longer = [o for o in longer if post in offices.get(o, frozenset())]
    full = _only(longer, person_words)
    if full:
        return Pointer(
            full,
            0.9 if len(words) > 1 else 0.75,
            f"“{' '.join(words)}” is short for the only name of the case that has it",
        )
    alike = [o for o in others if o > face and len(words) > 1 and is_variant(words, person_words(o)) and not longer]
    return Pointer(alike[-1], 0.8, "two spellings of one name") if len(alike) == 1 else None


def _only(longer: Sequence[str], words: object = person_words) -> str | None:
    """The longest of names that are all forms of one; None where two of them clash."""
    if not longer:
        return None
    told = person_words if words is person_words else body_words
    best = max(longer, key=lambda f: (len(told(f)), f))
    clash = any(not is_short_of(told(o), told(best)) for o in longer)
    return None if clash else best


def _tied(face: str, ties: Mapping[str, int]) -> Pointer | None:
    """What most pages use the face for."""
    if not ties:
        return None
    least = _MOST_PAGES * sum(ties.values())
    often = sorted(ties.items(), key=lambda tie: -tie[1])
    families = {o: _family(o, often, least) for o in ties}
    best = min(families, key=lambda o: (-families[o], -len(body_words(o)), o))
    if families[best] < least:
        return None
    pages = "a page uses" if ties[best] == 1 else f"{ties[best]} pages use"
    return Pointer(best, 0.9 if face[:2] == "b:" else 0.75, f"{pages} one for the other")


def _family(face: str, often: Sequence[tuple[str, int]], least: float) -> int:
    """How many pages use the face itself or a form of it, the most used first; 0 as soon as these cannot be ``least``."""
    pages = sum(n for _, n in often)
    for other, n in often:
        if not _same_body(face, other):
            pages -= n
            if pages < least:
                return 0
    return pages


@lru_cache(maxsize=1 << 16)
def _same_body(a: str, b: str) -> bool:
    if a == b:
        return True
    x, y = sorted((body_words(a), body_words(b)), key=len)
    return a[:2] == b[:2] and is_short_of(x, y)


def _of_body(face: str, others: Sequence[str]) -> Pointer | None:
    words = body_words(face)
    if face[:2] == "l:":
        same = [o for o in others if o[:2] == "b:" and body_words(o) == words]
        return Pointer(same[0], 0.8, "a place and a building by one name") if same else None
    others = [o for o in others if o[:2] == "b:"]
    if len(words) == 1:
        if len(others) == 1:
            return Pointer(
                others[0], 0.8, f"“{words[0].upper()}” are the first letters of the other, or its address on the web"
            )
        return None
    longer = [o for o in others if len(body_words(o)) > len(words) and _holds(body_words(o), words)]
    best = max(longer, key=lambda f: (len(body_words(f)), f), default=None)
    if best and all(_holds(body_words(best), body_words(o)) for o in longer):
        return Pointer(best, 0.8, f"“{' '.join(words)}” is short for the only name of the case that has it")
    alike = [
        o for o in others if o > face and len(" ".join(words)) > 10 and is_variant(words, body_words(o)) and not longer
    ]
    return Pointer(alike[-1], 0.75, "two spellings of one name") if len(alike) == 1 else None


def _holds(long: Sequence[str], short: Sequence[str]) -> bool:
    """Whether the short name begins or ends the long one."""
    n = len(short)
    return tuple(long[:n]) == tuple(short) or tuple(long[-n:]) == tuple(short)
