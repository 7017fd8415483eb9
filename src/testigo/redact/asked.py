"""A redacted copy as it is asked for from outside: by a file of rules, the key kept in another file or thrown away."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from testigo.errors import TestigoError
from testigo.export.material import Material
from testigo.redact.copy import Redacted, redacted
from testigo.redact.rules import read_rules
from testigo.show.written_file import write_whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """Rules, and where the key is kept by which one can show later whom a label stood for; None: it is thrown away."""

    rules: Path
    key: Path | None = None


def redaction(rules: str | Path | None, key: str | Path | None) -> Redaction | None:
    """Return what is asked for; None where nothing is redacted. Raises TestigoError T783 where a key has no rules to go with."""
    if rules is None:
        if key is not None:
            raise TestigoError("T783", f"there are no rules that the key in {str(key)!r} would belong to")
        return None
    return Redaction(rules=Path(rules), key=None if key is None else Path(key))


def redacted_as_asked(material: Material, asked: Redaction) -> Redacted:
    """Return the copy, and write its key down. Raises TestigoError T101, T104, T402, T781, T782."""
    made = redacted(material, read_rules(asked.rules))
    if asked.key is not None:
        write_whole(asked.key, f"{made.key.hex()}\n".encode())
    return made
