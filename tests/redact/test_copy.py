import hashlib
import hmac
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from sample_decided import TEXT, page_as_read

import testigo
from testigo.cli import main
from testigo.errors import TestigoError
from testigo.export.formats import FORMATS
from testigo.export.material import Material, material_of
from testigo.ledger import Dateline, Filler, Notice, Where
from testigo.redact.copy import Redacted, redacted
from testigo.redact.people import hidden
from testigo.redact.rules import Named, Rules, read_rules, rules_in

URL = "https://mail.example/2031/mira-toll-speaks"
BY_NAME = Rules(names=(Named(name="Mira Toll"), Named(name="Abel Rusk", label="Officer A")))


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Material:
    """Give a case of one page that names a witness and an officer."""
    ledger = page_as_read(URL)
    claims = tuple(
        replace(c, source=replace(c.source, category="witness")) if c.source and c.source.entity == "E3" else c
        for c in ledger.claims
    )
    with testigo.Case(tmp_path_factory.mktemp("pier") / "pier.testigo", create=True) as file:
        file.put(replace(ledger, claims=claims), TEXT.encode())
        file.decide("accept", f"{ledger.page.id[7:15]}:C5", by="R. Editor")
        file.decide("accept", f"{ledger.page.id[7:15]}:injured@{TEXT.index('Five')}", by="R. Editor")
        return material_of(file, "pier")


@pytest.fixture(scope="module")
def copy(material: Material) -> Redacted:
    return redacted(material, BY_NAME)


def text_of(body: bytes) -> str:
    """Everything that a file says, also within a ZIP."""
    if not body.startswith(b"PK"):
        return body.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return "\n".join(archive.read(n).decode("utf-8", "replace") for n in archive.namelist())


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_holds_a_name_that_was_replaced(name: str, material: Material, copy: Redacted) -> None:
    if name == "ftm":
        pytest.importorskip("followthemoney", reason="the extra ftm is not installed")
    before, after = (text_of(FORMATS[name].made(m)).casefold() for m in (material, copy.material))
    for hidden_name in ("toll", "rusk", "spokeswoman"):
        assert hidden_name not in after, hidden_name
    if name in {"csv", "webanno", "inception", "schema-org"}:
        assert "rusk" in before
        assert "officer a" in after


def test_no_format_holds_a_name_that_stands_in_every_field_a_page_has(tmp_path: Path) -> None:
    start, end = TEXT.index("league spokeswoman"), TEXT.index(" told reporters")
    said = Notice(code="T299", message="Mira Toll")
    ledger = page_as_read(URL)
    page = replace(
        ledger.page, title="Mira Toll speaks; TOLL’s house", outlet="Mira Toll Blog", authors=("Mira Toll",), agencies=("Toll Wire",),
        datelines=(Dateline(start=0, end=3, place="Toll"),), notices=(said,),
    )  # fmt: skip
    incidents = tuple(
        replace(
            i,
            patients=(Filler(start=start, end=end, entity="E3"),),
            where=(Where(start=0, end=3, name="Mira Toll Square"),),
        )
        for i in ledger.incidents
    )
    with testigo.Case(tmp_path / "quay.testigo", create=True) as file:
        file.put(
            replace(ledger, input="mira_toll.html", page=page, incidents=incidents, notices=(said,)), TEXT.encode()
        )
        found = material_of(file, "mira-toll-case")
    assert "mira-toll" in found.accounts.incidents[0].id
    copy = redacted(found, Rules(names=(Named(name="Mira Toll", label="Source A"),)))
    for name, chosen in FORMATS.items():
        if name != "ftm":
            after = text_of(chosen.made(copy.material)).casefold()
            assert "mira" not in after, name
            assert "toll" not in after, name


