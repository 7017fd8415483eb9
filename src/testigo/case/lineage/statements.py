"""What a page says that somebody said, in a form that can be compared with what another page says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from testigo.case.lineage.speakers import Speaker, speaker, speaker_of
from testigo.case.lineage.wording import Wording, runs, stem
from testigo.ledger import Act, Claim, Ledger, Page, SourceCategory, Span

QUOTED_RUN = 5
"""Words in a row by which quotations are compared."""
LONG = 60
"""Words of content from which on it is compared sentence by sentence."""
_HEADED = re.compile(r"\[(?:communiqu[eé]|statement|press release|declaration)\]\s*\[([^\]\n]{3,120})\]", re.IGNORECASE)
_TITLED = re.compile(
    r"(?:press |joint )?(?:statement|communiqu[eé]|declaration|release|remarks) (?:by|of|from) (?:the )?"
    r"([^:–—|\n]{3,80}?)(?= (?:on|about|regarding|concerning|following|after|at|to|in response)\b|[:–—|\n,]|$)",
    re.IGNORECASE,
)
_RELEASED = re.compile(
    r"(?:for immediate release|press (?:release|statement)|media statement|communiqu[eé])\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"[^\s.!?…][^.!?…\n]*(?:[.!?…]+[\"”’»)\]]*|\n|$)")
_UNTOLD: frozenset[Act] = frozenset({"ask", "withhold"})
"""Acts that tell nothing which another page could repeat."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Statement:
    """What one speaker is given to say in one place: ``stems`` of the content, and ``runs`` of its words where quoted.

    A run's number goes with its stems, ascending.
    ``act`` is None where the page itself is the statement, of which all words are the speaker's own.
    """

    speaker: Speaker
    act: Act | None
    category: SourceCategory | None
    spans: tuple[Span, ...]
    stems: frozenset[str]
    runs: Mapping[int, tuple[str, ...]]

    @property
    def letters(self) -> int:
        """The length of the content."""
        return sum(span.end - span.start for span in self.spans)


def statements_of(ledger: Ledger, words: Wording, names: Mapping[str, str]) -> tuple[Statement, ...]:
    """The claims of a page that have a source, and, where the page is itself somebody's statement, its sentences.

    ``names`` tells by which name the case knows an entity of the page (its id), in addition to the page's own.
    """
    issuer = issuer_of(ledger.page)
    body = [block for block in ledger.page.blocks if block.kind == "body"]
    return (*_claimed(ledger, words, names), *(sentences_of(ledger.page.text, body, words, issuer) if issuer else ()))


def issuer_of(page: Page) -> Speaker | None:
    """Whose statement the page is, where it is headed as one; None where it is not.

    Headings are a title "Statement by …", an editor's note "[communique] [the front]", and "Press release" on the page of
    an outlet, which is then the issuer.
    """
    title, body = (page.title or "").strip(), page.blocks[0] if page.blocks else None
    head = page.text[body.start : body.end + 400] if body else ""
    if found := _HEADED.search(head) or _TITLED.match(title):
        return speaker(found[1])
    released = _RELEASED.match(title) or _RELEASED.match(head)
    return speaker(page.outlet) if released and page.outlet else None


def sentences_of(text: str, body: Iterable[Span], words: Wording, issuer: Speaker) -> Iterator[Statement]:
    """The sentences of a page's body as statements of whoever issued it."""
    for block in body:
        for sentence in _sentences(text, block):
            yield from _statement(words, (sentence,), issuer, None, None)


def _sentences(text: str, within: Span) -> Iterator[Span]:
    for m in _SENTENCE.finditer(text, within.start, within.end):
        yield Span(start=m.start(), end=m.end())


def _claimed(ledger: Ledger, words: Wording, names: Mapping[str, str]) -> Iterator[Statement]:
    entities = {entity.id: entity for entity in ledger.entities}
    for claim in ledger.claims:
        who = speaker_of(claim, ledger.page.text, entities, names)
        if who is None or claim.source is None or claim.act in _UNTOLD:
            continue
        for part in _parts(claim, words, ledger.page.text):
            yield from _statement(words, part, who, claim.act, claim.source.category)


def _parts(claim: Claim, words: Wording, text: str) -> Iterator[tuple[Span, ...]]:
    """The content in one piece, or sentence by sentence where it is long."""
    if sum(len(words.within(span)) for span in claim.content) < LONG:
        yield claim.content
        return
    for span in claim.content:
        for sentence in _sentences(text, span):
            yield (sentence,)


def _statement(
    words: Wording, spans: tuple[Span, ...], who: Speaker, act: Act | None, category: SourceCategory | None
) -> Iterator[Statement]:
    """The statement, unless it is too short to be known again."""
    at = [words.within(span) for span in spans]
    stems = frozenset(stem(words.forms[i]) for part in at for i in part)
    if len(stems) > 2:
        yield Statement(
            speaker=who,
            act=act,
            category=category,
            spans=spans,
            stems=stems - who.own,
            runs={run: told for part in at for run, told in _quoted_runs(words, part, everything=act is None)},
        )


def _quoted_runs(words: Wording, part: range, *, everything: bool) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The runs of words that stand in quotation marks or direct speech (or of all), in one stretch of content."""
    start = part.start
    for i in range(part.start, part.stop + 1):
        if i == part.stop or not (everything or words.quoted[i]):
            if i - start >= QUOTED_RUN:
                for at, run in enumerate(runs(words.numbers[start:i], QUOTED_RUN).tolist(), start):
                    yield run, tuple(sorted({stem(form) for form in words.forms[at : at + QUOTED_RUN]}))
            start = i + 1
