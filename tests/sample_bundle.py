"""Bundles that were changed, and sealed again as everybody can seal them."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

from sample_pages import data_of, made_page

from testigo.bundle.container import MANIFEST, Packing
from testigo.bundle.handing_over import bundle
from testigo.case.adding import put
from testigo.case.case import Case
from testigo.case.custody.receipts import Receipt
from testigo.intake.received import Redirect


def bundled_as(case: Path, path: Path) -> bytes:
    """The bundle of a case, written to a file."""
    with Case(case, by="Ida") as file:
        bundle(file, path)
    return path.read_bytes()


def fetched(case: Path) -> None:
    """Put a page into the case that came over the network, by a redirect."""
    ledger = made_page(30, url="https://courier.example/a?b=ü")
    redirects = (
        Redirect(url="http://courier.example/a", status=301, headers=(("Location", "https://courier.example/a"),)),
    )
    headers = (("Content-Type", "text/plain"), ("Content-Encoding", "gzip"), ("X-Odd", "a\tb"), ("Bad Name", "1"))
    receipt = Receipt(
        received_at="2031-04-02T08:00:00+00:00",
        how="fetched",
        url="https://courier.example/a",
        media_type="text/plain",
        status=200,
        headers=headers,
        redirects=redirects,
        tool="testigo 0",
        who="Ida",
    )
    with Case(case) as file:
        put(file._store, ledger, data_of(ledger), receipt)


def members_of(bundle: Path) -> dict[str, bytes]:
    """The files in a bundle, in their order."""
    with zipfile.ZipFile(bundle) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sealed(path: Path, members: Mapping[str, bytes], *, as_it_is: bool = False) -> Path:
    """A bundle of these files, its manifest, unless that goes in as it is, and its seal made to fit."""
    packing = Packing(path)
    for name, data in members.items():
        if name != MANIFEST:
            packing.put(name, data)
    if as_it_is:
        packing.put(MANIFEST, members[MANIFEST])
    else:
        manifest = json.loads(members[MANIFEST]) | {"files": packing.files}
        packing.put(MANIFEST, json.dumps(manifest, indent=1).encode() + b"\n")
    packing.seal()
    return path


def rehashed(log: bytes) -> bytes:
    """The lines of a log, each entry's hash made to fit what it says, and bound to the one before."""
    from testigo.case.audit.canonical import canonical, digest

    lines, before = [], "sha256:" + "0" * 64
    for line in log.splitlines():
        entry = json.loads(line) | {"before": before}
        entry["hash"] = digest({name: value for name, value in entry.items() if name != "hash"})
        before = entry["hash"]
        lines.append(canonical(entry) + b"\n")
    return b"".join(lines)


def with_head(manifest: bytes, log: bytes) -> bytes:
    """A manifest that names the last entry of a log."""
    last = json.loads(log.splitlines()[-1])
    return json.dumps(json.loads(manifest) | {"head": {"n": last["n"], "hash": last["hash"]}}).encode()


def sha256(data: bytes) -> str:
    """The id that bytes have in a case."""
    return "sha256:" + hashlib.sha256(data).hexdigest()
