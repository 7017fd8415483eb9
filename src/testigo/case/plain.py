"""What is asked of a case, but for its accounts, as plain dicts and lists: searches, timelines, sources, changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, cast

from testigo.case.accounts.form import to_json
from testigo.case.diff import Difference
from testigo.case.records import Accounts, Node, Party
from testigo.case.search import Found
from testigo.case.timeline import News, Timeline
from testigo.case.versions import Version
from testigo.case.voices import Voice


def found_to_json(found: Found) -> dict[str, Any]:
    """Return what a search found: ``total`` pages and the best of them."""
    return {"total": found.total, "hits": [plain(hit) for hit in found.hits]}


def timeline_to_json(timeline: Timeline) -> dict[str, Any]:
    """Return when the incidents happened and when the pages said what they say; incidents and pages by id."""
    return {
        "happenings": [
            {
                "incident": h.event.id,
                "title": h.event.title,
                "first": h.first,
                "last": h.last,
                "days": plain(h.days),
                "disputed": h.disputed,
            }
            for h in timeline.happenings
        ],
        "sayings": [
            {"page": s.page.id, "published": s.published, "told": s.told, "news": [_news(n) for n in s.news]}
            for s in timeline.sayings
        ],
    }


def _news(news: News) -> dict[str, Any]:
    answer = news.answer
    return {
        "incident": news.event.id,
        "question": news.question.question,
        "who": news.question.who,
        "value": answer.party or plain(answer.value),
        "claim": news.telling.claim,
        "denies": news.denies,
    }


def sources_to_json(voices: Iterable[Voice], accounts: Accounts) -> dict[str, Any]:
    """Return the pages and links in the contract's form, and the parties with what they say, parts under their wholes."""
    made = to_json(accounts)
    return {"pages": made["pages"], "sources": [_voice(v) for v in voices], "lineage": made["lineage"]}


def _voice(voice: Voice) -> dict[str, Any]:
    return {
        **_party(voice.party),
        "claims": voice.claims,
        "acts": dict(voice.acts),
        "on_pages": voice.pages,
        "parts": [_voice(part) for part in voice.parts],
    }


def _party(party: Party) -> dict[str, Any]:
    kept = ("id", "name", "kind", "category", "part_of", "aliases")
    return {name: plain(getattr(party, name)) for name in kept}


def differences_to_json(versions: Iterable[Version], differences: Iterable[Difference]) -> dict[str, Any]:
    """Return the versions of a page, the oldest first, and what changed from each to the next."""
    kept = ("id", "published", "received_at", "counts")
    return {
        "versions": [{name: getattr(version, name) for name in kept} for version in versions],
        "differences": [plain(d) for d in differences],
    }


def plain(value: object) -> Any:  # noqa: ANN401 - any record
    """Return a record as a dict, a tuple as a list, all that is in them alike."""
    kind: Any = type(value)
    if kind in _SCALARS:
        return value
    if kind is tuple:
        return [plain(part) for part in cast("tuple[object, ...]", value)]
    names = _names(kind)
    return value if names is None else {name: plain(getattr(value, name)) for name in names}


_SCALARS = frozenset({str, int, float, bool, type(None)})


@cache
def _names(kind: Any) -> tuple[str, ...] | None:  # noqa: ANN401 - a type
    """The fields of records of a kind; None where it is no kind of record. A large answer has ten thousands of records."""
    if is_dataclass(kind):
        return tuple(field.name for field in fields(kind))
    return Node._fields if issubclass(kind, Node) else None
