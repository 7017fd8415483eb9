"""Turns a ledger into the templates that the MUC-4 task asks for.

The task's guidelines (version 7, sections 1 and 5 to 7) set what counts: violent acts against people who are not soldiers,
policemen or guerrillas and against things, accomplished, attempted or threatened, told specifically. A ledger holds more:
clashes, arrests, trials, accidents, killings in general. What is told of one event under several names, a bombing and the
killing that it caused, is one template.

A filler of the ledger is a phrase as printed. The key has its core: no article, number or relative clause, a person's name
without the office, the bomb and not the load of it, the building and not its windows. Texts of the task are printed in
capitals, so names are told from offices by a list of words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from role_measures import ROLES, Entity, Fillers, Template, entity
from testigo.ledger import EntityKind, Filler, Incident, IncidentType, Ledger, Span
from testigo.reading.names import GENERIC, TITLES
from testigo.reading.pronouns import PRONOUNS

KINDS: Mapping[IncidentType, str] = {
    "bombing": "bombing",
    "arson": "arson",
    "abduction": "kidnapping",
    "seizure": "robbery",
    "killing": "attack",
    "shooting": "attack",
    "attack": "attack",
    "strike": "attack",
}
"""The task's name of each type of incident that it asks for. It has no bombing from the air: that is an attack."""
STAGES = frozenset({"real", "attempt", "threat", "plan"})
_ORDER = ("bombing", "arson", "kidnapping", "robbery", "attack")
"""Which type a template has when its incidents differ: "attack" only when no other fits."""
_WITHOUT = {"kidnapping": {"Target", "Weapon"}, "arson": {"Weapon"}}
"""Roles that templates of a type do not have."""

