"""What the pages of a case file tell towards the joins, and the joins and links of those that count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from testigo.case import rows
from testigo.case.database import Database
from testigo.case.incidents.parts import Tie
from testigo.case.records import Join, Naming, Node, Party, Portrait, Profile, Telling

if TYPE_CHECKING:
    from testigo.case.parties.grounds import Ground
    from testigo.case.parties.roll import Roll
    from testigo.case.review.doubts import Doubt
    from testigo.case.workings import Workings


class Joined:
    """The pages' sides of the joins in an open case file, and what was joined of them."""

    database: Database

    @cached_property
    def workings(self) -> Workings:
        """What accounts were worked out from the last time."""
        from testigo.case.workings import Workings

        return Workings()

    def changes(self) -> int:
        """Return how often the case has changed."""
        found = self.database.value("SELECT number FROM change")
        assert isinstance(found, int)
        return found

    def state(self) -> tuple[int, str]:
        """Return how often the case has changed, and the hash of the last entry of its log."""
        last = self.database.value("SELECT hash FROM entry ORDER BY n DESC LIMIT 1")
        return self.changes(), last or ""

    # --- the pages' sides of the joins

    def put_sides(
        self, key: int, namings: Sequence[Naming], portraits: Sequence[Portrait], tellings: Sequence[Telling]
    ) -> None:
        """Write the page's sides of the joins."""
        self.database.write_all(rows.PUT_NAMING, [rows.naming_row(key, n) for n in namings])
        self.database.write_all(rows.PUT_PROFILE, [rows.profile_row(key, p) for p in portraits])
        self.database.write_all(rows.PUT_TELLING, [rows.telling_row(key, t) for t in tellings])

    def put_doubts(self, key: int, doubts: Iterable[Doubt]) -> None:
        """Write what a person should look at of the page."""
        told = [(key, d.kind, d.record, d.certainty) for d in doubts]
        self.database.write_all("INSERT INTO doubt VALUES (?, ?, ?, ?)", told)

    def namings(self) -> tuple[Naming, ...]:
        """Return how the pages that count name everyone."""
        return tuple(rows.namings(self._that_count(rows.NAMINGS), self._ids()))

    def cast(self) -> tuple[Party, ...]:
        """Return the parties that the pages that count name, ordered by id."""
        from testigo.case.parties.roll import parties_on

        return parties_on(self.roll())

    def roll(self) -> Roll:
        """Return who the parties are, from what is held where the case is as it was."""
        from testigo.case.parties.roll import roll_of

        state, held = self.state(), self.workings.roll
        if held is not None and held[0] == state:
            return held[1]
        found = roll_of(self.database.connection, self.counting())
        if not self.database.is_writing:  # what is being written may yet be taken back
            self.workings.roll = state, found
        return found

    def party_joins(self) -> tuple[Join, ...]:
        """Return the joins of parties, and what each is part of, with score and reason."""
        from testigo.case.parties.roll import joins_of

        return joins_of(self.database.connection, self.counting())

    def grounds(self) -> tuple[Ground, ...]:
        """Return by what each party is known, and why it is part of another."""
        from testigo.case.parties.grounds import grounds_of

        return grounds_of(self.roll())

    def counting(self) -> dict[int, str]:
        """Return the ids of the pages that count, by key."""
        return dict(self.database.rows("SELECT key, id FROM page WHERE replaced_by IS NULL"))

    def namings_on(self, key: int) -> tuple[Naming, ...]:
        """Return how the page with this key names everyone."""
        return tuple(rows.namings(self.database.rows(f"{rows.NAMINGS} WHERE page = ?", key), self._ids()))

    def portraits(self, key: int) -> tuple[Portrait, ...]:
        """Return everything about the incidents of the page with this key, in the order of the ledger: I2 before I10."""
        ids = self.database.rows("SELECT incident FROM profile WHERE page = ? ORDER BY length(incident), incident", key)
        found = (self.database.row(rows.PORTRAIT, key, incident) for (incident,) in ids)
        return tuple(rows.portrait(row) for row in found if row is not None)

    def profiles(self, pages: Iterable[int] | None = None) -> tuple[Profile, ...]:
        """Return the profiles of the incidents of the pages that count, or of those with these keys."""
        return tuple(rows.profiles(self._of_pages(rows.PROFILES, pages), self._ids()))

    def tellings(self, pages: Iterable[int] | None = None) -> tuple[Telling, ...]:
        """Return the answers of the pages that count, or of those with these keys."""
        return tuple(rows.tellings(self._of_pages(rows.TELLINGS, pages), self._ids()))

    def _of_pages(self, select: str, pages: Iterable[int] | None) -> list[rows.Row]:
        if pages is not None:
            return [row for key in pages for row in self.database.rows(f"{select} WHERE page = ?", key)]
        return self._that_count(select)

    def _that_count(self, select: str) -> list[rows.Row]:
        old = "(SELECT key FROM page WHERE replaced_by IS NOT NULL)"
        return self.database.rows(f"{select} WHERE page NOT IN {old}")

    def _ids(self) -> dict[int, str]:
        return dict(self.database.rows("SELECT key, id FROM page"))

    # --- joins and links of the pages that count

    def joins(self) -> tuple[Join, ...]:
        """Return the joins of incidents."""
        pages, nodes = self.counting(), dict[tuple[int, str], Node]()

        def node(page: int, record: str) -> Node:
            found = nodes.get((page, record))
            if found is None:
                found = nodes[page, record] = Node(pages[page], record)
            return found

        found = self.database.rows("SELECT left_page, left_id, right_page, right_id, score, reason FROM incident_join")
        return tuple(
            [
                Join(kind="incident", left=node(p, i), right=node(q, j), score=s, reason=r)
                for p, i, q, j, s, r in found
                if p in pages and q in pages
            ]
        )

    def ties(self, nodes: Mapping[tuple[int, str], Node]) -> list[Tie]:
        """Return the joins between these incidents, by the key of the page and their id, without the reasons."""
        found = self.database.rows("SELECT left_page, left_id, right_page, right_id, score FROM incident_join")
        at = nodes.get
        return [
            Tie(left, right, score)
            for p, i, q, j, score in found
            if (left := at((p, i))) is not None and (right := at((q, j))) is not None
        ]

    def apart(self, pages: Iterable[int] | None = None) -> tuple[tuple[Node, Node], ...]:
        """Return the incidents that a page tells of as two, of the pages that count or of those with these keys."""
        found, ids = self._of_pages("SELECT page, left_id, right_id FROM incident_apart", pages), self._ids()
        return tuple((Node(page=ids[p], id=i), Node(page=ids[p], id=j)) for p, i, j in found)
