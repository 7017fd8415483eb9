from __future__ import annotations

from typing import TYPE_CHECKING, Any

from testigo.case.lineage.links import links
from testigo.case.lineage.trace import Trace, trace
from testigo.case.records import Link

if TYPE_CHECKING:
    from case.lineage.conftest import Written

RELEASE = (
    "The National Gendarmerie of Oruba entered the Selve quarry at dawn in order to seize smuggled cement. "
    "Its men were stoned and answered with tear gas. Eighty-six persons were detained, and a lorry burned out."
)
RETOLD = "The gendarmerie says that its officers were pelted with stones. It put the number of those detained at 86."
ALSO = "According to the Oruban gendarmerie 86 smugglers were held after tear gas had been used at the quarry."


def version(written: Written, text: str, who: str, *said: str, outlet: str, day: str, **more: str) -> Trace:
    told: list[dict[str, Any]] = [
        {"kind": "organisation", "category": "security"} | more | {"who": who, "said": words} for words in said
    ]
    return trace(written(text, outlet=outlet, day=day, claims=told))


def retold(written: Written, day: str = "2023-05-02", **more: str) -> Trace:
    said = ("its officers were pelted with stones", "the number of those detained at 86")
    return version(written, RETOLD, "The gendarmerie", *said, outlet="Quarry Star", day=day, **more)


def also(written: Written) -> Trace:
    said = "86 smugglers were held after tear gas had been used at the quarry"
    return version(written, ALSO, "the Oruban gendarmerie", said, outlet="Atlas", day="2023-05-03")


def test_two_paraphrases_of_what_one_body_says_within_a_day_are_one_version(written: Written) -> None:
    (link,) = links(retold(written), also(written))
    assert link.kind == "same_statement"
    assert link.reason.startswith("both give what ")
    assert "86" in link.reason


def test_a_body_s_own_page_comes_before_the_one_that_retells_it(written: Written) -> None:
    release = trace(written(RELEASE, outlet="National Gendarmerie of Oruba", day="2023-05-02"))
    (link,) = links(retold(written), release)
    assert (link.kind, link.left) == ("same_statement", release.id)
    assert links(release, retold(written)) == (link,)


def test_what_a_body_says_days_later_is_another_version(written: Written) -> None:
    assert links(retold(written, day="2023-05-06"), also(written)) == ()


def test_witnesses_without_a_name_are_others_on_each_page(written: Written) -> None:
    def told(outlet: str) -> Trace:
        text = f"Quarrymen told {outlet} that 86 of their friends had been held with tear gas."
        said = f"{outlet} that 86 of their friends had been held with tear gas"
        return version(written, text, "Quarrymen", said, outlet=outlet, day="2023-05-02", category="witness")

    found: tuple[Link, ...] = links(told("Atlas"), told("Meridian"))
    assert all("what Quarrymen says" not in link.reason for link in found)


def test_a_minister_may_speak_for_the_ministry_that_issued_a_statement(written: Written) -> None:
    text = "The ministry closed nine pits at Selve because their props had rotted. Nobody was trapped underground."
    release = trace(written(text, outlet="Ministry of Mines of Oruba", day="2023-05-02"))
    said = "nine pits at Selve had rotted props and that nobody was trapped"
    paper = version(
        written,
        f"Mines Minister Jules Obanda said {said}.",
        "Mines Minister Jules Obanda",
        said,
        outlet="Tribune",
        day="2023-05-03",
        kind="person",
    )
    (link,) = links(paper, release)
    assert (link.kind, link.left, link.right) == ("same_statement", release.id, paper.id)
