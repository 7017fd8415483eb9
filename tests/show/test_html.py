import base64
import hashlib
import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as parser
from lxml.html import HtmlElement
from sample_ledger import CLAIMS, COUNTS, INCIDENTS, LEDGER, TEXT

from testigo.errors import TestigoError
from testigo.ledger import Block, Claim, Failure, Ledger, Span
from testigo.show.html import HtmlFile, document
from testigo.show.marked_text import LANES, lanes

FAILED = Failure(input="<gone>.html", code="T101", message="there is no file <gone>.html")


def parsed(*records: Ledger | Failure) -> HtmlElement:
    return parser.fromstring(document(records or [LEDGER]))


def with_text(text: str, **fields: object) -> Ledger:
    page = replace(
        LEDGER.page, text=text, blocks=(Block(start=0, end=len(text), kind="body"),), datelines=(), title="t"
    )
    said = replace(CLAIMS[0], content=(Span(start=0, end=max(1, len(text) // 2)),), source=None, cue=None)
    return Ledger(input="x", page=page, reader=LEDGER.reader, claims=(said,), **fields)  # type: ignore[arg-type]


def words(element: HtmlElement) -> str:
    """Return the words of the page itself, without references that the view adds."""
    parts = [block for block in element.iter("p", "h3") if "block" in (block.get("class") or "")]
    for part in parts:
        for added in part.xpath('.//a[contains(@class, "ref")]'):
            added.drop_tree() if added.tail is None else added.getparent().replace(added, _tail(added))
    return "\n\n".join(part.text_content() for part in parts)


def _tail(element: HtmlElement) -> HtmlElement:
    kept = parser.Element("i")
    kept.text, kept.tail = "", element.tail
    return kept


def marked(record: str, root: HtmlElement) -> str:
    pieces = root.xpath(f'//*[contains(concat(" ", @data-r, " "), " {record} ")][not(contains(@class, "ref"))]')
    return "".join(piece.text_content() for piece in pieces)


def test_the_text_stands_whole_and_in_order() -> None:
    assert words(parsed()) == TEXT


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_a_claim_is_marked_where_it_stands(claim: Claim) -> None:
    parts = [*claim.content, *(span for span in (claim.source, claim.cue) if span)]
    letters = sorted({at for span in parts for at in range(span.start, span.end)})
    assert marked(claim.id, parsed()) == "".join(TEXT[at] for at in letters)


def test_content_is_underlined_in_the_colour_of_its_source() -> None:
    root = parsed()
    said = root.xpath('//*[contains(@data-r, "C2")]/ancestor::span[contains(@class, "said")]')[0]
    voice = root.xpath('//article[@id="p1-C2"]/parent::section')[0]
    assert set(said.get("class").split()) & set(voice.get("class").split()) == {"v1"}


def test_claims_around_others_are_underlined_further_off() -> None:
    assert lanes(CLAIMS)["C4"] == 1
    assert lanes(CLAIMS)["C5"] == 0


def test_every_record_has_a_card_that_its_marks_lead_to() -> None:
    root = parsed()
    names = {element.get("id") for element in root.xpath("//*[@id]")}
    targets = {link.get("href")[1:] for link in root.xpath('//a[starts-with(@href, "#")]')}
    assert targets <= names
    for record in [*(claim.id for claim in CLAIMS), *(incident.id for incident in INCIDENTS), f"N{len(COUNTS)}"]:
        assert f"p1-{record}" in names


def test_ids_are_given_once() -> None:
    names = [element.get("id") for element in parsed(LEDGER, LEDGER).xpath("//*[@id]")]
    assert len(names) == len(set(names))


def test_each_claim_has_a_reference_that_says_who_and_what_to_a_screen_reader() -> None:
    labels = {link.get("aria-label"): link.text for link in parsed().xpath('//a[contains(@class, "ref")]')}
    assert labels["Claim C2: Nadia Rahal denies:"] == "C2 denies"
    assert labels["Claim C1: Dockers’ union says"] == "C1"
    assert len(labels) == len(CLAIMS)


def test_furniture_is_folded_away_and_kept() -> None:
    folds = parsed().xpath('//details[@class="furniture"]')
    assert [fold.find("summary").text_content() for fold in folds][-1] == (
        "Set aside: 1 teaser of another story, 1 promotion, 1 credit, 1 notice"
    )
    assert "We use cookies" in folds[-1].text_content()
    assert not any(fold.get("open") for fold in folds)


def test_a_text_from_right_to_left_within_english_keeps_the_direction_of_the_block() -> None:
    assert {block.get("dir") for block in parsed().xpath('//*[contains(@class, "block")]')} == {"ltr"}
    arabic = with_text("لم نطلق النار على أحد، قال المتحدث باسم الحراس AFP")
    assert parsed(arabic).xpath('//*[contains(@class, "block")]/@dir') == ["rtl"]


def test_several_pages_are_listed_with_those_that_failed() -> None:
    root = parsed(LEDGER, FAILED, LEDGER)
    assert [link.get("href") for link in root.xpath("//nav//a")] == ["#p1", "#p2", "#p3"]
    assert "T101: there is no file <gone>.html" in root.xpath('//section[@id="p2"]')[0].text_content()
    assert not parsed().xpath("//nav")


def test_nothing_is_loaded_and_only_the_files_own_script_and_style_may_run() -> None:
    root = parsed(LEDGER, FAILED)
    assert not root.xpath("//@src | //link | //img | //iframe | //object | //embed | //form | //base | //@style")
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]
    policy = root.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')[0]
    for name in ("script", "style"):
        (element,) = root.xpath(f"//{name}")
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
        assert not re.search(r"url\(|@import|fetch\(|https?://|innerHTML", element.text)
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_an_address_that_is_not_of_the_web_is_no_link() -> None:
    page = replace(LEDGER.page, url="javascript:alert(1)")
    assert not parsed(replace(LEDGER, page=page)).xpath('//a[starts-with(@href, "javascript")]')


HOSTILE = [
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "\"' onmouseover=alert(1) x='",
    "<!-- ]]> &lt;b&gt; &amp;",
    "$script $policy ${title} $$",
    "👩‍👩‍👧 é e\u0301 \u202eabc\u202c",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_shown_and_never_run(text: str) -> None:
    page = with_text(text).page
    ledger = replace(
        with_text(text),
        input=text,
        page=replace(page, title=text, outlet=text, authors=(text,), url="https://a.example/" + text, language=text),
    )
    root = parsed(ledger, replace(ledger, input="again"), Failure(input=text, code="T101", message=text))
    assert len(root.xpath("//script")) == len(root.xpath("//style")) == 1
    assert not root.xpath("//img")
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]
    assert words(root).split("\n\n") == [text, text]


@settings(deadline=None, max_examples=80)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=80).filter(str.strip))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    assert words(parsed(with_text(text))) == text


def test_characters_that_html_cannot_hold_are_replaced() -> None:
    assert "a\ufffdb\ufffdc" in document([with_text("a\x00b\x1bc and more")])


def test_a_text_of_a_million_letters_is_written() -> None:
    text = "Police said two men were shot. " * 33_000
    claims = tuple(
        replace(CLAIMS[0], id=f"C{n}", content=(Span(start=n * 310, end=n * 310 + 12),), source=None, cue=None)
        for n in range(1, 300)
    )
    assert words(parsed(replace(with_text(text), claims=claims))) == text


def test_spans_beyond_the_text_do_not_break_the_page() -> None:
    beyond = replace(with_text("short text"), counts=(replace(COUNTS[0], start=5, end=500),))
    assert words(parsed(beyond)) == "short text"


def test_a_file_is_the_same_as_the_document(tmp_path: Path) -> None:
    records: list[Ledger | Failure] = [LEDGER, FAILED, LEDGER]
    with HtmlFile(tmp_path / "out.html") as file:
        for record in records:
            file.add(record)
    assert (tmp_path / "out.html").read_text(encoding="utf-8") == document(records)


def break_off(path: Path) -> None:
    with HtmlFile(path) as file:
        file.add(LEDGER)
        raise KeyboardInterrupt


def test_a_run_that_breaks_off_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        break_off(tmp_path / "out.html")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(TestigoError, match="T402"), HtmlFile(tmp_path / "missing" / "out.html"):
        pass


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=12))
def test_underlines_that_share_words_do_not_share_a_lane_but_the_last(spans: list[tuple[int, int]]) -> None:
    claims = [
        replace(CLAIMS[0], id=f"C{number}", content=(Span(start=start, end=start + length),))
        for number, (start, length) in enumerate(spans)
    ]
    lane_of = lanes(claims)
    for one, other in combinations(claims, 2):
        if one.content[0].overlaps(other.content[0]) and lane_of[one.id] < LANES - 1:
            assert lane_of[one.id] != lane_of[other.id]
