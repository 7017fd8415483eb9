"""What the faces of one party add up to: its name, its kind, its category, and what else pages call it."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from testigo.case.parties import lexicon as lex
from testigo.case.parties.bodies import body_of
from testigo.case.parties.identity import is_cased
from testigo.case.parties.keys import body_words, person_words
from testigo.case.parties.nations import take_nation
from testigo.case.parties.people import person_of
from testigo.case.parties.tokens import ARTICLES, tokens_of
from testigo.reading.places.countries import ADJECTIVES

ALIASES = 24
_COMMON = 0.15
"""Of how often the most used form of a name is used, how often another must be to be common."""
_LONG = 4
"""Words from which on a name counts as full."""
_PLAIN = ("f:government@", "f:police@", "f:army@")
"""What every case has one of: its name says whose it is."""
_SOMEBODY = re.compile(
    r"(?:an?|this|that|these|those|my|our|your|his|her|their|its|who|whose|at least|about)\s(?=[a-z])"
)
"""How words begin that describe somebody on a page, and are not what others would know them by."""
_EDGES = re.compile(r"^[\s\d.,;:\"“”‘«»\])]+(?=\D)|[\s.,;:\"“”«»\[(]+$")
_OPEN_BRACKET = re.compile(r"\s*[\[(][^\])]*$")
_NOTE = re.compile(r"\s*[\[(][^\])]*[\])]")
_PEOPLE = {code: name for name, code in reversed(ADJECTIVES.items())}


class Reckoning:
    """Writes the rows of the parties in an open case file."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Take the open file."""
        self._db = db

    def put(self, head: int, faces: Mapping[int, str]) -> None:
        """Write the party of these faces, of which ``head`` stands for it."""
        self._db.executemany("DELETE FROM party WHERE key = ?", [(k,) for k in faces])
        traits: dict[str, Counter[str]] = {
            "name": Counter(),
            "description": Counter(),
            "kind": Counter(),
            "category": Counter(),
        }
        for key in faces:
            for sort, value, pages in self._db.execute(
                "SELECT sort, value, pages FROM face_trait WHERE face = ?", (key,)
            ):
                if sort in traits:
                    traits[sort][value] += pages
        kinds = traits["kind"]
        kind = _most(kinds) or ("person" if faces[head][:2] == "p:" else "organisation")
        name = name_of(faces[head], traits["name"], traits["description"])
        said = traits["name"] + traits["description"]
        row = (head, name, kind, _most(traits["category"]), json.dumps(aliases_of(name, said), ensure_ascii=False))
        self._db.execute("INSERT INTO party VALUES (?, ?, ?, ?, ?)", row)


def _most(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None


def aliases_of(name: str, said: Counter[str]) -> list[str]:
    """Return what else pages call a party, the most used first; pronouns, crumbs and descriptions of anybody are left out."""
    kept: Counter[str] = Counter()
    for words, pages in said.items():
        if _SOMEBODY.match(words[:1].lower() + words[1:]):
            continue
        clean = _trimmed(words)
        if clean and clean != name and len(clean) > 2 and any(w not in ARTICLES for w in clean.casefold().split()):
            kept[clean] += pages
    return sorted(kept, key=lambda w: (-kept[w], w))[:ALIASES]


def name_of(face: str, names: Counter[str], descriptions: Counter[str]) -> str:
    """Return the fullest name that is common; of a body without one, how pages describe it."""
    own = _own_names(face, names)
    if own:
        return _fullest(own)
    described = Counter({w: n for w, n in (descriptions + names).items() if w})
    if face[:2] == "f:":
        return _of_function(face, described)
    plain = _summed((_trimmed(w), n) for w, n in described.items())
    return _fullest(plain) if plain else _from_face(face)


def _fullest(own: Counter[str]) -> str:
    """The form with the most words among those that are common; the more used, then the longer, of equals."""
    long = [w for w in own if " " in w] or list(own)
    top = max(own[w] for w in long)
    common = [w for w in long if own[w] >= min(top, max(2, _COMMON * top))]
    return min(common, key=lambda w: (-min(len(w.split()), _LONG), -own[w], w.isupper(), -len(w), w))


def _summed(pairs: object) -> Counter[str]:
    found: Counter[str] = Counter()
    for words, n in pairs:  # type: ignore[attr-defined]
        if words:
            found[words] += n
    return found


def _own_names(face: str, names: Counter[str]) -> Counter[str]:
    """The names without titles, posts, articles and notes, with how many pages use each."""
    cased = is_cased(names)
    if face[:2] == "p:":
        return _summed((p, n) for w, n in names.items() for p in person_of(w, cased=cased and w != w.lower()).printed)
    if face[:2] == "b:":
        return _summed((_body_name(w, cased=cased), n) for w, n in names.items())
    return _summed((_trimmed(w), n) for w, n in names.items())


@lru_cache(maxsize=1 << 16)
def _body_name(words: str, *, cased: bool) -> str:
    """A body's own name as printed: "Northern Bank Front" of "gunmen from the Northern Bank Front"."""
    body = body_of(words, cased=cased and words != words.lower())
    if body.name is None or body.part or body.counted:
        return ""
    kept = set(body.name.split()) | {"st"}
    bare = _NOTE.sub("", _OPEN_BRACKET.sub("", words)).split(", ")
    for part in bare:
        tokens = tokens_of(part)
        at = [i for i, t in enumerate(tokens) if t.word in kept]
        if at:
            start = at[0] - (at[0] > 0 and tokens[at[0] - 1].raw in {"El", "La", "Los", "Las"})
            return " ".join(t.raw for t in tokens[start : at[-1] + 1])
    return _trimmed(words)


def _of_function(face: str, described: Counter[str]) -> str:
    """How pages call what every country has one of, by preference with the country's name."""
    cased = is_cased(described)
    plain = _summed((_trimmed(w), n) for w, n in described.items() if body_of(w, cased=cased).part is None)
    whole = Counter({w: n for w, n in plain.items() if body_of(w, cased=cased).function and len(w.split()) <= 5})
    national = Counter({w: n for w, n in whole.items() if take_nation(tokens_of(w))[0]})
    if not national and _PEOPLE.get(face.partition("@")[2]) and face.startswith(_PLAIN):
        return _from_face(face)
    if national or whole:
        return min(national or whole, key=lambda w, of=national or whole: (-of[w], w.islower(), len(w), w))  # type: ignore[misc]
    return _from_face(face)


def _from_face(face: str) -> str:
    """A name for what no page names itself: "government of Venezuela"."""
    if face[:2] == "p:":
        return " ".join(person_words(face)).title()
    if face[:2] != "f:":
        return " ".join(body_words(face)).partition("@")[0].partition("|")[0]
    function, _, country = face[2:].partition("@")
    ministry, _, topic = function.partition(" ")
    plain = f"{topic.capitalize()} Ministry" if ministry == "ministry" and topic else function.capitalize()
    called = lex.FUNCTION_NAMES.get(function, plain)
    where = _PEOPLE.get(country)
    small = called if "Ministry" in called else called.lower()
    return f"{where.title()} {small}" if where else called


@lru_cache(maxsize=65536)
def _trimmed(words: str) -> str:
    """The words without article, number before, quotation marks and brackets left open."""
    bare = _EDGES.sub("", _OPEN_BRACKET.sub("", words))
    first, _, rest = bare.partition(" ")
    return rest if first.casefold() in {"the", "a", "an"} and rest else bare
