"""Checks a Testigo bundle with Python 3.8 or newer and nothing else. Read it: it is short on purpose.

    python3 check.py BUNDLE.zip      checks the file that you were given
    python3 check.py FOLDER          checks the folder that it was unpacked to (but for the seal of the file)

What it does: hashes every file; follows the chain of the log; hashes every page, reading, decision, failure and capture anew and compares
with what the log says of it; looks whether every quotation stands at its place in its page's text; checks every signature in the log with the
key that stands beside it (Ed25519), and of every time stamp (RFC 3161) that it is of the entry that it names and of the time that is told.
What it does not: tell whose a key is (ask over another channel), trace a time stamp to who gave it, or work out the accounts again.
`testigo verify BUNDLE.zip --root CERTIFICATES.pem` does the last two.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import sys
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any, Dict, List, Tuple
from typing import Counter as Counted

Row = Dict[str, Any]

SEAL = b"testigo bundle sha256:"
START = "sha256:" + "0" * 64
ENTRY = "n at who kind body before".split()
RECEIPT = "id input added_at received_at how url media_type charset published size status headers redirects tool who salt".split()
DECISION = "key at by why verb page other undoes record".split()
FAILURE = "input code message at".split()


class Bundle:
    """The files, out of the ZIP or out of the folder that it was unpacked to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.zip = None if path.is_dir() else zipfile.ZipFile(path)

    def names(self) -> List[str]:
        if self.zip is not None:
            return self.zip.namelist()
        return [p.relative_to(self.path).as_posix() for p in self.path.rglob("*") if p.is_file()]

    def read(self, name: str) -> bytes:
        if self.zip is None:
            return (self.path / name).read_bytes()
        info = self.zip.getinfo(name)
        if info.file_size > (1 << 20) + 100 * info.compress_size:
            raise ValueError(f"{name} would unpack to {info.file_size} bytes out of {info.compress_size}")
        return self.zip.read(info)

    def json(self, name: str) -> Any:
        return strict(self.read(name))

    def rows(self, name: str) -> List[Row]:
        return [strict(line) for line in self.read(f"audit/{name}.jsonl").splitlines()]


