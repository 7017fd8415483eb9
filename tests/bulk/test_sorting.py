"""What is told apart before it is read; in doubt a page is an article."""

from __future__ import annotations

import gzip

import pytest
from sample_archives import page

from testigo.bulk.options import BulkOptions
from testigo.bulk.sorting import glanced, skipped, skipped_early
from testigo.intake.limits import Options
from testigo.intake.making import make_page
from testigo.intake.received import Received

OPTIONS = BulkOptions()
LINKS = "".join(f'<li><a href="/{n}">The council of Drevna voted on bridge number {n}</a></li>' for n in range(30))
SPANISH = (
    "La policía disparó contra los pescadores que bloqueaban el puerto, dijo el martes el ministerio del interior de la república.",
    "El alcalde acusó a los guardias de haber escondido los cuerpos de las víctimas, y pidió que se abriera una investigación.",
    "Los pescadores habían pedido durante semanas que la autoridad del puerto bajara las tarifas, que se doblaron en marzo.",
    "Dos testigos dijeron que habían contado siete muertos, y que los heridos fueron llevados a la clínica de la ciudad vecina.",
)


def received(
    data: bytes, url: str | None = "https://harbour.example/2022/03/16/guards-fire-on-fishermen.html"
) -> Received:
    return Received(input="page", data=data, url=url, media_type="text/html")


def outcome(data: bytes, url: str | None = "https://harbour.example/2022/03/16/guards-fire.html") -> str:
    """What a page is told to be, and when."""
    got = received(data, url)
    glance = glanced(got)
    early = skipped_early(glance, OPTIONS)
    if early:
        return f"early {early.outcome}.{early.reason}"
    late = skipped(make_page(got, Options(in_process=True)), glance, OPTIONS)
    return f"{late.outcome}.{late.reason}" if late else "read"


def html(body: str, head: str = "", language: str = "en") -> bytes:
    return f'<!DOCTYPE html><html lang="{language}"><head><title>News</title>{head}</head><body>{body}</body></html>'.encode()


@pytest.mark.parametrize(
    "url", [None, "https://harbour.example/", "https://harbour.example/politics/", "https://harbour.example/a-b.html"]
)
def test_an_article_is_one_at_any_address(url: str | None) -> None:
    assert outcome(page(), url) == "read"


def test_an_article_among_many_headlines_is_one() -> None:
    assert outcome(page(around=f"<ul>{LINKS}</ul>")) == "read"


def test_an_article_with_no_mark_of_one_is_one() -> None:
    plain = page().replace(b"og:type", b"x").replace(b"article:published_time", b"y")
    assert outcome(plain, "https://harbour.example/a-story") == "read"


def test_an_article_in_another_encoding_is_one() -> None:
    assert outcome(page().decode().encode("utf-16")) == "read"
    assert outcome(page().decode().replace("“", '"').replace("”", '"').encode("cp1252")) == "read"


def test_an_article_whose_text_is_in_its_metadata_is_taken_in() -> None:
    data = html(
        "<p>Loading</p>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "Police said."}</script>',
    )
    assert skipped_early(glanced(received(data)), OPTIONS) is None


def test_a_front_page_is_a_list() -> None:
    assert outcome(html(f"<ul>{LINKS}</ul>"), "https://harbour.example/") == "early not_article.no_text"
    teasers = "".join(
        f"<p>The council voted on bridge {n} after a debate of three long hours on Monday.</p>" for n in range(10)
    )
    assert outcome(html(f"<ul>{LINKS}</ul>{teasers}"), "https://harbour.example/") == "early not_article.list"
    assert (
        outcome(html(f"<ul>{LINKS}</ul>{teasers}"), "https://harbour.example/tag/bridges") == "early not_article.list"
    )


def test_a_list_at_the_address_of_a_story_is_told_once_it_is_taken_in() -> None:
    teasers = "".join(
        f'<div><h2><a href="/{n}">The council of Drevna voted on bridge number {n}</a></h2>'
        f"<p>The council voted on bridge {n} after a debate of three long hours on Monday.</p></div>"
        for n in range(20)
    )
    assert outcome(html(teasers), "https://harbour.example/most-read-today.html") == "not_article.list"


def test_a_video_without_a_text_is_none() -> None:
    video = html(
        "<h1>Harbour from the air</h1><video src='a.mp4'></video><p>Watch it now.</p>",
        '<meta property="og:type" content="video.other">',
    )
    assert outcome(video) == "early not_article.video"


def test_an_error_page_and_a_wall_are_none() -> None:
    gone = "<h1>Page not found</h1><p>Sorry, the page that you asked for could not be found here any more. Please try our search or go to the front page instead.</p>"
    assert outcome(html(gone)).startswith("not_article.")
    wall = "<h1>Subscribe</h1><p>To continue reading please log in or subscribe to our newspaper now. Members read everything that we publish, wherever they are.</p>"
    assert outcome(html(wall)).startswith("not_article.")


def test_an_article_about_something_that_was_not_found_is_one() -> None:
    assert outcome(page(headline="Black box not found, says minister")) == "read"
    assert outcome(page(headline="Access denied to observers in Port Sabra")) == "read"


@pytest.mark.parametrize("language", ["es", "", "fr"])
def test_a_page_in_another_language_is_told_at_a_glance(language: str) -> None:
    assert outcome(page(paragraphs=SPANISH, language=language)) == "early language.es"


def test_a_page_that_says_it_is_english_and_is_not_is_taken_in_first() -> None:
    assert outcome(page(paragraphs=SPANISH, language="en")) == "language.es"


def test_a_page_that_says_it_is_spanish_and_is_english_is_read() -> None:
    assert outcome(page(language="es")) == "read"


def test_a_language_without_spaces_is_not_taken_for_no_text() -> None:
    paragraph = "港の警備隊は火曜日に漁師に発砲し、少なくとも四人が死亡したと内務省が発表した。" * 6
    assert outcome(page(paragraphs=[paragraph] * 4, language="ja", headline="漁師")).startswith("language.")


def test_a_line_is_too_short_to_be_read() -> None:
    data = html(
        "<article><h1>Guards fire</h1><p>Four are dead in Port Sabra, police say.</p></article>",
        '<meta property="og:type" content="article">',
    )
    assert outcome(data) in {"early not_article.no_text", "too_short.under_20_words"}


def test_text_and_packed_pages_are_not_glanced_at() -> None:
    assert glanced(Received(input="a", data=b"Guards fire on fishermen.", text="Guards fire on fishermen.")) is None
    assert glanced(received(gzip.compress(page()))) is None
