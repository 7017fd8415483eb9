-- The case file, version 3. docs/reference/case-file.md says what each table and column holds.
-- A page has an integer key inside the file alone; everywhere else it is known by the hash of its bytes.

CREATE TABLE page (                   -- each page, old versions too, as the reading that counts has it
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,            -- sha256:… of the bytes as received
  input TEXT NOT NULL,                -- file name, URL or id it was added from
  url TEXT,
  address TEXT,                       -- the URL without what changes from visit to visit: versions of a page share it
  outlet TEXT,
  title TEXT,
  published TEXT,                     -- ISO 8601 at the precision known
  language TEXT,
  media_type TEXT,
  agencies TEXT NOT NULL,             -- JSON list of names
  added_at TEXT NOT NULL,             -- UTC
  replaced_by INTEGER REFERENCES page, -- the version of the same address that counts; NULL: this one does
  text TEXT NOT NULL,                 -- what offsets count in, in code points
  furniture TEXT NOT NULL DEFAULT '' -- START-END of what is not the article (menus, notices, comments), set apart by blanks
) STRICT;
CREATE INDEX page_address ON page (address) WHERE address IS NOT NULL;
CREATE INDEX page_replaced ON page (replaced_by) WHERE replaced_by IS NOT NULL;

CREATE TABLE bytes (                  -- each page as it was received
  page INTEGER PRIMARY KEY REFERENCES page ON DELETE CASCADE,
  coding TEXT NOT NULL,               -- zlib, or plain where that is no longer
  size INTEGER NOT NULL,              -- in bytes, before coding
  received_at TEXT NOT NULL,          -- UTC
  how TEXT NOT NULL,                  -- fetched, file, input, list, given
  url TEXT,                           -- where it was found, after redirects
  media_type TEXT,                    -- as the place it came from states them
  charset TEXT,                       -- likewise
  published TEXT,                     -- the day that the user gave for it
  data BLOB NOT NULL                  -- the bytes, coded
) STRICT;

CREATE TABLE reading (                -- what was read on a page, each time it was read
  key INTEGER PRIMARY KEY,
  page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
  version TEXT NOT NULL,              -- of Testigo
  model TEXT NOT NULL,                -- name and hash of the weights
  read_at TEXT NOT NULL,              -- UTC
  current INTEGER NOT NULL CHECK (current IN (0, 1)), -- 1 for the one that counts
  ledger BLOB NOT NULL                -- the ledger of the contract, page and all, JSON in zlib
) STRICT;
CREATE INDEX reading_page ON reading (page);
CREATE UNIQUE INDEX reading_current ON reading (page) WHERE current = 1;

CREATE TABLE failure (                -- what could not be read, until it is
  input TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  at TEXT NOT NULL                    -- UTC
) STRICT;

CREATE TABLE claim (                  -- who says what, in the readings that count
  key INTEGER PRIMARY KEY,
  page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
  id TEXT NOT NULL,
  act TEXT NOT NULL,
  form TEXT NOT NULL,
  source TEXT,                        -- in the page's words
  entity TEXT,                        -- id in the page's ledger; "@" and an offset for a source without one
  category TEXT,
  cue TEXT,
  content TEXT NOT NULL,
  within TEXT,
  start INTEGER NOT NULL,             -- of the content, in code points
  confidence REAL NOT NULL,
  UNIQUE (page, id)
) STRICT;
CREATE INDEX claim_entity ON claim (page, entity, act);

