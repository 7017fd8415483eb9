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

_CAR = re.compile(r"(?:\w+ )*(?:car|truck|van|lorry|vehicle|pickup|jeep|minibus)", re.IGNORECASE)
_LADEN = re.compile(
    r"\s+(?:that (?:was|were|had been) )?(?:packed|laden|filled|loaded|rigged|stuffed|primed|full|carrying)\s+(?:up\s+)?(?:with |of )?"
    r"(?:[\w,-]+ ){0,5}?(?:explosives?|dynamite|bombs?|fertili[sz]er)\b",
    re.IGNORECASE,
)
"""What makes a vehicle a bomb, right behind the word for it."""
_BEFORE = 90
"""Characters before "explosives" in which the vehicle stands that they were in."""


def laden(text: str, thing: Span) -> bool:
    """Say whether it is a vehicle that the page says was full of explosives."""
    words = " ".join(thing.of(text).split())
    return bool(_CAR.fullmatch(words) and _LADEN.match(text, thing.end)) or bool(
        _CAR.match(words) and _LADEN.search(words)
    )


def is_in_vehicle(text: str, thing: Span) -> bool:
    """Say whether what the words name is what a vehicle was laden with."""
    start = max(0, thing.start - _BEFORE)
    return any(
        found.start() < thing.start - start < found.end() and _CAR.search(text[start : start + found.start()][-20:])
        for found in _LADEN.finditer(text[start : thing.end])
    )


def means(incident: Incident, text: str, thing: Span, words: str) -> str | None:
    """Return what an instrument is called where its words alone do not say: a vehicle that blew up is a car bomb.

    None for what is only a part of it.
    """
    if is_in_vehicle(text, thing):
        return None
    bare = re.sub(r"^(?:an?|the|his|their) ", "", words, flags=re.IGNORECASE)
    if laden(text, thing) or (incident.type == "bombing" and _CAR.fullmatch(bare)):
        return "car bomb"
    return words


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
