import pytest

from testigo.intake.jsonld import linked_data_of
from testigo.intake.markup import tree_of
from testigo.intake.metadata import metadata_of
from testigo.intake.published import day_in, published_of

LINKED = (
    '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2031-03-05T00:30:00+05:30"}</script>'
)
META = '<meta property="article:published_time" content="2031-03-04T19:00:00Z">'
TIME = '<h1>Raid</h1><time datetime="2031-03-03">3 March</time>'
URL = "https://caldapost.example/2031/03/02/raid"


def found(head: str, body: str = "<p>text</p>", url: str | None = None) -> tuple[str, str] | None:
    published = metadata_of(
        tree_of(f"<html lang=en-GB><head>{head}</head><body>{body}</body></html>"), url=url, published=None
    ).published
    return (published.value, published.evidence) if published else None


def test_the_better_evidence_wins() -> None:
    assert found(LINKED + META, TIME, URL) == ("2031-03-05", "json-ld")
    assert found(META, TIME, URL) == ("2031-03-04", "meta")
    assert found("", TIME, URL) == ("2031-03-03", "time")
    assert found("", url=URL) == ("2031-03-02", "url")


def test_nothing_is_made_up_where_nothing_tells_the_day() -> None:
    assert found("") is None


def test_the_day_is_the_day_in_the_pages_own_offset() -> None:
    assert day_in("2031-03-04T23:30:00-08:00") == "2031-03-04"
    assert day_in("2031-03-05T00:30:00+05:30") == "2031-03-05"


def test_a_date_of_change_counts_only_where_no_other_is_told() -> None:
    changed = '<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2031-09-09"}</script>'
    assert found(changed + META) == ("2031-03-04", "meta")
    assert found(changed) == ("2031-09-09", "json-ld")


def test_the_date_of_a_video_on_the_page_is_not_the_pages() -> None:
    video = '<script type="application/ld+json">{"@type":"VideoObject","uploadDate":"2029-01-01"}</script>'
    assert found(video + META) == ("2031-03-04", "meta")


def test_the_time_of_a_teaser_or_comment_is_not_the_pages() -> None:
    body = (
        "<div class=related-stories><time datetime=2020-01-01></time></div>"
        "<h1>Raid</h1><time datetime=2031-03-03>3 March</time>"
        "<div class=comment><time datetime=2032-01-01></time></div>"
    )
    assert found("", body) == ("2031-03-03", "time")


def test_a_time_that_says_it_is_of_publication_comes_first() -> None:
    body = "<h1>Raid</h1><time datetime=2031-03-09></time><time itemprop=datePublished datetime=2031-03-03></time>"
    assert found("", body) == ("2031-03-03", "time")


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2031-03-05", "2031-03-05"),
        ("20310305", "2031-03-05"),
        ("20310305T101500Z", "2031-03-05"),
        ("2031/3/5 10:15", "2031-03-05"),
        ("Wed, 05 Mar 2031 22:00:00 GMT", "2031-03-05"),
        ("March 5, 2031 10:15 pm", "2031-03-05"),
        ("1930435200", "2031-03-05"),
        ("1930435200000", "2031-03-05"),
        ("25/12/2031", "2031-12-25"),
        ("12/25/2031", "2031-12-25"),
        ("05/03/2031", None),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01", None),
        ("2031-02-30", None),
        ("2031", None),
        ("", None),
        ("x" * 500, None),
    ],
)
def test_days_are_read_as_newsrooms_write_them(printed: str, day: str | None) -> None:
    assert day_in(printed) == day


@pytest.mark.parametrize(("month_first", "day"), [(True, "2031-05-03"), (False, "2031-03-05"), (None, None)])
def test_a_day_in_figures_is_read_as_the_pages_country_writes_it(month_first: bool | None, day: str | None) -> None:
    assert day_in("05/03/2031", month_first=month_first) == day


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2031/03/05/raid", "2031-03-05"),
        ("/news/raid-20310305", "2031-03-05"),
        ("/2031/mar/05/raid", "2031-03-05"),
        ("/2031-3-5/raid", "2031-03-05"),
        ("/news/123456789", None),
        ("/2031/03/raid", None),
        ("/2031/13/41/raid", None),
    ],
)
def test_an_address_may_tell_the_day(path: str, day: str | None) -> None:
    tree = tree_of("<p>text</p>")
    published = published_of(linked_data_of(tree), {}, tree, f"https://caldapost.example{path}")
    assert (published.value if published else None) == day
