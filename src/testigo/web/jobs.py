"""Pages on their way into the case: given together they are a job, and one thread reads job after job, page after page."""

from __future__ import annotations

import json
import queue
import shutil
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from secrets import token_hex
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any, Literal

from testigo.capture.limits import CaptureOptions
from testigo.case.case import Case
from testigo.case.plain import plain
from testigo.contract import failure_to_json
from testigo.errors import TestigoError

if TYPE_CHECKING:
    from testigo.case.adding import Added

State = Literal["queued", "running", "done", "stopped"]
WAITING = 100
"""Jobs that may wait to be read."""
_REMEMBERED = 200
"""Jobs of which is said what became of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A page to be fetched; with ``capture`` it is kept with all that shows it."""

    name: str
    capture: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file that was sent, under the name that it had there; it lies at ``path`` until it is read."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text with what is known of its page."""

    name: str
    fields: dict[str, Any]

    def line(self) -> BytesIO:
        """Return it as a list of one article."""
        return BytesIO(json.dumps({"id": self.name, **self.fields}, ensure_ascii=False).encode("utf-8", "replace"))


Given = Address | File | Article


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a job, and what is said of it."""

    name: Literal["queued", "reading", "page", "failed", "done", "stopped"]
    data: dict[str, Any]


@dataclass(slots=True, eq=False)
class Job:
    """Pages that were given together. One thread writes it, and others read it as it grows."""

    id: str
    given: Sequence[Given]
    published: str | None = None
    state: State = "queued"
    next: int = 0
    done: list[Added] = field(default_factory=list)
    error: TestigoError | None = None
    events: list[Event] = field(default_factory=list)
    halted: bool = False

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen to it, unless it is started again."""
        return self.state in {"done", "stopped"}

    def to_json(self) -> dict[str, Any]:
        """Return it as the API has it."""
        done = list(self.done)
        why = self.error
        return {
            "id": self.id,
            "state": self.state,
            "inputs": [given.name for given in self.given],
            "done": [added_to_json(page) for page in done],
            "failed": sum(page.outcome == "failed" for page in done),
            "error": why and {"error": {"code": why.code, "message": why.message, "advice": why.advice}},
        }

    def tell(self, name: Any, **data: Any) -> None:  # noqa: ANN401 - an event
        """Add an event for whoever follows."""
        self.events.append(Event(name, data))


def added_to_json(page: Added) -> dict[str, Any]:
    """Return what became of a page, its failure as the contract has it."""
    made: dict[str, Any] = plain(page)
    made["failure"] = failure_to_json(page.failure) if page.failure else None
    return made


class Jobs:
    """The jobs of one desk and the thread that does them. The thread starts with the first job."""

    def __init__(
        self,
        case: Path,
        check: Callable[[], None],
        done: Callable[[], None],
        stopping: threading.Event,
        *,
        allow_private: bool,
    ) -> None:
        """Read pages into the file ``case``.

        ``check`` raises where it is gone, ``done`` is told that pages were read, ``stopping`` ends the thread.
        """
        self._done = done
        self._case = case
        self._check = check
        self._stopping = stopping
        self._allow_private = allow_private
        self._lock = threading.Lock()
        self._waiting: queue.Queue[Job | None] = queue.Queue(WAITING)
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._thread: threading.Thread | None = None
        self._folder: Path | None = None

    def folder(self) -> Path:
        """Return a new folder for the files of a job; it is gone when the desk ends."""
        with self._lock:
            if self._folder is None:
                self._folder = Path(mkdtemp(prefix="testigo-"))
        return Path(mkdtemp(dir=self._folder))

    def start(self, given: Sequence[Given], published: str | None = None) -> Job:
        """Queue pages to be read. Raises TestigoError T608 where too many wait."""
        job = Job(token_hex(6), tuple(given), published)
        job.tell("queued", job=job.to_json())
        with self._lock:
            self._put(job)
            self._jobs[job.id] = job
            while len(self._jobs) > _REMEMBERED:
                self._jobs.popitem(last=False)
        return job

    def _put(self, job: Job) -> None:
        try:
            self._waiting.put_nowait(job)
        except queue.Full:
            raise TestigoError("T608", f"{WAITING} jobs wait to be read already") from None
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="testigo-adding", daemon=True)
            self._thread.start()

    def again(self, key: str) -> Job:
        """Go on with a job that stopped, from the page at which it did. Raises TestigoError T601 where there is none."""
        job = self.job(key)
        with self._lock:
            if job.state == "stopped":
                before = job.error
                job.state, job.error, job.halted = "queued", None, False
                try:
                    self._put(job)
                except TestigoError:
                    job.state, job.error = "stopped", before
                    raise
                job.tell("queued", job=job.to_json())
        return job

    def halt(self, key: str) -> Job:
        """Stop a job after the page that is being read. Raises TestigoError T601 where there is none."""
        job = self.job(key)
        job.halted = True
        return job

    def job(self, key: str) -> Job:
        """Return the job of this id. Raises TestigoError T601 where there is none."""
        with self._lock:
            found = self._jobs.get(key)
        if found is None:
            raise TestigoError("T601", f"there is no job {key[:40]!r}; the desk may have been started anew since")
        return found

    def all(self) -> tuple[Job, ...]:
        """Return the jobs, the latest first."""
        with self._lock:
            return tuple(reversed(self._jobs.values()))

    def close(self) -> None:
        """End the thread after the page that is being read, and remove the files that were sent."""
        self._stopping.set()
        if self._thread is not None:
            for job in self.all():
                job.halted = True
            while self._thread.is_alive():
                try:
                    self._waiting.put(None, timeout=0.1)
                    break
                except queue.Full:
                    continue
            self._thread.join()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    # --- the thread

    def _work(self) -> None:
        while (job := self._waiting.get()) is not None:
            if self._stopping.is_set():
                return
            try:
                self._read(job)
            except TestigoError as why:
                job.error, job.state = why, "stopped"
            except Exception as why:  # noqa: BLE001 - one job must never end the desk
                job.error, job.state = TestigoError("T699", f"{type(why).__name__}: {why}"[:300]), "stopped"
            job.tell(job.state, job=job.to_json())
            self._done()

    def _read(self, job: Job) -> None:
        """Read what is left of the job. The case is opened for it, and closed: what it holds in memory is given back."""
        job.state = "running"
        self._check()
        with Case(self._case) as case:
            while job.next < len(job.given) and not job.halted:
                self._check()
                given = job.given[job.next]
                job.tell("reading", input=given.name, number=job.next, of=len(job.given))
                self._add(case, job, given)
                job.next += 1
        job.state = "done" if job.next == len(job.given) else "stopped"

    def _add(self, case: Case, job: Job, given: Given) -> None:
        def on(page: Added) -> None:
            job.done.append(page)
            job.tell("failed" if page.failure else "page", page=added_to_json(page))

        if isinstance(given, Address) and given.capture:
            asked = CaptureOptions(published=job.published, allow_private=self._allow_private)
            case.capture([given.name], asked, on=lambda one: on(one.page))
        elif isinstance(given, Address):
            case.add([given.name], published=job.published, allow_private=self._allow_private, on=on)
        elif isinstance(given, Article):
            case.add_stream(given.line(), f"{given.name}.jsonl", published=job.published, on=on)
        else:
            with given.path.open("rb") as stream:
                case.add_stream(stream, given.name, published=job.published, on=on)
            given.path.unlink(missing_ok=True)
