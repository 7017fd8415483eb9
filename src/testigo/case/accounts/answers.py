"""The tellings of one question put together by what they say: each distinct value with all who tell or deny it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from testigo.case.accounts.actors import (
    Form,
    form_of,
    has_name,
    is_armed_group,
    is_general,
    is_insurgent,
    is_vacuous,
    one_body,
    one_instrument,
    one_person,
    one_thing,
    own_name,
)
from testigo.case.accounts.denied import with_denials
from testigo.case.accounts.parties_of import Cast
from testigo.case.accounts.values import bounds, one_place
from testigo.case.parties.forms import initials, words_of
from testigo.case.records import Amount, Asked, Node, Party, Spot, Telling
from testigo.case.unions import Unions
from testigo.reading.cardinals import CARDINAL

_VAGUENESS: dict[str, int] = {"exact": 0, "city": 0, "unknown": 1, "region": 2, "country": 3}
_LONG = 80
"""Characters up to which the fuller words are shown."""
_COUNTED = re.compile(
    r"(?:at least|about|some|several|many|members? of|an?|one|two|three|four|five|six|\d+)\s", re.IGNORECASE
)
"""How the names of those begin who are only some of others."""
_NO_THING = re.compile(rf"{CARDINAL}|\d+|what|which|who|it|they|this|that|them", re.IGNORECASE)
"""Words that are not the name of what was hit."""
_MOST_FORMS = 12
"""Names of one party that are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """Tellings of one value; ``parties`` are those that the value may be called by, the most named first."""

    value: Amount | Spot | str | bool
    parties: tuple[Party, ...]
    told: tuple[Telling, ...]
    denied: tuple[Telling, ...]


def same_values(question: Asked, tellings: Sequence[Telling], cast: Cast) -> list[Same]:
    """Return the distinct values that are told, those told on most pages first."""
    things = question == "damage" and all(isinstance(t.value, str) for t in tellings)
    if things or question in {"agent", "patient", "target", "instrument"}:
        groups = _by_who(question, tellings, cast)
    elif question == "where":
        groups = _by_place(tellings)
    else:
        groups = _by_key(tellings)
    if question == "agent":
        groups = with_denials(groups, cast)
    made = [_same(group, cast) for group in groups]
    return sorted((s for s in made if s), key=_rank)


def _rank(same: Same) -> tuple[object, ...]:
    """Places the closest first, then what is told on most pages."""
    vague = _VAGUENESS.get(same.value.precision, 2) if isinstance(same.value, Spot) else 0
    return (vague, -len({t.incident.page for t in same.told}), str(same.value), same.told[0].incident)


def _same(tellings: Sequence[Telling], cast: Cast) -> Same | None:
    told = _once([t for t in tellings if not t.denied])
    if not told:
        return None
    parties = _parties(told, cast) if told[0].question in {"agent", "patient"} else ()
    return Same(
        value=_shown(told, parties),
        parties=parties,
        told=told,
        denied=_once([t for t in tellings if t.denied]),
    )


def _once(tellings: Sequence[Telling]) -> tuple[Telling, ...]:
    """What one teller says of several of a page's incidents that are one event, once, in the order of pages and words."""
    found: dict[tuple[str, str | None], list[Telling]] = defaultdict(list)
    for t in tellings:
        found[t.incident.page, t.claim].append(t)
    return tuple(
        sorted((_together(same) for same in found.values()), key=lambda t: (t.incident.page, t.spans[0].start))
    )


def _together(same: Sequence[Telling]) -> Telling:
    if len(same) == 1:
        return same[0]
    spans = sorted({s for t in same for s in t.spans}, key=lambda s: (s.start, s.end))
    fullest = min(same, key=lambda t: (t.hedged, -min(len(t.words), _LONG), t.spans[0].start, t.incident))
    return replace(fullest, spans=tuple(spans), hedged=all(t.hedged for t in same))


