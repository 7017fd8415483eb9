"""Who one naming says it is: its faces, the ties between them, the offices it holds and the bodies it is part of.

A *face* is a form of naming that means the same party on every page: ``p:hector oqueli`` a person's own names, ``b:quay committee``
a body's, ``f:police@SV`` what a country has one of, ``o:president@SV@1989`` who holds an office in a year, ``m:b:fmln|leaders`` a part
of a body, ``l:drevna`` a place. ``n:…`` is a naming that means somebody on its own page alone. All is a function of one naming.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from testigo.case.parties import lexicon as lex
from testigo.case.parties.bodies import NOBODY, Body, body_of
from testigo.case.parties.nations import take_nation
from testigo.case.parties.people import Office, Person, person_of
from testigo.case.parties.tokens import tokens_of
from testigo.case.records import Naming

NO_COUNTRY = "?"
_PLAIN_WORDS = frozenset({"gmt", "utc", "bst", "updated", "live"})
_KNOWN_BY_OFFICE = frozenset({"president", "prime minister", "vice president"})
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
_COMMON_LABELS = frozenset("www news co com org net en es one m amp edition live blog gov ac".split())
_CIVIL = frozenset(
    "party alliance union federation committee university church association hospital company court press".split()
)
_AGAINST = frozenset({"accused", "armed_group", "victim", "witness"})
_RANKED = 0.6
_DESCRIBED = {"rebels", "opposition", "protesters", "paramilitaries"}
"""Functions that describe a body which has a name of its own besides."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A page uses ``face`` for ``other``: an acronym for its full form, "the guerrillas" for a front."""

    face: str
    other: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A page's words, or the form of words, put ``face`` under ``whole``: a score of at most 1 and the reason."""

    face: str
    whole: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who a naming is: ``face`` above all, further ``ties``, ``evidence`` of what it is part of, and ``offices`` held."""

    face: str
    ties: tuple[Tie, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    offices: tuple[str, ...] = ()


def identity_of(naming: Naming) -> Identity:
    """Return who the naming is."""
    if naming.kind == "person":
        return _person(naming)
    if naming.kind == "place":
        return _place(naming)
    if naming.kind in {"weapon", "vehicle"}:
        return Identity(face=local(naming))
    return _body(naming)


def local(naming: Naming) -> str:
    """Return the face of somebody who is known on this page alone."""
    return f"n:{naming.node.page}/{naming.node.id}"


def is_cased(words: Iterable[str]) -> bool:
    """Say whether the words come from a page that tells names by capitals."""
    return any(w != w.lower() for w in words)


def government(country: str | None) -> str:
    """Return the face of a country's government."""
    return f"f:government@{country or NO_COUNTRY}"


def _person(naming: Naming) -> Identity:
    said = (*naming.names, *naming.descriptions)
    people = [person_of(w, cased=naming.cased) for w in said]
    names = [n for p in people for n in p.names]
    offices = tuple(dict.fromkeys(o for p in people for o in p.offices))
    held = tuple(dict.fromkeys(_seat(o, naming) for o in offices if _is_of_one(o)))
    face = _person_face(names, offices, held, naming)
    return Identity(
        face=face, evidence=tuple(_person_evidence(face, people, offices, naming)), offices=held if names else ()
    )


def _person_face(names: Sequence[str], offices: Sequence[Office], held: Sequence[str], naming: Naming) -> str:
    if names:
        name = max(names, key=lambda n: (len(n.split()), names.count(n), n))
        post = next((o.post for o in offices if o.post in _KNOWN_BY_OFFICE), None)
        return f"p:{name}" + (f"|{post}" if post and " " not in name else "")
    return f"o:{held[0]}" if len(held) == 1 else local(naming)


def _is_of_one(office: Office) -> bool:
    """Whether one person of a country holds the office at a time."""
    return office.post in _KNOWN_BY_OFFICE or office.post.startswith("minister ")


def _seat(office: Office, naming: Naming) -> str:
    return f"{office.post}@{office.country or naming.country or NO_COUNTRY}@{(naming.told or '')[:4]}"


def _person_evidence(
    face: str, people: Sequence[Person], offices: Sequence[Office], naming: Naming
) -> Iterable[Evidence]:
    for office in offices:
        score = 0.95 if office.country else 0.85
        yield Evidence(face, government(office.country or naming.country), score, f"holds the office of {office.post}")
    for words in dict.fromkeys(b for p in people for b in p.bodies):
        body = body_of(words, cased=naming.cased, proper=not naming.cased or words != words.lower())
        whole = face_of_body(body, naming.country)
        if naming.category in _AGAINST and body.function:
            continue  # whoever is accused, or hunted, or hurt by it does not speak for the state
        if whole and whole != face and body.name not in _PLAIN_WORDS and _is_told(body, naming):
            yield Evidence(face, whole, 0.9, f"the page says that they speak or act for “{words}”")
    rank = next((p for p in people if p.rank), None)
    if rank is not None and not offices and naming.category in {"security", "government"}:
        army = f"f:army@{rank.country or naming.country or NO_COUNTRY}"
        yield Evidence(face, army, _RANKED, f"has the rank of {rank.rank}")


