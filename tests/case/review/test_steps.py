import json
from typing import Any

import pytest

from testigo.case.review.acting import Step
from testigo.case.review.steps import steps_in
from testigo.errors import TestigoError


def test_steps_are_read_with_what_they_say_and_null_is_nothing() -> None:
    written = [
        {"verb": "accept", "record": "3fa1:C1", "why": None},
        {"verb": "join", "record": "a", "other": "b", "part_of": True},
    ]
    assert steps_in(json.dumps(written).encode()) == (
        Step(verb="accept", record="3fa1:C1"),
        Step(verb="join", record="a", other="b", part_of=True),
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"verb": "accept"}, "a JSON list"),
        (["accept"], "step 1 is no object"),
        ([{"verb": "accept", "record": "a"}, {"verb": "undo", "record": "a"}], "step 2 needs a record, and a verb"),
        ([{"verb": "accept"}], "step 1 needs a record"),
        ([{"verb": "accept", "record": 3}], "'record' is not as it should be"),
        ([{"verb": "accept", "record": "a", "colour": "red"}], "'colour' is not as it should be"),
    ],
)
def test_what_is_no_list_of_steps_is_refused_with_the_number_of_the_step(written: Any, said: str) -> None:
    with pytest.raises(TestigoError, match=said) as told:
        steps_in(json.dumps(written).encode())
    assert told.value.code == "T515"


@pytest.mark.parametrize("data", [b"", b"\xff", b"[", b"[" * 100_000])
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(TestigoError, match="not JSON"):
        steps_in(data)
