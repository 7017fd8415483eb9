"""Joins the namings of all pages into parties, each join with its reason."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from testigo.case.parties.forms import acronyms, initials, person_words, words_of
from testigo.case.records import Join, Naming, Node, Party
from testigo.case.unions import Unions


def join_parties(namings: Sequence[Naming]) -> tuple[tuple[Party, ...], tuple[Join, ...]]:
    """Return the parties, ordered by name, and the joins that made them."""
    ordered = sorted(namings, key=lambda n: n.node)
    joins = tuple(_joins(ordered))
    unions: Unions[Node] = Unions(n.node for n in ordered)
    for join in joins:
        unions.join(join.left, join.right)
    by_node = {n.node: n for n in ordered}
    groups = [[by_node[node] for node in group] for group in unions.groups()]
    return _named(groups), joins


def _joins(namings: Sequence[Naming]) -> Iterable[Join]:
    first: dict[tuple[str, ...], Naming] = {}
    for naming in namings:
        for key in _keys(naming):
            other = first.setdefault(key, naming)
            if other.node != naming.node:
                yield Join(
                    kind="party", left=other.node, right=naming.node, score=0.9, reason=f"both are {' '.join(key[1:])}"
                )


def _keys(naming: Naming) -> Iterable[tuple[str, ...]]:
    """What two namings of one party share."""
    family = "person" if naming.kind == "person" else "body"
    for name in naming.names:
        words = person_words(name) if naming.kind == "person" else words_of(name)
        if len(words) >= 2 or (words and naming.kind != "person"):
            yield (family, *words)
            if naming.kind == "person":
                yield (family, words[0], words[-1])
                yield (family, *words[-2:])
        for acronym in acronyms(name):
            yield (family, acronym)
        if len(words) >= 3:
            yield (family, initials(name))
    for words_said in naming.descriptions:
        if naming.kind not in {"person", "outlet"}:
            yield (family, *words_of(words_said), naming.country or naming.node.page)


def _named(groups: Iterable[Sequence[Naming]]) -> tuple[Party, ...]:
    taken: dict[str, int] = defaultdict(int)
    made = []
    for group in sorted(groups, key=lambda g: (_name(g), g[0].node)):
        name = _name(group)
        slug = re.sub(r"[^a-z0-9]+", "-", " ".join(words_of(name)) or "party").strip("-") or "party"
        taken[slug] += 1
        made.append(_party(group, name, slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"))
    return tuple(made)


def _party(group: Sequence[Naming], name: str, slug: str) -> Party:
    said = Counter(w for n in group for w in (*n.names, *n.descriptions))
    categories = Counter(n.category for n in group if n.category)
    return Party(
        id=slug,
        name=name,
        kind=Counter(n.kind for n in group).most_common(1)[0][0],
        category=categories.most_common(1)[0][0] if categories else None,
        part_of=None,
        aliases=tuple(sorted(w for w in said if w != name)),
        pages=tuple(sorted({n.node.page for n in group})),
        nodes=tuple(sorted(n.node for n in group)),
    )


def _name(group: Sequence[Naming]) -> str:
    """The name that most pages use; the longer of equals."""
    said = Counter(n.names[0] if n.names else n.descriptions[0] if n.descriptions else "someone" for n in group)
    return min(said, key=lambda w: (-said[w], -len(w), w))
