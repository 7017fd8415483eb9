"""What a person adds to a page that the reading missed: a claim, an incident, a count or an entity, by its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from testigo.case.review.changes import FIELDS, check_fits, fields_set
from testigo.case.review.laying import RECORDS
from testigo.case.review.targets import count_id
from testigo.contract import from_plain
from testigo.errors import TestigoError
from testigo.ledger import Claim, Ledger, Span

NEW = "new"
"""The id of a record until its decision has a number."""
_LISTS: dict[str, tuple[str, ...]] = {
    "claim": ("content",),
    "entity": ("mentions",),
    "incident": ("triggers", "agents", "patients", "targets", "instruments", "when", "where"),
    "count": (),
}
_BLANK: dict[str, dict[str, Any]] = {
    "claim": {"form": "indirect", "act": "assert", "source": None, "cue": None, "within": None, "confidence": 1.0},
    "entity": {},
    "incident": {"stage": "real", "told_by": [], "confidence": 1.0},
    "count": {"low": None, "high": None, "approximate": False, "who": "unknown", "incident": None, "told_by": None},
}
_NEEDED: dict[str, tuple[str, ...]] = {
    "claim": ("content",),
    "entity": ("mentions", "kind"),
    "incident": ("trigger", "type"),
    "count": ("words", "effect", "value"),
}
"""What cannot be left out, the words where the record stands first."""
_OPENED, _CLOSED = "\"“„«‘'", "\"”“»’'"


def with_missed(ledger: Ledger, kind: str, given: Mapping[str, Any]) -> tuple[Ledger, str, dict[str, Any]]:
    """Return the ledger with a record made of what is given, the record's id in it, and the record in the contract's form.

    Words stand for their first place on the page, those of further fields for the place nearest to it. Raises TestigoError
    T515 where the kind is none that can be added, something needed is not given, or words are not on the page.
    """
    plain = _made(ledger, kind, given)
    check_fits(kind, plain, f"the new {kind}")
    record = from_plain(RECORDS[kind], plain, kind)
    name = {"claim": "claims", "entity": "entities", "incident": "incidents", "count": "counts"}[kind]
    more: dict[str, Any] = {name: (*getattr(ledger, name), record)}
    return replace(ledger, **more), count_id(record) if kind == "count" else NEW, plain


def _made(ledger: Ledger, kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    _check_given(kind, given)
    first = _NEEDED[kind][0]
    plain = {**_BLANK[kind], **{name: [] for name in _LISTS[kind]}}
    if kind != "count":
        plain["id"] = NEW
    plain |= fields_set(ledger, kind, plain, {first: given[first]})
    rest = {name: value for name, value in given.items() if name != first}
    plain |= fields_set(ledger, kind, plain, rest)
    return plain | _understood(ledger, kind, plain, given)


def _check_given(kind: str, given: Mapping[str, Any]) -> None:
    if kind not in _NEEDED:
        raise TestigoError("T515", f"{kind!r} is not added; there are {', '.join(_NEEDED)}")
    strange = [name for name in given if name not in FIELDS[kind]]
    if strange:
        raise TestigoError("T515", f"{strange[0]!r} cannot be set of a {kind}; there are {', '.join(FIELDS[kind])}")
    lacking = [name for name in _NEEDED[kind] if given.get(name) in (None, "", [])]
    if lacking:
        raise TestigoError("T515", f"a new {kind} needs {' and '.join(lacking)}")


def _understood(ledger: Ledger, kind: str, plain: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """What goes without saying: in which claim the record is told, the form of a quotation, the name of an entity."""
    text = ledger.page.text
    match kind:
        case "claim":
            spans = [Span(start=s["start"], end=s["end"]) for s in plain["content"]]
            found = {} if "form" in given or not all(_is_quoted(s, text) for s in spans) else {"form": "direct"}
            return found if "within" in given else {**found, "within": _teller(spans[0], ledger, inside=spans)}
        case "incident":
            tellers = [_teller(Span(start=s["start"], end=s["end"]), ledger) for s in plain["triggers"]]
            return {"told_by": list(dict.fromkeys(tellers))}
        case "entity":
            longest = max(plain["mentions"], key=lambda s: s["end"] - s["start"])
            return {} if given.get("name") else {"name": text[longest["start"] : longest["end"]]}
        case _:
            span = Span(start=plain["start"], end=plain["end"])
            return {} if "told_by" in given else {"told_by": _teller(span, ledger)}


def _is_quoted(span: Span, text: str) -> bool:
    before, after = text[: span.start].rstrip()[-1:], text[span.end :].lstrip(" .,!?;")[:1]
    return bool(before and after) and before in _OPENED and after in _CLOSED


def _teller(span: Span, ledger: Ledger, inside: list[Span] | None = None) -> str | None:
    """The innermost claim that tells the words; of a claim, one that tells more than it."""
    from testigo.reading.claims import innermost

    def is_around(claim: Claim) -> bool:
        return inside is None or sum(s.end - s.start for s in claim.content) > sum(s.end - s.start for s in inside)

    claim = innermost(span, [c for c in ledger.claims if is_around(c)])
    return claim.id if claim else None
