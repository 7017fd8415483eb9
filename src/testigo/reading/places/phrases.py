"""How a place phrase is built: the names in it from the innermost outwards, what kind each is, and how each lies to the next.

"The western Caracas neighborhood of El Junquito" is El Junquito, a neighbourhood, in Caracas; "Santa Elena, 119 km east of
the capital" is Santa Elena at a bearing from the capital; "between Huaraz and Lima" has two ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from testigo.reading.places.bearings import DISTANCE, SIDE, Bearing, bearing_of
from testigo.reading.places.countries import ADJECTIVES, NAMES
from testigo.reading.places.wording import (
    DETERMINERS,
    DIRECTIONS,
    KINDS,
    LEADING,
    PARTS,
    PLURALS,
    QUALIFIERS,
    SENT_ABROAD,
    WIDER,
    Kind,
)

Deictic = Literal["capital", "country", "here"]
Weigh = Callable[[str], float]
"""Gives the weight (log of people) of the largest place of a name; 0.0 for none."""
STANDING = 15.0
"""The weight from which a name is taken whole, whatever words it holds: "Guatemala City", "Western Australia"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One name of a phrase. ``bearing`` tells that it lies near or off the next one out, and not in it.

    ``country`` comes from an adjective ("the Peruvian town of"); ``deictic`` stands for a place that only the page can
    tell ("the capital"); ``within`` tells that the name is that of a whole of which the words mean a part.
    """

    name: str = ""
    kind: Kind | None = None
    country: str | None = None
    deictic: Deictic | None = None
    several: bool = False
    bearing: Bearing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A place phrase: its levels from the innermost outwards, or the two ends that it lies between."""

    words: str
    levels: tuple[Level, ...] = ()
    ends: tuple[Phrase, Phrase] | None = None

    @property
    def name(self) -> str:
        """The innermost name, as printed; the words where there is none."""
        return next((level.name for level in self.levels if level.name), self.words)


_JOINT = re.compile(
    rf"(?P<off>(?:[\s,(]+|^)(?:{DISTANCE}|{SIDE}))"
    r"|(?P<near>[\s,]+(?:near|outside|around|close\s+to|next\s+to|beside|along|adjacent\s+to|off|by|bordering|towards?"
    r"|overlooking|surrounding)\s+|^(?:near|outside|around|close\s+to|next\s+to|along|off|by)\s+)"
    r"|(?P<of>\s+of\s+)|(?P<called>[\s,]+(?:called|known\s+as|named)\s+)"
    r"|(?P<in>\s*[;(/\[]\s*(?:in\s+)?|\s*,\s*(?:(?:in|at|on)\s+)?|\s+(?:in|at|on|inside|within|into|throughout|across)\s+"
    r"|^(?:in|at|on|inside|within|into|throughout|across)\s+|\s+and\s+)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*\[[^\]]*\]|[\"“”„«»‘]|\s+\(?as\s+(?:published|received)\)?")
_ENDS = re.compile(
    r"(?:^|.*?\b)(?:between|from|linking|links|connects|connecting|joining|borders?\s+of|border\s+between)\s+(?P<first>.+?)"
    r"\s+(?:and|to|with)\s+(?P<second>.+?)(?P<tail>\s+(?:departments|provinces|states))?$",
    re.IGNORECASE,
)
_HYPHENED = re.compile(
    r"(?:the\s+)?(?P<first>[^-,]+?)(?:\s+-+\s+|-+|\s+to\s+)(?P<second>[^-,]+?)\s+(?:highway|road|border|frontier|route"
    r"|pipeline|railway|motorway|freeway)$",
    re.IGNORECASE,
)
_OWNER = re.compile(r"(?<=\w)['’](?:s\b)?\s+", re.IGNORECASE)
_HERE = re.compile(r"(?:here|(?:in )?(?:this|the same|our) (?:capital|city|capital city|town|province|state|region))$")
_HELD = "\ue000"
_LONGEST = 400
"""Characters of a phrase that are looked at: how its ends stand to each other is tried in every way."""
_OF_COUNTRIES = re.compile(
    r"\b(?:"
    + "|".join(sorted((re.escape(n) for n in NAMES if re.search(r" (?:of|and) ", n)), key=len, reverse=True))
    + r")\b",
    re.IGNORECASE,
)