class Check:
    """What was found."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self.failures = 0
        self.manifest: Row = {}

    def fail(self, what: str) -> None:
        self.failures += 1
        print("FAILS: " + "".join(c if c.isprintable() else "?" for c in what))

    def same(self, what: str, expected: object, found: object) -> None:
        if expected != found:
            self.fail(f"{what}: expected {expected}, found {found}")

    def run(self) -> int:
        self.seal()
        self.files()
        if self.manifest.get("redacted"):
            self.quotations()
            print("This is a redacted copy: the pages, the readings and the log are not in it.")
            head = self.manifest["head"]
        else:
            head = self.evidence()
            self.quotations()
        told = "holds" if not self.failures else f"FAILS in {self.failures} places"
        print(f"{self.bundle.path} {told}")
        print(f"head of the chain: entry {head['n']}, {head['hash']}")
        return 1 if self.failures else 0

    def seal(self) -> None:
        """The comment at the end of the ZIP holds the hash of all before it."""
        if self.bundle.zip is None:
            print("A folder has no seal; check the ZIP to see that every byte of it is as it was.")
            return
        data = self.bundle.path.read_bytes()
        body, seal = data[: -len(SEAL) - 64], data[-len(SEAL) - 64 :]
        self.same("the seal of the file", (SEAL + sha256(body).encode()).decode(), seal.decode("latin-1"))

    def files(self) -> None:
        """Every file is as the manifest says, and there are no others."""
        self.manifest = self.bundle.json("manifest.json")
        listed = {f["path"]: f for f in self.manifest["files"]}
        there = Counter(self.bundle.names())
        del there["manifest.json"]
        self.same("names of files", sorted(listed), sorted(there.elements()))
        for name in sorted(set(listed) & set(there)):
            data = self.bundle.read(name)
            self.same(f"size of {name}", listed[name]["size"], len(data))
            self.same(f"hash of {name}", listed[name]["sha256"], sha256(data))

    def evidence(self) -> Row:
        """The log, and the rows that it speaks of."""
        entries = self.bundle.rows("entries")
        head = self.chain(entries)
        must = held(entries)
        self.pages(must["pages"])
        self.readings(must["readings"], must["current"])
        self.compare(
            "decision", must["decisions"], {r["key"]: digest(r, DECISION) for r in self.bundle.rows("decisions")}
        )
        failures = Counter(digest(r, FAILURE) for r in self.bundle.rows("failures"))
        self.same("inputs that could not be read", sorted(must["failures"].elements()), sorted(failures.elements()))
        self.captures(must["captures"])
        print(f"{len(entries)} entries in the log")
        self.seals(entries)
        return head

    def chain(self, entries: List[Row]) -> Row:
        n, before = 0, START
        for entry in entries:
            self.same(f"entry after {n}: its number", n + 1, entry["n"])
            self.same(f"entry {entry['n']}: the hash of the one before", before, entry["before"])
            self.same(f"entry {entry['n']}: its hash", digest_of({name: entry[name] for name in ENTRY}), entry["hash"])
            n, before = entry["n"], entry["hash"]
        self.same("the first entry", "begun", entries[0]["kind"] if entries else None)
        head = {"n": n, "hash": before}
        self.same("the head of the chain", self.manifest["head"], head)
        return head

    def seals(self, entries: List[Row]) -> None:
        """Signatures and time stamps: each stands in an entry, and is of an earlier one, which it names."""
        known = {(e["n"], e["hash"]) for e in entries}
        for entry in entries:
            n, body = entry["n"], entry["body"]
            if entry["kind"] not in ("signed", "stamped"):
                continue
            if (body.get("n"), body.get("hash")) not in known or body["n"] >= n:
                self.fail(f"entry {n} is a seal of entry {body.get('n')}, but not as that is now")
            elif entry["kind"] == "signed":
                self.signature(n, body)
            else:
                self.stamp(n, body)

    def signature(self, n: int, body: Row) -> None:
        message = f"testigo chain, entry {body['n']}: {body['hash']}".encode("ascii")
        if not is_signed(body.get("key"), message, body.get("signature")):
            self.fail(f"the signature in entry {n} was not made with the key that stands beside it")
            return
        print(f"entry {n} signs entry {body['n']} and all before it with the key {body['key']}: checked.")
        print("  Not checked: whose key that is. Ask them over another channel.")

    def stamp(self, n: int, body: Row) -> None:
        try:
            imprint, at = stamped(base64.b64decode(body["token"], validate=True))
        except (ValueError, KeyError, IndexError, TypeError):
            self.fail(f"the time stamp in entry {n} cannot be understood")
            return
        self.same(f"what the time stamp in entry {n} is of", sha256(body["hash"].encode("ascii")), imprint.hex())
        self.same(f"the time of the time stamp in entry {n}", body.get("at"), at)
        print(
            f"entry {n} holds a time stamp of entry {body['n']} and all before it, of {at}: it is of that entry and time."
        )
        print(
            "  Not checked: who gave it, and that nobody else made it. `testigo verify --root` does, and `openssl ts -verify`."
        )

    def pages(self, must: Row) -> None:
        rows = self.bundle.rows("pages")
        self.compare("page", {p: m["receipt"] for p, m in must.items()}, {r["id"]: digest(r, RECEIPT) for r in rows})
        self.same("number of pages", len(must), len(rows))
        there = set(payloads(self.bundle.read("pages.wacz")))
        for row in rows:
            if row["size"] is not None and row["id"] not in there:
                self.fail(f"page {row['id']}: its bytes are not in pages.wacz, or are others")

    def readings(self, must: Counted[Tuple[str, str]], current: Row) -> None:
        there: Counted[Tuple[str, str]] = Counter()
        counting = {}
        for row in self.bundle.rows("readings"):
            told = "sha256:" + sha256(self.bundle.read(row["file"]))
            made = hashed([row["page"], row["version"], row["model"], row["read_at"], told])
            there[row["page"], made] += 1
            if row["current"]:
                counting[row["page"]] = made
        for page, made in sorted((must - there).elements()):
            self.fail(f"reading {made} of {page} is gone or was changed")
        for page, made in sorted((there - must).elements()):
            self.fail(f"reading {made} of {page} stands in no entry of the log")
        self.compare("reading that counts of", current, counting)

    def captures(self, must: Row) -> None:
        with zipfile.ZipFile(io.BytesIO(self.bundle.read("pages.wacz"))) as archive:
            there = {}
            for row in self.bundle.rows("captures"):
                told = "sha256:" + sha256(archive.read(row["file"]))
                self.same(f"capture {row['id']}: its bytes", row["id"], told)
                there[row["id"]] = hashed([row["id"], row["page"], row["size"], row["captured_at"], row["url"], told])
        self.compare("capture", {c: m["hash"] for c, m in must.items()}, there)

    def compare(self, what: str, must: Row, there: Row) -> None:
        for key in sorted(set(must) | set(there), key=str):
            self.same(f"{what} {key}", must.get(key, "none in the log"), there.get(key, "none in the bundle"))

    def quotations(self) -> None:
        """Every annotation quotes what stands at its place in the text of the page's ledger."""
        texts, n = {}, 0
        for name in self.bundle.names():
            if name.startswith("ledgers/"):
                page = self.bundle.json(name)["page"]
                texts[page["id"]] = page["text"]
                self.same(f"page of {name}", f"sha256:{name[8:-5]}", page["id"])
        for item in self.bundle.json("annotations.jsonld")["items"]:
            page = json.loads(item["body"][1]["value"])["page"]
            for target in item["target"]:
                n += 1
                quote, place = target["selector"]
                self.same(
                    f"quotation of {item['id']}", quote["exact"], texts.get(page, "")[place["start"] : place["end"]]
                )
        print(f"{n} quotations in {len(texts)} pages")


