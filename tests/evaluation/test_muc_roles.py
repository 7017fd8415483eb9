"""The keys' roles are read as the papers took them, and what a ledger tells fills them."""

import importlib
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

FLOORS = {"ceaf_ree": 0.43, "templates": 0.41}
"""F1 over both parts that no change may fall under; about two points below what is measured."""

TEXT = """\
TST9-MUC4-0001

   TEZNA, 3 JAN 90 (XYZ) -- [TEXT] A GROUP OF MEN OF THE "RED" FRONT [RF]
BURNED A BUS IN MIRO.

TST9-MUC4-0002

   NOTHING HAPPENED.
"""
KEY = """\
;;; a comment
0.  MESSAGE: ID                     TST9-MUC4-0001
1.  MESSAGE: TEMPLATE               1 (OPTIONAL)
4.  INCIDENT: TYPE                  ARSON / ATTACK
6.  INCIDENT: INSTRUMENT ID         *
9.  PERP: INDIVIDUAL ID             "GROUP OF MEN" / "MEN"
                                    ? "THE PASSERS-BY"
10. PERP: ORGANIZATION ID           "\\"RED\\" FRONT" / "RED FRONT [RF]" / "RF"
12. PHYS TGT: ID                    "BUS"
18. HUM TGT: NAME                   -
19. HUM TGT: DESCRIPTION            "PASSENGERS"

0.  MESSAGE: ID                     TST9-MUC4-0001
1.  MESSAGE: TEMPLATE               2
4.  INCIDENT: TYPE                  ATTACK
9.  PERP: INDIVIDUAL ID             "MEN"
10. PERP: ORGANIZATION ID           -
12. PHYS TGT: ID                    ? "BUS IN MIRO" /
                                    "BUS"

0.  MESSAGE: ID                     TST9-MUC4-0002
1.  MESSAGE: TEMPLATE               *
4.  INCIDENT: TYPE                  *
"""


@pytest.fixture(scope="module")
def muc_roles() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parents[2] / "evaluation"))
        yield importlib.import_module("muc_roles")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tst9-muc4").write_text(TEXT)
    (tmp_path / "key-tst9.v1").write_text(KEY)
    return tmp_path


def test_a_template_has_its_types_and_the_strings_that_the_text_holds(muc_roles: ModuleType, folder: Path) -> None:
    first, second = muc_roles.read_key(folder).templates["TST9-MUC4-0001"]
    assert first.types == {"arson", "attack"}
    assert first.fillers["PerpInd"] == [{"group of men", "men"}]
    assert first.fillers["PerpOrg"] == [{"red front", "rf"}]
    assert second.fillers["Target"] == [{"bus in miro"}, {"bus"}]


def test_a_victim_is_one_that_the_key_names(muc_roles: ModuleType, folder: Path) -> None:
    key = muc_roles.read_key(folder)
    assert key.roles["TST9-MUC4-0001"]["Victim"] == []


def test_an_entity_of_two_templates_is_one_of_the_document(muc_roles: ModuleType, folder: Path) -> None:
    roles = muc_roles.read_key(folder).roles["TST9-MUC4-0001"]
    assert roles["PerpInd"] == [{"group of men", "men"}]
    assert roles["Target"] == [{"bus"}, {"bus in miro"}]


def test_a_message_without_an_incident_is_kept_without_templates(muc_roles: ModuleType, folder: Path) -> None:
    key = muc_roles.read_key(folder)
    assert key.templates["TST9-MUC4-0002"] == []
    assert not any(key.roles["TST9-MUC4-0002"].values())


@pytest.mark.parametrize(
    ("filler", "found"),
    [("-", ()), ("*", ()), ('? "BUS" / "RED BUS"', ("BUS", "RED BUS")), (r'"\"RED\" BUS"', ('"RED" BUS',))],
)
def test_a_filler_gives_its_quoted_alternatives(muc_roles: ModuleType, filler: str, found: tuple[str, ...]) -> None:
    assert muc_roles.strings(filler) == found


def test_ledgers_are_kept_in_a_file_and_read_from_it(muc_roles: ModuleType, tmp_path: Path) -> None:
    kept = tmp_path / "ledgers.jsonl"
    messages = {"TST9-MUC4-0002": "NOTHING HAPPENED."}
    first = muc_roles.read_ledgers(messages, None, kept)
    assert kept.read_text().count("\n") == 1
    assert muc_roles.read_ledgers({}, None, kept) == first


def test_scores_print_as_json(muc_roles: ModuleType) -> None:
    scores = {"overall": muc_roles.Tally(right=1, predicted=2, found=1, expected=3)}
    assert json.loads(json.dumps(muc_roles.plain(scores))) == {
        "overall": {"p": 0.5, "r": 0.3333, "f1": 0.4, "predicted": 2, "key": 3}
    }


def test_scores_on_the_messages_stay_above_their_floors(muc_roles: ModuleType) -> None:
    if not muc_roles.MUC.is_dir():
        pytest.skip("the MUC messages are not at hand (TESTIGO_SHARED)")
    result = muc_roles.measure(["tst1", "tst2"])
    scores = {name: float(getattr(result, name)["overall"].f1) for name in FLOORS}
    assert {name: f1 for name, f1 in scores.items() if f1 < FLOORS[name]} == {}
