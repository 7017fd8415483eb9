"""Shows what the reader gets wrong: ``python evaluation/mistakes.py [--set dev] [--weights DIR] [--examples 3] [--worst 10]``.

Every document is read as by ``evaluation/reader.py`` and laid beside its annotation with the matching of the set's own
``score.py``. Prints the documents with the most mistakes, then each kind of mistake with how often it is made and some
examples: what the annotation has, ``→`` what was said. A confusion (of acts, say) is a kind for each pair of labels.
``--only claims`` (triggers, roles, dates, counts, links, chains) prints one group, ``--json`` every mistake.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from claim_mistakes import chains, claims
from compared import Mistake, Pairs, Reading, Record, span_of
from reader import SHARED, shared_module
from testigo.contract import to_json
from testigo.intake.text import text_page
from testigo.ledger import Published, Span
from testigo.reading.names import is_name
from testigo.reading.pairs import PRONOUNS
from testigo.reading.reader import Reader

KINDS = {"PERSON": "person", "ORG": "organisation", "GROUP": "group", "PLACE": "place", "FACILITY": "facility"}


def triggers(r: Reading) -> Iterator[Mistake]:
    """Triggers missed and false by type, types and stages confused, incidents split and merged."""
    gold = [(tuple(s), g["type"]) for g in r.annotated("I") for s in g["trg"]]
    said = [(span_of(s), i["type"]) for i in r.ledger["incidents"] for s in i["triggers"]]
    typed = matched(r, said, gold, same=True)
    loose = matched(r, said, gold, same=False, but=typed)
    for i, j in sorted(loose.items()):
        yield r.mistake("triggers", f"type: {gold[j][1]} → {said[i][1]}", around(r, gold[j][0]))
    yield from unmatched(r, "triggers", said, gold, typed | loose)
    yield from incidents(r)


def matched(r: Reading, said: Sequence[Any], gold: Sequence[Any], *, same: bool, but: Pairs | None = None) -> Pairs:
    """Labelled spans that overlap, one to one, with the same label or with any; ``but`` are matched already."""
    done = but or {}
    weights = {
        (i, j): r.score.iou(set(range(*a)), set(range(*b)))
        for i, (a, x) in enumerate(said)
        for j, (b, y) in enumerate(gold)
        if r.score.overlap(a, b) and (x == y or not same) and i not in done and j not in done.values()
    }
    return dict(r.score.best_pairs(weights))


def unmatched(r: Reading, group: str, said: Sequence[Any], gold: Sequence[Any], pairs: Pairs) -> Iterator[Mistake]:
    """Labelled spans of either side without a match."""
    for j, (span, label) in enumerate(gold):
        if j not in pairs.values():
            yield r.mistake(group, f"missed: {label}", around(r, span))
    for i, (span, label) in enumerate(said):
        if i not in pairs:
            yield r.mistake(group, f"false: {label}", around(r, span))


def around(r: Reading, span: Sequence[int]) -> str:
    """A span in brackets with the words around it."""
    a, b = span
    before, after = r.text[max(0, a - 45) : a], r.text[b : b + 45]
    return " ".join(f"…{before}[{r.text[a:b]}]{after}…".split())


def incidents(r: Reading) -> Iterator[Mistake]:
    """Incidents that were split or merged, and stages of those that are one and the same."""
    gold, said = r.annotated("I"), r.ledger["incidents"]
    held = {
        (i, j): sum(r.score.overlap(span_of(x), y) for x in s["triggers"] for y in g["trg"])
        for i, s in enumerate(said)
        for j, g in enumerate(gold)
        if s["type"] == g["type"]
    }
    for j, g in enumerate(gold):
        parts = [i for i in range(len(said)) if held.get((i, j))]
        if len(parts) > 1:
            yield r.mistake("triggers", f"incident split: {g['type']}", r.words(*g["trg"]) + f" → {len(parts)}")
        for i in parts if len(parts) == 1 else []:
            if said[i]["stage"] != g["stage"]:
                yield r.mistake("triggers", f"stage: {g['stage']} → {said[i]['stage']}", around(r, g["trg"][0]))
    for i, s in enumerate(said):
        if sum(bool(held.get((i, j))) for j in range(len(gold))) > 1:
            yield r.mistake("triggers", f"incidents merged: {s['type']}", r.words(*map(span_of, s["triggers"])))


def roles(r: Reading) -> Iterator[Mistake]:
    """Fillers of roles: missed (with their trigger or without), false, in another role."""
    gold = [(tuple(s), (k, g)) for g in r.annotated("I") for k in r.score.ROLES for s in g.get(k, [])]
    said = [(span_of(f), (k, i)) for i in r.ledger["incidents"] for k, v in r.score.ROLES.items() for f in i[v]]
    named = lambda items: [(span, (k, i["type"])) for span, (k, i) in items]  # noqa: E731
    right = matched(r, named(said), named(gold), same=True)
    loose = matched(r, said, gold, same=False, but=right)
    for i, j in sorted(loose.items()):
        a, b = said[i][1], gold[j][1]
        kind = f"{b[0]} → {a[0]}" if a[0] != b[0] else f"{b[0]} of another type of incident"
        yield r.mistake("roles", kind, f"{b[1]['type']} → {a[1]['type']}: {around(r, gold[j][0])}")
    for j, (span, (role, incident)) in enumerate(gold):
        if j not in {**right, **loose}.values():
            yield r.mistake("roles", f"{role} missed, {trigger_state(r, incident)}", around(r, span))
    for i, (span, (role, incident)) in enumerate(said):
        if i not in right and i not in loose:
            yield r.mistake("roles", f"{role} false", f"{incident['type']}: {around(r, span)}")


def trigger_state(r: Reading, incident: Record) -> str:
    """Whether any trigger of an annotated incident was found with its type."""
    said = [span_of(t) for i in r.ledger["incidents"] if i["type"] == incident["type"] for t in i["triggers"]]
    found = any(r.score.overlap(a, b) for a in said for b in incident["trg"])
    return "its trigger found" if found else "its trigger missed"


def dates(r: Reading) -> Iterator[Mistake]:
    """Times of incidents: missed, or worked out to another day."""
    gold = {(tuple(w["span"]), w["value"]) for g in r.annotated("I") for w in g.get("when", [])}
    said = {(span_of(w), w["value"]) for i in r.ledger["incidents"] for w in i["when"]}
    for span, value in sorted(g for g in gold if g[1] != "?"):
        found = {v for s, v in said if r.score.overlap(s, span)}
        if not found:
            yield r.mistake("dates", "missed", around(r, span))
        elif value not in found:
            yield r.mistake("dates", "value", f"{value} → {' '.join(map(str, found))}: {around(r, span)}")
    for span, _ in sorted(said, key=str):
        if not any(r.score.overlap(span, g) for g, _ in gold):
            yield r.mistake("dates", "false", around(r, span))


def counts(r: Reading) -> Iterator[Mistake]:
    """Counts: missed and false by effect, values and effects and kinds of people that are wrong."""
    gold = [(tuple(g["span"]), g["effect"]) for g in r.annotated("N")]
    said = [(span_of(s), s["effect"]) for s in r.ledger["counts"]]
    right = matched(r, said, gold, same=True)
    loose = matched(r, said, gold, same=False, but=right)
    for i, j in sorted(right.items()):
        yield from count_parts(r, r.ledger["counts"][i], r.annotated("N")[j])
    for i, j in sorted(loose.items()):
        yield r.mistake("counts", f"effect: {gold[j][1]} → {said[i][1]}", around(r, gold[j][0]))
    yield from unmatched(r, "counts", said, gold, right | loose)


def count_parts(r: Reading, said: Record, gold: Record) -> Iterator[Mistake]:
    """Value and kind of people of a count that was found."""
    found, wanted = r.score.said_number(said), r.score.number(gold["value"])[0]
    if found != wanted:
        detail = f"{gold['value']} → {found}: {around(r, gold['span'])} → [{r.words(span_of(said))}]"
        yield r.mistake("counts", "value", detail)
    if gold.get("who") and said["who"] != gold["who"]:
        yield r.mistake("counts", f"who: {gold['who']} → {said['who']}", around(r, gold["span"]))


def links(r: Reading) -> Iterator[Mistake]:
    """Coreference: mentions that were not found, links between mentions that are missing or wrong, by kind of mention."""
    gold = {tuple(m): g for g in r.annotated("E") for m in g["mentions"]}
    said = {span_of(m): e["id"] for e in r.ledger["entities"] for m in e["mentions"]}
    for m in sorted(gold.keys() - said.keys()):
        yield r.mistake("links", f"mention missed: {mention_kind(r, m, gold[m])}", around(r, m))
    both = sorted(gold.keys() & said.keys())
    for n, b in enumerate(both):
        for a in both[:n]:
            one, same = gold[a] is gold[b], said[a] == said[b]
            if one != same:
                kind = min(mention_kind(r, a, gold[a]), mention_kind(r, b, gold[b]), key=WEAKEST.index)
                what = f"link {'missed' if one else 'wrong'}: {kind}"
                yield r.mistake("links", what, f"{around(r, a)} = {around(r, b)}")


WEAKEST = ("pronoun", "description", "name")
"""A link is as hard as the weaker of its two mentions."""


def mention_kind(r: Reading, span: tuple[int, int], entity: Record) -> str:
    """Whether a mention is a pronoun, a name or a description."""
    if r.text[slice(*span)].lower() in PRONOUNS:
        return "pronoun"
    cased = not r.text.islower() and not r.text.isupper()
    kind: Any = KINDS.get(entity["type"], "group")
    named = is_name(r.text, Span(start=span[0], end=span[1]), kind, sentence_start=False, cased=cased)
    return "name" if named else "description"


GROUPS: dict[str, Callable[[Reading], Iterator[Mistake]]] = {
    "claims": claims,
    "chains": chains,
    "triggers": triggers,
    "roles": roles,
    "dates": dates,
    "counts": counts,
    "links": links,
}


def readings(folder: Path, weights: Path | None = None) -> Iterator[Reading]:
    """Read every document of a folder of the annotation set."""
    annotation, score = shared_module("annotation"), shared_module("score")
    reader = Reader(weights)
    for path in sorted(folder.glob("*.ann")):
        doc, records, _ = annotation.read(path)
        date = doc.meta.get("date")
        published = Published(value=date, evidence="given") if date else None
        page = text_page(doc.text, data=doc.text.encode(), published=published)
        ledger = to_json(reader.read(page, input=doc.name))
        yield Reading(name=doc.name, text=doc.text, gold=records, ledger=ledger, score=score)


def mistakes_of(r: Reading, groups: Sequence[str] = tuple(GROUPS)) -> list[Mistake]:
    """Every mistake of one document, group by group."""
    return [m for group in groups for m in GROUPS[group](r)]


def print_worst(found: Sequence[Mistake], sizes: dict[str, int], most: int) -> None:
    """Print the documents with the most mistakes for each annotated record, with their groups."""
    by_document: dict[str, Counter[str]] = defaultdict(Counter)
    for m in found:
        by_document[m.document][m.group] += 1
    share = {name: sum(c.values()) / max(1, sizes[name]) for name, c in by_document.items()}
    print("worst documents: mistakes for each annotated record")
    for name in sorted(share, key=lambda n: (-share[n], n))[:most]:
        print(f"  {share[name]:5.2f}  {name:28} {'  '.join(f'{g} {n}' for g, n in by_document[name].most_common())}")


def print_group(group: str, found: Sequence[Mistake], examples: int) -> None:
    """Print the kinds of mistake of a group, the most frequent first, with examples from different documents."""
    by_kind: dict[str, list[Mistake]] = defaultdict(list)
    for m in found:
        by_kind[m.kind].append(m)
    print(f"\n{group}: {len(found)}")
    for kind, made in sorted(by_kind.items(), key=lambda k: (-len(k[1]), k[0])):
        print(f"  {len(made):5}  {kind}")
        for m in list({m.document: m for m in reversed(made)}.values())[::-1][:examples]:
            print(f"           {m.document}: {m.detail}")


def main() -> None:
    """Print the report."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--set", default="dev", help="folder of the annotation set")
    p.add_argument("--weights", type=Path)
    p.add_argument("--examples", type=int, default=3, help="of each kind")
    p.add_argument("--worst", type=int, default=10, help="documents")
    p.add_argument("--only", choices=GROUPS, action="append", help="a group; may be given more than once")
    p.add_argument("--json", action="store_true")
    a = p.parse_args()
    found, sizes = [], {}
    for r in readings(SHARED / "annotation" / a.set, a.weights):
        sizes[r.name] = len(r.gold)
        found.extend(mistakes_of(r, a.only or tuple(GROUPS)))
    if a.json:
        print(json.dumps([asdict(m) for m in found], ensure_ascii=False, indent=1))
        return
    print_worst(found, sizes, a.worst)
    for group in a.only or GROUPS:
        print_group(group, [m for m in found if m.group == group], a.examples)


if __name__ == "__main__":
    main()
