"""A person's naming taken apart: the own names, the offices held, and the bodies spoken for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from testigo.case.parties import lexicon as lex
from testigo.case.parties.nations import stem_of_people, take_nation
from testigo.case.parties.tokens import Token, tokens_of, without_articles, words, written

_BRACKETED = re.compile(r"[\[(][^\])]*[\])]|[\[\]()\"“”«»]")
_APART = re.compile(r"[,;]\s|\s[-–—]\s|[,;]$")
_PREPOSITIONS = frozenset("of from for at with in who to on representing after during against under by via per".split())
_CONJUNCTIONS = frozenset({"and", "or", "&"})
_PARTICLES = frozenset("de del la las los el van von der den bin ibn al ul abu da dos do di du le y e san ben".split())
_POSTS = (
    lex.HEADS_OF_STATE
    | lex.HEADS_OF_GOVERNMENT
    | lex.MINISTERS
    | lex.SPEAKERS
    | lex.LEADERS
    | lex.RANKS
    | lex.COURTESY
    | lex.CALLINGS
    | lex.PUBLIC_POSTS
)
_ALSO_SURNAMES = frozenset(
    "king baker pope priest speaker guard judge bishop major driver singer fisher mayor fiscal clerk prior chamber rector "
    "cook hunter carter taylor docker pastor boss owner trader justice general rey conde guardia".split()
)
_OWN_COUNTRY = frozenset("republic country nation republica pais state nacion countrys".split())
_NO_NAMES = lex.STANDING | lex.FORMER | lex.GENERIC - _PARTICLES
_BELONGING = (
    lex.SPEAKERS
    | lex.HEADS_OF_STATE
    | {"lawmaker", "lawmakers", "politician", "mp", "deputy"}
    | lex.LEADERS - frozenset("officer officers member members activist candidate delegate lawyer attorney".split())
)
"""Posts whose holder speaks or acts for the body; a member or an officer may have left it, or act against it."""
_MOST = 6
"""Words of the longest own name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office of state: ``post`` as it is called, ``country`` where the words name it."""

    post: str
    country: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What a naming tells of a person: own ``names`` (folded, and as ``printed``), ``offices`` of state, ``bodies`` the person belongs to or speaks for."""

    names: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    bodies: tuple[str, ...] = ()
    rank: str | None = None
    country: str | None = None


@dataclass(slots=True)
class _Found:
    names: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    rank: str | None = None
    country: str | None = None


@lru_cache(maxsize=32768)
def person_of(text: str, *, cased: bool) -> Person:
    """Take a naming apart; ``cased`` says that the page tells names by capitals."""
    found = _Found()
    for part in _APART.split(_BRACKETED.sub(" ", text)):
        if part and part.strip():
            _read(without_articles(tokens_of(part)), found, cased=cased)
    return Person(
        names=tuple(found.names),
        printed=tuple(found.printed),
        offices=tuple(dict.fromkeys(found.offices)),
        bodies=tuple(dict.fromkeys(found.bodies)),
        rank=found.rank,
        country=found.country,
    )


def _read(tokens: Sequence[Token], found: _Found, *, cased: bool) -> None:
    """Read one part between commas."""
    owner = next((i for i, t in enumerate(tokens[:-1]) if t.owns), None)
    if owner is not None and not any(t.word in _PREPOSITIONS for t in tokens[1:owner]):
        if _is_body_like(tokens[: owner + 1]):
            found.bodies.append(written(tokens[: owner + 1]).rstrip("’'s"))
        tokens = tokens[owner + 1 :]
    cut = next((i for i in range(1, len(tokens)) if _ends_head(tokens, i)), len(tokens))
    head, tail = list(tokens[:cut]), list(tokens[cut + 1 :])
    at = _last_post(head, cased=cased)
    post, rest = head[: at + 1], head[at + 1 :]
    if post and not rest and tail and tokens[cut].word in {"of", "de", "del"}:
        topic, rest = _topic_first(tail)
        if topic and cased and rest and not rest[0].is_capital:
            topic, rest = [], []  # "secretary of the transport workers' union"
        if topic:
            post, tail = [*post, *topic], []
    name = _own_name(rest, cased=cased)
    if found.bodies and len(tokens) == 1 and (not cased or tokens[0].raw.isupper()):
        return  # the acronym of the body spoken of before
    if name and not found.names:
        found.names.append(" ".join(words(name)).replace("-", " "))
        found.printed.append(written(name).rstrip("’'"))
    if post:
        _posts(
            post,
            tail if not (tail and name and cut and tokens[cut].word in {"in", "after", "during", "on", "to"}) else [],
            found,
        )


