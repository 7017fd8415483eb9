"""Keeps, as pages come and go, which faces of the case are one party: decided face by face, stored, and never all anew.

A page's namings raise the counts of the faces they use; only faces that are new, or that look under a key of one, or whose
ties have changed, are decided again, and only the parties these belong to are put together again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from testigo.case.parties.clusters import Edge, clustered
from testigo.case.parties.identity import Identity, identity_of, local, structural
from testigo.case.parties.keys import shown_by, sought_by
from testigo.case.parties.pointing import Pointer, may_mean, pointer_of
from testigo.case.parties.reckoning import Reckoning
from testigo.case.records import Naming
from testigo.case.rows import NAMINGS, namings

_ADD_TRAIT = "INSERT INTO face_trait VALUES (?, ?, ?, ?) ON CONFLICT (face, sort, value) DO UPDATE SET pages = pages + excluded.pages"
_ADD_TIE = (
    "INSERT INTO face_tie VALUES (?, ?, ?) ON CONFLICT (face, other) DO UPDATE SET pages = pages + excluded.pages"
)
_ADD_PART = (
    "INSERT INTO face_part VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (face, whole, reason) DO UPDATE SET pages = pages + excluded.pages, score = max(score, excluded.score)"
)
_PARTS = (  # in two halves, since an OR over two tables looks at all parts of the case
    "SELECT key FROM face_part JOIN face ON key = face_part.face WHERE whole = ?1 AND words LIKE 'm:%'"
    " UNION SELECT key FROM face WHERE key = ?1 AND words LIKE 'm:%' AND EXISTS (SELECT 1 FROM face_part WHERE face = ?1)"
)
"""The parts of a body, and the face itself where it is a part."""
_ALONE = "SELECT face.key FROM naming JOIN face ON face.key = naming.face WHERE naming.page = ? AND words LIKE 'n:%'"
"""The faces of those who are known on one page alone, some of them because a person parted them from others."""
_PAGES = "c:pages"
"""The face, nobody's, on which the pages' countries are counted."""
_MOST_PAGES = (  # SQLite gives the value of the row that has the most
    "SELECT value, max(pages), sum(pages) FROM face_trait JOIN face ON face.key = face"
    " WHERE words = ? AND sort = 'country' AND pages > 0"
)
_HOME_SHARE = 2 / 3
"""Of the pages that name a country, how many must name the same for it to be what "the police" of other pages means."""


class PartyIndex:
    """The faces and parties in an open case file. What calls it opens and ends the transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Take the open file."""
        self._db = db
        self._reckoning = Reckoning(db)

    def add(self, page: int, found: Sequence[Naming]) -> None:
        """Count the namings of a page, whose rows are in the file, among those of the other pages."""
        home = self.home()
        identities = [identity_of(n) for n in found]
        touched, counted = self._count(page, found, identities, 1)
        self._again(touched | self._of_home(home), counted)

    def remove(self, page: int) -> None:
        """Take the namings of a page out, as when a newer version of it has come."""
        home = self.home()
        rows = self._db.execute(
            f"{NAMINGS} WHERE page = ?", (page,)
        ).fetchall()  # the id of the page tells its own faces
        found = list(namings(rows, {page: self._id_of(page)}))
        alone = {key for (key,) in self._db.execute(_ALONE, (page,))}
        self._db.execute("UPDATE naming SET face = NULL WHERE page = ?", (page,))
        touched, counted = self._count(page, found, [identity_of(n) for n in found], -1)
        for key in sorted(alone):
            self._db.execute("UPDATE face SET uses = 0 WHERE key = ?", (key,))
            self._db.execute("DELETE FROM face_trait WHERE face = ?", (key,))
        touched |= alone
        self._again(touched | self._of_home(home), counted)

    def _id_of(self, page: int) -> str:
        row = self._db.execute("SELECT id FROM page WHERE key = ?", (page,)).fetchone()
        return row[0] if row else str(page)

    def home(self) -> str | None:
        """Return the country that most pages of the case are about; None where no country stands out."""
        most, pages, whole = self._db.execute(_MOST_PAGES, (_PAGES,)).fetchone()
        return most if whole and pages >= _HOME_SHARE * whole else None

    # --- counting

    def _count(
        self, page: int, found: Sequence[Naming], identities: Sequence[Identity], n: int
    ) -> tuple[set[int], set[int]]:
        """Count namings; return the faces of which something changed that decides them, and all whose counts changed."""
        touched: set[int] = set()
        counted: set[int] = set()
        for naming, identity in zip(found, identities, strict=True):
            if naming.kind == "outlet" and naming.country:
                self._db.execute(_ADD_TRAIT, (self._use(_PAGES, 0, set()), "country", naming.country, n))
            if identity.face.startswith("n:") and not identity.evidence:
                continue
            face = self._use(identity.face, n, touched)
            if n > 0:
                self._db.execute(
                    "UPDATE naming SET face = ? WHERE page = ? AND entity = ?", (face, page, naming.node.id)
                )
            self._traits(face, naming, n)
            self._ties(face, identity, n, touched)
            counted.add(face)
        return touched, counted

    def _use(self, words: str, n: int, touched: set[int]) -> int:
        """The key of a face, its uses raised by ``n``; where it is new, those that look for it are touched."""
        row = self._db.execute(
            "UPDATE face SET uses = uses + ? WHERE words = ? RETURNING key, uses", (n, words)
        ).fetchone()
        if row is not None:
            key: int = row[0]
            if (row[1] > 0) != (row[1] - n > 0):  # it comes back, or goes
                touched.add(key)
                self._touch_seekers(words, touched)
                part = structural(words)
                if part is not None:
                    self._use(part.whole, 1 if row[1] > 0 else -1, touched)
            return key
        made = self._db.execute("INSERT INTO face (words, uses, party) VALUES (?, ?, 0)", (words, n)).lastrowid
        assert made is not None
        self._db.execute("UPDATE face SET party = key WHERE key = ?", (made,))
        shown = shown_by(words)
        self._db.executemany("INSERT INTO face_key VALUES (?, 0, ?)", [(k, made) for k in sorted(shown)])
        self._db.executemany("INSERT INTO face_key VALUES (?, 1, ?)", [(k, made) for k in sorted(sought_by(words))])
        touched.add(made)
        self._touch_seekers(words, touched)
        part = structural(words)
        if part is not None:
            whole = self._use(part.whole, 1 if n > 0 else 0, touched)
            self._db.execute(_ADD_PART, (made, whole, part.reason, part.score, 0))
        return made

    def _touch_seekers(self, words: str, touched: set[int], *, by_office: bool = False) -> None:
        """Touch the faces that this one may have a part in deciding; ``by_office`` those alone that its offices decide."""
        found = self._under(shown_by(words), sought=1)
        touched.update(k for k, w in found.items() if ("|" in w or not by_office) and may_mean(w, words))

    def _under(self, keys: Iterable[str], *, sought: int) -> dict[int, str]:
        """The faces under the keys that some page uses, with their words."""
        sql = (
            "SELECT face, words FROM face_key JOIN face ON face.key = face_key.face"
            " WHERE face_key.key = ? AND sought = ? AND uses > 0"
        )
        return {face: words for key in sorted(keys) for face, words in self._db.execute(sql, (key, sought))}

    def _traits(self, face: int, naming: Naming, n: int) -> None:
        traits = [("name", w) for w in naming.names] + [("description", w) for w in naming.descriptions]
        traits.append(("kind", naming.kind))
        if naming.category:
            traits.append(("category", naming.category))
        self._db.executemany(_ADD_TRAIT, [(face, sort, value, n) for sort, value in traits])

    def _ties(self, face: int, identity: Identity, n: int, touched: set[int]) -> None:
        for tie in identity.ties:
            left, right = self._use(tie.face, n, touched), self._use(tie.other, n, touched)
            self._db.execute(_ADD_TIE, (left, right, n))
            touched.add(left)
        for office in identity.offices:
            seat = self._use(f"o:{office}", n, touched)
            self._db.execute(_ADD_TIE, (seat, face, n))
            touched.add(seat)
            self._touch_seekers(identity.face, touched, by_office=True)
        for part in identity.evidence:
            whole = self._use(part.whole, n, touched)
            self._db.execute(_ADD_PART, (face, whole, part.reason, part.score, n))

    # --- deciding

    def _of_home(self, before: str | None) -> set[int]:
        """The faces that a change of the home country touches: those of no known country."""
        if self.home() == before:
            return set()
        return {key for (key,) in self._db.execute("SELECT face FROM face_key WHERE sought = 1 AND key LIKE 'any %'")}

    def _again(self, touched: set[int], counted: Iterable[int] = ()) -> None:
        """Decide the touched faces anew, and put together again the parties that this changes or whose faces are ``counted``."""
        home = self.home() if touched else None
        changed = {near for face in sorted(touched) for near in self._decide(face, home)} | touched | set(counted)
        self._forget({*touched, *counted})  # before names are chosen: what no page says any more is no name
        groups = self._clusters(changed)
        self._clusters(self._parts_of(groups), parts=True)

    def _decide(self, key: int, home: str | None) -> set[int]:
        """Point a face to the one it is a form of; return the faces whose parties this may change."""
        row = self._db.execute("SELECT words, other, uses FROM face WHERE key = ?", (key,)).fetchone()
        if row is None:
            return set()
        words, before, _ = row
        pointer = self._pointer(key, words, home)
        other = None if pointer is None else self._key_of(pointer.other)
        score, reason = (pointer.score, pointer.reason) if pointer and other else (None, None)
        self._db.execute("UPDATE face SET other = ?, score = ?, reason = ? WHERE key = ?", (other, score, reason, key))
        return {k for k in (key, before, other) if k is not None}

    def _pointer(self, key: int, words: str, home: str | None) -> Pointer | None:
        found = {w: k for k, w in self._under(sought_by(words), sought=0).items() if k != key}
        ties = dict(
            self._db.execute(
                "SELECT words, pages FROM face_tie JOIN face ON face.key = face_tie.other WHERE face_tie.face = ? AND pages > 0",
                (key,),
            )
        )
        offices = {w: self._offices_of(k) for w, k in found.items()} if "|" in words else {}
        return pointer_of(words, found, ties, offices, home)

    def _key_of(self, words: str) -> int | None:
        row = self._db.execute("SELECT key FROM face WHERE words = ?", (words,)).fetchone()
        return row[0] if row else None

    def _offices_of(self, key: int) -> frozenset[str]:
        """The offices that pages give a person, without country and year."""
        rows = self._db.execute(
            "SELECT words FROM face_tie JOIN face ON face.key = face_tie.face WHERE face_tie.other = ? AND pages > 0",
            (key,),
        )
        return frozenset(w[2:].partition("@")[0] for (w,) in rows)

    # --- putting together

    def _clusters(self, seeds: set[int], *, parts: bool = False) -> list[list[int]]:
        """Put together the parties of the faces and of all that hang together with them; return them."""
        made = []
        left = set(seeds)
        while left:
            faces, edges, apart = self._hanging_together(left.pop(), parts=parts)
            left -= set(faces)
            words = dict(self._words(faces))
            for group in clustered(faces, edges, apart, words):
                head = max(group, key=lambda k: _standing(words[k]))
                self._db.executemany("UPDATE face SET party = ? WHERE key = ?", [(head, k) for k in group])
                self._reckoning.put(head, {k: words[k] for k in group})
                made.append(group)
        return made

    def _words(self, faces: Iterable[int]) -> Iterable[tuple[int, str]]:
        for key in faces:
            yield self._db.execute("SELECT key, words FROM face WHERE key = ?", (key,)).fetchone()

    def _hanging_together(self, seed: int, *, parts: bool) -> tuple[list[int], list[Edge], set[tuple[int, int]]]:
        """All faces that pointers and rulings connect with this one, those edges, and the pairs held apart."""
        faces, left = {seed}, [seed]
        edges: set[Edge] = set()
        apart: set[tuple[int, int]] = set()
        while left:
            key = left.pop()
            for edge in [*self._edges(key), *(self._part_edges(key) if parts else ())]:
                edges.add(edge)
                for near in (edge.face, edge.other):
                    if near not in faces:
                        faces.add(near)
                        left.append(near)
            apart.update(
                self._db.execute(
                    "SELECT face, other FROM face_ruling WHERE verb = 'part' AND ? IN (face, other)", (key,)
                )
            )
        return sorted(faces), sorted(edges), apart

    def _edges(self, key: int) -> Iterable[Edge]:
        rows = self._db.execute(
            "SELECT key, other, score FROM face WHERE (key = ?1 AND other IS NOT NULL) OR other = ?1", (key,)
        )
        for face, other, score in rows:
            yield Edge(-score, face, other)
        rows = self._db.execute(
            "SELECT face, other FROM face_ruling WHERE verb = 'join' AND ? IN (face, other)", (key,)
        )
        for face, other in rows:
            yield Edge(-2.0, face, other)

    def _part_edges(self, key: int) -> Iterable[Edge]:
        """Parts of one body by one name are one: "FMLN leaders", "leaders of the Farabundo Martí front"."""
        row = self._db.execute(
            "SELECT face.words, whole.party FROM face JOIN face_part ON face_part.face = face.key"
            " JOIN face AS whole ON whole.key = face_part.whole"
            " WHERE face.key = ? AND substr(face.words, 3, length(whole.words)) = whole.words LIMIT 1",
            (key,),
        ).fetchone()
        if row is None or not row[0].startswith("m:"):
            return
        words, party = row
        part = words[words.rindex("|") :]
        alike = self._db.execute(
            "SELECT DISTINCT face_part.face, face.words FROM face AS whole JOIN face_part ON face_part.whole = whole.key"
            " JOIN face ON face.key = face_part.face WHERE whole.party = ?",
            (party,),
        )
        for face, other in alike:
            if face != key and other.startswith("m:") and other.endswith(part):
                yield Edge(-0.8, min(face, key), max(face, key))

    def _parts_of(self, groups: Iterable[Sequence[int]]) -> set[int]:
        """The parts of the bodies in the groups, and the parts among them."""
        found: set[int] = set()
        for group in groups:
            for key in group:
                found.update(k for (k,) in self._db.execute(_PARTS, (key,)))
        return found

    def _forget(self, touched: Iterable[int]) -> None:
        """Drop counts that have come to nothing."""
        for key in touched:
            self._db.execute("DELETE FROM face_trait WHERE face = ? AND pages <= 0", (key,))
            self._db.execute("DELETE FROM face_tie WHERE face = ? AND pages <= 0", (key,))
            self._db.execute("DELETE FROM face_part WHERE face = ? AND pages < 0", (key,))

    # --- what persons decide

    def single_out(self, page: int, naming: Naming) -> str:
        """Give a naming a face that no other has, whatever it is named; return that face."""
        touched: set[int] = set()
        words = local(naming)
        face = self._use(words, 0, touched)
        self._db.execute("DELETE FROM face_trait WHERE face = ?", (face,))
        self._traits(face, naming, 1)
        self._db.execute("UPDATE face SET uses = 1 WHERE key = ?", (face,))
        self._db.execute("UPDATE naming SET face = ? WHERE page = ? AND entity = ?", (face, page, naming.node.id))
        self._again({face} | touched)
        return words

    def give_back(self, page: int, naming: Naming) -> None:
        """Take the face of their own from a naming that was singled out: it has the one again that its words give it, if any."""
        words, shared = local(naming), identity_of(naming).face
        face = self._use(words, 0, set())
        other = None if shared == words else self._key_of(shared)
        self._db.execute("UPDATE naming SET face = ? WHERE page = ? AND entity = ?", (other, page, naming.node.id))
        self._db.execute("UPDATE face SET uses = 0 WHERE key = ?", (face,))
        self._db.execute("DELETE FROM face_trait WHERE face = ?", (face,))
        self._again({face} if other is None else {face, other})

    def rule(self, face: str, other: str, verb: str | None) -> None:
        """Join or part two faces whatever their namings say; with None, undo that."""
        touched: set[int] = set()
        left, right = sorted((self._use(face, 0, touched), self._use(other, 0, touched)))
        self._db.execute("DELETE FROM face_ruling WHERE face = ? AND other = ?", (left, right))
        if verb is not None:
            self._db.execute("INSERT INTO face_ruling VALUES (?, ?, ?)", (left, right, verb))
        self._again({left, right} | touched)


def _standing(words: str) -> tuple[int, int, str]:
    """By which the face that stands for a party is chosen: names before functions before descriptions; the fullest."""
    sort = {"p:": 5, "b:": 4, "f:": 3, "l:": 2, "o:": 1, "m:": 1}.get(words[:2], 0)
    return (sort, len(words.split()), words)
