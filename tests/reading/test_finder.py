from collections.abc import Iterable, Iterator

import numpy as np
import pytest
from sample_findings import Floats, Told

from testigo.reading import labels
from testigo.reading.anchors import Places
from testigo.reading.confidence import Confidence
from testigo.reading.finder import find
from testigo.reading.findings import Findings
from testigo.reading.leans import Leans
from testigo.reading.network import Network, Reading
from testigo.reading.windows import Window, windows_of
from testigo.reading.words import Words

ROLES = {"claim": labels.CLAIM_ROLES, "incident": labels.INCIDENT_ROLES}
WIDTHS = {
    "claim_classes": len(labels.FORMS) + len(labels.ACTS) + len(labels.CATEGORIES),
    "stage": len(labels.STAGES),
    "who": len(labels.WHO),
}


class Scripted(Network):
    """A network that says of a text what it is told to. A word's vector is its index."""

    def __init__(self, told: Told, **leans: float) -> None:
        self.told = told
        self.leans, self.confidence = Leans(**leans), Confidence()
        slices = labels.tag_slices()
        self.tags = np.zeros((len(told.words), max(s.stop for s in slices.values())), dtype=np.float32)
        self.tags[:, [s.start for s in slices.values()]] = 9.0
        self.belonging: dict[tuple[str, float], list[tuple[int, int, int, float]]] = {}
        self.chosen: dict[str, list[int]] = {}

    def tag(self, group: str, words: str, label: int, *, chance: float = 0.999) -> None:
        """Let ``words`` carry a label with a chance; the rest is outside's."""
        lo, hi = self.told.at(words)
        scores = self.tags[:, labels.tag_slices()[group]]
        for at, tag in ((lo, 1 + 2 * label), *((i, 2 + 2 * label) for i in range(lo + 1, hi))):
            scores[at] = -20.0
            scores[at, 0], scores[at, tag] = np.log(1 - chance), np.log(chance)

    def belong(self, head: str, anchor: str, role: str, words: str, *, score: float = 9.0) -> None:
        """Let ``words`` fill a role of ``anchor`` with a score."""
        lo, hi = self.told.at(anchor)
        at = self.belonging.setdefault((head, (lo + hi - 1) / 2), [])
        at.append((ROLES[head].index(role), *self.told.at(words), score))

    def read(self, words: Words, windows: Iterable[Window]) -> Iterator[Reading]:
        vectors = np.arange(len(words), dtype=np.float32)[:, None]
        for w in windows:
            own = vectors[w.start : w.end]
            yield Reading(w, own, self.tags[w.start : w.end], {"claim": own, "incident": own})

    def spans(self, head: str, anchor: Floats, units: Floats, place: Places) -> Floats:
        assert place.shape == (len(anchor), len(units))
        first = int(units[0, 0])
        logits = np.full((len(anchor), len(units), 3 * len(ROLES[head])), -20.0, dtype=np.float32)
        for row, middle in zip(logits, anchor[:, 0].tolist(), strict=True):
            for role, lo, hi, score in self.belonging.get((head, middle), []):
                row[lo - first : hi - first, 3 * role] = 0.0
                row[lo - first, 3 * role + 1] = row[hi - 1 - first, 3 * role + 2] = score / 2
        return logits

    def classes(self, head: str, spans: Floats) -> Floats:
        logits = np.zeros((len(spans), WIDTHS[head]), dtype=np.float32)
        logits[:, self.chosen.get(head, [])] = 9.0
        return logits


def found_by(network: Scripted) -> Findings:
    return find(network.told.words, network)


CUE, FOLLOW_ON = 0, 1
SAID = "The mayor said two men died near Orvane. “We ran. They shot.”"


def saying(*, cue: float = 0.999, source: float = 9.0, content: float = 9.0, **leans: float) -> Scripted:
    """A network that finds one claim, its parts as sure as told."""
    network = Scripted(Told(SAID), **leans)
    network.tag("cue", "said", CUE, chance=cue)
    network.belong("claim", "said", "source", "The mayor", score=source)
    network.belong("claim", "said", "content", "two men died near Orvane", score=content)
    return network


def test_a_page_on_which_nothing_is_tagged_has_no_findings() -> None:
    found = found_by(Scripted(Told(SAID)))
    assert (found.claims, found.triggers, found.counts, found.mentions) == ([], [], [], [])


