import gzip
import hashlib
import os
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sample_pdf import PICTURE, pdf

from testigo.errors import CATALOGUE, TestigoError
from testigo.intake import pages
from testigo.intake.limits import Limits, Options
from testigo.intake.making import make_page
from testigo.intake.received import Received
from testigo.ledger import FURNITURE, Failure, Page

LEAD = "Seven people were killed when soldiers raided a warehouse in the port of Calda on Monday, the ministry said."
SECOND = "Residents disputed the account. A woman who lives opposite said that no shots had come from the building."
HTML = f"<html><body><h1>Raid in Calda leaves seven dead</h1><p>{LEAD}</p><p>{SECOND}</p></body></html>"


def made(data: bytes, name: str = "page", options: Options | None = None, **told: str) -> Page:
    return make_page(Received(input=name, data=data, **told), options or Options())  # type: ignore[arg-type]


def code(data: bytes, name: str = "page", limits: Limits | None = None) -> str:
    with pytest.raises(TestigoError) as caught:
        made(data, name, Options(limits=limits or Limits()))
    assert "\n" not in caught.value.message
    return caught.value.code


def article(page: Page) -> str:
    return " ".join(block.of(page.text) for block in page.blocks if block.kind not in FURNITURE)


def assert_sound(page: Page) -> None:
    """Blocks and datelines lie within the text, in order; the page can be written down."""
    assert all(0 <= b.start < b.end <= len(page.text) for b in page.blocks)
    assert all(a.end <= b.start for a, b in pairwise(page.blocks))
    assert all(0 <= d.start < d.end <= len(page.text) for d in page.datelines)
    covered = set().union(*(range(b.start, b.end) for b in page.blocks))
    assert all(c.isspace() for i, c in enumerate(page.text) if i not in covered)
    page.text.encode("utf-8")