def held(entries: List[Row]) -> Row:
    """What must be in the bundle by its log."""
    must: Row = {
        "pages": {},
        "readings": Counter(),
        "current": {},
        "decisions": {},
        "failures": Counter(),
        "captures": {},
    }
    for entry in entries:
        take(must, entry["kind"], entry["body"])
    must["failures"] = +must["failures"]
    return must


def take(must: Row, kind: str, body: Row) -> None:
    if kind == "migrated":  # the log of an older case begins with what was there
        for name, of_kind in (("pages", "received"), ("readings", "read"), ("decisions", "decided")):
            for told in body[name]:
                take(must, of_kind, told)
        must["failures"].update(body["failures"])
    elif kind == "received":
        must["pages"][body["page"]] = body
    elif kind == "read":
        must["readings"][body["page"], body["reading"]] += 1
        if body["counts"]:
            must["current"][body["page"]] = body["reading"]
    elif kind in ("decided", "undone"):
        must["decisions"][body["decision"]] = body["hash"]
    elif kind == "captured":
        must["captures"][body["capture"]] = body
    elif kind == "removed":
        remove(must, body)
    if kind == "failed":
        must["failures"][body["failure"]] += 1
    if "clears" in body and kind in ("received", "failed"):
        must["failures"][body["clears"]] -= 1


def remove(must: Row, body: Row) -> None:
    if "capture" in body:  # one that went alone
        must["captures"].pop(body["capture"], None)
        return
    page = body["page"]
    must["pages"].pop(page, None)
    must["current"].pop(page, None)
    must["readings"] = Counter({key: n for key, n in must["readings"].items() if key[0] != page})
    for decision in body["decisions"]:
        must["decisions"].pop(decision, None)
    must["captures"] = {c: m for c, m in must["captures"].items() if m["page"] != page}


def payloads(wacz: bytes) -> List[str]:
    """The hashes of what the records of the archive's pages hold, made anew."""
    with zipfile.ZipFile(io.BytesIO(wacz)) as archive:
        data = archive.read("archive/pages.warc.gz")
    found = []
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as records:
        while records.readline():  # WARC/1.1
            fields = {}
            for line in iter(records.readline, b"\r\n"):
                name, _, value = line.partition(b":")
                fields[name.lower()] = value.strip()
            length = int(fields[b"content-length"])
            if length > len(data):  # records are not pressed, so that none unpacks to more than there is
                raise ValueError("pages.wacz has a record that is longer than the file")
            block = records.read(length)
            if fields[b"warc-type"] == b"response":
                block = block.partition(b"\r\n\r\n")[2]
            found.append("sha256:" + sha256(block))
            records.read(4)
    return found


# --- signatures: Ed25519 as RFC 8032, section 5.1, has it, in whole numbers. Slow, and nothing here is secret.

