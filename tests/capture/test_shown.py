import base64
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from local_server import page, redirect, serving
from lxml import html
from sample_website import QUAY, asking, site, typed

from testigo.capture.keeping import capture_all
from testigo.capture.records import warc_of
from testigo.capture.shown import shown
from testigo.capture.shown_style import shown_sheet, shown_style
from testigo.capture.walk import walk
from testigo.case.case import Case
from testigo.case.store import Store
from testigo.errors import TestigoError

LOADS = ("src", "srcset", "poster", "background", "data", "action", "ping")


def data_of(body: bytes, kind: str = "image/png") -> str:
    return f"data:{kind};base64,{base64.b64encode(body).decode()}"


def nothing(*_: str) -> None:
    """What was not captured."""


def shown_site(changed: dict[str, bytes] | None = None, path: str = "/story") -> html.HtmlElement:
    with serving(site(**(changed or {}))) as server:
        run = asking()
        made = shown(warc_of(walk(server.base + path, run), run.options, "Ida"), server.base + path)
    assert_asks_nobody(made.decode())
    return html.document_fromstring(made.decode())


def assert_asks_nobody(made: str) -> None:
    """Nothing in the file, its frames included, is loaded from anywhere, runs or sends."""
    tree = html.document_fromstring(made)
    assert "default-src 'none'" in tree.xpath("//head/meta[@http-equiv]/@content")[0]
    assert tree.xpath("//script | //object | //embed | //base | //link[not(starts-with(@href, 'data:'))]") == []
    for name in LOADS:
        assert [v for v in tree.xpath(f"//@{name}") if not v.startswith("data:")] == []
    assert [n for node in tree.iter() for n in node.attrib if n.startswith("on")] == []
    for style in (*tree.xpath("//style/text()"), *tree.xpath("//@style")):
        assert "@import" not in style
        assert [u for u in re.findall(r"url\(([^)]*)", style) if not u.startswith('"data:')] == []
    for frame in tree.xpath("//iframe"):
        assert frame.get("sandbox") == ""
        if frame.get("srcdoc"):
            assert_asks_nobody(frame.get("srcdoc"))


def test_a_captured_page_is_shown_with_its_pictures_styles_fonts_and_frames() -> None:
    tree = shown_site(path="/old")
    assert tree.xpath("//img/@src") == [data_of(QUAY)]
    (style,) = tree.xpath("//style/text()")
    assert style.index('background: url("data:,")') < style.index("navy")
    assert data_of(b"wOF2 and so on", "font/woff2") in style
    (frame,) = tree.xpath("//iframe/@srcdoc")
    assert data_of(b"\x89PNG tile") in frame
    assert tree.xpath("//link/@href") == [data_of(b"\x89PNG icon")]
    assert tree.xpath("//a/@href")[0].endswith("/other")


def test_what_a_page_would_run_send_or_forward_to_is_not_in_it() -> None:
    story = b"""<html><head><base href="/"><meta http-equiv="refresh" content="0;url=https://elsewhere.example/"></head>
    <body onload="x()"><p>Words enough for a page.</p><form action="https://elsewhere.example/"><button formaction="/x" onclick="y()">Go</button></form>
    <a href="javascript:z()" ping="/ping">Run</a><object data="/quay.png"></object><iframe srcdoc="<script>x()</script>"></iframe>
    <style>p { color: red } @import "more.css" </style><script>x()</script>;</style></body></html>"""
    tree = shown_site({"story": page(story)})
    assert tree.xpath("//a/@href") == []


def test_lazy_pictures_and_those_of_a_picture_are_shown() -> None:
    story = b"""<p>Words enough for a page.</p><img src="data:image/gif;base64,AAAA" data-src="/quay.png">
    <picture><source srcset="/tile.png 1x"><img src="/closed/a.png"></picture><img src="/none.png">"""
    tree = shown_site({"story": page(story)})
    assert tree.xpath("//img/@src") == [data_of(QUAY), data_of(b"\x89PNG tile")]


def test_a_picture_that_is_sent_on_is_shown() -> None:
    tree = shown_site({"quay.png": redirect("/tile.png")})
    assert tree.xpath("//img/@src") == [data_of(b"\x89PNG tile")]


def test_a_strange_media_type_ends_no_string() -> None:
    tree = shown_site({"q.woff2": typed(b"x", 'font/x")}evil{'), "quay.png": typed(b"x", "image/svg+xml; a=b")})
    assert tree.xpath("//img/@src") == [data_of(b"x", "image/svg+xml")]
    assert "evil" not in "".join(tree.xpath("//style/text()"))


def test_sheets_that_import_each_other_without_end_are_put_in_so_often_and_no_more() -> None:
    tree = shown_site({"more.css": typed(b'@import "more.css"; @import "look.css"; h2 { color: red }' * 9, "text/css")})
    assert len("".join(tree.xpath("//style/text()"))) < 5_000_000


def test_conditions_of_an_import_are_kept() -> None:
    def sheet(base: str, written: str) -> tuple[str, str]:
        return f"/* {base}{written} */ b {{}}", f"{base}{written}/"

    made = shown_sheet('@import "a.css" print and (color); c {}', lambda _: nothing, sheet, "/")
    assert re.sub(r"\s+", " ", made) == "@media print and (color) { b {} } c {}"


@given(st.text(alphabet="url(){};@import '\"\\/*a.:<>style#", max_size=300))
def test_no_style_leaves_its_element_or_names_an_address(style: str) -> None:
    made = shown_sheet(style, lambda _: nothing, nothing, "http://a.example/")
    assert "</" not in made
    assert "</" not in shown_style(style, nothing)


def test_a_page_is_shown_by_its_case(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.testigo", create=True, by="Ida")
    with serving(site(plain=typed(b"Words and nothing else.\n", "text/plain"))) as server:
        story, plain = capture_all(store, [f"{server.base}/old", f"{server.base}/plain"], asking())
    store.close()
    with Case(tmp_path / "a.testigo") as case:
        assert story.page.page is not None
        assert plain.page.page is not None
        assert data_of(QUAY).encode() in case.shown(story.page.page)
        for name, code in ((plain.page.page, "T763"), ("none", "T511")):
            with pytest.raises(TestigoError) as caught:
                case.shown(name)
            assert caught.value.code == code


def test_control_characters_do_not_keep_a_page_from_being_shown() -> None:
    story = b"""<p style="color: '\x01'; background: url(/quay.png)">Words enough for a page.</p><link rel=stylesheet href=/more.css>"""
    tree = shown_site({"story": page(story), "more.css": typed(b"b::before { content: '\x01\x00\x7f' }", "text/css")})
    assert data_of(QUAY) in tree.xpath("//p/@style")[0]
    assert "content" in tree.xpath("//style/text()")[0]
