"""The steps that lead from each version of the case file to the next. One that was ever released is never altered."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from testigo.case.database import Database

Step = str | Callable[[Database], None]
"""SQL, or what does more than SQL can."""

_TO_2 = """
CREATE TABLE receipt (                -- how a page came, as far as it does not stand beside its bytes
  page INTEGER PRIMARY KEY REFERENCES page ON DELETE CASCADE,
  status INTEGER,                     -- of the HTTP answer that the page came in; NULL: it did not come so
  headers TEXT NOT NULL,              -- JSON list of [name, value], as they came
  redirects TEXT NOT NULL,            -- JSON list of [url, status, headers], the first that was asked first
  tool TEXT,                          -- what took it in: name and version
  who TEXT,                           -- for whom
  salt TEXT NOT NULL                  -- drawn by chance, in hexadecimal: from the hash in the log nobody can guess what a removed row held
) STRICT;

CREATE TABLE capture (                -- a page with all that shows it again, as it was saved from the web
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,            -- sha256:… of the data
  page INTEGER REFERENCES page,       -- key of the page that was read from it; NULL: none was
  size INTEGER NOT NULL,              -- in bytes
  captured_at TEXT NOT NULL,          -- UTC
  url TEXT NOT NULL,                  -- that was asked for
  data BLOB NOT NULL                  -- WARC, each of its records in gzip
) STRICT;
CREATE INDEX capture_page ON capture (page) WHERE page IS NOT NULL;

CREATE TABLE entry (                  -- what happened to the case; rows are only ever added
  n INTEGER PRIMARY KEY,              -- 1, 2, 3 …
  at TEXT NOT NULL,                   -- UTC
  who TEXT NOT NULL,
  kind TEXT NOT NULL,                 -- begun, migrated, recovered, received, read, joined, failed, decided, undone, captured, exported, bundled, imported, removed, queued, stamped, signed
  body TEXT NOT NULL,                 -- canonical JSON (RFC 8785): what, by hashes
  before TEXT NOT NULL,               -- hash of the entry before
  hash TEXT NOT NULL                  -- sha256:… of the canonical JSON of all other columns
) STRICT;

CREATE TABLE head (                   -- the last entry, once more
  key INTEGER PRIMARY KEY CHECK (key = 1),
  n INTEGER NOT NULL,                 -- of the entry
  hash TEXT NOT NULL                  -- of the entry
) STRICT;

CREATE TRIGGER entry_last BEFORE INSERT ON entry WHEN new.n <= (SELECT ifnull(max(n), 0) FROM entry) BEGIN
  SELECT RAISE(ABORT, 'entries are only ever added at the end');
END;
CREATE TRIGGER entry_kept BEFORE UPDATE ON entry BEGIN
  SELECT RAISE(ABORT, 'an entry is never changed');
END;
CREATE TRIGGER entry_stays BEFORE DELETE ON entry BEGIN
  SELECT RAISE(ABORT, 'an entry is never deleted');
END;
CREATE TRIGGER bytes_once BEFORE INSERT ON bytes WHEN EXISTS (SELECT 1 FROM bytes WHERE page = new.page) BEGIN
  SELECT RAISE(ABORT, 'a row of bytes is never replaced');
END;
CREATE TRIGGER bytes_kept BEFORE UPDATE ON bytes BEGIN
  SELECT RAISE(ABORT, 'a row of bytes is never changed');
END;
CREATE TRIGGER bytes_stays BEFORE DELETE ON bytes WHEN NOT EXISTS (SELECT 1 FROM entry WHERE kind = 'removed' AND json_extract(body, '$.page') = (SELECT id FROM page WHERE key = old.page)) BEGIN
  SELECT RAISE(ABORT, 'a row of bytes is deleted only when its page is removed, which stands in the log');
END;
CREATE TRIGGER receipt_once BEFORE INSERT ON receipt WHEN EXISTS (SELECT 1 FROM receipt WHERE page = new.page) BEGIN
  SELECT RAISE(ABORT, 'a row of receipt is never replaced');
END;
CREATE TRIGGER receipt_kept BEFORE UPDATE ON receipt BEGIN
  SELECT RAISE(ABORT, 'a row of receipt is never changed');
