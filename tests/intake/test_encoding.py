import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.errors import TestigoError
from testigo.intake.encoding import decode, unmangled

SPANISH = "El ministro dijo que la acción del jueves en Caldaña fue «legítima» – según él."


def html(text: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_wins_over_every_declaration(name: str) -> None:
    text, _ = decode(html(SPANISH, '<meta charset="koi8-r">').encode(name), charset="shift_jis")
    assert SPANISH in text
    assert "\ufeff" not in text


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_seen_by_its_zeros(name: str) -> None:
    assert decode(html(SPANISH).encode(name)) == (html(SPANISH), name)


def test_the_transport_wins_over_the_meta_tag() -> None:
    data = html("Привет из Кальды, сказал министр", '<meta charset="koi8-r">').encode("cp1251")
    text, name = decode(data, charset="windows-1251")
    assert (name, "Привет" in text) == ("cp1251", True)


@pytest.mark.parametrize(
    "head",
    ['<meta charset="windows-1251">', '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'],
)
def test_a_meta_tag_tells_the_encoding(head: str) -> None:
    assert "министр" in decode(html("Сказал министр обороны", head).encode("cp1251"))[0]


def test_declared_latin_1_that_is_utf_8_is_read_as_utf_8() -> None:
    data = html(SPANISH, '<meta charset="iso-8859-1">').encode()
    assert decode(data, charset="iso-8859-1") == (data.decode(), "utf-8")


def test_declared_utf_8_that_is_windows_1252_is_read_as_windows_1252() -> None:
    data = html("“No shots”, she said – the café was shut", '<meta charset="utf-8">').encode("cp1252")
    text, name = decode(data, charset="utf-8")
    assert (name, "“No shots”, she said – the café" in text) == ("cp1252", True)


def test_latin_1_means_windows_1252_as_in_browsers() -> None:
    text, _ = decode(html("the ministry’s “final” toll").encode("cp1252"), charset="ISO-8859-1")
    assert "ministry’s “final” toll" in text


def test_cyrillic_under_a_western_label_is_found_out() -> None:
    words = "Министерство обороны сообщило о гибели семи человек в порту, сказал представитель. " * 4
    text, _ = decode(html(words, '<meta charset="iso-8859-1">').encode("cp1251"))
    assert words.strip() in text


def test_a_page_without_declaration_goes_by_its_language() -> None:
    assert "żołnierze weszli" in decode('<html lang="pl"><p>żołnierze weszli do łaźni</p>'.encode("cp1250"))[0]


UNDECLARED = {
    "cp1252": (
        "Los soldados entraron en el puerto el lunes, según el ministerio. «Siete murieron», añadió la señora Núñez.",
        "Os soldados entraram no porto na segunda-feira, disse o ministério. “Sete pessoas morreram”, não mais.",
        "Les soldats sont entrés dans le port dès l’aube, a déclaré le ministère. « Ils ont tiré », a-t-il ajouté.",
        "Soldaten drangen am Montag in den Hafen ein. „Sie schossen zuerst“, erklärte die Behörde für Öffentlichkeit.",
        "Soldiers entered the port on Monday, the ministry’s spokesman said. “They fired first,” he added – then left.",
    ),
    "cp1250": (
        "Żołnierze weszli do łaźni w poniedziałek, powiedział rzecznik ministerstwa. Siedem osób zginęło.",
        "A katonák hétfőn behatoltak a kikötőbe, közölte a minisztérium szóvivője. Heten meghaltak, tizenketten megsebesültek.",
    ),
    "cp1254": (
        "Askerler pazartesi günü limana girdi, dedi bakanlık sözcüsü. Yedi kişi öldü. Görgü tanıkları çatıdan açıldığını söylüyor.",
    ),
    "koi8-r": (
        "Солдаты вошли в порт в понедельник, сообщил представитель министерства. Семь человек погибли, двенадцать ранены.",
    ),
    "cp1253": ("Στρατιώτες μπήκαν στο λιμάνι τη Δευτέρα, δήλωσε εκπρόσωπος του υπουργείου. Επτά άνθρωποι σκοτώθηκαν.",),
    "cp932": ("兵士は月曜日に港に入ったと、省の報道官は述べた。七人が死亡し、十二人が負傷した。",),
    "gb18030": ("士兵星期一进入港口，该部发言人说。七人死亡，十二人受伤。目击者说，枪声来自屋顶。",),
}


@pytest.mark.parametrize(("name", "words"), [(name, words) for name, told in UNDECLARED.items() for words in told])
def test_a_text_that_says_nothing_of_its_encoding_is_read_by_its_bytes_and_words(name: str, words: str) -> None:
    assert decode(words.encode(name))[0] == words
    assert words in decode(html(words).encode(name))[0]


def test_a_few_bytes_of_windows_1252_in_utf_8_are_mended() -> None:
    data = ("“Sí”, dijo él; más acción. " * 5).encode() + "it’s".encode("cp1252")
    text, name = decode(data)
    assert (name, text.endswith("it’s")) == ("utf-8", True)


def test_utf_8_cut_in_the_middle_of_a_letter_stays_utf_8() -> None:
    assert decode(("acción y más " * 5 + "ó").encode()[:-1])[1] == "utf-8"


def test_nul_bytes_and_controls_are_left_out() -> None:
    assert decode(b"sev\x00en \x07people\x7f were killed in the town of Calda on Monday")[0].startswith(
        "seven people were"
    )


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"\x7fELF" + bytes(500), bytes(range(256)) * 40, bytes(4000)]
)
def test_binary_data_is_refused_with_a_code(data: bytes) -> None:
    with pytest.raises(TestigoError) as caught:
        decode(data)
    assert caught.value.code == "T203"


@pytest.mark.parametrize("label", ["rot13", "hex", "utf-7", "no-such-thing", "", "idna", "utf-16"])
def test_a_label_that_names_no_encoding_of_the_web_is_passed_over(label: str) -> None:
    assert "acción" in decode(html("acción").encode("cp1252"), charset=label)[0]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_text_in_utf_8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode("utf-8-sig"))[0] == text


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "latin-1", "gbk", "shift_jis", "x"]))
def test_no_bytes_raise_anything_but_the_catalogued_error(data: bytes, charset: str | None) -> None:
    try:
        text, _ = decode(data, charset=charset)
    except TestigoError:
        return
    assert "\0" not in text


def test_text_mangled_once_is_mended_and_sound_text_is_not() -> None:
    assert unmangled("donâ€™t â€œshootâ€\u009d, said JosÃ©") == "don’t “shoot”, said José"
    assert unmangled("São Tomé, Âge d’or, â€ alone") == "São Tomé, Âge d’or, â€ alone"
