-- The catalogue: everything an archive knows. What lies in lexical/ and vectors/ can be rebuilt from these tables.

PRAGMA application_id = 1146375278;

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO meta (key, value) VALUES ('generation', '0');

CREATE TABLE outlets (
    key INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    host TEXT NOT NULL,
    UNIQUE (name, host)
);

-- The current version of each article. record is JSON; published repeats its date as UTC epoch seconds for filters.
CREATE TABLE articles (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    outlet INTEGER NOT NULL REFERENCES outlets,
    published INTEGER,
    url_key TEXT,
    words INTEGER NOT NULL,
    content_digest TEXT NOT NULL,
    record_digest TEXT NOT NULL,
    origin TEXT NOT NULL,
    stored INTEGER NOT NULL,
    record TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX articles_by_published ON articles (published, outlet);
CREATE INDEX articles_by_outlet ON articles (outlet, published);
CREATE INDEX articles_by_url ON articles (url_key);
CREATE INDEX articles_by_content ON articles (content_digest);

CREATE TABLE article_versions (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    version INTEGER NOT NULL,
    origin TEXT NOT NULL,
    stored INTEGER NOT NULL,
    record TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (article, version)
);

CREATE TABLE authors (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE INDEX authors_by_name ON authors (name, article);

-- Other ids and URLs (as url_key) under which an article is found: those of its duplicates, and its own former URLs.
CREATE TABLE aliases (
    alias TEXT PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX aliases_by_article ON aliases (article);

-- Content-addressed by the digest of the text that was embedded, so that nothing is embedded twice. float32, L2-normalised.
CREATE TABLE vectors (
    key INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,
    vector BLOB NOT NULL
);

-- Ids are never reused: a stale id in a cache can't come to mean another passage.
CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    vector INTEGER NOT NULL REFERENCES vectors
);
CREATE INDEX passages_by_article ON passages (article);
CREATE INDEX passages_by_vector ON passages (vector);

-- Passages that are gone from the catalogue but may lie in a cache still.
CREATE TABLE tombstones (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    passage INTEGER NOT NULL
);

-- What a cache holds: every passage up to `through` less every tombstone up to `tombstone`, in the folder `location`.
CREATE TABLE index_state (
    cache TEXT PRIMARY KEY,
    through INTEGER NOT NULL,
    tombstone INTEGER NOT NULL,
    held INTEGER NOT NULL,
    location TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE runs (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    started INTEGER NOT NULL,
    finished INTEGER,
    sources TEXT NOT NULL,
    counts TEXT NOT NULL
);

CREATE TABLE failures (
    run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
    source TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX failures_by_run ON failures (run);
