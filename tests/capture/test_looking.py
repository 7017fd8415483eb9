import pytest
from local_server import page, serving
from sample_website import STORY, STYLE, asking, chunked, typed

from testigo.capture.exchange import Exchange
from testigo.capture.limits import CaptureLimits
from testigo.capture.looking import references_in
from testigo.capture.references import Use
from testigo.errors import TestigoError
from testigo.intake import isolation
from testigo.intake.limits import Options


def answered(answer: bytes) -> Exchange:
    with serving({"/robots.txt": page(b"", status="404 No"), "/story": answer}) as server:
        found = asking().trail(f"{server.base}/story", 2_000.0, most=100_000).found
    assert found is not None
    return found


@pytest.mark.parametrize(("answer", "use"), [(chunked(STORY), "frame"), (typed(STYLE, "text/css"), "style")])
def test_the_same_is_found_in_a_process_of_its_own_and_here(answer: bytes, use: Use) -> None:
    exchange = answered(answer)
    there, here = (references_in(exchange, use, CaptureLimits(), Options(in_process=way)) for way in (False, True))
    assert there == here
    assert there


def test_only_so_many_references_are_taken() -> None:
    exchange = answered(page(b"<p>Words</p>" + b"".join(b'<img src="%d.png">' % n for n in range(50))))
    assert len(references_in(exchange, "frame", CaptureLimits(references=7), Options())) == 7


def test_what_is_no_page_and_no_sheet_is_not_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "references_in", None)
    for answer, use in ((typed(b"%PDF-1.7", "application/pdf"), "frame"), (page(b'<img src="a.png">'), "image")):
        assert references_in(answered(answer), use, CaptureLimits(), Options()) == ()  # type: ignore[arg-type]


def test_what_looks_through_a_page_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [
        ["http://a.example/x\r\nHost: b", "image", "img/@src"],
        ["file:///etc/passwd", "image", "img/@src"],
        ["http://a.example/y", "run", "img/@src"],
        ["http://a.example/z", "image", "img/@src"],
    ]
    monkeypatch.setattr(isolation, "references_in", lambda *_: told[:3])
    exchange = answered(page(STORY))
    with pytest.raises(TestigoError) as caught:
        references_in(exchange, "frame", CaptureLimits(), Options())
    assert caught.value.code in {"T110", "T226"}
    monkeypatch.setattr(isolation, "references_in", lambda *_: [told[2], told[3], told[0][:1] + told[3][1:]])
    assert [r.url for r in references_in(exchange, "frame", CaptureLimits(), Options())] == ["http://a.example/z"]
    monkeypatch.setattr(isolation, "references_in", lambda *_: [1, 2])
    with pytest.raises(TestigoError) as caught:
        references_in(exchange, "frame", CaptureLimits(), Options())
    assert caught.value.code == "T226"
