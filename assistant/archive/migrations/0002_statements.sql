-- The ledger: who said what. What lies in statements_lexical/ and statements_vectors/ can be rebuilt from these tables.

-- statement is JSON; start (of the first of its words, cue and source), speaker and role repeat it for order and
-- filters. Ids are never reused.
CREATE TABLE statements (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    start INTEGER NOT NULL,
    speaker TEXT,
    role TEXT,
    statement TEXT NOT NULL,
    vector INTEGER NOT NULL REFERENCES vectors
);
CREATE INDEX statements_by_article ON statements (article, start);
CREATE INDEX statements_by_speaker ON statements (speaker, role, article);
CREATE INDEX statements_by_vector ON statements (vector);

-- Statements that are gone from the catalogue but may lie in a cache still.
CREATE TABLE statement_tombstones (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    statement INTEGER NOT NULL
);

-- The fingerprint of the extractor that an article's statements are of, none though it may have found. An article
-- without a row was not read for them.
CREATE TABLE extractions (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    extractor TEXT NOT NULL
);
