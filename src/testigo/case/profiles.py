"""What an incident of a page can be known again by: the page's side of joining incidents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from testigo.case.records import Node, Profile, Spot
from testigo.ledger import Filler, Incident, Ledger, Where

_WORD = re.compile(r"\w[\w'’-]+")
_AROUND = 120
"""Characters on each side of a trigger whose words are kept."""


def profiles_of(ledger: Ledger) -> tuple[Profile, ...]:
    """Return one profile for each incident of the page."""
    return tuple(_profile(incident, ledger) for incident in ledger.incidents)


def _profile(incident: Incident, ledger: Ledger) -> Profile:
    days = [w.value for w in incident.when if w.value]
    return Profile(
        node=Node(page=ledger.page.id, id=incident.id),
        type=incident.type,
        stage=incident.stage,
        first=min((_ends(day)[0] for day in days), default=None),
        last=max((_ends(day)[1] for day in days), default=None),
        told=ledger.page.published.value if ledger.page.published else None,
        places=tuple(spot(place) for place in incident.where),
        agents=_names(incident.agents, ledger),
        patients=_names(incident.patients, ledger),
        targets=_names(incident.targets, ledger),
        words=_words(incident, ledger.page.text),
        triggers=len(incident.triggers),
    )


def _ends(value: str) -> tuple[str, str]:
    """The first and the last day of an ISO date of any precision, or range."""
    first, _, last = value.partition("/")
    return (first + "-01-01"[len(first) - 4 :], last_day(last or first))


def last_day(value: str) -> str:
    """Return the last day of a day, month or year."""
    import calendar

    if len(value) == len("2018"):
        return f"{value}-12-31"
    if len(value) == len("2018-01"):
        year, month = map(int, value.split("-"))
        return f"{value}-{calendar.monthrange(year, month)[1]:02d}"
    return value


def spot(place: Where) -> Spot:
    """Return the place without where its words stand."""
    return Spot(
        name=place.name,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=place.precision,
        country=place.country,
    )


def _names(fillers: Iterable[Filler], ledger: Ledger) -> tuple[str, ...]:
    """The words of the fillers and the names of their entities."""
    entities = {e.id: e.name for e in ledger.entities}
    said = (words for f in fillers for words in (entities.get(f.entity or ""), f.of(ledger.page.text)) if words)
    return tuple(dict.fromkeys(" ".join(words.split()) for words in said))


def _words(incident: Incident, text: str) -> tuple[str, ...]:
    parts: Sequence[str] = [text[max(0, t.start - _AROUND) : t.end + _AROUND] for t in incident.triggers]
    return tuple(dict.fromkeys(w.casefold() for part in parts for w in _WORD.findall(part)))
