"""Times counted from the day of the page, or from the time last spoken of."""

from __future__ import annotations

import re
from datetime import date

from testigo.reading.cardinals import UNITS
from testigo.reading.dates import period
from testigo.reading.dates.period import Period
from testigo.reading.dates.setting import FAR, NEAR, Setting
from testigo.reading.time_words import CLOCK, COUNT, PART_OF_DAY, UNIT, amount

_PARTS = "morning|afternoon|evening|night"
_DAY_WORDS = f"day|{_PARTS}|date"
_YESTERDAY = re.compile(
    r"\b(?P<before>(?:the )?day before )?yesterday\b|\b(?P<last>(?:the )?night before last)\b"
    rf"|\byester ?night\b|\blast (?:{_PARTS})\b"
)
_TOMORROW = re.compile(r"\b(?P<after>(?:the )?day after )?tomorrow\b")
_TODAY = re.compile(
    rf"\b(?:today|tonight|this (?:(?:very|same|early|late) )?(?:{_PARTS}|midday|noon|dawn|day|hour|moment|time|minute)"
    r"|now|currently|at present|presently|nowadays|at the moment|(?:past|last|recent) hours|(?:moments?|minutes) ago)\b"
)
_OVERNIGHT = re.compile(r"\bover ?night\b")
_WAY = "ago|earlier|before|previously|prior|later|after|afterwards?|on|from now|back"
_AWAY = re.compile(
    r"(?:\b(?P<more>more than|over|at least) )?(?:\b(?P<exact>exactly |precisely ))?"
    rf"(?P<count>{COUNT})(?:-| full | long | )?(?P<unit>{UNIT})(?P<half> and a half)?'? (?P<way>{_WAY})\b"
)
_SPAN = re.compile(
    r"\b(?P<when>last|past|previous|recent|next|coming|following|first) "
    rf"(?:(?P<count>{COUNT})[ -])?(?P<unit>{UNIT})"
)
_DURATION = re.compile(rf"(?P<count>{COUNT})[ -](?P<unit>{UNIT})(?!-old| (?:ago|earlier|later|before|after|old)\b)")
_UNIT_NAMED = re.compile(
    r"\b(?P<when>last|this|next|the same|the previous|the following|the current|current|that) "
    r"(?P<unit>month|year|decade|century)\b"
)
_TOLD = re.compile(
    rf"^(?:on |at |in |since |from )?(?:(?:that|the) (?:same|very) (?:{_DAY_WORDS}|week|month|year|occasion)"
    rf"|that (?:{_DAY_WORDS}|occasion|month|year)|then|around the same time)$"
)
_ON_THE_DAY = re.compile(r"^on the day$")
_NEXT = re.compile(rf"\b(?:next|following) (?:day|{_PARTS})\b|\bthe (?:day|morning|night) after$")
_BEFORE = re.compile(rf"\bprevious (?:day|{_PARTS})\b|\bthe (?:day|night|evening) before$")
_HOUR = "|".join([*UNITS][:12])
_CLOCK = re.compile(
    rf"{CLOCK}|{PART_OF_DAY}|\bo'?clock\b|\b(?:rush hour|lunchtime)\b|\b\d{{1,2}} hours\b"
    rf"|\b(?:after|before|about|around|at) (?:{_HOUR})$|\b(?:that|the same) (?:hour|moment|time)\b"
    r"|^(?:shortly|soon|moments|immediately|minutes|just) (?:after|before|later|afterwards?)\b"
)
_HABIT = re.compile(
    r"^(?:(?:at|every|each|by) )?(?:nights?|mornings|evenings)$"
    rf"|^(?:late )?(?:in|during) the (?:{_PARTS})$"
)

FEW_DAYS, FEW_WEEKS = 7, 5
"""What "a few" and "several" come to when the month they reach back to is worked out."""
HALF_A_DAY = 12
"""From how many hours on a stretch reaches into the day before."""
_COUNTED_BACK = frozenset(["day", "week", "month", "year"])
_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}


