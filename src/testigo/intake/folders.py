"""The pages in a folder, by name; what is hidden, no page, or a part of a page saved whole is passed over."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from testigo.errors import TestigoError
from testigo.intake.failures import failure_of
from testigo.intake.saved import is_parts
from testigo.intake.sniff import named_type
from testigo.ledger import Failure


def pages_below(folder: Path) -> Iterator[Path | Failure]:
    """Yield each page below a folder, at every depth, in the order of the names; a folder shut to us is a failure.

    Links to files are followed, links to folders are not: they may lead round in a circle. Raises TestigoError T102 or
    T104 when the folder itself cannot be read.
    """
    levels = [_entries(folder)]
    while levels:
        entry = next(levels[-1], None)
        if entry is None:
            levels.pop()
        elif not entry.is_dir(follow_symlinks=False):
            yield Path(entry.path)
        else:
            try:
                levels.append(_entries(Path(entry.path)))
            except TestigoError as why:
                yield failure_of(entry.path, why)


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Pages and folders in a folder, by name."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted((e for e in listing if not e.name.startswith(".")), key=lambda e: e.name)
    except PermissionError as why:
        raise TestigoError("T102", f"the folder {str(folder)!r} may not be read") from why
    except OSError as why:
        raise TestigoError("T104", f"the folder {str(folder)!r} cannot be read: {why.strerror or why}") from why
    stems = {stem_of(e.name) for e in entries if named_type(e.name)}
    return (e for e in entries if (not is_parts(e.name, stems) if e.is_dir(follow_symlinks=False) else _is_page(e)))


def _is_page(entry: os.DirEntry[str]) -> bool:
    """Whether a file is a page by its name; a pipe or a device in a folder would be waited for without end."""
    return bool(named_type(entry.name)) and not entry.is_dir() and (entry.is_file() or not os.path.exists(entry.path))  # noqa: PTH110 - of an entry


def stem_of(name: str) -> str:
    """A page's name without its endings."""
    return Path(name[:-3] if name.lower().endswith(".gz") else name).stem
