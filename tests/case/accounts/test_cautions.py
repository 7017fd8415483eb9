from sample_accounts import card, count, party, provenance, telling

from testigo.case.accounts.cautions import cautions
from testigo.case.accounts.origins import Lineage, origins_behind, origins_of
from testigo.case.accounts.provenance import Provenance
from testigo.case.records import Answer, Asked, Telling

COURIER = party("The Selmar Courier", ("a", "outlet"), kind="outlet")
GOVERNMENT = party("Veldurian Government")


def warned(question: Asked, told: list[Telling], known: Provenance) -> str:
    answer = Answer(value=True, party=None, told=tuple(told), denied=(), origins=origins_of(told, known, Lineage(())))
    behind = origins_behind([(answer.told, answer.origins)], known)
    return " | ".join(cautions(question, [answer], len(behind), known))


def test_sources_in_the_plural_that_are_one_are_told() -> None:
    minister = party("Tomas Revnik", ("a", "E1"), kind="person", category="government", part_of=GOVERNMENT.id)
    ministry = party("Interior Ministry", ("a", "E2"), category="government", part_of=GOVERNMENT.id)
    told = [telling("a", "killed", count(2), by="E1"), telling("a", "killed", count(2), by="E2")]
    said = warned("killed", told, provenance(COURIER, GOVERNMENT, minister, ministry))
    assert "2 sources that go back to one" in said
    assert "only parties to the event tell it: Veldurian Government" in said


def test_only_sources_without_a_name_are_told() -> None:
    officials = party("officials", ("a", "E1"), kind="group", category="other")
    officials_described = party("the officials", ("a", "E1"), kind="group", category="other")
    told = [telling("a", "killed", count(2), by="E1")]
    assert "not named" in warned("killed", told, provenance(COURIER, officials_described))
    assert officials.kind == "group"


def test_the_outlet_itself_is_no_anonymous_source() -> None:
    assert warned("killed", [telling("a", "killed", count(2))], provenance(COURIER)) == ""


def test_wire_copy_on_many_pages_is_told() -> None:
    papers = [party(f"Paper {p}", (p, "outlet"), kind="outlet") for p in "abc"]
    cards = [card(p, outlet=f"Paper {p}", agencies=("OVP",)) for p in "abc"]
    said = warned("killed", [telling(p, "killed", count(2)) for p in "abc"], provenance(*papers, cards=cards))
    assert "3 pages carry one report" in said


def test_what_everyone_leaves_open_is_told() -> None:
    assert "leaves it open" in warned("agent", [telling("a", "agent", "rebels", hedged=True)], provenance(COURIER))
