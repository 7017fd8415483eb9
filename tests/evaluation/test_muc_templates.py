"""A ledger becomes the templates that the MUC-4 task asks for, with phrases cut to what a key has."""

import importlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from testigo.ledger import (
    Entity,
    EntityKind,
    Filler,
    Incident,
    IncidentType,
    Ledger,
    Page,
    ReaderMark,
    Span,
    Stage,
    When,
    Where,
)


@pytest.fixture(scope="module")
def muc_templates() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parents[2] / "evaluation"))
        yield importlib.import_module("muc_templates")


TEXT = (
    "FOUR MEN OF THE RED FRONT (RF) BLEW UP THE WINDOWS OF THE TRADE BANK WITH 20 KG OF DYNAMITE. RF GUERRILLAS KILLED "
    "JUDGE ANA TORV, WHO WAS PASSING, AND TWO POLICEMEN IN MIRO. THE RED FRONT FLED BY BUS. SHE LIVED THERE. THEY SHOT."
)
KINDS: dict[str, EntityKind] = {
    "FOUR MEN OF THE RED FRONT": "group",
    "THE RED FRONT": "organisation",
    "THE WINDOWS OF THE TRADE BANK": "facility",
    "20 KG OF DYNAMITE": "weapon",
    "RF GUERRILLAS": "organisation",
    "JUDGE ANA TORV, WHO WAS PASSING": "person",
    "TWO POLICEMEN": "group",
    "BUS": "vehicle",
}


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words))


def filler(words: str) -> Filler:
    at = span(words)
    return Filler(start=at.start, end=at.end, entity=words if words in KINDS else None)


def incident(kind: IncidentType, *, stage: Stage = "real", day: str | None = None, **roles: Sequence[str]) -> Incident:
    at = span("MIRO")
    return Incident(
        id=kind,
        type=kind,
        stage=stage,
        triggers=(span("KILLED"),),
        agents=tuple(map(filler, roles.get("agents", ()))),
        patients=tuple(map(filler, roles.get("patients", ()))),
        targets=tuple(map(filler, roles.get("targets", ()))),
        instruments=tuple(map(filler, roles.get("instruments", ()))),
        when=(When(start=0, end=4, value=day),) if day else (),
        where=tuple(Where(start=at.start, end=at.end, name=name) for name in roles.get("where", ())),
        told_by=(None,),
        confidence=1.0,
    )


def ledger(*incidents: Incident) -> Ledger:
    return Ledger(
        input="-",
        page=Page(id="sha256:" + "0" * 64, text=TEXT, blocks=()),
        reader=ReaderMark(version="0", model="none"),
        entities=tuple(
            Entity(id=words, kind=kind, name=words, mentions=(span(words),)) for words, kind in KINDS.items()
        ),
        incidents=incidents,
    )


def only(module: ModuleType, *incidents: Incident) -> tuple[str, dict[str, set[str]]]:
    """Type and fillers of the one template that these incidents make."""
    (template,) = module.templates_of(ledger(*incidents))
    (kind,) = template.types
    return kind, {role: {w for one in named for w in one} for role, named in template.fillers.items() if named}


BANK = ("THE WINDOWS OF THE TRADE BANK",)
JUDGE = ("JUDGE ANA TORV, WHO WAS PASSING",)
POLICE = ("TWO POLICEMEN",)


def test_every_role_is_filled_with_the_core_of_its_phrase(muc_templates: ModuleType) -> None:
    kind, fillers = only(
        muc_templates,
        incident(
            "bombing",
            agents=("FOUR MEN OF THE RED FRONT",),
            targets=BANK,
            patients=JUDGE,
            instruments=("20 KG OF DYNAMITE",),
        ),
    )
    assert kind == "bombing"
    assert fillers == {
        "PerpInd": {"men of red front"},
        "PerpOrg": {"red front"},
        "Target": {"trade bank"},
        "Victim": {"ana torv"},
        "Weapon": {"dynamite"},
    }


def test_people_called_by_their_body_are_individuals_and_name_it(muc_templates: ModuleType) -> None:
    _, fillers = only(muc_templates, incident("killing", agents=("RF GUERRILLAS",), patients=JUDGE))
    assert (fillers["PerpInd"], fillers["PerpOrg"]) == ({"rf guerrillas"}, {"rf"})


