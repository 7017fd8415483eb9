"""The two measures of roles, against examples worked out by hand and against every pairing tried one by one."""

import importlib
import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st


@pytest.fixture(scope="module")
def measures() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parents[2] / "evaluation"))
        yield importlib.import_module("role_measures")


Named = Sequence[Sequence[str]]
"""Entities by the strings that name them."""

KEY: Named = [["Sevran gas works", "gas works", "the works"], ["tram depot"], ["footbridge"]]


def ceaf(measures: ModuleType, key: Named, answer: Named) -> tuple[float | Fraction, float | Fraction]:
    scores = measures.ceaf_ree(
        {"d": {"Target": [measures.entity(one) for one in key]}},
        {"d": {"Target": [measures.entity(one) for one in answer]}},
    )
    assert scores["Target"] == scores["overall"]
    return scores["overall"].precision, scores["overall"].recall


def test_one_right_string_is_enough_for_an_entity(measures: ModuleType) -> None:
    assert ceaf(measures, KEY, [["gas works"], ["tram depot"], ["footbridge"]]) == (1, 1)


def test_an_entity_of_the_key_counts_once_however_often_it_is_told(measures: ModuleType) -> None:
    answer = [["tram depot"], ["Sevran gas works"], ["footbridge"], ["the works"]]
    assert ceaf(measures, KEY, answer) == (Fraction(3, 4), 1)


def test_a_missing_entity_costs_recall(measures: ModuleType) -> None:
    assert ceaf(measures, KEY, [["gas works"], ["footbridge"]]) == (1, Fraction(2, 3))


def test_an_entity_that_mixes_two_of_the_key_is_wrong(measures: ModuleType) -> None:
    assert ceaf(measures, KEY, [["gas works", "tram depot"], ["footbridge"]]) == (Fraction(1, 2), Fraction(1, 3))


def test_entities_are_paired_so_that_most_are_right(measures: ModuleType) -> None:
    key = [["bomb", "device"], ["device"]]
    assert ceaf(measures, key, [["device"], ["bomb"]]) == (1, 1)


@pytest.mark.parametrize(
    ("words", "normal"),
    [
        ("The  U.S. Embassy", "us embassy"),
        ('A "red"\ncar-bomb', "red carbomb"),
        ("Ana, the thane", "ana thane"),
        ("an", ""),
    ],
)
def test_strings_are_compared_without_case_punctuation_and_articles(
    measures: ModuleType, words: str, normal: str
) -> None:
    assert measures.normalised(words) == normal


def test_a_document_without_roles_in_the_key_costs_precision(measures: ModuleType) -> None:
    guards, rebels = measures.entity(["guards"]), measures.entity(["rebels"])
    scores = measures.ceaf_ree(
        {"one": {"PerpInd": [rebels]}, "two": {}}, {"one": {"PerpInd": [rebels]}, "two": {"PerpInd": [guards]}}
    )
    assert (scores["overall"].precision, scores["overall"].recall) == (Fraction(1, 2), 1)


def test_a_document_that_nothing_was_predicted_for_costs_recall(measures: ModuleType) -> None:
    scores = measures.ceaf_ree({"one": {"Victim": [measures.entity(["Ana Torv"])]}}, {})
    assert (scores["overall"].f1, scores["overall"].expected) == (0, 1)


def template(measures: ModuleType, types: str, **fillers: Named) -> Any:
    return measures.Template(
        types=frozenset(types.split("/")),
        fillers={role: [measures.entity(one) for one in named] for role, named in fillers.items()},
    )


def test_a_template_of_another_type_is_neither_right_nor_found(measures: ModuleType) -> None:
    key = [template(measures, "bombing", Weapon=[["mine"]])]
    answer = [template(measures, "arson", Weapon=[["mine"]])]
    overall = measures.template_scores({"d": key}, {"d": answer})["overall"]
    assert (overall.right, overall.predicted, overall.found, overall.expected) == (0, 2, 0, 2)


def test_a_key_may_allow_several_types(measures: ModuleType) -> None:
    key = [template(measures, "bombing/attack")]
    assert measures.template_scores({"d": key}, {"d": [template(measures, "attack")]})["Type"].f1 == 1


def test_inside_a_template_several_answers_may_name_one_entity(measures: ModuleType) -> None:
    key = [template(measures, "attack", PerpInd=[["three men", "men"], ["a boy"]])]
    answer = [template(measures, "attack", PerpInd=[["men"], ["three men"], ["a girl"]])]
    tally = measures.template_scores({"d": key}, {"d": answer})["PerpInd"]
    assert (tally.right, tally.predicted, tally.found, tally.expected) == (2, 3, 1, 2)


