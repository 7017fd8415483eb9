"""Which way a sentence looks from the words of a time in it: back, ahead, or neither can be told."""

from __future__ import annotations

import re
from typing import Literal

Direction = Literal["past", "future", "open"]

_REACH = 400
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|[,;:\"“”()]|--")
_STOP = re.compile(
    r"(?<![\s.(][A-Z])(?<!\b(?:Mr|Dr|St|No|Lt))(?<!\b(?:Mrs|Col|Gen|Sgt|Maj|Gov|Rep|Sen|Rev))"
    r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])"
)

_WILL = frozenset("will shall won't would wouldn't tomorrow upcoming forthcoming until".split())
_PLANNED = frozenset(
    "due set expected scheduled slated planned plans plan planning intends intend intended vowed promised pledged "
    "threatened threatens threatening hopes hoped hoping calls called calling urged invited prepares preparing agreed "
    "wants wanted demanded ordered deadline convened expect expects summoned starting beginning effective postponed "
    "adjourned announced proposed".split()
)
_AWAITED = frozenset("due set expected scheduled slated planned to".split())
_IS = frozenset("is are be remains".split())
_TOWARDS = frozenset("to for on until by from".split())
_SCHEDULE = frozenset(
    "begins begin opens open starts start resumes resume meets meet convenes takes faces face votes vote appears "
    "appear goes arrives arrive visits visit expires expire ends end is are can must should may might could".split()
)
_PAST = frozenset(
    "was were had did been has have said told began begun broke broken fell fallen felt found fought gave given went "
    "gone got grew held hid hit hung kept knew laid led left lit lost made meant met paid put ran rang read rose saw "
    "sent shot shook shut sank sat slept sold spent spoke stood stole stolen struck swore swept took taken taught "
    "thought threw thrown tore woke won wore wrote beat became bought brought built burnt came caught chose cut dealt "
    "drew drove drank ate fled flew forgot froze hurt burst cast cost bled blew bore dug slew slain dead ago wasn't "
    "weren't hadn't didn't hasn't haven't couldn't".split()
)
_NO_VERBS = frozenset("need indeed hundred united armed unidentified masked hooded suspected alleged".split())
_SAYING = frozenset("say comment give confirm discuss name identify elaborate reveal be".split())
_OPENERS = frozenset(', ; : -- " “ ” ( ) that and but when who which while where'.split())
_PREPOSITIONS = frozenset(
    "on in at by early late earlier the of around about shortly before after just only since from during last this "
    "next".split()
)


def direction(context: str, at: int, length: int) -> Direction:
    """Say which way the clause that holds ``context[at:at+length]`` looks.

    The verb before the words decides; the verb after them when they open their clause.
    """
    before, after = _sentence(context, at, length)
    tokens = _WORD.findall(before.lower().replace("’", "'"))
    following = _WORD.findall(after.lower().replace("’", "'"))
    while tokens and tokens[-1] in _PREPOSITIONS:
        tokens.pop()
    if not tokens or tokens[-1] in _OPENERS:
        ahead = _looking_ahead(following)
        return ahead if ahead != "open" else _looking_back(tokens, following)
    back = _looking_back(tokens, following)
    return back if back != "open" else _looking_ahead(following)


def _sentence(context: str, at: int, length: int) -> tuple[str, str]:
    before = re.split(r"\n\s*\n", context[max(0, at - _REACH) : at])[-1]
    stops = [stop.end() for stop in _STOP.finditer(before)]
    end = at + length
    after = context[end : end + _REACH]
    stop = _STOP.search(after)
    return before[stops[-1] if stops else 0 :], after[: stop.start()] if stop else after


def _looking_back(tokens: list[str], following: list[str]) -> Direction:
    """Return what the nearest verb before the time says."""
    for n in range(len(tokens) - 1, -1, -1):
        word, previous, right = tokens[n], tokens[n - 1] if n else "", tokens[n + 1 :]
        if _is_will(word):
            return "past" if _is_refusal(word, [*right, *following[:2]]) else "future"
        if (word in _AWAITED and previous in _IS) or (word in _SCHEDULE and not right):
            return "future"
        if word in _PLANNED and not _TOWARDS.isdisjoint(right[:5]):
            return "future"
        if _is_past(word) and previous not in {"be", "being"}:
            return "past"
    return "open"


def _looking_ahead(tokens: list[str]) -> Direction:
    """Return what the first verb after the time says."""
    for n, word in enumerate(tokens[:30]):
        if _is_will(word) or (word in _AWAITED and n and tokens[n - 1] in _IS):
            return "future"
        if _is_past(word):
            return "past"
    return "open"


def _is_will(word: str) -> bool:
    return word in _WILL or word.endswith("'ll")


def _is_refusal(word: str, right: list[str]) -> bool:
    """Whether it is no look ahead: the police would not say on Monday."""
    verb = right[1:2] if right[:1] == ["not"] else right[:1] if word == "wouldn't" else []
    return word.startswith("would") and bool(verb) and verb[0] in _SAYING


def _is_past(word: str) -> bool:
    return word in _PAST or (len(word) > 3 and word.endswith("ed") and word not in _NO_VERBS)
