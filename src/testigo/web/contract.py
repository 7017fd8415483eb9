"""Parts of the accounts in the contract's form, each with the cards and parties that it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from testigo.case.accounts.form import to_json
from testigo.case.records import Accounts, Amount, Answer, Event, Link, PageCard, Party, Question, Spot
from testigo.errors import TestigoError

NOTHING = Accounts(pages=(), parties=(), incidents=(), lineage=())


def cards_to_json(cards: Iterable[PageCard]) -> list[dict[str, Any]]:
    """Return pages as the contract has them."""
    made: list[dict[str, Any]] = to_json(replace(NOTHING, pages=tuple(cards)))["pages"]
    return made


def parties_to_json(parties: Iterable[Party]) -> list[dict[str, Any]]:
    """Return parties as the contract has them."""
    made: list[dict[str, Any]] = to_json(replace(NOTHING, parties=tuple(parties)))["parties"]
    return made


def links_to_json(links: Iterable[Link]) -> list[dict[str, Any]]:
    """Return links as the contract has them."""
    made: list[dict[str, Any]] = to_json(replace(NOTHING, lineage=tuple(links)))["lineage"]
    return made


def question_to_json(event: Event, question: Question, parties: Sequence[Party]) -> dict[str, Any]:
    """Return a question as the contract has it; ``parties`` are those of the pages that answer it."""
    alone = replace(event, questions=(question,), silent=())
    made: dict[str, Any] = to_json(replace(NOTHING, parties=tuple(parties), incidents=(alone,)))["incidents"][0][
        "questions"
    ][0]
    return made


def called(found: Accounts, name: str) -> Event:
    """Return the incident with this id. Raises TestigoError T510 where there is none."""
    event = next((e for e in found.incidents if e.id == name), None)
    if event is None:
        raise TestigoError("T510", f"no incident is called {name[:80]!r}")
    return event


def value_of(answer: Answer) -> Any:  # noqa: ANN401 - as the contract has it
    """Return the value of an answer as the contract has it: the id of a party, or what it says."""
    if answer.party:
        return answer.party
    value = answer.value
    if isinstance(value, Amount):
        return {"low": _whole(value.low), "high": _whole(value.high), "approximate": value.approximate}
    if isinstance(value, Spot):
        return {"name": value.name, "latitude": value.latitude, "longitude": value.longitude}
    return value


def _whole(number: float | None) -> float | int | None:
    return int(number) if number is not None and float(number).is_integer() else number


def spans_to_json(spans: Iterable[Any]) -> list[dict[str, int]]:
    """Return spans as the contract has them."""
    return [{"start": s.start, "end": s.end} for s in spans]
