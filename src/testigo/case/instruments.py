"""What an incident was done with, where the very word for it says so: "machinegunned", "a car bomb exploded"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from testigo.ledger import Incident, Span

_NAMED: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(said, re.IGNORECASE))
    for name, said in (
        ("car bomb", r"\b(?:car|truck|vehicle)[ -]bomb"),
        ("suicide bomb", r"\bsuicide (?:bomb|attack|vest|belt)"),
        ("machine gun", r"\bmachine[ -]?gun"),
        ("dynamite", r"\bd[yi][nm]a[mn]ite"),
        ("letter bomb", r"\b(?:letter|parcel|mail)[ -]bomb"),
        ("roadside bomb", r"\broadside (?:bomb|blast|device)"),
        ("drone", r"\bdrone"),
        ("rocket", r"\brocket"),
        ("missile", r"\bmissile"),
        ("mortar", r"\bmortar"),
        ("grenade", r"\bgrenade"),
        ("artillery", r"\b(?:artillery|shelling|shelled)"),
        ("tear gas", r"\btear[ -]?gas"),
        ("knife", r"\b(?:stabbed|stabbing|knifed|knife attack)"),
        ("landmine", r"\b(?:land)?mine (?:blast|explosion|attack)"),
    )
)


def instruments_in(incident: Incident, text: str) -> Iterator[tuple[str, Span]]:
    """Yield what the words of the incident's triggers say that it was done with, and where they stand."""
    if any(filler for filler in incident.instruments):
        return
    for trigger in incident.triggers:
        around = text[max(0, trigger.start - 12) : trigger.end + 8].partition("\n")[0] or trigger.of(text)
        for name, said in _NAMED:
            found = said.search(around)
            if found:
                yield name, trigger
                break
