import json
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest

from testigo.reading import labels


def test_taggers_share_out_the_models_tags_without_a_gap() -> None:
    slices = list(labels.tag_slices().values())
    assert slices[0].start == 0
    assert all(a.stop == b.start for a, b in pairwise(slices))
    assert [s.stop - s.start for s in slices] == [size for _, size in labels.TAG_GROUPS]


@pytest.mark.parametrize(
    ("group", "options"),
    [("trigger", labels.TYPES), ("count", labels.EFFECTS), ("mention", labels.KINDS), ("inner", labels.KINDS)],
)
def test_a_tagger_of_labels_has_a_begin_and_an_inside_for_each_and_one_outside(
    group: str, options: tuple[str, ...]
) -> None:
    assert dict(labels.TAG_GROUPS)[group] == 1 + 2 * len(options)


def test_tags_of_cues_are_its_own_labels() -> None:
    assert {labels.OUTSIDE, labels.CUE_BEGIN, labels.CUE_INSIDE, labels.FOLLOW_ON} == set(
        range(dict(labels.TAG_GROUPS)["cue"])
    )


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("form", labels.FORMS),
        ("act", labels.ACTS),
        ("category", labels.CATEGORIES),
        ("stage", labels.STAGES),
        ("effect", labels.EFFECTS),
        ("who", labels.WHO),
    ],
)
def test_labels_are_those_that_the_contract_allows(name: str, options: tuple[str, ...]) -> None:
    schema = json.loads(files("testigo").joinpath("ledger.schema.json").read_text())
    assert [allowed for allowed in _enumerated(schema, name) if set(allowed) - {None} != set(options)] == []
    assert _enumerated(schema, name)


def _enumerated(schema: Any, name: str) -> list[list[str]]:
    """The values of every field ``name`` in a JSON schema."""
    if isinstance(schema, list):
        return [found for item in schema for found in _enumerated(item, name)]
    if not isinstance(schema, dict):
        return []
    mine = [schema[name]["enum"]] if isinstance(schema.get(name), dict) and "enum" in schema[name] else []
    return mine + [found for item in schema.values() for found in _enumerated(item, name)]
