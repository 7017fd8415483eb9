import gzip
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.errors import TestigoError
from testigo.intake.sniff import (
    ARTICLES,
    GZIP,
    HTML,
    MARKDOWN,
    MHTML,
    PDF,
    TEXT,
    WEBARCHIVE,
    is_articles,
    media_type_of,
    named_type,
)

ARCHIVE = b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n\r\n--x\r\n"
PROSE = "Seven people were killed in the port of Calda on Monday, the ministry said. "


@pytest.mark.parametrize(
    ("data", "name", "declared", "kind"),
    [
        (b"<!DOCTYPE html><p>a", "", None, HTML),
        (b"\xef\xbb\xbf\n\n<HTML lang=en>", "a.txt", None, HTML),
        (b"<!-- saved --><html>", "a", None, HTML),
        (b"<?xml version='1.0'?><!DOCTYPE html><html/>", "a", None, HTML),
        (b"<div><p>One.</p><p>Two.</p></div>", "a.txt", None, HTML),
        ("<html><p>Uno".encode("utf-16"), "a.txt", None, HTML),
        ("<html><p>Uno".encode("utf-16-le"), "a.txt", None, HTML),
        (b"A line and a <br> tag", "a.html", None, HTML),
        (b"A line and a <b>tag</b>", "a", "text/html", HTML),
        (b"A line that mentions the <div> tag", "a.txt", None, TEXT),
        (b"No tag at all", "a.html", None, TEXT),
        (b"No tag at all", "a", "text/html", TEXT),
        (b"# A heading", "a.md", None, MARKDOWN),
        (b"# A heading", "a", "text/markdown", MARKDOWN),
        (b"# A heading\n\n<div><p>One.</p><p>Two.</p></div>", "a.md", None, MARKDOWN),
        (b"# A heading", "a.txt", None, TEXT),
        (b"%PDF-1.7\n", "a.txt", "text/plain", PDF),
        (b"junk of a mail server\r\n%PDF-1.4\n", "a.pdf", None, PDF),
        (b"<html><p>It began with\n%PDF-1.4", "a.html", None, HTML),
        (b"The bytes are not a PDF", "a.pdf", None, TEXT),
        (ARCHIVE, "a", None, MHTML),
        (
            b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.example/\r\n" + ARCHIVE,
            "a.txt",
            None,
            MHTML,
        ),
        (b"Subject: a letter\n\nTo the editor.", "a.mhtml", None, TEXT),
        (b"bplist00\xd1WebMainResource", "a", None, WEBARCHIVE),
        (b'{"text": "a"}\n', "a", None, ARTICLES),
        (b"anything", "a.jsonl", None, ARTICLES),
        (b"<html>not found", "a.jsonl", None, HTML),
        (gzip.compress(b"<html>"), "a.html.gz", None, GZIP),
        (b"{ a brace opens this text", "a.txt", None, TEXT),
        (b"BMW and MZ are marques, the minister said.", "a.txt", None, TEXT),
    ],
)
def test_content_tells_the_kind_before_the_name_and_the_name_before_the_server(
    data: bytes, name: str, declared: str | None, kind: str
) -> None:
    assert media_type_of(data, name, declared) == kind


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"\xff\xd8\xff\xe0", "a JPEG picture"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "a WebP picture"),
        (b"\0\0\0\x20ftypavif", "an AVIF or HEIC picture"),
        (b"\0\0\0\x20ftypisom", "sound or film"),
        (b"ID3\x04", "sound or film"),
        (b"{\\rtf1 text}", "an RTF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Office document"),
        (b"Rar!\x1a\x07", "a RAR archive"),
        (b"BZh91AY", "compressed data"),
        (b"\x28\xb5\x2f\xfd\0", "compressed data"),
        (b"a.txt" + bytes(252) + b"ustar\0", "a tar archive"),
        (b"WARC/1.0\r\n", "a WARC file"),
        (b"SQLite format 3\0", "a database"),
        (b"\x7fELF\x02", "a program"),
        (b"<?xml version='1.0'?><rss version='2.0'>", "a feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "a feed"),
        (b"<?xml version='1.0'?>\n<!-- made by hand --><urlset>", "a sitemap"),
        (b"<svg viewBox='0 0 1 1'>", "a picture in SVG"),
        (b'{"items": [1]}', "JSON"),
        (b"[1, 2]", "JSON"),
    ],
)
def test_a_kind_that_is_not_read_is_named_with_what_to_do(data: bytes, what: str) -> None:
    with pytest.raises(TestigoError, match=rf"T211: the input is {what}: \w+") as caught:
        media_type_of(data, "page.html", "text/html")
    assert caught.value.message.count(":") == 1


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("word/document.xml", "a Word document"),
        ("ppt/presentation.xml", "a PowerPoint document"),
        ("xl/workbook.xml", "an Excel document"),
        ("datapackage.json", "a web archive in WACZ"),
        ("page.html", "a ZIP archive"),
    ],
)
def test_a_zip_is_named_by_what_is_in_it(inside: str, what: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(inside, "x")
    with pytest.raises(TestigoError, match=f"T211: the input is {what}:"):
        media_type_of(packed.getvalue())


@pytest.mark.parametrize("data", [b"", b" \r\n\t", bytes(9000), b"\xef\xbb\xbf", b"\xff\xfe", b"\0 \n"])
def test_nothing_is_empty(data: bytes) -> None:
    with pytest.raises(TestigoError, match="T201"):
        media_type_of(data, "page.html")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("A.HTM", HTML),
        ("a.html.gz", HTML),
        ("/path/page.markdown", MARKDOWN),
        ("a.ndjson", ARTICLES),
        ("a.gz", None),
        ("html", None),
        ("a.docx", None),
        ("", None),
    ],
)
def test_a_name_tells_a_kind_by_its_ending(name: str, kind: str | None) -> None:
    assert named_type(name) == kind


@pytest.mark.parametrize(
    ("head", "name", "answer"),
    [
        (b'\xef\xbb\xbf {"text":"a"}\n{', "a", True),
        (b'{"text":"a"', "a", False),
        (b'{"body":"a"}\n', "a", False),
        (b'["text"]\n', "a", False),
        (b"%PDF-1.4", "a.jsonl", False),
        (b"\0\0", "a.jsonl", False),
    ],
)
def test_a_list_of_articles_is_known_by_its_first_line_or_its_name(head: bytes, name: str, answer: bool) -> None:
    assert is_articles(head, name) is answer


@given(st.binary(max_size=300), st.sampled_from(["", "a.html", "a.jsonl", "a.md"]), st.sampled_from([None, HTML, "x"]))
def test_any_bytes_have_a_kind_or_a_code(data: bytes, name: str, declared: str | None) -> None:
    try:
        found = media_type_of(data, name, declared)
    except TestigoError as why:
        found = why.code
    assert found in {HTML, TEXT, MARKDOWN, PDF, MHTML, WEBARCHIVE, ARTICLES, GZIP, "T201", "T211"}


@given(st.text(alphabet=st.characters(categories=["L", "Zs", "P"]), min_size=1, max_size=200))
def test_prose_is_plain_text_whatever_it_begins_with(text: str) -> None:
    assert media_type_of((PROSE + text).encode()) == TEXT
