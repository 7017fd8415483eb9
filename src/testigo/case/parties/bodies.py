"""A body's naming taken apart: whose army, ministry or police it is, its own name, its acronym, or the body it is part of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from testigo.case.parties import lexicon as lex
from testigo.case.parties.forms import folded
from testigo.case.parties.nations import stem_of_land, stem_of_people, take_nation
from testigo.case.parties.tokens import ARTICLES, Token, tokens_of, without_articles, words, written

_BRACKETED = re.compile(r"\s*[\[(]([^\])]*)(?:[\])]|$)")
_QUOTES = re.compile(r"[\"“”«»]")
_ENDS = re.compile(
    r"\s(?:who|which|that|held|whose|accused|wearing|dressed|armed with|in|on|near|based|including|representing)\s|[;:]"
)
_SMALL = ARTICLES | frozenset("of and in on at to for by from with de y e del du des d al &".split())
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve several some many few dozens hundreds scores both other all "
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "dos tres cuatro cinco seis varios".split()
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|a|o)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth")
_MILITARY = frozenset(
    "infantry mobile mechanized mechanised armored armoured airborne artillery cavalry reaction rapid paratroop parachute rifle "
    "marine commando special".split()
)
_SUBNATIONAL = frozenset(
    "provincial regional local municipal city county district metropolitan municipality town".split()
)
_RULERS = frozenset("government gobierno administration regime govt".split())
_PLAIN_PARTS = frozenset("committee mission service command office bureau factions wing radio station unit".split())
_BEFORE_NAMES = frozenset(
    "ruling opposition rightist leftist rightwing leftwing right left wing banned outlawed main so called local rival armed "
    "rebel guerrilla militant charity agency newspaper broadcaster clandestine".split()
)
_COMMON_HEADS = frozenset(
    "group church bank station club mission university bureau news international company post".split()
)
_UNIONS = frozenset({"union", "church", "company", "community", "committee", "council", "commission"})
"""What begins a name in capitals that has "of" in it: "Union of Locomotive Drivers"."""
_FORCE_ENDS = frozenset({"command", "force", "service", "department", "headquarters", "directorate"})
"""What the name of a police force may end in."""
_LONGEST = 12
_NATIONAL = frozenset({"army", "air force", "navy", "embassy", "presidency", "parliament", "state media"})
"""What only a country has: a name beside it that no table knows is that of a country ("Kharun Air Force")."""
_BEFORE_PARTS = _SMALL | lex.STANDING - {"general", "political", "national"}
_PART_WORDS = lex.MEMBERS | lex.FIGHTERS
_PARTS = _PART_WORDS | lex.GENERIC | lex.UNITS
_ENDS_PART = lex.PART_HEADS | lex.FIGHTERS
_RULING = _RULERS | lex.MINISTRY
_ASIDE = lex.MODIFIERS - {"state", "national", "nacional", "general"}
_QUALIFIERS = lex.MODIFIERS | lex.STANDING
_NO_COUNTRYS = lex.GENERIC | lex.MODIFIERS | _SMALL
_OF_MINISTRIES = lex.MINISTRY | lex.TOPIC_TAIL | lex.MODIFIERS | frozenset(lex.TOPICS)
_TELLING_NOTHING = lex.GENERIC | lex.MODIFIERS | lex.STANDING
_TAILS = lex.POLICE | lex.BODY_HEADS | lex.MINISTRY | {"government", "hospital", "office"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What a naming tells of a body.

    ``function`` is what every country has one of (``police``, ``ministry interior``), ``country`` whose it is where the words
    say so; ``name`` its own name, folded, without small words; ``aliases`` the acronym or the full form given beside it.
    With ``part`` the naming is of a part of the body ("FMLN leaders"), and ``counted`` of a number of its people. ``within`` is
    the body that the words put it under: ``government`` of a state broadcaster, ``army`` of a brigade, a movement of what it runs.
    """

    function: str | None = None
    country: str | None = None
    name: str | None = None
    aliases: tuple[str, ...] = ()
    part: str | None = None
    counted: bool = False
    within: str | None = None


NOBODY = Body()


