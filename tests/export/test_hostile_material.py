from dataclasses import replace

import pytest

from testigo.export.formats import FORMATS
from testigo.export.material import Material
from testigo.redact.copy import redacted
from testigo.redact.rules import Rules

ODD = '\ud800\x00\x0b\ufffe \u202eتل\U0001f6a2 ]]> </script> {\\input} "=1+1'


@pytest.fixture(scope="module")
def odd(material: Material) -> Material:
    """The material with characters that formats cannot have, or that mean something to them, in all that a page may say."""
    accounts = material.accounts
    cards = tuple(replace(c, title=ODD, outlet=f"{ODD}{n}", url=None) for n, c in enumerate(accounts.pages))
    parties = tuple(replace(p, name=ODD) for p in accounts.parties)
    events = tuple(replace(e, title=ODD) for e in accounts.incidents)
    ledgers = {
        page: replace(x, page=replace(x.page, text=x.page.text + ODD, title=ODD, authors=(ODD, "")))
        for page, x in material.ledgers.items()
    }
    made = replace(accounts, pages=cards, parties=parties, incidents=events)
    return replace(material, name=ODD, accounts=made, ledgers=ledgers, note=ODD)


@pytest.mark.parametrize("name", FORMATS)
def test_odd_characters_break_no_format(name: str, odd: Material) -> None:
    if name == "ftm":
        pytest.importorskip("followthemoney", reason="the extra ftm is not installed")
    made = FORMATS[name].made(odd)
    assert made
    if FORMATS[name].is_text:
        assert made.decode("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_a_case_without_pages_is_a_file_too(name: str, material: Material) -> None:
    if name == "ftm":
        pytest.importorskip("followthemoney", reason="the extra ftm is not installed")
    nothing = replace(material.accounts, pages=(), parties=(), incidents=(), lineage=())
    made = FORMATS[name].made(replace(material, accounts=nothing, ledgers={}, received={}, decided={}))
    assert isinstance(made, bytes)


def test_odd_characters_break_no_redaction(odd: Material) -> None:
    hide = Rules(hide=frozenset({"victims", "witnesses", "emails", "phones", "addresses", "minors"}))
    text = "call +44 20 7946 0958"
    ledgers = {p: replace(x, page=replace(x.page, text=x.page.text + text)) for p, x in odd.ledgers.items()}
    made = redacted(replace(odd, ledgers=ledgers), hide)
    assert all(x.page.text.endswith("call [telephone number]") for x in made.material.ledgers.values())