def test_a_killing_by_a_bombing_is_one_template(muc_templates: ModuleType) -> None:
    bombing, killing = incident("bombing", targets=BANK, patients=JUDGE), incident("killing", patients=JUDGE)
    assert only(muc_templates, killing, bombing)[0] == "bombing"


def test_a_kidnapping_and_a_killing_of_one_person_are_two_templates(muc_templates: ModuleType) -> None:
    templates = muc_templates.templates_of(
        ledger(incident("abduction", patients=JUDGE), incident("killing", patients=JUDGE))
    )
    assert [t.types for t in templates] == [{"kidnapping"}, {"attack"}]


@pytest.mark.parametrize(("places", "count"), [((), 1), (("MIRO",), 1), (("TEZNA",), 2)])
def test_acts_of_one_day_are_one_unless_their_places_differ(
    muc_templates: ModuleType, places: tuple[str, ...], count: int
) -> None:
    first = incident("killing", day="1990-01-03", patients=JUDGE, where=("MIRO",))
    second = incident("bombing", day="1990-01-03", targets=BANK, where=places)
    assert len(muc_templates.templates_of(ledger(first, second))) == count


@pytest.mark.parametrize(
    "incident_",
    [
        incident("clash", patients=JUDGE),
        incident("killing", stage="general", patients=JUDGE),
        incident("bombing", stage="denied", targets=BANK),
        incident("killing", patients=POLICE),
        incident("attack", agents=("THE RED FRONT",)),
        incident("seizure", targets=BANK),
        incident("seizure", agents=POLICE, targets=BANK),
    ],
    ids="a clash|in general|denied|only policemen hit|nothing hit|by nobody|confiscated".split("|"),
)
def test_what_the_task_does_not_ask_for_gives_no_template(muc_templates: ModuleType, incident_: Incident) -> None:
    assert muc_templates.templates_of(ledger(incident_)) == ()


def test_an_attack_on_policemen_and_another_is_asked_for(muc_templates: ModuleType) -> None:
    assert only(muc_templates, incident("killing", patients=(*POLICE, *JUDGE)))[1] == {"Victim": {"ana torv"}}


def test_a_vehicle_is_no_weapon_and_a_kidnapping_has_none(muc_templates: ModuleType) -> None:
    killing = incident("killing", patients=JUDGE, instruments=("BUS",))
    abduction = incident("abduction", patients=JUDGE, instruments=("20 KG OF DYNAMITE",))
    assert [only(muc_templates, one)[1] for one in (killing, abduction)] == [{"Victim": {"ana torv"}}] * 2


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("PRESIDENT KELS", "KELS"),
        ("KELS", None),
        ("THE FORMER MINISTER OF STATE IVO DE LA KELS", "IVO DE LA KELS"),
        ("IVO KELS, A STUDENT", "IVO KELS"),
        ("A STUDENT", None),
        ("TWO PRIESTS", None),
    ],
)
def test_a_name_is_told_from_offices(muc_templates: ModuleType, phrase: str, name: str | None) -> None:
    assert muc_templates.name_in(phrase) == name


@pytest.mark.parametrize(
    ("phrase", "core"),
    [
        ("THREE ARMED MEN WHO FLED", "ARMED MEN"),
        ("THE RED FRONT [RF]", "RED FRONT"),
        ("THE 5TH FLOOR OF THE HILL HOTEL", "HILL HOTEL"),
        ("ABOUT 300 KG OF DYNAMITE", "DYNAMITE"),
        ("THE", "THE"),
    ],
)
def test_a_phrase_is_cut_to_its_core(muc_templates: ModuleType, phrase: str, core: str) -> None:
    assert muc_templates.core(phrase) == core


def test_an_entity_that_is_told_in_two_templates_is_one_of_the_document(muc_templates: ModuleType) -> None:
    templates: Any = muc_templates.templates_of(
        ledger(
            incident("abduction", agents=("RF GUERRILLAS",), patients=JUDGE),
            incident("bombing", agents=("RF GUERRILLAS",), targets=BANK),
        )
    )
    roles = muc_templates.roles_of(templates)
    assert (len(templates), roles["PerpInd"], roles["Victim"]) == (2, [{"rf guerrillas"}], [{"ana torv"}])