END;
CREATE TRIGGER receipt_stays BEFORE DELETE ON receipt WHEN NOT EXISTS (SELECT 1 FROM entry WHERE kind = 'removed' AND json_extract(body, '$.page') = (SELECT id FROM page WHERE key = old.page)) BEGIN
  SELECT RAISE(ABORT, 'a row of receipt is deleted only when its page is removed, which stands in the log');
END;
CREATE TRIGGER reading_once BEFORE INSERT ON reading WHEN EXISTS (SELECT 1 FROM reading WHERE key = new.key) BEGIN
  SELECT RAISE(ABORT, 'a row of reading is never replaced');
END;
CREATE TRIGGER reading_kept BEFORE UPDATE OF key, page, version, model, read_at, ledger ON reading BEGIN
  SELECT RAISE(ABORT, 'a row of reading is never changed');
END;
CREATE TRIGGER reading_stays BEFORE DELETE ON reading WHEN NOT EXISTS (SELECT 1 FROM entry WHERE kind = 'removed' AND json_extract(body, '$.page') = (SELECT id FROM page WHERE key = old.page)) BEGIN
  SELECT RAISE(ABORT, 'a row of reading is deleted only when its page is removed, which stands in the log');
END;
CREATE TRIGGER capture_once BEFORE INSERT ON capture WHEN EXISTS (SELECT 1 FROM capture WHERE key = new.key) BEGIN
  SELECT RAISE(ABORT, 'a row of capture is never replaced');
END;
CREATE TRIGGER capture_kept BEFORE UPDATE ON capture BEGIN
  SELECT RAISE(ABORT, 'a row of capture is never changed');
END;
CREATE TRIGGER capture_stays BEFORE DELETE ON capture WHEN NOT EXISTS (SELECT 1 FROM entry WHERE kind = 'removed' AND json_extract(body, '$.page') = (SELECT id FROM page WHERE key = old.page)) BEGIN
  SELECT RAISE(ABORT, 'a row of capture is deleted only when its page is removed, which stands in the log');
END;
CREATE TRIGGER decision_once BEFORE INSERT ON decision WHEN EXISTS (SELECT 1 FROM decision WHERE key = new.key) BEGIN
  SELECT RAISE(ABORT, 'a row of decision is never replaced');
END;
CREATE TRIGGER decision_kept BEFORE UPDATE ON decision BEGIN
  SELECT RAISE(ABORT, 'a row of decision is never changed');
END;
CREATE TRIGGER decision_stays BEFORE DELETE ON decision WHEN NOT EXISTS (SELECT 1 FROM entry WHERE kind = 'removed' AND json_extract(body, '$.page') = old.page)
  AND NOT EXISTS (SELECT 1 FROM entry WHERE kind = 'removed' AND json_extract(body, '$.page') = ifnull(old.other, '')) BEGIN
  SELECT RAISE(ABORT, 'a row of decision is deleted only when its page is removed, which stands in the log');
END;
"""
"""Receipts in full, captures, and the log with what guards it."""
CAPTURE_STAYS_2 = _TO_2[_TO_2.index("CREATE TRIGGER capture_stays") : _TO_2.index("CREATE TRIGGER decision_once")]
"""The guard of captures as it was before one could be removed alone."""


def _to_2(database: Database) -> None:
    from testigo.case.audit.migrated import begin_from_1

    database.script(_TO_2)
    begin_from_1(database)


_CAPTURE_STAYS = """
CREATE TRIGGER capture_stays BEFORE DELETE ON capture WHEN NOT EXISTS (SELECT 1 FROM entry WHERE kind = 'removed' AND json_extract(body, '$.page') = (SELECT id FROM page WHERE key = old.page))
  AND NOT EXISTS (SELECT 1 FROM entry WHERE kind = 'removed' AND json_extract(body, '$.capture') = old.id) BEGIN
  SELECT RAISE(ABORT, 'a row of capture is deleted only when it or its page is removed, which stands in the log');
END;
"""
_TO_3 = f"DROP TRIGGER capture_stays;{_CAPTURE_STAYS}"
"""A capture can be removed alone."""

STEPS: Mapping[int, Step] = {1: _to_2, 2: _TO_3}
"""What leads from a version to the next one."""
