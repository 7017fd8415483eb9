"""Who suffers in an incident of a page: persons that it names, and what befell them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from testigo.case.parties.forms import words_of
from testigo.case.parties.people import person_of
from testigo.ledger import Effect, Entity, Filler, Incident, IncidentType, Ledger
from testigo.reading.names import GENERIC, TITLES, is_name
from testigo.reading.pronouns import PRONOUNS

_BY_TYPE: dict[IncidentType, Effect] = {
    "killing": "killed",
    "abduction": "abducted",
    "arrest": "arrested",
    "release": "freed",
    "outbreak": "infected",
}
_BY_WORD: tuple[tuple[Effect, re.Pattern[str]], ...] = (
    ("injured", re.compile(r"wound|injur|hurt|maim", re.IGNORECASE)),
    ("killed", re.compile(r"kill|murder|assassin|slain|\bdead\b|\bdie[ds]?\b|drown", re.IGNORECASE)),
    ("missing", re.compile(r"missing|disappear", re.IGNORECASE)),
)
COMMON = frozenset(
    "man men woman women boy boys girl girls child children baby person people civilian civilians employee worker workers "
    "peasant peasants soldier policeman policemen officer official priest priests nun student students teacher victim "
    "member members leader leaders friend comrade companion wife husband son daughter brother sister mother father "
    "relative driver bodyguard escort guard politician journalist reporter activist lawyer attorney doctor nurse "
    "president minister deputy general colonel vendor peddler passer-by bystander resident residents neighbor writer one "
    "two three four five six seven eight nine ten other others another dead injured wounded body bodies staff".split()
)
"""Nouns with which a description ends; a name does not."""
_LEADING = re.compile(r"^(?:(?:the|an?|his|her|their|its|one|well-known|late)\s+)+", re.IGNORECASE)
_ENDS = re.compile(r"\b(?:of|in|at|on|from|who|which|that|for|near|with|alias)\b|[,\[(\-]{1,2}\s")
_ONE = re.compile(r"(?:an?|one|his|her|their|its)\s", re.IGNORECASE)
"""How words begin that bring in one more person, without a name: "a policeman", "his driver"."""
_SEVERAL = re.compile(
    r"\b(?:people|men|women|children|police|members|others|[a-z]{3,}[^s\W]s)\b|\band\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Victim:
    """A person to whom an incident of a page does something, by the words that name them and what befell them."""

    entity: str | None
    fillers: tuple[Filler, ...]
    effect: Effect | None
    named: bool
    words: frozenset[str]


class Victims:
    """The victims of one page's incidents."""

    def __init__(self, ledger: Ledger) -> None:
        """Take the page; whether it uses capitals for names is seen once."""
        self._text = ledger.page.text
        self._cased = any(c.isupper() for c in self._text[:2000])
        self._entities = {e.id: e for e in ledger.entities}
        self._named: dict[str, bool] = {}

    def of(self, incident: Incident) -> tuple[Victim, ...]:
        """Return the single persons that the incident is said to have befallen, each once, however often named."""
        effect = effect_of(incident, self._text)
        found: list[Victim] = []
        for entity, fillers in self._by_entity(incident).items():
            first = " ".join(fillers[0].of(self._text).split())
            named = self.is_named(entity) if entity in self._entities else False
            if named or self._is_one_more(entity, first):
                words = self._own_words(entity, first)
                if not any(named and v.named and v.words & words for v in found):
                    found.append(Victim(entity=entity, fillers=tuple(fillers), effect=effect, named=named, words=words))
        return tuple(found)

    def is_named(self, entity: str) -> bool:
        """Say whether the page names the person anywhere by a name of their own."""
        if entity not in self._named:
            known = self._entities.get(entity)
            self._named[entity] = known is not None and known.kind == "person" and any(self._names(known))
        return self._named[entity]

    def _names(self, entity: Entity) -> Iterator[bool]:
        for mention in entity.mentions:
            if self._cased:
                start = mention.start == 0 or self._text[mention.start - 1] in "\n\t"
                named = is_name(self._text, mention, "person", sentence_start=start, cased=True)
                yield named or any(" " in name for name in person_of(mention.of(self._text), cased=True).names)
            else:
                yield names_without_capitals(mention.of(self._text))

    def _by_entity(self, incident: Incident) -> dict[str, list[Filler]]:
        found: dict[str, list[Filler]] = {}
        for filler in incident.patients:
            if filler.of(self._text).casefold() in PRONOUNS and filler.entity not in found:
                continue
            found.setdefault(filler.entity or f"@{filler.start}", []).append(filler)
        return found

    def _is_one_more(self, entity: str, words: str) -> bool:
        """Whether it is a person without a name who is somebody else than those named: "his driver", "a boy", "driver"."""
        known = self._entities.get(entity)
        if known is None or known.kind != "person" or _SEVERAL.search(words):
            return False
        return bool(_ONE.match(words)) or (" " not in words and not self._cased and words not in TITLES)

    def _own_words(self, entity: str, words: str) -> frozenset[str]:
        known = self._entities.get(entity)
        return frozenset(w for w in words_of(known.name if known else words) if w not in TITLES and len(w) > 2)


def effect_of(incident: Incident, text: str) -> Effect | None:
    """Return what befalls the patients of an incident; None where its type and words do not say."""
    if incident.type in _BY_TYPE:
        return _BY_TYPE[incident.type]
    words = " ".join(trigger.of(text) for trigger in incident.triggers)
    return next((effect for effect, said in _BY_WORD if said.search(words)), None)


def names_without_capitals(words: str) -> bool:
    """Say whether words in lower case end in a name: two words that are no common nouns, or a title and one."""
    bare = _LEADING.sub("", _ENDS.split(" ".join(words.split()), maxsplit=1)[0])
    tokens = bare.split()
    if not tokens or tokens[-1] in COMMON | GENERIC or not tokens[-1].isalpha() or tokens[0][0].isdigit():
        return False
    own = [t for t in tokens if t not in COMMON | GENERIC | TITLES]
    return len(own) > 1 or (len(own) == 1 and len(tokens) > 1 and tokens[-2] in TITLES)


def names_in(words: str) -> list[str]:
    """Return the names of words that may hold two: "Ana Ruiz and the lawyer Petra Solt"."""
    parts = [part.strip() for part in re.split(r"\s+and\s+", words)]
    capital = any(c.isupper() for c in words)
    named = [p for p in parts if (any(w[0].isupper() for w in p.split()) if capital else names_without_capitals(p))]
    return named if len(named) == len(parts) > 1 else [words]
