"""Signs the head of the chain with an Ed25519 key of the user's, and checks such signatures."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from testigo.bundle.check import is_signed
from testigo.case.audit.chain import head
from testigo.case.audit.entries import Entry
from testigo.case.audit.findings import Verified
from testigo.case.audit.sealed import bound_entry
from testigo.case.store import Store
from testigo.errors import TestigoError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def message(n: int, hashed: str) -> bytes:
    """Return what is signed: number and hash of an entry, in ASCII."""
    return f"testigo chain, entry {n}: {hashed}".encode("ascii")


def sign(store: Store, key: Path, by: str | None = None) -> Entry:
    """Append the signature of the last entry to the log, made with a private Ed25519 key in PEM.

    Raises TestigoError T702 where the library for it is missing, T703 where the key cannot be used.
    """
    private = _private_key(key)
    with store.database.writing():
        n, hashed = head(store.database.connection)
        public = private.public_key().public_bytes_raw()
        made = private.sign(message(n, hashed))
        body = {"n": n, "hash": hashed, "key": public.hex(), "signature": base64.b64encode(made).decode()}
        return store.note("signed", body, by)


def _private_key(path: Path) -> Ed25519PrivateKey:
    try:
        from cryptography.exceptions import UnsupportedAlgorithm
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.serialization import load_pem_private_key
    except ImportError as why:
        raise TestigoError("T702", "signing needs the library cryptography") from why
    try:
        found = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as why:
        raise TestigoError("T703", f"the key {str(path)!r} cannot be read") from why
    if not isinstance(found, Ed25519PrivateKey):
        raise TestigoError("T703", f"the key {str(path)!r} is not of the kind Ed25519")
    return found


def check_signatures(entries: Sequence[Entry], told: Verified) -> None:
    """Tell of every signature in the log that is not one of the entry that it names, as the script in a bundle does."""
    signed = [e for e in entries if e.kind == "signed"]
    told.signatures = len(signed)
    for entry in signed:
        body = entry.body
        if bound_entry(entry, entries, "signature", told) is None:
            continue
        if not is_signed(body.get("key"), message(body["n"], body["hash"]), body.get("signature")):
            told.fail("signature", f"in entry {entry.n}", "was not made with the key that stands beside it")
