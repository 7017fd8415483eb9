import pytest
from sample_findings import Joining, Told

from testigo.ledger import Claim, Page, Published
from testigo.reading.claims import claims_of
from testigo.reading.confidence import Confidence
from testigo.reading.entities import Cast, cast_of
from testigo.reading.findings import FoundTrigger
from testigo.reading.incidents import Incidents, incidents_of
from testigo.reading.leans import Leans
from testigo.reading.setting import setting_of

NOBODY = Cast((), {}, frozenset())


def incidents_in(
    told: Told,
    *found: FoundTrigger,
    joined: dict[tuple[str, str], float] | None = None,
    cast: Cast = NOBODY,
    claims: tuple[Claim, ...] = (),
    lean: float = 0.0,
    published: str | None = None,
) -> Incidents:
    """Incidents; ``joined`` scores pairs of triggers, the earlier first."""
    scores = {(told.at(a)[0], told.at(b)[0]): score for (a, b), score in (joined or {}).items()}
    day = Published(value=published, evidence="given") if published else None
    page = Page(id="sha256:0", text=told.text, blocks=(), published=day)
    places = [s for t in found for s in t.roles["where"]]
    setting = setting_of(
        page, [told.span(told.text[told.words.start[s.lo] : told.words.end[s.hi - 1]]) for s in places]
    )
    network = Joining(scores, Leans(same_incident=lean))
    return incidents_of(found, told.words, told.text, network, cast, claims, setting)


RAID = "Troops raided a market on Monday. The raid killed two men. Police made an arrest."


def test_a_page_that_tells_of_nothing_has_no_incidents() -> None:
    assert incidents_in(Told("It rained.")) == Incidents((), ())


def test_triggers_that_belong_together_are_one_incident() -> None:
    told = Told(RAID)
    made = incidents_in(
        told,
        told.trigger("raided", "raid"),
        told.trigger("raid#2", "raid"),
        told.trigger("arrest", "arrest"),
        joined={("raided", "raid#2"): 2.0},
    )
    assert [(i.id, i.type, [t.of(RAID) for t in i.triggers]) for i in made.records] == [
        ("I1", "raid", ["raided", "raid"]),
        ("I2", "arrest", ["arrest"]),
    ]
    assert made.of_trigger == ("I1", "I1", "I2")


def test_triggers_of_two_types_are_never_one_incident() -> None:
    told = Told(RAID)
    made = incidents_in(
        told, told.trigger("raid#2", "raid"), told.trigger("killed", "killing"), joined={("raid#2", "killed"): 9.0}
    )
    assert made.of_trigger == ("I1", "I2")


def test_a_trigger_joins_its_best_earlier_one() -> None:
    told = Told("One raid came at dawn, a second raid at noon. The latter raid killed two men.")
    made = incidents_in(
        told,
        *(told.trigger(f"raid#{n}", "raid") for n in (1, 2, 3)),
        joined={("raid#1", "raid#3"): 1.0, ("raid#2", "raid#3"): 2.0},
    )
    assert made.of_trigger == ("I1", "I2", "I2")


def test_a_higher_lean_joins_fewer_triggers() -> None:
    told = Told(RAID)
    found = told.trigger("raided", "raid"), told.trigger("raid#2", "raid")
    joined = {("raided", "raid#2"): 1.0}
    assert len(incidents_in(told, *found, joined=joined, lean=0.5).records) == 1
    assert len(incidents_in(told, *found, joined=joined, lean=1.5).records) == 2


