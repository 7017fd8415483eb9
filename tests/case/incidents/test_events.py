from hypothesis import given
from hypothesis import strategies as st
from sample_portraits import SELMAR, TARVENNA, portrait

from testigo.case.incidents.events import events_of
from testigo.case.records import Join, Node, Profile


def brief(page: str, **more: object) -> Profile:
    return portrait(page, **more).profile  # type: ignore[arg-type]


def join(left: Profile, right: Profile, score: float = 0.9) -> Join:
    return Join(kind="incident", left=left.node, right=right.node, score=score, reason="")


def pages(groups: list[tuple[Profile, ...]]) -> list[str]:
    return ["".join(p.node.page for p in group) for group in groups]


def test_what_is_joined_is_one_event_and_what_most_pages_tell_of_comes_first() -> None:
    a, b, c = brief("a"), brief("b"), brief("c")
    assert pages(events_of([a, b, c], [join(b, c)])) == ["bc", "a"]


def test_two_events_that_two_pages_each_place_on_different_days_stay_two_though_a_join_would_bring_them_together() -> (
    None
):
    before = [brief(p, day="2025-03-01", hit=("brandt",)) for p in "ab"]
    after = [brief(p, day="2025-03-06", hit=("brandt",)) for p in "cd"]
    joins = [join(before[0], before[1]), join(after[0], after[1]), join(before[1], after[0], 0.6)]
    assert pages(events_of([*before, *after], joins)) == ["ab", "cd"]


def test_events_in_towns_far_apart_stay_two() -> None:
    here, there = brief("a", place=SELMAR), brief("b", place=TARVENNA)
    assert pages(events_of([here, there], [join(here, there)])) == ["a", "b"]


def test_two_clusters_of_several_pages_need_more_than_one_weak_join() -> None:
    a, b, c, d = (brief(p) for p in "abcd")
    strong = [join(a, b), join(c, d)]
    assert pages(events_of([a, b, c, d], [*strong, join(b, c, 0.6)])) == ["ab", "cd"]
    assert pages(events_of([a, b, c, d], [*strong, join(b, c, 0.88)])) == ["abcd"]


def test_several_that_only_lean_towards_it_bring_one_more_page_into_an_event() -> None:
    a, b, c, d = (brief(p) for p in "abcd")
    event = [join(a, b), join(b, c)]
    leaning = [join(d, other, 0.4) for other in (a, b, c)]
    assert pages(events_of([a, b, c, d], [*event, *leaning])) == ["abcd"]
    assert pages(events_of([a, b, c, d], [*event, *leaning[:2]])) == ["abc", "d"]


def test_several_joins_bring_two_clusters_of_a_kind_together_where_no_place_is_on_a_map_and_nobody_is_named() -> None:
    a, b, c, d = (brief(p, day="2025-03-06", kind="shooting") for p in "abcd")
    strong = [join(a, b), join(c, d)]
    several = [join(b, c, 0.6), join(a, c, 0.6), join(b, d, 0.6), join(a, d, 0.4)]
    assert pages(events_of([a, b, c, d], [*strong, *several])) == ["abcd"]
    assert pages(events_of([a, b, c, d], [*strong, *several[1:]])) == ["ab", "cd"]
    assert pages(events_of([a, b, c, d], [*strong, *(join(j, c, 0.4) for j in (a, b)), join(a, d, 0.4)])) == [
        "ab",
        "cd",
    ]


def test_many_that_only_lean_towards_it_bring_two_clusters_together() -> None:
    one, other = ([brief(p, day="2025-03-06", kind="bombing") for p in ps] for ps in ("abc", "def"))
    strong = [join(x, y) for c in (one, other) for x, y in zip(c, c[1:], strict=False)]
    leaning = [join(x, y, 0.46) for x in one for y in other[:2]]
    assert pages(events_of([*one, *other], [*strong, *leaning])) == ["abcdef"]
    assert pages(events_of([*one, *other], [*strong, *leaning[1:]])) == ["abc", "def"]


def test_the_day_of_an_arrest_is_not_that_of_what_it_is_for() -> None:
    fire, arrest = brief("a", kind="arson"), brief("a", id="I2", day="2025-03-20", kind="arrest")
    dated = [brief(p, day="2025-03-06", kind="arson") for p in "bc"]
    joins = [join(fire, arrest, 0.9), join(dated[0], dated[1], 0.8), join(fire, dated[0], 0.6)]
    assert pages(events_of([fire, arrest, *dated], joins)) == ["aabc"]


def test_several_joins_do_not_bring_a_march_and_a_shooting_together_unless_pages_take_them_for_one() -> None:
    day = "2025-03-06"
    marched = [brief(p, day=day, kind="protest") for p in "abc"]
    shot = [brief(p, day=day, kind="shooting", id="I2") for p in "abc"]
    strong = [join(x, y, 0.8) for x, y in zip(marched, marched[1:], strict=False)]
    strong += [join(x, y, 0.8) for x, y in zip(shot, shot[1:], strict=False)]
    across = [join(marched[0], s, 0.6) for s in shot[1:]] + [join(marched[1], shot[0], 0.6)]
    assert pages(events_of([*marched, *shot], [*strong, *across])) == ["abc", "abc"]
    on_pages = [join(x, y, 0.75) for x, y in zip(marched, shot, strict=True)]
    assert pages(events_of([*marched, *shot], [*strong, *on_pages])) == ["aabbcc"]


def test_what_a_page_tells_of_as_two_stays_two() -> None:
    one, two, other = brief("a"), brief("a", id="I2"), brief("b")
    groups = events_of([one, two, other], [join(one, other), join(two, other, 0.7)], [(one.node, two.node)])
    assert [[p.node for p in g] for g in groups] == [[one.node, other.node], [two.node]]


def test_what_a_person_joined_is_one_and_what_a_person_parted_is_two_whatever_the_joins() -> None:
    a, b, c = brief("a", place=SELMAR), brief("b", place=TARVENNA), brief("c")
    assert pages(events_of([a, b], [], joined=[(a.node, b.node)])) == ["ab"]
    assert pages(events_of([a, b, c], [join(a, c), join(b, c, 0.6)], parted=[(a.node, c.node)])) == ["bc", "a"]


def test_general_mentions_are_no_events_unless_there_is_nothing_else() -> None:
    general, real = brief("a", stage="general"), brief("b")
    assert pages(events_of([general, real], [])) == ["b"]
    assert pages(events_of([general], [])) == ["a"]


PAGES = "abcdefg"


@given(
    pairs=st.lists(
        st.tuples(st.sampled_from(PAGES), st.sampled_from(PAGES), st.sampled_from([0.4, 0.6, 0.9])), max_size=14
    ),
    days=st.lists(st.sampled_from([None, "2025-03-01", "2025-03-06"]), min_size=7, max_size=7),
    data=st.data(),
)
def test_events_do_not_depend_on_the_order_of_incidents_and_joins(
    pairs: list[tuple[str, str, float]], days: list[str | None], data: st.DataObject
) -> None:
    profiles = [brief(p, day=d) for p, d in zip(PAGES, days, strict=True)]
    joins = [
        Join(kind="incident", left=Node(page=p, id="I1"), right=Node(page=q, id="I1"), score=s, reason="")
        for (p, q), s in {tuple(sorted((p, q))): s for p, q, s in pairs if p != q}.items()
    ]
    shuffled = events_of(data.draw(st.permutations(profiles)), data.draw(st.permutations(joins)))
    assert shuffled == events_of(profiles, joins)
