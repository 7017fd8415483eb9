"""Pages in files: one record a file, found again by its path below the folder. A ``.json`` is an article of news-please."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from testigo.bulk.inputs.columns import article_in, retrieved_at
from testigo.bulk.record import Record
from testigo.bulk.shards import Shard
from testigo.errors import TestigoError
from testigo.intake.failures import failure_of
from testigo.intake.limits import Limits
from testigo.intake.received import Received
from testigo.ledger import Failure


def records(shard: Shard, start: int, limits: Limits) -> Iterator[Record]:
    """Yield the files from number ``start`` on."""
    for number, name in enumerate(shard.files[start:], start + 1):
        shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        try:
            found, at = _of_file(Path(shard.path) / name, shown, limits)
        except Exception as why:  # noqa: BLE001 - one file must never end a shard
            found, at = failure_of(shown, why), None
        url = found.url if isinstance(found, Received) else None
        yield Record(key=shown, found=found, after=number, url=url, retrieved_at=at)


def _of_file(path: Path, name: str, limits: Limits) -> tuple[Received | Failure, str | None]:
    data = _bytes_of(path, limits)
    if not name.lower().endswith(".json"):
        return Received(input=name, data=data), None
    try:
        row = json.loads(data)
    except (ValueError, RecursionError) as why:
        raise TestigoError("T212", f"the file is not JSON in UTF-8: {' '.join(str(why).split())[:120]}") from why
    if not isinstance(row, dict):
        raise TestigoError("T213", "the file is no article: it is no object")
    return article_in(row, data, name), retrieved_at(row)


def _bytes_of(path: Path, limits: Limits) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(limits.file_bytes + 1)
    except OSError as why:
        raise TestigoError("T104", f"it cannot be read: {why.strerror}") from why
    if len(data) > limits.file_bytes:
        raise TestigoError("T103", f"the file has more than {limits.file_bytes} bytes")
    return data
