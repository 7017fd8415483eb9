import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.intake.jsonld import LinkedData, body_of, linked_data_of, name_of
from testigo.intake.markup import tree_of

ARTICLE = {"@type": "NewsArticle", "headline": "Raid in Calda", "datePublished": "2031-03-05"}


def data_of(*scripts: str, address: str | None = None) -> LinkedData:
    told = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return linked_data_of(tree_of(f"<html><head>{told}</head><body>x</body></html>"), address)


def headlines(data: LinkedData) -> list[str]:
    return [str(thing["headline"]) for thing in data.articles]


@pytest.mark.parametrize(
    "script",
    [
        json.dumps(ARTICLE),
        json.dumps([{"@type": "Organization"}, ARTICLE]),
        json.dumps({"@graph": [{"@type": "Person"}, ARTICLE]}),
        json.dumps({"@type": ["Thing", "ReportageNewsArticle"], **{k: v for k, v in ARTICLE.items() if k != "@type"}}),
        json.dumps({"@type": "ItemPage", "headline": "x", "mainEntity": ARTICLE}),
        f"<!-- {json.dumps(ARTICLE)} -->",
        f"//<![CDATA[\n{json.dumps(ARTICLE)}\n//]]>",
        json.dumps(ARTICLE)[:-1] + ",}",
        json.dumps(ARTICLE) + ";",
        json.dumps({"@type": "WebSite"}) + "\n" + json.dumps(ARTICLE),
        json.dumps(ARTICLE).replace("in Calda", "in\nCalda"),
        json.dumps(ARTICLE).replace('"', "&quot;"),
        json.dumps(ARTICLE)[:-1] + ', "description": "the "final" toll"}',
        json.dumps(ARTICLE)[:-1] + ', "articleSection": [',
    ],
)
def test_an_article_is_found_in_whole_and_in_broken_scripts(script: str) -> None:
    assert " ".join(headlines(data_of(script))[0].split()) == "Raid in Calda"


@pytest.mark.parametrize("script", ["", "null", "{", "[[[", '{"@type": 5}', '"text"', "<html>", "[" * 50_000])
def test_scripts_that_say_nothing_are_passed_over(script: str) -> None:
    assert data_of(script).articles == ()


def test_the_article_at_the_pages_address_comes_first() -> None:
    other = {**ARTICLE, "headline": "Ferry sinks", "url": "https://caldapost.example/ferry"}
    own = {**ARTICLE, "mainEntityOfPage": {"@id": "http://www.caldapost.example/raid/"}}
    data = data_of(json.dumps(other), json.dumps(own), address="https://caldapost.example/raid?utm=1")
    assert headlines(data) == ["Raid in Calda", "Ferry sinks"]


def test_references_are_resolved() -> None:
    graph = {"@graph": [{**ARTICLE, "author": {"@id": "#1"}}, {"@id": "#1", "@type": "Person", "name": "Ana Ruiz"}]}
    assert [name_of(v) for v in data_of(json.dumps(graph)).values("author")] == ["Ana Ruiz"]


def test_the_text_of_an_article_comes_without_markup_a_paragraph_a_line() -> None:
    told = {**ARTICLE, "articleBody": "<p>Seven were killed.</p><p>&quot;No,&quot; he said.</p>One<br/>two &amp; three"}
    assert body_of(data_of(json.dumps(told).replace("</", "<\\/"))).split("\n") == [
        "Seven were killed.",
        '"No," he said.',
        "One",
        "two & three",
    ]


Json = st.recursive(
    st.none() | st.booleans() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["@type", "@id", "@graph", "headline", "author", "name", "articleBody", "mainEntity", "url"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(Json)
def test_no_linked_data_however_odd_stops_a_page(value: object) -> None:
    data = data_of(json.dumps(value).replace("<", ""), address="https://caldapost.example/raid")
    assert isinstance(body_of(data), str)
    assert all(name is None or name for name in map(name_of, data.values("author", "name", "publisher")))
