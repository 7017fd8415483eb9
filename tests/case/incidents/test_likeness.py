from hypothesis import given
from hypothesis import strategies as st
from sample_portraits import SELMAR, TARVENNA, marks

from testigo.case.incidents.likeness import APART, THRESHOLD, likeness
from testigo.ledger import IncidentType


def is_one(found: float) -> bool:
    return found >= THRESHOLD


def test_a_killing_is_known_again_by_the_name_of_the_dead_where_neither_page_dates_it() -> None:
    found = likeness(marks("a", hit=("brandt",)), marks("b", hit=("brandt",)))
    assert is_one(found.evidence)
    assert "both name brandt" in found.reason


def test_two_killings_of_people_with_different_names_are_two() -> None:
    found = likeness(
        marks("a", day="2025-03-06", place=SELMAR, hit=("brandt",)),
        marks("b", day="2025-03-06", place=SELMAR, hit=("korvan",)),
    )
    assert not is_one(found.evidence)
    assert "though brandt and korvan are different" in found.reason


def test_two_bombings_in_one_city_in_one_week_are_two() -> None:
    one, other = (marks(p, "bombing", day=d, place=SELMAR) for p, d in (("a", "2025-03-03"), ("b", "2025-03-06")))
    assert not is_one(likeness(one, other).evidence)


def test_one_day_one_town_and_one_kind_are_one_event() -> None:
    one, other = (marks(p, "bombing", day="2025-03-06", place=SELMAR) for p in "ab")
    assert is_one(likeness(one, other).evidence)


def test_towns_far_from_each_other_are_two_events() -> None:
    one = marks("a", "bombing", day="2025-03-06", place=SELMAR)
    other = marks("b", "bombing", day="2025-03-06", place=TARVENNA)
    assert not is_one(likeness(one, other).evidence)


def test_two_who_share_a_given_name_alone_are_two() -> None:
    one, other = marks("a", hit=("carlos", "brandt")), marks("b", hit=("carlos", "korvan"))
    assert not is_one(likeness(one, other).evidence)


def test_an_account_cannot_mean_what_happened_after_it_was_told() -> None:
    earlier = marks("a", told="2025-03-01", hit=("quay",), is_person=False, kind="bombing")
    later = marks("b", day="2025-03-06", hit=("quay",), is_person=False, kind="bombing")
    assert not is_one(likeness(earlier, later).evidence)


def test_nobody_dies_twice_so_that_an_odd_day_does_not_part_two_accounts_of_one_death() -> None:
    one, other = (marks(p, day=d, hit=("brandt", "ivosson")) for p, d in (("a", "2025-03-01"), ("b", "2025-03-06")))
    assert is_one(likeness(one, other).evidence)


def test_a_building_may_be_attacked_twice() -> None:
    one, other = (
        marks(p, "attack", day=d, hit=("seldhall",), is_person=False)
        for p, d in (("a", "2025-02-01"), ("b", "2025-03-06"))
    )
    assert not is_one(likeness(one, other).evidence)


def test_a_trial_is_not_the_killing_it_is_about() -> None:
    assert not is_one(likeness(marks("a", hit=("brandt",)), marks("b", "legal", hit=("brandt",))).evidence)


def test_on_one_page_a_bombing_and_its_killings_are_one() -> None:
    bombing = marks("a", "bombing", day="2025-03-06", leading=True, sentence=1)
    killing = marks("a", "killing", id="I2", day="2025-03-06", sentence=1)
    assert is_one(likeness(bombing, killing).evidence)


def test_on_one_page_what_is_recalled_from_long_before_stays_apart() -> None:
    now = marks("a", "attack", day="2025-03-06", leading=True, sentence=1)
    then = marks("a", "attack", id="I2", day="2019-06-27", sentence=9)
    assert likeness(now, then).evidence <= APART


def test_on_one_page_the_operation_is_the_one_that_the_page_opens_with() -> None:
    killing = marks("a", "killing", day="2025-03-06", leading=True, sentence=1)
    operation = marks("a", "raid", id="I2", sentence=9)
    assert is_one(likeness(killing, operation).evidence)


def test_shots_that_a_sentence_tells_with_a_march_of_that_day_are_one_with_it_and_a_bombing_that_it_protests_is_not() -> (
    None
):
    march = marks("a", "protest", day="2025-03-06", leading=True, sentence=1)
    shots = marks("a", "shooting", id="I2", day="2025-03-06", sentence=1)
    bombing = marks("a", "bombing", id="I2", day="2025-03-06", sentence=1)
    before = marks("a", "shooting", id="I2", day="2025-03-04", sentence=1)
    assert [is_one(likeness(march, other).evidence) for other in (shots, bombing, before)] == [True, False, False]


def test_arrests_told_by_their_number_alone_are_those_of_the_march_that_the_page_opens_with() -> None:
    march = marks("a", "protest", day="2025-03-06", leading=True, sentence=1)
    counted = marks("a", "arrest", id="I2", sentence=9, amounts=(("arrested", 43.0),))
    one_man = marks("a", "arrest", id="I2", sentence=9, amounts=(("arrested", 1.0),))
    assert is_one(likeness(march, counted).evidence)
    assert not is_one(likeness(march, one_man).evidence)


def test_a_reason_says_the_weightiest_first_and_the_score_is_a_half_at_the_threshold() -> None:
    found = likeness(
        marks("a", "bombing", day="2025-03-06", place=SELMAR, hit=("quay",), is_person=False),
        marks("b", "bombing", day="2025-03-06", place=SELMAR, hit=("quay",), is_person=False),
    )
    assert found.reason.startswith("both name quay; both on 2025-03-06; both at Selmar")
    assert 0.5 < found.score <= 1.0


KINDS = st.sampled_from(["killing", "bombing", "protest", "arrest", "accident"])
DAYS = st.sampled_from([None, "2025-03-01", "2025-03-06", "2025-03"])
NAMES = st.lists(st.sampled_from(["brandt", "korvan", "quay", "carlos"]), max_size=2).map(tuple)


@given(kinds=st.tuples(KINDS, KINDS), days=st.tuples(DAYS, DAYS), names=st.tuples(NAMES, NAMES))
def test_likeness_is_the_same_whichever_comes_first(
    kinds: tuple[IncidentType, IncidentType],
    days: tuple[str | None, str | None],
    names: tuple[tuple[str, ...], tuple[str, ...]],
) -> None:
    one, other = (
        marks(p, k, hit=n, day=None if d == "2025-03" else d)
        for p, k, d, n in zip("ab", kinds, days, names, strict=True)
    )
    assert likeness(one, other) == likeness(other, one)


def test_a_fire_is_one_event_whether_a_page_calls_it_an_accident_or_arson() -> None:
    burned = marks("a", "accident", day="2025-03-06", place=SELMAR)
    laid = marks("b", "arson", day="2025-03-06", place=SELMAR)
    shot = marks("b", "shooting", day="2025-03-06", place=SELMAR)
    assert is_one(likeness(burned, laid).evidence)
    assert not is_one(likeness(burned, shot).evidence)


def test_two_of_a_kind_that_is_seldom_seen_are_likelier_one_than_two_killings() -> None:
    poisoned, killed = (
        likeness(marks("a", kind, day="2025-03-06"), marks("b", kind, day="2025-03-06")).evidence
        for kind in ("poisoning", "killing")
    )
    assert poisoned > killed
