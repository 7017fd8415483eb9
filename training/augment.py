"""Variants of a document that keep every offset: case, quotation marks, bracketed tags.

The encoder reads lower case; what changes is the look of the words (see ``words.SHAPES``) and the marks. Edits that move
offsets go through :func:`edited`.
"""

from __future__ import annotations

import bisect
import random
import re
from dataclasses import replace

from documents import Document
from names import FAMILY, GIVEN, PLACES, TITLES

NAMED = {"PERSON", "ORG", "PLACE", "FACILITY"}
_SMALL = frozenset(
    "the a an of and in on at for to from by with or de la el los las del y who that his her their its our".split()
)
_MONTHS = "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday"
_ALWAYS = re.compile(r"\b(?:" + _MONTHS.replace(" ", "|") + r"|i)\b")
_SENTENCE = re.compile(r"(?:^|[.!?]\s+|\n\n|[\"“]\s?)([a-z])")


def varied(doc: Document, rng: random.Random, ordinary: frozenset[str] = frozenset()) -> Document:
    """Return the document with its names, case, quotation marks and paragraphs changed at random.

    ``ordinary``: words that are no names (see :func:`ordinary_words`); with none, no name is changed.
    """
    if ordinary and rng.random() < 0.5:
        doc = renamed(doc, rng, ordinary)
    text = doc.text
    if text.islower() or sum(c.isupper() for c in text) < 0.004 * len(text):
        if rng.random() < 0.55:
            text = truecased(doc, rng)
    elif rng.random() < 0.12:
        text = _same_length(text, str.lower)
    if rng.random() < 0.05:
        text = _same_length(text, str.upper)
    if rng.random() < 0.6:
        text = requoted(text, rng)
    if rng.random() < 0.1:
        text = text.replace("--", "— ", 1) if rng.random() < 0.3 else text.replace(" -- ", " —  ")
    doc = replace(doc, text=text)
    if rng.random() < 0.3:
        doc = reparagraphed(doc, rng)
    return doc


def _same_length(text: str, change) -> str:
    out = "".join(c if len(change(c)) != 1 else change(c) for c in text)
    return out if len(out) == len(text) else text


def truecased(doc: Document, rng: random.Random) -> str:
    """Give lower-case text capitals where a newspaper would: sentence starts, names, days and months."""
    chars = list(doc.text)
    for match in _SENTENCE.finditer(doc.text):
        chars[match.start(1)] = chars[match.start(1)].upper()
    for match in _ALWAYS.finditer(doc.text):
        chars[match.start()] = chars[match.start()].upper()
    for record in doc.records:
        if record["id"][0] == "E" and record["type"] in NAMED:
            for start, end in record["mentions"]:
                for word in re.finditer(r"[a-z][\w']*", doc.text[start:end]):
                    if word[0] not in _SMALL and (record["type"] != "PERSON" or word.start() > 0 or rng.random() < 0.8):
                        chars[start + word.start()] = word[0][0].upper()
    return "".join(chars)


STYLES = ("“”", "“”", "“”", "‘’", "«»", "„“", '""', "””")


def requoted(text: str, rng: random.Random) -> str:
    """Swap the double quotation marks for another style, now and then losing one."""
    opening, closing = rng.choice(STYLES)
    chars = list(text)
    lose = rng.random() < 0.06
    for match in re.finditer(r"[\"“”]", text):
        i = match.start()
        opens = match[0] == "“" or (match[0] == '"' and (i == 0 or text[i - 1].isspace() or text[i - 1] in "([—-"))
        chars[i] = opening if opens else closing
        if lose and rng.random() < 0.15:
            chars[i] = " "
    return "".join(chars)


def reparagraphed(doc: Document, rng: random.Random) -> Document:
    """Merge some paragraphs and split others at sentence ends."""
    edits = []
    for match in re.finditer(r"\n\n", doc.text):
        if rng.random() < 0.3 and match.start() > 0 and doc.text[match.start() - 1] in '."”':
            edits.append((match.start(), match.end(), " "))
    for match in re.finditer(r"(?<=[a-z][.]) (?=[A-Za-z])", doc.text):
        if rng.random() < 0.12:
            edits.append((match.start(), match.end(), "\n\n"))
    return edited(doc, sorted(edits))


