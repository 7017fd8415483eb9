"""Sequences whose items are made when somebody looks at them: a case has more of them than anybody reads at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, overload

T_co = TypeVar("T_co", covariant=True)


class Later(Sequence[T_co]):
    """So many items, made by a function whenever they are asked for; equal to a tuple of the same items."""

    __slots__ = ("_make", "_size")

    def __init__(self, size: int, make: Callable[[], Sequence[T_co]]) -> None:
        """Take how many there are, and what makes them: always the same ones."""
        self._size, self._make = size, make

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[T_co]:
        return iter(self._make()) if self._size else iter(())

    @overload
    def __getitem__(self, at: int) -> T_co: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T_co]: ...
    def __getitem__(self, at: int | slice) -> T_co | Sequence[T_co]:
        return self._make()[at]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Later | tuple):
            return NotImplemented
        return len(self) == len(other) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))
