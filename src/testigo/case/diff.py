"""What changed between two versions of a page: claims altered, added and withdrawn, counts, title, day, sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from testigo.case.lineage.wording import words_of
from testigo.ledger import Act, Claim, Effect, Form, Ledger, Page, Span, Who
from testigo.show import words

ALIKE = 0.5
"""Share of their words in common from which on two claims are one that was altered."""
_SAME_TELLER = 0.15
"""What the same source adds to how much two claims are alike."""
Aspect = Literal["source", "act", "words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claim of one version in its page's words. ``source`` is None where the page names none."""

    claim: str
    source: str | None
    act: Act
    form: Form
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Altered:
    """A claim that both versions have, and in what it differs."""

    before: Said
    after: Said
    aspects: tuple[Aspect, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something the page says of itself that was altered: its title, day, outlet or authors."""

    name: Literal["title", "published", "outlet", "authors"]
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recount:
    """The numbers of one effect in words that one version alone has: those that went and those that came."""

    effect: Effect
    who: Who
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """All that differs between two versions of a page; ``before`` and ``after`` are their ids.

    ``left_out`` and ``put_in`` are sentences of the article, in its order.
    """

    before: str
    after: str
    facts: tuple[Fact, ...]
    altered: tuple[Altered, ...]
    added: tuple[Said, ...]
    withdrawn: tuple[Said, ...]
    recounts: tuple[Recount, ...]
    left_out: tuple[str, ...]
    put_in: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the article is the same in both."""
        changed = (self.facts, self.altered, self.added, self.withdrawn, self.recounts, self.left_out, self.put_in)
        return not any(changed)


def difference(before: Ledger, after: Ledger) -> Difference:
    """Return what changed from one version of a page to a later one.

    Claims and counts of sentences that both versions have did not change, however differently they were read.
    """
    old, new = _Version(before), _Version(after)
    left_out, put_in = _changed(old.sentences, new.sentences)
    touched = {said.claim for said in old.claims if old.touches(said, left_out)}
    touching = {said.claim for said in new.claims if new.touches(said, put_in)}
    pairs, gone, come = _aligned(old.claims, new.claims)
    return Difference(
        before=before.page.id,
        after=after.page.id,
        facts=tuple(_facts(before.page, after.page)),
        altered=tuple(
            _altered(a, b) for a, b in pairs if _aspects(a, b) and (a.claim in touched or b.claim in touching)
        ),
        added=tuple(said for said in come if said.claim in touching),
        withdrawn=tuple(said for said in gone if said.claim in touched),
        recounts=tuple(_recounts(old.numbers(None), old.numbers(left_out), new.numbers(None), new.numbers(put_in))),
        left_out=tuple(sentence.words for sentence in left_out),
        put_in=tuple(sentence.words for sentence in put_in),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence(Span):
    """A sentence of an article, and its words on one line."""

    words: str


class _Version:
    """A ledger asked for its claims, numbers and sentences."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        names = {entity.id: entity.name for entity in ledger.entities}
        self.claims = [_said(claim, ledger.page.text, names) for claim in ledger.claims]
        self.sentences = list(_sentences(ledger.page))
        self._spans = {c.id: (*c.content, *([c.source] if c.source else [])) for c in ledger.claims}

    def touches(self, said: Said, sentences: Sequence[_Sentence]) -> bool:
        """Say whether a word of the claim or of its source stands in one of the sentences."""
        return any(_within(span, sentences) for span in self._spans[said.claim])

    def numbers(self, sentences: Sequence[_Sentence] | None) -> dict[tuple[Effect, Who], dict[str, None]]:
        """Return the distinct numbers of each effect in words, in the order of the page; those in the sentences alone."""
        found: dict[tuple[Effect, Who], dict[str, None]] = defaultdict(dict)
        for count in self._ledger.counts:
            if count.low is None and count.high is None:
                continue
            if sentences is None or _within(count, sentences):
                found[count.effect, count.who][words.amount(count)] = None
        return dict(found)


def _within(span: Span, sentences: Sequence[_Sentence]) -> bool:
    at = bisect_right(sentences, span.start, key=lambda s: s.end)
    return at < len(sentences) and sentences[at].start < span.end


def _said(claim: Claim, text: str, names: dict[str, str]) -> Said:
    source = None if claim.source is None else names.get(claim.source.entity or "") or claim.source.of(text)
    content = " … ".join(words.one_line(span.of(text)) for span in claim.content)
    return Said(
        claim=claim.id, source=source and words.one_line(source), act=claim.act, form=claim.form, content=content
    )


def _aligned(before: Sequence[Said], after: Sequence[Said]) -> tuple[list[tuple[Said, Said]], list[Said], list[Said]]:
    """Claims that are one in both versions, those withdrawn, those added; each in the order of its page."""
    pairs = _same(before, after)
    kept = {id(a) for a, _ in pairs}, {id(b) for _, b in pairs}
    gone = [a for a in before if id(a) not in kept[0]]
    new = [b for b in after if id(b) not in kept[1]]
    pairs += _alike(gone, new)
    kept = {id(a) for a, _ in pairs}, {id(b) for _, b in pairs}
    order = {id(b): n for n, b in enumerate(after)}
    return (
        sorted(pairs, key=lambda pair: order[id(pair[1])]),
        [a for a in gone if id(a) not in kept[0]],
        [b for b in new if id(b) not in kept[1]],
    )


def _same(before: Sequence[Said], after: Sequence[Said]) -> list[tuple[Said, Said]]:
    """Claims whose words are the same, the one with the same source first."""
    pairs: list[tuple[Said, Said]] = []
    waiting: dict[tuple[str, ...], list[Said]] = defaultdict(list)
    for claim in after:
        waiting[tuple(words_of(claim.content))].append(claim)
    for claim in before:
        others = waiting[tuple(words_of(claim.content))]
        if others:
            other = min(others, key=lambda o: (o.source != claim.source, o.act != claim.act))
            others.remove(other)
            pairs.append((claim, other))
    return pairs


def _alike(before: Sequence[Said], after: Sequence[Said]) -> list[tuple[Said, Said]]:
    """Claims that were altered: the most alike first, each once."""
    tokens = {id(c): Counter(words_of(c.content)) for c in (*before, *after)}
    scored = [
        (likeness + (_SAME_TELLER if a.source == b.source else 0.0), n, m)
        for n, a in enumerate(before)
        for m, b in enumerate(after)
        if (likeness := _shared(tokens[id(a)], tokens[id(b)]))
        >= ALIKE - (_SAME_TELLER if a.source == b.source else 0.0)
    ]
    pairs, left, right = [], set(), set()
    for _, n, m in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if n not in left and m not in right:
            left.add(n)
            right.add(m)
            pairs.append((before[n], after[m]))
    return pairs


def _shared(a: Counter[str], b: Counter[str]) -> float:
    """Share of the words of both that both have (Dice)."""
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 1.0


def _aspects(a: Said, b: Said) -> tuple[Aspect, ...]:
    differ: dict[Aspect, bool] = {
        "source": (a.source or "").casefold() != (b.source or "").casefold(),
        "act": a.act != b.act,
        "words": words_of(a.content) != words_of(b.content),
    }
    return tuple(aspect for aspect, differs in differ.items() if differs)


def _altered(a: Said, b: Said) -> Altered:
    return Altered(before=a, after=b, aspects=_aspects(a, b))


def _facts(a: Page, b: Page) -> Iterator[Fact]:
    published = [page.published.value if page.published else None for page in (a, b)]
    authors = [", ".join(page.authors) or None for page in (a, b)]
    for name, before, after in (
        ("title", a.title, b.title),
        ("published", *published),
        ("outlet", a.outlet, b.outlet),
        ("authors", *authors),
    ):
        if before != after:
            yield Fact(name=name, before=before, after=after)  # type: ignore[arg-type] # a name of those above


Numbers = dict[tuple[Effect, Who], dict[str, None]]


def _recounts(before: Numbers, left_out: Numbers, after: Numbers, put_in: Numbers) -> Iterator[Recount]:
    """The numbers that went with the sentences that were left out, and those that came with the ones put in."""
    for effect, who in sorted({*left_out, *put_in}):
        kept, had = after.get((effect, who), {}), before.get((effect, who), {})
        gone = tuple(n for n in left_out.get((effect, who), {}) if n not in kept)
        come = tuple(n for n in put_in.get((effect, who), {}) if n not in had)
        if gone or come:
            yield Recount(effect=effect, who=who, before=gone, after=come)


def _changed(a: Sequence[_Sentence], b: Sequence[_Sentence]) -> tuple[list[_Sentence], list[_Sentence]]:
    """The sentences that only the one and only the other version has."""
    left_out: list[_Sentence] = []
    put_in: list[_Sentence] = []
    matcher = SequenceMatcher(None, [s.words for s in a], [s.words for s in b], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            left_out += a[i:j]
            put_in += b[k:m]
    return left_out, put_in


def _sentences(page: Page) -> Iterator[_Sentence]:
    """The sentences of the article in the order of the text, its title among them."""
    from testigo.reading.sentences import sentence_spans

    for block in sorted(page.article(), key=lambda block: block.start):
        for start, end in sentence_spans(page.text, block.start, block.end):
            yield _Sentence(start=start, end=end, words=words.one_line(page.text[start:end]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A stretch of words that stayed, went or came."""

    kind: Literal["kept", "gone", "new"]
    words: str


def changes(before: str, after: str) -> tuple[Change, ...]:
    """Return, word by word and without regard to case, how one text became the other."""
    a, b = before.split(), after.split()
    made: list[Change] = []
    matcher = SequenceMatcher(None, before.casefold().split(), after.casefold().split(), autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            made.append(Change(kind="kept", words=" ".join(b[k:m])))
            continue
        if j > i:
            made.append(Change(kind="gone", words=" ".join(a[i:j])))
        if m > k:
            made.append(Change(kind="new", words=" ".join(b[k:m])))
    return tuple(made)
