"""Lays decisions over a reading of a page: pure, the reading itself is not touched."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from testigo.case.review.decisions import Decision
from testigo.case.review.keeping import LostError, told_again
from testigo.case.review.rejecting import without
from testigo.case.review.targets import PAGE, PARTS, count_id, found, part_id, parts_of
from testigo.contract import from_plain, to_plain
from testigo.errors import TestigoError
from testigo.ledger import Claim, Count, Dateline, Entity, Filler, Incident, Ledger, Published, When, Where

RECORDS: dict[str, type[Any]] = {
    "claim": Claim,
    "entity": Entity,
    "incident": Incident,
    "count": Count,
    "when": When,
    "where": Where,
    **dict.fromkeys(("agent", "patient", "target", "instrument"), Filler),
}
"""The records that can be decided about, by kind."""
_FIELDS = {"claim": "claims", "entity": "entities", "incident": "incidents", "count": "counts"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A ledger as decided, and the record that each decision, by its id, is about: None where it is not in the reading.

    ``known`` is the reading with the records that were put in, and nothing else decided.
    """

    ledger: Ledger
    known: Ledger
    records: Mapping[int, str | None]


@dataclass(slots=True)
class _Ruling:
    """What all decisions about one record come to: the last verdict and every field that was set."""

    kind: str
    verb: str
    change: dict[str, Any] = field(default_factory=dict)


def ledger_as_decided(ledger: Ledger, decisions: Sequence[Decision]) -> Ledger:
    """Return the ledger with what was decided about its records; ``decisions`` are those that hold, in order."""
    return laid_over(ledger, decisions).ledger


def laid_over(ledger: Ledger, decisions: Sequence[Decision]) -> Laid:
    """Return the ledger with what was decided about its records, and what each decision was found to be about.

    A record that was added, accepted or corrected and is not in the reading, though its words are on the page, is put in.
    """
    records: dict[int, str | None] = {}
    rulings: dict[str, _Ruling] = {}
    for decision in decisions:
        if decision.target is None or decision.join is not None:
            continue
        record = found(decision.target, ledger, alike=decision.verb == "add")
        if record is None and decision.verb in {"accept", "correct", "add"} and decision.kept is not None:
            ledger, record = _put_in(ledger, decision)
        records[decision.id] = record
        if record is not None:
            ruling = rulings.setdefault(record, _Ruling(decision.target.kind, decision.verb))
            ruling.verb = decision.verb
            ruling.change.update(decision.change or _as_added(decision))
    return Laid(ledger=_ruled(ledger, rulings), known=ledger, records=records)


def _as_added(decision: Decision) -> dict[str, Any]:
    """What a person added is as they said, also where the reading has it in another way."""
    kept = decision.kept if decision.verb == "add" else None
    return {name: value for name, value in (kept or {}).items() if name != "id"}


def _ruled(ledger: Ledger, rulings: Mapping[str, _Ruling]) -> Ledger:
    """The corrections first, while all records still have the ids by which they are known."""
    told = ledger
    for record, ruling in sorted(rulings.items(), key=lambda r: r[1].kind != PAGE):
        if ruling.verb != "reject":
            told = _changed(told, record, ruling, ledger)
    return without(told, {record for record, ruling in rulings.items() if ruling.verb == "reject"})


def _changed(told: Ledger, record: str, ruling: _Ruling, ledger: Ledger) -> Ledger:
    if ruling.kind == PAGE:
        return with_page(told, ruling.change)
    try:
        change = told_again(ruling.change, ledger)
    except LostError:
        change = {}
    return _each(told, record, ruling.kind, lambda r: _corrected(r, change))