def test_a_page_without_words_has_no_findings() -> None:
    assert found_by(Scripted(Told(""))).claims == []


def test_a_cue_becomes_a_claim_with_its_source_and_content() -> None:
    network = saying()
    (claim,) = found_by(network).claims
    assert (claim.lo, claim.hi) == network.told.at("said")
    assert claim.source
    assert (claim.source.lo, claim.source.hi) == network.told.at("The mayor")
    assert [(c.lo, c.hi) for c in claim.content] == [network.told.at("two men died near Orvane")]
    assert not claim.follow_on
    assert claim.probability == pytest.approx(0.999, abs=0.001)


def test_the_first_word_of_a_quotation_becomes_a_claim_that_follows_on() -> None:
    network = Scripted(Told(SAID))
    at, _ = network.told.at("We")
    network.tags[at, labels.tag_slices()["cue"]] = (-9.0, -9.0, -9.0, 9.0)
    network.belong("claim", "We", "content", "We ran. They shot")
    (claim,) = found_by(network).claims
    assert (claim.lo, claim.hi, claim.follow_on, claim.source) == (at, at + 1, True, None)


def test_the_classes_of_a_claim_are_chances_in_the_order_of_the_labels() -> None:
    network = saying()
    act = len(labels.FORMS) + labels.ACTS.index("deny")
    category = len(labels.FORMS) + len(labels.ACTS) + labels.CATEGORIES.index("victim")
    network.chosen["claim_classes"] = [labels.FORMS.index("mixed"), act, category]
    (claim,) = found_by(network).claims
    assert labels.FORMS[claim.form.argmax()] == "mixed"
    assert labels.ACTS[claim.act.argmax()] == "deny"
    assert labels.CATEGORIES[claim.category.argmax()] == "victim"
    assert [x.sum() for x in (claim.form, claim.act, claim.category)] == pytest.approx([1, 1, 1], abs=1e-5)


def test_a_cue_with_no_content_is_no_claim() -> None:
    network = Scripted(Told(SAID))
    network.tag("cue", "said", CUE)
    assert found_by(network).claims == []


ACCORDING = "Nobody slept. According to police, two men died near Orvane. It rained."


def according(chance: float) -> Scripted:
    network = Scripted(Told(ACCORDING))
    network.tag("cue", "According to", CUE, chance=chance)
    network.belong("claim", "According to", "source", "police")
    return network


def test_a_sure_cue_before_its_source_with_no_content_says_the_rest_of_its_sentence() -> None:
    network = according(0.99)
    (claim,) = found_by(network).claims
    assert [(c.lo, c.hi) for c in claim.content] == [network.told.at(", two men died near Orvane.")]


def test_a_doubtful_cue_with_no_content_is_no_claim() -> None:
    assert found_by(according(0.9)).claims == []


def test_a_quotation_that_follows_on_with_no_content_says_its_whole_sentence() -> None:
    network = Scripted(Told(SAID))
    at, _ = network.told.at("We")
    network.tags[at, labels.tag_slices()["cue"]] = (-9.0, -9.0, -9.0, 9.0)
    (claim,) = found_by(network).claims
    assert claim.content[0].lo == at


def test_a_content_that_scores_low_is_kept_when_there_is_no_other() -> None:
    (claim,) = found_by(saying(content=-1.0)).claims
    assert len(claim.content) == 1


@pytest.mark.parametrize(("lean", "claims"), [(-2.0, 1), (0.0, 0)])
def test_a_lower_lean_finds_more_cues(lean: float, claims: int) -> None:
    network = saying(cue=0.3)
    network.leans = Leans(cue=lean)
    assert len(found_by(network).claims) == claims


@pytest.mark.parametrize(("lean", "found"), [(0.5, True), (1.5, False)])
def test_a_source_that_scores_below_its_lean_is_none(lean: float, found: bool) -> None:
    network = saying(source=1.0)
    network.leans = Leans(source=lean)
    assert (found_by(network).claims[0].source is not None) == found


@pytest.mark.parametrize(("lean", "parts"), [(0.5, 2), (1.5, 1)])
def test_a_part_of_a_content_that_scores_below_its_lean_is_left_out(lean: float, parts: int) -> None:
    network = saying()
    network.leans = Leans(content=lean)
    network.belong("claim", "said", "content", "They shot", score=1.0)
    assert len(found_by(network).claims[0].content) == parts


RAID = "Troops raided the market with tanks. At least two men died."


