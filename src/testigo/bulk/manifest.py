"""The manifest of a shard: what was read, what became of each record, which files there are. The shard is done with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from testigo.bulk.files import get_json, put_json
from testigo.bulk.output import Output
from testigo.errors import TestigoError


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What became of a shard.

    ``begun_with`` is what its folder was begun with, ``input`` its kind, name, bytes and hash. ``counters`` has every
    outcome with its number, ``rows`` those of each table, ``files`` the path, rows, bytes and SHA-256 of each file.
    ``timing`` (seconds) and ``place`` (the path of the input) are of the run: all else is the same wherever and however
    often the shard is read.
    """

    shard: str
    begun_with: Mapping[str, Any]
    input: Mapping[str, Any]
    counters: Mapping[str, int]
    rows: Mapping[str, int]
    files: tuple[Mapping[str, Any], ...]
    timing: Mapping[str, float] = field(default_factory=dict)
    place: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain dicts and lists."""
        return {
            "shard": self.shard,
            "begun_with": dict(self.begun_with),
            "input": dict(self.input),
            "counters": dict(sorted(self.counters.items())),
            "rows": dict(sorted(self.rows.items())),
            "files": [dict(file) for file in self.files],
            "timing": dict(self.timing),
            "place": dict(self.place),
        }

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Manifest:
        """Return the manifest that :meth:`to_json` gave. Raises TypeError or KeyError when it is none."""
        return cls(**{**plain, "files": tuple(plain["files"])})


def manifest_of(output: Output, shard: str) -> Manifest | None:
    """Return the manifest of a shard that is done. Raises TestigoError T803 when it is damaged."""
    value = get_json(output.manifest(shard))
    if value is None:
        return None
    try:
        return Manifest.from_json(value)
    except (TypeError, KeyError) as why:
        raise TestigoError("T803", f"the manifest of {shard!r} is damaged: {why}") from why


def put_manifest(output: Output, manifest: Manifest) -> None:
    """Write the manifest, whole and last."""
    put_json(output.manifest(manifest.shard), manifest.to_json())


def rows_of(files: tuple[Mapping[str, Any], ...]) -> dict[str, int]:
    """Return how many rows each table has."""
    rows: Counter[str] = Counter()
    for file in files:
        rows[str(file["path"]).partition("/")[0]] += file["rows"]
    return dict(rows)