@lru_cache(maxsize=32768)
def body_of(text: str, *, cased: bool, proper: bool = True) -> Body:
    """Take a naming apart; :data:`NOBODY` where it names nobody in particular.

    ``cased`` says that the page tells names by capitals; ``proper`` that the words may be a name at all.
    """
    plain = _QUOTES.sub(" ", text)
    noted = [inner for inner in _BRACKETED.findall(plain) if inner.strip()]
    head = _ENDS.split(_BRACKETED.sub(" ", plain))[0]
    parts = [p for p in re.split(r",\s|\s/\s|,$", head) if p.strip()]
    for i, part in enumerate(parts):
        body = _one(without_articles(tokens_of(part)), cased=cased, proper=proper)
        if body != NOBODY:
            return _with_aliases(body, [*noted, *(p for p in parts[i + 1 :] if _is_acronym(p, body))], cased=cased)
    return NOBODY


def _is_acronym(text: str, body: Body) -> bool:
    """Whether it is in capitals, or made of the first letters of the name, in the order of any language."""
    said = text.strip()
    firsts = sorted(w[0] for w in (body.name or "").split())
    return " " not in said and 2 <= len(said) <= 10 and (said.isupper() or sorted(said.casefold()) == firsts)


def _with_aliases(body: Body, noted: Sequence[str], *, cased: bool) -> Body:
    """The body with what brackets beside it say: its acronym, or the full form of one."""
    aliases = []
    for inner in noted:
        bare = [t for t in tokens_of(inner) if t.word not in _SMALL or (cased and t.raw.isupper())]
        named = [t.word for t in bare if t.word not in lex.GENERIC or (cased and t.raw.isupper())]
        if not named or len(bare) > _LONGEST or (cased and not any(t.is_capital for t in bare)):
            continue
        if len(bare) == 1 or body.function == "rebels" or (body.name and " " not in body.name):
            aliases.append(" ".join(t.word for t in bare))
    return replace(body, aliases=tuple(a for a in dict.fromkeys(aliases) if a != body.name))


def _one(tokens: Sequence[Token], *, cased: bool, proper: bool) -> Body:
    if not tokens:
        return NOBODY
    counted = all(w in _NUMBERS or w.isdigit() for w in tokens[0].word.split("-") if w)
    bare = without_articles(tokens[1:] if counted and len(tokens) > 1 else tokens)
    if len(bare) > 1 and bare[0].owns and bare[0].word in {"country", "nation"}:
        bare = bare[1:]
    owned = _owned(bare, cased=cased)
    if owned is not None:
        return owned
    _, plain = take_nation(bare)
    whole, part = (
        (bare, None)
        if _function(words(plain)) or _of_unknown_country(plain, cased=cased)
        else _part_of(bare, cased=cased)
    )
    body = _whole(whole, cased=cased, proper=proper)
    if body == NOBODY and part:
        body, part = _whole(bare, cased=cased, proper=proper), None
    if body == NOBODY or not (part or counted):
        return body
    fights = part is not None and part.split()[-1] in lex.FIGHTERS and not counted
    return replace(body, part=None if fights and body.name else part or "members", counted=counted)


def _owned(tokens: Sequence[Token], *, cased: bool) -> Body | None:
    """What a possessive gives: "the army's 1st Infantry Brigade", "the dockers' Quay Committee", "his victim's relatives"."""
    at = next((i for i, t in enumerate(tokens[:-1]) if t.owns), None)
    if at is None:
        return None
    owner, rest = tokens[: at + 1], list(tokens[at + 1 :])
    country, plain = take_nation(owner)
    function = _function(words(plain))
    if function and rest[-1].word in lex.UNITS and len(rest) > 1:
        return replace(_unit(rest), country=country, within=function)
    if function and rest[-1].word in lex.PART_HEADS:
        return Body(function=function, country=country, part=" ".join(words(rest)))
    if not cased and rest[-1].word in lex.GENERIC - lex.BODY_HEADS:
        return NOBODY
    return None


def _unit(tokens: Sequence[Token]) -> Body:
    """A unit of an army, by its own name."""
    return Body(name=" ".join(t.word for t in tokens if t.word not in _SMALL), within="army")


def _part_of(tokens: Sequence[Token], *, cased: bool) -> tuple[list[Token], str | None]:
    """The whole and what part of it is meant: "leaders of X", "X spokesmen", "X General Command"."""
    said = words(tokens)
    cut = next((i for i, w in enumerate(said) if w in {"of", "from", "for", "de", "del"} and i), None)
    if cut is not None:
        head = [w for w in said[:cut] if w not in _BEFORE_PARTS] or said[:cut]
        union = (
            cased
            and tokens[0].is_capital
            and set(head) <= _UNIONS
            and not _is_known_body(tokens[cut + 1 :], cased=cased)
        )
        if all(w in _PARTS or w.isdigit() for w in head) and not (set(head) & _RULING) and not union:
            return without_articles(tokens[cut + 1 :]), " ".join(head)
    return _suffix(tokens, cased=cased)


