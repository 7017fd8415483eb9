"""The keys by which incidents that may be one find each other, each a function of one incident alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import blake2b

from testigo.case.incidents.kinds import families
from testigo.case.incidents.marks import Marks
from testigo.case.incidents.stems import RARE, weight
from testigo.case.records import Profile

_VAGUE = frozenset({"word", "day"})
"""Sorts of keys that much is found under which is not one: a rare word of its sentences, a day."""
_NAMES, _WORDS, _DAYS, _ABOUT = 6, 4, 2, 2
_LATELY = (-3, -1, 0, 1)
"""Days from that of the page under which what it gives no day finds what happened up to four days before."""


def keys_of(marks: Marks) -> Mapping[int, bool]:
    """Return the keys, signed 64-bit numbers that are the same on every machine, and whether each is a vague one."""
    return {_number(" ".join(parts)): parts[0] in _VAGUE for parts in _keys(marks)}


def _keys(m: Marks) -> Iterator[tuple[str, ...]]:
    for name in sorted(m.names, key=lambda s: (-weight(s), s))[:_NAMES]:
        yield ("name", name)
    rare = sorted((s for s, w in m.words.items() if w >= RARE), key=lambda s: (-m.words[s], s))
    for word in rare[:_WORDS]:
        yield ("word", word)
    about = sorted((s for s, w in m.topic.items() if w >= RARE), key=lambda s: (-m.topic[s], s))
    for kind in families(m.profile.type):
        for word in about[:_ABOUT]:
            yield ("about", kind, word)
        for at in _days(m):
            yield ("day", kind, str(at))
            if m.profile.point:
                yield ("there", kind, str(at), *map(str, map(round, m.profile.point)))


def _days(m: Marks) -> list[int]:
    """The days that it is looked for under: those that it may have been and the next; lately, where the page gives none."""
    known = sorted(m.sharp, reverse=True) or [last for _, last in m.ranges]
    if not known and m.told is not None:
        return [m.told + days for days in _LATELY]
    return sorted({at for day in known[:_DAYS] for at in (day, day + 1)})


def rank_of(profile: Profile) -> int:
    """Return where the incident stands among those that share a key: those told of in full first, then by chance.

    The lower comes first. Chance is a hash of the incident, and so the same on every machine; it keeps those that stand
    first from changing with every page.
    """
    dated = profile.day is not None and profile.stage == "real"
    full = dated and (profile.leading or bool(profile.known) or profile.point is not None)
    chance = _number(f"{profile.node.page} {profile.node.id}") & (1 << 48) - 1
    return chance if full else chance | 1 << 48


def _number(text: str) -> int:
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)
