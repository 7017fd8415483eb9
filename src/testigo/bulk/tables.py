"""The tables of a bulk folder: their columns and types, version 1 (``docs/reference/bulk-tables.md``).

Every table but ``failures`` begins with the same columns, so that it can be asked without a join. Spans are half-open
and count code points of the page's ``text``.
"""

from __future__ import annotations

import pyarrow as pa

SCHEMA_VERSION = 1
"""Goes up when a column is renamed, dropped or means something else; a new column leaves it as it is."""

SPAN = pa.struct([("start", pa.int32()), ("end", pa.int32())])
TELLER = pa.struct([("name", pa.string()), ("kind", pa.string()), ("category", pa.string()), ("entity", pa.string())])
PLACE = pa.struct(
    [
        ("name", pa.string()),
        ("latitude", pa.float64()),
        ("longitude", pa.float64()),
        ("precision", pa.string()),
        ("country", pa.string()),
        ("geonames", pa.int64()),
    ]
)
BLOCK = pa.struct([("start", pa.int32()), ("end", pa.int32()), ("kind", pa.string())])
WORDS = pa.list_(pa.string())

PLACED = [("shard", pa.string()), ("record", pa.string()), ("record_number", pa.int64())]
"""Where in the input a row is from; ``record_number`` counts the records of the shard from 0, in its order."""
OF_PAGE = [
    ("page_id", pa.string()),
    *PLACED,
    ("url", pa.string()),
    ("outlet", pa.string()),
    ("published", pa.string()),
]

PAGES = pa.schema(
    [
        *OF_PAGE,
        ("published_precision", pa.string()),
        ("published_evidence", pa.string()),
        ("input", pa.string()),
        ("host", pa.string()),
        ("title", pa.string()),
        ("authors", WORDS),
        ("agencies", WORDS),
        ("language", pa.string()),
        ("retrieved_at", pa.string()),
        ("media_type", pa.string()),
        ("encoding", pa.string()),
        ("outcome", pa.string()),
        ("reason", pa.string()),
        ("copy_kind", pa.string()),
        ("copy_of", pa.string()),
        ("copy_of_record", pa.string()),
        ("text_hash", pa.string()),
        ("leading_hashes", pa.list_(pa.int64())),
        ("words", pa.int32()),
        ("claims", pa.int32()),
        ("incidents", pa.int32()),
        ("counts", pa.int32()),
        ("notices", WORDS),
        ("text", pa.string()),
        ("blocks", pa.list_(BLOCK)),
    ]
)
CLAIMS = pa.schema(
    [
        *OF_PAGE,
        ("id", pa.string()),
        ("act", pa.string()),
        ("form", pa.string()),
        ("quoted", pa.bool_()),
        ("hedged", pa.bool_()),
        ("within", pa.string()),
        ("source_kind", pa.string()),
        ("source_category", pa.string()),
        ("source_name", pa.string()),
        ("source_named", pa.bool_()),
        ("source_entity", pa.string()),
        ("source_text", pa.string()),
        ("source_start", pa.int32()),
        ("source_end", pa.int32()),
        ("cue_text", pa.string()),
        ("cue_start", pa.int32()),
        ("cue_end", pa.int32()),
        ("content_text", pa.string()),
        ("content", pa.list_(SPAN)),
        ("chain", pa.list_(TELLER)),
        ("origin_name", pa.string()),
        ("incidents", WORDS),
        ("confidence", pa.float64()),
        ("carried", pa.bool_()),
    ]
)
INCIDENTS = pa.schema(
    [
        *OF_PAGE,
        ("id", pa.string()),
        ("type", pa.string()),
        ("stage", pa.string()),
        ("trigger_text", pa.string()),
        ("triggers", pa.list_(SPAN)),
        ("agents", WORDS),
        ("patients", WORDS),
        ("targets", WORDS),
        ("instruments", WORDS),
        ("place_name", pa.string()),
        ("place_precision", pa.string()),
        ("latitude", pa.float64()),
        ("longitude", pa.float64()),
        ("country", pa.string()),
        ("places", pa.list_(PLACE)),
        ("when_text", pa.string()),
        ("when_value", pa.string()),
        ("when_start", pa.string()),
        ("when_end", pa.string()),
        ("when_precision", pa.string()),
        ("told_by_page", pa.bool_()),
        ("claims", WORDS),
        ("confidence", pa.float64()),
        ("carried", pa.bool_()),
    ]
)
COUNTS = pa.schema(
    [
        *OF_PAGE,
        ("id", pa.string()),
        ("effect", pa.string()),
        ("who", pa.string()),
        ("at_least", pa.float64()),
        ("at_most", pa.float64()),
        ("approximate", pa.bool_()),
        ("text", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("incident", pa.string()),
        ("claim", pa.string()),
        ("confidence", pa.float64()),
        ("carried", pa.bool_()),
    ]
)
ENTITIES = pa.schema(
    [
        *OF_PAGE,
        ("id", pa.string()),
        ("kind", pa.string()),
        ("name", pa.string()),
        ("mentions", pa.list_(SPAN)),
        ("claims", pa.int32()),
        ("carried", pa.bool_()),
    ]
)
FAILURES = pa.schema(
    [*PLACED, ("input", pa.string()), ("url", pa.string()), ("code", pa.string()), ("message", pa.string())]
)

TABLES = {
    "pages": PAGES,
    "claims": CLAIMS,
    "incidents": INCIDENTS,
    "counts": COUNTS,
    "entities": ENTITIES,
    "failures": FAILURES,
}
BY_DATE = ("pages", "claims", "incidents", "counts", "entities")
"""Tables whose files stand in folders by the day of publication, ``date=YYYY-MM-DD`` or ``date=unknown``."""
NO_DATE = "unknown"
