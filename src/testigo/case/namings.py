"""How a page names those who act, suffer and speak in it: the page's side of joining parties."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from testigo.case.claim_chains import OUTLET, Sources, source_id
from testigo.case.parties.bodies import NOBODY, body_of
from testigo.case.parties.forms import words_of
from testigo.case.parties.mentions import NOBODY_SAID, aspect_of
from testigo.case.parties.nations import country_of
from testigo.case.parties.parting import page_is_cased
from testigo.case.records import Naming, Node
from testigo.ledger import Entity, EntityKind, Ledger, Source, SourceCategory, Span
from testigo.reading.sentences import sentence_spans

_PRONOUNS = frozenset(
    "i me my mine we us our ours you your he him his she her hers it its they them their theirs who whom whose which that "
    "this these those one ones himself herself itself themselves".split()
)
_OPENS_DESCRIPTION = re.compile(r"(?:the|a|an|his|her|its|their|our|my|some|several|two|three|\d+)\s", re.IGNORECASE)
_BRACKET = re.compile(r"\s?[\[(]([^\])\n]{2,80})[\])]")
_APPOSITION = re.compile(
    r",\s((?:(?:an?|the)\s|(?=(?:deputy |vice |acting |former )?(?:head|director|chief|chair\w*|spokes\w+|secretary|president|leader|"
    r"commander|editor|minister|manager|founder|coordinator|superintendent|dean|rector)\b))"
    r"[^,.;:\n“”\"]{3,70}?\b(?:of|for|from|at|with)\s[^,.;:\n“”\"]{3,60})[,.]"
)
_ITS_POST = re.compile(r"(?:[Ii]ts|[Tt]heir)\s([a-z][^,]{2,60}),\s(?=[^\W\d_a-z])")
"""A post in a body that was spoken of before: "Its secretary general, Elsa Prado"."""
_FORCES = frozenset(
    {"police", "army", "gendarmerie", "navy", "air force", "national guard", "security forces", "coast guard"}
)
_BODIES = frozenset({"organisation", "facility", "group"})
_ITSELF = re.compile(r"this (?:channel|newspaper|paper|station|radio|agency|site|website|news agency)", re.IGNORECASE)
_THINGS = frozenset({"weapon", "vehicle"})


def namings_of(ledger: Ledger) -> tuple[Naming, ...]:
    """Return one record for each entity that speaks, acts, suffers or has a name, each loose source, and the outlet."""
    return tuple(_Page(ledger).all())


def is_name(words: str) -> bool:
    """Whether it may be somebody's own name: it does not open as a description does."""
    return not _OPENS_DESCRIPTION.match(words) or any(c.isupper() for c in words[1:])


def outlet_name(ledger: Ledger) -> str | None:
    """Return the outlet's name; of a wire report that names no other outlet, the agency's."""
    page = ledger.page
    return page.outlet or (page.agencies[0] if len(page.agencies) == 1 else None)


def _country_in(outlet: str | None) -> str | None:
    """The country whose body the outlet is: a ministry's own page is about its country."""
    return body_of(outlet, cased=True).country if outlet else None


def _side_of(outlet: str | None) -> SourceCategory | None:
    """On which side the outlet is where it is a body of state: a ministry's page is the government's."""
    body = body_of(outlet, cased=True) if outlet else NOBODY
    function = body.function or body.within or ""
    if function in _FORCES:
        return "security"
    return "government" if function.startswith("ministry ") or function in {"government", "presidency"} else None