def yesterday(words: str, setting: Setting) -> Period | None:
    """Yesterday, last night, the day before yesterday."""
    match = _YESTERDAY.search(words)
    return _days_from(setting.day, -2 if match["before"] or match["last"] else -1) if match else None


def tomorrow(words: str, setting: Setting) -> Period | None:
    """Tomorrow, the day after tomorrow."""
    match = _TOMORROW.search(words)
    return _days_from(setting.day, 2 if match["after"] else 1) if match else None


def today(words: str, setting: Setting) -> Period | None:
    """Today, tonight, this morning, now: the date of the page, at the precision known."""
    return setting.reference if _TODAY.search(words) else None


def overnight(words: str, setting: Setting) -> Period | None:
    """Overnight: from the day before the page to its day."""
    if not _OVERNIGHT.search(words) or setting.day is None:
        return None
    return period.days(period.shifted(setting.day, -1), setting.day)


def _days_from(day: date | None, by: int) -> Period | None:
    return period.day(period.shifted(day, by)) if day else None


def away(words: str, setting: Setting) -> Period | None:
    """Two days ago, three weeks earlier, more than a month ago, a year later."""
    match = _AWAY.search(words)
    if match is None:
        return None
    way, unit = match["way"], _singular(match["unit"])
    origin, sign = _origin(way, unit, words[match.end() :].strip(), setting)
    if origin is None:
        return None
    many, extra = amount(match["count"]), 0.5 if match["half"] or (match["more"] and unit in _MONTHS) else 0.0
    if match["exact"] and unit == "month" and origin.day and many:
        return period.day(period.month_shifted(origin.day, sign * int(many)))
    return _counted(origin, many, extra, unit, sign)


def _origin(way: str, unit: str, rest: str, setting: Setting) -> tuple[Period | None, int]:
    """Where the counting starts, and whether it goes on (1) or back (-1).

    "Five days after", with the event told next ("the ferry sank"), is counted back from the page: that is when it sank.
    """
    if way in {"ago", "back", "from now"}:
        return setting.reference, 1 if way == "from now" else -1
    if way == "after" and unit in _COUNTED_BACK and (not rest or rest.split(maxsplit=1)[0].endswith("ing")):
        return setting.reference, -1
    if way in {"earlier", "previously", "prior"} or (way == "before" and not rest):
        return setting.spoken_of(FAR) or setting.reference, -1
    if unit in {"second", "minute", "hour"}:
        return setting.spoken_of(NEAR) or setting.reference, 1
    return None if rest else setting.spoken_of(FAR), 1


def _singular(unit: str) -> str:
    return "century" if unit.startswith("centur") else unit.removesuffix("s")


