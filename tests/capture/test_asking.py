import socket
from typing import Any

import pytest
from local_server import page, redirect, serving
from sample_website import NoWaiting, Site, asking, paths, typed

from testigo.capture.asking import Trail
from testigo.capture.limits import CaptureLimits

HTML = b"<p>The ministry denied it.</p>"
END = 2_000.0


def code(trail: Trail) -> str | None:
    return None if trail.failure is None else trail.failure.code


def robots(text: str) -> bytes:
    return typed(text.encode(), "text/plain")


def test_every_redirect_is_on_record() -> None:
    there = Site({"/a": redirect("/b"), "/b": redirect("c?d", "307 Temporary Redirect"), "/c?d": page(HTML)})
    with serving(there) as server:
        trail = asking().trail(f"{server.base}/a#part", END, most=10_000)
    assert [(e.url.removeprefix(server.base), e.answer.status) for e in trail.exchanges] == [
        ("/a", 302),
        ("/b", 307),
        ("/c?d", 200),
    ]
    assert trail.found is trail.exchanges[-1]


def test_redirects_in_a_loop_and_without_end_are_left() -> None:
    loop = Site({"/a": redirect("/b"), "/b": redirect("/a")})
    far = Site({f"/{n}": redirect(f"/{n + 1}") for n in range(20)})
    with serving(loop) as server:
        assert code(asking().trail(f"{server.base}/a", END, most=100)) == "T114"
    with serving(far) as server:
        trail = asking().trail(f"{server.base}/0", END, most=100)
    assert (code(trail), len(trail.exchanges)) == ("T114", 11)


def test_what_robots_forbid_is_not_asked_for_also_behind_a_redirect() -> None:
    there = Site({"/robots.txt": robots("User-agent: *\nDisallow: /closed"), "/a": redirect("/closed/b")})
    with serving(there) as server:
        run = asking()
        assert code(run.trail(f"{server.base}/closed/a", END, most=100)) == "T761"
        trail = run.trail(f"{server.base}/a", END, most=100)
    assert (code(trail), len(trail.exchanges)) == ("T761", 1)
    assert paths(server.requests) == ["/robots.txt", "/a"]


def test_what_is_said_to_this_program_alone_counts_and_the_longest_rule_wins() -> None:
    rules = "User-agent: *\nDisallow:\n\nUser-agent: Testigo\nDisallow: /\nAllow: /open/*.html$\n"
    with serving(Site({"/robots.txt": robots(rules), "/open/a.html": page(HTML)})) as server:
        run = asking()
        assert run.trail(f"{server.base}/open/a.html", END, most=100).failure is None
        assert code(run.trail(f"{server.base}/open/a.png", END, most=100)) == "T761"


def test_robots_are_not_asked_where_a_reason_is_given() -> None:
    with serving(Site({"/robots.txt": robots("User-agent: *\nDisallow: /"), "/a": page(HTML)})) as server:
        assert asking(ignore_robots="it is about to go").trail(f"{server.base}/a", END, most=100).failure is None
    assert paths(server.requests) == ["/a"]


@pytest.mark.parametrize(
    ("status", "allowed"), [("404 Not Found", True), ("403 No", True), ("500 Oh", False), ("429 Slow", False)]
)
def test_a_site_without_robots_is_open_and_one_that_cannot_say_is_closed(status: str, allowed: bool) -> None:
    with serving(Site({"/robots.txt": page(b"x", status=status), "/a": page(HTML)})) as server:
        run = asking()
        trails = [run.trail(f"{server.base}/a", END, most=100) for _ in range(2)]
    assert [code(t) for t in trails] == [None if allowed else "T762"] * 2
    assert paths(server.requests).count("/robots.txt") == 1


def test_the_robots_of_a_site_may_stand_elsewhere() -> None:
    there = {"/robots.txt": redirect("/rules"), "/rules": robots("User-agent: *\nDisallow: /a"), "/a": page(HTML)}
    with serving(Site(there)) as server:
        assert code(asking().trail(f"{server.base}/a", END, most=100)) == "T761"


