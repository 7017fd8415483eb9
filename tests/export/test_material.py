from dataclasses import replace

import pytest

from testigo.case.custody.captures import Kept
from testigo.export.formats import FORMATS
from testigo.export.material import Material


@pytest.mark.parametrize("to", ["csv", "geojson", "webanno", "schema-org", "timelinejs", "acled", "factsheet"])
def test_what_is_derived_says_which_model_of_which_version_read_the_pages(material: Material, to: str) -> None:
    (mark,) = {ledger.reader for ledger in material.ledgers.values()}
    made = FORMATS[to].made(material).decode("utf-8").replace("\\", "")
    assert mark.model in made
    assert mark.version in made


def test_who_read_the_pages_is_told_once(material: Material) -> None:
    (mark,) = {ledger.reader for ledger in material.ledgers.values()}
    assert material.read_by() == f"testigo {mark.version}, model {mark.model}"


def test_citations_name_the_archived_copy_of_a_page_that_was_captured(material: Material) -> None:
    page = material.accounts.pages[0].id
    kept = Kept(id="sha256:ab", page=page, captured_at="2031-04-02T10:00:00+00:00", url="https://a.example/", size=9)
    archived = replace(material, captures={page: kept})
    for to in ("bibtex", "csl"):
        assert "captured" not in FORMATS[to].made(material).decode()
        made = FORMATS[to].made(archived).decode()
        assert made.count("captured 2031-04-02T10:00:00+00:00 as WARC sha256:ab") == 1