def _suffix(tokens: Sequence[Token], *, cased: bool) -> tuple[list[Token], str | None]:
    said = words(tokens)
    if said[-1] in lex.UNITS or (cased and said[-1] in lex.FIGHTERS and tokens[-1].is_capital):
        return list(tokens), None
    start = len(said)
    while start > 1 and said[start - 1] in _PART_WORDS:
        start -= 1
    if start == len(said) or said[-1] not in _ENDS_PART:
        return list(tokens), None
    rest, part = list(tokens[:start]), said[start:]
    if len(part) == 1 and part[0] in _PLAIN_PARTS and not _is_known_body(rest, cased=cased):
        return list(tokens), None
    if len(rest) == 1 and rest[0].word in lex.GENERIC | lex.STANDING and rest[0].word not in lex.SINGLE_FUNCTIONS:
        return list(tokens), None
    return rest, " ".join(part)


def _is_known_body(tokens: Sequence[Token], *, cased: bool) -> bool:
    if len(tokens) == 1 and cased:
        return tokens[0].raw.isupper() and len(tokens[0].raw) > 1
    return tokens[-1].word in lex.BODY_HEADS or _function(words(tokens)) is not None


def _whole(tokens: Sequence[Token], *, cased: bool, proper: bool) -> Body:
    """The body that the tokens name as a whole."""
    said = [w for w in words(tokens) if w not in _SMALL]
    seat = lex.FOREIGN_SEATS.get(" ".join(said))
    if seat:
        return Body(function=seat[0], country=seat[1])
    unit = next((i for i, w in enumerate(words(tokens)) if w in lex.UNITS and i), None)
    if (
        unit is not None
        and any(_ORDINAL.fullmatch(w) or w in _MILITARY for w in words(tokens[:unit]))
        and (unit == len(tokens) - 1 or tokens[unit + 1].word in {"of", "de"})
    ):
        owner = _function(words(tokens[unit + 2 :])) if unit + 2 < len(tokens) else None
        country, rest = take_nation(tokens[: unit + 1])
        return replace(_unit(rest), country=country, within=owner or "army")
    run = _run_by(tokens)
    if run:
        body = _whole(_without_runner(tokens), cased=cased, proper=proper)
        return replace(body, within=run) if body != NOBODY else body
    country, rest = take_nation(tokens)
    function = _function(words(rest))
    if function:
        return Body(function=function, country=country)
    unknown = _of_unknown_country(rest, cased=cased)
    if unknown:
        return unknown
    if _RULERS & set(said) and {"and", "y"} & set(words(tokens)) and not (cased and any(t.is_capital for t in rest)):
        return NOBODY  # two bodies in one breath
    if (
        _RULERS & set(said)
        and "and" not in words(tokens)
        and not _SUBNATIONAL & set(said)
        and not _is_named_ruler(rest, cased=cased)
    ):
        return Body(function="government", country=country)
    if rest and rest[0].word == "state" and len(rest) > 2 and _function(words(rest[:2])) == "state media":
        named = _named(rest[2:], cased=cased)
        return Body(name=named, country=country, within="government") if named else NOBODY
    name = _named(tokens, cased=cased) if proper else None
    return Body(name=name, country=country, within=_force(name)) if name else NOBODY


def _force(name: str) -> str | None:
    """What a force by a name of its own is part of: the police, of "Sahra State Police Command"."""
    said = [w for w in name.split() if w not in _FORCE_ENDS]
    return "police" if len(said) > 1 and said[-1] in lex.POLICE else None


def _run_by(tokens: Sequence[Token]) -> str | None:
    """Who runs it, by the words: "hamas" of "the Hamas-run health ministry", "government" of "state-run"."""
    for i, t in enumerate(tokens):
        if t.word.endswith(("-run", "-owned", "-controlled")):
            owner = t.word.rpartition("-")[0]
            return "government" if owner == "state" else owner
        if t.word == "run" and i and tokens[i - 1].word in {"state", "government"}:
            return "government"
    return None


def _without_runner(tokens: Sequence[Token]) -> list[Token]:
    spoken = [i for i, t in enumerate(tokens) if t.word == "run" or t.word.endswith(("-run", "-owned", "-controlled"))]
    drop = {*spoken, *(i - 1 for i in spoken if tokens[i].word == "run")}
    return [t for i, t in enumerate(tokens) if i not in drop]


