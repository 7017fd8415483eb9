"""Works out what a year of Common Crawl News takes, from measured rates: ``python evaluation/a_year.py [--read 92] [--carried 20] …``.

Rates are those of ``docs/explanation/bulk-measured.md`` and are given anew by options; the shares of what there is to read are
assumptions, those of the made mix (``news_pages.py``). Prints the tables of ``docs/explanation/a-year-of-news.md`` in Markdown.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

PAGES = 120e6
HOURS = 3_600_000
"""Milliseconds of an hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Rates and shares; the share of other languages, fronts and errors is what is left."""

    read: float = 92.0
    """Milliseconds of the processor for a page of 500 words that is read."""
    carried: float = 20.0
    """Of one whose records are carried."""
    apart: float = 4.0
    """Of one that is told apart at a glance."""
    first: float = 0.41
    """Share of articles in English that are told for the first time."""
    copies: float = 0.13
    """Share of copies of these."""
    reread: float = 0.5
    """Share of the copies that are read all the same, for their headline or their setting."""
    encoder: float = 0.5
    """Part of the time of a page that is read which the encoder takes."""
    input_kb: float = 24.0
    """Kilobytes of a packed record."""
    output_kb: float = 10.0
    """Kilobytes of the tables of a page that is read or carried."""
    price: float = 0.04
    """Dollars of a core and hour."""

    def parts(self) -> Iterator[tuple[str, float, float]]:
        """What there is to read: its share, and milliseconds a page."""
        yield "English, told for the first time", self.first, self.read
        copy = self.reread * self.read + (1 - self.reread) * self.carried
        yield f"English, a copy ({self.reread:.0%} of them read all the same)", self.copies, copy
        yield "other languages, fronts, errors", 1 - self.first - self.copies, self.apart

    def hours(self) -> float:
        """Hours of one core for the year."""
        return sum(PAGES * share * spent for _, share, spent in self.parts()) / HOURS


def reading(plan: Plan) -> Iterator[str]:
    """The table of what there is to read."""
    yield "| what | share | pages | processor a page | core-hours |"
    yield "|---|---|---|---|---|"
    for what, share, spent in plan.parts():
        hours = PAGES * share * spent / HOURS
        yield f"| {what} | {share:.2f} (assumed) | {PAGES * share / 1e6:.0f} million | {spent:.0f} ms | {hours:,.0f} |"
    yield f"| **all** | | **{PAGES / 1e6:.0f} million** | | **{plan.hours():,.0f}** |"


def machines(plan: Plan) -> Iterator[str]:
    """The table of machines, room and cost."""
    day, week = plan.hours() / 24, plan.hours() / 168
    seconds = 24 * 3600 / 1.1
    told = PAGES * (plan.first + plan.copies)
    yield "| | |"
    yield "|---|---|"
    yield f"| cores for a day of the clock | {day:.0f}, and a tenth more for shards that end late: {1.1 * day:.0f} |"
    yield f"| cores for a week | {1.1 * week:.0f} |"
    megabytes = PAGES * plan.input_kb / 1e3
    yield f"| input | {megabytes / 1e6:.1f} TB; {megabytes / seconds:.0f} megabytes a second in the day |"
    yield f"| output | at most {told * plan.output_kb / 1e9:.1f} TB |"
    yield f"| cost of the cores | {plan.hours() * plan.price:.0f} dollars |"


def halving(plan: Plan) -> Iterator[str]:
    """The table of what would save how much of the core-hours."""
    ways = {
        "copies under another headline or in another setting carried too": replace(plan, reread=0.0),
        "a filter that leaves out half of the articles": replace(plan, first=plan.first / 2, copies=plan.copies / 2),
        "an encoder of half the layers": replace(plan, read=plan.read * (1 - plan.encoder / 2)),
        "an encoder that costs the processor nothing (a graphics card)": replace(
            plan, read=plan.read * (1 - plan.encoder)
        ),
    }
    yield "| what | core-hours | saved |"
    yield "|---|---|---|"
    for what, other in ways.items():
        yield f"| {what} | {other.hours():,.0f} | {1 - other.hours() / plan.hours():.2f} |"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for one in fields(Plan):
        parser.add_argument(f"--{one.name.replace('_', '-')}", type=float, default=one.default, metavar="N")
    plan = Plan(**vars(parser.parse_args()))
    for table in (reading(plan), machines(plan), halving(plan)):
        print("\n".join(table), end="\n\n")


if __name__ == "__main__":
    main()