def test_templates_are_paired_for_the_best_f1_and_not_in_order(measures: ModuleType) -> None:
    key = [template(measures, "attack", Victim=[["Ana Torv"]]), template(measures, "attack", Victim=[["Ivo Kels"]])]
    answer = [template(measures, "attack", Victim=[["Ivo Kels"]]), template(measures, "bombing", Victim=[["Ana Torv"]])]
    scores = measures.template_scores({"d": key}, {"d": answer})
    assert (scores["Type"].right, scores["Victim"].right, scores["overall"].f1) == (1, 1, Fraction(1, 2))


def test_f1_of_hand_counted_templates(measures: ModuleType) -> None:
    """Right: the type, both weapons' one entity, the target; 4 of 5 predicted, 3 of 4 expected."""
    key = [template(measures, "bombing", Weapon=[["car bomb", "bomb"]], Target=[["depot"]], Victim=[["Ana Torv"]])]
    answer = [template(measures, "bombing", Weapon=[["bomb"], ["car bomb"]], Target=[["the depot"], ["wall"]])]
    overall = measures.template_scores({"d": key}, {"d": answer})["overall"]
    assert (overall.precision, overall.recall) == (Fraction(4, 5), Fraction(3, 4))
    assert overall.f1 == Fraction(24, 31)


ENTITIES = st.lists(st.frozensets(st.sampled_from("uvwxyz"), min_size=1, max_size=3), max_size=4)
DRAFTS = st.lists(st.tuples(st.sampled_from(["attack", "bombing"]), ENTITIES, ENTITIES), max_size=4)
Draft = tuple[str, list[frozenset[str]], list[frozenset[str]]]


def every_pairing(left: int, right: int) -> Iterator[list[tuple[int, int]]]:
    """All ways to give some of ``left`` things each a thing of their own among ``right``."""
    for places in itertools.product([None, *range(right)], repeat=left):
        taken = [place for place in places if place is not None]
        if len(set(taken)) == len(taken):
            yield [(i, place) for i, place in enumerate(places) if place is not None]


@given(ENTITIES, ENTITIES)
def test_as_many_entities_are_paired_as_trying_every_pairing_finds(
    measures: ModuleType, key: list[frozenset[str]], answer: list[frozenset[str]]
) -> None:
    best = max(sum(answer[i] <= key[j] for i, j in pairing) for pairing in every_pairing(len(answer), len(key)))
    tally = measures.ceaf_ree({"d": {"Weapon": key}}, {"d": {"Weapon": answer}})["Weapon"]
    assert (tally.right, tally.found, tally.predicted, tally.expected) == (best, best, len(answer), len(key))


def counted(key: Sequence[Draft], answer: Sequence[Draft], pairing: list[tuple[int, int]]) -> tuple[int, int]:
    """Right among the predicted and found of the key, counted from the definition."""
    right = found = 0
    for i, j in pairing:
        if answer[i][0] == key[j][0]:
            right, found = right + 1, found + 1
            for given_, wanted in zip(answer[i][1:], key[j][1:], strict=True):
                right += len([one for one in given_ if [want for want in wanted if one <= want]])
                found += len([want for want in wanted if [one for one in given_ if one <= want]])
    return right, found


def harmonic(right: int, predicted: int, found: int, expected: int) -> Fraction:
    p = Fraction(right, predicted) if predicted else Fraction(0)
    r = Fraction(found, expected) if expected else Fraction(0)
    return 2 * p * r / (p + r) if p + r else Fraction(0)


@settings(deadline=None, max_examples=60)
@given(DRAFTS, DRAFTS)
def test_no_pairing_of_templates_gives_a_better_f1(measures: ModuleType, key: list[Draft], answer: list[Draft]) -> None:
    made = [
        [
            measures.Template(types=frozenset({kind}), fillers={"Target": targets, "Weapon": weapons})
            for kind, targets, weapons in drafts
        ]
        for drafts in (key, answer)
    ]
    expected, predicted = [sum(1 + len(a) + len(b) for _, a, b in drafts) for drafts in (key, answer)]
    best = max(
        harmonic(right, predicted, found, expected)
        for pairing in every_pairing(len(answer), len(key))
        for right, found in [counted(key, answer, pairing)]
    )
    overall = measures.template_scores({"d": made[0]}, {"d": made[1]})["overall"]
    assert (overall.predicted, overall.expected, overall.f1) == (predicted, expected, best)


@settings(deadline=None)
@given(DRAFTS)
def test_a_key_scores_full_marks_against_itself(measures: ModuleType, drafts: list[Draft]) -> None:
    made = [measures.Template(types=frozenset({kind}), fillers={"Victim": a, "PerpOrg": b}) for kind, a, b in drafts]
    overall = measures.template_scores({"d": made}, {"d": made})["overall"]
    assert overall.f1 == (1 if drafts else 0)
