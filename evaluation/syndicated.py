"""The pages of the syndication set (``evaluation/data/syndication``): written, and copied by rule, with who depends on whom."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data" / "syndication"
COPIED = 40
"""Words of common origin from which on a pair counts as copied; with fewer it is left out of the count."""

_HEAD = re.compile(r"== (\w+) \| ([^|]+) \| ([^|]+) \| (.+)")
_SENTENCE = re.compile(r"(?<=[.!?\"”}]) (?=[A-Z\"“])")
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with where it was first written, and whether it carries the event's statement."""

    text: str
    origin: str
    stated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A page of the set: its paragraphs of sentences, and what is known of how it was made."""

    name: str
    event: str
    role: str
    outlet: str
    published: str
    title: str
    paragraphs: tuple[tuple[Sentence, ...], ...]
    credits: bool

    @property
    def sentences(self) -> list[Sentence]:
        """All sentences in order."""
        return [sentence for paragraph in self.paragraphs for sentence in paragraph]

    def text(self) -> str:
        """The page's text."""
        return "\n\n".join([self.title, *(" ".join(s.text for s in p) for p in self.paragraphs)])


def stories(half: str) -> list[Story]:
    """All pages of a half, written and made."""
    written = [story for path in sorted((DATA / half).glob("*.txt")) for story in _written(path)]
    return [
        page
        for event in dict.fromkeys(s.event for s in written)
        for page in _made([s for s in written if s.event == event])
    ]


def _written(path: Path) -> Iterator[Story]:
    for part in path.read_text(encoding="utf-8").split("\n== ")[1:]:
        head, *paragraphs = part.strip().split("\n")
        found = _HEAD.fullmatch(f"== {head}")
        assert found, head
        role, outlet, published, title = (group.strip() for group in found.groups())
        name = f"{path.stem}-{role}"
        yield Story(
            name=name,
            event=path.stem,
            role=role,
            outlet=outlet,
            published=published,
            title=title,
            paragraphs=tuple(_sentences(p, f"{name}-{i}") for i, p in enumerate(p for p in paragraphs if p)),
            credits=role in {"wire", "rewrite"},
        )


def _sentences(paragraph: str, origin: str) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(text=part.replace(" {s1}", ""), origin=f"{origin}-{i}", stated="{s1}" in part)
        for i, part in enumerate(_SENTENCE.split(paragraph))
    )


OUTLETS = (
    "Corriente Sur|Vale Observer|Port Herald|The Inland Star|Morning Beacon|Coastline Today|North Shore Echo|Radio Alameda"
).split("|")


def _made(event: list[Story]) -> list[Story]:
    """The pages of an event and the copies made of its wire story and of its independent report."""
    wire, own = event[0], event[1]
    one, two = wire.paragraphs, own.paragraphs
    edited = _each(one, lambda i, s: None if i % 9 == 8 else _edited(s))
    copies = [
        ("full", wire, one, True),
        ("edited", wire, edited, False),
        ("heavy", wire, _each(one, lambda i, s: None if i % 7 == 5 else _heavily(i, s)), False),
        ("cut", wire, (one[0], one[1], one[4]), True),
        ("reordered", wire, (one[0], *reversed(one[2:])), True),
        ("partial", wire, (*_each(two[:3], lambda _, s: _edited(s)), one[2], one[3], *two[4:5]), False),
        ("reprint", own, two, False),
        ("trimmed", own, _each(two[1:], lambda _, s: _edited(s)), False),
    ]
    made = [
        replace(
            source,
            name=f"{source.event}-{role}",
            role=role,
            outlet=outlet,
            title=_headline(source.title, i),
            paragraphs=tuple(p for p in paragraphs if p) if credit else _uncredited(paragraphs),
            credits=credit,
        )
        for i, (outlet, (role, source, paragraphs, credit)) in enumerate(zip(OUTLETS, copies, strict=True))
    ]
    return [*event, *made]


