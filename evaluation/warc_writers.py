"""Times two libraries for WARC at what a capture asks of them: records written in gzip with digests, and read again.

    python evaluation/warc_writers.py

Half of the records are text, half cannot be compressed. Printed are seconds of the processor, the least of five.
"""

from __future__ import annotations

import hashlib
import io
import random
import time
from collections.abc import Callable
from uuid import uuid4

from fastwarc.stream_io import GzipWriter
from fastwarc.warc import ArchiveIterator as FastIterator
from fastwarc.warc import WarcRecord, WarcRecordType
from warcio.archiveiterator import WARCIterator
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

RECORDS = 200
SIZE = 41_000
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
URL = "https://courier.example/story"


def blocks() -> list[bytes]:
    """Answers, the same each time."""
    draw = random.Random(1)
    words = [bytes(draw.choices(b"abcdefghij", k=6)) for _ in range(2_000)]
    texts = (b" ".join(draw.choices(words, k=SIZE // 7)) for _ in range(RECORDS // 2))
    return [HEAD + body for text in texts for body in (text, draw.randbytes(SIZE))]


def with_warcio(answers: list[bytes]) -> bytes:
    """Write them as captures do."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="WARC/1.1")
    for block in answers:
        digest = "sha256:" + hashlib.sha256(block).hexdigest()
        headers = [("WARC-Type", "response"), ("WARC-Record-ID", f"<urn:uuid:{uuid4()}>"), ("WARC-Target-URI", URL)]
        headers += [("WARC-Payload-Digest", digest), ("WARC-Block-Digest", digest)]
        told = StatusAndHeaders("", headers, protocol="WARC/1.1")
        record = ArcWarcRecord("warc", "response", told, io.BytesIO(block), None, "application/http", len(block))
        record.payload_length = len(block)
        writer.write_record(record)
    return out.getvalue()


def with_fastwarc(answers: list[bytes]) -> bytes:
    """Write them with digests of its own."""
    out = io.BytesIO()
    with GzipWriter(out, compression_level=9) as writer:
        for block in answers:
            record = WarcRecord()
            record.init_headers(WarcRecordType.response)
            record.headers["WARC-Target-URI"] = URL
            record.set_bytes_content(block)
            record.write(writer, checksum_data=True)
    return out.getvalue()


def least(work: Callable[[], object]) -> float:
    """Return the least of five times."""
    times = []
    for _ in range(5):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


def main() -> None:
    """Print the times."""
    answers = blocks()
    data = with_warcio(answers)
    print(f"{len(answers)} records of {SIZE / 1000:g} KB")
    print(
        f"written  warcio {least(lambda: with_warcio(answers)):.3f} s  fastwarc {least(lambda: with_fastwarc(answers)):.3f} s"
    )
    ours = least(lambda: [r.raw_stream.read() for r in WARCIterator(io.BytesIO(data), no_record_parse=True)])
    theirs = least(lambda: [r.reader.read() for r in FastIterator(io.BytesIO(data), parse_http=False)])
    print(f"read     warcio {ours:.3f} s  fastwarc {theirs:.3f} s")


if __name__ == "__main__":
    main()