@pytest.mark.parametrize(
    ("data", "name", "wanted"),
    [
        (b"", "empty.html", "T201"),
        (b"\n \t\r\n", "blank.txt", "T201"),
        (bytes(5000), "nul.txt", "T201"),
        (b"\xef\xbb\xbf\n", "mark.txt", "T201"),
        ("\u200b\u200e\u202e\n\ufeff".encode(), "unseen.txt", "T201"),
        ("<p>\u200b\u200e</p>".encode(), "unseen.html", "T202"),
        (b"\x07\x1b", "controls.txt", "T201"),
        (bytes(range(256)) * 40, "junk.txt", "T203"),
        (bytes(range(128, 256)) * 40 + bytes(range(32)) * 10, "junk.html", "T203"),
        (b"<html><script>var a</script></html>", "script.html", "T202"),
        (b"\x89PNG\r\n\x1a\n", "a.html", "T211"),
        (b"<rss><channel/></rss>", "a.html", "T211"),
        (b'{"a": 1}', "a.html", "T211"),
        (b'{"text": "One."}\n', "a.jsonl", "T403"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--", "a.mhtml", "T214"),
        (b"bplist00WebMainResource", "a.webarchive", "T214"),
        (b"\x1f\x8bno gzip", "a.html.gz", "T215"),
        (gzip.compress(HTML.encode())[:-9], "a.html.gz", "T215"),
        (b"%PDF-1.4 and nothing else", "a.pdf", "T222"),
        (pdf(PICTURE), "a.pdf", "T223"),
    ],
)
def test_each_bad_input_has_its_code(data: bytes, name: str, wanted: str) -> None:
    assert code(data, name) == wanted


def test_gzip_within_gzip_is_unpacked_to_a_depth() -> None:
    data = HTML.encode()
    for _ in range(Limits().nesting):
        data = gzip.compress(data)
    assert LEAD in article(made(data))
    assert code(gzip.compress(data)) == "T215"


def test_gzip_that_holds_too_much_is_stopped() -> None:
    assert code(gzip.compress(bytes(2_000_000)), "bomb.gz", Limits(file_bytes=1_000_000)) == "T103"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_text_that_is_too_long_is_refused_by_the_limit_that_was_asked_for(name: str) -> None:
    text = f"<p>{LEAD}</p>" * 100 if name == "a.html" else LEAD * 100
    assert code(text.encode(), name, Limits(text_length=5000)) == "T216"
    assert made(text.encode(), name, Options(limits=Limits(text_length=50_000)))


def test_a_pages_id_is_the_hash_of_the_bytes_as_they_came() -> None:
    for data in (HTML.encode(), gzip.compress(HTML.encode()), LEAD.encode(), pdf([(50, 700, 11, LEAD)])):
        assert made(data).id == "sha256:" + hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("charset", ["utf-16", "koi8-r", "no-such-thing", "utf-7"])
def test_a_wrong_declared_encoding_is_found_out(charset: str) -> None:
    data = f'<meta charset="{charset}"><p>{LEAD}</p><p>“No shots”, said the café’s owner on Monday in Calda.</p>'
    page = made(data.encode(), "a.html")
    assert page.encoding == "utf-8"
    assert "“No shots”, said the café’s owner" in page.text


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_nul_bytes_within_a_page_are_left_out(name: str) -> None:
    text = f"<p>{LEAD}</p><p>{SECOND}</p>" if name == "a.html" else f"{LEAD}\n\n{SECOND}"
    page = made(text.replace("killed", "ki\0ll\0ed").encode(), name)
    assert LEAD in page.text
    assert "\0" not in page.text


def test_marks_that_cannot_be_seen_stay_in_text_and_are_left_out_of_html() -> None:
    marked = LEAD.replace("seven", "se\u200bven").replace("ministry", "\u202emin\u202cis\u2066try\u2069")
    text = made(f"{marked}\n\n{SECOND}".encode(), "a.txt")
    assert marked in text.text
    html = made(f"<p>{marked}</p><p>{SECOND}</p>".encode(), "a.html")
    assert LEAD in html.text
    assert not set("\u200b\u202e\u202c\u2066\u2069") & set(html.text)
    for page in (text, html):
        assert_sound(page)


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 20_000 + f"<p>{LEAD}</p><p>{SECOND}</p>",
        "<b><i><table><td>" * 3_000 + f"<p>{LEAD}</p><p>{SECOND}</p>",
        f"<p>{LEAD}<p>{SECOND}<div></p></span></table><a href='",
        f"<p>{LEAD}</p><p>{SECOND}</p><!-- never closed <p>",
        f"</html></body><p>{LEAD}</p><html><p>{SECOND}</p></html>",
        f"<p a=1 a=2 <p>{LEAD}</p><p/>{SECOND}</p>&#xFFFFFFFF;&#0;&bogus;",
    ],
    ids=["deep", "deep tables", "unclosed", "comment", "two pages", "entities"],
)
def test_deep_and_broken_html_is_read(source: str) -> None:
    page = made(f"<html><body><h1>Raid in Calda</h1>{source}".encode(), "a.html")
    assert LEAD in page.text
    assert "no shots had come" in page.text
    assert_sound(page)


@pytest.mark.parametrize(
    "html",
    [
        "<h1>Log in</h1><p>Please log in or subscribe to continue reading this article.</p>",
        "<h1>News</h1>" + "".join(f"<li><a href=/{n}>Story number {n} of the day</a>" for n in range(30)),
        "<h1>404</h1><p>Page not found. The page that you look for may have been moved.</p>",
    ],
    ids=["login wall", "list of links", "not found"],
)
def test_a_page_without_an_article_is_taken_in_and_says_so(html: str) -> None:
    page = made(f"<html><body>{html}</body></html>".encode(), "a.html")
    assert [notice.code for notice in page.notices] == ["T205"]
    assert not [block for block in page.blocks if block.kind == "body"]


def test_the_users_date_wins_and_a_records_date_that_is_none_is_told_of() -> None:
    told = Received(input="a", data=b"{}", text=f"{LEAD}\n\n{SECOND}", published="last week")
    page = make_page(told, Options())
    assert (page.published, [n.code for n in page.notices]) == (None, ["T406"])
    dated = make_page(told, Options(published="2031-03-05"))
    assert dated.published
    assert (dated.published.value, dated.published.evidence, dated.notices) == ("2031-03-05", "given", ())
    with pytest.raises(TestigoError, match="T406"):
        make_page(told, Options(published="last week"))


