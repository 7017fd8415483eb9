"""Changes to cases and bundles that no program of their own would make, drawn at random: a byte of the file, or one thing in its rows."""

from __future__ import annotations

import hashlib
import io
import json
import random
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from testigo.bundle.container import MANIFEST, Packing
from testigo.case.schema import objects_in

TABLES = (
    "entry", "head", "page", "bytes", "receipt", "reading", "decision", "failure", "capture", "claim", "naming", "profile", "telling",
    "incident_key", "incident_join", "incident_apart", "lineage_key", "lineage_trace", "link", "decided", "doubt",
)  # fmt: skip
"""Tables of which every row is held to the log, or to what readings and decisions give."""
NUMBERS = {("claim", "key"), ("telling", "key"), ("capture", "key"), ("reading", "key"), ("naming", "face")}
"""Columns that are numbers inside the file and say nothing."""
NOTES = frozenset("incident_near change laid face face_key face_tie face_part face_trait face_ruling party".split())
"""Tables with working notes in them: what they say is no evidence, and what comes of them is compared."""
INDEXES = ("page_words", "claim_words")
"""The indexes of words, whose own tables hold entries that later ones stand for: see :func:`asked_of_words`."""
WORDS = frozenset(f"{name}_{part}" for name in INDEXES for part in ("data", "idx", "docsize", "config"))
_GUARDS = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%RAISE(ABORT%'"


def flipped(path: Path, draw: random.Random) -> str:
    """Change one byte of a file; say where."""
    with path.open("r+b") as file:
        at = draw.randrange(file.seek(0, 2))
        file.seek(at)
        (byte,) = file.read(1)
        file.seek(at)
        file.write(bytes([byte ^ draw.randint(1, 255)]))
    return f"byte {at}"


def readable(path: Path) -> dict[str, str]:
    """Return a hash of all that can be read in each table of a case, and of its schema. Raises sqlite3.Error where it cannot be."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as db:
        db.text_factory = bytes
        names = [name.decode() for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        found = {name: _hash(_said(row) for row in db.execute(f'SELECT * FROM "{name}"')) for name in names}  # noqa: S608
        db.text_factory = str
        found[""] = _hash(map(repr, objects_in(db).items()))  # comments in the SQL of tables say nothing
        found["indexes"] = repr(db.execute("PRAGMA integrity_check").fetchall())
        for pragma in ("user_version", "application_id", "encoding"):
            found[pragma] = repr(db.execute(f"PRAGMA {pragma}").fetchall())
    return found


def asked_of_words(path: Path) -> str:
    """Return a hash of all that the indexes of words can be asked: where each word stands, and what each beginning finds, marked, with its weight.

    Raises sqlite3.Error where one cannot be asked.
    """
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as db:
        return _hash(repr(row) for name in INDEXES for row in _asked(db, name))


def _asked(db: sqlite3.Connection, name: str) -> Iterator[tuple[Any, ...]]:
    db.execute(f"CREATE VIRTUAL TABLE temp.{name}_told USING fts5vocab('main', '{name}', 'instance')")
    told = db.execute(f"SELECT term, doc, col, offset FROM {name}_told").fetchall()  # noqa: S608
    yield from told
    find = f"SELECT rowid, bm25({name}), highlight({name}, 0, '[', ']'), highlight({name}, 1, '[', ']') FROM {name} WHERE {name} MATCH ?"  # noqa: S608
    for begun in sorted({term[:n] for term, *_ in told for n in (1, 2)}):
        yield from db.execute(find, (f'"{begun}"*',))


def _said(row: tuple[Any, ...]) -> str:
    """A row by what it says: the last bits of what is packed say nothing, nor do blanks in JSON."""
    return repr([_unpacked(value) for value in row])


def _unpacked(value: object) -> object:
    if not isinstance(value, bytes):
        return value
    try:
        return json.loads(value) if value.startswith(b"[") else zlib.decompress(value)
    except (zlib.error, ValueError, RecursionError):
        return value


def _hash(lines: Iterable[str]) -> str:
    made = hashlib.sha256()
    for line in sorted(lines):
        made.update(line.encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def row_tampered(path: Path, draw: random.Random) -> str | None:
    """Change, drop, swap or add one thing in the rows of a case; say what. None where the draw came to nothing."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        guards = db.execute(_GUARDS).fetchall()
        for name, _ in guards:
            db.execute(f"DROP TRIGGER {name}")
        db.execute("BEGIN")
        try:
            done = _tamper(db, draw)
        except sqlite3.IntegrityError:
            done = None
        db.execute("ROLLBACK" if done is None else "COMMIT")
        for _, sql in guards:
            db.execute(sql)
    return done


def _tamper(db: sqlite3.Connection, draw: random.Random) -> str | None:
    table = draw.choice([t for t in TABLES if db.execute(f"SELECT 1 FROM {t} LIMIT 1").fetchone()])  # noqa: S608
    names, rows = _rows(db, table)
    row, how = draw.choice(rows), draw.choice(("change", "drop", "swap", "double"))
    column = draw.choice([n for n in names if (table, n) not in NUMBERS])
    at = names.index(column)
    if how == "drop":
        _take(db, table, names, row)
    elif how == "double":
        _put(db, table, names, (_other(row[0], draw), *row[1:]))
    elif how == "swap":
        twin = draw.choice(rows)
        for one, value in ((row, twin[at]), (twin, row[at])):
            _take(db, table, names, one)
            _put(db, table, names, (*one[:at], value, *one[at + 1 :]))
    else:
        _take(db, table, names, row)
        _put(db, table, names, (*row[:at], _other(row[at], draw), *row[at + 1 :]))
    after = _rows(db, table)[1]
    return None if [_meant(r) for r in after] == [_meant(r) for r in rows] else f"{how} of {table}.{column}"


def _meant(row: tuple[Any, ...]) -> list[object]:
    """A row with lists in JSON by what they say: 2.0 and 2.00 are one number."""
    return [_unpacked(value.encode()) if isinstance(value, str) and value.startswith("[") else value for value in row]


def _rows(db: sqlite3.Connection, table: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    found = db.execute(f"SELECT * FROM {table} ORDER BY 1, 2")  # noqa: S608
    return [column[0] for column in found.description], found.fetchall()


def _put(db: sqlite3.Connection, table: str, names: list[str], row: tuple[Any, ...]) -> None:
    db.execute(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})", row)  # noqa: S608


def _take(db: sqlite3.Connection, table: str, names: list[str], row: tuple[Any, ...]) -> None:
    db.execute(f"DELETE FROM {table} WHERE {' AND '.join(f'{name} IS ?' for name in names)}", row)  # noqa: S608


def _other(value: Any, draw: random.Random) -> Any:  # noqa: ANN401
    """Another value of the same type."""
    match value:
        case str():
            at = draw.randint(0, len(value))
            return value[:at] + draw.choice("aZ0é") + value[at:]
        case bytes():
            at = draw.randrange(max(1, len(value)))
            return value[:at] + bytes([(value[at] if value else 0) ^ draw.randint(1, 255)]) + value[at + 1 :]
        case bool():
            return not value
        case float():
            return value / 2 + 0.1
        case None:
            return 1
        case _:
            return value + draw.randint(1, 50)


# --- bundles


def members_of(bundle: Path) -> dict[str, bytes]:
    """Return the files in a bundle, in their order."""
    with zipfile.ZipFile(bundle) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sealed(path: Path, members: Mapping[str, bytes]) -> Path:
    """Write a bundle of these files, its manifest and its seal made to fit, as everybody can make them."""
    packing = Packing(path)
    for name, data in members.items():
        if name != MANIFEST:
            packing.put(name, data)
    manifest = json.loads(members[MANIFEST]) | {"files": packing.files}
    packing.put(MANIFEST, json.dumps(manifest, indent=1).encode() + b"\n")
    packing.seal()
    return path


def member_tampered(members: dict[str, bytes], draw: random.Random) -> tuple[dict[str, bytes], str] | None:
    """Return the files of a bundle with one thing in one of them changed, and what was. None where the draw came to nothing."""
    name = draw.choice(sorted(members))
    change = next(made for ending, made in _CHANGES.items() if name.endswith(ending))
    made = change(members[name], draw)
    if name == MANIFEST and made is not None and _files_apart(made) == _files_apart(members[name]):
        return None  # the list of files is made to fit when the bundle is sealed again
    return None if made is None or made == members[name] else ({**members, name: made}, f"{name}")


def _files_apart(manifest: bytes) -> Any:  # noqa: ANN401
    return {name: value for name, value in json.loads(manifest).items() if name != "files"}


def _in_lines(data: bytes, draw: random.Random) -> bytes | None:
    lines = data.splitlines()
    if not lines:
        return None
    at, other = draw.randrange(len(lines)), draw.randrange(len(lines))
    match draw.choice(("change", "drop", "swap", "double")):
        case "drop":
            del lines[at]
        case "double":
            lines.insert(other, lines[at])
        case "swap":
            lines[at], lines[other] = lines[other], lines[at]
        case _:
            lines[at] = _in_json(lines[at], draw, indent=None) or lines[at]
    return b"".join(line + b"\n" for line in lines)


def _in_json(data: bytes, draw: random.Random, indent: int | None = 1) -> bytes | None:
    plain = json.loads(data)
    held: Any = [plain]
    key: Any = 0
    while isinstance(held[key], dict | list) and held[key]:
        held = held[key]
        key = draw.choice(list(held)) if isinstance(held, dict) else draw.randrange(len(held))
    held[key] = _other(held[key], draw) if not isinstance(held[key], dict | list) else "other"
    separators = (",", ":") if indent is None else None
    return json.dumps(
        plain, indent=indent, ensure_ascii=False, sort_keys=indent is None, separators=separators
    ).encode()


def _in_text(data: bytes, draw: random.Random) -> bytes | None:
    text = data.decode()
    at = draw.randrange(len(text))
    return (text[:at] + draw.choice("aZ0é") + text[at + 1 :]).encode()


def _in_archive(data: bytes, draw: random.Random) -> bytes | None:
    """A file of the web archive, changed, with the sums of the archive made to fit."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {info: archive.read(info) for info in archive.infolist()}
    chosen = draw.choice([info for info, content in files.items() if content])
    content = bytearray(files[chosen])
    content[draw.randrange(len(content))] ^= draw.randint(1, 255)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for info, kept in files.items():
            archive.writestr(info, bytes(content) if info is chosen else kept)
    return made.getvalue()


_CHANGES: Mapping[str, Callable[[bytes, random.Random], bytes | None]] = {
    ".jsonl": _in_lines,
    ".json": _in_json,
    ".jsonld": _in_json,
    ".wacz": _in_archive,
    "": _in_text,
}
