"""The MUC answer keys are read with every alternative they allow."""

import importlib
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

KEY = """\
0.  MESSAGE: ID                     DEV-MUC3-9001 (XYZ)
1.  MESSAGE: TEMPLATE               1 (OPTIONAL)
2.  INCIDENT: DATE                  (03 JAN 90) / (- 05 JAN 90)
3.  INCIDENT: LOCATION              ORLANDIA: TEZNA (CITY / DEPARTMENT): MIRO (TOWN) - KELS (TOWN)
4.  INCIDENT: TYPE                  BOMBING

0.  MESSAGE: ID                     DEV-MUC3-9002 (XYZ)
1.  MESSAGE: TEMPLATE               *
2.  INCIDENT: DATE                  *
3.  INCIDENT: LOCATION              *
"""


@pytest.fixture
def muc_keys(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "evaluation"))
    return importlib.import_module("muc_keys")


def test_a_template_keeps_every_date_and_place_it_allows(muc_keys: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "key-dev-9001.muc4").write_text(KEY)
    (template,) = muc_keys.read_keys(tmp_path)
    assert (template.message, template.optional) == ("DEV-MUC3-9001", True)
    assert [(key.first, key.last) for key in template.dates] == [
        (date(1990, 1, 3), date(1990, 1, 3)),
        (None, date(1990, 1, 5)),
    ]
    assert [[(place.name, place.kinds) for place in level] for level in template.locations[0]] == [
        [("ORLANDIA", ())],
        [("TEZNA", ("CITY", "DEPARTMENT"))],
        [("MIRO", ("TOWN",)), ("KELS", ("TOWN",))],
    ]


@pytest.mark.parametrize("value", ["31 JUN 89", "11 NOV", "OCT 18", "-"])
def test_a_date_that_is_none_is_left_out(muc_keys: ModuleType, value: str) -> None:
    assert muc_keys.key_date(value) is None


def test_documents_are_parted_at_their_ids(muc_keys: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "dev-muc3-9001-9002").write_text("DEV-MUC3-9001 (XYZ)\n\n   ONE.\n\n\nDEV-MUC3-9002\n\n   TWO.\n")
    assert muc_keys.read_documents(tmp_path) == {"DEV-MUC3-9001": "ONE.", "DEV-MUC3-9002": "TWO."}
