"""What each head should say about a document: labels of words, spans at anchors, classes, pairs."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from documents import Document
from testigo.reading import labels
from testigo.reading.windows import Window
from testigo.reading.words import Words

SPANLESS = -100
WITHIN = 3
"""A count's incident is looked for in triggers at most this many sentences away."""


@dataclass
class Anchor:
    """A cue, follow-on quotation or trigger: words ``lo`` to ``hi``, the spans that belong to it, its classes."""

    lo: int
    hi: int
    spans: dict[str, list[tuple[int, int]]]
    ignored: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    classes: tuple[int, ...] = ()


@dataclass
class Targets:
    """Everything that is known of one document, in word indices."""

    tags: dict[str, np.ndarray]
    claims: list[Anchor]
    triggers: list[Anchor]
    counts: list[tuple[int, int, int, int]]
    """Word span, effect, who (or SPANLESS)."""
    mentions: list[tuple[int, int, int, int]]
    """Word span, kind, entity."""
    incident_of: list[int]
    """Incident of each trigger."""
    type_of: list[int]
    count_incident: list[int]
    """Incident of each count, or -1."""


def targets_of(doc: Document, words: Words) -> Targets:
    """Turn a document's records into labels for ``words``."""
    starts = {int(s): i for i, s in enumerate(words.start)}
    ends = {int(e): i + 1 for i, e in enumerate(words.end)}

    def at(span: tuple[int, int]) -> tuple[int, int] | None:
        lo, hi = starts.get(span[0]), ends.get(span[1])
        if lo is None:
            lo = int(np.searchsorted(words.end, span[0], side="right"))
        if hi is None:
            hi = int(np.searchsorted(words.start, span[1], side="left"))
        return (lo, hi) if lo < hi else None

    def all_at(spans: list) -> list[tuple[int, int]]:
        return [s for s in (at(tuple(x)) for x in spans) if s]

    n = len(words)
    tags = {name: np.zeros(n, dtype=np.int64) for name, size in labels.TAG_GROUPS if size > 1}
    claims = _claims(doc, all_at, tags["cue"])
    triggers, incident_of, type_of, ids = _triggers(doc, all_at, tags["trigger"], words)
    counts, count_incident = _counts(doc, at, tags["count"], ids)
    mentions = _mentions(doc, all_at, tags)
    _speeches(doc, at, tags["speech"])
    return Targets(tags, claims, triggers, counts, mentions, incident_of, type_of, count_incident)


def _claims(doc: Document, all_at, tag: np.ndarray) -> list[Anchor]:
    anchors: dict[tuple[int, int], Anchor] = {}
    for r in (r for r in doc.records if r["id"][0] == "C"):
        content = all_at(r["con"])
        if not content:
            continue
        source = all_at(r.get("src", []))[:1]
        cue = all_at(r.get("cue", []))
        lo, hi = cue[0] if cue else (content[0][0], content[0][0] + 1)
        if cue:
            tag[lo], tag[lo + 1 : hi] = labels.CUE_BEGIN, labels.CUE_INSIDE
        elif tag[lo] == 0:
            tag[lo] = labels.FOLLOW_ON
        classes = (
            labels.FORMS.index(r["form"]),
            labels.ACTS.index(r["act"]),
            labels.CATEGORIES.index(r["by"]) if r.get("by") else SPANLESS,
        )
        if (lo, hi) in anchors:
            anchors[lo, hi].spans["content"] += content
        else:
            anchors[lo, hi] = Anchor(lo, hi, {"source": source, "content": content}, classes=classes)
    return list(anchors.values())


LONG = 300
"""Characters from which words said without quotation marks are a speech."""
MARKS = "\"“”„«‘'"


def _speeches(doc: Document, at, tag: np.ndarray) -> None:
    """Tag what is said at length without quotation marks; of speeches inside one another the outermost."""
    said = (
        tuple(r["con"][0]) for r in doc.records if r["id"][0] == "C" and r["form"] == "direct" and len(r["con"]) == 1
    )
    for start, end in sorted(said, key=lambda s: (s[0], -s[1])):
        quoted = any(c in MARKS for c in doc.text[max(0, start - 2) : start + 1])
        span = at((start, end))
        if end - start >= LONG and not quoted and span and not tag[span[0] : span[1]].any():
            tag[span[0]], tag[span[0] + 1 : span[1]] = 1, 2


