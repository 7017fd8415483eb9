"""What a case's accounts get wrong beside its reference, in words: incidents, tellings, values, verdicts, origins, lineage.

Incidents, questions and answers are matched as the scorer of the shared cases matches them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from case_matching import Names, asked_as, counterpart, matched, names_of, pages_of
from reference_cases import Record

LONGEST = 90


def mistakes_of(gold: Record, accounts: Record) -> Iterator[str]:
    """Every mistake of a case, a line each, under its incident and question."""
    names = names_of(accounts)
    for want in gold["incidents"]:
        have = counterpart(want, accounts, names)
        yield f"{want['type']}: {want['name']}" + (f"  ↔  {have['id']} ({have['type']})" if have else "  ↔  nothing")
        if have:
            yield from indented(incident(want, have, names))
    yield from lineage(gold, accounts, names)


def indented(lines: Iterator[str]) -> Iterator[str]:
    """The lines, further in."""
    for line in lines:
        yield f"  {line}"


def incident(want: Record, have: Record, names: Names) -> Iterator[str]:
    """Pages that an incident lacks or should not have, and what its questions get wrong."""
    pages, wanted = {names.page(m) for m in have["mentions"]}, set(want["pages"])
    yield from listed("pages missed", wanted - pages)
    yield from listed("pages too many", pages - wanted)
    for asked in want["questions"]:
        said = asked_as(asked, have)
        found = list(question(asked, said, names))
        if found:
            yield titled(asked) + (f"  (answered by who={said.get('who')})" if said else "")
            yield from indented(iter(found))
    known = {q["question"] for q in want["questions"]}
    for extra in (q for q in have["questions"] if q["question"] not in known):
        yield f"{titled(extra)} is asked and should not be"
        yield from indented(answer_line(a, names) for a in extra["answers"])


def titled(question: Record) -> str:
    """A question by its name and of whom."""
    return str(question["question"]) + (f" ({question['who']})" if question.get("who") else "")


def listed(what: str, pages: set[str]) -> Iterator[str]:
    """A line that names pages, where there are any."""
    if pages:
        yield f"{what}: {', '.join(sorted(pages))}"


def question(want: Record, have: Record | None, names: Names) -> Iterator[str]:
    """Answers missed, false, with other pages or another number of origins; the verdict where it is another."""
    if have is None:
        yield "not asked; should be: " + "; ".join(gold_answer(a) for a in want["answers"])
        return
    if have["verdict"] != want["verdict"]:
        yield f"verdict {have['verdict']}, should be {want['verdict']}"
    pairs = matched(want, have, names)
    for i, gold in enumerate(want["answers"]):
        if i not in pairs:
            yield f"missed: {gold_answer(gold)}"
        else:
            yield from answer(gold, pairs[i], names)
    for false in (a for a in have["answers"] if not any(a is b for b in pairs.values())):
        yield f"false: {answer_line(false, names)}"


def answer(gold: Record, said: Record, names: Names) -> Iterator[str]:
    """What an answer that was found lacks or has too much."""
    value = names.value(gold["value"])
    wanted, told = pages_of(gold["told"]), pages_of(said["told"], names)
    for page in sorted(wanted - told):
        yield f"{value}: {page} missed: {words_of(gold['told'], page)}"
    for page in sorted(told - wanted):
        yield f"{value}: {page} false: {words_of(said['told'], page, names)}"
    yield from denials(value, gold, said, names)
    if said["independent"] != gold["independent"]:
        groups = " | ".join(sorted(group(o["told"], said["told"], names) for o in said.get("origins", ())))
        right = " | ".join(sorted(group(o, gold["told"], None) for o in gold["origins"]))
        yield f"{value}: {said['independent']} origins [{groups}], should be {gold['independent']} [{right}]"


def denials(value: str, gold: Record, said: Record, names: Names) -> Iterator[str]:
    """Denials of a value that were missed, and false ones; a reference without any does not say what is denied."""
    wanted, denied = pages_of(gold.get("denied", [])), pages_of(said.get("denied", []), names)
    for page in sorted(wanted - denied):
        yield f"{value}: denial of {page} missed: {words_of(gold['denied'], page)}"
    for page in sorted(denied - wanted if wanted else ()):
        yield f"{value}: denial of {page} false: {words_of(said['denied'], page, names)}"


def words_of(told: Sequence[Record], page: str, names: Names | None = None) -> str:
    """The first words with which a page tells something."""
    of_page = [t for t in told if (names.page(t) if names else t["page"]) == page]
    return brief(of_page[0].get("quote") or of_page[0].get("words") or "")


def group(members: Sequence[int], told: Sequence[Record], names: Names | None) -> str:
    """The tellers of an origin: the last of each chain, and its page."""
    tellers = {f"{teller(told[i], names)}@{names.page(told[i]) if names else told[i]['page']}" for i in members}
    return ", ".join(sorted(tellers))


def teller(told: Record, names: Names | None) -> str:
    """Who stands at the end of a telling's chain."""
    last = told["chain"][-1] if told["chain"] else "?"
    return brief(names.value(last) if names else str(last), 30)


def gold_answer(gold: Record) -> str:
    """An answer of the reference with its pages."""
    value = Names({}, {}, {}).value(gold["value"])
    return f"{value} [{', '.join(sorted({t['page'] for t in gold['told']}))}] {words_of(gold['told'], gold['told'][0]['page'])}"


def answer_line(said: Record, names: Names) -> str:
    """An answer of the accounts with its pages and first words."""
    pages = ", ".join(sorted({names.page(t) for t in said["told"]}))
    return f"{brief(names.value(said['value']), 50)} [{pages}] {words_of(said['told'], names.page(said['told'][0]), names)}"


def brief(words: str, longest: int = LONGEST) -> str:
    """The words on one line, cut where they are long."""
    line = re.sub(r"\s+", " ", words)
    return line if len(line) <= longest else line[: longest - 1] + "…"


def lineage(gold: Record, accounts: Record, names: Names) -> Iterator[str]:
    """Pairs of pages that depend on each other and were missed, and false ones."""
    wanted = {tuple(sorted(x["pages"])): f"{x['kind']}: {x.get('why', '')}" for x in gold["lineage"]}
    said = {}
    for x in accounts["lineage"]:
        pair = tuple(sorted(names.pages.get(x[side], x[side]) for side in ("from", "to")))
        said[pair] = f"{x['kind']}: {x.get('reason', '')}"
    for pair in sorted(wanted.keys() - said.keys()):
        yield f"lineage missed: {' – '.join(pair)}  {brief(wanted[pair])}"
    for pair in sorted(said.keys() - wanted.keys()):
        yield f"lineage false: {' – '.join(pair)}  {brief(said[pair])}"
