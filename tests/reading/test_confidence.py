import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.reading.confidence import Confidence, claim_signs, incident_signs
from testigo.reading.findings import FoundClaim, FoundTrigger
from testigo.reading.segments import Segment

NONE = np.zeros(1, dtype=np.float32)
CHANCES = st.floats(0, 1)


def claim(cue: float, content: float, source: float | None, *, follow_on: bool = False) -> FoundClaim:
    told = None if source is None else Segment(0, 1, 1.0, source)
    return FoundClaim(1, 2, follow_on, cue, told, (Segment(2, 5, 3.0, content),), NONE, NONE, NONE)


def trigger(chance: float, *, filled: bool = True) -> FoundTrigger:
    segments = (Segment(0, 1, 1.0, 0.9),) if filled else ()
    return FoundTrigger(3, 4, 0, chance, {"agent": segments}, NONE, NONE)


@given(CHANCES, CHANCES, st.none() | CHANCES, st.booleans())
def test_the_confidence_of_a_claim_is_a_chance_whatever_its_signs(
    cue: float, content: float, source: float | None, follow_on: bool
) -> None:
    assert 0 <= Confidence().of_claim(claim(cue, content, source, follow_on=follow_on)) <= 1


@given(st.lists(CHANCES, min_size=1, max_size=5))
def test_the_confidence_of_an_incident_is_a_chance_whatever_its_signs(chances: list[float]) -> None:
    assert 0 <= Confidence().of_incident([trigger(c) for c in chances]) <= 1


def test_a_surer_cue_makes_a_surer_claim() -> None:
    assert Confidence().of_claim(claim(0.9, 0.9, 0.9)) > Confidence().of_claim(claim(0.6, 0.9, 0.9))


def test_a_claim_is_as_unsure_as_the_least_sure_part_of_its_content() -> None:
    parts = (Segment(2, 5, 3.0, 0.99), Segment(7, 9, 3.0, 0.6))
    item = FoundClaim(1, 2, False, 0.9, None, parts, NONE, NONE, NONE)
    assert claim_signs(item)[2] == pytest.approx(np.log(0.6 / 0.4))


def test_a_claim_with_no_source_and_a_quotation_with_no_cue_are_signs_of_their_own() -> None:
    assert claim_signs(claim(0.9, 0.9, None, follow_on=True))[3:] == (0.0, 1.0, 1.0)


def test_an_incident_is_known_by_its_surest_trigger_how_many_tell_of_it_and_whether_a_role_is_filled() -> None:
    signs = incident_signs([trigger(0.9), trigger(0.5, filled=False)])
    assert signs[1] == pytest.approx(np.log(9))
    assert signs[3] == pytest.approx(np.log(2))
    assert signs[4] == 1.0


def test_weights_that_a_manifest_does_not_name_keep_their_default() -> None:
    assert Confidence.of({"claim": [1, 2, 3, 4, 5, 6]}).incident == Confidence().incident
