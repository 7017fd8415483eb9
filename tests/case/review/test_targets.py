from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_decided import at, page_as_read, read_anew

from testigo.case.review.targets import found, target_of
from testigo.errors import TestigoError

LEDGER = page_as_read()
RECORDS = {
    **{f"C{n}": f"C{n + 10}" for n in range(1, 6)},
    **{f"E{n}": f"E{n + 10}" for n in range(1, 6)},
    "I1": "I11",
}


@pytest.mark.parametrize("record", [*RECORDS, "outlet", "page"])
def test_every_record_is_found_in_the_reading_it_comes_from(record: str) -> None:
    assert found(target_of(LEDGER, record), LEDGER) == record


@given(st.text(alphabet="Ab \n", max_size=80))
def test_every_record_is_found_in_a_reading_with_other_ids_and_offsets(before: str) -> None:
    other = read_anew(LEDGER, before)
    assert {record: found(target_of(LEDGER, record), other) for record in RECORDS} == RECORDS


def test_parts_of_an_incident_and_counts_are_known_by_where_they_start() -> None:
    other = read_anew(LEDGER, "Home | News\n\n")
    moved = len("Home | News\n\n")
    where, count = at("the long pier").start, at("Five people").start
    assert found(target_of(LEDGER, f"I1.where@{where}"), other) == f"I11.where@{where + moved}"
    assert found(target_of(LEDGER, f"injured@{count}"), other) == f"injured@{count + moved}"


def test_a_claim_whose_content_was_read_longer_is_the_same_claim() -> None:
    claims = [replace(c, content=(replace(c.content[0], end=c.content[0].end + 1),)) for c in LEDGER.claims]
    assert found(target_of(LEDGER, "C3"), replace(LEDGER, claims=tuple(claims))) == "C3"


def test_a_claim_in_a_claim_is_not_taken_for_the_outer_one() -> None:
    without = replace(LEDGER, claims=tuple(c for c in LEDGER.claims if c.id != "C2"))
    assert found(target_of(LEDGER, "C2"), without) is None
    assert found(target_of(LEDGER, "C5"), LEDGER) == "C5"


def test_a_record_that_the_page_does_not_have_is_an_error() -> None:
    with pytest.raises(TestigoError) as raised:
        target_of(LEDGER, "C99")
    assert raised.value.code == "T514"
