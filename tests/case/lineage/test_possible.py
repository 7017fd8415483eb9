from __future__ import annotations

from testigo.case.lineage.possible import Ground, Possible, settled
from testigo.case.lineage.rarity import Rarity
from testigo.case.records import Link

RARE = frozenset({"cumin", "lido", "trawler"})


def link(kind: str = "same_statement", reason: str = "why", left: str = "a", right: str = "b") -> Link:
    return Link(left=left, right=right, kind=kind, share=None, passages=(), reason=reason)  # type: ignore[arg-type]


def ground(common: frozenset[str] = RARE, *, least: float = 7.0, share: float = 0.4) -> Ground:
    return Ground(common=common, left=common, right=common, least=least, share=share, telling=len(common))


def test_what_every_page_of_the_event_says_joins_no_two_of_them() -> None:
    about = Rarity(pages=40, counts=dict.fromkeys(RARE, 40))
    possible = [Possible(link=link(), ground=ground())]
    assert settled(possible, lambda p: p.weighed(Rarity())) == (link(),)
    assert settled(possible, lambda p: p.weighed(about)) == ()


def test_a_link_without_a_ground_holds_whatever_the_event_is_about() -> None:
    about = Rarity(pages=40, counts=dict.fromkeys(RARE, 40))
    assert settled([Possible(link=link("copied_text"))], lambda p: p.weighed(about)) == (link("copied_text"),)


def test_of_several_of_one_kind_the_surest_that_holds_is_told() -> None:
    words = Possible(link=link(reason="quoted"), ground=ground(frozenset({"the"}), least=3), first=True)
    less = Possible(link=link(reason="less"), ground=ground(frozenset({"cumin", "lido"})))
    more = Possible(link=link(reason="more"), ground=ground())
    for several in ([words, less, more], [more, words, less]):
        assert [found.reason for found in settled(several, lambda p: p.weighed(Rarity()))] == ["more"]


def test_what_is_shared_is_weighed_against_the_shorter_of_the_two() -> None:
    long = frozenset(f"word{n}" for n in range(40))
    one_sided = Ground(common=RARE, left=RARE, right=RARE | long, least=1, share=0.9)
    neither = Ground(common=RARE, left=RARE | long, right=RARE | long, least=1, share=0.9)
    assert one_sided.holds(Rarity())
    assert not neither.holds(Rarity())