def _is_named_ruler(rest: Sequence[Token], *, cased: bool) -> bool:
    """Whether the government is a body's own ("Confederation of Local Governments")."""
    return cased and any(t.is_capital and t.word in lex.BODY_HEADS for t in rest)


def _of_unknown_country(rest: Sequence[Token], *, cased: bool) -> Body | None:
    """The function of a country that no table has: "Veldurian gendarmes", "the Ministry of the Interior of Velduria"."""
    found = [body for at in range(len(rest)) if cased and (body := _with_land(rest, at)) is not None]
    return found[0] if len(found) == 1 else None


def _with_land(rest: Sequence[Token], at: int) -> Body | None:
    """The function of what is left where the word at this place is that of a country or its people."""
    land = rest[at]
    if not land.is_capital or land.word in _NO_COUNTRYS or land.word in lex.TOPICS or _function([land.word]):
        return None
    function = _function([t.word for t in rest if t is not land])
    if function is None:
        return None
    after_of = at > 0 and any(t.word == "of" for t in rest[:at])
    national = at == 0 and (land.owns or function in _NATIONAL or function.startswith("ministry "))
    stem = stem_of_people(land.word) or (
        stem_of_land(land.word) if national or (after_of and function != "police") else None
    )
    return Body(function=function, country=f"~{stem}") if stem else None


def _function(said: Sequence[str]) -> str | None:
    """The function that the words name and nothing else; None otherwise."""
    bare = [w for w in said if w not in _SMALL and w not in _ASIDE]
    for kept in (
        bare,
        [w for w in bare if w not in lex.MODIFIERS],
        [w for w in bare if w not in _QUALIFIERS],
    ):
        found = lex.PHRASE_FUNCTIONS.get(" ".join(kept)) or (
            lex.SINGLE_FUNCTIONS.get(kept[0]) if len(kept) == 1 else None
        )
        if found:
            return found
    if len(bare) > 1 and any(w in lex.MINISTRY for w in bare):
        topics = [lex.TOPICS[w] for w in bare if w in lex.TOPICS]
        others = [w for w in bare if w not in _OF_MINISTRIES]
        return f"ministry {topics[0]}" if topics and not others else None
    return None


def _named(tokens: Sequence[Token], *, cased: bool) -> str | None:
    """The own name, folded, small words left out; None where all its words are general."""
    kept = [t for t in tokens if t.word not in _SMALL or (t.raw.isupper() and len(t.raw) > 1 and cased)]
    nation, bare = take_nation(kept)
    if nation and len(bare) > 2 and bare[0].word in _BEFORE_NAMES and not bare[0].is_capital:
        kept = bare  # "the Salvadoran opposition National Revolutionary Movement"
    while len(kept) > 1 and kept[0].word in _BEFORE_NAMES and not kept[0].is_capital:
        kept.pop(0)
    telling = [t for t in kept if t.word not in _TELLING_NOTHING and not t.word.isdigit()]
    if cased:
        capital = [t for t in kept if t.is_capital]
        telling = [t for t in telling if t.is_capital] or [t for t in capital if t.raw.isupper() and len(t.raw) > 1]
        telling = telling or (capital[1:] if len(capital) > 2 else [])
        kept = _capital_run(kept)
    elif not telling and len(kept) > 2 and kept[-1].word in lex.BODY_HEADS - _COMMON_HEADS:
        telling = kept
    if not telling or not kept or len(kept) > _LONGEST:
        return None
    if nation and not bare:
        return None
    if len(kept) == 1 and kept[0].word in lex.BODY_HEADS | lex.UNITS:
        return None  # "the Front", "the Gazette": which one, the page around it says
    return " ".join(_plain(t.word) for t in kept)


def _capital_run(tokens: Sequence[Token]) -> list[Token]:
    """From the first word with a capital that is not general to the last with one."""
    at = [i for i, t in enumerate(tokens) if t.is_capital or t.word.isdigit()]
    while at and tokens[at[0]].word in lex.STANDING | {"striking"} and len(at) > 1 and not tokens[at[0]].is_capital:
        at.pop(0)
    if not at:
        return []
    last = at[-1] + 1
    if last < len(tokens) and tokens[last].word in _TAILS:
        last += 1
    return list(tokens[at[0] : last])


def _plain(word: str) -> str:
    return {"st": "saint", "flmn": "flmn"}.get(word, word)


def squashed(name: str) -> str:
    """Return the name as a web address would have it: "selmarcourier" of "The Selmar Courier"."""
    return re.sub(r"[^a-z0-9]", "", folded(name).removeprefix("the "))


__all__ = ["NOBODY", "Body", "body_of", "squashed", "written"]
