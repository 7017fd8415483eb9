import pytest

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
