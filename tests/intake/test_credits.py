import pytest

from testigo.intake.agencies import agencies_in, agency_of
from testigo.intake.credits import agencies_of
from testigo.intake.text import text_page
from testigo.ledger import Block, BlockKind, Dateline

STORY = """\
Seven killed in Calda

CALDA (AP) — Seven people were killed on Monday, the ministry said. (Reporting by Ana Ruiz; editing by Li Wei)

“We did not shoot,” the minister said. — AFP

The army denied it. The dead were buried on Tuesday. Read more: Ferry sinks off Marrow"""


def credited(line: str, kind: BlockKind = "credit") -> tuple[str, ...]:
    return agencies_of(line, [Block(start=0, end=len(line), kind=kind)])


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("The Associated Press", "AP"),
        ("ap", "AP"),
        ("Agence  France-Presse", "AFP"),
        ("acan-efe", "ACAN-EFE"),
        ("Deutsche Welle", "DW"),
        ("The Calda Post", None),
        ("", None),
    ],
)
def test_the_names_of_an_agency_are_one(name: str, agency: str | None) -> None:
    assert agency_of(name) == agency


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("The Associated Press and Reuters contributed to this report.", ("AP", "Reuters")),
        ("AP writer Li Wei and The Associated Press contributed.", ("AP",)),
        ("With inputs from PTI and ANI", ("PTI", "ANI")),
        ("(With files from Calda Radio)", ("Calda Radio",)),
        ("Source: Orvane Wire", ("Orvane Wire",)),
        ("Orvane Wire contributed to this report.", ("Orvane Wire",)),
        ("(©2031 Calda Broadcasting Inc. All Rights Reserved. AFP contributed to this report.)", ("AFP",)),
        ("Photo: AP/Ana Ruiz", ("AP",)),
        ("Additional reporting by Ana Ruiz", ()),
        ("© 2031 The Calda Post. All rights reserved.", ()),
    ],
)
def test_those_who_are_credited_are_named_once_in_order(line: str, agencies: tuple[str, ...]) -> None:
    assert credited(line) == agencies


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("By ANA RUIZ", []),
        ("BY ANI SINGH AND LI WEI", []),
        ("By ANI", ["ANI"]),
        ("ANI NEWS", ["ANI"]),
        ("BY JOHN SMITH, AP", ["AP"]),
        ("By Mehr Khan", []),
        ("In the app", []),
        ("REUTERS/Ana Ruiz", ["Reuters"]),
    ],
)
def test_a_persons_name_in_capitals_is_no_agency(line: str, agencies: list[str]) -> None:
    assert agencies_in(line) == agencies


def test_an_agency_in_the_story_is_not_credited_for_it() -> None:
    assert credited("The minister told Reuters on Monday that nobody had fired.", "body") == ()


def test_the_agency_of_the_dateline_comes_first() -> None:
    line = "Reuters contributed to this report."
    dateline = Dateline(start=0, end=1, agencies=("AP",))
    assert agencies_of(line, [Block(start=0, end=len(line), kind="credit")], [dateline]) == ("AP", "Reuters")


def test_a_credit_at_the_end_of_a_paragraph_is_a_block_of_its_own() -> None:
    page = text_page(STORY, data=b"")
    assert [(b.kind, b.of(STORY)) for b in page.blocks if b.kind not in {"title", "body", "dateline"}] == [
        ("credit", "(Reporting by Ana Ruiz; editing by Li Wei)"),
        ("credit", "— AFP"),
        ("teaser", "Read more: Ferry sinks off Marrow"),
    ]
    assert page.agencies == ("AP", "AFP")
