"""Every byte of what is handed over is searched for a name that was to be replaced, unpacked and read in every way in which it may stand."""

import gzip
import io
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_decided import TEXT, page_as_read

import testigo
from testigo.bundle.making import write_redacted
from testigo.export.formats import FORMATS
from testigo.export.material import Material, material_of
from testigo.redact.copy import redacted
from testigo.redact.folding import folded
from testigo.redact.names import NamePattern
from testigo.redact.rules import Named, Rules

NAME = "Zoë O’Quarrick"
PLAIN = ("zoe", "quarrick")
ARABIC, HEBREW, CHINESE = "زياد المقري", "צביה קווארי", "王晓卡"
RULES = Rules(names=(Named(name=NAME, also=(ARABIC, HEBREW, CHINESE), label="Source A"),))
FORMS = (
    NAME, "ZOË O’QUARRICK", "zoe o'quarrick", "Zoe OQuarrick", "Z. O’Quarrick", "Zoë M. O’Quarrick", "Zoë\u00a0O’Quarrick",
    "the O’Quarricks", "O’Quarrick’s", "Zoë", unicodedata.normalize("NFD", NAME), "Zo\u00adë O’Quar\u00adrick", "Zoë\u200b O’Quar\u200brick",
    "\u202bZoë\u202c O’Quarrick", "#ZoëOQuarrick", "@zoe_oquarrick", "@zoeoquarrick87", "zoe.oquarrick@mail.example", "zoquarrick@mail.example",
    "https://a.example/people/zo%C3%AB-o%E2%80%99quarrick/2031", "https://a.example/?q=Zoe+OQuarrick#top", "file:///home/zoe%20oquarrick/notes.txt",
    "ＺＯＥ Ｏ＇ＱＵＡＲＲＩＣＫ", "O’Quarrick, Zoë", "Zoë–O’Quarrick", f"و{ARABIC}", ARABIC.replace("ز", "ز\u064e"), f"ל{HEBREW}", f"记者{CHINESE}说",
)  # fmt: skip


def texts_in(body: bytes) -> Iterator[str]:
    """All that a file says, also what is packed in it."""
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            for name in archive.namelist():
                yield name
                yield from texts_in(archive.read(name))
        return
    if body.startswith(b"\x1f\x8b"):
        yield from texts_in(gzip.decompress(body))
        return
    text = body.decode("utf-8", "replace")
    yield text
    if "\\u" in text:
        yield text.encode("utf-8", "replace").decode("unicode_escape", "replace")


def leaks(body: bytes) -> list[str]:
    """The parts of the name that a file gives away."""
    told = [folded(text).plain.replace("\0", "") for text in texts_in(body)]
    others = [folded(part).plain for form in (ARABIC, HEBREW, CHINESE) for part in form.split()]
    return [part for part in (*PLAIN, *others) if any(part in text for text in told)]


def material_with(forms: tuple[str, ...], folder: Path) -> Material:
    """What a case holds of a page that has the name in these forms in its text and in every field that it has."""
    ledger = page_as_read(f"https://a.example/{quote(forms[0])}")
    text = TEXT + "".join(f"\n\nSo it was with {form} that day." for form in forms)
    page = replace(ledger.page, text=text, title=forms[0], authors=forms, outlet=forms[-1])
    ledger = replace(ledger, page=page)
    with testigo.Case(folder / "pier.testigo", create=True) as file:
        file.put(ledger, text.encode("utf-8", "surrogatepass"))
        file.decide("accept", f"{page.id[7:15]}:{ledger.claims[0].id}", by=NAME)
        return material_of(file, f"case of {forms[0]}")


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> tuple[Material, Material, Path]:
    folder = tmp_path_factory.mktemp("leaks")
    material = material_with(FORMS, folder)
    made = redacted(material, RULES)
    with testigo.Case(folder / "pier.testigo") as file:
        write_redacted(made, file._store, folder / "shared.zip")
    return material, made.material, folder / "shared.zip"


@pytest.mark.parametrize("name", FORMATS)
def test_no_export_gives_a_name_away_in_whatever_form_it_stood(
    name: str, copied: tuple[Material, Material, Path]
) -> None:
    if name == "ftm":
        pytest.importorskip("followthemoney", reason="the extra ftm is not installed")
    material, copy, _ = copied
    assert leaks(FORMATS[name].made(material)) or name in {"parquet", "timelinejs", "geojson", "acled"}
    assert leaks(FORMATS[name].made(copy)) == []


def test_no_byte_of_a_redacted_bundle_gives_a_name_away(copied: tuple[Material, Material, Path]) -> None:
    body = copied[2].read_bytes()
    assert leaks(body) == []
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert "accounts.json" in archive.namelist()


@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_replaced_wherever_it_stands(form: str) -> None:
    pattern = NamePattern((NAME, ARABIC, HEBREW, CHINESE))
    for text in (form, f"It was {form} who", f"It was\n{form}\nwho", f"({form})", f"“{form}”;"):
        assert leaks(_replaced(text, pattern).encode("utf-8", "surrogatepass")) == [], text


def _replaced(text: str, pattern: NamePattern) -> str:
    from testigo.redact.moving import Moved, Replacement

    return Moved(text, [Replacement(a, b, "Source A") for a, b in pattern.places(text)]).text


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(FORMS), min_size=1, max_size=3),
    st.text(alphabet="aB .,’\n(é🚢-%2\u202e\u0301", max_size=12),
)
def test_forms_side_by_side_with_anything_between_are_replaced(forms: list[str], between: str) -> None:
    text = f" {between} ".join(forms)
    assert leaks(_replaced(text, NamePattern((NAME, ARABIC, HEBREW, CHINESE))).encode("utf-8", "replace")) == []


@given(st.text(max_size=200))
def test_a_folded_text_knows_where_each_of_its_letters_stands(text: str) -> None:
    told = folded(text)
    assert len(told.plain) == len(told.starts) == len(told.ends)
    assert all(0 <= a <= b <= len(text) for a, b in zip(told.starts, told.ends, strict=True))
    assert list(told.starts) == sorted(told.starts)


@pytest.mark.parametrize(
    "text", ["the zone", "OQuarricksville", "a quarrick of stones is none", "Zoetrope", "zoetropes"]
)
def test_words_that_only_begin_like_the_name_stay(text: str) -> None:
    assert _replaced(text, NamePattern((NAME,))) == text