_SECURITY = re.compile(
    r"\b(?:police|policem[ae]n|soldiers?|troops?|army|military|navy|air force|armed forces|patrols?|battalion|brigade"
    r"|guards?|government)\b",
    re.IGNORECASE,
)
_ARMED = re.compile(
    _SECURITY.pattern.replace("|government", "")
    + r"|\b(?:officers?|sergeants?|lieutenants?|captains?|colonels?|majors?|generals?|guardsm[ae]n|garrison|barracks"
    r"|regiment|base|marines?|commandos?|guerrillas?|rebels?|insurgents?|subversives?|terrorists?|contras?|combatants?"
    r"|traffickers?|detectives?|agents?)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:guerrillas?|rebels?|terrorists?|subversives?|insurgents?|commandos?|units?|forces|groups?|columns?|gang|bands?"
    r"|squads?|patrol|detachment|troops|soldiers|elements|members?|individuals|men|fighters|combatants|militia|assassins"
    r"|criminals)$",
    re.IGNORECASE,
)
"""What a phrase ends with that describes people, whatever body they belong to."""
_FORCES = re.compile(r"\b(?:armed forces|air force)\b", re.IGNORECASE)
_MEMBERS = re.compile(
    r"\b(?:members?|guerrillas?|rebels|militants|commandos?|column|unit|elements) (?:of|from) (?:the )?(.+)$",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[(\[]([A-Z]{2,6}(?:-[A-Z]{1,4})?)[)\]]")
_USE = re.compile(
    r"\b(?:fire|gunfire|bullets?|shots?|ammunition|rounds|explosions?|cars?|motorcycles?|fuse)$", re.IGNORECASE
)
"""What a phrase ends with that tells of a weapon's use or transport: no weapon in the sense of the task."""

_END = re.compile(
    r"\s*(?:[,;:(\[]|--|\b(?:who|that|which|whose|where|wearing|armed with|belonging|carrying|located)\b)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"^(?:.*\b(?:kgs?|kilos?|kilograms?|grams?|pounds|tons?|sticks?|charges?|loads?|packages?|types?|amount|quantity"
    r"|windows?|doors?|floors?|walls?|roof|facades?|gates?|entrance|front|parts?|shelves|masonry)) of (?:the )?(.+)$",
    re.IGNORECASE,
)
_LEADING = frozenset(
    "a an the this that these those his her their its our one two three four five six seven eight nine ten eleven twelve "
    "dozens several some many hundreds numerous other another unidentified alleged presumed suspected".split()
)
_PARTICLES = frozenset("de la del los las y da dos von van di".split())
_NO_NAME = (
    TITLES
    | GENERIC
    | _LEADING
    | frozenset(PRONOUNS)
    | frozenset("of for and to in at an from with by then former general attorney state national presidential".split())
    | frozenset(
        "msgr monsignor archbishop priest priests missionary nun nuns sister sisters brother brothers son sons wife daughter "
        "leader candidate deputy representative minister ministers magistrate lawyer diplomat politician activist citizen "
        "journalist reporter newsman publisher businessman industrialist rancher peasant worker employee student engineer "
        "technician pilot driver maid bodyguard policeman detective detectives colleague member rector parish "
        "man woman person civilian terrorists murdered retired liberal conservative democratic christian communist party "
        "jesuit salvadoran colombian american u.s. us chilean peruvian guatemalan honduran bolivian nicaraguan argentine "
        "ecuadoran venezuelan mexican spanish spaniard italian french german swiss british israeli".split()
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An incident that the task asks for, by the type that it has there."""

    kind: str
    incident: Incident


def templates_of(ledger: Ledger) -> tuple[Template, ...]:
    """The templates of a page, in the order of their first incidents."""
    told = [Told(kind=KINDS[i.type], incident=i) for i in ledger.incidents if is_asked_for(i, ledger)]
    return tuple(_template(group, ledger) for group in _joined(told, ledger))


def is_asked_for(incident: Incident, ledger: Ledger) -> bool:
    """Whether the task wants this incident: an act of violence against someone or something that is not under arms."""
    if incident.type not in KINDS or incident.stage not in STAGES:
        return False
    hit = [_words(f, ledger) for f in (*incident.patients, *incident.targets)]
    if not hit and not incident.instruments:
        return False
    if incident.type == "seizure":
        agents = [_words(f, ledger) for f in incident.agents]
        if not agents or any(map(_SECURITY.search, agents)):
            return False
    return not hit or not all(map(_ARMED.search, hit))


def _joined(told: Sequence[Told], ledger: Ledger) -> list[list[Told]]:
    """Incidents that are one event: the same is hit, or day and place agree, and the types are not two sorts of act."""
    groups: list[list[Told]] = []
    for one in told:
        same = [group for group in groups if any(_is_same(one, other, ledger) for other in group)]
        for group in same:
            groups.remove(group)
        groups.append([other for group in same for other in group] + [one])
    return sorted(groups, key=lambda group: ledger.incidents.index(group[0].incident))


def _is_same(one: Told, other: Told, ledger: Ledger) -> bool:
    kinds = {one.kind, other.kind}
    if len(kinds) > 1 and kinds not in ({"attack", "bombing"}, {"attack", "arson"}):
        return False
    a, b = one.incident, other.incident
    return bool(_hit(a, ledger) & _hit(b, ledger)) or _is_same_day_and_place(a, b)


def _hit(incident: Incident, ledger: Ledger) -> set[str]:
    return {f.entity or _words(f, ledger) for f in (*incident.patients, *incident.targets)}


def _is_same_day_and_place(a: Incident, b: Incident) -> bool:
    """Whether both are dated alike, and no places tell them apart."""
    days, places = [{w.value for w in i.when if w.value} for i in (a, b)], [{w.name for w in i.where} for i in (a, b)]
    return bool(days[0] & days[1]) and (not all(places) or bool(places[0] & places[1]))


def _template(group: Sequence[Told], ledger: Ledger) -> Template:
    kind = min((told.kind for told in group), key=_ORDER.index)
    found: dict[str, dict[str, str]] = {role: {} for role in ROLES}
    for told in group:
        for role, ident, phrase in _fillers(told.incident, ledger):
            if role not in _WITHOUT.get(kind, ()):
                found[role].setdefault(ident, phrase)
    return Template(types=frozenset({kind}), fillers={role: _entities(phrases) for role, phrases in found.items()})


def _entities(phrases: Mapping[str, str]) -> list[Entity]:
    return [one for one in dict.fromkeys(entity([phrase]) for phrase in phrases.values()) if one]


def _fillers(incident: Incident, ledger: Ledger) -> Iterator[tuple[str, str, str]]:
    """Role, identity and phrase of everyone and everything in an incident."""
    for f in incident.agents:
        yield from _perpetrators(f, ledger)
    for f in incident.patients:
        name = _person(f, ledger) if _kind(f, ledger, "person") == "person" else None
        if name:
            yield "Victim", f.entity or name, name
    for f in incident.targets:
        if _kind(f, ledger, "facility") in {"facility", "vehicle", "organisation"}:
            yield from _thing("Target", f, ledger)
    for f in incident.instruments:
        if _is_weapon(f, ledger):
            yield from _thing("Weapon", f, ledger)


def _thing(role: str, f: Filler, ledger: Ledger) -> Iterator[tuple[str, str, str]]:
    phrase = core(_words(f, ledger))
    if phrase.lower() not in PRONOUNS:
        yield role, f.entity or phrase, phrase


def _is_weapon(f: Filler, ledger: Ledger) -> bool:
    words = _words(f, ledger)
    if _kind(f, ledger, "weapon") == "vehicle" and "bomb" not in words.lower():
        return False
    return not _USE.search(core(words))


def _perpetrators(f: Filler, ledger: Ledger) -> Iterator[tuple[str, str, str]]:
    """A body, or people and the body that the phrase says they are of."""
    words, kind = _told_words(f, ledger), _kind(f, ledger, "group")
    if not words:
        return
    phrase = core(words)
    if kind == "organisation" and (_FORCES.search(words) or not _PEOPLE.search(phrase)):
        yield "PerpOrg", f.entity or phrase, phrase
    elif kind in {"person", "group", "organisation"}:
        yield "PerpInd", f.entity or phrase, (_person(f, ledger) if kind == "person" else None) or phrase
        body = _body(f, words, ledger)
        if body:
            yield "PerpOrg", *body


def _body(f: Filler, words: str, ledger: Ledger) -> tuple[str, str] | None:
    """The body that people are told to be of, inside their own phrase: "FMLN guerrillas", "members of the police"."""
    for one in ledger.entities:
        if one.kind == "organisation" and one.id != f.entity:
            inside = [m for m in one.mentions if f.covers(m) and m.end - m.start < f.end - f.start]
            if inside:
                return one.id, core(_words(inside[0], ledger))
    acronyms = set(_ACRONYM.findall(ledger.page.text)) & set(re.findall(r"[\w-]+", words))
    if acronyms:
        return (min(acronyms),) * 2
    named = _MEMBERS.search(words)
    return (named[1], core(named[1])) if named else None


def _person(f: Filler, ledger: Ledger) -> str | None:
    """A person's name: the filler's own, if need be completed or given by the person's other mentions."""
    own = name_in(_words(f, ledger))
    if own and " " in own:
        return own
    mentions = next((e.mentions for e in ledger.entities if e.id == f.entity), ())
    names = [n for m in mentions if (n := name_in(_words(m, ledger))) and " " in n]
    fitting = [n for n in names if own is None or own in n.split()]
    return max(fitting, key=lambda n: (len(n.split()) <= 5, len(n)), default=own)


def name_in(phrase: str) -> str | None:
    """The name at the end of a phrase or of a part of it before a comma, without office and origin; None if there is none.

    A word alone is a name only after an office: "President Cerezo".
    """
    for part in re.split(r",|\(|\[| -- ", phrase):
        words = [word.strip("\"'") for word in part.split()]
        start = len(words)
        while start and _may_be_name(words[start - 1]):
            start -= 1
        while start < len(words) and words[start].lower() in _PARTICLES:
            start += 1
        name = words[start:]
        if name and name[-1].lower() not in _PARTICLES and (len(name) > 1 or start):
            return " ".join(name)
    return None


def _may_be_name(word: str) -> bool:
    lower = word.lower()
    return word[:1].isalpha() and lower not in _NO_NAME and lower.rstrip(".") not in _NO_NAME


def core(phrase: str) -> str:
    """A phrase without article, number and relative clause; the whole in place of its parts, the stuff of its measure."""
    end = _END.search(phrase)
    short = phrase[: end.start()] if end and end.start() else phrase
    part = _PART.match(short)
    words = (part[1] if part else short).split()
    while len(words) > 1 and (words[0].lower().strip("\"'") in _LEADING or re.fullmatch(r"[\d,.]+", words[0])):
        words = words[1:]
    return " ".join(words).strip("\"' ,.")


def _words(span: Span, ledger: Ledger) -> str:
    return " ".join(span.of(ledger.page.text).split())


def _told_words(f: Filler, ledger: Ledger) -> str | None:
    """The filler's words; for a pronoun those of the first mention that is none."""
    mentions = next((e.mentions for e in ledger.entities if e.id == f.entity), ())
    said = (_words(span, ledger) for span in (f, *mentions))
    return next((words for words in said if words.lower() not in PRONOUNS), None)


def _kind(f: Filler, ledger: Ledger, otherwise: EntityKind) -> EntityKind:
    return next((e.kind for e in ledger.entities if e.id == f.entity), otherwise)


def roles_of(templates: Sequence[Template]) -> Fillers:
    """The entities of a document by role over all its templates; one that is part of another is not told twice."""
    roles: dict[str, list[Entity]] = defaultdict(list)
    for template in templates:
        for role, entities in template.fillers.items():
            for one in entities:
                if not any(one <= other or other <= one for other in roles[role]):
                    roles[role].append(one)
    return roles
