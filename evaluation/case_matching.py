"""How the accounts of a case stand beside its reference: which incident, question and answer stand for which.

As the scorer of the shared cases matches them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reference_cases import Record, scorer


@dataclass(frozen=True, slots=True)
class Names:
    """What the accounts' ids stand for: pages by the stem of their input, parties by their name, and by all names that the scorer knows."""

    pages: dict[str, str]
    parties: dict[str, str]
    aliases: dict[str, str]

    def page(self, told: Record) -> str:
        """The page of a telling, by the name that the reference gives it."""
        page: str = told["page"]
        return self.pages.get(page, page)

    def value(self, value: object) -> str:
        """A value in words."""
        if isinstance(value, dict) and "name" in value:
            return str(value["name"])
        if isinstance(value, dict):
            low, high = value.get("low"), value.get("high")
            return str(low) if low == high else f"{'' if low is None else low}..{'' if high is None else high}"
        return self.parties.get(str(value), str(value))


def names_of(accounts: Record) -> Names:
    """The names of the accounts' pages and parties."""
    pages = {p["id"]: Path(p["input"]).stem for p in accounts["pages"]}
    parties = {p["id"]: p["name"] for p in accounts["parties"]}
    aliases = {p["id"]: " ".join([p["name"], *p.get("aliases", [])]) for p in accounts["parties"]}
    return Names(pages, parties, aliases)


def counterpart(want: Record, accounts: Record, names: Names) -> Record | None:
    """The incident of the accounts that stands for one of the reference."""
    wanted, best, best_fit = set(want["pages"]), None, 0.0
    for have in accounts["incidents"]:
        pages = {names.page(m) for m in have["mentions"]}
        fit = len(pages & wanted) / len(pages | wanted) + 0.5 * (have["type"] == want["type"])
        if pages & wanted and fit > best_fit:
            best, best_fit = have, fit
    return best


def asked_as(want: Record, have: Record) -> Record | None:
    """The question of the accounts that stands for one of the reference: of the same people before others."""
    options = [q for q in have["questions"] if q["question"] == want["question"]]
    options.sort(key=lambda q: q.get("who") != want.get("who"))
    return options[0] if options else None


def matched(want: Record, have: Record, names: Names) -> dict[int, Record]:
    """Answers of the accounts by the number of the reference's answer that they stand for."""
    same = scorer().same
    pairs: dict[int, Record] = {}
    for a in have["answers"]:
        for i, gold in enumerate(want["answers"]):
            if i not in pairs and same(want["question"], gold["value"], a["value"], names.aliases):
                pairs[i] = a
                break
    return pairs


def pages_of(told: list[Record], names: Names | None = None) -> set[str]:
    """The pages of tellings, by the names that the reference gives them."""
    return {names.page(t) if names else t["page"] for t in told}


def answers_beside(gold: Record, accounts: Record) -> Iterator[tuple[Record, Record]]:
    """Every answer of the reference that the accounts have, with theirs."""
    names = names_of(accounts)
    for want in gold["incidents"]:
        have = counterpart(want, accounts, names)
        for question in want["questions"] if have else ():
            said = asked_as(question, have or {})
            for i, answer in matched(question, said, names).items() if said else ():
                yield question["answers"][i], answer