def _is_told(body: Body, naming: Naming) -> bool:
    """Whether the words are surely a body's: on a page without capitals, by an acronym or by how such names end."""
    if naming.cased or body.name is None or body.aliases:
        return True
    words = body.name.split()
    return "-" not in body.name and (words[-1] in lex.BODY_HEADS or (len(words) == 1 and words[0] not in lex.STANDING))


def _is_armed(body: Body, naming: Naming) -> bool:
    """Whether "the rebels" may be said of a body: its name and what pages say of it do not make it another sort."""
    civil = _CIVIL & set((body.name or "").split())
    return not civil and naming.category in {None, "armed_group", "other", "accused"}


def _place(naming: Naming) -> Identity:
    for words in naming.names:
        code, rest = take_nation(tokens_of(words))
        if code and not [t for t in rest if t.word not in {"the", "of", "republic"}]:
            face = f"l:@{code}"
            speaks = naming.category is not None
            reason = "a country that says or does something stands for its government"
            return Identity(face=face, evidence=(Evidence(face, government(code), 0.8, reason),) if speaks else ())
    bodies = [body_of(w, cased=naming.cased) for w in naming.names]
    named = [b.name for b in bodies if b.name]
    return Identity(face=f"l:{named[0]}" if named else local(naming))


def face_of_body(body: Body, country: str | None) -> str | None:
    """Return the face of a body; None for nobody in particular."""
    whole = None
    if body.name:
        whole = f"b:{body.name}"
    elif body.function:
        whole = f"f:{body.function}@{body.country or country or NO_COUNTRY}"
    return f"m:{whole}|{body.part}" if whole and body.part else whole


def _body(naming: Naming) -> Identity:
    if naming.kind == "outlet" and not naming.names:
        return Identity(face=_of_address(naming))
    bodies = _bodies(naming)
    wholes = [b for b in bodies if b.part is None and (b.name or b.function)]
    named = [b for b in wholes if b.name]
    main = (named or wholes or [b for b in bodies if not b.counted] or [*bodies, NOBODY])[0]
    face = face_of_body(main, naming.country)
    if face is None or main.counted:
        return _counted(naming, main)
    return Identity(
        face=face,
        ties=tuple(dict.fromkeys(_ties(face, wholes, naming))),
        evidence=tuple(_body_evidence(face, [b for b in bodies if b is main or b.name == main.name], naming)),
    )


def _of_address(naming: Naming) -> str:
    """The face of an outlet of which only the web address is known: "selmarcourier" of www.selmarcourier.example."""
    labels = [w for d in naming.descriptions if _HOST.fullmatch(d) for w in d.casefold().split(".")[:-1]]
    telling = [w for w in labels if w not in _COMMON_LABELS]
    return f"b:{max(telling, key=len)}" if telling else local(naming)


def _bodies(naming: Naming) -> list[Body]:
    made = [body_of(w, cased=naming.cased) for w in naming.names]
    made += [
        body_of(w, cased=naming.cased, proper=not naming.cased and naming.kind != "group") for w in naming.descriptions
    ]
    return [b for b in made if b != NOBODY]


def _counted(naming: Naming, body: Body) -> Identity:
    """A number of a body's people: known on their page alone, and part of the body."""
    face = local(naming)
    whole = _whole_of(body, naming.country)
    evidence = () if whole is None else (Evidence(face, whole, 0.8, "the page says whose people they are"),)
    return Identity(face=face, evidence=evidence)


def _whole_of(body: Body, country: str | None) -> str | None:
    face = face_of_body(body, country)
    return face[2 : face.rindex("|")] if face and face.startswith("m:") else None


def _ties(face: str, wholes: Sequence[Body], naming: Naming) -> Iterable[Tie]:
    for body in wholes:
        other = face_of_body(body, naming.country)
        described = body.function in _DESCRIBED and _is_armed(wholes[0], naming)
        if other and other != face and (described or body.name):
            yield Tie(other, face)
        for alias in body.aliases:
            yield from _alias(alias, other or face)


def _alias(alias: str, face: str) -> Iterable[Tie]:
    """An acronym points to its full form, whichever of them stands in brackets."""
    other = f"b:{alias}"
    if other == face:
        return
    if face.startswith("f:rebels") or (" " in alias and face.startswith("b:") and " " not in face):
        yield Tie(face, other)
    else:
        yield Tie(other, face)


def _body_evidence(face: str, bodies: Sequence[Body], naming: Naming) -> Iterable[Evidence]:
    for body in bodies:
        country = body.country or naming.country
        whole = _whole_of(body, naming.country)
        if whole and face == face_of_body(body, naming.country) and _is_told(body, naming):
            yield Evidence(face, whole, 0.9, f"its name says that it is the {body.part} of it")
        if body.within in {"government", "army", "gendarmerie", "police"}:
            yield Evidence(face, f"f:{body.within}@{country or NO_COUNTRY}", 0.85, "its name says whose it is")
        elif body.within:
            yield Evidence(face, f"b:{body.within}", 0.85, f"its name says that {body.within} runs it")


def structural(face: str) -> Evidence | None:
    """Return what a face is part of by its form alone: police, army, ministries and embassies of their government."""
    if not face.startswith("f:"):
        return None
    function, _, country = face[2:].partition("@")
    if function.startswith("ministry ") or function.replace(" ", "-") in lex.OF_GOVERNMENT:
        return Evidence(face, government(country), 0.8, f"{function} is a part of the government of its country")
    return None
