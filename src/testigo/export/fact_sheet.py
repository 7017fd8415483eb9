"""A fact-check sheet in Markdown: every answer with its words and where they stand, and room for what the check finds."""

from __future__ import annotations

from collections.abc import Iterator

from testigo.case.records import Answer, Event, Question
from testigo.export.answer_markdown import escaped
from testigo.export.as_json import evidence
from testigo.export.material import Material
from testigo.export.records import FlatRecords
from testigo.show.case_words import VERDICTS, CaseWords, day, question
from testigo.show.words import how_many

_WEB = ("https://", "http://")


def fact_sheet(material: Material) -> bytes:
    """Return the sheet."""
    return ("\n".join(_Sheet(material).lines()).rstrip() + "\n").encode("utf-8", "replace")


class _Sheet:
    def __init__(self, material: Material) -> None:
        self._material = material
        self._words = CaseWords(material.accounts)
        self._records = FlatRecords(material)

    def lines(self) -> Iterator[str]:
        yield f"# Fact-check sheet: {escaped(self._material.name)}"
        yield ""
        yield "A program’s reading of the pages. Tick what a person has checked, and write down with what."
        for told in (self._material.note, self._read_by()):
            if told:
                yield ""
                yield escaped(told)
        for event in self._material.accounts.incidents:
            yield from self._event(event)

    def _read_by(self) -> str:
        by = self._material.read_by()
        return by and f"Read by {by}."

    def _event(self, event: Event) -> Iterator[str]:
        facts = [part for part in (event.when and day(event.when), event.where) if part]
        yield ""
        yield f"## {escaped(event.title)}"
        yield ""
        yield f"{escaped(event.id)}" + (f": {escaped(', '.join(facts))}" if facts else "")
        for asked in event.questions:
            yield ""
            yield f"### {escaped(question(asked))} ({VERDICTS[asked.verdict].casefold()})"
            yield ""
            for answer in asked.answers:
                yield from self._answer(event, asked, answer)
            if asked.silent:
                yield f"- Silent: {escaped(self._words.silent(asked, event))}"
            yield from (f"- Careful: {escaped(w)}" for w in asked.warnings)

    def _answer(self, event: Event, asked: Question, answer: Answer) -> Iterator[str]:
        said = self._words.answer(answer)
        yield f"- [ ] **{escaped(said)}**, {how_many(answer.independent, 'independent origin')}"
        for told in map(evidence, self._records.of_answer(event, asked, answer)):
            spans = ", ".join(f"{s['start']}..{s['end']}" for s in told["spans"])
            open_ = ", left open" if told["hedged"] else ""
            how = "denied by" if told["tells"] == "denies" else "told by"
            address = told.get("address", "")
            link = f", <{address}>" if address.startswith(_WEB) and not set("<> \n") & set(address) else ""
            when = f", {told['published']}" if "published" in told else ""
            yield (
                f"  - “{escaped(told['words'])}”: {how} {escaped(' → '.join(told['chain']))}{open_}"
                f"{escaped(when)}{link}; characters {spans} of copy {told['page'].removeprefix('sha256:')[:16]}"
                + (f"; {told['decided']} by {escaped(told['decided_by'])}" if "decided" in told else "")
            )
        yield "  - checked by: \\_\\_\\_\\_ on: \\_\\_\\_\\_ with: \\_\\_\\_\\_ found: \\_\\_\\_\\_"