def test_every_role_is_filled_from_all_triggers_and_names_its_entity() -> None:
    told = Told("Troops raided a market with tanks. The raid killed two men.")
    cast = cast_of(
        [told.mention("Troops", "group"), told.mention("two men", "group")], told.words, told.text, Joining()
    )
    made = incidents_in(
        told,
        told.trigger(
            "raided",
            "raid",
            agent=[told.segment("Troops")],
            target=[told.segment("a market")],
            instrument=[told.segment("tanks")],
        ),
        told.trigger("raid#2", "raid", patient=[told.segment("two men")]),
        joined={("raided", "raid#2"): 1.0},
        cast=cast,
    )
    (raid,) = made.records
    assert [(f.of(told.text), f.entity) for f in (*raid.agents, *raid.patients, *raid.targets, *raid.instruments)] == [
        ("Troops", "E1"),
        ("two men", "E2"),
        ("a market", None),
        ("tanks", None),
    ]


def test_of_fillers_that_overlap_the_best_is_kept_and_all_are_in_the_order_of_the_page() -> None:
    told = Told("Troops and two policemen raided it. The raid by policemen came at dawn.")
    made = incidents_in(
        told,
        told.trigger("raided", "raid", agent=[told.segment("two policemen", score=4.0), told.segment("Troops")]),
        told.trigger(
            "raid#2",
            "raid",
            agent=[told.segment("Troops and two policemen", score=3.0), told.segment("policemen#2", score=1.0)],
        ),
        joined={("raided", "raid#2"): 1.0},
    )
    assert [f.of(told.text) for f in made.records[0].agents] == ["Troops", "two policemen", "policemen"]


def test_the_stage_of_an_incident_is_what_its_triggers_say_together() -> None:
    told = Told(RAID)
    made = incidents_in(
        told,
        told.trigger("raided", "raid", stage=["plan", "threat"]),
        told.trigger("raid#2", "raid", stage=["plan", "denied"]),
        joined={("raided", "raid#2"): 1.0},
    )
    assert made.records[0].stage == "plan"


def test_an_incident_is_told_by_the_innermost_claim_of_each_trigger_once() -> None:
    told = Told("Radio Ismer said the mayor denied that troops raided it. The radio said the raid and the raid failed.")
    claims = claims_of(
        [
            told.claim("said#1", "the mayor denied that troops raided it", source="Radio Ismer"),
            told.claim("denied", "troops raided it", source="the mayor"),
            told.claim("said#2", "the raid and the raid failed", source="The radio"),
        ],
        told.words,
        told.text,
        NOBODY,
        Confidence(),
    )
    found = [told.trigger(w, "raid") for w in ("raided", "raid#2", "raid#3")]
    made = incidents_in(told, *found, joined={("raided", "raid#2"): 1.0, ("raid#2", "raid#3"): 1.0}, claims=claims)
    assert made.records[0].told_by == ("C2", "C3")


def test_what_no_claim_tells_is_told_by_the_page() -> None:
    told = Told(RAID)
    assert incidents_in(told, told.trigger("raided", "raid")).records[0].told_by == (None,)


@pytest.mark.parametrize(("published", "value"), [("2021-05-04", "2021-05-03"), (None, None)])
def test_time_words_are_worked_out_from_the_published_day(published: str | None, value: str | None) -> None:
    told = Told(RAID)
    made = incidents_in(told, told.trigger("raided", "raid", when=[told.segment("Monday")]), published=published)
    assert [(w.of(RAID), w.value) for w in made.records[0].when] == [("Monday", value)]


def test_place_words_keep_their_name_and_get_their_place() -> None:
    told = Told("Troops raided a market in Nairobi, Kenya.")
    made = incidents_in(told, told.trigger("raided", "raid", where=[told.segment("Nairobi")]))
    (where,) = made.records[0].where
    assert (where.of(told.text), where.name, where.country) == ("Nairobi", "Nairobi", "KE")
    assert where.latitude == pytest.approx(-1.3, abs=0.1)


def test_an_incident_of_surer_triggers_is_surer() -> None:
    told = Told(RAID)
    sure, unsure = (
        incidents_in(told, told.trigger("raided", "raid", probability=p)).records[0].confidence for p in (0.9, 0.5)
    )
    assert sure > unsure