def test_a_very_long_robots_is_kept_to_as_far_as_it_is_read() -> None:
    rules = "User-agent: *\nDisallow: /a\n" + "# and so on\n" * 2_000
    with serving(Site({"/robots.txt": robots(rules)})) as server:
        run = asking(limits=CaptureLimits(robots_bytes=5_000))
        assert code(run.trail(f"{server.base}/a", END, most=100)) == "T761"


def test_a_site_that_asks_for_pauses_gets_them_up_to_a_limit() -> None:
    waits = {}
    for wanted in (7, 5_000):
        there = {"/robots.txt": robots(f"User-agent: *\nCrawl-delay: {wanted}"), "/a": page(HTML)}
        waiting = NoWaiting()
        with serving(Site(there)) as server:
            run = asking(clock=waiting, delay=1.0)
            run.trail(f"{server.base}/a", END, most=100)
            run.trail(f"{server.base}/a?b", END, most=100)
        waits[wanted] = waiting.waited[1]
    assert (round(waits[7]), round(waits[5_000])) == (7, 60)


def test_a_server_that_says_when_is_asked_again_then() -> None:
    answers = iter([page(b"", "Retry-After: 30", status="503 Busy"), page(HTML)])
    waiting = NoWaiting()
    with serving(Site({"/a": lambda: [next(answers)]})) as server:
        trail = asking(clock=waiting).trail(f"{server.base}/a", END, most=100)
    assert [e.answer.status for e in trail.exchanges] == [503, 200]
    assert trail.failure is None
    assert waiting.waited == [30.0]


def test_a_server_that_says_when_each_time_is_left_in_the_end() -> None:
    with serving(Site({"/a": page(b"", "Retry-After: 5", status="429 Slow")})) as server:
        trail = asking().trail(f"{server.base}/a", END, most=100)
    assert ([e.answer.status for e in trail.exchanges], code(trail)) == ([429, 429, 429], "T116")


def test_nobody_waits_for_a_server_longer_than_the_capture_takes() -> None:
    waiting = NoWaiting()
    with serving(Site({"/a": page(b"", "Retry-After: 86400", status="503 Busy")})) as server:
        run = asking(clock=waiting)
        assert code(run.trail(f"{server.base}/a", END, most=100)) == "T116"
        assert code(run.trail(f"{server.base}/b", END, most=100)) == "T764"
    assert waiting.waited == []


def test_private_addresses_are_asked_only_where_they_may_be() -> None:
    with serving(Site({"/a": page(HTML)})) as server:
        assert code(asking(allow_private=False).trail(f"{server.base}/a", END, most=100)) == "T112"
    assert server.requests == []


def test_a_redirect_from_a_public_to_a_private_address_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The public host is this machine's second loopback address, which is let through for it alone."""
    with serving(Site({"/a": redirect("http://inner.example:{}/secret")})) as server:
        answers = Site({"/a": redirect(f"http://inner.example:{server.port}/secret")})
        with serving(answers) as outer:
            _pretend(monkeypatch, {"outer.example": ["127.0.0.1"], "inner.example": ["10.0.0.7"]}, public={"127.0.0.1"})
            trail = asking(allow_private=False).trail(f"http://outer.example:{outer.port}/a", END, most=100)
    assert (code(trail), len(trail.exchanges)) == ("T112", 1)
    assert server.requests == []


def test_a_name_that_changes_its_address_is_checked_each_time_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(Site({"/a": page(HTML)})) as server:
        _pretend(monkeypatch, {"turning.example": ["127.0.0.1", "192.168.0.1"]}, public={"127.0.0.1"})
        trail = asking(allow_private=False).trail(f"http://turning.example:{server.port}/a", END, most=100)
    assert code(trail) == "T112"
    assert paths(server.requests) == ["/robots.txt"]


def _pretend(monkeypatch: pytest.MonkeyPatch, names: dict[str, list[str]], public: set[str]) -> None:
    """Let names have addresses, the next one at each look-up, and hold some addresses for public."""
    from testigo.intake import addresses

    asked = {name: iter([*found, *[found[-1]] * 50]) for name, found in names.items()}

    def look_up(host: str, port: int, **_: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (next(asked[host]), port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(addresses, "is_public", lambda ip: ip in public)
