"""What changed between versions of a page, in a terminal: claims altered, added, withdrawn, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from testigo.case.diff import Altered, Difference, Fact, Recount, Said, changes
from testigo.case.versions import Version
from testigo.show import words
from testigo.show.case_words import day
from testigo.show.sheet import Sheet, heading, of_page, plain

if TYPE_CHECKING:
    from rich.text import Text

_GONE, _NEW = "red strike", "green"
_FACTS = {"title": "title", "published": "published", "outlet": "outlet", "authors": "authors"}


class ChangesView:
    """Sets the versions of a page for a terminal of ``width`` columns, held between 60 and 200."""

    def __init__(self, *, width: int = 80, colour: bool = False, text: bool = False) -> None:
        """Choose how it looks; ``text``: sentences that changed are shown and not only counted.

        Without colour, words that went stand as ``[-so-]`` and words that came as ``{+so+}``.
        """
        self._sheet = Sheet(width=width, colour=colour)
        self._text = text

    def show(self, name: str, versions: Sequence[Version], differences: Sequence[Difference]) -> str:
        """Return what changed from each version to the next."""
        return self._sheet.text(self._lines(name, versions, differences))

    def _lines(self, name: str, versions: Sequence[Version], differences: Sequence[Difference]) -> Iterator[Text]:
        yield of_page(name, "bold").append(f"  {words.how_many(len(versions), 'version')}", style="dim")
        for number, version in enumerate(versions, 1):
            published = f"published {day(version.published)}" if version.published else "no date found"
            counts = "  counts" if version.counts else ""
            facts = f"{published} · received {day(version.received_at)} UTC · {version.id[:19]}…{counts}"
            yield from self._sheet.hanging(plain(f"  {number}  ", "dim"), plain(facts, "" if version.counts else "dim"))
        for number, difference in enumerate(differences, 1):
            yield from self._difference(number, difference)
        if not differences:
            yield plain("")
            yield plain("The case has this page in one version alone.")
        yield plain("")

    def _difference(self, number: int, found: Difference) -> Iterator[Text]:
        yield plain("")
        yield plain("━" * self._sheet.width, "dim")
        yield plain(f"Version {number} → {number + 1}", "bold").append(f"  {_in_brief(found)}", style="dim")
        for fact in found.facts:
            yield from self._fact(fact)
        yield from self._claims("Altered", [self._altered(a) for a in found.altered])
        yield from self._claims("Added", [self._said(s, "+", "green") for s in found.added])
        yield from self._claims("Withdrawn", [self._said(s, "-", "red") for s in found.withdrawn])
        yield from self._recounts(found.recounts)
        yield from self._sentences(found)

    def _fact(self, fact: Fact) -> Iterator[Text]:
        said = [day(v) if fact.name == "published" and v else v for v in (fact.before, fact.after)]
        body = self._words(said[0] or "none", said[1] or "none")
        yield from self._sheet.hanging(plain(f"  {_FACTS[fact.name]:<10} ", "bold"), body)

    def _claims(self, name: str, shown: Sequence[Sequence[Text]]) -> Iterator[Text]:
        if shown:
            yield from heading(f"Claims {name}", str(len(shown)))
            for lines in shown:
                yield from lines

    def _altered(self, altered: Altered) -> list[Text]:
        before, after = altered.before, altered.after
        line = self._words(before.source or "no source named", after.source or "no source named", "cyan").append(" ")
        line.append_text(self._words(_verb(before), _verb(after))).append("  ")
        line.append_text(self._words(before.content, after.content))
        return list(self._sheet.hanging(plain("  ~ ", "yellow"), line))

    def _said(self, said: Said, mark: str, style: str) -> list[Text]:
        line = of_page(said.source or "no source named", "cyan").append(f" {_verb(said)}  ")
        content = f"“{said.content}”" if said.form == "direct" else said.content
        return list(self._sheet.hanging(plain(f"  {mark} ", style), line.append(content)))

    def _recounts(self, recounts: Sequence[Recount]) -> Iterator[Text]:
        if recounts:
            yield from heading("Counts", str(len(recounts)))
        for recount in recounts:
            name = " ".join(part for part in (recount.effect, words.label(recount.who)) if part)
            body = self._words(", ".join(recount.before) or "none", ", ".join(recount.after) or "none")
            yield from self._sheet.hanging(plain(f"  {name:<20} "), body)

    def _sentences(self, found: Difference) -> Iterator[Text]:
        if not self._text or not (found.left_out or found.put_in):
            return
        yield from heading("Sentences", f"{len(found.left_out)} left out, {len(found.put_in)} put in")
        for mark, style, sentences in (("-", "red", found.left_out), ("+", "green", found.put_in)):
            for sentence in sentences:
                yield from self._sheet.hanging(plain(f"  {mark} ", style), of_page(sentence))

    def _words(self, before: str, after: str, style: str = "") -> Text:
        """The words that stayed, those that went and those that came."""
        line = plain("")
        for change in changes(words.one_line(before), words.one_line(after)):
            line.append(" " if line.plain else "")
            if change.kind == "kept":
                line.append(change.words, style=style)
            elif change.kind == "gone":
                line.append(change.words if self._sheet.colour else f"[-{change.words}-]", style=_GONE)
            else:
                line.append(change.words if self._sheet.colour else f"{{+{change.words}+}}", style=_NEW)
        return line


def _verb(said: Said) -> str:
    return words.verb(said.act, said.form, sourced=said.source is not None)


def _in_brief(found: Difference) -> str:
    if found.is_empty:
        return "the article is the same"
    parts = [
        (len(found.altered), "altered"),
        (len(found.added), "added"),
        (len(found.withdrawn), "withdrawn"),
    ]
    claims = ", ".join(f"{many} {what}" for many, what in parts if many)
    sentences = f"{words.how_many(len(found.left_out), 'sentence')} left out, {len(found.put_in)} put in (--text)"
    return f"claims: {claims or 'none changed'}; {sentences}"