def _shown(told: Sequence[Telling], parties: Sequence[Party]) -> Amount | Spot | str | bool:
    """The value as it is shown: the party's name, the words used most, the fullest of numbers and places."""
    first = told[0].value
    if parties:
        return parties[0].name
    if isinstance(first, Amount):
        exact = all(isinstance(t.value, Amount) and t.value.approximate for t in told)
        return Amount(low=first.low, high=first.high, approximate=exact)
    if isinstance(first, Spot):
        spots = Counter(t.value for t in told if isinstance(t.value, Spot))
        return min(spots, key=lambda s: (s.latitude is None, -spots[s], s.name))
    if isinstance(first, Node) or told[0].question == "target":
        forms = Counter(form_of(t.words) for t in told)
        best = max(forms.values())
        said = [t.words for t in told if forms[form_of(t.words)] == best]
        return min(said, key=lambda w: (len(w) > _LONG, -len(form_of(w).words), -len(w), w))
    if isinstance(first, str):
        strings = Counter(t.value for t in told if isinstance(t.value, str))
        return min(strings, key=lambda w: (-strings[w], -len(w), w))
    return first


def _parties(told: Iterable[Telling], cast: Cast) -> tuple[Party, ...]:
    """The parties among the values: named ones first, then those told of on most pages."""
    seen: dict[str, set[str]] = defaultdict(set)
    for telling in told:
        party = _party_of(telling, cast)
        if party is not None:
            seen[party.id].add(telling.incident.page)
    order = sorted(seen, key=lambda p: (not _is_telling(cast.named(p)), -len(seen[p]), p))
    return tuple(cast.named(p) for p in order)


def _is_telling(party: Party) -> bool:
    """Whether the party may stand for all that are taken for it: one with a name, or a body that needs none ("the police")."""
    return not _is_general(party) or (party.kind == "organisation" and party.category in {"government", "security"})


def _is_general(party: Party) -> bool:
    """Whether the party is only described: "the guerrillas", "at least three officers of the Guard"."""
    return not has_name(party.name) or is_insurgent(party.name) or bool(_COUNTED.match(party.name))


def _by_key(tellings: Sequence[Telling]) -> list[list[Telling]]:
    groups: dict[object, list[Telling]] = defaultdict(list)
    for t in tellings:
        groups[_amount_key(t.value, t.words) if isinstance(t.value, Amount) else t.value].append(t)
    return list(groups.values())


def _amount_key(amount: Amount, words: str) -> tuple[object, ...]:
    """What equal numbers share; "several" and "thousands" are two answers."""
    return (amount.low, amount.high, *(bounds(amount, words) if amount.low is None and amount.high is None else ()))


def _by_place(tellings: Sequence[Telling]) -> list[list[Telling]]:
    names: dict[tuple[str, ...], list[Telling]] = defaultdict(list)
    for t in tellings:
        if isinstance(t.value, Spot):
            names[words_of(t.value.name)].append(t)
    spots = {
        name: min((t.value for t in told if isinstance(t.value, Spot)), key=_vagueness) for name, told in names.items()
    }
    unions = Unions(sorted(names))
    ordered = sorted(names)
    for i, name in enumerate(ordered):
        for other in ordered[:i]:
            if one_place(spots[name], spots[other]) or _is_in_words(name, other, names, spots):
                unions.join(other, name)
    return [[t for name in group for t in names[name]] for group in unions.groups()]


def _is_in_words(
    a: tuple[str, ...],
    b: tuple[str, ...],
    names: dict[tuple[str, ...], list[Telling]],
    spots: dict[tuple[str, ...], Spot],
) -> bool:
    """Whether a place that no map knows stands in words that hold the other's name: "the Veldurian port of Drevna"."""
    if spots[a].latitude is not None or spots[b].latitude is not None:
        return False
    return any(set(y) <= set(words_of(t.words)) for x, y in ((a, b), (b, a)) if y for t in names[x])


