"""What two texts have in common, word for word or nearly so: seeds that both have, extended, then joined over edits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from testigo.case.lineage.wording import Wording, mixed, runs
from testigo.ledger import Span

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from testigo.case.lineage.wording import Numbers

SEED = 3
"""Words in a row that both texts must have for a passage to be looked for there."""
REACH = 40
"""Words by which a seed is extended, at most, on either side."""
GAP = 12
"""Words of an edit that a passage bridges, at most, in either text; short runs are bridged to over less."""
LONGEST_RUN = 5
"""Words in a row without an edit that a passage has at least once."""
FEWEST_SEEDS = LONGEST_RUN - SEED + 1
"""Seeds in common under which there is no such run."""
LEAST_WORDS = 12
"""Words in common under which there is no passage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Stretches of two texts that are one passage, and how many words they have in common; ``unquoted`` outside quotations."""

    left: Span
    right: Span
    words: int
    unquoted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """All passages of two texts in the order of the left one, and the share of the shorter text that they cover.

    ``share`` counts whole passages, edits and all.
    """

    passages: tuple[Match, ...]
    share: float

    @property
    def words(self) -> int:
        """Words in common."""
        return sum(p.words for p in self.passages)

    @property
    def unquoted(self) -> int:
        """Words in common that neither text quotes."""
        return sum(p.unquoted for p in self.passages)


@dataclass(frozen=True, slots=True)
class _Run:
    """Words in a row that are the same in both texts, from ``left`` and ``right`` on."""

    left: int
    right: int
    length: int


def shared(left: Wording, right: Wording) -> Shared:
    """Find the passages that two texts have in common, in whatever order they stand.

    Seeds are runs of three words, the first place of one text with the first of the other, the second with the second,
    so that there are never more seeds than words and a refrain costs no more than other text. The time grows with the
    length of the texts, the sort apart.
    """
    kept = _without_overlap([p for p in _joined(_extended(left, right)) if _is_passage(p)], len(left), len(right))
    passages = tuple(_passage(left, right, path) for path in sorted(kept, key=lambda path: path[0].left))
    shorter = max(1, min(len(left), len(right)))
    covered = sum(_length(path, of_left=len(left) <= len(right)) for path in kept)
    return Shared(
        passages=passages,
        share=round(min(1.0, covered / shorter), 4),
    )


def _length(path: Sequence[_Run], *, of_left: bool) -> int:
    if of_left:
        return path[-1].left + path[-1].length - path[0].left
    return path[-1].right + path[-1].length - path[0].right


def _seeds(left: Wording, right: Wording) -> Iterator[_Run]:
    """Runs of seeds that follow on one another, by how far they are shifted, then in order."""
    import numpy as np

    _, at, there = np.intersect1d(_numbered(left), _numbered(right), assume_unique=True, return_indices=True)
    if len(at) < FEWEST_SEEDS:
        return
    shift = there - at
    order = np.lexsort((at, shift))
    at, there, shift = at[order], there[order], shift[order]
    first = np.flatnonzero(np.concatenate(([True], (np.diff(at) != 1) | (np.diff(shift) != 0))))
    lengths = np.diff(np.append(first, len(at))) + SEED - 1
    for a, b, length in zip(at[first].tolist(), there[first].tolist(), lengths.tolist(), strict=True):
        yield _Run(a, b, length)


@lru_cache(maxsize=64)
def _numbered(words: Wording) -> Numbers:
    """Each seed of a text with its number among those that are the same: no two are alike any more.

    A page that comes is compared with several others, one after the other.
    """
    import numpy as np

    seeds = runs(words.numbers, SEED)
    order = np.argsort(seeds, kind="stable")
    ranked = seeds[order]
    starts = np.concatenate(([True], ranked[1:] != ranked[:-1])) if len(ranked) else np.empty(0, np.bool_)
    since: npt.NDArray[np.int64] = np.arange(len(ranked)) - np.maximum.accumulate(
        np.where(starts, np.arange(len(ranked)), 0)
    )
    numbered = np.empty_like(seeds)
    numbered[order] = mixed(ranked + since.astype(np.uint64) * np.uint64(0xD1B54A32D192ED03))
    return numbered


def _extended(left: Wording, right: Wording) -> list[_Run]:
    """Runs as long as they go on (within reach), in the order of the left text."""
    ours, theirs = left.numbers.tolist(), right.numbers.tolist()
    found: list[_Run] = []
    shift, reached = 0, -1
    for seed in _seeds(left, right):
        if seed.right - seed.left != shift:
            shift, reached = seed.right - seed.left, -1
        if seed.left + seed.length <= reached:
            continue
        run = _extend(ours, theirs, seed)
        reached = run.left + run.length
        found.append(run)
    return sorted(found, key=lambda run: (run.left, run.right))


def _extend(ours: list[int], theirs: list[int], seed: _Run) -> _Run:
    before = _agreeing(
        ours[max(0, seed.left - REACH) : seed.left][::-1], theirs[max(0, seed.right - REACH) : seed.right][::-1]
    )
    end, other = seed.left + seed.length, seed.right + seed.length
    after = _agreeing(ours[end : end + REACH], theirs[other : other + REACH])
    return _Run(seed.left - before, seed.right - before, before + seed.length + after)


def _agreeing(ours: list[int], theirs: list[int]) -> int:
    """How many words are the same from the first on."""
    count = 0
    for a, b in zip(ours, theirs, strict=False):
        if a != b:
            break
        count += 1
    return count


def _joined(found: list[_Run]) -> list[list[_Run]]:
    """Paths of runs, each following the one before in both texts over no more than an edit."""
    paths: list[list[_Run]] = []
    open_: list[list[_Run]] = []
    for run in found:
        open_ = [p for p in open_ if p[-1].left + p[-1].length + GAP >= run.left]
        best = min(open_, key=lambda p: _distance(p[-1], run), default=None)
        if best is not None and _distance(best[-1], run) <= min(GAP, 2 * run.length + 2):
            if (rest := _rest(best[-1], run)) is not None:
                best.append(rest)
        else:
            open_.append([run])
            paths.append(open_[-1])
    return paths


def _distance(last: _Run, run: _Run) -> int:
    """Words between two runs, in the text where there are more; beyond any gap where the second does not come after."""
    over = (run.left - last.left - last.length, run.right - last.right - last.length)
    if run.left <= last.left or run.right <= last.right:
        return GAP + 1
    return max(over) if min(over) > -SEED else GAP + 1


def _rest(last: _Run, run: _Run) -> _Run | None:
    """What a run adds to the one before, where they overlap."""
    cut = max(0, last.left + last.length - run.left, last.right + last.length - run.right)
    return _Run(run.left + cut, run.right + cut, run.length - cut) if cut < run.length else None


def _is_passage(path: Sequence[_Run]) -> bool:
    return sum(r.length for r in path) >= LEAST_WORDS and max(r.length for r in path) >= LONGEST_RUN


def _without_overlap(paths: list[list[_Run]], left: int, right: int) -> list[list[_Run]]:
    """The paths that tell something new, those with most words first: each word of either text counts once."""
    taken, taken_there = bytearray(left), bytearray(right)
    kept = []
    for path in sorted(paths, key=lambda path: (-sum(r.length for r in path), path[0].left)):
        free = [r for r in path if not any(taken[_at(r.left, r)]) and not any(taken_there[_at(r.right, r)])]
        if free and _is_passage(free):
            kept.append(free)
            for words, start, end in (
                (taken, free[0].left, free[-1].left + free[-1].length),
                (taken_there, free[0].right, free[-1].right + free[-1].length),
            ):
                words[start:end] = b"\1" * (end - start)
    return kept


def _at(start: int, run: _Run) -> slice:
    return slice(start, start + run.length)


def _passage(left: Wording, right: Wording, path: Sequence[_Run]) -> Match:
    first, last = path[0], path[-1]
    ours, theirs = left.quoted.tobytes(), right.quoted.tobytes()
    plain = sum(_plain(ours[_at(r.left, r)], theirs[_at(r.right, r)]) for r in path)
    return Match(
        left=left.span(first.left, last.left + last.length),
        right=right.span(first.right, last.right + last.length),
        words=sum(r.length for r in path),
        unquoted=plain,
    )


def _plain(ours: bytes, theirs: bytes) -> int:
    """Words of a run that neither text quotes, where each quoted word is a 1."""
    if 1 not in ours and 1 not in theirs:
        return len(ours)
    return sum(not (a or b) for a, b in zip(ours, theirs, strict=True))
