"""What a case must hold by its log: the entries gone through one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from testigo.case.audit.entries import Entry
from testigo.case.audit.findings import Verified

Body = Mapping[str, Any]


@dataclass(slots=True)
class Held:
    """What a case must hold, by hashes: pages with receipt and size, readings and the one that counts of each page, and so on."""

    pages: dict[str, tuple[str, int | None]] = field(default_factory=dict)
    readings: dict[str, Counter[str]] = field(default_factory=dict)
    current: dict[str, str] = field(default_factory=dict)
    decisions: dict[int, str] = field(default_factory=dict)
    failures: Counter[str] = field(default_factory=Counter)
    captures: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    said_by: dict[str, int] = field(default_factory=dict)
    """The number of the entry by which a page, a decision, a capture or a failure came."""

    def take(self, entry: Entry) -> None:
        """Do what an entry tells. Raises KeyError or TypeError where its body does not say what its kind must."""
        done = _DONE.get(entry.kind)
        if done is not None:
            done(self, entry.body)
        name = _NAMED.get(entry.kind)
        if name is not None:
            self.said_by[f"{name} {entry.body[name]}"] = entry.n

    def received(self, body: Body) -> None:
        """A page came."""
        self.pages[body["page"]] = (body["receipt"], body["size"])
        self._clear(body)

    def read(self, body: Body) -> None:
        """A page was read."""
        self.readings.setdefault(body["page"], Counter())[body["reading"]] += 1
        if body["counts"]:
            self.current[body["page"]] = body["reading"]

    def decided(self, body: Body) -> None:
        """A person decided, or took a decision back."""
        self.decisions[body["decision"]] = body["hash"]

    def failed(self, body: Body) -> None:
        """An input could not be read."""
        self._clear(body)
        self.failures[body["failure"]] += 1

    def captured(self, body: Body) -> None:
        """A page was saved from the web with all that shows it."""
        self.captures[body["capture"]] = (body["hash"], body["page"])

    def removed(self, body: Body) -> None:
        """A page was removed, with all that tells of it, or a capture alone."""
        if "capture" in body:
            self.captures.pop(body["capture"], None)
            return
        for held in (self.pages, self.readings, self.current):
            held.pop(body["page"], None)
        for decision in body["decisions"]:
            self.decisions.pop(decision, None)
        self.captures = {c: told for c, told in self.captures.items() if told[1] != body["page"]}

    def migrated(self, body: Body) -> None:
        """The chain began with what was there."""
        for page in body["pages"]:
            self.received(page)
        for reading in body["readings"]:
            self.read(reading)
        for decision in body["decisions"]:
            self.decided(decision)
        self.failures.update(body["failures"])

    def _clear(self, body: Body) -> None:
        if "clears" in body:
            self.failures[body["clears"]] -= 1


_DONE: Mapping[str, Callable[[Held, Body], None]] = {
    "received": Held.received,
    "read": Held.read,
    "decided": Held.decided,
    "undone": Held.decided,
    "failed": Held.failed,
    "captured": Held.captured,
    "removed": Held.removed,
    "migrated": Held.migrated,
}
_NAMED: Mapping[str, str] = {
    "received": "page",
    "decided": "decision",
    "undone": "decision",
    "captured": "capture",
    "failed": "failure",
}
"""What of its body an entry is known by."""


def replayed(entries: Iterable[Entry], told: Verified) -> Held:
    """Return what the case must hold; tell of entries that do not say what they must."""
    held = Held()
    for entry in entries:
        try:
            held.take(entry)
        except (KeyError, TypeError, AttributeError) as why:
            told.fail("entry", entry.n, f"does not say what an entry of the kind {entry.kind!r} must: {why}")
    return held