def _vagueness(spot: Spot) -> tuple[bool, str, str]:
    return (spot.latitude is None, spot.precision, spot.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """A value as several tellings have it: one party, or the same words."""

    party: Party | None
    told: tuple[Telling, ...]
    names: tuple[tuple[str, ...], ...]
    forms: tuple[Form, ...]
    insurgent: bool


def _by_who(question: Asked, tellings: Sequence[Telling], cast: Cast) -> list[list[Telling]]:
    named = _named(question, tellings, cast)
    keys = sorted(named)
    unions: Unions[str] = Unions(keys)
    alike = _alike(question)
    for block in _blocks(keys, named):
        for i, key in enumerate(block):
            for other in block[:i]:
                if unions.root(key) != unions.root(other) and alike(named[key], named[other]):
                    unions.join(other, key)
    if question == "agent":
        _join_insurgents(keys, named, unions)
    return [[t for key in group for t in named[key].told] for group in unions.groups()]


def _named(question: Asked, tellings: Sequence[Telling], cast: Cast) -> dict[str, _Named]:
    told: dict[str, list[Telling]] = defaultdict(list)
    parties: dict[str, Party | None] = {}
    for t in tellings:
        party = _party_of(t, cast)
        said = t.value if isinstance(t.value, str) else t.words
        if question == "target" and (_NO_THING.fullmatch(said.strip()) or is_vacuous(t.words)):
            continue
        if question == "agent" and is_vacuous(said) and (party is None or is_vacuous(party.name)) and not t.denied:
            continue
        key = f"party {party.id}" if party else f"said {' '.join(words_of(said))}"
        told[key].append(t)
        parties[key] = party
    return {key: _of(question, parties[key], same) for key, same in told.items()}


def _party_of(telling: Telling, cast: Cast) -> Party | None:
    """The party that the value is; None where the words that stand there are plainly others than its name.

    The reader may take "the government" for a union that the page spoke of before; the words are what the page says.
    """
    party = cast.party(telling.value) if isinstance(telling.value, Node) else None
    if party is None or party.kind == "person" or telling.denied or is_vacuous(telling.words):
        return party
    words = form_of(telling.words)
    return party if not words.words or (words.words | words.acronyms) & _known(party.name, party.aliases) else None


@lru_cache(maxsize=4096)
def _known(name: str, aliases: tuple[str, ...]) -> frozenset[str]:
    """The words of a party's name, its acronym, and those of other names that have a word in common with it."""
    own = form_of(name)
    words = own.words | own.acronyms | {initials(name)}
    for form in map(form_of, aliases):
        if form.words & own.words or form.acronyms & words:
            words |= form.words | form.acronyms
    return words


def _of(question: Asked, party: Party | None, told: Sequence[Telling]) -> _Named:
    denied = question == "instrument"  # of agents, the words of a denial are all that is denied
    said = dict.fromkeys(t.value if isinstance(t.value, str) else t.words for t in told if denied or not t.denied)
    person = question == "patient" or (party is not None and party.kind == "person")
    labels = list(said)[:_MOST_FORMS]
    if party is not None:
        labels = [party.name, *([] if question == "instrument" else labels)]
        labels += [] if person or question == "instrument" else party.aliases[:_MOST_FORMS]
    labels = [label for label in labels if not is_vacuous(label)]
    return _Named(
        party=party,
        told=tuple(told),
        names=tuple(dict.fromkeys(n for label in labels if person and " and " not in label and (n := own_name(label)))),
        forms=() if person and question != "target" else _forms(party, labels),
        insurgent=bool(labels) and all(is_insurgent(label) for label in labels),
    )


def _forms(party: Party | None, labels: Sequence[str]) -> tuple[Form, ...]:
    """The forms of words of a value; of a party with a name, those that have to do with the name."""
    forms = tuple(dict.fromkeys(form_of(label) for label in labels))
    if party is None or _is_general(party):
        return forms
    known = _known(party.name, party.aliases)
    return tuple(f for f in forms if f.words & known and not is_general(f)) or forms[:1]


def _blocks(keys: Sequence[str], named: dict[str, _Named]) -> list[list[str]]:
    """Values that share a word: only those are compared."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        words = {w for name in named[key].names for w in name}
        words |= {w for form in named[key].forms for w in (*form.words, *form.acronyms)}
        for word in words:
            blocks[word].append(key)
    return [block for block in blocks.values() if len(block) > 1]


def _alike(question: Asked) -> Callable[[_Named, _Named], bool]:
    def alike(a: _Named, b: _Named) -> bool:
        if any(one_person(x, y) for x in a.names for y in b.names):
            return True
        one = {"agent": one_body, "instrument": one_instrument}.get(question, one_thing)
        return any(one(x, y) for x in a.forms for y in b.forms)

    return alike


def _join_insurgents(keys: Sequence[str], named: dict[str, _Named], unions: Unions[str]) -> None:
    """Put "the guerrillas" with the one armed movement that is named, where there is one alone."""
    general = [key for key in keys if named[key].insurgent]
    for key in general[1:]:
        unions.join(general[0], key)
    armed = {
        unions.root(key)
        for key in keys
        if (party := named[key].party) and key not in general and has_name(party.name) and is_armed_group(party)
    } - {unions.root(key) for key in general}
    if general and len(armed) == 1:
        unions.join(armed.pop(), general[0])
