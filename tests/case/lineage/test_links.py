from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sample_ledger import LEDGER

from testigo.case.lineage.links import copied_text, links, thinned
from testigo.case.lineage.trace import trace
from testigo.case.records import Link

if TYPE_CHECKING:
    from case.lineage.conftest import Written

WIRE = (
    "A passenger ferry carrying more than 140 people capsized in heavy swell off Port Callis, killing at least 19 people and "
    "leaving dozens missing.\n\nThe Santa Irene went down about two kilometres from the harbour mouth minutes after its captain "
    "radioed that water was coming in through the car deck. Fishing boats pulled 63 people from the sea.\n\nIt is the third ferry "
    "lost in the Gulf of Callis in six years. In 2018 the Brisa sank with the loss of 32 lives, and an inquiry blamed overloading."
)
REWRITE = (
    "At least 19 drowned when the Santa Irene, with more than 140 aboard, turned over near Port Callis.\n\nFishermen rescued 63. "
    "Water had entered by the car deck, her captain radioed. The Brisa was lost in 2018 in the same gulf and cost 32 lives; an "
    "inquiry found overloading."
)
OWN = (
    "Rosaura Quint had gone down to the quay to sell bread, as she does every Monday, and so she was among the first to see the "
    "white hull roll.\n\nBy noon the trawlermen had laid fourteen bodies in a row beneath the fish market's awning."
)


def kinds(found: tuple[Link, ...]) -> list[str]:
    return [link.kind for link in found]


def test_a_copy_with_another_headline_is_copied_text_from_the_earlier_page(written: Written) -> None:
    first = trace(written(WIRE, outlet="Vale Observer", day="2021-04-12"))
    second = trace(written(WIRE, outlet="Port Herald", day="2021-04-13", title="Ferry sinks"))
    for found in (links(first, second), links(second, first)):
        (link,) = found
        assert (link.kind, link.left, link.right, link.share) == ("copied_text", first.id, second.id, 1)
        assert [p.left.of(WIRE) for p in link.passages] == [WIRE.rstrip(".")]


def test_the_reason_says_how_much_is_the_same_and_who_is_credited(written: Written) -> None:
    first = trace(written(WIRE, outlet="Vale Observer", agencies=["AP"]))
    second = trace(written(WIRE, outlet="Port Herald", agencies=["AP"]))
    link = copied_text(first, second)
    assert link is not None
    assert "100% of the shorter text; both credit AP" in link.reason


def test_reports_of_one_event_written_apart_are_not_linked(written: Written) -> None:
    assert links(trace(written(WIRE, outlet="Vale Observer")), trace(written(OWN, outlet="Callis Mirror"))) == ()


def test_a_page_is_not_linked_with_itself(written: Written) -> None:
    page = trace(written(WIRE))
    assert links(page, page) == ()


def test_a_quotation_that_two_heard_is_one_statement_and_no_copied_text(written: Written) -> None:
    quote = "“the bow door was not shut properly when she left the quay and we saw it and we told them so and nobody listened to us at all on that day”"
    claim = {"who": "Ilario Benne", "said": quote, "form": "direct"}
    one = trace(written(f"{OWN}\n\nIlario Benne said {quote}.", outlet="Vale Observer", claims=[claim]))
    other = trace(
        written(
            f"Flags fly at half mast.\n\nA fisherman, Ilario Benne, saw that {quote}.",
            outlet="Port Herald",
            claims=[claim],
        )
    )
    assert kinds(links(one, other)) == ["same_statement"]


def test_two_that_credit_one_agency_and_tell_the_same_are_linked(written: Written) -> None:
    one = trace(written(WIRE, outlet="Vale Observer", day="2021-04-12", agencies=["Meridian Wire"]))
    other = trace(written(REWRITE, outlet="Port Herald", day="2021-04-13", agencies=["Meridian Wire"]))
    (link,) = links(one, other)
    assert link.kind == "same_agency"
    assert "Meridian Wire" in link.reason


def test_an_agency_that_nobody_knows_is_one_when_another_credits_it(written: Written) -> None:
    one = trace(written(WIRE, outlet="Meridian Wire", agencies=["Meridian Wire"]))
    other = trace(written(REWRITE, outlet="Port Herald", agencies=["Meridian Wire"]))
    assert kinds(links(one, other)) == ["same_agency"]


@pytest.mark.parametrize("day", ["2021-04-15", "2021-05-12"])
def test_dispatches_of_other_days_are_not_one_report(written: Written, day: str) -> None:
    one = trace(written(WIRE, outlet="Vale Observer", day="2021-04-12", agencies=["AP"]))
    assert links(one, trace(written(REWRITE, outlet="Port Herald", day=day, agencies=["AP"]))) == ()


