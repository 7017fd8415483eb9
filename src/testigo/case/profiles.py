"""What an incident of a page can be known again by: the page's side of joining incidents."""

from __future__ import annotations

import calendar
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from testigo.case.incidents.stems import RARE, stem, weight
from testigo.case.lineage.wording import form, words_of
from testigo.case.records import Node, Portrait, Profile, Spot
from testigo.ledger import Effect, Filler, Incident, Ledger, Where
from testigo.reading.names import GENERIC, TITLES, is_cased
from testigo.reading.places.countries import ADJECTIVES, NAMES
from testigo.reading.sentences import sentence_spans

_TELLING = 1.6
"""Weight from which on a word of a sentence is kept."""
_KEPT = 48
"""Words of an incident's sentences that are kept, the rarest ones."""
_TOPIC = 16
"""Words that a page is about."""
_WEEK = 7
"""Days of a stretch within which a day that is also given may be that of something that followed."""
_LEAD = 3
"""Sentences of the article, its title among them, that tell what the page is about."""
_TOKEN = re.compile(r"[^\W_]+")
_PRONOUNS = frozenset(
    "i me we us our ours you he him his she her hers it its they them their theirs who whom which that this these those one "
    "ones all both everyone anyone someone others another".split()
)


def profiles_of(ledger: Ledger) -> tuple[Profile, ...]:
    """Return one profile for each incident of the page."""
    return tuple(portrait.profile for portrait in portraits_of(ledger))


def portraits_of(ledger: Ledger) -> tuple[Portrait, ...]:
    """Return one portrait for each incident of the page, in the order of its records."""
    page = _Sentences(ledger)
    amounts = _amounts(ledger)
    return tuple(_portrait(incident, ledger, page, amounts.get(incident.id, ())) for incident in ledger.incidents)


def _portrait(
    incident: Incident, ledger: Ledger, page: _Sentences, amounts: tuple[tuple[Effect, float], ...]
) -> Portrait:
    days = _days(incident)
    patients, targets = _names(incident.patients, ledger), _names(incident.targets, ledger)
    sentences = page.of(incident)
    return Portrait(
        profile=_profile(
            incident, ledger, page, days, (*patients, *targets), leading=any(n < _LEAD for n in sentences)
        ),
        days=days,
        places=tuple(dict.fromkeys(spot(place) for place in incident.where)),
        agents=_names(incident.agents, ledger),
        patients=patients,
        targets=targets,
        people=page.names(_of_kinds(incident, ledger, {"person"})),
        things=page.names(_of_kinds(incident, ledger, {"organisation", "facility", "place"})),
        amounts=amounts,
        words=page.words(sentences),
        topic=page.topic,
        sentences=sentences,
    )


def _profile(
    incident: Incident, ledger: Ledger, page: _Sentences, days: Sequence[str], hit: Sequence[str], *, leading: bool
) -> Profile:
    ends = _ends(days[0]) if days else (None, None)
    first, last = _around(days)
    return Profile(
        node=Node(page=ledger.page.id, id=incident.id),
        type=incident.type,
        stage=incident.stage,
        day=ends[0] if ends[0] == ends[1] else None,
        first=first,
        last=last,
        told=ledger.page.published.value if ledger.page.published else None,
        point=_point(incident.where),
        known=page.names(hit),
        leading=leading,
        triggers=len(incident.triggers),
    )


def _days(incident: Incident) -> tuple[str, ...]:
    """The days and ranges: what is said most often first, of equals the sharpest, then the latest."""
    said = Counter(w.value for w in incident.when if w.value)
    sharp = {day: (_ends(day)[0] == _ends(day)[1]) for day in said}
    ordered = sorted(said, key=lambda day: (_ends(day)[1], day), reverse=True)
    return tuple(sorted(ordered, key=lambda day: (not sharp[day], -said[day])))


def _around(days: Sequence[str]) -> tuple[str, str] | tuple[None, None]:
    """The first and the last day that it may have been: "last week" around the day that one of the wounded died."""
    if not days:
        return None, None
    ends = _ends(days[0])
    wider = (other for other in map(_ends, days[1:]) if other[0] <= ends[0] and ends[1] <= other[1])
    return next((other for other in wider if _length(other) <= _WEEK), ends)


def _length(ends: tuple[str, str]) -> int:
    """Days from the first to the last."""
    return (date.fromisoformat(ends[1]) - date.fromisoformat(ends[0])).days


def _ends(value: str) -> tuple[str, str]:
    """The first and the last day of an ISO date of any precision, or range."""
    first, _, last = value.partition("/")
    return (first + "-01-01"[len(first) - 4 :], last_day(last or first))


def last_day(value: str) -> str:
    """Return the last day of a day, month or year."""
    if len(value) == len("2018"):
        return f"{value}-12-31"
    if len(value) == len("2018-01"):
        year, month = map(int, value.split("-"))
        return f"{value}-{calendar.monthrange(year, month)[1]:02d}"
    return value


