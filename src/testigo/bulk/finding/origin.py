"""A page as received, from the input that its tables were made of: found by its record, and verified by its hash."""

from __future__ import annotations

import hashlib
from itertools import islice
from pathlib import Path

from testigo.bulk.finding.folder import DoneShard
from testigo.bulk.inputs.reading import records_of
from testigo.bulk.record import Record
from testigo.bulk.shards import Shard
from testigo.intake.limits import Limits
from testigo.intake.received import Received

_AT_A_BYTE, _OF_A_FILE = 8, 52
"""Bits of cursors in a WARC file and a WACZ, as their inputs count them."""
_AROUND = 4
"""Records that are looked at behind a cursor: a damaged one may give two."""


class GoneError(Exception):
    """The input does not hold the page any more; the message says why."""


def page_as_received(shard: DoneShard, record: str, page: str, inputs: Path | None = None) -> Received:
    """Return the page with the id ``page`` from a record of a shard's input.

    ``inputs`` is the folder in which inputs are now, if not where they were. Raises GoneError where the input is not there,
    cannot be read, or holds other bytes.
    """
    source = _source(shard, record, inputs)
    try:
        found = next(
            (r for r in islice(records_of(source, _cursor(source, record), Limits()), _AROUND) if r.key == record), None
        )
    except Exception as why:
        raise GoneError(f"the input cannot be read: {why}") from why
    return _verified(found, page)


def _source(shard: DoneShard, record: str, inputs: Path | None) -> Shard:
    kind, name = shard.manifest.input["kind"], str(shard.manifest.input["name"])
    path = Path(shard.manifest.place.get("path", name))
    if inputs is not None:
        path = inputs if kind == "pages" else inputs / name
    if not path.exists():
        raise GoneError(f"the input {path.name!r} is not there")
    return Shard(name=shard.name, kind=kind, path=str(path), files=(record,) if kind == "pages" else ())


def _cursor(source: Shard, record: str) -> int:
    """Where to begin in an input, for the record of this key to come first or nearly so."""
    if source.kind == "pages":
        return 0
    if source.kind == "warc":
        return int(record) << _AT_A_BYTE
    if source.kind == "wacz":
        from testigo.intake.wacz import Wacz

        archive, _, offset = record.rpartition(":")
        with Path(source.path).open("rb") as file:
            number = list(Wacz(file).archives).index(archive)
        return (number << _OF_A_FILE) + (int(offset) << _AT_A_BYTE)
    return int(record)


def _verified(found: Record | None, page: str) -> Received:
    if found is None or not isinstance(found.found, Received):
        raise GoneError("the input holds no such page any more")
    if "sha256:" + hashlib.sha256(found.found.data).hexdigest() != page:
        raise GoneError("the input holds other bytes there now")
    return found.found