def edited(doc: Document, edits: list[tuple[int, int, str]]) -> Document:
    """Apply edits (start, end, new words), which must not overlap or touch the inside of a span's edge, and move every span."""
    parts, at = [], 0
    froms, shifts = [], []
    shift = 0
    for start, end, new in edits:
        parts.append(doc.text[at:start] + new)
        shift += len(new) - (end - start)
        froms.append(end)
        shifts.append(shift)
        at = end
    parts.append(doc.text[at:])

    def move(i: int) -> int:
        k = bisect.bisect_right(froms, i) - 1
        return i + (shifts[k] if k >= 0 else 0)

    def span(s):
        return (move(s[0]), move(s[1]))

    records = []
    for r in doc.records:
        new = dict(r)
        for key in ("src", "cue", "con", "trg", "agent", "patient", "target", "with", "where", "mentions"):
            if key in r:
                new[key] = [span(s) for s in r[key]]
        if "when" in r:
            new["when"] = [{**w, "span": span(w["span"])} for w in r["when"]]
        if "span" in r:
            new["span"] = span(r["span"])
        records.append(new)
    return replace(doc, text="".join(parts), records=records)


def ordinary_words(docs: list[Document]) -> frozenset[str]:
    """Words that stand in small letters somewhere in documents with capitals: the ones that are not names."""
    found: set[str] = set()
    for doc in docs:
        if sum(c.isupper() for c in doc.text) > 0.01 * len(doc.text):
            found.update(re.findall(r"(?<![^\W_])[a-z]+(?![^\W_])", doc.text))
    return frozenset(found)


def renamed(doc: Document, rng: random.Random, ordinary: frozenset[str]) -> Document:
    """Give the people, places and short names of bodies other names, the same one wherever a name stands."""
    new: dict[str, str] = {}
    for record in doc.records:
        if record["id"][0] == "E" and record["type"] in {"PERSON", "PLACE", "ORG", "GROUP"}:
            for start, end in record["mentions"]:
                for name in _names_in(doc.text[start:end], record["type"], ordinary):
                    if name.lower() not in new and rng.random() < 0.8:
                        new[name.lower()] = _other_name(record["type"], rng)
    edits = [
        (m.start(), m.end(), _like(m[0], new[m[0].lower()]))
        for m in re.finditer(r"[^\W\d_]+", doc.text)
        if m[0].lower() in new and (doc.text.islower() or not m[0].islower())
    ]
    return edited(doc, edits) if edits else doc


def _names_in(mention: str, kind: str, ordinary: frozenset[str]) -> list[str]:
    found = []
    small = mention.islower()
    if small and re.match(r"(?:an?|the|his|her|their|another|one|two|some) ", mention):
        return []  # "a merchant": in small letters nothing tells a rare noun from a name
    for match in re.finditer(r"[^\W\d_]+", mention):
        word = match[0]
        if word.lower() in ordinary or word.lower() in TITLES or len(word) < 3 or (word.islower() and not small):
            continue
        short = word.isupper() and len(word) <= 5
        if (kind in {"PERSON", "PLACE"} and (not short or mention.isupper())) or (
            kind in {"ORG", "GROUP"} and (short or (small and len(word) <= 5 and not re.search("[aeiou]", word)))
        ):
            found.append(word)
    return found


def _other_name(kind: str, rng: random.Random) -> str:
    if kind == "PERSON":
        return rng.choice(GIVEN if rng.random() < 0.4 else FAMILY)
    if kind == "PLACE":
        return rng.choice(PLACES)
    return "".join(rng.choice("ABCDEFGHKLMNPRSTUV") for _ in range(rng.choice((3, 3, 4))))


def _like(old: str, new: str) -> str:
    """``new`` in the case of ``old``."""
    if old.islower():
        return new.lower()
    return new.upper() if old.isupper() else new
