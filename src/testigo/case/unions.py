"""Sets that grow together: union-find (Tarjan 1975), with groups in an order that does not depend on that of the joins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Any, Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Unions(Generic[T]):
    """Items and which of them are joined."""

    def __init__(self, items: Iterable[T] = ()) -> None:
        """Begin with every item on its own."""
        self._parent: dict[T, T] = {item: item for item in items}

    def root(self, item: T) -> T:
        """Return the item that stands for the group of ``item``; an item never seen is a group of its own."""
        above = self._parent
        parent = above.setdefault(item, item)
        while parent != item:
            above[item] = above[parent]
            item = above[item]
            parent = above[item]
        return item

    def join(self, left: T, right: T) -> bool:
        """Put the groups of both together; say whether they were apart."""
        a, b = self.root(left), self.root(right)
        self._parent[b] = a
        return a != b

    def groups(self) -> list[list[T]]:
        """Return the groups, each in order, ordered by their first."""
        found: dict[T, list[Any]] = defaultdict(list)
        for item in self._parent:
            found[self.root(item)].append(item)
        return sorted(sorted(group) for group in found.values())
