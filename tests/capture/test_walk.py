from local_server import page, serving
from sample_website import QUAY, NoWaiting, asking, paths, site, typed

from testigo.capture.limits import CaptureLimits
from testigo.capture.walk import Walk, walk


def codes(made: Walk, base: str) -> dict[str, str]:
    return {
        part.reference.url.removeprefix(base): part.trail.failure.code for part in made.missed if part.trail.failure
    }


def test_all_that_shows_a_page_is_asked_for_once_the_nearest_to_its_look_first() -> None:
    with serving(site()) as server:
        walk(f"{server.base}/old", asking())
    assert paths(server.requests) == [
        "/robots.txt", "/old", "/story", "/look.css", "/more.css", "/icon.png", "/quay.png", "/q.woff2", "/map",
        "/tile.png", "/quay-large.png",
    ]  # fmt: skip


def test_what_is_not_got_is_missed_with_its_reason_and_the_rest_goes_on() -> None:
    with serving(site(**{"tile.png": page(b"gone", status="410 Gone"), "q.woff2": b"no answer"})) as server:
        made = walk(f"{server.base}/story", asking())
    assert made.page.failure is None
    assert codes(made, server.base) == {
        "/closed/sea.png": "T761",
        "/tile.png": "T116",
        "/q.woff2": "T118",
        "/deeper": "T764",
    }
    assert [e.answer.status for e in made.exchanges if e.url.endswith("tile.png")] == [410]


def test_a_page_that_is_not_got_is_all_there_is() -> None:
    with serving(site(story=page(b"no", status="404 Not Found"))) as server:
        made = walk(f"{server.base}/old", asking())
    assert made.page.failure is not None
    assert (made.page.failure.code, [e.answer.status for e in made.exchanges], made.parts) == ("T116", [301, 404], [])


def test_the_number_of_files_is_bounded() -> None:
    with serving(site()) as server:
        made = walk(f"{server.base}/story", asking(limits=CaptureLimits(files=2)))
    assert paths(server.requests) == ["/robots.txt", "/story", "/look.css", "/more.css"]
    assert set(codes(made, server.base).values()) == {"T764"}


def test_the_bytes_of_a_file_and_of_all_are_bounded() -> None:
    with serving(site(**{"icon.png": typed(b"x" * 9_000, "image/png")})) as server:
        made = walk(f"{server.base}/story", asking(limits=CaptureLimits(file_bytes=3_000)))
        assert codes(made, server.base)["/icon.png"] == "T115"
        small = walk(f"{server.base}/story", asking(limits=CaptureLimits(bytes=4_000)))
    assert sum(len(e.response) for e in small.exchanges) < 4_000 + len(QUAY)
    assert "T764" in codes(small, server.base).values() or "T115" in codes(small, server.base).values()


def test_the_time_of_a_capture_is_bounded_by_what_its_pauses_take() -> None:
    with serving(site()) as server:
        made = walk(f"{server.base}/story", asking(delay=10.0, limits=CaptureLimits(seconds=25.0), clock=NoWaiting()))
    assert len(server.requests) == 3
    assert codes(made, server.base)["/quay.png"] == "T764"


def test_a_sheet_that_imports_itself_ends() -> None:
    with serving(site(**{"more.css": typed(b'@import "more.css"; @import "look.css";', "text/css")})) as server:
        walk(f"{server.base}/story", asking())
    assert paths(server.requests).count("/more.css") == paths(server.requests).count("/look.css") == 1


def test_what_cannot_be_looked_through_is_kept_as_it_is() -> None:
    with serving(site(**{"look.css": typed(b"\x1f\x8bbroken", "text/css", "Content-Encoding: gzip")})) as server:
        made = walk(f"{server.base}/story", asking())
    assert codes(made, server.base)["/look.css"] == "T118"
    assert any(e.url.endswith("/look.css") for e in made.exchanges)


def test_a_page_that_is_no_html_has_no_parts() -> None:
    with serving(site(story=typed(b"Words and nothing else.\n", "text/plain"))) as server:
        made = walk(f"{server.base}/story", asking())
    assert (made.parts, made.references) == ([], ())


def test_no_script_and_no_dot_is_asked_for() -> None:
    with serving(site()) as server:
        made = walk(f"{server.base}/story", asking())
    asked = {r.url.removeprefix(server.base) for r in made.references}
    assert asked.isdisjoint({"/counts.js", "/dot.gif"})
    assert "/other" in asked
    assert "/other" not in paths(server.requests)


def test_what_redirects_and_robots_bring_is_counted_too() -> None:
    heavy = page(b"x" * 3_000, "Location: /icon2.png", status="302 Found")
    there = {"icon.png": heavy, "icon2.png": typed(b"y" * 3_000, "image/png")}
    with serving(site(**there)) as server:
        made = walk(f"{server.base}/story", asking(limits=CaptureLimits(file_bytes=5_000)))
    assert codes(made, server.base)["/icon.png"] == "T115"
    long = typed(b"User-agent: *\nDisallow: /closed/\n" + b"#" * 9_000, "text/plain")
    with serving(site(**{"robots.txt": long})) as server:
        made = walk(f"{server.base}/story", asking(limits=CaptureLimits(bytes=9_500)))
    assert set(codes(made, server.base).values()) == {"T764"}
