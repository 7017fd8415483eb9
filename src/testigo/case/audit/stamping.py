"""RFC 3161 time stamps of the head of the chain: asked of an authority, waiting while there is no network, and checked."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from testigo.bundle.check import stamped
from testigo.case.audit.chain import entries_from, head
from testigo.case.audit.entries import Entry
from testigo.case.audit.findings import Verified
from testigo.case.audit.sealed import bound_entry
from testigo.case.store import Store
from testigo.errors import TestigoError

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampResponse

Ask = Callable[[str, bytes], bytes]
"""Sends a request to an authority's address and returns its answer. Raises TestigoError 11x."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamped:
    """What became of asking: the entries that tell of stamps, and for those that go on waiting the authority and why."""

    stamped: tuple[Entry, ...]
    waiting: tuple[tuple[str, str], ...]


def stamp(store: Store, ask: Ask, authority: str | None = None, by: str | None = None) -> Stamped:
    """Ask ``authority`` for a stamp of the last entry, and the authorities of stamps that wait for those.

    What cannot be had waits in the log. Raises TestigoError T702 where the library is missing, T705 where nothing waits and no
    authority is named.
    """
    _library()
    if authority is not None:
        with store.database.writing():
            n, hashed = head(store.database.connection)
            store.note("queued", {"n": n, "hash": hashed, "authority": authority}, by)
    waiting = waiting_in(entries_from(store.database))
    if not waiting:
        raise TestigoError("T705", "no time stamp waits, and no authority is named")
    done, left = [], []
    for entry in waiting:
        try:
            body = _asked(entry.body, ask)
        except TestigoError as why:
            left.append((entry.body["authority"], why.message))
            continue
        with store.database.writing():
            done.append(store.note("stamped", body, by))
    return Stamped(stamped=tuple(done), waiting=tuple(left))


def waiting_in(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries whose stamps were asked for and have not come."""
    done = {(e.body.get("n"), e.body.get("authority")) for e in entries if e.kind == "stamped"}
    return [e for e in entries if e.kind == "queued" and (e.body.get("n"), e.body.get("authority")) not in done]


def _asked(queued: dict[str, Any], ask: Ask) -> dict[str, Any]:
    """The body of the entry for a stamp that was given, or TestigoError T704."""
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

    hashed = queued["hash"].encode("ascii")
    request = TimestampRequestBuilder().data(hashed).hash_algorithm(HashAlgorithm.SHA256).build()
    answer = ask(queued["authority"], request.as_bytes())
    found = _decoded(answer)
    if found is None or not _is_of(found, hashed) or found.tst_info.nonce != request.nonce:
        raise TestigoError("T704", f"{queued['authority']} gave no time stamp of what was asked")
    at = found.tst_info.gen_time.isoformat(timespec="seconds")
    return {**queued, "at": at, "token": base64.b64encode(answer).decode()}


def _library() -> None:
    try:
        import rfc3161_client  # noqa: F401
    except ImportError as why:
        raise TestigoError("T702", "time stamps need the library rfc3161-client") from why


def _decoded(answer: bytes) -> TimeStampResponse | None:
    """The answer, where it is one that grants a stamp."""
    from rfc3161_client import decode_timestamp_response

    try:
        found = decode_timestamp_response(answer)
        granted = found.status in {0, 1} and found.tst_info is not None
    except (ValueError, TypeError):
        return None
    return found if granted else None


def _is_of(found: TimeStampResponse, hashed: bytes) -> bool:
    return found.tst_info.message_imprint.message == hashlib.sha256(hashed).digest()


def check_stamps(entries: Sequence[Entry], trusted: Sequence[Certificate], told: Verified) -> None:
    """Tell of every time stamp that is not one of the entry that it names, or that no trusted certificate vouches for."""
    stamps = [e for e in entries if e.kind == "stamped"]
    told.stamps = len(stamps)
    told.notes += [f"a time stamp of entry {e.body.get('n')} waits to be had" for e in waiting_in(entries)]
    for entry in stamps:
        if bound_entry(entry, entries, "stamp", told) is not None:
            _check(entry, trusted, told)


def certificates_in(roots: Sequence[Path]) -> list[Certificate]:
    """Return the certificates in files of PEM. Raises TestigoError T702 without the library, T703 where one cannot be read."""
    if not roots:
        return []
    _library()
    from cryptography.x509 import load_pem_x509_certificates

    try:
        return [c for path in roots for c in load_pem_x509_certificates(path.read_bytes())]
    except (OSError, ValueError) as why:
        raise TestigoError("T703", f"a root certificate cannot be read: {why}") from why


def _check(entry: Entry, trusted: Sequence[Certificate], told: Verified) -> None:
    which, hashed = f"in entry {entry.n}", entry.body["hash"].encode("ascii", "replace")
    try:
        answer = base64.b64decode(entry.body["token"], validate=True)
        imprint, at = stamped(answer)
    except (KeyError, IndexError, TypeError, ValueError):
        told.fail("stamp", which, "is no time stamp of the entry that it names")
        return
    if imprint != hashlib.sha256(hashed).digest():
        told.fail("stamp", which, "is no time stamp of the entry that it names")
    elif at != entry.body.get("at"):
        told.fail("stamp", which, "was given at another time", expected=at, found=entry.body.get("at"))
    elif not trusted:
        told.notes.append(f"the time stamp {which} was not traced to a certificate; give the authority's with --root")
    elif not _is_vouched_for(answer, hashed, trusted):
        told.fail("stamp", which, "is vouched for by no certificate that was given with --root")


def _is_vouched_for(answer: bytes, hashed: bytes, trusted: Sequence[Certificate]) -> bool:
    from rfc3161_client import VerificationError, VerifierBuilder

    found = _decoded(answer)
    if found is None:
        return False
    builder = VerifierBuilder()
    for root in trusted:
        builder = builder.add_root_certificate(root)
    try:
        return builder.build().verify_message(found, hashed)
    except (VerificationError, ValueError):
        return False