def _each(
    paragraphs: Iterable[tuple[Sentence, ...]], change: Callable[[int, str], str | None]
) -> tuple[tuple[Sentence, ...], ...]:
    number, made = 0, []
    for paragraph in paragraphs:
        kept = []
        for sentence in paragraph:
            text = change(number, sentence.text)
            number += 1
            if text:
                kept.append(replace(sentence, text=text))
        made.append(tuple(kept))
    return tuple(p for p in made if p)


def _uncredited(paragraphs: Iterable[tuple[Sentence, ...]]) -> tuple[tuple[Sentence, ...], ...]:
    """The paragraphs without an agency's dateline before the first."""
    return tuple(
        tuple(replace(s, text=re.sub(r"^[A-Z][A-Z ]+(?:, \w+)? \([\w ]+\) — ", "", s.text)) for s in p)
        for p in paragraphs
    )


def _headline(title: str, number: int) -> str:
    words = title.rstrip(".").split()
    return " ".join((["LATEST:", *words[:-2]], [*words[2:]], [*words[-3:], "—", *words[:3]])[number % 3])


EDITS = [
    (re.compile(rf"\b{old}\b"), new)
    for old, new in (
        pair.split("=")
        for pair in (
            "said=stated|at least=no fewer than|people=persons|killing=which killed|began=started|more than=over|about=around|"
            "killed=slain|injured=hurt|wounded=hurt|told=informed|reporters=journalists|because=since|before=prior to|"
            "after=following|several=a number of|largest=biggest|town=community|hospital=clinic|officials=authorities|"
            "children=youngsters|shut=closed|pulled=hauled|found=discovered|called for=demanded|would=was to|could=might|"
            "morning=early hours|fire=blaze|ended=finished|three=3|two=2|seven=7|four=4|centre=center|licensed=licenced|"
            "organisations=organizations|harbour=harbor|recognised=recognized|labourer=laborer|had been=was|which=that"
        ).split("|")
    )
]


def _edited(text: str) -> str:
    """A sentence with words exchanged, spelt otherwise, and its quotation marks of another style."""
    text = reduce(lambda told, edit: edit[0].sub(edit[1], told), EDITS, text)
    return re.sub(r'"([^"]*)"', "“\\1”", text)


def _heavily(number: int, text: str) -> str:
    """A sentence edited, its halves exchanged where it has two, and with something put before it."""
    told = _edited(text)
    halves = told.rstrip(".").split(", ")
    if len(halves) == 2 and "“" not in told and "—" not in told:
        told = f"{halves[1][:1].upper()}{halves[1][1:]}, {halves[0][:1].lower()}{halves[0][1:]}."
    return (f"Meanwhile, {told}", told, f"It emerged later in the day that {told[:1].lower()}{told[1:]}")[number % 3]


def gold(one: Story, other: Story) -> tuple[str, ...] | None:
    """The kinds of dependence of a pair by how its pages were made; empty for none, None where it is not counted."""
    ours, theirs = {s.origin: s for s in one.sentences}, {s.origin: s for s in other.sentences}
    common = sum(len(_WORDS.findall(ours[o].text)) for o in ours.keys() & theirs.keys())
    if common >= COPIED:
        return ("copied_text",)
    if one.event != other.event:
        return ()
    found = []
    if {one.role, other.role} == {"independent", "citing"}:
        found.append("cites")
    if any(s.stated for s in one.sentences) and any(s.stated for s in other.sentences):
        found.append("same_statement")
    agency = _from_agency(one) and _from_agency(other)
    if agency and one.credits and other.credits:
        found.append("same_agency")
    unsure = (
        common or agency or ("citing" in {one.role, other.role} and "independent" in _sources(one) | _sources(other))
    )
    return tuple(found) if found or not unsure else None


def _from_agency(story: Story) -> bool:
    return bool(_sources(story) & {"wire", "rewrite"})


def _sources(story: Story) -> set[str]:
    return {s.origin.split("-")[1] for s in story.sentences}