def _counted(origin: Period, many: float | None, extra: float, unit: str, sign: int) -> Period | None:
    """Return the time ``many`` units from another: to the day for days and weeks, to the month or year for those."""
    if unit in _MONTHS:
        return _months_counted(origin, many, extra, unit, sign)
    if origin.day is None:
        return None
    if unit in {"second", "minute", "hour"}:
        hours = (many or 1) if unit == "hour" else 0
        return period.day(period.shifted(origin.day, sign * int(hours // 24)))
    if many is not None:
        return period.day(period.shifted(origin.day, sign * int((many + extra) * _DAYS[unit])))
    reach = FEW_DAYS if unit in {"day", "night"} else 7 * FEW_WEEKS
    return _within_months(origin.day, sign * reach)


def _months_counted(origin: Period, many: float | None, extra: float, unit: str, sign: int) -> Period | None:
    if unit == "month":
        if origin.start.month is None:
            return None
        if many is None:
            return period.at(origin.first.year)
        whole = period.month_shifted(origin.first, sign * int(many))
        near = period.shifted(whole, sign * 15) if extra else whole
        return period.at(near.year, near.month)
    if many is None:
        return None
    return period.at(origin.first.year + sign * int(many * _MONTHS[unit] // 12))


def _within_months(day: date, by: int) -> Period:
    return period.months(*sorted((day, period.shifted(day, by))))


def stretch(words: str, setting: Setting) -> Period | None:
    """The past two weeks, the last 24 hours, the next few days: up to or on from the day of the page."""
    match = _SPAN.search(words)
    if match is None or setting.reference is None:
        return None
    if match["count"] is None and match["when"] in {"previous", "following", "first"}:
        return None
    plural, unit = match["unit"].endswith("s"), _singular(match["unit"])
    many = amount(match["count"]) if match["count"] else None if plural else 1
    ahead = match["when"] in {"next", "coming", "following"}
    return _stretch(setting, many, unit, 1 if ahead else -1)


def duration(words: str, setting: Setting) -> Period | None:
    """For 12 days, a decade: read as lasting up to the day of the page; ahead of it, "in two weeks" is one day."""
    match = _DURATION.search(words)
    if match is None:
        return None
    many, unit, ahead = amount(match["count"]), _singular(match["unit"]), setting.direction == "future"
    if ahead and words.startswith("in ") and setting.reference:
        return _counted(setting.reference, many, 0, unit, 1)
    return _stretch(setting, many, unit, 1 if ahead else -1)


def _stretch(setting: Setting, many: float | None, unit: str, sign: int) -> Period | None:
    if unit in {"year", "decade", "century"}:
        if setting.year is None or many is None:
            return None
        return period.years(setting.year, setting.year + sign * int(many * _MONTHS[unit] // 12))
    month = setting.day or setting.month
    if unit == "month" and month:
        away = period.month_shifted(month, sign * int(many)) if many else None
        return period.months(*sorted((month, away))) if away else period.at(month.year)
    return _stretch_of_days(setting.day, many, unit, sign) if setting.day else None


def _stretch_of_days(now: date, many: float | None, unit: str, sign: int) -> Period:
    if unit in {"second", "minute", "hour"}:
        hours = int(many or 1) if unit == "hour" else 0
        whole_days = -(-hours // 24) if hours >= HALF_A_DAY else 0
        return period.days(*sorted((now, period.shifted(now, sign * whole_days))))
    if many is None:
        return _within_months(now, sign * (FEW_DAYS if unit in {"day", "night"} else 7 * FEW_WEEKS))
    return period.days(*sorted((now, period.shifted(now, sign * int(many * _DAYS[unit])))))


def unit_named(words: str, setting: Setting) -> Period | None:
    """Last month, this year, earlier this year, next month, the previous year."""
    match = _UNIT_NAMED.search(words)
    if match is None:
        return None
    when, unit = match["when"], match["unit"]
    told = setting.spoken_of(FAR) if when in {"the same", "the previous", "the following", "that"} else None
    by = {"last": -1, "next": 1, "the previous": -1, "the following": 1}.get(when, 0)
    if unit == "month":
        month = told.first if told and told.start.month else setting.month
        shifted = period.month_shifted(month, by) if month else None
        return period.at(shifted.year, shifted.month) if shifted else None
    year = told.first.year if told else setting.year
    if year is None:
        return None
    if unit == "year":
        return period.at(year + by)
    length = 10 if unit == "decade" else 100
    start = (year // length + by) * length
    return period.years(start, start + length - 1)


def told(words: str, setting: Setting) -> Period | None:
    """The same day, that night, the next day, the day before: counted from the day last spoken of."""
    by = 1 if _NEXT.search(words) else -1 if _BEFORE.search(words) else 0 if _TOLD.search(words) else None
    if by is None:
        return _days_from(setting.day, 0) if _ON_THE_DAY.search(words) else None
    spoken_of = setting.spoken_of(FAR)
    if spoken_of is None:
        return _days_from(setting.day, -1) if by == -1 else None
    if by == 0:
        return spoken_of
    origin = spoken_of.last if by == 1 else spoken_of.first
    return _days_from(origin, by) if spoken_of.start.day else None


def clock(words: str, setting: Setting) -> Period | None:
    """A time of the day alone: at 9 pm, at dawn, 0200; of the day last spoken of, else of the day of the page."""
    if not _CLOCK.search(words) or _HABIT.search(words):
        return None
    spoken_of = setting.spoken_of(NEAR)
    return spoken_of if spoken_of and spoken_of.day else setting.reference