CREATE TABLE naming (                 -- who a page names, and the party it is
  page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
  entity TEXT NOT NULL,               -- id in the page's ledger; "outlet"; "@" and an offset for a source without an entity
  kind TEXT NOT NULL,
  names TEXT NOT NULL,                -- JSON list
  descriptions TEXT NOT NULL,         -- JSON list
  category TEXT,
  country TEXT,                       -- ISO 3166-1 alpha-2, or "~" and the stem of a name that no table knows
  told TEXT,                          -- day of the page
  cased INTEGER NOT NULL,             -- 1: the page tells names by capitals
  face INTEGER REFERENCES face,       -- who that is on any page; NULL: somebody known on this page alone, or a page that does not count
  PRIMARY KEY (page, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX naming_face ON naming (face);

CREATE TABLE face (                   -- a form of naming that means the same party on every page
  key INTEGER PRIMARY KEY,
  words TEXT NOT NULL UNIQUE,         -- p:hector oqueli, b:quay committee, f:police@SV, o:president@SV@1989, m:b:fmln|leaders, l:drevna
  uses INTEGER NOT NULL,              -- how many namings, ties and statements of part use it
  other INTEGER REFERENCES face,      -- the fuller form that it is taken for
  score REAL,
  reason TEXT,
  party INTEGER NOT NULL              -- the face that stands for the whole party
) STRICT;
CREATE INDEX face_other ON face (other);
CREATE INDEX face_party ON face (party);

CREATE TABLE face_key (               -- by what faces that may be one find each other
  key TEXT NOT NULL,
  sought INTEGER NOT NULL,            -- 0: the face is found under the key, 1: it looks there
  face INTEGER NOT NULL REFERENCES face ON DELETE CASCADE,
  PRIMARY KEY (key, sought, face)
) STRICT, WITHOUT ROWID;
CREATE INDEX face_key_face ON face_key (face);

CREATE TABLE face_tie (               -- how many pages use one face for another
  face INTEGER NOT NULL REFERENCES face,
  other INTEGER NOT NULL REFERENCES face,
  pages INTEGER NOT NULL,
  PRIMARY KEY (face, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX face_tie_other ON face_tie (other);

CREATE TABLE face_part (              -- how many pages put one face under another, and why
  face INTEGER NOT NULL REFERENCES face,
  whole INTEGER NOT NULL REFERENCES face,
  reason TEXT NOT NULL,
  score REAL NOT NULL,
  pages INTEGER NOT NULL,
  PRIMARY KEY (face, whole, reason)
) STRICT, WITHOUT ROWID;
CREATE INDEX face_part_whole ON face_part (whole);

CREATE TABLE face_trait (             -- what pages call it and say that it is, and how many do
  face INTEGER NOT NULL REFERENCES face,
  sort TEXT NOT NULL,                 -- name, description, kind, category
  value TEXT NOT NULL,
  pages INTEGER NOT NULL,
  PRIMARY KEY (face, sort, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE face_ruling (            -- faces that a person joined or parted
  face INTEGER NOT NULL REFERENCES face,
  other INTEGER NOT NULL REFERENCES face,
  verb TEXT NOT NULL,                 -- join, part
  PRIMARY KEY (face, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE party (                  -- what the faces of one party add up to
  key INTEGER PRIMARY KEY,            -- the face that stands for it
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  category TEXT,
  aliases TEXT NOT NULL               -- JSON list
) STRICT;

CREATE TABLE profile (                -- what a page's incident can be known again by
  page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
  incident TEXT NOT NULL,             -- id in the page's ledger
  type TEXT NOT NULL,
  stage TEXT NOT NULL,
  day TEXT,                           -- the ISO day it happened on, where the page gives one
  first TEXT,                         -- ISO days between which it happened
  last TEXT,
  told TEXT,                          -- day of the page
  latitude REAL,                      -- of its town or spot
  longitude REAL,
  known TEXT NOT NULL,                -- rare words (stems) among those it happened to, set apart by blanks
  leading INTEGER NOT NULL,           -- 1: the page's title or first sentences tell of it
  triggers INTEGER NOT NULL,          -- how many words tell of it
  days TEXT NOT NULL,                 -- JSON list of ISO days and ranges
  places TEXT NOT NULL,               -- JSON list of [name, latitude, longitude, precision, country]
  agents TEXT NOT NULL,               -- JSON lists of names and descriptions
  patients TEXT NOT NULL,
  targets TEXT NOT NULL,
  amounts TEXT NOT NULL,              -- JSON list of [effect, number]
  people TEXT NOT NULL,               -- rare words (stems) of persons it happened to, set apart by blanks
  things TEXT NOT NULL,               -- and of bodies and buildings
  words TEXT NOT NULL,                -- stems of its sentences, set apart by blanks
  topic TEXT NOT NULL,                -- stems that the page is about, set apart by blanks
  sentences TEXT NOT NULL,            -- their numbers on the page, set apart by blanks
  PRIMARY KEY (page, incident)
) STRICT, WITHOUT ROWID;

CREATE TABLE telling (                -- an answer of a page to a question about an incident
  key INTEGER PRIMARY KEY,
  page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
  incident TEXT NOT NULL,
  question TEXT NOT NULL,
  who TEXT,
  low REAL,                           -- counts
  high REAL,
  approximate INTEGER,
  entity TEXT,                        -- who acts or suffers: id in the page's ledger
  value TEXT,                         -- day or range, name of a place, thing; "true" or "false" of happened
  latitude REAL,
  longitude REAL,
  precision TEXT,
  country TEXT,
  claim TEXT,                         -- id in the page's ledger; NULL: the page in its own voice
  chain TEXT NOT NULL,                -- entities from the outlet down to the origin, set apart by blanks
  spans TEXT NOT NULL,                -- START-END, set apart by blanks
  words TEXT NOT NULL,
  hedged INTEGER NOT NULL,
  denied INTEGER NOT NULL,
  told TEXT                           -- day of the page
) STRICT;
CREATE INDEX telling_page ON telling (page);

CREATE TABLE incident_key (           -- by what incidents that may be one find each other
  key INTEGER NOT NULL,
  rank INTEGER NOT NULL,              -- the lower ones are compared with all others under the key
  page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
  incident TEXT NOT NULL,
  PRIMARY KEY (key, rank, page, incident)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_key_page ON incident_key (page, incident);

CREATE TABLE incident_join (          -- incidents that are taken to be one
  left_page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
  left_id TEXT NOT NULL,
  right_page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
  right_id TEXT NOT NULL,
  score REAL NOT NULL,                -- how sure, a half to 1
  evidence REAL NOT NULL,             -- the sum that the score is made of
  reason TEXT NOT NULL,               -- in words
  PRIMARY KEY (left_page, left_id, right_page, right_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_join_right ON incident_join (right_page, right_id);

CREATE TABLE incident_near (          -- what leans most towards one with an incident: where a join goes, the next is known
  page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
  incident TEXT NOT NULL,
  near TEXT NOT NULL,                 -- PAGE:EVIDENCE:INCIDENT, set apart by blanks, the likest first
  whole INTEGER NOT NULL,             -- 1 where nothing else leans towards one
  PRIMARY KEY (page, incident)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_apart (         -- incidents that one page tells of as two
  page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
  left_id TEXT NOT NULL,
  right_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (page, left_id, right_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE lineage_key (            -- by what pages that may depend on each other find each other
  key INTEGER NOT NULL,
  rank INTEGER NOT NULL,              -- the lower ones are compared with all others under the key; outlets' own pages and those that name them by 2^60 and 2^61 higher
  page INTEGER NOT NULL,              -- no reference, since the keys of a page are known from lineage_trace and found by key
  PRIMARY KEY (key, rank, page)
) STRICT, WITHOUT ROWID;

CREATE TABLE lineage_trace (          -- what a page that counts is compared with others by
  page INTEGER PRIMARY KEY REFERENCES page ON DELETE CASCADE,
  stems TEXT NOT NULL,                -- of its body, set apart by blanks
  keys TEXT NOT NULL,                 -- JSON lists of the keys that it stands under: strong, weak, own, naming
  trace BLOB NOT NULL                 -- where its words stand, who is given to say what, whom it credits and names, in zlib
) STRICT;

CREATE TABLE link (                   -- how one page may depend on another, or both on a third
  left_page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
  right_page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
  kind TEXT NOT NULL,                 -- copied_text, same_agency, cites, same_statement
  n INTEGER NOT NULL,                 -- several of a kind are possible
  first INTEGER NOT NULL,             -- 1: surer than those with 0
  share REAL,                         -- of the shorter page, of what is the same
  reason TEXT NOT NULL,               -- in words
  passages TEXT NOT NULL,             -- START-END:START-END on both pages, set apart by blanks
  ground TEXT,                        -- JSON: what the words in common must weigh, and the words; NULL: it holds in any case
  PRIMARY KEY (left_page, right_page, kind, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_right ON link (right_page);

CREATE TABLE change (                 -- how often pages and decisions have changed the case
  key INTEGER PRIMARY KEY CHECK (key = 1),
  number INTEGER NOT NULL             -- times
) STRICT;
INSERT INTO change VALUES (1, 0);

CREATE TABLE laid (                   -- the accounts as they were laid when they were asked for first and none were kept, or when the case was closed; cases of a hundred pages and fewer have none
  key INTEGER PRIMARY KEY CHECK (key = 1),
  change INTEGER NOT NULL,            -- the number of changes at that time; as long as there are no more all of it holds, and later each part whose marks are the same
  program TEXT NOT NULL,              -- what laid them; another one lays them anew
  accounts BLOB NOT NULL              -- in zlib: a line of JSON with the last entry of the log, pages, parties, links and events, each with its marks; then a line for each event, with its questions; pages stand there by their keys
) STRICT;

CREATE TABLE decision (               -- what persons decided; rows are only ever added
  key INTEGER PRIMARY KEY,
  at TEXT NOT NULL,                   -- UTC
  by TEXT NOT NULL,
  why TEXT,
  verb TEXT NOT NULL,                 -- accept, reject, correct, add, join, part, undo
  page TEXT,                          -- id of the page that it is about
  other TEXT,                         -- of joins: id of the page of the right side
  undoes INTEGER,                     -- of undos: key of the decision that is undone
  record TEXT NOT NULL                -- JSON: what it is about, by quote and position, and the new value; `act` is the same for all decisions of one act
) STRICT;
CREATE INDEX decision_page ON decision (page) WHERE page IS NOT NULL;
CREATE INDEX decision_other ON decision (other) WHERE other IS NOT NULL;

CREATE TABLE decided (                -- what decisions are about in the present reading of a page
  page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
  decision INTEGER NOT NULL,          -- its key
  side INTEGER NOT NULL,              -- 1: the right side of a join
  record TEXT,                        -- id in the page's ledger; NULL: the reading has no such record
  PRIMARY KEY (page, decision, side)
) STRICT, WITHOUT ROWID;
CREATE INDEX decided_decision ON decided (decision);

CREATE TABLE doubt (                  -- what a person should look at
  page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
  kind TEXT NOT NULL,                 -- claim, incident, when, where, published
  record TEXT NOT NULL,               -- id in the page's ledger
  certainty REAL NOT NULL,            -- 0 to 1
  PRIMARY KEY (page, kind, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX doubt_certainty ON doubt (certainty);

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
CREATE TRIGGER capture_stays BEFORE DELETE ON capture WHEN NOT EXISTS (SELECT 1 FROM entry WHERE kind = 'removed' AND json_extract(body, '$.page') = (SELECT id FROM page WHERE key = old.page))
  AND NOT EXISTS (SELECT 1 FROM entry WHERE kind = 'removed' AND json_extract(body, '$.capture') = old.id) BEGIN
  SELECT RAISE(ABORT, 'a row of capture is deleted only when it or its page is removed, which stands in the log');
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

CREATE VIRTUAL TABLE page_words USING fts5 (title, text, content = 'page', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2');
CREATE TRIGGER page_words_in AFTER INSERT ON page BEGIN
  INSERT INTO page_words (rowid, title, text) VALUES (new.key, new.title, new.text);
END;
CREATE TRIGGER page_words_anew AFTER UPDATE OF title, text ON page BEGIN
  INSERT INTO page_words (page_words, rowid, title, text) VALUES ('delete', old.key, old.title, old.text);
  INSERT INTO page_words (rowid, title, text) VALUES (new.key, new.title, new.text);
END;
CREATE TRIGGER page_words_out AFTER DELETE ON page BEGIN
  INSERT INTO page_words (page_words, rowid, title, text) VALUES ('delete', old.key, old.title, old.text);
END;
CREATE VIRTUAL TABLE claim_words USING fts5 (source, content, content = 'claim', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2');
CREATE TRIGGER claim_words_in AFTER INSERT ON claim BEGIN
  INSERT INTO claim_words (rowid, source, content) VALUES (new.key, new.source, new.content);
END;
CREATE TRIGGER claim_words_out AFTER DELETE ON claim BEGIN
  INSERT INTO claim_words (claim_words, rowid, source, content) VALUES ('delete', old.key, old.source, old.content);
END;
