import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.intake.datelines import dateline_of, datelines_in, is_speaker_label
from testigo.intake.text import text_page
from testigo.ledger import Block

AGENCY = ("AP",)


@pytest.mark.parametrize(
    ("paragraph", "place", "agencies", "date", "rest"),
    [
        ("KYIV, Ukraine (AP) — Russian forces", "KYIV, Ukraine", AGENCY, None, " Russian forces"),
        ("KYIV (Reuters) - Russian forces", "KYIV", ("Reuters",), None, " Russian forces"),
        ("LONDON/PARIS (Reuters) - The", "LONDON/PARIS", ("Reuters",), None, " The"),
        ("Geneva, 5 March 2024 – The UN", "Geneva", (), "2024-03-05", " The UN"),
        ("NAIROBI, Kenya — The court", "NAIROBI, Kenya", (), None, " The court"),
        ("Beirut: The army", "Beirut", (), None, " The army"),
        ("New Delhi, Mar 5 (PTI) The Supreme Court", "New Delhi", ("PTI",), None, " The Supreme Court"),
        ("(CNN) -- The president", None, ("CNN",), None, " The president"),
        ("DOHA, Qatar, AFP - The", "DOHA, Qatar", ("AFP",), None, " The"),
        ("ON BOARD THE USS NIMITZ (AP) — Sailors", "ON BOARD THE USS NIMITZ", AGENCY, None, " Sailors"),
        ("BANGUI, Central African Republic (AP) _ Rebels", "BANGUI, Central African Republic", AGENCY, None, " Rebels"),
        ("Caracas, 5 mar (EFE).- El presidente", "Caracas", ("EFE",), None, " El presidente"),
        ("São Paulo, 5 de março de 2024 (Agência Brasil) - O", "São Paulo", ("Agência Brasil",), "2024-03-05", " O"),
        ("Orvane (Kandoria Wire) – Troops", "Orvane", ("Kandoria Wire",), None, " Troops"),
        ("Managua (Nicaragua), 5 mar (EFE).- El", "Managua, Nicaragua", ("EFE",), None, " El"),
    ],
)
def test_a_dateline_is_taken_apart_and_the_story_left(
    paragraph: str, place: str | None, agencies: tuple[str, ...], date: str | None, rest: str
) -> None:
    line = dateline_of(paragraph)
    assert line is not None
    assert (line.place, line.agencies, line.date, paragraph[line.end :]) == (place, agencies, date, rest)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Police (who declined to be named) — said nothing",
        "President Ruiz (Social Democrats) — who resigned — said no",
        "NATO: no troops will be sent, its chief said.",
        "John Smith (AP) reported that the army — which had denied it — fired.",
        "UPDATE: the toll is now 12",
        "Dead: 12",
        "Q: What happened?",
        "Monday — the army denied it.",
        "5 March 2024 was the day it began.",
        "President Ruiz — a former general — said no.",
        "In Kyiv — where it rained — nobody slept.",
        "US: three dead in Texas",
        "Ukraine war: Three dead in Kyiv",
        "Mali's army - backed by Russia - advanced",
        "“Troops fired” — that is what she said.",
        "",
        "—",
    ],
)
def test_a_dash_or_a_colon_in_a_sentence_makes_no_dateline(paragraph: str) -> None:
    assert dateline_of(paragraph) is None


def test_capitals_and_a_colon_may_be_a_speaker_unless_they_name_a_city() -> None:
    for paragraph, answer in (("RUIZ: We never left.", True), ("ISLAMABAD: The army", False)):
        line = dateline_of(paragraph)
        assert line is not None
        assert is_speaker_label(line, paragraph) is answer


def test_a_transcript_has_speakers_and_no_datelines() -> None:
    text = "CHAIR: The committee will come to order.\n\nRUIZ: We never left the building.\n\nCHAIR: How many were you?"
    page = text_page(text, data=b"")
    assert page.datelines == ()
    assert "dateline" not in {block.kind for block in page.blocks}


def test_the_sole_label_of_a_page_is_its_dateline() -> None:
    story = (
        "ORVANE: " + "Troops opened fire at the Sand Gate market on Monday, the health ministry said in a statement."
    )
    page = text_page(f"Troops clear market\n\n{story}\n\nNobody else was hurt.", data=b"")
    assert [line.place for line in page.datelines] == ["ORVANE"]


def test_a_day_without_a_year_is_of_the_pages_year() -> None:
    text = "MOSCOW, March 5 (Reuters) - The Kremlin said no."
    blocks = (Block(start=0, end=26, kind="dateline"), Block(start=27, end=len(text), kind="body"))
    assert [line.date for line in datelines_in(text, blocks)] == [None]
    assert [line.date for line in datelines_in(text, blocks, year=2031)] == ["2031-03-05"]


@given(st.text(max_size=120))
def test_a_dateline_lies_within_its_paragraph(paragraph: str) -> None:
    line = dateline_of(paragraph)
    assert line is None or 0 <= line.start < line.end <= len(paragraph)


@given(
    st.lists(
        st.sampled_from(
            ["KYIV", ", ", "Ukraine", " (", "AP", ")", " — ", "-- ", ": ", "March 5", "[Text] ", "The army", "\n"]
        ),
        max_size=14,
    )
)
def test_pieces_of_datelines_in_any_order_do_too(pieces: list[str]) -> None:
    paragraph = "".join(pieces)
    line = dateline_of(paragraph)
    assert line is None or 0 <= line.start < line.end <= len(paragraph)
