"""How a page is read, top to bottom: words, what the model finds in them, and the records made of that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from testigo.errors import CATALOGUE, TestigoError
from testigo.ledger import Failure, Ledger, Notice, Page, ReaderMark, Span
from testigo.reading.claims import claims_of
from testigo.reading.counts import counts_of
from testigo.reading.entities import cast_of
from testigo.reading.finder import find
from testigo.reading.incidents import incidents_of
from testigo.reading.network import Network
from testigo.reading.paragraphs import paragraphs_of
from testigo.reading.setting import Setting, setting_of
from testigo.reading.stretches import LONGEST, read_in_stretches
from testigo.reading.trigger_words import naming_one_event
from testigo.reading.words import Words, words_of

SettingOf = Callable[[Page, Iterable[Span]], Setting]


class Reader:
    """Reads pages into ledgers; one reader holds one model and may be kept for any number of pages.

    A page's ledger depends on the page and the weights alone: it is the same whatever was read before it or beside it.
    """

    def __init__(self, weights: Path | None = None) -> None:
        """Take the model in ``weights`` (default: the one that comes with Testigo).

        Raises TestigoError T302 when a file of the model is missing, cut or altered.
        """
        from testigo import __version__

        self._network = Network(weights)
        self._mark = ReaderMark(version=__version__, model=self._network.mark)

    @property
    def mark(self) -> ReaderMark:
        """What its ledgers say they were read by."""
        return self._mark

    def read(
        self,
        page: Page,
        *,
        input: str = "",  # noqa: A002 - the contract's own word
        setting_of: SettingOf = setting_of,
    ) -> Ledger:
        """Read one page. ``input`` is what the ledger says the page came from, as the user gave it.

        ``setting_of`` gives the setting that dates and places are worked out in: beside the words that are read, all that
        a ledger depends on.
        """
        if not _is_english(page):
            return self._unread(page, input)
        if len(page.text) > LONGEST:
            return read_in_stretches(page, lambda part: self.read(part, input=input, setting_of=setting_of))
        paragraphs, titles = paragraphs_of(page)
        words = words_of(page.text, paragraphs, self._network.tokenizer, title=titles)
        if not len(words):
            return Ledger(input=input, page=page, reader=self._mark, notices=page.notices)
        found = find(words, self._network)
        cast = cast_of(found.mentions, words, page.text, self._network)
        claims = claims_of(found.claims, words, page.text, cast, self._network.confidence)
        triggers = list(naming_one_event(found.triggers, words, page.text))
        setting = setting_of(page, (_span(words, s.lo, s.hi) for t in triggers for s in t.roles["where"]))
        incidents = incidents_of(triggers, words, page.text, self._network, cast, claims, setting)
        counts = counts_of(found.counts, triggers, incidents, words, page.text, self._network, claims)
        return Ledger(
            input=input,
            page=page,
            reader=self._mark,
            entities=cast.entities,
            claims=claims,
            incidents=incidents.records,
            counts=counts,
            notices=page.notices,
        )

    def read_many(self, pages: Iterable[tuple[str, Page | Failure]]) -> Iterator[Ledger | Failure]:
        """Read pages one by one as they come; a failure, before or while reading, stands in its page's place."""
        for name, page in pages:
            if isinstance(page, Failure):
                yield page
                continue
            try:
                yield self.read(page, input=name)
            except TestigoError as why:
                if why.code == "T302":
                    raise
                yield Failure(input=name, code=why.code, message=why.message)
            except Exception as why:  # noqa: BLE001 - one page must never end a batch
                yield Failure(input=name, code="T399", message=f"{type(why).__name__}: {why}"[:300])

    def _unread(self, page: Page, name: str) -> Ledger:
        message = f"the page is in {page.language!r}: {CATALOGUE['T301'].advice}"
        notices = (*page.notices, Notice(code="T301", message=message))
        return Ledger(input=name, page=page, reader=self._mark, notices=notices)


def _is_english(page: Page) -> bool:
    """Say whether the page may be read; a text too short to tell its language by is taken for English."""
    return page.language is None or page.language.split("-")[0].lower() == "en"


def _span(words: Words, lo: int, hi: int) -> Span:
    return Span(start=int(words.start[lo]), end=int(words.end[hi - 1]))
