"""What a ledger holds of a record, in one line of words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from testigo.case.claim_chains import OUTLET
from testigo.case.namings import outlet_name
from testigo.case.review.laying import has_record, record_of
from testigo.case.review.targets import PAGE, PARTS, parts_of
from testigo.ledger import Claim, Count, Entity, Filler, Incident, Ledger, Span, When, Where


def says(ledger: Ledger, record: str) -> str:
    """Return what the record says: who says what, what happened to whom, how many, when or where."""
    text = ledger.page.text
    if record == OUTLET:
        return f"“{outlet_name(ledger) or ledger.input}”"
    if record == PAGE:
        day = ledger.page.published
        return f"published {day.value}" if day else "the page has no date; its days count from none"
    if record.startswith("@"):
        at = int(record[1:])
        return next((f"“{_flat(c.source, text)}”" for c in ledger.claims if c.source and c.source.start == at), record)
    return _record(record_of(ledger, record), record, ledger) if has_record(ledger, record) else record


def _record(found: Any, record: str, ledger: Ledger) -> str:  # noqa: ANN401 - any record
    ways: dict[type[Any], Callable[[Any], str]] = {
        Claim: lambda c: _claim(c, ledger),
        Entity: lambda e: f"“{' '.join(e.name.split())}”",
        Incident: lambda i: _incident(i, ledger.page.text),
        Count: lambda c: f"{_amount(c)} {c.who} {c.effect}",
        When: lambda w: f"“{_flat(w, ledger.page.text)}” is {w.value or 'a day that is not known'}",
        Where: lambda w: f"“{_flat(w, ledger.page.text)}” is {_place(w)}",
        Filler: lambda f: f"“{_flat(f, ledger.page.text)}” is the {record.partition('.')[2].partition('@')[0]}",
    }
    return ways[type(found)](found)


def _claim(claim: Claim, ledger: Ledger) -> str:
    text = ledger.page.text
    source = f"“{_flat(claim.source, text)}”" if claim.source else "someone not named"
    within = f", as {claim.within} tells" if claim.within else ""
    said = " … ".join(_flat(s, text) for s in claim.content)
    return f"{source} {_VERBS.get(claim.act, claim.act)}{within}: {said}"


_VERBS = {
    "assert": "says",
    "confirm": "confirms",
    "deny": "denies",
    "accuse": "accuses",
    "hedge": "leaves open",
    "demand": "demands",
    "promise": "promises",
    "threaten": "threatens",
    "ask": "asks",
    "withhold": "does not say",
}


def _incident(incident: Incident, text: str) -> str:
    parts = [f"{incident.type} ({incident.stage}): " + _listed(incident.triggers, text)]
    parts += [f"{part} {_listed(found, text)}" for part in PARTS if (found := parts_of(incident, part))]
    return "; ".join(parts)


def _listed(spans: Iterable[Span], text: str) -> str:
    return ", ".join(dict.fromkeys(f"“{_flat(s, text)}”" for s in spans))


def _place(where: Where) -> str:
    if where.latitude is None or where.longitude is None:
        return f"{where.name}, a place that is not known"
    return f"{where.name}{', ' + where.country if where.country else ''} ({where.latitude:.2f}, {where.longitude:.2f})"


def _amount(count: Count) -> str:
    ends = [f"{n:g}" for n in (count.low, count.high) if n is not None]
    if not ends:
        return "no number"
    if count.low is None:
        return f"at most {ends[0]}"
    if count.high is None:
        return f"at least {ends[0]}"
    return "–".join(dict.fromkeys(ends))


def _flat(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())
