from testigo.intake.text import text_page
from testigo.ledger import Page, Published, Span
from testigo.reading.setting import setting_of

TEXT = """\
SAN SALVADOR, El Salvador, Jan. 3 (AP) -- Two people were killed on Monday in Santa Elena, Usulutan department.

A bomb went off in Soyapango. Another one damaged a shop on Arce Street.
"""


def page() -> Page:
    return text_page(TEXT, data=TEXT.encode(), published=Published(value="2018-01-03", evidence="given"))


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def test_all_places_of_a_page_are_worked_out_together() -> None:
    read = page()
    spans = [at(read.text, words) for words in ("Santa Elena, Usulutan department", "Soyapango")]
    setting = setting_of(read, spans)
    assert [setting.place_at(s).country for s in spans] == ["SV", "SV"]
    assert [setting.place_at(s).name for s in spans] == ["Santa Elena", "Soyapango"]


def test_a_street_is_in_the_city_that_was_named_last() -> None:
    read = page()
    street, city = at(read.text, "Arce Street"), at(read.text, "Soyapango")
    setting = setting_of(read, [street, city])
    assert setting.place_at(street).name == "Arce"
    assert setting.place_at(street).geonames == setting.place_at(city).geonames


def test_a_day_of_the_week_counts_from_the_page() -> None:
    read = page()
    setting = setting_of(read, [])
    assert setting.date_at(at(read.text, "Monday"), (0, len(read.text))) == "2018-01-01"
