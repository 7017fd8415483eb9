import time

import pytest

from testigo.errors import TestigoError
from testigo.intake.markup import forward_of, tree_of


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "blockquote", "table><tr><td", "font", "p><span"])
@pytest.mark.parametrize("closed", [True, False])
def test_nothing_is_lost_of_a_page_that_nests_too_deep(tag: str, closed: bool) -> None:
    depth = 20_000
    end = f"</{tag.partition('>')[0]}>" * depth if closed else ""
    started = time.perf_counter()
    text = tree_of(f"<p>before</p>{f'<{tag}>' * depth}<p>inside</p>{end}<p>after it</p>").text_content()
    assert ["before" in text, "inside" in text, "after it" in text] == [True, True, True]
    assert time.perf_counter() - started < 5


def test_linked_data_survives_the_thinning_of_a_deep_page() -> None:
    tree = tree_of('<script type="application/ld+json">{"a":"<b>"}</script>' + "<div>" * 5_000 + "text")
    assert tree.xpath("//script")[0].text == '{"a":"<b>"}'


@pytest.mark.parametrize("source", ["", "   ", "<!-- nothing -->", "<?xml version='1.0' encoding='utf-8'?>"])
def test_a_source_without_elements_is_refused_with_a_code(source: str) -> None:
    with pytest.raises(TestigoError) as caught:
        tree_of(source)
    assert caught.value.code == "T202"


def test_an_xml_declaration_is_no_hindrance() -> None:
    source = '<?xml version="1.0" encoding="iso-8859-1"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>más</p></body></html>'
    assert tree_of(source).text_content() == "más"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (
            "<meta http-equiv='Refresh' content='0; URL=https://calda.example/a'><p></p>",
            "; it forwards to https://calda.example/a",
        ),
        ("<frameset><frame src='main.html'></frameset>", "; it frames main.html"),
        ("<p></p>", ""),
    ],
)
def test_a_page_without_text_says_where_it_leads(source: str, words: str) -> None:
    assert forward_of(tree_of(f"<html>{source}</html>")) == words


@pytest.mark.parametrize(
    "source",
    [
        "<html><body><p>before</p></body></html><p>after it</p>",
        "<html><body><p>before</p></html></body >\n<html lang=en><head><title>x</title></head><body><p>after it</p></body></html>",
        "<p>before</p></HTML>after it",
    ],
)
def test_a_page_goes_on_behind_an_end_that_comes_too_early(source: str) -> None:
    text = tree_of(source).text_content()
    assert ["before" in text, "after it" in text] == [True, True]