def spot(place: Where) -> Spot:
    """Return the place without where its words stand."""
    return Spot(
        name=place.name,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=place.precision,
        country=place.country,
    )


def _point(places: Iterable[Where]) -> tuple[float, float] | None:
    """The town or spot that is named most often, the first of equals."""
    said = Counter(
        (round(p.latitude, 2), round(p.longitude, 2))
        for p in places
        if p.latitude is not None and p.longitude is not None and p.precision in {"exact", "city"}
    )
    return said.most_common(1)[0][0] if said else None


def _names(fillers: Iterable[Filler], ledger: Ledger) -> tuple[str, ...]:
    """The words of the fillers and the names of their entities; pronouns are left out."""
    entities = {e.id: e.name for e in ledger.entities}
    said = (words for f in fillers for words in (entities.get(f.entity or ""), f.of(ledger.page.text)) if words)
    whole = (" ".join(words.split()) for words in said)
    return tuple(dict.fromkeys(words for words in whole if words.casefold() not in _PRONOUNS))


def _of_kinds(incident: Incident, ledger: Ledger, kinds: set[str]) -> tuple[str, ...]:
    """The names and descriptions of those of these kinds that it happened to."""
    known = {e.id for e in ledger.entities if e.kind in kinds}
    return _names([f for f in (*incident.patients, *incident.targets) if f.entity in known], ledger)


_NATIONS = frozenset(word for name in (*NAMES, *ADJECTIVES) for word in words_of(name))


def _amounts(ledger: Ledger) -> dict[str, tuple[tuple[Effect, float], ...]]:
    """The numbers of each incident with what they count, those that are given."""
    found: dict[str, dict[tuple[Effect, float], None]] = {}
    for count in ledger.counts:
        number = count.low if count.low is not None else count.high
        if count.incident is not None and number is not None:
            found.setdefault(count.incident, {})[count.effect, number] = None
    return {incident: tuple(amounts) for incident, amounts in found.items()}


class _Sentences:
    """The sentences of a page's article, numbered from its title."""

    def __init__(self, ledger: Ledger) -> None:
        self._text = ledger.page.text
        blocks = list(ledger.page.article()) or list(ledger.page.blocks)
        self._spans = [span for b in blocks for span in sentence_spans(self._text, b.start, b.end)]
        self._starts = [start for start, _ in self._spans]
        self._cased = is_cased(self._text)
        self._common = self._lower_case()
        self.topic = self._topic()

    def _lower_case(self) -> frozenset[str]:
        """The words that the page writes in lower case somewhere, and which are therefore nobody's name."""
        if not self._cased:
            return frozenset()
        said = (w for a, b in self._spans for w in _TOKEN.findall(self._text, a, b))
        return frozenset(form(w) for w in said if w[0].islower())

    def names(self, phrases: Iterable[str]) -> tuple[str, ...]:
        """The stems of the phrases' words that may be names: rare in news, and with a capital where the page has any."""
        return tuple(
            dict.fromkeys(stem(form(w)) for phrase in phrases for w in _TOKEN.findall(phrase) if self._is_name(w))
        )

    def _is_name(self, word: str) -> bool:
        plain = form(word)
        if len(plain) < 3 or word.isdigit() or plain in _NATIONS or plain in TITLES or plain in GENERIC:
            return False
        if self._cased and (word[0].islower() or plain in self._common):
            return False
        return weight(stem(plain)) >= RARE

    def of(self, incident: Incident) -> tuple[int, ...]:
        """The numbers of the sentences that its triggers stand in."""
        return tuple(sorted({max(0, bisect_right(self._starts, t.start) - 1) for t in incident.triggers}))

    def _topic(self) -> tuple[str, ...]:
        """The stems that the page is about: rare in news, and often on it."""
        said = Counter(stem(w) for a, b in self._spans for w in words_of(self._text[a:b]) if w not in _NATIONS)
        kept = (s for s in said if weight(s) >= _TELLING and not s.isdigit())
        ordered = sorted(kept, key=lambda s: (-min(said[s], 5) * weight(s), s))
        often = [s for s in ordered if said[s] > 1][:_TOPIC]
        # A short page says little twice; what it names is what it is about.
        names = self.names(self._text[a:b] for a, b in self._spans) if self._cased else ()
        about = list(dict.fromkeys((*often, *(s for s in names if s in said))))
        return tuple(sorted(about[:_TOPIC] or ordered[:_TOPIC]))

    def words(self, sentences: Iterable[int]) -> tuple[str, ...]:
        """The stems of the sentences' words that tell something, the rarest ones, in order of the alphabet."""
        parts = [self._text[slice(*self._spans[n])] for n in sentences if n < len(self._spans)]
        stems = {stem(w) for part in parts for w in words_of(part) if w not in _NATIONS}
        kept = sorted((s for s in stems if weight(s) >= _TELLING), key=lambda s: (-weight(s), s))
        return tuple(sorted(kept[:_KEPT]))
