import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.intake.markup import tree_of
from testigo.intake.metadata import Metadata, metadata_of, without_site


def of(head: str = "", body: str = "<p>text</p>", url: str | None = None, attributes: str = "") -> Metadata:
    return metadata_of(
        tree_of(f"<html {attributes}><head>{head}</head><body>{body}</body></html>"), url=url, published=None
    )


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def test_linked_data_wins_over_meta_tags() -> None:
    head = (
        meta("og:title", "Other title of it")
        + meta("author", "Ivo Marek")
        + linked(headline="Raid in Calda", author="Ana Ruiz")
    )
    assert (of(head).title, of(head).authors) == ("Raid in Calda", ("Ana Ruiz",))


@pytest.mark.parametrize(
    "name", ["og:title", "twitter:title", "DC.title", "parsely-title", "sailthru.title", "citation_title"]
)
def test_a_title_is_read_from_each_newsrooms_tag(name: str) -> None:
    assert of(meta(name, "Raid in Calda &amp; after")).title == "Raid in Calda & after"


@pytest.mark.parametrize(
    "name", ["author", "article:author", "DC.creator", "parsely-author", "sailthru.author", "byl", "citation_author"]
)
def test_authors_are_read_from_each_newsrooms_tag(name: str) -> None:
    assert of(meta(name, "By Ana Ruiz and Ivo Marek")).authors == ("Ana Ruiz", "Ivo Marek")


def test_authors_are_read_from_the_markup_where_no_tag_names_them() -> None:
    assert of(
        body='<p class="byline">By <a rel="author" href="/a">Ana Ruiz</a><span>5 March 2031</span></p>'
    ).authors == ("Ana Ruiz",)


def test_an_organisation_is_no_author() -> None:
    assert of(
        linked(author=[{"@type": "Organization", "name": "Verania Today"}, {"@type": "Person", "name": "Ana Ruiz"}])
    ).authors == ("Ana Ruiz",)


@pytest.mark.parametrize(
    ("title", "outlet", "bare"),
    [
        ("Raid in Calda leaves seven dead | The Calda Post", None, "Raid in Calda leaves seven dead"),
        ("Raid in Calda leaves seven dead - The Calda Post", "The Calda Post", "Raid in Calda leaves seven dead"),
        (
            "Raid in Calda leaves seven dead – World – The Calda Post",
            "Calda Post",
            "Raid in Calda leaves seven dead – World",
        ),
        ("The Calda Post - Raid in Calda leaves seven dead", "The Calda Post", "Raid in Calda leaves seven dead"),
        ("Talks fail - seven dead", "The Calda Post", "Talks fail - seven dead"),
        ("Calda | Post", "The Calda Post", "Calda | Post"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_a_title(title: str, outlet: str | None, bare: str) -> None:
    assert without_site(title, outlet) == bare


def test_a_title_cut_short_is_completed_from_the_headline() -> None:
    assert (
        of(meta("og:title", "Raid in Calda leaves…"), "<h1>Raid in Calda leaves seven dead</h1>").title
        == "Raid in Calda leaves seven dead"
    )


def test_the_site_in_the_title_is_seen_by_the_headline() -> None:
    told = of(
        "<title>Raid in Calda leaves seven dead - Harbour Herald</title>", "<h1>Raid in Calda leaves seven dead</h1>"
    )
    assert (told.title, told.outlet) == ("Raid in Calda leaves seven dead", "Harbour Herald")


def test_of_several_names_of_a_site_its_address_bears_out_one() -> None:
    head = linked(publisher={"name": "Associated Press"}) + meta("og:site_name", "Calda Post")
    assert of(head, url="https://www.caldapost.example/raid").outlet == "Calda Post"


def test_a_site_without_a_name_goes_by_its_host() -> None:
    assert of(url="https://www.caldapost.example/raid").outlet == "caldapost.example"


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ('<link rel="canonical" href="https://caldapost.example/raid">', "https://caldapost.example/raid"),
        (
            '<base href="https://caldapost.example/"><link rel="canonical" href="/raid">',
            "https://caldapost.example/raid",
        ),
        (meta("og:url", "https://caldapost.example/raid"), "https://caldapost.example/raid"),
        ('<link rel="canonical" href="javascript:void(0)">', None),
        ('<link rel="canonical" href="http://[broken">', None),
    ],
)
def test_a_page_from_a_file_tells_its_own_address(head: str, address: str | None) -> None:
    assert of(head).url == address


@pytest.mark.parametrize(
    ("attributes", "head", "language"),
    [
        ('lang="en-GB"', "", "en-GB"),
        ('lang="en_US"', "", "en-US"),
        ("", meta("og:locale", "es_CL"), "es-CL"),
        ("", linked(inLanguage="fr"), "fr"),
        ('lang=""', "", None),
    ],
)
def test_the_language_is_read_as_the_page_states_it(attributes: str, head: str, language: str | None) -> None:
    assert of(head, attributes=attributes).language == language


@given(
    st.dictionaries(
        st.sampled_from(["og:title", "author", "date", "og:url", "og:locale", "og:site_name"]),
        st.text(max_size=40),
        max_size=6,
    )
)
def test_no_meta_tags_however_odd_stop_a_page(tags: dict[str, str]) -> None:
    from html import escape

    told = of("".join(meta(name, escape(value, quote=True)) for name, value in tags.items()))
    assert told.published is None or told.published.value
