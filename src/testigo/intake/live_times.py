"""The time stamps of a live blog, as they stand in plain text: "22.40 That is all", "3:15 p.m. ET —", "Day 2, 10.15am"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from testigo.intake.printed_dates import DATE, NUMERIC_DATE, day_of
from testigo.ledger import Block, Dateline

FEWEST = 3
"""Fewer stamps than this, unless two stand on lines of their own, make no live blog."""
_ZONE = r"(?:GMT(?:[+-]\d{1,2})?|UTC(?:[+-]\d{1,2})?|BST|WEST|CET|CEST|EET|EEST|MSK|SAST|WAT|CAT|EAT|IST|PKT|JST|AEST|AEDT|E[SD]?T|C[SD]T|CT|M[SD]?T|P[SD]?T|local(?: time)?|hrs|hours|h|Uhr)"
_STAMP = re.compile(
    rf"""\s{{0,8}}(?:(?:latest|update|updated|posted|at|day\s\d{{1,2}})\s?[,:]?\s)?
    (?:(?P<day>{DATE}|{NUMERIC_DATE})(?:,|\sat|\s[-–—|])?\s)?
    (?P<clock>(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d))?(?::[0-5]\d)?\s?(?P<half>[ap]\.?\s?m\b\.?)?)
    (?:\s?\(?(?P<zone>{_ZONE})\b\)?)?
    (?:[,|]?\s(?P<after>{DATE}|{NUMERIC_DATE}))?
    (?=\s|[—–:|,-]|$)""",
    re.VERBOSE | re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_REACH = 90
_SCORE = re.compile(r"\s*(?:-|–|—|to|v|x|:)\s*\d", re.IGNORECASE)
_MEASURE = re.compile(
    r"\s*(?:%|per\b|million|billion|km\b|people|percent|metres|meters|miles|tonnes|kg\b|was\b|were\b|is\b)"
)
_REST = re.compile(r"[\s—–:|,.-]*")


def stamp_of(paragraph: str) -> Dateline | None:
    """The time of day that a paragraph opens with, perhaps with a day before or behind it; offsets count from its start."""
    head = paragraph[:_REACH]
    match = _STAMP.match(head) if _DIGIT.search(head, 0, 40) else None
    if match is None or not (match["minute"] or match["half"]) or not _is_time(match, paragraph):
        return None
    day = match["day"] or match["after"]
    start = match.start("day") if match["day"] else match.start("clock")
    return Dateline(
        start=start, end=start + len(match[0][start:].rstrip()), time=_clock(match), date=day_of(day) if day else None
    )


def _is_time(match: re.Match[str], paragraph: str) -> bool:
    """Scores, ratios, verses and measures are no times; nor is an hour beyond twelve with "p.m.", or none at all."""
    rest = paragraph[match.end() : match.end() + 16]
    hour = int(match["hour"])
    if match["half"] and not 1 <= hour <= 12:
        return False
    sure = match["half"] or match["zone"] or match["day"] or match["after"]
    return bool(sure) or not (_SCORE.match(rest) or _MEASURE.match(rest))


def is_alone(stamp: Dateline, paragraph: str) -> bool:
    """Whether the time is all that its line says."""
    line = paragraph[stamp.end :].split("\n", 1)[0]
    return not _REST.sub("", line, count=1)


def are_live(stamps: Sequence[Dateline], alone: int) -> bool:
    """Whether time stamps are those of a live blog: several, or two that stand alone."""
    return len(stamps) >= FEWEST or (len(stamps) > 1 and alone == len(stamps))


def time_marks(text: str, blocks: Sequence[Block]) -> tuple[Dateline, ...]:
    """The time stamps of a live blog: ``time`` as HH:MM on a 24-hour clock, at the head of an entry or on its own line."""
    marks: list[Dateline] = []
    alone = 0
    for block in blocks:
        if block.kind not in {"body", "dateline", "title"}:
            continue
        words = text[block.start : min(block.end, block.start + _REACH)]
        found = stamp_of(words)
        if found:
            marks.append(
                Dateline(start=block.start + found.start, end=block.start + found.end, time=found.time, date=found.date)
            )
            alone += is_alone(found, words)
    return tuple(marks) if are_live(marks, alone) else ()


def _clock(match: re.Match[str]) -> str:
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return f"{hour:02d}:{int(match['minute'] or 0):02d}"