def parse(words: str, weigh: Weigh, *, cased: bool = False) -> Phrase:
    """Take a place phrase apart; on a page that is ``cased`` a word without a capital is no name."""
    plain = " ".join(_BRACKETS.sub(" ", words[:_LONGEST]).split()).strip(" .,;:()")
    ends = _ends_of(plain, weigh, cased=cased)
    if ends:
        return Phrase(words=plain, ends=ends)
    held = _OF_COUNTRIES.sub(lambda m: m[0].replace(" ", _HELD), plain)
    levels = _levels(_first_of(held, weigh), weigh)
    return Phrase(words=plain, levels=tuple(filter(_says_something, map(_cased, levels))) if cased else levels)


def _says_something(level: Level) -> bool:
    return bool(level.name or level.deictic or level.country or level.bearing)


def _cased(level: Level) -> Level:
    """A level without its name when that has no capital."""
    return level if not level.name or any(c.isupper() for c in level.name) else replace(level, name="")


def _first_of(plain: str, weigh: Weigh) -> str:
    """The first of several places, with the kind that they share: "Lima and Callao provinces" → "Lima province"."""
    listed = re.match(r"(.+?)(?:,\s.*)?\s+and\s+(.+)$", plain, re.IGNORECASE)
    if not listed or weigh(plain) > 0.0:
        return plain
    last = listed[2].split()[-1].lower()
    shared = (
        next((word for word in KINDS if PLURALS.get(last) and last.startswith(word[:-1])), "")
        if last in PLURALS
        else ""
    )
    return f"{listed[1]} {shared}".strip()


def _ends_of(plain: str, weigh: Weigh, *, cased: bool) -> tuple[Phrase, Phrase] | None:
    match = _ENDS.match(plain) or _HYPHENED.match(plain)
    if not match or weigh(plain) >= STANDING:
        return None
    tail = match.groupdict().get("tail") or ""
    tail = tail.rstrip("s")
    if "-" in plain and not re.search(r"\s-|-\s", plain) and match.re is _HYPHENED and not weigh(match["first"]):
        return None
    first, second = (parse(match[side] + tail, weigh, cased=cased) for side in ("first", "second"))
    return (first, second) if first.levels and second.levels else None


def _levels(plain: str, weigh: Weigh) -> tuple[Level, ...]:
    """The levels of a phrase without ends, innermost first."""
    levels: list[Level] = []
    joint, at = "", 0
    bearing: Bearing | None = None
    for match in [*_JOINT.finditer(plain), None]:
        piece = plain[at : match.start() if match else len(plain)]
        for level in _piece(piece.replace(_HELD, " "), weigh):
            _join(levels, level, (joint or "in", bearing), weigh)
            joint, bearing = "in", None
        if match:
            at = match.end()
            joint, bearing = _joint(match, joint, bearing)
    return tuple(filter(_says_something, levels))


def _joint(match: re.Match[str], joint: str, bearing: Bearing | None) -> tuple[str, Bearing | None]:
    """What a joining word says of the names on its sides; nearness outlasts a further preposition."""
    if match["off"]:
        return "near", bearing_of(match)
    if match["near"]:
        return "near", bearing or Bearing()
    if match["of"] or match["called"]:
        return ("near", bearing) if joint == "near" and bearing else ("of" if match["of"] else "called", None)
    return "in", None


def _join(levels: list[Level], level: Level, joined: tuple[str, Bearing | None], weigh: Weigh) -> None:
    """Put a further name where it belongs: outside the last one, or inside it after "the city of"."""
    joint, bearing = joined
    last = levels[-1] if levels else None
    if joint == "near":
        levels[-1:] = [replace(last or Level(), bearing=bearing or Bearing())]
        levels.append(level)
    elif last and joint in {"of", "called"} and not last.name and not last.deictic and not last.bearing:
        levels[-1] = replace(level, kind=level.kind or last.kind, country=level.country or last.country)
    elif last and last.name and last.kind and (joint == "called" or (joint == "of" and _holds(last, level, weigh))):
        levels[-1:] = [replace(level, kind=level.kind or last.kind), replace(last, kind=None)]
    else:
        levels.append(level)


