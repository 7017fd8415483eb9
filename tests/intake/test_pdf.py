from collections.abc import Sequence

import pytest
from sample_pdf import PICTURE, Line, pdf

from testigo.errors import TestigoError
from testigo.intake import page_of, pdf_process
from testigo.intake.limits import MEBI, Limits, Options
from testigo.intake.received import Received
from testigo.ledger import Page

HEADLINE = (50.0, 760.0, 18.0, "Raid in Calda leaves seven dead")
FIRST = [
    "Seven people were killed when soldiers raided a warehouse in",
    "the port of Calda on Monday, the ministry said. The dead",
]
FIRST += ["were armed, it said."]
SECOND = ["Residents disputed the account, and said that nobody had", "fired from the building on Monday."]


def lines(left: float, top: float, texts: Sequence[str], size: float = 11) -> list[Line]:
    return [(left, top - i * 1.2 * size, size, text) for i, text in enumerate(texts)]


STORY = [HEADLINE, *lines(50, 720, FIRST), *lines(50, 660, SECOND)]


def read(data: bytes, limits: Limits | None = None, published: str | None = None, *, in_process: bool = False) -> Page:
    options = Options(published=published, limits=limits or Limits(), in_process=in_process)
    return page_of(Received(input="a.pdf", data=data), options)


def code(data: bytes, limits: Limits | None = None, *, in_process: bool = False) -> str:
    with pytest.raises(TestigoError) as caught:
        read(data, limits, in_process=in_process)
    assert "\n" not in caught.value.message
    return caught.value.code


def shown(page: Page) -> list[tuple[str, str]]:
    return [(block.kind, block.of(page.text)) for block in page.blocks]


def test_lines_become_paragraphs_and_the_headline_is_the_title() -> None:
    page = read(pdf(STORY))
    assert shown(page) == [("title", HEADLINE[3]), ("body", " ".join(FIRST)), ("body", " ".join(SECOND))]
    assert (page.title, page.media_type, page.encoding, page.language, page.notices) == (
        HEADLINE[3],
        "application/pdf",
        None,
        "en",
        (),
    )


def test_running_heads_are_kept_as_furniture_and_the_paragraph_between_them_is_one() -> None:
    def heads(number: int) -> list[Line]:
        return [(50, 785, 8, "THE CALDA POST - 5 March 2031"), (300, 20, 8, str(number))]

    broken = "The raid was the third this year, and the ministry promised that it would"
    page = read(
        pdf(
            [*heads(1), *lines(50, 720, FIRST), *lines(50, 660, [broken])],
            [*heads(2), *lines(50, 720, ["not be the last, to the dismay of dockers and of their union."])],
        )
    )
    body = [text for kind, text in shown(page) if kind == "body"]
    assert body == [" ".join(FIRST), f"{broken} not be the last, to the dismay of dockers and of their union."]
    assert [text for kind, text in shown(page) if kind == "navigation"].count("THE CALDA POST - 5 March 2031") == 2
    assert page.published
    assert (page.published.value, page.published.evidence) == ("2031-03-05", "text")


def test_what_a_browser_printed_round_a_page_gives_its_address_and_not_its_day() -> None:
    page = read(
        pdf(
            [
                (20, 785, 8, "7/9/31, 10:15 AM"),
                *STORY,
                (20, 15, 8, "https://caldapost.example/raid 1/1"),
            ],
            CreationDate="D:20310709101500",
            Producer="Skia/PDF m120",
        )
    )
    assert (page.url, page.published) == ("https://caldapost.example/raid", None)
    assert {kind for kind, _ in shown(page)} == {"title", "body", "navigation"}


def test_what_a_file_says_of_itself_is_taken_where_it_is_no_programs_doing() -> None:
    told = read(pdf(STORY, Title="Raid in Calda", Author="Ana Ruiz", CreationDate="D:20310305101500+01'00'"))
    assert (told.title, told.authors) == ("Raid in Calda", ("Ana Ruiz",))
    assert told.published
    assert (told.published.value, told.published.evidence) == ("2031-03-05", "pdf")
    junk = read(pdf(STORY, Title="Microsoft Word - raid_v2.docx", Author="user1", CreationDate="D:20319905"))
    assert (junk.title, junk.authors, junk.published) == (HEADLINE[3], (), None)