ROLE_KEYS = {"agent": "agent", "patient": "patient", "target": "target", "with": "instrument", "where": "where"}


def _triggers(doc: Document, all_at, tag: np.ndarray, words: Words):
    anchors: list[Anchor] = []
    incident_of, type_of, ids = [], [], {}
    taken: set[tuple[int, int]] = set()
    for number, r in enumerate(r for r in doc.records if r["id"][0] == "I"):
        ids[r["id"]] = number
        kind = labels.TYPES.index(r["type"])
        own = [t for t in all_at(r["trg"]) if t not in taken and not tag[t[0] : t[1]].any()]
        own.sort()
        spans = {role: all_at(r.get(key, [])) for key, role in ROLE_KEYS.items()}
        spans["when"] = all_at([w["span"] for w in r.get("when", [])])
        for lo, hi in own:
            taken.add((lo, hi))
            tag[lo], tag[lo + 1 : hi] = 1 + 2 * kind, 2 + 2 * kind
        for t in own:
            mine, ignored = {}, {}
            for role, fillers in spans.items():
                mine[role] = [
                    f
                    for f in fillers
                    if (_nearest(f, own, words) is None and _same(f, t, words)) or _nearest(f, own, words) == t
                ]
                ignored[role] = [f for f in fillers if f not in mine[role]]
            anchors.append(Anchor(*t, mine, ignored, (labels.STAGES.index(r["stage"]),)))
            incident_of.append(number)
            type_of.append(kind)
    order = sorted(range(len(anchors)), key=lambda i: (anchors[i].lo, anchors[i].hi))
    return [anchors[i] for i in order], [incident_of[i] for i in order], [type_of[i] for i in order], ids


def _same(a: tuple[int, int], b: tuple[int, int], words: Words) -> bool:
    return bool(words.sentence[a[0]] == words.sentence[b[0]])


def _nearest(filler: tuple[int, int], triggers: list, words: Words):
    """The trigger that a filler goes to when no trigger stands in its own sentence, else None."""
    if any(_same(filler, t, words) for t in triggers):
        return None
    return min(triggers, key=lambda t: (abs(t[0] - filler[0]), t), default=None)


def _counts(doc: Document, at, tag: np.ndarray, ids: dict[str, int]):
    counts, incident = [], []
    for r in (r for r in doc.records if r["id"][0] == "N"):
        span = at(tuple(r["span"]))
        if span is None or tag[span[0] : span[1]].any():
            continue
        effect = labels.EFFECTS.index(r["effect"])
        tag[span[0]], tag[span[0] + 1 : span[1]] = 1 + 2 * effect, 2 + 2 * effect
        counts.append((*span, effect, labels.WHO.index(r["who"]) if r.get("who") else SPANLESS))
        incident.append(ids.get(r.get("incident", ""), -1))
    return counts, incident


KIND_NAMES = {
    "PERSON": "person",
    "GROUP": "group",
    "ORG": "organisation",
    "PLACE": "place",
    "FACILITY": "facility",
    "WEAPON": "weapon",
    "VEHICLE": "vehicle",
}


def _mentions(doc: Document, all_at, tags: dict[str, np.ndarray]) -> list[tuple[int, int, int, int]]:
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for number, r in enumerate(r for r in doc.records if r["id"][0] == "E"):
        for span in all_at(r["mentions"]):
            found.setdefault(span, (labels.KINDS.index(KIND_NAMES[r["type"]]), number))
    for (lo, hi), (kind, _) in sorted(found.items(), key=lambda x: (x[0][0], -x[0][1])):
        name = "inner" if tags["mention"][lo:hi].any() else "mention"
        if not tags[name][lo:hi].any():
            tags[name][lo], tags[name][lo + 1 : hi] = 1 + 2 * kind, 2 + 2 * kind
    return sorted((lo, hi, kind, number) for (lo, hi), (kind, number) in found.items())


def in_window(anchor: Anchor, window: Window) -> bool:
    """Say whether an anchor is the window's to label."""
    return window.own_start <= anchor.lo < window.own_end