def _holds(last: Level, level: Level, weigh: Weigh) -> bool:
    """Whether in "the Caracas neighborhood of El Junquito" the first name holds the second: the larger one does."""
    if level.name.lower() in NAMES or level.deictic or level.kind in {Kind.REGION, Kind.COUNTRY}:
        return False
    if last.kind not in {Kind.NEIGHBOURHOOD, Kind.SETTLEMENT, Kind.DISTRICT, Kind.REGION} or level.kind:
        return False
    return weigh(last.name) > weigh(level.name)


def _piece(piece: str, weigh: Weigh) -> list[Level]:
    """The levels of words without a joint: one, or two where the one owns the other ("Lima's Miraflores district")."""
    split = _OWNER.search(piece)
    if split and weigh(piece) < STANDING:
        outer, inner = _level(piece[: split.start()], weigh), _level(piece[split.end() :], weigh)
        if outer and (outer.name or outer.deictic):
            if inner and inner.deictic == "capital" and outer.name:
                return [outer]
            return [inner, outer] if inner and (inner.name or inner.deictic) else [outer]
        return [inner] if inner else []
    level = _level(piece, weigh)
    return [level] if level else []


def _level(piece: str, weigh: Weigh) -> Level | None:
    words = piece.split()
    if not words:
        return None
    if _HERE.match(piece.lower()):
        return Level(deictic="here")
    several = words[0].lower() in DETERMINERS and words[0].lower() not in {"the", "a", "an", "this", "that", "its"}
    words, country = _without_opening(words, weigh)
    words, kind, plural = _without_kind(words, weigh)
    words = _without_parts(words, weigh)
    name = " ".join(words)
    deictic = _deictic(piece, name)
    if deictic:
        return Level(deictic=deictic, country=country)
    sent = any(w.lower() in SENT_ABROAD for w in piece.split())
    return Level(name=name, kind=kind, country=None if sent else country, several=several or plural)


def _deictic(piece: str, name: str) -> Deictic | None:
    """What is left when all other words are gone: "the Salvadoran capital", "the country's"."""
    if name:
        return None
    words = set(re.findall(r"[\w-]+", piece.lower()))
    if "capital" in words:
        return "capital"
    return "country" if words & {"country", "nation", "national", "nationwide", "countrywide", "countryside"} else None


def _stands(words: list[str], weigh: Weigh) -> bool:
    text = " ".join(words)
    return text.lower() in NAMES or weigh(text) >= STANDING


def _without_opening(words: list[str], weigh: Weigh) -> tuple[list[str], str | None]:
    """Drop articles, directions and the like from the front; a country's adjective among them is kept."""
    country: str | None = None
    while words and not _stands(words, weigh):
        adjective = next((n for n in (3, 2, 1) if " ".join(words[:n]).lower() in ADJECTIVES), 0)
        if " ".join(words[:2]).lower() in WIDER:
            words = words[2:]
        elif adjective:
            country = country or ADJECTIVES[" ".join(words[:adjective]).lower()]
            words = words[adjective:]
        elif (
            words[0].lower() in DETERMINERS
            or words[0].lower() in DIRECTIONS
            or words[0].lower() in QUALIFIERS
            or (re.fullmatch(r"\d[\d,]*", words[0]) and len(words) > 1)
        ):
            words = words[1:]
        else:
            break
    return words, country


def _without_kind(words: list[str], weigh: Weigh) -> tuple[list[str], Kind | None, bool]:
    """Drop the words that say what kind of place it is: "San Miguel department", "Colonia Miramontes"."""
    kind: Kind | None = None
    plural = False
    while words and not (len(words) > 1 and _stands(words, weigh)):
        last, first = words[-1].lower(), words[0].lower()
        if last in KINDS or last in PLURALS:
            plural = plural or (kind is None and last in PLURALS)
            kind = kind or KINDS.get(last) or PLURALS[last]
            words = words[:-1]
        elif first in LEADING and len(words) > 1:
            return words[1:], kind or KINDS[first], plural
        elif last in PARTS or last in DIRECTIONS or (last in QUALIFIERS and len(words) == 1):
            words = words[:-1]
        else:
            break
    return words, kind, plural


def _without_parts(words: list[str], weigh: Weigh) -> list[str]:
    while words and not _stands(words, weigh) and words[0].lower() in PARTS | DETERMINERS | QUALIFIERS | {"of"}:
        words = words[1:]
    return words
