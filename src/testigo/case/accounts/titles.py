"""What an event is called: to whom it happened, where and when, as most independent origins say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from testigo.case.parties.forms import words_of
from testigo.case.profiles import last_day
from testigo.case.records import Answer, Asked, Question, Spot
from testigo.ledger import IncidentType

_NOUNS: dict[IncidentType, tuple[str, str]] = {
    "killing": ("Killing", "of"),
    "shooting": ("Shooting", "of"),
    "bombing": ("Bombing", "of"),
    "attack": ("Attack", "on"),
    "strike": ("Strike", "on"),
    "clash": ("Clash", "at"),
    "raid": ("Raid", "on"),
    "arrest": ("Arrest", "of"),
    "abduction": ("Abduction", "of"),
    "abuse": ("Abuse", "of"),
    "protest": ("Protest", "at"),
    "arson": ("Fire", "at"),
    "seizure": ("Seizure", "of"),
    "legal": ("Proceedings", "against"),
    "release": ("Release", "of"),
    "accident": ("Accident", "of"),
    "disaster": ("Disaster", "at"),
    "outbreak": ("Outbreak", "at"),
    "poisoning": ("Poisoning", "of"),
}
"""What a kind of event is called, and the word before those or that which it happened to."""
_OF_THINGS: frozenset[IncidentType] = frozenset({"bombing", "attack", "strike", "raid", "arson", "seizure", "clash"})
"""Kinds that are called by what was hit rather than by who was."""
_NEXT = 3
"""Days within which two answers about the day are one stretch of time."""
_BESIDE = 0.5
"""Share of the best answer's origins from which on another stands beside it."""
_NOTE = re.compile(r"[\[(][^\])]*[\])]")
_DESCRIPTION = re.compile(r"(?:the|an?|his|her|its|their|our|my|some|several|two|three|\d+)\s", re.IGNORECASE)


def title_of(kind: IncidentType, questions: Sequence[Question], when: str | None, where: str | None) -> str:
    """Return a title: "Killing of Ana Sol and Ivo Brandt in Selmar, 12 March 2025"."""
    noun, of = _NOUNS[kind]
    hit = _hit(kind, questions)
    parts = [noun, *([of, hit] if hit else [])]
    if where and (not hit or _plain(where) not in _plain(hit)):
        parts += ["in", where]
    return " ".join(parts) + (f", {_written(when)}" if when else "")


def slug_of(kind: str, when: str | None, where: str | None) -> str:
    """Return an id that a person can read."""
    said = " ".join((kind, (when or "").replace("/", " "), *words_of(where or "")))
    return re.sub(r"[^a-z0-9]+", "-", said.casefold()).strip("-")


def victims_of(questions: Iterable[Question]) -> list[Answer]:
    """Return those that it happened to by name, those told of by most independent origins first."""
    return [a for a in _answers(questions, "patient") if a.party and not _DESCRIPTION.match(str(a.value))]


def day_of(questions: Iterable[Question]) -> str | None:
    """Return the ISO day or range that covers what most independent origins say."""
    answers = sorted(
        (a for a in _answers(questions, "when") if isinstance(a.value, str)),
        key=lambda a: (-a.independent, _is_open(a.value)),
    )
    if not answers:
        return None
    first, last = _ends(str(answers[0].value))
    exact = str(answers[0].value)
    for other in answers[1:]:
        begin, end = _ends(str(other.value))
        near = max(begin, first).toordinal() - min(end, last).toordinal() <= _NEXT
        if near and begin == end and first == last and other.independent >= max(2, _BESIDE * answers[0].independent):
            exact = f"{min(begin, first).isoformat()}/{max(end, last).isoformat()}"
    return exact


def place_of(questions: Iterable[Question]) -> str | None:
    """Return the place that most independent origins name, a town or spot rather than a country."""
    answers = [a for a in _answers(questions, "where") if isinstance(a.value, Spot)]
    sharp = [a for a in answers if isinstance(a.value, Spot) and a.value.precision in {"exact", "city"}]
    best = next(iter(sharp or answers), None)
    return _written_name(best.value.name) if best and isinstance(best.value, Spot) else None


def _answers(questions: Iterable[Question], asked: Asked) -> list[Answer]:
    answers = [a for q in questions if q.question == asked for a in q.answers]
    return sorted(answers, key=lambda a: (-a.independent, -len(a.told), str(a.value)))


def _is_open(value: object) -> bool:
    """Whether a day is left open, by which one that is given comes before it."""
    return isinstance(value, str) and len(value) != len("2025-03-06")


def _hit(kind: IncidentType, questions: Sequence[Question]) -> str | None:
    """Those or that which it happened to, in words."""
    targets = [a for a in _answers(questions, "target") if not isinstance(a.value, Spot)]
    victims = victims_of(questions)
    if targets and (kind in _OF_THINGS or not victims):
        return _written_name(str(targets[0].value))
    if not victims or kind == "protest":
        return None
    beside = [v for v in victims if v.independent >= max(1, _BESIDE * victims[0].independent)]
    names = [_written_name(str(v.value)) for v in beside]
    if len(names) > 2:
        return f"{names[0]} and others"
    return " and ".join(names)


def _written_name(name: str) -> str:
    """A name without bracketed notes, with capitals where the page has none at all."""
    name = " ".join(_NOTE.sub(" ", name).split()) or name
    return (
        re.sub(r"\b[^\W\d_]", lambda m: m[0].upper(), name) if name.islower() and not _DESCRIPTION.match(name) else name
    )


def _plain(words: str) -> str:
    return " ".join(words_of(words))


def _ends(value: str) -> tuple[date, date]:
    first, _, last = value.partition("/")
    return date.fromisoformat(first + "-01-01"[len(first) - 4 :]), date.fromisoformat(last_day(last or first))


def _written(when: str) -> str:
    """A day, month, year or range as it is written in English."""
    first, _, last = when.partition("/")
    if not last:
        return _day(first)
    if len(first) == len(last) == len("2025-03-06") and first[:7] == last[:7]:
        return f"{int(first[8:])}–{_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def _day(value: str) -> str:
    parts = value.split("-")
    month = [date(2000, int(parts[1]), 1).strftime("%B")] if len(parts) > 1 else []
    return " ".join([*(str(int(d)) for d in parts[2:]), *month, parts[0]])
