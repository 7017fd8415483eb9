-- The index beside the tables, version 1: what is asked of them in words, places and names. It can be made anew at any time.

CREATE TABLE shard (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, mark TEXT NOT NULL) STRICT;

CREATE TABLE file (key INTEGER PRIMARY KEY, path TEXT NOT NULL) STRICT; -- a file of the table of pages, from the folder on

CREATE TABLE page (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL,                 -- page_id
  file INTEGER NOT NULL,            -- where its row is,
  row INTEGER NOT NULL,             -- and its number there
  family TEXT NOT NULL,             -- the same for a page and its copies, in any shard
  original INTEGER NOT NULL,        -- 0: a copy of another page of its shard, read by itself or not
  outlet TEXT,                      -- in lower case; the host where the page names no outlet
  published TEXT
) STRICT;
CREATE INDEX page_id ON page (id);
CREATE INDEX page_family ON page (family);

CREATE VIRTUAL TABLE words USING fts5(title, text, claims, content='', tokenize="unicode61 remove_diacritics 2");

CREATE TABLE incident (
  page INTEGER NOT NULL,
  number INTEGER NOT NULL,          -- of its row in the file of incidents that goes with the page's
  type TEXT NOT NULL,
  stage TEXT NOT NULL,
  first TEXT,                       -- days between which it is told to have happened
  last TEXT,
  PRIMARY KEY (page, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_type ON incident (type);

CREATE TABLE place (                -- each place of an incident
  page INTEGER NOT NULL,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,               -- folded
  latitude REAL,                    -- NULL where the place has no point
  longitude REAL,
  sharp INTEGER NOT NULL,           -- the point is that of a town or sharper: 2; of a region: 1; of a country: 0
  country TEXT
) STRICT;
CREATE INDEX place_country ON place (country);
CREATE INDEX place_latitude ON place (latitude, longitude);
CREATE INDEX place_name ON place (name);
CREATE INDEX place_page ON place (page);

CREATE TABLE called (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT; -- each name of a place once
CREATE VIRTUAL TABLE called_words USING fts5(name, content='', tokenize="unicode61 remove_diacritics 2");

CREATE TABLE name (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT; -- of parties and places
CREATE VIRTUAL TABLE name_words USING fts5(name, content='', tokenize="unicode61 remove_diacritics 2");
CREATE TABLE named (                -- which page names it
  name INTEGER NOT NULL,
  page INTEGER NOT NULL,
  claims INTEGER NOT NULL,          -- that are laid to it there
  role INTEGER NOT NULL,            -- 1: it has a part in an incident
  PRIMARY KEY (name, page)
) STRICT, WITHOUT ROWID;