def _ends_head(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word is a preposition; "de" is one only behind a post, elsewhere it belongs to names."""
    word = tokens[i].word
    return word in _PREPOSITIONS or (word in {"de", "del"} and tokens[i - 1].word in _POSTS)


def _is_body_like(tokens: Sequence[Token]) -> bool:
    return any(t.is_capital for t in tokens) or any(
        t.word in lex.SINGLE_FUNCTIONS or t.word in lex.MINISTRY for t in tokens
    )


def _last_post(head: Sequence[Token], *, cased: bool) -> int:
    """The index of the last word that is a post and no part of the own name; -1 where there is none."""
    for i in range(len(head) - 1, -1, -1):
        word = head[i].word
        if word not in _POSTS:
            continue
        before = [t for t in head[:i] if t.word not in _POSTS and t.word not in lex.STANDING]
        ends_name = i == len(head) - 1 and word in _ALSO_SURNAMES and before and (head[i].is_capital or not cased)
        if not ends_name:
            return i
    return -1


def _topic_first(tail: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """The topic of a ministry at the head of the tokens, and what follows it: "the Interior | Néstor Reverol"."""
    of_topic = [
        t.word in lex.TOPICS or t.word in lex.TOPIC_TAIL or t.word in {"the", "of", "for", "de", "state"} for t in tail
    ]
    end = next((i for i, known in enumerate(of_topic) if not known), len(tail))
    names_one = any(t.word in lex.TOPICS or t.word == "state" for t in tail[:end])
    return (list(tail[:end]), list(tail[end:])) if names_one else ([], [])


def _own_name(rest: Sequence[Token], *, cased: bool) -> list[Token]:
    """The own names: the run of capitals, or on a page without capitals all words that no list knows."""
    _, bare = take_nation(rest) if rest and not (cased and len(rest) <= 2) else (None, list(rest))
    name: list[Token] = []
    for t in bare:
        if t.word in _CONJUNCTIONS and t is not bare[-1]:
            return []  # two people
        fits = (t.is_capital or (t.word in _PARTICLES and name)) if cased else not t.word.isdigit()
        if not fits:
            break
        name.append(t)
    while name and name[-1].word in _PARTICLES:
        name.pop()
    while name and name[0].word in _NO_NAMES:
        name.pop(0)
    unknown = [w for w in words(name) if w not in lex.GENERIC and not w.isdigit()]
    return name if unknown and len(name) <= _MOST and any(len(w) > 1 for w in unknown) else []


def _posts(post: Sequence[Token], tail: Sequence[Token], found: _Found) -> None:
    """Note the offices and bodies of "Salvadoran presidency minister", "spokeswoman for the Quay Committee"."""
    tail = _whole_of(tail)
    if set(words(post)) & lex.FORMER:
        return
    country, plain = _nation_before(post)
    found.country = found.country or country
    said = words(plain)
    ranks = [
        w
        for w in said
        if w in lex.RANKS and not (w == "general" and {"secretary", "attorney", "inspector"} & set(said))
    ]
    if {"detective", "police", "inspector", "chief"} & set(said):
        ranks = []
    found.rank = found.rank or (ranks[0] if ranks else None)
    abroad, beyond = take_nation(without_articles(tail))
    office = _office(said, words(tail), whole=not beyond or words(beyond)[0] in _OWN_COUNTRY)
    if office:
        found.offices.append(Office(post=office, country=country or abroad))
        return
    body = _body_before(plain)
    if (
        tail
        and any(t.is_capital for t in tail)
        and not (body and _is_body_like(body[-1:]) and body[-1].word in lex.SINGLE_FUNCTIONS)
    ):
        body = []  # "Americas director at Open Door Watch"
    if body and set(said) & _BELONGING:
        found.bodies.append(f"{written([t for t in post if t not in plain])} {written(body)}".strip())
    elif tail and set(said) & _BELONGING:
        found.bodies.append(written(tail))


def _whole_of(tail: Sequence[Token]) -> Sequence[Token]:
    """The body that a part without a name belongs to: "Selmar Hospital" of "the emergency ward at Selmar Hospital"."""
    at = next((i for i, t in enumerate(tail) if t.is_capital), 0)
    return (
        tail[at:]
        if at > 1 and tail[at - 1].word in {"at", "of", "the"} and tail[at - 2 if at > 1 else 0].word != "and"
        else tail
    )


def _nation_before(post: Sequence[Token]) -> tuple[str | None, list[Token]]:
    """The country of the post: a known one, or the stem of a word like "Veldurian" right before it."""
    country, plain = take_nation(post)
    first = plain[0] if plain else None
    if country is None and first and len(plain) > 1 and first.is_capital and plain[1].word in _POSTS | set(lex.TOPICS):
        stem = None if first.word in _POSTS | lex.STANDING | set(lex.TOPICS) else stem_of_people(first.word)
        return (f"~{stem}", plain[1:]) if stem else (None, plain)
    return country, plain


def _office(post: Sequence[str], tail: Sequence[str], *, whole: bool) -> str | None:
    """The office of state; None for posts of other bodies. ``whole``: what follows is a country or nothing."""
    said = set(post)
    topics = [lex.TOPICS[w] for w in (*post, *tail) if w in lex.TOPICS]
    if said & lex.SPEAKERS:
        return None if "presidential" not in said else "presidential spokesman"
    if ("prime" in said and "minister" in said) or said & lex.HEADS_OF_GOVERNMENT:
        return "prime minister"
    if said & {"minister", "ministro", "ministra", "ministers"}:
        return f"minister {topics[0]}" if topics else "minister"
    if "secretary" in said and "general" not in said and (topics or "state" in said or "state" in tail):
        return f"minister {topics[0]}" if topics else "state secretary"
    if said & {"president", "presidente", "presidenta", "monarch"} and whole and len(said - lex.STANDING) == 1:
        return "vice president" if {"vice", "deputy"} & said else "president"
    if said & lex.PUBLIC_POSTS:
        return "ambassador" if "ambassador" in said else "government office"
    return None


def _body_before(post: Sequence[Token]) -> list[Token]:
    """The body that stands before the post: "Quay Committee" of "Quay Committee spokeswoman"."""
    end = next((i for i, t in enumerate(post) if t.word in _POSTS and t.word not in lex.SINGLE_FUNCTIONS), len(post))
    body = list(post[:end])
    while body and body[-1].word in lex.STANDING and not body[-1].is_capital:
        body.pop()
    while body and body[0].word in lex.STANDING and not body[0].is_capital:
        body.pop(0)
    telling = [
        t
        for t in body
        if t.word not in lex.STANDING
        and (t.raw.isupper() or t.word not in lex.GENERIC or t.word in lex.SINGLE_FUNCTIONS or t.word in lex.MINISTRY)
    ]
    return body if telling else []