def test_a_given_day_wins_over_the_files() -> None:
    page = read(pdf(STORY, CreationDate="D:20310305101500"), published="2030-01-02")
    assert page.published
    assert (page.published.value, page.published.evidence) == ("2030-01-02", "given")


def test_a_page_that_is_a_picture_among_others_is_named() -> None:
    page = read(pdf(STORY, PICTURE, PICTURE))
    assert [(n.code, n.message) for n in page.notices] == [
        ("T223", "pages 2, 3 are a picture without text and not read; OCR adds a text layer")
    ]
    assert " ".join(FIRST) in page.text


@pytest.mark.parametrize("data", [pdf(PICTURE), pdf(PICTURE, PICTURE), pdf(b""), pdf([(300, 20, 8, "1")])])
def test_a_pdf_without_text_says_so(data: bytes) -> None:
    assert code(data) == "T223"


@pytest.mark.parametrize("data", [b"%PDF-1.4", b"%PDF-1.7\n" + bytes(range(256)) * 9, pdf(STORY)[:300]])
def test_a_damaged_pdf_says_so(data: bytes) -> None:
    assert code(data) == "T222"


def test_a_pdf_cut_at_its_end_is_mended_or_said_to_be_damaged() -> None:
    whole = pdf(STORY)
    for end in range(len(whole) - 400, len(whole), 37):
        try:
            found = read(whole[:end]).text
        except TestigoError as why:
            found = why.code
        assert HEADLINE[3] in found or found in {"T222", "T223"}


def test_an_encrypted_pdf_says_so() -> None:
    locked = b"/Encrypt<</Filter/Standard/V 1/R 2/O(%s)/U(%s)/P -4>>/ID[<00><00>]" % (b"o" * 32, b"u" * 32)
    assert code(pdf(STORY).replace(b"/Root 1 0 R", b"/Root 1 0 R" + locked)) == "T221"


def test_limits_of_pages_and_text_hold() -> None:
    assert code(pdf(*[STORY] * 5), Limits(pdf_pages=4)) == "T224"
    assert code(pdf(STORY), Limits(text_length=50)) == "T216"


@pytest.mark.parametrize("in_process", [False, True])
def test_a_pdf_that_takes_too_long_is_left(in_process: bool) -> None:
    assert code(pdf(*[STORY] * 400), Limits(pdf_seconds=0.01), in_process=in_process) == "T225"


def test_where_pages_are_read_right_here_a_pdf_still_has_a_process_of_its_own() -> None:
    assert read(pdf(STORY), in_process=True) == read(pdf(STORY))


@pytest.mark.parametrize("end", ["import os; os.abort()", "import os; os.kill(os.getpid(), 9)", "raise SystemExit(75)"])
def test_a_reader_that_breaks_down_is_the_pdfs_fault(end: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_process, "_RUN", end)
    assert code(pdf(STORY), in_process=True) == "T225"


def test_a_fault_of_our_own_in_the_reader_is_no_fault_of_the_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_process, "_RUN", "raise KeyError('x')")
    with pytest.raises(RuntimeError, match="ended with 1: KeyError: 'x'"):
        read(pdf(STORY), in_process=True)


@pytest.mark.parametrize("in_process", [False, True])
def test_a_pdf_that_unpacks_to_too_much_memory_is_left(in_process: bool) -> None:
    bomb = pdf(b" " * (300 * MEBI))
    assert len(bomb) < MEBI
    assert code(bomb, Limits(pdf_memory_bytes=250 * MEBI), in_process=in_process) == "T225"


def test_letters_outside_ascii_and_ligatures_are_read() -> None:
    page = read(
        pdf([HEADLINE, *lines(50, 720, ["“No shots”, said the café’s owner – José Núñez – on Monday in the port."])])
    )
    assert "“No shots”, said the café’s owner – José Núñez – on Monday" in page.text
