"""What a case answers: its pages, what they tell of side by side, who says it, and where its words stand."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from testigo.case.damage import tells_damage
from testigo.case.records import Accounts, Link, Node, PageCard, Party

if TYPE_CHECKING:
    from testigo.case.claims import Mark, Statement
    from testigo.case.diff import Difference
    from testigo.case.lineage.passages import Shared
    from testigo.case.listed import Listed
    from testigo.case.parties.called import Called
    from testigo.case.parties.grounds import Ground
    from testigo.case.search import Found
    from testigo.case.stamps import Stamps
    from testigo.case.store import Store
    from testigo.case.timeline import Timeline
    from testigo.case.versions import Version
    from testigo.case.voices import Voice
    from testigo.ledger import Act, Failure, Ledger, ReaderMark


@tells_damage
class Answers:
    """What can be asked of an open case."""

    _store: Store

    def cards(self) -> tuple[PageCard, ...]:
        """Return the pages that count, without their texts."""
        return self._store.cards()

    def failures(self) -> tuple[Failure, ...]:
        """Return what could not be read and was not read since."""
        return self._store.failures()

    def revision(self) -> int:
        """Return how often pages and decisions have changed the case; each answer holds until it is another number."""
        return self._store.changes()

    def is_writable(self) -> bool:
        """Say whether the case may be written to."""
        return self._store.database.writable

    def listed(self) -> tuple[Listed, ...]:
        """Return the pages that count, each with how much was read on it and how many versions it has."""
        from testigo.case.listed import listed

        return listed(self._store)

    def ledger(self, page: str) -> Ledger:
        """Return what was read on a page, as decided. An id gives that very version, any other name the one that counts.

        Raises TestigoError T511 when the case has no such page.
        """
        from testigo.case.review.laying import ledger_as_decided

        store, found = self._store, self._one(page)
        return ledger_as_decided(store.ledger(found), store.register.on(store.key(found)))

    def texts(self, pages: Iterable[str]) -> dict[str, str]:
        """Return the texts of pages by their ids; ids that the case does not hold are left out."""
        return self._store.texts(pages)

    def card(self, page: str) -> PageCard:
        """Return what the case says of a page without its text, also of a version that does not count. Raises TestigoError T511."""
        return self._store.card(self._one(page))

    def readers(self) -> dict[str, ReaderMark]:
        """Return by page, old versions too, the version and model of the reading that counts."""
        from testigo.case.custody.readers import readers_in

        return readers_in(self._store.database)

    def _one(self, page: str) -> str:
        """The id of the page with this id, else of the version that counts of the one that is called so."""
        if self._store.has(page):
            return page
        return next(v.id for v in reversed(self.versions(page)) if v.counts)

    def accounts(self) -> Accounts:
        """Return what the pages tell, side by side."""
        from testigo.case.laid import accounts_of

        return accounts_of(self._store)

    def lineage(self) -> tuple[Link, ...]:
        """Return how pages depend on each other, those links left out that follow from others."""
        from testigo.case.laid import held_accounts, links_of

        with self._store.reading():
            held = held_accounts(self._store, self._store.state())
            if held is not None:
                return tuple(held.lineage)
            return links_of(self._store)

    def side_by_side(self, left: str, right: str) -> Shared:
        """Return every passage that two pages have in common, in the order of the left one. Raises TestigoError T511."""
        from testigo.case.lineage.side_by_side import side_by_side

        with self._store.reading():
            return side_by_side(self._store.ledger(self._one(left)), self._store.ledger(self._one(right)))

    def marks(self) -> tuple[Mark, ...]:
        """Return every claim without its words: where it stands, who makes it, what it does."""
        from testigo.case.claims import marks

        return marks(self._store.database)

    def stamps(self) -> dict[str, Stamps]:
        """Return, by page, the times that stand over parts of it: those of a live page's entries."""
        store = self._store
        with store.workings.lock:
            return store.workings.stamps.of(store.database, store.workings.sides.joined(store))

    def statements(self, party: Party) -> tuple[Statement, ...]:
        """Return the claims that a party makes itself, with their words."""
        from testigo.case.claims import statements_of

        return statements_of(self._store.database, party.nodes)

    def parties(self) -> tuple[Party, ...]:
        """Return everyone who says or does something, merged across pages."""
        return self._store.cast()

    def grounds(self) -> tuple[Ground, ...]:
        """Return by what each party is known, and why it is part of another where it is."""
        return self._store.grounds()

    def called(self, party: Party) -> tuple[Called, ...]:
        """Return what pages call a party, and every place where they do."""
        from testigo.case.parties.called import called

        with self._store.reading():
            return called(party, self.ledger)

    def names(self, nodes: Iterable[Node]) -> dict[Node, str]:
        """Return the names of the parties that some nodes are, of those that pages which count name."""
        from testigo.case.parties.lookup import names_of

        return names_of(self._store.database.connection, nodes)

    def voices(self, *, known: Accounts | None = None) -> tuple[Voice, ...]:
        """Return who says how much in the case, those who speak for a party under it; ``known`` as with :meth:`queue`."""
        from testigo.case.voices import voices_of

        return voices_of(self._store.database, self.parties() if known is None else known.parties)

    def timeline(self) -> Timeline:
        """Return when the incidents of the case happened, and when its pages said what they say."""
        from testigo.case.timeline import timeline_of

        return timeline_of(self.accounts())

    def search(
        self,
        words: str = "",
        *,
        party: str | None = None,
        act: Act | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 20,
    ) -> Found:
        """Return the pages and claims that hold the words, the best first.

        ``words`` may be words, ``"a phrase"``, ``begin*``, ``-without``, ``this OR that``. ``party`` (id or name; those who
        speak for it count) and ``act`` find claims; ``since`` and ``until`` are ISO days between which a page is published.
        Raises TestigoError T401 when a day is none, T512 when no party is called so, T513 when nothing is asked for.
        """
        from testigo.case.search import Filters, search
        from testigo.library import iso_date

        filters = Filters(
            tellers=None if party is None else self._nodes_called(party),
            act=act,
            since=None if since is None else iso_date(since),
            until=None if until is None else iso_date(until),
        )
        return search(self._store.database, words, filters, limit=limit)

    def _nodes_called(self, party: str) -> tuple[Node, ...]:
        from testigo.case.parties.lookup import nodes_called

        return nodes_called(self._store.database.connection, party)

    def versions(self, page: str) -> tuple[Version, ...]:
        """Return the versions of a page, the oldest first, by its address, its id or the name it was added under.

        Raises TestigoError T511 when the case has no such page.
        """
        from testigo.case.page_names import versions_called

        return versions_called(self._store.database, page)

    @property
    def name(self) -> str:
        """What the case is called: as its file, without the ending."""
        return self._store.database.path.stem

    def diff(self, page: str) -> tuple[Difference, ...]:
        """Return what changed from each version of a page to the next, as decided; nothing where it has one version alone.

        Raises TestigoError T511 when the case has no such page.
        """
        from testigo.case.diff import difference
        from testigo.case.review.laying import ledger_as_decided

        store = self._store
        ledgers = [ledger_as_decided(store.ledger(v.id), store.register.on(v.key)) for v in self.versions(page)]
        return tuple(difference(before, after) for before, after in pairwise(ledgers))
