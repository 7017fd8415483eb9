"""Records with the words they stand in, so that they can be put back into another reading of their page.

In what is kept, offsets are anchors (key ``at``), and ids of other records are targets (key ``record``); all else is as the
contract has it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from testigo.case.review.anchors import Anchor, anchor_of, placed
from testigo.case.review.targets import Target, found, target_of
from testigo.errors import TestigoError
from testigo.ledger import Ledger, Span

REFERENCES = frozenset({"entity", "within", "told_by", "incident"})
"""Fields that hold ids of other records."""


class LostError(Exception):
    """Words that a record cannot do without are not in the text."""


def kept(plain: Mapping[str, Any], ledger: Ledger) -> dict[str, Any]:
    """Return fields of a record of the ledger, in the contract's form, as they are kept."""
    return {name: _kept(name, value, ledger) for name, value in _anchored(plain, ledger).items()}


def _kept(name: str, value: Any, ledger: Ledger) -> Any:  # noqa: ANN401 - any field
    if isinstance(value, list):
        return [_kept(name, item, ledger) for item in value]
    if isinstance(value, dict) and name != "at":
        return kept(value, ledger)
    if name in REFERENCES and isinstance(value, str):
        return _reference(value, ledger)
    return value


def _anchored(plain: Mapping[str, Any], ledger: Ledger) -> dict[str, Any]:
    if "start" not in plain or "end" not in plain:
        return dict(plain)
    span = Span(start=plain["start"], end=plain["end"])
    rest = {name: value for name, value in plain.items() if name not in {"start", "end"}}
    return {"at": asdict(anchor_of(span, ledger.page.text)), **rest}


def _reference(record: str, ledger: Ledger) -> dict[str, Any] | None:
    try:
        return {"record": target_to_json(target_of(ledger, record))}
    except TestigoError:
        return None


def told_again(fields: Mapping[str, Any], ledger: Ledger) -> dict[str, Any]:
    """Return kept fields in the contract's form for another reading of their page.

    What refers to records that it does not hold refers to none, and items of lists whose words are not there are left out.
    Raises LostError where the words of a field itself are not there.
    """
    return {name: _told(value, ledger) for name, value in _with_offsets(fields, ledger).items()}


def _told(value: Any, ledger: Ledger) -> Any:  # noqa: ANN401 - any field
    if isinstance(value, list):
        return _those_there(value, ledger)
    if not isinstance(value, dict):
        return value
    if "record" in value:
        return found(target_from_json(value["record"]), ledger)
    return told_again(value, ledger)


def _those_there(items: Sequence[Any], ledger: Ledger) -> list[Any]:
    made, lost = [], 0
    for item in items:
        try:
            made.append(_told(item, ledger))
        except LostError:
            lost += 1
    if lost and not made:
        raise LostError
    return made


def _with_offsets(fields: Mapping[str, Any], ledger: Ledger) -> dict[str, Any]:
    if "at" not in fields:
        return dict(fields)
    span = placed(Anchor(**fields["at"]), ledger.page.text)
    if span is None:
        raise LostError
    return {"start": span.start, "end": span.end, **{n: v for n, v in fields.items() if n != "at"}}


def target_to_json(target: Target) -> dict[str, Any]:
    """Return a target as plain dicts and lists."""
    return {
        "page": target.page,
        "kind": target.kind,
        "id": target.id,
        "anchors": [asdict(a) for a in target.anchors],
        "beside": [asdict(a) for a in target.beside],
        "within": target_to_json(target.within) if target.within else None,
    }


def target_from_json(value: Mapping[str, Any]) -> Target:
    """Return the target that :func:`target_to_json` gave. Raises KeyError or TypeError where it is none."""
    within = value["within"]
    return Target(
        page=value["page"],
        kind=value["kind"],
        id=value["id"],
        anchors=tuple(Anchor(**a) for a in value["anchors"]),
        beside=tuple(Anchor(**a) for a in value["beside"]),
        within=target_from_json(within) if within else None,
    )
