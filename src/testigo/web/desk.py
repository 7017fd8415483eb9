"""What the desk holds while it runs: the case file, opened a few times over, and what was asked of it last."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING, Any, TypeVar

from testigo.case.case import Case
from testigo.case.collecting import uncollected
from testigo.case.workings import Workings
from testigo.errors import TestigoError
from testigo.web.jobs import Jobs

if TYPE_CHECKING:
    from testigo.case.listed import Listed
    from testigo.case.records import Accounts

T = TypeVar("T")
READERS = 3
"""Times that the case is open for reading; each holds up to 16 MB of the file in memory."""
_HELD = 48
"""Things worked out from the case that are held while it does not change."""

_PAUSE = 0.3
"""Seconds without a change after which the accounts are worked out ahead."""
FileMark = tuple[int, int]
"""Device and number of the file: another file under the same name has another."""


class Desk:
    """A case that is served. Every method may raise TestigoError T501 to T508, and T605 where its file is gone.

    ``tiles`` is a PMTiles file that lies under the map. ``prepare`` is called when the accounts were worked out ahead. ``allow_private`` lets addresses that are given to be fetched lead to this machine and to private networks.
    """

    def __init__(self, path: Path, *, allow_private: bool = False, tiles: Path | None = None) -> None:
        """Open the case at ``path``; make it where it is absent."""
        self.path = path
        self.allow_private = allow_private
        self.tiles = tiles
        self.stopping = threading.Event()
        self._started = time_ns()
        self._places = threading.BoundedSemaphore(READERS)
        self._lock = threading.Lock()
        self._made: dict[object, tuple[threading.Lock, int]] = {}
        self._one_decides = threading.Lock()
        self._deciding: tuple[FileMark, Case] | None = None
        self._cold = threading.Event()
        self._warming: threading.Thread | None = None
        self._idle: list[tuple[FileMark, Case]] = []
        self._held: OrderedDict[object, Any] = OrderedDict()
        self._workings = Workings()
        self.prepare: Callable[[Desk], None] = lambda _: None
        Case(path, create=True).close()
        self.jobs = Jobs(path, self.check, self.warm, self.stopping, allow_private=allow_private)

    # --- the case

    @contextmanager
    def reading(self) -> Iterator[Case]:
        """Lend an open case to one thread for reading."""
        with self._places:
            mark, case = self._taken()
            try:
                yield case
            except BaseException as why:
                if isinstance(why, TestigoError) and why.code not in {"T507", "T508"}:
                    self._put_back(mark, case)
                else:
                    case.close()
                raise
            self._put_back(mark, case)

    @contextmanager
    def deciding(self) -> Iterator[Case]:
        """Lend the one open case in which decisions are made, one after the other: what it has joined stays in memory."""
        with self._one_decides:
            mark = self._mark()
            if self._deciding is None or self._deciding[0] != mark:
                self._end_deciding()
                self._deciding = (mark, self._opened())
            try:
                yield self._deciding[1]
            except TestigoError as why:
                if why.code in {"T507", "T508"}:
                    self._end_deciding()
                raise

    def _end_deciding(self) -> None:
        if self._deciding is not None:
            self._deciding[1].close()
        self._deciding = None

    def _taken(self) -> tuple[FileMark, Case]:
        mark = self._mark()
        with self._lock:
            while self._idle:
                known, case = self._idle.pop()
                if known == mark:
                    return mark, case
                case.close()  # another file has taken the place of the one it was opened on
        return mark, self._opened()

    def _opened(self) -> Case:
        """The case opened once more; all openings hold together what accounts are worked out from."""
        case = Case(self.path)
        case.share(self._workings)
        return case

    def _put_back(self, mark: FileMark, case: Case) -> None:
        with self._lock:
            self._idle.append((mark, case))

    def _mark(self) -> FileMark:
        """Which file it is. SQLite goes on with a file that was removed, and what it writes there would be lost."""
        try:
            found = self.path.stat()
        except OSError:
            raise TestigoError("T605", f"the case {str(self.path)!r} is no longer there") from None
        return found.st_dev, found.st_ino

    def check(self) -> None:
        """Raise TestigoError T605 where the file is gone."""
        self._mark()

    def close(self) -> None:
        """Close what is open; what is lent closes when it comes back."""
        self.stopping.set()
        self.jobs.close()
        self._cold.set()
        if self._warming is not None:
            self._warming.join()
        with suppress(TestigoError), self.reading() as case:
            case.keep_accounts()
        with self._one_decides:
            self._end_deciding()
        with self._lock:
            for _, case in self._idle:
                case.close()
            self._idle.clear()

    # --- what was worked out

    def revision(self) -> int:
        """Return how often the case has changed."""
        with self.reading() as case:
            return case.revision()

    def state(self) -> str:
        """Return a name of the case as it is now: other when it changes, and when the desk is started anew."""
        mark = self._mark()
        return f"{self._started:x}-{mark[1]:x}-{self.revision()}"

    def held(self, key: object, make: Callable[[], T], *, is_kept: Callable[[T], bool] = lambda _: True) -> T:
        """Return what is made of the case as it is now, from memory where it was made before.

        One thread makes a thing: who asks for the same meanwhile waits for it instead of making it again. Not to be called
        while a case is lent, since what is made may need one.
        """
        key = (self.state(), key)
        found = self._found(key)
        if found is None:
            with self._making(key):
                found = self._found(key)
                if found is None:
                    with uncollected():
                        found = make()
                    if is_kept(found):
                        self._hold(key, found)
        made: T = found
        return made

    @contextmanager
    def _making(self, key: object) -> Iterator[None]:
        """Make a thing alone; other things are made meanwhile, also those that it is made of."""
        with self._lock:
            lock, waiting = self._made.get(key, (threading.Lock(), 0))
            self._made[key] = (lock, waiting + 1)
        try:
            with lock:
                yield
        finally:
            with self._lock:
                lock, waiting = self._made[key]
                self._made[key] = (lock, waiting - 1)
                if waiting == 1:
                    del self._made[key]

    def _found(self, key: object) -> Any:  # noqa: ANN401 - anything that is held
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def _hold(self, key: Any, made: object) -> None:  # noqa: ANN401 - a state and a key
        with self._lock:
            for old in [k for k in self._held if k[0] != key[0]]:  # type: ignore[index] # of the case as it was
                del self._held[old]
            self._held[key] = made
            while len(self._held) > _HELD:
                self._held.popitem(last=False)

    def known_accounts(self) -> Accounts | None:
        """Return the accounts where they are worked out already."""
        found: Accounts | None = self._found((self.state(), "accounts"))
        return found

    def warm(self) -> None:
        """Work out the accounts, and what ``prepare`` does with them, before somebody asks, in a thread of its own; one at a time."""
        self._cold.set()
        with self._lock:
            if self._warming is None and not self.stopping.is_set():
                self._warming = threading.Thread(target=self._warm, name="testigo-warming", daemon=True)
                self._warming.start()

    def _warm(self) -> None:
        while not self.stopping.is_set():
            self._cold.wait()
            if self.stopping.wait(_PAUSE):  # what comes in quick succession is worked out once
                return
            self._cold.clear()
            with suppress(TestigoError):
                self.accounts()
                self.listed()
                self.prepare(self)

    def has_changed(self) -> bool:
        """Say whether something more is to be worked out ahead, or nothing any more: what is at work on it leaves off."""
        return self._cold.is_set() or self.stopping.is_set()

    def listed(self) -> tuple[Listed, ...]:
        """Return the list of the pages."""

        def read() -> tuple[Listed, ...]:
            with self.reading() as case:
                return case.listed()

        return self.held("listed", read)

    def accounts(self) -> Accounts:
        """Return the accounts of the case."""

        def laid() -> Accounts:
            with self.reading() as case:
                return case.accounts()

        return self.held("accounts", laid)