def test_spans_hold_the_same_words_with_the_labels_in_them(material: Material, copy: Redacted) -> None:
    (before,), (after,) = material.ledgers.values(), copy.material.ledgers.values()
    for old, new in zip(before.claims, after.claims, strict=True):
        for a, b in zip(old.content, new.content, strict=True):
            said = (
                a.of(before.page.text)
                .replace("Colonel Abel Rusk", "Officer A")
                .replace("league spokeswoman Mira Toll", "Person 1")
            )
            assert b.of(after.page.text) == said
    assert [c.source.of(after.page.text) for c in after.claims if c.source and c.source.entity == "E4"] == ["Officer A"]
    assert [e.name for e in after.entities if e.id in {"E3", "E4"}] == ["Person 1", "Officer A"]


def test_decisions_stay_with_their_records_whose_words_have_moved(copy: Redacted) -> None:
    made = FORMATS["csv"].made(copy.material).decode("utf-8-sig")
    assert made.count("accepted") >= 2


def test_the_address_of_a_page_is_cut_to_its_host_where_something_was_replaced(copy: Redacted) -> None:
    assert [c.url for c in copy.material.accounts.pages] == ["https://mail.example"]


def test_a_tombstone_can_be_shown_with_the_key_and_differs_each_time(material: Material, copy: Redacted) -> None:
    (ledger,) = material.ledgers.values()
    words = sorted({w for w in ("Colonel Abel Rusk",) if w in ledger.page.text})
    made = hmac.new(copy.key, "\n".join(words).encode(), hashlib.sha256).hexdigest()
    assert copy.tombstones["Officer A"] == made
    assert copy.key.hex() not in (copy.material.note or "")
    assert redacted(material, BY_NAME).tombstones["Officer A"] != made


def test_witnesses_are_those_whom_a_claim_has_as_its_witness(material: Material) -> None:
    found = hidden(material.accounts, material.ledgers, Rules(hide=frozenset({"witnesses"})))
    assert [(p.label, p.names) for p in found] == [("Witness 1", ("Mira Toll",))]


def test_rules_that_find_nothing_write_nothing(material: Material) -> None:
    with pytest.raises(TestigoError) as caught:
        redacted(material, Rules(names=(Named(name="Zeno Quist"),)))
    assert caught.value.code == "T782"


@pytest.mark.parametrize(
    "toml", ["", "hide = ['cats']", "hide = 'witnesses'", "hyde = ['victims']", "[[names]]\nlabel = 'A'", "hide = [", "names = 3"]
)  # fmt: skip
def test_rules_that_are_not_understood_are_refused(toml: str, tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(toml)
    with pytest.raises(TestigoError) as caught:
        read_rules(path)
    assert caught.value.code == "T781"


def test_rules_name_kinds_and_people() -> None:
    rules = rules_in({"hide": ["minors"], "names": [{"name": "Mira Toll", "also": ["Auntie"], "label": "A"}]})
    assert rules == Rules(hide=frozenset({"minors"}), names=(Named(name="Mira Toll", also=("Auntie",), label="A"),))


def test_an_export_is_redacted_and_logged_with_its_tombstones_but_not_its_key(tmp_path: Path) -> None:
    case, rules, key, out = (tmp_path / n for n in ("pier.testigo", "rules.toml", "key", "out.csv"))
    with testigo.Case(case, create=True) as file:
        file.put(page_as_read(), TEXT.encode())
    rules.write_text('[[names]]\nname = "Mira Toll"\nlabel = "Source A"\n')
    asked = ["export", str(case), "--to", "csv", "--out", str(out), "--redact", str(rules), "--redaction-key", str(key)]
    assert main(asked) == 0
    assert "Toll" not in out.read_text("utf-8-sig")
    with testigo.Case(case) as file:
        rows = file._store.database.rows("SELECT kind, body FROM entry ORDER BY n")
    kind, body = rows[-1]
    assert kind == "exported"
    assert hashlib.sha256(out.read_bytes()).hexdigest() in body
    assert "Source A" in body
    assert key.read_text().strip() not in body
