"""A bulk folder as it is asked: the shards that are done, and the table files of each.

Only files that a manifest names are looked at: what a run that goes on has written so far is left alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from testigo.bulk.files import get_json
from testigo.bulk.manifest import Manifest, manifest_of
from testigo.bulk.output import MARK, Output
from testigo.bulk.tables import SCHEMA_VERSION
from testigo.errors import TestigoError

_OF_A_RUN = ("timing", "place")
"""What of a manifest differs from run to run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneShard:
    """A shard that is done: its manifest, and a hash of it that changes when any of its tables does."""

    manifest: Manifest
    mark: str

    @property
    def name(self) -> str:
        """The name that its tables bear."""
        return self.manifest.shard


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A bulk folder with at least one shard that is done, in the order of their names."""

    path: Path
    shards: tuple[DoneShard, ...]

    def files(self, table: str, shards: Iterable[DoneShard] | None = None) -> list[Path]:
        """Return the files of a table, of all shards or of some."""
        chosen = self.shards if shards is None else shards
        paths = (str(file["path"]) for shard in chosen for file in shard.manifest.files)
        return [self.path / path for path in paths if path.startswith(f"{table}/")]

    def shard(self, name: str) -> DoneShard:
        """Return the shard of a name. Raises StopIteration."""
        return next(shard for shard in self.shards if shard.name == name)


def opened(path: Path) -> Folder:
    """Return the folder.

    Raises TestigoError T851 when this is no bulk folder, T852 when the tables in it are of another version, T853 when none
    of its shards is done, T803 when a file that says so is damaged.
    """
    about = get_json(path / MARK) if path.is_dir() else None
    if not isinstance(about, dict):
        raise TestigoError("T851", f"{str(path)!r} is no folder that `testigo bulk` wrote")
    if about.get("schema") != SCHEMA_VERSION:
        told = f"tables of version {about.get('schema')}, and this Testigo asks version {SCHEMA_VERSION}"
        raise TestigoError("T852", f"{str(path)!r} holds {told}")
    shards = tuple(_shards(Output(path)))
    if not shards:
        raise TestigoError("T853", f"no shard of {str(path)!r} is done yet")
    return Folder(path=path, shards=shards)


def _shards(output: Output) -> Iterable[DoneShard]:
    for file in sorted(output.manifest("any").parent.glob("*.json")):
        manifest = manifest_of(output, file.stem)
        if manifest is not None:
            yield DoneShard(manifest=manifest, mark=_mark(manifest.to_json()))


def _mark(manifest: dict[str, Any]) -> str:
    lasting = {name: value for name, value in manifest.items() if name not in _OF_A_RUN}
    return hashlib.sha256(json.dumps(lasting, sort_keys=True).encode()).hexdigest()