def _corrected(record: Any, change: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any record
    """The record with the fields set, as sure as what a person says; as it was where they do not fit it."""
    plain = {**to_plain(record), **change}
    if hasattr(record, "confidence"):
        plain["confidence"] = 1.0
    try:
        return from_plain(type(record), plain, "record")
    except TestigoError:
        return record


def _each(ledger: Ledger, record: str, kind: str, change: Callable[[Any], Any]) -> Ledger:
    """The ledger with one record changed."""
    if kind in PARTS:
        incidents = tuple(
            _with_part(i, record, kind, change) if record.startswith(f"{i.id}.") else i for i in ledger.incidents
        )
        return replace(ledger, incidents=incidents)
    if kind not in _FIELDS:
        return ledger
    name = _FIELDS[kind]
    records = getattr(ledger, name)
    changed: dict[str, Any] = {name: tuple(change(r) if _id(r) == record else r for r in records)}
    return replace(ledger, **changed)


def _with_part(incident: Incident, record: str, kind: str, change: Callable[[Any], Any]) -> Incident:
    parts = tuple(change(p) if part_id(incident.id, kind, p) == record else p for p in parts_of(incident, kind))
    changed: dict[str, Any] = {PARTS[kind]: parts}
    return replace(incident, **changed)


def has_record(ledger: Ledger, record: str) -> bool:
    """Say whether the ledger holds a record with this id."""
    try:
        record_of(ledger, record)
    except KeyError:
        return False
    return True


def record_of(ledger: Ledger, record: str) -> Any:  # noqa: ANN401 - any record
    """Return the record of a ledger with this id. Raises KeyError where there is none."""
    for name in _FIELDS.values():
        for found_one in getattr(ledger, name):
            if _id(found_one) == record:
                return found_one
    for incident in ledger.incidents:
        for part in PARTS:
            for span in parts_of(incident, part):
                if part_id(incident.id, part, span) == record:
                    return span
    raise KeyError(record)


def _id(record: Claim | Entity | Incident | Count) -> str:
    return count_id(record) if isinstance(record, Count) else record.id


def with_page(ledger: Ledger, change: Mapping[str, Any]) -> Ledger:
    """Return the ledger with facts of its page set: ``published`` as an ISO date, ``title``, ``outlet``, ``agencies``, ``place``."""
    facts: dict[str, Any] = {name: value for name, value in change.items() if name in {"title", "outlet"}}
    if "agencies" in change:
        facts["agencies"] = tuple(change["agencies"])
    if "published" in change:
        day = change["published"]
        facts["published"] = Published(value=day, evidence="given") if day else None
    if "place" in change:
        facts["datelines"] = _filed_from(ledger.page.datelines, change["place"])
    changed = replace(ledger, page=replace(ledger.page, **facts))
    changed = _redated(changed) if facts.get("published") else changed
    return _placed_anew(changed) if "place" in change else changed


def _filed_from(datelines: tuple[Dateline, ...], place: str | None) -> tuple[Dateline, ...]:
    """The datelines with the first place another one; a page without one is as if it had one before its first word."""
    at = next((n for n, d in enumerate(datelines) if d.place), 0)
    if not datelines:
        return (Dateline(start=0, end=0, place=place),) if place else ()
    return tuple(replace(d, place=place) if n == at else d for n, d in enumerate(datelines))


def _placed_anew(ledger: Ledger) -> Ledger:
    """The ledger with its places worked out anew, near to where the page now is from."""
    from testigo.reading.setting import setting_of

    setting = setting_of(ledger.page, [w for i in ledger.incidents for w in i.where])

    def put(where: Where) -> Where:
        place = setting.place_at(where)
        return replace(
            where,
            name=place.name,
            latitude=place.latitude,
            longitude=place.longitude,
            precision=place.precision,
            country=place.country,
            geonames=place.geonames,
        )

    incidents = tuple(replace(i, where=tuple(put(w) for w in i.where)) for i in ledger.incidents)
    return replace(ledger, incidents=incidents)


def _redated(ledger: Ledger) -> Ledger:
    """The ledger with its days worked out anew ("on Monday"), counted from the day that the page now has."""
    from testigo.reading.sentences import sentence_spans
    from testigo.reading.setting import setting_of

    setting = setting_of(ledger.page, ())
    sentences = sentence_spans(ledger.page.text)

    def day(when: When) -> When:
        sentence = next((s for s in sentences if when.start < s[1]), (0, when.end))
        return replace(when, value=setting.date_at(when, sentence) or when.value)

    incidents = tuple(replace(i, when=tuple(day(w) for w in i.when)) for i in ledger.incidents)
    return replace(ledger, incidents=incidents)


def _put_in(ledger: Ledger, decision: Decision) -> tuple[Ledger, str | None]:
    """The ledger with the record as it was when it was decided about; as it is where the words are not there."""
    target = decision.target
    assert target is not None
    kind = target.kind
    if kind not in RECORDS:
        return ledger, None
    try:
        plain = told_again(decision.kept or {}, ledger)
        if kind in _FIELDS and kind != "count":
            plain["id"] = f"D{decision.id}"
        record = from_plain(RECORDS[kind], plain, "record")
    except (LostError, TestigoError):
        return ledger, None
    if kind in PARTS:
        return _put_part(ledger, decision, record)
    name = _FIELDS[kind]
    more: dict[str, Any] = {name: (*getattr(ledger, name), record)}
    return replace(ledger, **more), _id(record)


def _put_part(ledger: Ledger, decision: Decision, part: Any) -> tuple[Ledger, str | None]:  # noqa: ANN401 - a part of an incident
    target = decision.target
    incident = found(target.within, ledger) if target and target.within else None
    if target is None or incident is None:
        return ledger, None
    name = PARTS[target.kind]

    def longer(i: Incident) -> Incident:
        parts: dict[str, Any] = {name: (*getattr(i, name), part)}
        return replace(i, **parts)

    incidents = tuple(longer(i) if i.id == incident else i for i in ledger.incidents)
    return replace(ledger, incidents=incidents), part_id(incident, target.kind, part)
