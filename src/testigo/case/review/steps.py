"""Steps of an act as they are written in a file: a JSON list of objects with the fields of a step."""

from __future__ import annotations

import json
from typing import Any, get_args

from testigo.case.review.acting import Step, StepVerb
from testigo.errors import TestigoError

_TYPES: dict[str, type] = {
    "verb": str, "record": str, "other": str, "fields": dict, "part_of": bool, "kind": str, "why": str,
}  # fmt: skip


def steps_in(data: bytes) -> tuple[Step, ...]:
    """Return the steps that a file holds. Raises TestigoError T515, with the number of the step, where it holds something else."""
    try:
        given = json.loads(data)
    except (ValueError, RecursionError) as why:
        raise TestigoError("T515", f"this is not JSON: {str(why)[:120]}") from None
    if not isinstance(given, list):
        raise TestigoError("T515", "an act is a JSON list of decisions")
    return tuple(_step(number, step) for number, step in enumerate(given, 1))


def _step(number: int, given: Any) -> Step:  # noqa: ANN401 - any JSON
    if not isinstance(given, dict):
        raise TestigoError("T515", f"step {number} is no object")
    said = {name: value for name, value in given.items() if value is not None}
    wrong = [name for name, value in said.items() if name not in _TYPES or not isinstance(value, _TYPES[name])]
    if wrong:
        raise TestigoError(
            "T515", f"step {number}: {wrong[0][:80]!r} is not as it should be; there are {', '.join(_TYPES)}"
        )
    if said.get("verb") not in get_args(StepVerb) or "record" not in said:
        raise TestigoError("T515", f"step {number} needs a record, and a verb: {', '.join(get_args(StepVerb))}")
    return Step(**said)