def test_a_record_tells_of_the_article_what_its_text_does_not() -> None:
    told = Received(
        input="a",
        data=b"{}",
        text=LEAD,
        title="Raid",
        outlet="The Post",
        url="https://x.example/",
        authors=("Ana Ruiz",),
    )
    page = make_page(told, Options())
    assert (page.title, page.outlet, page.url, page.authors) == (
        "Raid",
        "The Post",
        "https://x.example/",
        ("Ana Ruiz",),
    )


def test_a_folder_of_bad_pages_gives_a_record_for_each_and_the_good_one_is_read(tmp_path: Path) -> None:
    bad = {"a.html": b"", "b.pdf": b"%PDF-1.4", "c.txt": os.urandom(4000), "d.html": b"<script>1</script>"}
    for name, data in {**bad, "e.txt": f"{LEAD}\n\n{SECOND}".encode()}.items():
        (tmp_path / name).write_bytes(data)
    found = [page for _, page in pages([tmp_path])]
    assert [type(page) for page in found] == [Failure] * 4 + [Page]
    assert {page.code for page in found if isinstance(page, Failure)} <= set(CATALOGUE)


NAMES = ["a", "a.html", "a.txt", "a.md", "a.mhtml", "a.html.gz"]
PIECES = [
    b"<html>", b"<p>", b"</p>", b"<!--", b"<table>", b"<script>", b"<meta charset=utf-16>", b"<?xml version='1.0'?>", b"\0",
    b"\xff", b"\xe2\x80\xae", b"\x1f\x8b", b"%PDF-1.4\n", b"---\n", b"# ", b"![", b"](", b"\r\n", b"\n\n", LEAD.encode(),
    b"CALDA (AP) -- ", b"Read more", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n",
    b"Content-Type: text/html; charset=\xff\n\n", b"--x\n", b"&#x110000;", b"{", b'{"text":', b"13:05 ", b"By Ana Ruiz",
]  # fmt: skip


def take(received: Received) -> None:
    """Take it in: a sound page, or an error of the catalogue, and nothing else."""
    try:
        page = make_page(received, Options(limits=Limits(pdf_seconds=20)))
    except TestigoError as why:
        known = why.code in CATALOGUE
    else:
        known = True
        assert_sound(page)
    assert known


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=400), st.sampled_from(NAMES), st.sampled_from([None, "utf-16", "latin-1", "\xff"]))
@example(b"\xfe\xff\xd8\x00", "a.txt", None)
@example(b"--- \n---", "a.md", None)
def test_any_bytes_become_a_sound_page_or_a_catalogued_error(data: bytes, name: str, charset: str | None) -> None:
    take(Received(input=name, data=data, charset=charset))


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(PIECES), max_size=20), st.sampled_from(NAMES))
def test_pieces_of_pages_in_any_order_do_too(pieces: list[bytes], name: str) -> None:
    take(Received(input=name, data=b"".join(pieces)))


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=300), st.sampled_from(NAMES))
def test_any_text_does_too(text: str, name: str) -> None:
    take(Received(input=name, data=text.encode("utf-8", "surrogatepass")))


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=200), st.text(max_size=20), st.text(max_size=30))
def test_any_article_of_a_list_does_too(text: str, title: str, published: str) -> None:
    take(Received(input="a", data=b"{}", text=text, title=title, published=published))


@pytest.mark.parametrize("url", ["http://[", "https://[::1", "http://a]b/", "http://[" + "x" * 5000])
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_an_address_that_is_none_keeps_no_page_from_being_read(name: str, url: str) -> None:
    text = "Seven people were killed in the port on Monday, the ministry said."
    page = make_page(Received(input=name, data=text.encode(), media_type="text/html", url=url), Options())
    assert text in page.text