def raiding(**leans: float) -> Scripted:
    network = Scripted(Told(RAID), **leans)
    network.tag("trigger", "raided", labels.TYPES.index("raid"), chance=0.7)
    network.belong("incident", "raided", "agent", "Troops")
    network.belong("incident", "raided", "target", "the market")
    network.belong("incident", "raided", "instrument", "tanks", score=1.0)
    return network


def filled(found: Findings) -> dict[str, list[tuple[int, int]]]:
    (trigger,) = found.triggers
    return {role: [(s.lo, s.hi) for s in segments] for role, segments in trigger.roles.items() if segments}


def test_a_trigger_has_its_type_its_roles_and_the_chances_of_its_stage() -> None:
    network = raiding()
    network.chosen["stage"] = [labels.STAGES.index("plan")]
    found = found_by(network)
    assert labels.TYPES[found.triggers[0].kind] == "raid"
    assert set(found.triggers[0].roles) == set(labels.INCIDENT_ROLES)
    assert filled(found) == {
        role: [network.told.at(words)]
        for role, words in (("agent", "Troops"), ("target", "the market"), ("instrument", "tanks"))
    }
    assert labels.STAGES[found.triggers[0].stage.argmax()] == "plan"


def test_leans_of_triggers_and_roles_leave_out_the_doubtful() -> None:
    assert set(filled(found_by(raiding(role=1.5)))) == {"agent", "target"}
    assert found_by(raiding(trigger=2.0)).triggers == []
    assert len(found_by(raiding(trigger=-2.0)).triggers) == 1


def test_a_count_has_its_effect_and_the_chances_of_its_people() -> None:
    network = raiding()
    network.tag("count", "At least two men", labels.EFFECTS.index("killed"), chance=0.7)
    network.chosen["who"] = [labels.WHO.index("civilian")]
    (count,) = found_by(network).counts
    assert (count.lo, count.hi) == network.told.at("At least two men")
    assert labels.EFFECTS[count.effect] == "killed"
    assert labels.WHO[count.who.argmax()] == "civilian"
    network.leans = Leans(count=9.0)
    assert found_by(network).counts == []


def kinds(network: Scripted) -> dict[str, str]:
    words = network.told.words
    return {
        network.told.text[words.start[m.lo] : words.end[m.hi - 1]]: labels.KINDS[m.kind]
        for m in found_by(network).mentions
    }


def test_what_fills_a_role_is_a_mention_of_the_kind_that_fills_such_a_role() -> None:
    assert kinds(raiding()) == {"Troops": "group", "the market": "facility", "tanks": "weapon"}
    assert kinds(saying()) == {"The mayor": "organisation"}


def test_a_filler_is_of_the_kind_that_its_words_are_tagged_as() -> None:
    network = saying(mention=9.0)
    network.tag("mention", "The mayor", labels.KINDS.index("person"), chance=0.6)
    assert kinds(network) == {"The mayor": "person"}


def test_mentions_outside_and_inside_one_another_are_found_in_the_order_of_the_page() -> None:
    network = Scripted(Told("The mayor of Orvane and two men left."))
    network.tag("mention", "The mayor of Orvane", labels.KINDS.index("person"))
    network.tag("inner", "Orvane", labels.KINDS.index("place"))
    network.tag("mention", "two men", labels.KINDS.index("group"))
    assert list(kinds(network).items()) == [
        ("The mayor of Orvane", "person"),
        ("Orvane", "place"),
        ("two men", "group"),
    ]


def test_a_page_of_many_windows_is_found_once_and_at_its_place() -> None:
    told = Told("It rained on Monday. " * 200 + "The mayor said two men died near Orvane." + " It rained." * 200)
    assert len(windows_of(told.words)) > 2
    network = Scripted(told)
    for n in (1, 60, 120, 200):
        network.tag("count", f"Monday#{n}", labels.EFFECTS.index("killed"))
    network.tag("cue", "said", CUE)
    network.belong("claim", "said", "source", "The mayor")
    network.belong("claim", "said", "content", "two men died near Orvane")
    found = found_by(network)
    assert [(c.lo, c.hi) for c in found.counts] == [told.at(f"Monday#{n}") for n in (1, 60, 120, 200)]
    (claim,) = found.claims
    assert (claim.lo, claim.hi) == told.at("said")
    assert [(c.lo, c.hi) for c in claim.content] == [told.at("two men died near Orvane")]
