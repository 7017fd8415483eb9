"""A table of events in the manner of ACLED's: draft coding by a program, to be checked by a coder before it is used as data.

Columns have ACLED's names where they mean what the codebook says. What a case cannot tell (the scale of a source, the type of
an event that ACLED does not code) is left empty; nothing is guessed.
"""

from __future__ import annotations

import csv
import io
from datetime import date

from testigo.case.accounts.values import day_ends
from testigo.case.records import Amount, Answer, Event, Question, Spot
from testigo.export.material import Material
from testigo.ledger import IncidentType, Precision
from testigo.show.case_words import CaseWords, outlet, question
from testigo.show.csv import Cell, shown

COLUMNS = (
    "coding", "event_id", "event_date", "event_date_end", "year", "time_precision", "event_type", "sub_event_type", "actor1", "actor2",
    "civilian_targeting", "iso2", "location", "latitude", "longitude", "geo_precision", "source", "source_scale",
    "independent_origins", "fatalities", "fatalities_low", "fatalities_high", "notes", "pages", "model", "version",
)  # fmt: skip
DRAFT = "draft coding by a program, not checked"
_REMOTE, _CIVILIANS, _STRATEGIC = "Explosions/Remote violence", "Violence against civilians", "Strategic developments"
_TYPES: dict[IncidentType, tuple[str, str]] = {
    "bombing": (_REMOTE, "Remote explosive/landmine/IED"),
    "strike": (_REMOTE, "Air/drone strike"),
    "clash": ("Battles", "Armed clash"),
    "killing": (_CIVILIANS, "Attack"),
    "shooting": (_CIVILIANS, "Attack"),
    "attack": (_CIVILIANS, "Attack"),
    "abuse": (_CIVILIANS, "Attack"),
    "abduction": (_CIVILIANS, "Abduction/forced disappearance"),
    "protest": ("Protests", "Peaceful protest"),
    "arrest": (_STRATEGIC, "Arrests"),
    "arson": (_STRATEGIC, "Looting/property destruction"),
    "raid": (_STRATEGIC, "Other"),
    "seizure": (_STRATEGIC, "Other"),
}
"""The type that is the likeliest for a kind of incident. Kinds that ACLED does not code have none."""
_GEO: dict[Precision, int] = {"exact": 1, "city": 1, "region": 2, "country": 3}
_DAY, _WEEK, _LONGER = 1, 2, 3
_HARMED = frozenset({"killed", "injured", "abducted"})


def acled(material: Material) -> bytes:
    """Return the table as CSV, in UTF-8 with a byte order mark; what would be a formula has a ' before it."""
    made = io.StringIO(newline="")
    table = csv.DictWriter(made, COLUMNS)
    table.writeheader()
    words = CaseWords(material.accounts)
    for event in material.accounts.incidents:
        table.writerow({name: shown(cell) for name, cell in _row(event, material, words).items()})
    return made.getvalue().encode("utf-8-sig", "replace")


def _row(event: Event, material: Material, words: CaseWords) -> dict[str, Cell]:
    first, last = _days(event)
    kind, sub = _TYPES.get(event.type, ("", ""))
    pages = sorted({n.page for n in event.mentions})
    readers = {material.ledgers[page].reader for page in pages}
    return {
        "coding": DRAFT,
        "event_id": event.id,
        "event_date": first,
        "event_date_end": last if last != first else None,
        "year": int(first[:4]) if first else None,
        "time_precision": time_precision(first, last),
        "event_type": kind,
        "sub_event_type": sub,
        "actor1": _best_in_words(event, ("agent",), words),
        "actor2": _best_in_words(event, ("patient", "target"), words),
        "civilian_targeting": "Civilian targeting" if kind and _harms_civilians(event) else None,
        **_place(event),
        "source": "; ".join(dict.fromkeys(outlet(words.card(page)) for page in pages)),
        "source_scale": None,
        "independent_origins": max((a.independent for q in event.questions for a in q.answers), default=0),
        **_dead(event),
        "notes": _notes(event, words),
        "pages": "; ".join(pages),
        "model": "; ".join(sorted({r.model for r in readers})),
        "version": "; ".join(sorted({r.version for r in readers})),
    }


def _days(event: Event) -> tuple[str | None, str | None]:
    if not event.when:
        return None, None
    return day_ends(event.when[:10] if "T" in event.when else event.when)


def time_precision(first: str | None, last: str | None) -> int | None:
    """Return 1 for a day, 2 for days within a week, 3 for more, None where nothing is known."""
    if not first or not last:
        return None
    if first == last:
        return _DAY
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days
    return _WEEK if days < 7 else _LONGER


def _best(event: Event, asked: tuple[str, ...]) -> tuple[Question, Answer] | None:
    """The answer with the most independent origins."""
    found = [(q, a) for q in event.questions if q.question in asked for a in q.answers]
    return max(found, key=lambda f: (f[1].independent, len(f[1].told)), default=None)


def _best_in_words(event: Event, asked: tuple[str, ...], words: CaseWords) -> str | None:
    best = _best(event, asked)
    return words.answer(best[1]) if best else None


def _harms_civilians(event: Event) -> bool:
    return any(q.question in _HARMED and q.who == "civilian" for q in event.questions)


def _place(event: Event) -> dict[str, Cell]:
    best = _best(event, ("where",))
    spot = best[1].value if best and isinstance(best[1].value, Spot) else None
    if spot is None:
        return {"iso2": None, "location": event.where, "latitude": None, "longitude": None, "geo_precision": None}
    is_placed = spot.latitude is not None
    return {
        "iso2": spot.country,
        "location": spot.name,
        "latitude": spot.latitude,
        "longitude": spot.longitude,
        "geo_precision": _GEO.get(spot.precision) if is_placed else None,
    }


def _dead(event: Event) -> dict[str, Cell]:
    """The most cautious number of all that are told of everyone, as the codebook asks, and between which numbers they lie."""
    told = [a.value for q in event.questions if q.question == "killed" and q.who is None for a in q.answers]
    lows = [v.low for v in told if isinstance(v, Amount) and v.low is not None]
    highs = [v.high for v in told if isinstance(v, Amount) and v.high is not None]
    least, most = min(lows, default=None), max((*lows, *highs), default=None)
    return {"fatalities": least, "fatalities_low": least, "fatalities_high": most}


def _notes(event: Event, words: CaseWords) -> str:
    told = (f"{question(q)}: {' / '.join(words.answer(a) for a in q.answers)} ({q.verdict})" for q in event.questions)
    return f"{event.title}. " + ". ".join(told)
