"""TimelineJS: an entry for each incident whose time is known at least to the year; what is not known of it is left out."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from testigo.case.records import Event
from testigo.case.timeline import Happening, timeline_of
from testigo.export.as_json import json_bytes
from testigo.export.material import Material
from testigo.show.case_words import VERDICTS, CaseWords, day, question
from testigo.show.words import how_many

_PARTS = ("year", "month", "day")
_CLOCK = ("hour", "minute")


def timelinejs(material: Material) -> bytes:
    """Return the timeline. Its texts are HTML, every word of a page escaped."""
    words = CaseWords(material.accounts)
    happenings = timeline_of(material.accounts).happenings
    events = [_event(h, words) for h in happenings if h.event.when]
    undated = len(happenings) - len(events)
    left_out = f"<p>{how_many(undated, 'incident')} without a known time left out.</p>" if undated else ""
    note = f"<p>{escape(material.note)}</p>" if material.note else ""
    by = material.read_by()
    about = f"<p>What is told, and by whom; a program’s reading{by and f' ({escape(by)})'}.</p>"
    title = {"text": {"headline": escape(material.name), "text": f"{about}{left_out}{note}"}}
    return json_bytes({"title": title, "events": events})


def _event(h: Happening, words: CaseWords) -> dict[str, Any]:
    event = h.event
    first, _, last = (event.when or "").partition("/")
    made: dict[str, Any] = {"unique_id": event.id, "start_date": date_of(first), "group": event.type}
    if last and last != first:
        made["end_date"] = date_of(last)
    made["display_date"] = day(event.when or "")
    made["text"] = {"headline": escape(event.title), "text": "".join(_told(h, event, words))}
    return made


def date_of(value: str) -> dict[str, int]:
    """Return an ISO day or time by its parts, those that are not known left out."""
    date, _, clock = value.partition("T")
    known = dict(zip(_PARTS, map(int, date.split("-")), strict=False))
    return known | dict(zip(_CLOCK, map(int, clock[:5].split(":")), strict=False)) if clock else known


def _told(h: Happening, event: Event, words: CaseWords) -> Iterator[str]:
    if h.disputed:
        days = ", ".join(f"{day(d.value)} ({how_many(d.independent, 'origin')})" for d in h.days)
        yield f"<p>Its time is disputed: {escape(days)}.</p>"
    yield "<ul>"
    for asked in event.questions:
        answers = "; ".join(f"{words.answer(a)} ({how_many(a.independent, 'origin')})" for a in asked.answers)
        yield f"<li>{escape(question(asked))}: {escape(answers)} [{VERDICTS[asked.verdict].casefold()}]</li>"
    yield "</ul>"
    pages = words.pages({n.page for n in event.mentions})
    yield f"<p>Told by {escape(pages)}.</p>"
