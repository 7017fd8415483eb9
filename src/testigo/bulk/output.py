"""The folder that a bulk run writes to: what it was begun with, and where everything in it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from testigo import __version__
from testigo.bulk.files import get_json, put_json
from testigo.bulk.options import BulkOptions
from testigo.bulk.tables import BY_DATE, SCHEMA_VERSION
from testigo.errors import TestigoError

MARK = "testigo-bulk.json"
WORK = ".work"


@dataclass(frozen=True, slots=True)
class Output:
    """A bulk folder."""

    path: Path

    def manifest(self, shard: str) -> Path:
        """Return where the manifest of a shard is, once the shard is done."""
        return self.path / "manifests" / f"{shard}.json"

    def work(self, shard: str) -> Path:
        """Return where the parts of a shard in work are."""
        return self.path / WORK / shard

    def lock(self, shard: str) -> Path:
        """Return the file that the process that reads a shard holds a lock on."""
        return self.path / WORK / f"{shard}.lock"

    def table(self, table: str, shard: str, day: str | None) -> Path:
        """Return where the rows of a shard in a table are; ``day`` for the tables that are filed by date."""
        folder = self.path / table
        return (folder / f"date={day}" if day is not None else folder) / f"{shard}.parquet"

    def files_of(self, shard: str) -> Iterator[Path]:
        """Yield the files of tables that there are of a shard."""
        for table in BY_DATE:
            yield from sorted((self.path / table).glob(f"date=*/{glob_safe(shard)}.parquet"))
        yield from (path for path in [self.table("failures", shard, None)] if path.exists())


def glob_safe(name: str) -> str:
    """Return a name that a pattern of paths takes as it is written."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)


def begun_with(options: BulkOptions, model: str) -> dict[str, Any]:
    """Return what a run is begun with; only the same may go on in its folder."""
    return {
        "schema": SCHEMA_VERSION,
        "testigo": __version__,
        "model": model,
        "options": options.to_json(),
    }


def _mark_in(path: Path) -> Any:  # noqa: ANN401 - what JSON holds
    """What a folder was begun with, as it says; None where it does not."""
    try:
        return get_json(path / MARK)
    except TestigoError as why:
        raise TestigoError("T802", f"nothing tells what {str(path)!r} was begun with: {why.message}") from why


def opened(path: Path, options: BulkOptions, model: str) -> Output:
    """Open a bulk folder, or begin one where there is none or an empty folder.

    Raises TestigoError T801 when the folder holds something else, T802 when it is of another version or model, or does not
    tell of which, T804 when it was begun with other options.
    """
    wanted = begun_with(options, model)
    foreign = path.exists() and (not path.is_dir() or any(MARK not in inside.name for inside in path.iterdir()))
    found = _mark_in(path) if not foreign or path.is_dir() else None
    if found is None:
        if foreign:
            raise TestigoError("T801", f"{str(path)!r} is there, and is no bulk folder")
        put_json(path / MARK, wanted)  # another process may do the same at this moment; what it writes is equal
        return Output(path)
    for name in ("schema", "testigo", "model"):
        told = found.get(name) if isinstance(found, dict) else None
        if told != wanted[name]:
            raise TestigoError("T802", f"{str(path)!r} was begun with {name} {told}, and this is {wanted[name]}")
    changed = [name for name, value in wanted["options"].items() if found["options"].get(name) != value]
    if changed:
        told = ", ".join(f"{name} {found['options'].get(name)}" for name in changed)
        raise TestigoError("T804", f"{str(path)!r} was begun with {told}")
    return Output(path)