class _Page:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._text = ledger.page.text
        self._sources = Sources(ledger)
        self._cased = page_is_cased(ledger)
        self._outlet = outlet_name(ledger)
        self._country = country_of(ledger) or _country_in(self._outlet)
        self._told = ledger.page.published.value[:10] if ledger.page.published else None
        self._categories = self._said_by()

    def all(self) -> Iterator[Naming]:
        busy = self._busy()
        for entity in self._ledger.entities:
            naming = self._entity(entity)
            if entity.id in busy or (naming.names and entity.kind not in _THINGS):
                yield naming
        yield from self._loose()
        yield self._own_outlet()

    def _said_by(self) -> dict[str, SourceCategory]:
        """What most claims of each source say that it is."""
        seen: dict[str, Counter[SourceCategory]] = defaultdict(Counter)
        for claim in self._ledger.claims:
            if claim.source is not None:
                seen[source_id(claim, self._sources)][claim.source.category] += 1
        return {i: min(c, key=lambda k, c=c: (-c[k], k)) for i, c in seen.items()}  # type: ignore[misc]

    def _busy(self) -> set[str]:
        """The entities that speak or fill a role."""
        fillers = (
            f.entity
            for i in self._ledger.incidents
            for f in (*i.agents, *i.patients, *i.targets, *i.instruments)
            if f.entity
        )
        return {*fillers, *self._categories}

    def _entity(self, entity: Entity) -> Naming:
        words = self._words(entity)
        names = [w for w in words if self._is_proper(w, entity.kind)]
        if self._is_outlet(entity, words):
            names.insert(0, self._outlet or "")
        described = [w for w in words if w not in names]
        if entity.kind == "person":
            described += self._appositions(entity)
            described += self._posts_of_its(entity)
        return self._naming(entity.id, entity.kind, names, described)

    def _words(self, entity: Entity) -> list[str]:
        """The distinct words of its mentions, the most used first, with a bracket that follows them; pronouns left out."""
        said = Counter(self._with_bracket(m, entity.kind) for m in entity.mentions)
        said.update([entity.name] if entity.name not in said else [])
        kept = [w for w in said if w.casefold() not in _PRONOUNS]
        return sorted(kept, key=lambda w: (-said[w], w != entity.name))

    def _with_bracket(self, mention: Span, kind: EntityKind) -> str:
        words = " ".join(mention.of(self._text).split())
        if kind in {"person", "place"} or "(" in words or "[" in words:
            return words
        after = _BRACKET.match(self._text, mention.end)
        inner = " ".join(after[1].split()) if after else ""
        return (
            f"{words} ({inner})" if inner and (" " not in inner or " " not in words) and not inner.isdigit() else words
        )

    def _is_proper(self, words: str, kind: EntityKind) -> bool:
        if kind == "place":
            return is_name(words) and (not self._cased or words != words.lower())
        if kind in _THINGS:
            return self._cased and any(c.isupper() for c in words[1:]) and is_name(words)
        aspect = aspect_of(words, kind, cased=self._cased)
        if aspect == NOBODY_SAID or not aspect.words:
            return False
        is_body_of_one_word = aspect.sort == "body" and len(aspect.words) == 1 and not aspect.aliases
        return self._cased or kind != "group" or not (is_body_of_one_word and aspect.words[0].endswith("s"))

    def _appositions(self, entity: Entity) -> list[str]:
        """Posts that the page gives right behind a name: "Lidia Maren, a spokeswoman for the Quay Committee,"."""
        found = (_APPOSITION.match(self._text, m.end) for m in entity.mentions)
        return [" ".join(f[1].split()) for f in found if f]

    def _posts_of_its(self, entity: Entity) -> Iterator[str]:
        """Posts held in the body spoken of before: "The union CTM struck. Its secretary, Elsa Prado," is secretary of it."""
        for mention in entity.mentions:
            found = _ITS_POST.match(mention.of(self._text))
            whole = self._spoken_of_before(mention.start) if found else None
            if found and whole:
                yield f"{found[1]} of {whole}"

    def _spoken_of_before(self, start: int) -> str | None:
        """The first body with a name in the sentence before, or else in this one."""
        sentences = [s for s in sentence_spans(self._text) if s[0] <= start][-2:]
        for begin, end in sentences:
            bodies = [
                (m.start, e)
                for e in self._ledger.entities
                if e.kind in _BODIES
                for m in e.mentions
                if begin <= m.start < min(end, start)
            ]
            for _, entity in sorted(bodies, key=lambda found: found[0]):
                names = [w for w in self._words(entity) if self._is_proper(w, entity.kind)]
                if names:
                    return min(names, key=len)
        return None

    def _is_outlet(self, entity: Entity, words: Sequence[str]) -> bool:
        """Whether the page speaks of its own outlet: "the Courier" of The Selmar Courier, "this channel"."""
        if self._outlet is None or entity.kind not in {"organisation", "group"}:
            return False
        own = words_of(self._outlet)
        short = [words_of(w) for w in words if w.casefold() != "the"]
        named = bool(short) and all(s and set(s) <= set(own) and s[-1] in own[-2:] for s in short)
        return any(_ITSELF.fullmatch(w) for w in words) or (named and (self._cased or len(short[0]) > 1))

    def _loose(self) -> Iterator[Naming]:
        seen = set()
        for claim in self._ledger.claims:
            if claim.source is None or not (loose := source_id(claim, self._sources)).startswith("@") or loose in seen:
                continue
            seen.add(loose)
            words, kind = " ".join(claim.source.of(self._text).split()), _kind_of(claim.source, self._cased, self._text)
            proper = self._is_proper(words, kind)
            yield self._naming(loose, kind, [words] if proper else [], [] if proper else [words])

    def _own_outlet(self) -> Naming:
        host = (urlsplit(self._ledger.page.url).hostname if self._ledger.page.url else None) or ""
        names = [self._outlet] if self._outlet else []
        described = [host] if host else [] if names else [self._ledger.input]
        return self._naming(OUTLET, "outlet", names, described, _side_of(self._outlet))

    def _naming(
        self,
        entity: str,
        kind: EntityKind | str,
        names: Sequence[str],
        described: Sequence[str],
        category: SourceCategory | None = None,
    ) -> Naming:
        return Naming(
            node=Node(page=self._ledger.page.id, id=entity),
            kind=kind,  # type: ignore[arg-type]
            names=tuple(dict.fromkeys(names)),
            descriptions=tuple(dict.fromkeys(described)),
            category=category or self._categories.get(entity, "media" if kind == "outlet" else None),
            country=self._country,
            told=self._told,
            cased=self._cased,
        )


def _kind_of(source: Source, cased: bool, text: str) -> EntityKind:
    """Whether a source without an entity is a person by its words, else a group."""
    words = " ".join(source.of(text).split())
    return (
        "person"
        if aspect_of(words, "organisation", cased=cased).sort == "person"
        or (
            source.named
            and source.category in {"politician", "victim", "witness", "expert", "accused"}
            and aspect_of(words, "person", cased=cased).sort == "person"
        )
        else "group"
    )
