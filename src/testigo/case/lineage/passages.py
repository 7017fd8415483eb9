"""What two texts have in common, word for word or nearly so: seeds that both have, extended, then joined over edits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from testigo.case.lineage.wording import Wording, mixed, runs
from testigo.ledger import Span

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from testigo.case.lineage.wording import Numbers

    Places = npt.NDArray[np.intp]

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
_HANDFUL = 64
"""Seeds up to which it takes longer to ask numpy than to go through them."""
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


class _Run(NamedTuple):
    """Words in a row that are the same in both texts, from ``left`` and ``right`` on. A tuple, since they are made by the thousand."""

    left: int
    right: int
    length: int


def shared(left: Wording, right: Wording) -> Shared:
    """Find the passages that two texts have in common, in whatever order they stand.

    Seeds are runs of three words, the first place of one text with the first of the other, the second with the second,
    so that there are never more seeds than words and a refrain costs no more than other text. The time grows with the
    length of the texts, the sort apart.
    """
    found = _extended(left, right)
    if max((run[2] for run in found), default=0) < LONGEST_RUN:
        return Shared(passages=(), share=0.0)
    kept = _without_overlap([p for p in _joined(found) if _is_passage(p)], len(left), len(right))
    quoted = left.quoted.tobytes(), right.quoted.tobytes()
    passages = tuple(_passage(left, right, path, *quoted) for path in sorted(kept, key=lambda path: path[0].left))
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

    at, there = _in_both(_seeded(left), _seeded(right))
    if len(at) < FEWEST_SEEDS:
        return
    if len(at) <= _HANDFUL:
        yield from _runs_of(sorted(zip((there - at).tolist(), at.tolist(), strict=True)))
        return
    shift = there - at
    order = np.lexsort((at, shift))
    at, there, shift = at[order], there[order], shift[order]
    first = np.flatnonzero(np.concatenate(([True], (at[1:] - at[:-1] != 1) | (shift[1:] != shift[:-1]))))
    lengths = np.append(first[1:], len(at)) - first + (SEED - 1)
    yield from map(_Run, at[first].tolist(), there[first].tolist(), lengths.tolist())


def _runs_of(seeds: list[tuple[int, int]]) -> Iterator[_Run]:
    """The same of seeds that are few: each by its shift and place, in order."""
    shift, first = seeds[0]
    last = first
    for shifted, place in seeds[1:]:
        if shifted != shift or place != last + 1:
            yield _Run(first, first + shift, last - first + SEED)
            shift, first = shifted, place
        last = place
    yield _Run(first, first + shift, last - first + SEED)


def _in_both(ours: _Seeded, theirs: _Seeded) -> tuple[Places, Places]:
    """The places of the seeds that two texts have in common, in the one and in the other."""
    import numpy as np

    if not len(theirs.numbers):
        return ours.places[:0], theirs.places
    near = np.searchsorted(theirs.numbers[:-1], ours.numbers)
    same = theirs.numbers[near] == ours.numbers
    return ours.places[same], theirs.places[near[same]]


class _Seeded(NamedTuple):
    """The seeds of a text, ascending, and where each stands: no two are alike."""

    numbers: Numbers
    places: Places


_KNOWN: WeakKeyDictionary[Wording, _Seeded] = WeakKeyDictionary()
"""The seeds of texts that are held in memory: a page is compared with several others, and these with many."""


def _seeded(words: Wording) -> _Seeded:
    found = _KNOWN.get(words)
    if found is None:
        found = _KNOWN[words] = _numbered(words)
    return found


def _numbered(words: Wording) -> _Seeded:
    """Each seed of a text with its number among those that are the same."""
    import numpy as np

    seeds = runs(words.numbers, SEED)
    order = np.argsort(seeds, kind="stable")
    ranked = seeds[order]
    starts = np.concatenate(([True], ranked[1:] != ranked[:-1])) if len(ranked) else np.empty(0, np.bool_)
    since: npt.NDArray[np.int64] = np.arange(len(ranked)) - np.maximum.accumulate(
        np.where(starts, np.arange(len(ranked)), 0)
    )
    numbers = mixed(ranked + since.astype(np.uint64) * np.uint64(0xD1B54A32D192ED03))
    ascending = np.argsort(numbers, kind="stable")
    return _Seeded(numbers[ascending], order[ascending])


def _extended(left: Wording, right: Wording) -> list[_Run]:
    """Runs as long as they go on (within reach), in the order of the left text."""
    ours, theirs = left.forms, right.forms
    ends = len(ours), len(theirs)
    found: list[_Run] = []
    shift, reached = 0, -1
    for seed in _seeds(left, right):
        at, there, length = seed
        if there - at != shift:
            shift, reached = there - at, -1
        reach, beyond = at + length, there + length
        if reach <= reached:
            continue
        goes_on = reach < ends[0] and beyond < ends[1] and ours[reach] == theirs[beyond]
        goes_back = at > 0 < there and ours[at - 1] == theirs[there - 1]
        run = _extend(ours, theirs, seed) if goes_on or goes_back else seed  # few do either
        reached = run[0] + run[2]
        found.append(run)
    found.sort()
    return found


def _extend(ours: Sequence[str], theirs: Sequence[str], seed: _Run) -> _Run:
    left, right, length = seed
    end, other = left + length, right + length
    least, most = max(0, left - REACH, left - right), min(len(ours), end + REACH, end + len(theirs) - other)
    while left > least and ours[left - 1] == theirs[right - 1]:
        left, right = left - 1, right - 1
    while end < most and ours[end] == theirs[other]:
        end, other = end + 1, other + 1
    return _Run(left, right, end - left)


def _joined(found: list[_Run]) -> list[list[_Run]]:
    """Paths of runs, each following the one before in both texts over no more than an edit."""
    paths: list[list[_Run]] = []
    open_: list[list[_Run]] = []
    for run in found:
        left, _, length = run
        if open_:
            open_ = [p for p in open_ if p[-1][0] + p[-1][2] >= left - GAP]
        distance, best = _nearest(open_, run)
        if best is not None and distance <= min(GAP, 2 * length + 2):
            if (rest := _rest(best[-1], run)) is not None:
                best.append(rest)
        else:
            open_.append([run])
            paths.append(open_[-1])
    return paths


def _nearest(paths: list[list[_Run]], run: _Run) -> tuple[int, list[_Run] | None]:
    """The path that a run is nearest to, the first of several, and the words between them, in the text where there are more.

    None is near that it does not follow in both texts.
    """
    at, there, _ = run
    distance, best = GAP + 1, None
    for path in paths:
        left, right, length = path[-1]
        if at > left and there > right:
            over, beyond = at - left - length, there - right - length
            between = max(over, beyond)
            if between < distance and over > -SEED and beyond > -SEED:
                distance, best = between, path
    return distance, best


def _rest(last: _Run, run: _Run) -> _Run | None:
    """What a run adds to the one before, where they overlap."""
    left, right, length = run
    cut = max(last[0] + last[2] - left, last[1] + last[2] - right)
    if cut <= 0:
        return run
    return _Run(left + cut, right + cut, length - cut) if cut < length else None


def _is_passage(path: Sequence[_Run]) -> bool:
    lengths = [r[2] for r in path]
    return sum(lengths) >= LEAST_WORDS and max(lengths) >= LONGEST_RUN


def _without_overlap(paths: list[list[_Run]], left: int, right: int) -> list[list[_Run]]:
    """The paths that tell something new, those with most words first: each word of either text counts once."""
    if len(paths) < 2:
        return paths
    taken, taken_there = bytearray(left), bytearray(right)
    kept = []
    for path in sorted(paths, key=lambda path: (-sum(r.length for r in path), path[0].left)):
        free = [r for r in path if 1 not in taken[_at(r.left, r)] and 1 not in taken_there[_at(r.right, r)]]
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


def _passage(left: Wording, right: Wording, path: Sequence[_Run], ours: bytes, theirs: bytes) -> Match:
    first, last = path[0], path[-1]
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
