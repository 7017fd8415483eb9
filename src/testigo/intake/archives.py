"""Which files are web archives, and of which kind."""

from __future__ import annotations

import zlib
from typing import Literal, get_args

from testigo.intake.compression import GZIP_MARK

Kind = Literal["warc", "wacz"]
WARC: Kind
WACZ: Kind
WARC, WACZ = get_args(Kind)
WARC_MARK = b"WARC/"
_ZIP_MARK = b"PK\x03\x04"
_PACKED_OTHERWISE = (".warc.zst", ".warc.lz4")


def archive_of(head: bytes, name: str) -> Kind | None:
    """Return the kind of the archive that begins with ``head``; None for what is no archive.

    A WARC file is seen by its content, packed or not; a WACZ is a ZIP of that name, or one that begins with its folders.
    """
    if is_warc(head) or name.lower().endswith(_PACKED_OTHERWISE):
        return WARC
    if head.startswith(_ZIP_MARK) and (name.lower().endswith(".wacz") or _is_wacz(head)):
        return WACZ
    return None


def is_warc(head: bytes) -> bool:
    """Say whether bytes begin a WARC file, as it is or in gzip."""
    if head.startswith(GZIP_MARK):
        try:
            return zlib.decompressobj(wbits=31).decompress(head, len(WARC_MARK)).startswith(WARC_MARK)
        except zlib.error:
            return False
    return head.startswith(WARC_MARK)


def _is_wacz(head: bytes) -> bool:
    return head[30:].startswith((b"archive/", b"datapackage.json", b"indexes/index.cdx"))
