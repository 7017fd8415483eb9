"""A case, top to bottom: pages are added, what they tell of is joined, and the accounts are laid side by side."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Self

from testigo.case.damage import asked, tells_damage
from testigo.case.records import Accounts, Link, Node, PageCard, Party
from testigo.case.store import Store
from testigo.errors import TestigoError

if TYPE_CHECKING:
    from testigo.bulk.finding.question import Question
    from testigo.bulk.finding.taking import Taking
    from testigo.bundle.making import Bundled
    from testigo.capture.keeping import Captured
    from testigo.capture.limits import CaptureOptions
    from testigo.case.adding import Added
    from testigo.case.audit.entries import Entry, Kind
    from testigo.case.audit.findings import Verified
    from testigo.case.audit.stamping import Stamped
    from testigo.case.claims import Mark, Statement
    from testigo.case.custody.captures import Capture, Kept
    from testigo.case.custody.receipts import Receipt
    from testigo.case.custody.removing import Removed, RemovedCapture
    from testigo.case.diff import Difference
    from testigo.case.lineage.passages import Shared
    from testigo.case.listed import Listed
    from testigo.case.parties.called import Called
    from testigo.case.parties.grounds import Ground
    from testigo.case.review.acting import Step
    from testigo.case.review.decisions import Decision, Standing, Verb
    from testigo.case.review.doubts import DoubtKind
    from testigo.case.review.queue import Doubtful
    from testigo.case.search import Found
    from testigo.case.stamps import Stamps
    from testigo.case.timeline import Timeline
    from testigo.case.versions import Version
    from testigo.case.voices import Voice
    from testigo.case.workings import State, Workings
    from testigo.ledger import Act, Failure, Ledger, ReaderMark


@tells_damage
class Case:
    """A file of pages about an event, and what can be asked of them together."""

    def __init__(self, path: str | Path, *, create: bool = False, by: str | None = None) -> None:
        """Open the case file at ``path``; make it where it is absent and ``create`` is set.

        ``by`` is who works on it, as receipts and log say: TESTIGO_NAME or the user where not given. A case that may not be
        written to is opened for reading. Raises TestigoError T501 to T508: see
        ``docs/reference/errors.md``.
        """
        self._store = Store(Path(path), create=create, by=by)

    def close(self) -> None:
        """Close the file; do nothing where it is closed."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, why: type[BaseException] | None, *_more: object) -> None:
        if why is None:
            self._lay_ahead()
        self.close()

    def _lay_ahead(self) -> None:
        """Lay the accounts where so many pages have come that it is worth it; the case is whole without."""
        with suppress(TestigoError, sqlite3.ProgrammingError):  # the second where it is closed already
            from testigo.case.laid import lay_ahead

            asked(self._store.database, lambda: lay_ahead(self._store))

    def add(
        self,
        inputs: Iterable[str | Path],
        *,
        published: str | date | None = None,
        allow_private: bool = False,
        on: Callable[[Added], None] | None = None,
    ) -> tuple[Added, ...]:
        """Read the pages of files, folders, lists of articles and URLs into the case; say what became of each.

        ``on`` is told of each page as soon as it is in the case. Every page is written whole or not at all, so what was
        added stays added whatever happens next. Raises TestigoError T401 when ``published`` is no date, T302 when the
        weights are missing, and T504 to T508 when the case cannot be written to.
        """
        from testigo.case.adding import add_all
        from testigo.library import options

        return add_all(self._store, inputs, options(published, allow_private), on)

    def add_stream(
        self,
        stream: BinaryIO,
        name: str,
        *,
        published: str | date | None = None,
        on: Callable[[Added], None] | None = None,
    ) -> tuple[Added, ...]:
        """Read the page, or every article of the list, that a stream holds into the case, as a file of this name.

        Raises TestigoError as :meth:`add` does.
        """
        from testigo.case.adding import add_stream
        from testigo.library import options

        return add_stream(self._store, stream, name, options(published, allow_private=False), on)

    def add_from(
        self,
        out: str | Path,
        wanted: Question | Sequence[str],
        options: Taking | None = None,
        *,
        on: Callable[[Added], None] | None = None,
    ) -> tuple[Added, ...]:
        """Read pages of the bulk folder ``out`` into the case: the best answers to a question, or those with some ids.

        Each comes with its bytes where the input of the folder still holds them, else with its text from the tables, as its
        receipt says. Raises TestigoError T851 to T859 as :func:`testigo.bulk.finding.find.find`, and as :meth:`add`.
        """
        from testigo.bulk.finding.taking import Taking, taken
        from testigo.case.adding import add_found

        return add_found(self._store, taken(Path(out), wanted, options or Taking()), on)

    def capture(
        self,
        urls: Iterable[str],
        options: CaptureOptions | None = None,
        *,
        on: Callable[[Captured], None] | None = None,
    ) -> tuple[Captured, ...]:
        """Save the pages at some addresses with what shows them again, as WARC in the case, and read them into it.

        ``on`` is told of each page as soon as it is in the case. What a page needs and cannot be had stands in its capture; a
        page that cannot be had or read is a failure on record. Raises TestigoError T302 and T504 to T508.
        """
        from testigo.capture.asking import Asking
        from testigo.capture.keeping import capture_all
        from testigo.capture.limits import CaptureOptions

        return capture_all(self._store, urls, Asking(options=options or CaptureOptions()), on)

    def captures(self, page: str | None = None) -> tuple[Kept, ...]:
        """Return the captures in the case, or those of one page, the first that came first. Raises TestigoError T511."""
        from testigo.case.custody.captures import kept_captures

        return kept_captures(self._store, None if page is None else self._one(page))

    def captured(self, capture: str) -> Capture:
        """Return the capture with this id and its WARC file. Raises TestigoError T763."""
        from testigo.case.custody.captures import capture_with

        return capture_with(self._store, capture)

    def shown(self, page: str) -> bytes:
        """Return a page as its last capture shows it: one file of HTML with all that shows it, which asks nobody for anything.

        Raises TestigoError T511 when there is no such page, T763 when it was not captured or is no HTML, T765 when the capture
        cannot be replayed.
        """
        from testigo.intake.fetch import normal
        from testigo.intake.isolation import shown
        from testigo.intake.limits import Options

        found = self.captures(page)
        if not found:
            raise TestigoError("T763", f"the page {page!r} was added without a capture")
        kept = self.captured(found[-1].id)
        return shown(kept.data, normal(kept.url), Options())

    def put(self, ledger: Ledger, data: bytes) -> Added:
        """Put a page that is read already into the case, with its bytes as received."""
        from testigo.case.adding import put

        return put(self._store, ledger, data)

    def reread(self, *, on: Callable[[Added], None] | None = None) -> tuple[Added, ...]:
        """Read every page anew, from its bytes, that other weights than the present ones have read."""
        from testigo.case.adding import reread_all

        return reread_all(self._store, on)

    def share(self, workings: Workings) -> None:
        """Hold what accounts are worked out from together with whoever else has the same file open; one may ask while another does."""
        self._store.workings = workings

    def keep_accounts(self) -> None:
        """Keep the accounts that were asked for last in the file, so that who opens it next need not wait for them."""
        from testigo.case.laid import keep_held

        keep_held(self._store)

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

    def received(self, page: str) -> tuple[bytes, Receipt]:
        """Return the bytes of a page as they were received, and how they came. Raises TestigoError T511, and T507 where they are lost."""
        return self._store.received(self._one(page))

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

    def decide(
        self,
        verb: Verb,
        record: str,
        other: str | None = None,
        *,
        fields: Mapping[str, Any] | None = None,
        part_of: bool = False,
        by: str | None = None,
        why: str | None = None,
    ) -> Decision:
        """Accept, reject or correct a record, or join or part two; the accounts follow at once.

        ``record`` is an id of the queue (``3fa1b2c4:C3``), a party's or an event's id. ``fields`` are what a correction
        sets. ``part_of``: the first is part of the second, or is not. ``by`` is TESTIGO_NAME or the user where not given.
        Raises TestigoError T514 when there is no such record, T515 when it cannot be decided so, and T504 to T508.
        """
        from testigo.case.review.desk import Desk

        desk = Desk(store=self._store, parties=self.parties, events=lambda: self.accounts().incidents)
        return desk.decide(verb, record, other, fields=fields, part_of=part_of, by=by, why=why)

    def add_record(
        self, page: str, kind: str, fields: Mapping[str, Any], *, by: str | None = None, why: str | None = None
    ) -> Decision:
        """Add a claim, an incident, a count or an entity that the reading of a page missed, by its words on the page.

        ``fields`` are those that a correction sets: a claim needs ``content``, an incident ``trigger`` and ``type``, a count
        ``words``, ``value`` and ``effect``, an entity ``mentions`` and ``kind``. Raises TestigoError T514 when there is no such
        page, T515 when the fields make no such record or the page has it already, and T504 to T508.
        """
        from testigo.case.review.desk import Desk

        desk = Desk(store=self._store, parties=self.parties, events=lambda: self.accounts().incidents)
        return desk.add(page, kind, fields, by=by, why=why)

    def act(self, steps: Sequence[Step], *, by: str | None = None, why: str | None = None) -> tuple[Decision, ...]:
        """Make several decisions as one act: all of them or none, and one :meth:`undo` takes all of them back.

        A step may name the record that a step before it added, as ``#2``. ``why`` is the reason of each step without one of its own.
        Raises TestigoError as :meth:`decide` and :meth:`add_record` do, with the number of the step.
        """
        from testigo.case.review.acting import act
        from testigo.case.review.desk import Desk

        desk = Desk(store=self._store, parties=self.parties, events=lambda: self.accounts().incidents)
        return act(desk, steps, by=by, why=why)

    def undo(self, decision: int, *, by: str | None = None, why: str | None = None) -> Decision:
        """Take a decision back, or an undo of one, with all of the act that it belongs to; what is written stays.

        Returns the undo of the decision that is named. Raises TestigoError T516 when it does not stand.
        """
        from testigo.case.custody.who import who
        from testigo.case.review.deciding import undo

        return undo(self._store, decision, by=who(by), why=why)

    def decisions(self) -> tuple[Standing, ...]:
        """Return what was decided, in order, and how each decision stands: also those whose words are found no more."""
        from testigo.case.review.register import standing

        return standing(self._store.register)

    def log(self, since: int = 1) -> tuple[Entry, ...]:
        """Return what happened to the case, from an entry on. Raises TestigoError T507 where it cannot be understood."""
        from testigo.case.audit.chain import entries_from

        return entries_from(self._store.database, since)

    def note(self, kind: Kind, body: dict[str, Any], *, by: str | None = None) -> Entry:
        """Append to the log what was done with the case and changes nothing in it: ``exported``, ``bundled``, ``imported``."""
        with self._store.database.writing():
            return self._store.note(kind, body, by)

    def remove(self, page: str, why: str, *, by: str | None = None) -> Removed:
        """Remove a page for good, with all that tells of it; its hash and the reason stay in the log.

        ``page`` is named as in :meth:`ledger`. Raises TestigoError T511 when there is no such page, T701 without a reason.
        """
        from testigo.case.custody.removing import remove

        return remove(self._store, self._one(page), why, by)

    def remove_capture(self, capture: str, why: str, *, by: str | None = None) -> RemovedCapture:
        """Remove a capture alone, for good; a page that was read from it stays. Its hash and the reason stay in the log.

        ``capture`` is its id, or how that begins. Raises TestigoError T701 without a reason, T763 where there is no such capture.
        """
        from testigo.case.custody.removing import remove_capture

        return remove_capture(self._store, capture, why, by)

    def verify(self, roots: Sequence[Path] = ()) -> Verified:
        """Hash everything anew, go through the log, work out all joins again, and say what fails.

        ``roots`` are files of certificates, in PEM, that time stamps may rest on.
        """
        from testigo.case.audit.verifying import verify

        return verify(self._store, roots)

    def sign(self, key: Path, *, by: str | None = None) -> Entry:
        """Sign the last entry of the log with a private Ed25519 key in PEM. Raises TestigoError T702, T703."""
        from testigo.case.audit.signing import sign

        return sign(self._store, key, by)

    def stamp(self, authority: str | None = None, *, allow_private: bool = False, by: str | None = None) -> Stamped:
        """Ask an authority for a time stamp of the last entry, and for all that wait. Raises TestigoError T702, T705."""
        from testigo.case.audit.asking import asking
        from testigo.case.audit.stamping import stamp

        return stamp(self._store, asking(allow_private=allow_private), authority, by)

    def bundle(
        self,
        out: str | Path,
        *,
        redact: str | Path | None = None,
        redaction_key: str | Path | None = None,
        by: str | None = None,
    ) -> Bundled:
        """Write the case as one file that a stranger can check, as ``testigo bundle`` does, and note it in the log.

        ``redact`` is a file of rules, by which a redacted copy is written; its key is kept in ``redaction_key``. Raises TestigoError
        T402 where ``out`` is there already, T724 where the case is not as its log says, T781 to T783 for rules.
        """
        from testigo.bundle.handing_over import hand_over
        from testigo.redact.asked import redaction

        return hand_over(self, self.name, Path(out), redact=redaction(redact, redaction_key), by=by)

    def export(
        self,
        to: str,
        out: str | Path | None = None,
        *,
        incidents: Sequence[str] = (),
        redact: str | Path | None = None,
        redaction_key: str | Path | None = None,
        by: str | None = None,
    ) -> bytes:
        """Return the case in a format, as ``testigo export`` writes it, to ``out`` where that is given, and note it in the log.

        ``incidents`` are ids, how these begin, or numbers; without any, all is exported. ``redact`` and ``redaction_key`` are as in
        :meth:`bundle`. Raises TestigoError T402, T510, T741, T745, T781 to T783.
        """
        from testigo.export.exporting import export
        from testigo.redact.asked import redaction

        asked = redaction(redact, redaction_key)
        path = None if out is None else Path(out)
        return export(self, self.name, to, path, incidents=incidents, redact=asked, by=by)

    @property
    def name(self) -> str:
        """What the case is called: as its file, without the ending."""
        return self._store.database.path.stem

    def queue(
        self, limit: int = 50, *, kinds: Collection[DoubtKind] = (), known: Accounts | None = None
    ) -> tuple[Doubtful, ...]:
        """Return what a person should look at, the least certain first; what is decided is left out.

        ``kinds`` are those alone that are looked at, where any are named. ``known`` are the accounts of the case as it is
        now, for whom has them: what is one event need not be worked out.
        """
        from testigo.case.review.queue import queue

        state, groups = self._groups(known)
        return queue(self._store, groups, limit, kinds, state)

    def waiting(self, *, known: Accounts | None = None) -> dict[DoubtKind, int]:
        """Return how much there is to look at, by kind. ``known`` is as in :meth:`queue`."""
        from testigo.case.review.queue import waiting

        state, groups = self._groups(known)
        return waiting(self._store, groups, state)

    def _groups(self, known: Accounts | None) -> tuple[State | None, list[list[Node]]]:
        """The incidents of each event, and the state of the case that they are of; None where these accounts are not those held."""
        from testigo.case.laid import groups_of, held_accounts

        state = self._store.state()
        held = held_accounts(self._store, state)
        if known is None and held is None:
            return state, [[p.node for p in group] for group in groups_of(self._store)]
        accounts = known or held
        assert accounts is not None
        return state if accounts is held else None, [list(event.mentions) for event in accounts.incidents]

    def diff(self, page: str) -> tuple[Difference, ...]:
        """Return what changed from each version of a page to the next, as decided; nothing where it has one version alone.

        Raises TestigoError T511 when the case has no such page.
        """
        from testigo.case.diff import difference
        from testigo.case.review.laying import ledger_as_decided

        store = self._store
        ledgers = [ledger_as_decided(store.ledger(v.id), store.register.on(v.key)) for v in self.versions(page)]
        return tuple(difference(before, after) for before, after in pairwise(ledgers))
