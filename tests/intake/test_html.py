import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from testigo.errors import TestigoError
from testigo.intake.html import html_page
from testigo.ledger import Page

LEAD = "Seven people were killed when soldiers raided a warehouse in the port of Calda on Monday, the ministry said."
SECOND = "The dead were armed, it said. “They fired first,” its spokesman, Luis Pardo, told reporters in the capital."
THIRD = "Residents disputed the account. A woman who lives opposite said that no shots had come from the building."
FOURTH = "The port has been contested since the spring, when dockers refused to load arms for the government’s forces."

NEWS = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Raid in Calda leaves seven dead | The Calda Post</title>
</head><body>
<div id="cookie-banner">We use cookies to improve this site. <button>Accept all</button></div>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav></header>
<main><article><h1>Raid in Calda leaves seven dead</h1><h2>Ministry and rebels blame each other</h2>
<div class="byline">By <a href="/ana">Ana Ruiz</a></div>
<time datetime="2031-03-05T00:30:00+05:30">5 March 2031</time>
<figure><img src="x.jpg"><figcaption>Soldiers in Calda on Monday</figcaption></figure>
<p>CALDA, Verania (AP) — {LEAD}</p><p>{SECOND}</p>
<p><a href="/other">READ MORE: Ferry sinks off Marrow Island with ninety on board</a></p>
<p>{THIRD}</p>
<blockquote class="twitter-tweet"><p>We mourn our brothers. They were asleep.</p>
&mdash; Free Calda (@freecalda)</blockquote>
<div class="related-stories"><h3>Related</h3><ul>
<li><a href="/a">Three held over bank robbery in Marrow</a></li></ul></div>
<h2>A long dispute</h2><p>{FOURTH}</p>
<ul><li>The government says that 12 have died since May.</li><li>The rebels speak of more than 40.</li></ul>
<p>Follow us on Twitter and Facebook</p><p>Reuters contributed to this report.</p></article>
<aside><h3>Most read</h3><ol><li><a href="/1">Mayor resigns over harbour deal</a></li></ol></aside>
<section id="comments"><h3>Comments</h3><p>Joe: This is a disgrace, the army must answer for what it did.</p></section>
</main>
<footer><p>© 2031 The Calda Post. All rights reserved.</p></footer></body></html>"""

KINDS = {
    "Raid in Calda leaves seven dead": "title",
    "Ministry and rebels blame each other": "title",
    "By Ana Ruiz": "byline",
    "5 March 2031": "byline",
    "Soldiers in Calda on Monday": "caption",
    "CALDA, Verania (AP) —": "dateline",
    LEAD: "body",
    SECOND: "body",
    "READ MORE: Ferry sinks off Marrow Island with ninety on board": "teaser",
    THIRD: "body",
    "We mourn our brothers. They were asleep.": "body",
    "— Free Calda (@freecalda)": "body",
    "Three held over bank robbery in Marrow": "teaser",
    "A long dispute": "body",
    FOURTH: "body",
    "The government says that 12 have died since May.": "body",
    "The rebels speak of more than 40.": "body",
    "Follow us on Twitter and Facebook": "promotion",
    "Reuters contributed to this report.": "credit",
    "Mayor resigns over harbour deal": "teaser",
    "Joe: This is a disgrace, the army must answer for what it did.": "comment",
    "© 2031 The Calda Post. All rights reserved.": "credit",
    "We use cookies to improve this site.": "notice",
    "Accept all": "notice",
    "World": "navigation",
}


def page_of(body: str, head: str = "") -> Page:
    return html_page(f"<html lang=en><head>{head}</head><body>{body}</body></html>".encode())


def kinds_in(page: Page) -> dict[str, str]:
    return {block.of(page.text): block.kind for block in page.blocks}


def body_of(page: Page) -> list[str]:
    return [block.of(page.text) for block in page.blocks if block.kind == "body"]


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def assert_blocks_hold_the_text(page: Page) -> None:
    assert all(a.end <= b.start for a, b in pairwise(page.blocks))
    outside = list(page.text)
    for block in page.blocks:
        assert block.of(page.text) == block.of(page.text).strip() != ""
        outside[block.start : block.end] = " " * (block.end - block.start)
    assert not "".join(outside).strip()


@pytest.mark.parametrize(("text", "kind"), KINDS.items(), ids=lambda value: value[:30])
def test_every_line_of_a_news_page_has_its_kind(text: str, kind: str) -> None:
    assert kinds_in(html_page(NEWS.encode()))[text] == kind


def test_nothing_of_a_page_is_dropped_and_blocks_hold_all_of_it() -> None:
    page = html_page(NEWS.encode())
    assert_blocks_hold_the_text(page)
    assert set(KINDS.values()) <= {block.kind for block in page.blocks}


def test_what_is_known_of_a_page_comes_with_it() -> None:
    page = html_page(NEWS.encode(), url="https://caldapost.example/2031/raid")
    assert (page.title, page.outlet, page.authors) == (
        "Raid in Calda leaves seven dead",
        "The Calda Post",
        ("Ana Ruiz",),
    )
    assert (page.language, page.encoding, page.media_type, page.notices) == ("en", "utf-8", "text/html", ())
    assert page.agencies == ("AP", "Reuters")
    assert [(d.place, d.agencies) for d in page.datelines] == [("CALDA, Verania", ("AP",))]


def test_a_given_date_wins_over_the_pages_own() -> None:
    page = html_page(NEWS.encode(), published="2030-01-02")
    assert page.published is not None
    assert (page.published.value, page.published.evidence) == ("2030-01-02", "given")


def test_a_page_reads_the_same_twice() -> None:
    assert html_page(NEWS.encode()) == html_page(NEWS.encode())


def test_paragraphs_of_the_same_shape_are_all_article_though_cut_into_parts() -> None:
    parts = "".join(
        f"<div class=slab>{paragraphs(*texts)}</div><div class=ad-slot>Advertisement</div>"
        for texts in ((LEAD, SECOND, THIRD), (FOURTH, LEAD.replace("Seven", "Nine")), (SECOND.replace("Luis", "Eva"),))
    )
    assert len(body_of(page_of(f"<main><h1>Raid in Calda leaves seven dead</h1>{parts}</main>"))) == 6


def test_cards_of_other_stories_are_no_article() -> None:
    cards = "".join(
        f"<article class=card><h3><a href=/{n}>{n} people freed in Marrow after night of talks</a></h3>"
        f"<p>The {n} had been held since a raid on the island in May, their lawyer told this newspaper.</p></article>"
        for n in ("Two", "Three", "Four", "Five")
    )
    page = page_of(f"<main><article><h1>Raid in Calda</h1>{paragraphs(LEAD, SECOND, THIRD)}</article>{cards}</main>")
    assert body_of(page) == [LEAD, SECOND, THIRD]


def test_a_list_of_stories_has_a_notice_and_no_body() -> None:
    items = "".join(f"<li><a href=/{n}>Headline number {n} of the day about the port</a></li>" for n in range(30))
    page = page_of(f"<h1>Latest news</h1><ul>{items}</ul>")
    assert body_of(page) == []
    assert [notice.code for notice in page.notices] == ["T205"]


@pytest.mark.parametrize(
    "wall",
    [
        "<h1>Raid in Calda</h1><p>To continue reading, log in or create a free account.</p>",
        "<h1>Sign in</h1><p>You must sign in to see this page. New here? Subscribe for one crown a week.</p>",
        "<h1>404</h1><p>Page not found. The page that you look for may have been moved, or was never there.</p>",
        "<p>Please enable JavaScript and cookies to continue. We must verify that you are not a robot.</p>",
    ],
)
def test_a_wall_in_front_of_the_article_is_a_notice(wall: str) -> None:
    page = page_of(wall)
    assert body_of(page) == []
    assert [notice.code for notice in page.notices] == ["T205"]


def test_an_article_cut_short_by_its_publisher_says_so() -> None:
    head = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>'
    page = page_of(f"<article><h1>Raid in Calda</h1>{paragraphs(LEAD, SECOND)}</article>", head)
    assert [notice.code for notice in page.notices] == ["T206"]


def test_an_article_that_only_the_linked_data_holds_is_taken_from_there() -> None:
    body = "\\n\\n".join((LEAD, SECOND.replace("“", "'").replace("”", "'"), THIRD, FOURTH))
    head = f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{body}"}}</script>'
    page = page_of("<h1>Raid in Calda</h1><div id=root>Loading the story</div>", head)
    assert [text[:20] for text in body_of(page)] == [text[:20] for text in (LEAD, SECOND, THIRD, FOURTH)]
    assert_blocks_hold_the_text(page)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "T201"),
        (b" \n\t\0 ", "T201"),
        (b"<html><head><meta http-equiv=refresh content='0;url=/a'></head><body></body></html>", "T202"),
        (b"<frameset><frame src=a.html></frameset>", "T202"),
        (b"<script>var a = 1</script>", "T202"),
        (bytes(range(256)) * 40, "T203"),
        (b"<ul>" + b"<li>a" * 100_001, "T207"),
    ],
)
def test_a_page_that_cannot_be_taken_in_has_a_code(data: bytes, code: str) -> None:
    with pytest.raises(TestigoError) as caught:
        html_page(data)
    assert caught.value.code == code


def test_a_page_that_forwards_names_the_page_it_forwards_to() -> None:
    with pytest.raises(TestigoError, match=r"forwards to https://calda\.example/b"):
        html_page(b"<meta http-equiv=refresh content='0;url=https://calda.example/b'>")


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 100_000 + paragraphs(LEAD, SECOND, THIRD),
        f"<p data-x='{'x' * 2_000_000}'>" + paragraphs(LEAD, SECOND, THIRD),
        "<a " * 200_000 + ">" + paragraphs(LEAD, SECOND, THIRD),
        paragraphs(LEAD, SECOND, THIRD) + "<" * 300_000,
        paragraphs(LEAD, SECOND, THIRD) + "<p>" + "<span>a </span>" * 100_000,
        "<table><tr><td><b><p></table></i>" + paragraphs(LEAD, SECOND, THIRD) + "</div></div></p><!-- open",
    ],
    ids=["deep", "long attribute", "open tags", "brackets", "many spans", "unbalanced"],
)
def test_hostile_markup_neither_crashes_nor_hangs(source: str) -> None:
    started = time.perf_counter()
    page = html_page(f"<html><body><h1>Raid in Calda</h1>{source}".encode())
    assert_blocks_hold_the_text(page)
    assert LEAD in page.text
    assert time.perf_counter() - started < 20


def test_xhtml_and_amp_are_read_like_any_page() -> None:
    source = (
        '<?xml version="1.0" encoding="UTF-8"?><html amp xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><body>'
        f"<article><h1>Raid in Calda</h1><amp-sidebar><p>Menu</p></amp-sidebar>{paragraphs(LEAD, SECOND, THIRD)}"
        "</article></body></html>"
    )
    assert body_of(html_page(source.encode())) == [LEAD, SECOND, THIRD]


FRAGMENTS = [
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<h1>",
    "<br>",
    "<nav>",
    "</nav>",
    "<!--",
    "-->",
    "<a href=/x>",
    "</a>",
    "&nbsp;",
    "&#0;",
]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from([*FRAGMENTS, LEAD, SECOND, "Home", "\u202e", "é", "\0", "<table>", "<time datetime=x>"]),
        max_size=30,
    )
)
def test_whatever_the_markup_blocks_hold_all_of_the_text(pieces: list[str]) -> None:
    try:
        page = html_page(" ".join(pieces).encode())
    except TestigoError:
        return  # which of the catalogue's codes is told by the tests above
    assert_blocks_hold_the_text(page)


def test_a_page_made_of_tables_and_breaks_has_its_headline_by_the_title() -> None:
    source = (
        "<html><head><title>Harbour Gazette - They counted us like sacks</title></head><body><table><tr><td>"
        "<font size=6>HARBOUR GAZETTE</font><br>Every Saturday since 1911<br><br>Saturday 8 March 2031 - page 1<br><br>"
        f"<font size=5>They counted us like sacks</font><br><br>{LEAD}<br><br>{SECOND}<br><br>{THIRD}</td></tr></table>"
    )
    page = html_page(source.encode())
    assert (page.title, page.outlet) == ("They counted us like sacks", "Harbour Gazette")
    assert body_of(page) == [LEAD, SECOND, THIRD]
    assert page.published is not None
    assert (page.published.value, page.published.evidence) == ("2031-03-08", "text")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Ministry says that gunmen had hidden among the dockers on the pier", "title"),
        ("World Desk 5 March 2031, 08:04", "byline"),
        ("Soldiers at the gate of the harbour before the raid. © Reuters / Ivo Marek", "caption"),
        ("Share", "promotion"),
    ],
)
def test_what_stands_between_headline_and_text_has_its_kind(line: str, kind: str) -> None:
    page = page_of(f"<article><h1>Raid in Calda</h1><p>{line}</p>{paragraphs(LEAD, SECOND, THIRD)}</article>")
    assert kinds_in(page)[line] == kind


@pytest.mark.parametrize(
    "brief",
    [
        "At least 404 people were killed when the dam above Marrow burst on Friday, the governor of the province said.",
        "Men of fighting age in Calda must register with the army by the end of May, the ministry announced on Friday.",
        "The mayor of Calda resigned on Friday. She told reporters that she had been threatened by men with rifles.",
    ],
)
def test_a_short_report_is_no_wall(brief: str) -> None:
    assert body_of(page_of(f"<article><h1>News in brief from Calda</h1><p>{brief}</p></article>")) == [brief]
