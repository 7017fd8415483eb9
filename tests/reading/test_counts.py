from sample_findings import Joining, Told

from testigo.ledger import Count
from testigo.reading.claims import claims_of
from testigo.reading.confidence import Confidence
from testigo.reading.counts import counts_of
from testigo.reading.entities import Cast
from testigo.reading.findings import FoundClaim, FoundCount, FoundTrigger
from testigo.reading.incidents import Incidents
from testigo.reading.leans import Leans


def counts_in(
    told: Told,
    *found: FoundCount,
    triggers: tuple[FoundTrigger, ...] = (),
    owned: dict[tuple[str, str], float] | None = None,
    claims: tuple[FoundClaim, ...] = (),
    lean: float = 0.0,
) -> tuple[Count, ...]:
    """Counts; ``owned`` scores pairs of a count and a trigger. Every trigger is an incident of its own."""
    scores = {(told.at(a)[0], told.at(b)[0]): score for (a, b), score in (owned or {}).items()}
    incidents = Incidents((), tuple(f"I{i}" for i in range(1, len(triggers) + 1)))
    made = claims_of(claims, told.words, told.text, Cast((), {}, frozenset()), Confidence())
    network = Joining(scores, Leans(counted_in=lean))
    return counts_of(found, triggers, incidents, told.words, told.text, network, made)


def test_a_count_has_its_amount_effect_and_kind_of_people() -> None:
    told = Told("At least 20 protesters were arrested.")
    (count,) = counts_in(told, told.count("At least 20 protesters", "arrested", "protester"))
    assert count.of(told.text) == "At least 20 protesters"
    assert (count.low, count.high, count.effect, count.who) == (20, None, "arrested", "protester")
    assert (count.incident, count.told_by) == (None, None)


def test_an_amount_with_no_number_is_kept_without_bounds() -> None:
    told = Told("Dozens were hurt.")
    (count,) = counts_in(told, told.count("Dozens", "injured"))
    assert (count.low, count.high) == (None, None)


def test_words_that_hold_no_amount_are_left_out() -> None:
    told = Told("The protesters were hurt. Two died.")
    counts = counts_in(told, told.count("protesters", "injured"), told.count("Two", "killed"))
    assert [c.of(told.text) for c in counts] == ["Two"]


def test_a_number_that_is_part_of_a_name_counts_nobody() -> None:
    told = Told("Gendarmes cleared Grain Pier 4 and killed 9.")
    counts = counts_in(told, told.count("4", "killed"), told.count("9", "killed"))
    assert [c.of(told.text) for c in counts] == ["9"]


def test_a_count_belongs_to_the_incident_of_its_best_trigger() -> None:
    told = Told("The raid and the bombing killed two men. A clash followed.")
    counts = counts_in(
        told,
        told.count("two", "killed"),
        triggers=(told.trigger("raid", "raid"), told.trigger("bombing", "bombing"), told.trigger("clash", "clash")),
        owned={("two", "raid"): 1.0, ("two", "bombing"): 2.0},
    )
    assert [c.incident for c in counts] == ["I2"]


def test_a_count_left_out_does_not_move_the_owners_of_the_others() -> None:
    told = Told("The raid hurt protesters. The bombing killed two men.")
    counts = counts_in(
        told,
        told.count("protesters", "injured"),
        told.count("two", "killed"),
        triggers=(told.trigger("raid", "raid"), told.trigger("bombing", "bombing")),
        owned={("protesters", "raid"): 1.0, ("two", "bombing"): 1.0},
    )
    assert [(c.of(told.text), c.incident) for c in counts] == [("two", "I2")]


def test_a_higher_lean_leaves_more_counts_without_an_incident() -> None:
    told = Told("The raid killed two men.")
    found, triggers = told.count("two", "killed"), (told.trigger("raid", "raid"),)
    low, high = (
        counts_in(told, found, triggers=triggers, owned={("two", "raid"): 1.0}, lean=lean)[0] for lean in (0.5, 1.5)
    )
    assert (low.incident, high.incident) == ("I1", None)


def test_a_trigger_many_sentences_away_owns_no_count() -> None:
    told = Told("The raid came at dawn. It rained. It hailed. It snowed. It froze. Then two men died.")
    counts = counts_in(
        told,
        told.count("two", "killed"),
        triggers=(told.trigger("raid", "raid"),),
        owned={("two", "raid"): 9.0},
    )
    assert [c.incident for c in counts] == [None]


def test_a_count_is_told_by_the_innermost_claim_around_it() -> None:
    told = Told("Radio Ismer said the mayor denied that two men died. Three were hurt.")
    counts = counts_in(
        told,
        told.count("two", "killed"),
        told.count("Three", "injured"),
        claims=(
            told.claim("said", "the mayor denied that two men died", source="Radio Ismer"),
            told.claim("denied", "two men died", source="the mayor"),
        ),
    )
    assert [c.told_by for c in counts] == ["C2", None]
