"""PDFs written by hand: lines of Helvetica at given places, pictures, metadata."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

Line = tuple[float, float, float, str]
"""Left, base, size, text."""


def pdf(*pages: Sequence[Line] | bytes, **told: str) -> bytes:
    """A PDF of 600 by 800 points; a page is its lines, or the content stream itself."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>"
        % (b" ".join(b"%d 0 R" % (6 + 2 * i) for i in range(len(pages))), len(pages)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n\x80\nendstream",
        b"<<%s>>" % b"".join(b"/%s(%s)" % (k.encode(), _escaped(v)) for k, v in told.items()),
    ]
    for i, page in enumerate(pages):
        content = page if isinstance(page, bytes) else b"".join(map(_shown, page))
        packed = zlib.compress(content)
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>/XObject<</I1 4 0 R>>>>>>" % (7 + 2 * i),
            b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        ]
    return _filed(objects)


PICTURE = b"q 500 0 0 700 50 50 cm /I1 Do Q"
"""The content of a page that was scanned."""


def _shown(line: Line) -> bytes:
    left, base, size, text = line
    return b"BT /F1 %.2f Tf %.2f %.2f Td (%s) Tj ET\n" % (size, left, base, _escaped(text))


def _escaped(text: str) -> bytes:
    return text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _filed(objects: Sequence[bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R/Info 5 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (
            len(objects) + 1,
            table,
            len(objects) + 1,
            len(out),
        )
    )
