from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from testigo.capture.page_references import references_in_page
from testigo.errors import TestigoError

URL = "https://courier.example/news/story?id=1"


def found(html: str, use: str | None = None) -> list[str]:
    return [r.url for r in references_in_page(html.encode(), URL, None) if use is None or r.use == use]


def under(names: Iterable[str], folder: str = "https://courier.example/news/") -> list[str]:
    return [folder + name for name in names]


def test_all_that_shows_a_page_is_found_with_what_it_is_for() -> None:
    html = """<link rel="alternate stylesheet" href="a.css"><link rel="shortcut icon" href="f.ico">
    <link rel=preload as=font href=q.woff2><link rel=preload as=script href=no.js><link rel=dns-prefetch href="//ads.example">
    <style>@import "b.css"; p { background: url(c.png) }</style>
    <body background="d.png"><p style="background: url('e.png')">Words</p>
    <img src="f.png" srcset="g.png 2x"><picture><source srcset="h.webp, i.webp 2x" type="image/webp"><img src="j.png"></picture>
    <img data-src="k.png" src="data:image/gif;base64,AAAA"><video poster="l.png" src="no.mp4"></video>
    <svg><image href="m.svg"/><use xlink:href="n.svg#part"/></svg><object data="o.svg"></object><input type=image src="p.png">
    <noscript><img src="r.png"></noscript><iframe src="frame.html"></iframe><script src="no.js">"s.png"</script>"""
    assert found(html, "style") == under(["a.css", "b.css"])
    assert found(html, "icon") == under(["f.ico"])
    assert found(html, "font") == under(["q.woff2"])
    assert found(html, "media") == under(["o.svg"])
    assert found(html, "frame") == under(["frame.html"])
    assert found(html, "choice") == under(["g.png", "h.webp", "i.webp"])
    images = ["c.png", "d.png", "e.png", "f.png", "j.png", "k.png", "l.png", "m.svg", "n.svg", "p.png", "r.png"]
    assert found(html, "image") == under(images)


def test_links_are_noted_as_links() -> None:
    html = (
        '<p><a href="/other">Other</a> <a href="mailto:desk@courier.example">Mail</a> <a href="#end">End</a> Words</p>'
    )
    assert found(html, "link") == ["https://courier.example/other"]
    assert found(html) == ["https://courier.example/other"]


def test_the_base_of_a_page_counts() -> None:
    html = '<base target=_top><base href="//cdn.example/x/"><img src="a.png"><p>Words</p>'
    assert found(html) == ["https://cdn.example/x/a.png"]


def test_an_image_of_one_dot_is_not_asked_for() -> None:
    assert found('<p>Words</p><img src="a.gif" width="1" height=1><img src="b.gif" width="1px" height="0">') == []
    assert found('<p>Words</p><img src="c.gif" width="1" height="200">') == under(["c.gif"])


def test_what_is_no_address_is_left_out() -> None:
    html = '<p>Words</p><img src="http://[broken/"><img src="ftp://files.example/a.png"><img src="javascript:x()"><img src="http://u:p@x.example/">'
    assert found(html) == []


@given(st.text(alphabet="<>=\"' imgsrclink/hef:;#&[]@%", max_size=300))
def test_any_markup_is_looked_through_or_refused_with_a_code(html: str) -> None:
    refused = ""
    urls: list[str] = []
    try:
        urls = found(html)
    except TestigoError as why:
        refused = why.code
    assert refused in {"", "T202", "T204"}
    assert all(url.startswith(("http://", "https://")) for url in urls)


def test_a_base_that_is_no_address_is_none() -> None:
    assert found("<base href='http://[x'><img src='a.png'>") == under(["a.png"])