PRIME = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
CURVE = -121665 * pow(121666, PRIME - 2, PRIME) % PRIME
ROOT = pow(2, (PRIME - 1) // 4, PRIME)
Point = Tuple[int, int, int, int]
ZERO: Point = (0, 1, 1, 0)


def is_signed(key: Any, message: bytes, signature: Any) -> bool:
    """Whether a signature (base64) of a message was made with the private part of a key (hexadecimal)."""
    try:
        return verified(bytes.fromhex(key), message, base64.b64decode(signature, validate=True))
    except (ValueError, TypeError):
        return False


def verified(key: bytes, message: bytes, signature: bytes) -> bool:
    """RFC 8032, 5.1.7, without the cofactor. A key of small order is refused: for such a one anybody can sign."""
    point, s = decoded(key), int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or point is None or s >= ORDER or encoded(times(8, point)) == encoded(ZERO):
        return False
    hashed = hashlib.sha512(signature[:32] + key + message).digest()
    k = int.from_bytes(hashed, "little") % ORDER
    minus = (PRIME - point[0], point[1], point[2], PRIME - point[3])
    return encoded(add(times(s, BASE), times(k, minus))) == signature[:32]


def decoded(data: bytes) -> "Point | None":
    """The point that 32 bytes stand for (5.1.3); None where they stand for none, or are not the one way to write it."""
    number = int.from_bytes(data, "little")
    y, sign = number & ((1 << 255) - 1), number >> 255
    if len(data) != 32 or y >= PRIME:
        return None
    square = (y * y - 1) * pow(CURVE * y * y + 1, PRIME - 2, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    if x * x % PRIME != square:
        x = x * ROOT % PRIME
    if x * x % PRIME != square or (x == 0 and sign):
        return None
    x = x if x & 1 == sign else PRIME - x
    return (x, y, 1, x * y % PRIME)


def encoded(point: Point) -> bytes:
    """The 32 bytes of a point (5.1.2)."""
    inverse = pow(point[2], PRIME - 2, PRIME)
    x, y = point[0] * inverse % PRIME, point[1] * inverse % PRIME
    return (y | (x & 1) << 255).to_bytes(32, "little")


def add(p: Point, q: Point) -> Point:
    """The sum of two points (5.1.4)."""
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % PRIME, (p[1] + p[0]) * (q[1] + q[0]) % PRIME
    c, d = 2 * p[3] * q[3] * CURVE % PRIME, 2 * p[2] * q[2] % PRIME
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % PRIME, g * h % PRIME, f * g % PRIME, e * h % PRIME)


def times(n: int, point: Point) -> Point:
    """A point added to itself n times."""
    total = ZERO
    while n:
        total = add(total, point) if n & 1 else total
        point, n = add(point, point), n >> 1
    return total


BASE = decoded((4 * pow(5, PRIME - 2, PRIME) % PRIME).to_bytes(32, "little")) or ZERO


# --- time stamps: as much of RFC 3161 and of DER (X.690) as it takes to see of what they are

SHA256 = bytes.fromhex("608648016503040201")


def stamped(answer: bytes) -> Tuple[bytes, str]:
    """The SHA-256 that an authority's answer (TimeStampResp) is a stamp of, and the time. ValueError or IndexError where it is none."""
    ((_, response),) = der(answer)
    (_, status), (_, token) = der(response)
    (_, _), (_, content) = der(token)
    ((_, signed),) = der(content)
    told = der(der(der(signed)[2][1])[1][1])[0][1]
    ((_, info),) = der(told)
    (_, _), (_, _), (_, imprint), (_, _), (kind, at), *_ = der(info)
    (_, algorithm), (_, hashed) = der(imprint)
    if der(status)[0][1] not in (b"\0", b"\1") or der(algorithm)[0][1] != SHA256 or kind != 0x18:
        raise ValueError("no time stamp was granted, or none of a SHA-256")
    t = at.decode("ascii")
    return hashed, f"{t[:4]}-{t[4:6]}-{t[6:8]}T{t[8:10]}:{t[10:12]}:{t[12:14]}+00:00"


def der(data: bytes) -> List[Tuple[int, bytes]]:
    """The values in DER, one after the other: the tag of each, and what it holds."""
    found, at = [], 0
    while at < len(data):
        tag, length, at = data[at], data[at + 1], at + 2
        if length & 0x80:
            n = length & 0x7F
            length, at = int.from_bytes(data[at : at + n], "big"), at + n
        if at + length > len(data):
            raise ValueError("DER ends too early")
        found.append((tag, data[at : at + length]))
        at += length
    return found


# --- hashes and JSON


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def digest(row: Row, names: List[str]) -> str:
    """The hash of a row: of its columns, in this order."""
    return hashed([row[name] for name in names])


def hashed(value: List[Any]) -> str:
    return "sha256:" + sha256(canonical(value).encode())


def digest_of(value: Row) -> str:
    return "sha256:" + sha256(canonical(value).encode())


def canonical(value: object) -> str:
    """JSON written in one way (RFC 8785). The log has no numbers but whole ones."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(f"{canonical(key)}:{canonical(value[key])}" for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, float):
        raise ValueError("the log has a number that is not whole")
    return json.dumps(value, ensure_ascii=False)


def strict(text: bytes) -> Any:
    """JSON in which nothing is said twice."""
    return json.loads(text.decode("utf-8"), object_pairs_hook=once)


def once(pairs: List[Tuple[str, Any]]) -> Row:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("JSON says one thing twice")
    return made


def main() -> int:
    if len(sys.argv) > 2 or (len(sys.argv) == 2 and sys.argv[1].startswith("-")):
        print(__doc__)
        return 2
    path = Path(sys.argv[1]) if len(sys.argv) == 2 else Path(__file__).resolve().parent
    try:
        return Check(Bundle(path)).run()
    except Exception as why:  # whatever a file holds that was made to break this
        print(f"FAILS: {path} cannot be checked: {type(why).__name__}: {why}")
        return 1


if __name__ == "__main__":
    sys.exit(main())
