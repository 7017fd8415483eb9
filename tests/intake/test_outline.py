import pytest

from testigo.intake.markup import tree_of
from testigo.intake.outline import Line, outline_of
from testigo.intake.places import places_of


def lines_of(source: str) -> list[Line]:
    return outline_of(tree_of(source))


def texts_of(source: str) -> list[str]:
    return [line.text for line in lines_of(source)]


def test_each_block_is_a_line_with_single_spaces() -> None:
    assert texts_of("<div>One\n  <b>two</b>&nbsp;three<p>four</p>five</div>") == ["One two three", "four", "five"]


def test_scripts_styles_and_hidden_elements_are_left_out() -> None:
    source = (
        "<p>seen<script>no()</script><style>no</style><span style='display: none'>no</span>"
        "<span class='sr-only'>no</span></p>"
        "<div hidden>no</div><template>no</template><select><option>no</select><textarea>no</textarea><p>also seen</p>"
    )
    assert texts_of(source) == ["seen", "also seen"]


def test_a_hover_card_inside_a_sentence_is_not_part_of_it() -> None:
    source = "<p>The mayor <span class='rollover-people'>Other stories<a href=/x>Ferry sinks</a></span>resigned.</p>"
    assert texts_of(source) == ["The mayor resigned."]


def test_characters_that_only_steer_the_setting_are_left_out() -> None:
    assert texts_of("<p>mi\u00adni\u200bster \u202esaid\u202c \u2067so\u2069\ufeff</p>") == ["minister said so"]


def test_joiners_that_scripts_and_emoji_need_stay() -> None:
    assert texts_of("<p>می\u200cخواهم 👩\u200d⚕</p>") == ["می\u200cخواهم 👩\u200d⚕"]


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("<p>cut at<br>a column</p>", ["cut at a column"]),
        ("<p>One sentence.<br>Another one.</p>", ["One sentence.", "Another one."]),
        ("<p>No stop<br><br>but two breaks</p>", ["No stop", "but two breaks"]),
    ],
)
def test_a_break_parts_paragraphs_after_a_sentence_or_when_doubled(source: str, texts: list[str]) -> None:
    assert texts_of(source) == texts


def test_links_are_weighed_but_not_those_within_the_page() -> None:
    lines = lines_of("<p><a href=/x>leads away</a></p><p><a href=#top>stays</a></p><p>half <a href=/y>half</a></p>")
    assert [round(line.linked, 1) for line in lines] == [1.0, 0.0, 0.4]


def test_the_words_of_a_time_are_pointed_at() -> None:
    (line,) = lines_of("<p>Posted <time datetime='2031-03-05T10:00Z'> 5  March </time> here</p>")
    assert line.stamp is not None
    assert (line.stamp.value, line.text[line.stamp.start : line.stamp.end]) == ("2031-03-05T10:00Z", "5 March")


def test_lines_in_alike_elements_have_one_shape() -> None:
    source = "<div class=a><p>1</p></div><div class=a><p>2</p></div><div class=b><p>3</p></div>"
    one, two, three = (line.shape for line in lines_of(source))
    assert one == two != three


@pytest.mark.parametrize(
    ("tag", "names", "place"),
    [
        ("nav", "", "nav"),
        ("div", "site-footer", "footer"),
        ("div", "relatedStories", "teaser"),
        ("div", "article__newsletter-signup", "promotion"),
        ("section", "comments", "comments"),
        ("div", "cookieConsent", "notice"),
        ("figure", "", "caption"),
        ("span", "photo-credit", "credit"),
        ("blockquote", "twitter-tweet", "embed"),
        ("div", "visually-hidden", "hidden"),
    ],
)
def test_a_place_is_told_from_tag_class_or_id(tag: str, names: str, place: str) -> None:
    assert place in places_of(tag, None, names)


@pytest.mark.parametrize(
    "names", ["has-sidebar", "no-comments layout", "md:hidden", "article-body", "shareholder-story", "header"]
)
def test_a_class_that_speaks_of_something_else_opens_no_place(names: str) -> None:
    assert places_of("div", None, names) == frozenset()
