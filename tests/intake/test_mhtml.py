import quopri
from base64 import b64encode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.errors import TestigoError
from testigo.intake import pages
from testigo.intake.mhtml import page_in
from testigo.ledger import Page

ADDRESS = "https://caldapost.example/2031/03/05/raid-in-calda-leaves-seven-dead-and-a-port-in-ruins-ministry-says"
STORY = (
    "<html><body><h1>Raid in Calda</h1><p>Siete muertos, “seven dead”, the café’s owner told the paper on Monday "
    "in the port of Calda.</p><p>Residents disputed the account, and said that nobody had fired.</p></body></html>"
)
PICTURE = b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"


def part(html: str, *, charset: str = "utf-8", coding: str = "quoted-printable", also: str = "") -> bytes:
    raw = html.encode(charset)
    body = {"quoted-printable": quopri.encodestring(raw), "base64": b64encode(raw), "8bit": raw}[coding]
    head = f"Content-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: {coding}\r\n{also}\r\n"
    return head.encode() + body + b"\r\n"


def mhtml(*parts: bytes, also: str = "", start: str = "") -> bytes:
    head = (
        f"From: <Saved by Blink>\r\n{also}MIME-Version: 1.0\r\n"
        f'Content-Type: multipart/related;\r\n\ttype="text/html";{start}\r\n\tboundary="----x"\r\n\r\n'
    )
    return head.encode() + b"".join(b"------x\r\n" + p for p in parts) + b"------x--\r\n"


@pytest.mark.parametrize("coding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_the_html_part_is_the_page_in_any_coding(coding: str, charset: str) -> None:
    page = page_in(mhtml(PICTURE, part(STORY, charset=charset, coding=coding)))
    assert (page.html.decode(charset).strip(), page.charset) == (STORY, charset)


def test_the_part_that_the_header_names_comes_before_the_first() -> None:
    frame, story = part("<p>A frame"), part(STORY, also="Content-ID: <main@x>\r\n")
    assert b"A frame" in page_in(mhtml(frame, story)).html
    assert b"Raid in Calda" in page_in(mhtml(frame, story, start='\r\n\tstart="<main@x>";')).html


def test_an_address_folded_over_lines_is_one() -> None:
    folded = f"Snapshot-Content-Location: {ADDRESS[:60]}\r\n {ADDRESS[60:]}\r\n"
    assert page_in(mhtml(part(STORY), also=folded)).url == ADDRESS


def test_the_parts_own_address_is_taken_where_the_snapshot_has_none() -> None:
    assert page_in(mhtml(part(STORY, also=f"Content-Location: {ADDRESS}\r\n"))).url == ADDRESS
    assert page_in(mhtml(part(STORY, also="Content-Location: file:///C:/raid.html\r\n"))).url is None
    assert page_in(mhtml(part(STORY))).url is None


def test_a_file_becomes_a_page_with_its_own_kind_and_the_address_it_was_saved_from(tmp_path: Path) -> None:
    data = mhtml(part(STORY), also=f"Snapshot-Content-Location: {ADDRESS}\r\n")
    (tmp_path / "raid.mhtml").write_bytes(data)
    ((_, page),) = pages([tmp_path])
    assert isinstance(page, Page)
    assert (page.url, page.media_type, page.title) == (ADDRESS, "multipart/related", "Raid in Calda")
    assert page.published
    assert (page.published.value, page.published.evidence) == ("2031-03-05", "url")
    assert "“seven dead”, the café’s owner" in page.text


@pytest.mark.parametrize(
    "data",
    [
        mhtml(PICTURE),
        mhtml(),
        mhtml(part("")),
        mhtml(part(" \r\n")),
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\ncut",
        b"Content-Type: multipart/related; boundary=x\r\n\r\n"
        + b"--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n" * 5000,
    ],
    ids=["picture", "no part", "empty part", "blank part", "cut", "deep"],
)
def test_an_archive_without_html_has_a_code(data: bytes) -> None:
    with pytest.raises(TestigoError, match="T214"):
        page_in(data)


@given(st.binary(max_size=200))
def test_whatever_the_part_holds_only_the_catalogued_error_is_raised(junk: bytes) -> None:
    head = b"Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: "
    for coding in (b"base64", b"quoted-printable", b"x-uuencode", b"\xff"):
        code = "none"
        try:
            html = page_in(head + coding + b"\r\n\r\n" + junk + b"\r\n--x--").html
        except TestigoError as why:
            html, code = b"", why.code
        assert html.strip() or code == "T214"