def test_two_that_credit_no_agency_in_common_are_not_linked_by_like_facts(written: Written) -> None:
    one = trace(written(WIRE, outlet="Vale Observer", agencies=["AP"]))
    assert links(one, trace(written(REWRITE, outlet="Port Herald", agencies=["Reuters"]))) == ()


def test_naming_the_others_outlet_for_what_it_tells_is_citing_it(written: Written) -> None:
    cited = trace(written(OWN, outlet="The Callis Mirror", day="2021-04-12"))
    told = "fourteen bodies lay in a row beneath the awning of the fish market"
    body = f"The Callis Mirror reported that {told}.\n\nIn Selmar the gala is off."
    claim = {"who": "The Callis Mirror", "said": told, "category": "media", "kind": "organisation"}
    by = trace(written(body, outlet="Selmar Courier", day="2021-04-13", claims=[claim]))
    (link,) = links(by, cited)
    assert (link.kind, link.left, link.right) == ("cites", cited.id, by.id)


def test_naming_the_others_outlet_for_something_else_is_not(written: Written) -> None:
    cited = trace(written(OWN, outlet="The Callis Mirror", day="2021-04-12"))
    told = "the price of herring had doubled since Michaelmas"
    claim = {"who": "The Callis Mirror", "said": told, "category": "media", "kind": "organisation"}
    by = trace(written(f"The Callis Mirror reported that {told}.", outlet="Selmar Courier", claims=[claim]))
    assert links(by, cited) == ()


def test_a_page_cannot_cite_a_later_one(written: Written) -> None:
    told = "fourteen bodies lay in a row beneath the awning of the fish market"
    claim = {"who": "The Callis Mirror", "said": told, "category": "media", "kind": "organisation"}
    by = trace(written(f"The Callis Mirror reported that {told}.", outlet="Courier", day="2021-04-11", claims=[claim]))
    assert links(by, trace(written(OWN, outlet="The Callis Mirror", day="2021-04-12"))) == ()


def test_a_statement_is_linked_to_the_page_that_tells_of_it_whatever_their_order(written: Written) -> None:
    release = trace(
        written(
            "The dead were killed by other prisoners, with knives and with fire. No firearm was discharged.",
            outlet="Ministry of Justice of Velduria",
            title="Statement by the Ministry of Justice of Velduria on Dunmarra",
            day="2019-09-03",
        )
    )
    told = "“were killed by other prisoners, with knives and with fire”"
    claim = {"who": "Halvard Ekko", "said": told, "form": "mixed"}
    paper = trace(
        written(f"Halvard Ekko insists that they {told}.", outlet="Tribune", day="2019-09-03", claims=[claim])
    )
    for found in (links(release, paper), links(paper, release)):
        (link,) = found
        assert (link.kind, link.left) == ("same_statement", release.id)


def test_two_parts_of_one_interview_are_one_statement(written: Written) -> None:
    def part(*said: str) -> list[dict[str, object]]:
        return [{"who": "Castor Blum", "said": words, "form": "direct"} for words in said]

    one, two = "the harbour wall must be raised before winter comes", "I never promised anybody a stadium or a tram"
    first = trace(written(f"Castor Blum: {one}", outlet="Radio Ismer", day="2022-01-05", claims=part(one)))
    second = trace(written(f"Castor Blum: {two}", outlet="Radio Ismer", day="2022-01-05", claims=part(two)))
    assert kinds(links(first, second)) == ["same_statement"]
    later = trace(written(f"Castor Blum: {two}", outlet="Radio Ismer", day="2022-02-05", claims=part(two)))
    assert links(first, later) == ()


def test_where_no_day_is_known_it_does_not_matter_which_page_came_first(written: Written) -> None:
    one, other = trace(written(WIRE, outlet="Vale Observer")), trace(written(WIRE, outlet="Port Herald"))
    assert links(one, other) == links(other, one)


def test_a_ledger_with_all_that_is_hard_is_compared(written: Written) -> None:
    found = links(trace(LEDGER), trace(written(LEDGER.page.text, outlet="Vale Observer")))
    assert kinds(found) == ["copied_text"]


def link(left: str, right: str, kind: str, share: float | None = None) -> Link:
    return Link(left=left, right=right, kind=kind, share=share, passages=(), reason="")  # type: ignore[arg-type]


def test_links_of_one_agency_that_follow_from_stronger_ones_are_left_out() -> None:
    found = [link("a", "b", "same_agency", 0.4), link("b", "c", "same_agency", 0.3), link("a", "c", "same_agency", 0.5)]
    assert thinned(found) == (found[0], found[2])


def test_links_of_other_kinds_all_stay() -> None:
    found = [link("a", "b", "copied_text", 0.4), link("b", "c", "copied_text", 0.3), link("a", "c", "copied_text", 0.5)]
    assert thinned(found) == tuple(found)
