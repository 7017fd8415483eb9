"""Copies within a shard: the same bytes again, and the same article in other bytes, whose reading is carried.

A reading of another shard of the run (:mod:`testigo.bulk.shared`) makes no copy of a page; it spares reading it.

What is remembered of a shard is bounded: a copy is known when its original is among the last :data:`REMEMBERED` pages.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from testigo.bulk.readings import Stretch
from testigo.bulk.shared import Shared
from testigo.ledger import Page
from testigo.reading.paragraphs import paragraphs_of

REMEMBERED = 25_000
"""Pages of a shard that are remembered, the last ones; so memory is the same however long a shard is."""
_KEYS = 3
"""Hashes under which a page is remembered."""
LEADING = 3
"""Paragraphs at the beginning of an article that have a hash each."""
_LEADING_WORDS = 12
_BEFORE = 12
"""Characters before a paragraph that its reading may look at."""
PARTED = "\n\n"
READINGS, SEEN = "readings.bin", "seen.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A page that others may be copies of: its key in the input, its id, and where its reading is kept.

    ``part`` is the number of the part, ``start`` and ``end`` the bytes in its file of readings; no bytes where the page
    was not read.
    """

    record: str
    page: str
    part: int
    start: int = 0
    end: int = 0
    published: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What of a page tells whether it is a copy.

    ``words`` is the hash of all that is read of it; ``text_hash`` that of the words of its body alone, which is the same
    under another headline; ``leading`` those of its first paragraphs.
    """

    paragraphs: Sequence[Stretch]
    words: str
    text_hash: str
    leading: list[int]


def article_of(page: Page) -> Article:
    """Work out what tells copies of a page."""
    paragraphs, titles = paragraphs_of(page)
    told = [str(titles), str(page.language in {None, "en"})]
    for a, b in paragraphs:
        before = page.text[max(0, a - _BEFORE) : a]
        told += [PARTED if not before or before.endswith(PARTED) else before, page.text[a:b]]
    bodies = [page.text[a:b].split() for a, b in paragraphs[titles:]]
    leading = [_hash(" ".join(words)) for words in bodies if len(words) >= _LEADING_WORDS]
    return Article(
        paragraphs=paragraphs,
        words=_hash("\0".join(told)),
        text_hash=_hash(" ".join(word for words in bodies for word in words)),
        leading=[int(digest[:16], 16) - (1 << 63) for digest in leading[:LEADING]],
    )


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class Copies:
    """What is remembered of the pages of a shard, in memory their hashes and in the parts their readings."""

    def __init__(self, folders: Sequence[Path], shared: Shared | None = None) -> None:
        """Take the folders of the parts that are kept, and what the shards of the run share, where they do."""
        self._folders = list(folders)
        self._shared = shared
        self._seen: dict[str, Original] = {}
        self._new: dict[str, Original] = {}
        self._readings = bytearray()
        for folder in folders:
            for key, told in json.loads((folder / SEEN).read_bytes()).items():
                self._remember(key, Original(**told))

    def same_bytes(self, page: str, url: str | None) -> Original | None:
        """Return the page of these bytes from this address that came before."""
        return self._seen.get(_of_bytes(page, url))

    def same_article(self, article: Article) -> Original | None:
        """Return the page that came before and of which the same is read, word for word."""
        return self._seen.get("words:" + article.words)

    def same_text(self, article: Article) -> Original | None:
        """Return the page that came before and has the same body, whatever its headline."""
        return self._seen.get("text:" + article.text_hash)

    def note(self, original: Original, url: str | None, article: Article | None = None) -> None:
        """Remember a page, and what its article is, unless there was one of the kind before."""
        self._note(_of_bytes(original.page, url), original)
        if article is not None:
            self._note("text:" + article.text_hash, original)
            if original.end:
                self._note("words:" + article.words, original)

    def _note(self, key: str, original: Original) -> None:
        if key not in self._seen:
            self._new[key] = original
            self._remember(key, original)

    def put(self, packed: bytes) -> tuple[int, int]:
        """Keep a reading with the part at work; return where it stands in its file."""
        start = len(self._readings)
        self._readings += packed
        return start, len(self._readings)

    @property
    def part(self) -> int:
        """The number of the part at work."""
        return len(self._folders)

    def reading(self, original: Original) -> bytes:
        """Return the reading of a page."""
        if original.part == self.part:
            return bytes(self._readings[original.start : original.end])
        with (self._folders[original.part] / READINGS).open("rb") as file:
            file.seek(original.start)
            return file.read(original.end - original.start)

    def elsewhere(self, article: Article) -> bytes | None:
        """Return the reading of a page of another shard of which the same is read, word for word."""
        return self._shared.reading(article.words) if self._shared else None

    def beside(self) -> dict[str, bytes]:
        """Return the files to keep with the part at work."""
        seen = {key: _plain(original) for key, original in self._new.items()}
        return {READINGS: bytes(self._readings), SEEN: json.dumps(seen, separators=(",", ":")).encode()}

    def kept(self, folder: Path) -> None:
        """The part at work is kept; give its readings to the other shards, and begin the next one."""
        if self._shared:
            new = ((key.partition(":"), original) for key, original in self._new.items())
            self._shared.add({w: bytes(self._readings[o.start : o.end]) for (kind, _, w), o in new if kind == "words"})
            self._shared.look()
        self._folders.append(folder)
        self._new, self._readings = {}, bytearray()

    def _remember(self, key: str, original: Original) -> None:
        self._seen[key] = original
        if len(self._seen) > _KEYS * REMEMBERED:
            del self._seen[next(iter(self._seen))]


def _of_bytes(page: str, url: str | None) -> str:
    return "bytes:" + _hash(f"{page} {url}")


def _plain(original: Original) -> dict[str, object]:
    return {name: getattr(original, name) for name in Original.__slots__}
