"""The keys by which faces that may be one find each other: each face shows some and looks under some.

Both are functions of the face alone, so that a face that is new to a case is compared with those under its keys and no others.
"""

from __future__ import annotations

from collections.abc import Iterator

from testigo.case.parties.bodies import squashed
from testigo.case.parties.forms import initials
from testigo.case.parties.likeness import skeleton

NO_COUNTRY = "@?"


def shown_by(face: str) -> frozenset[str]:
    """Return the keys under which other faces find this one."""
    return frozenset(_shown(face))


def sought_by(face: str) -> frozenset[str]:
    """Return the keys under which this face looks for the one that it is a form of."""
    return frozenset(_sought(face))


def person_words(face: str) -> tuple[str, ...]:
    """Return the words of a person's face, the office left out."""
    return tuple(face[2:].partition("|")[0].split())


def body_words(face: str) -> tuple[str, ...]:
    """Return the words of a body's face."""
    return tuple(face[2:].split())


def _shown(face: str) -> Iterator[str]:
    sort = face[:2]
    if sort == "p:" and len(words := person_words(face)) > 1:
        for word in words[1:]:
            yield f"p {skeleton(word)}"
    elif sort == "b:":
        words = body_words(face)
        yield f"= {face[2:]}"
        if len(words) > 1:
            yield f"first {words[0]}"
            yield f"last {skeleton(words[-1])}"
            yield f"web {squashed(' '.join(words))}"
        if len(words) > 2:
            yield f"acronym {initials(face[2:])}"
    elif sort in {"f:", "o:"} and NO_COUNTRY not in face:
        yield f"any {wild(face)}"


def _sought(face: str) -> Iterator[str]:
    sort = face[:2]
    if sort == "p:" and (words := person_words(face)):
        yield f"p {skeleton(words[-1])}"
    elif sort == "b:":
        words = body_words(face)
        if len(words) > 1:
            yield f"first {words[0]}"
            yield f"last {skeleton(words[-1])}"
        else:
            yield f"acronym {words[0]}"
            yield f"web {words[0]}"
    elif sort == "l:" and " " in face:
        yield f"= {face[2:]}"
    elif sort in {"f:", "o:"} and NO_COUNTRY in face:
        yield f"any {face}"


def wild(face: str) -> str:
    """Return the face without its country: ``f:police@?`` of ``f:police@SV``."""
    name, _, rest = face.partition("@")
    _, at, year = rest.partition("@")
    return f"{name}{NO_COUNTRY}{at}{year}"


def at_home(face: str, country: str) -> str:
    """Return the face with a country in the place of the unknown one."""
    return face.replace(NO_COUNTRY, f"@{country}", 1)
