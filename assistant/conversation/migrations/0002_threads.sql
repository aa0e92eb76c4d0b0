-- Threads are listed without reading a turn; what an answer holds beside its text lies apart from the turns, so that these stay
-- short to read. A turn of version 1 has no such record.
CREATE TABLE threads (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    turns INTEGER NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL
) STRICT;
INSERT INTO threads
    SELECT thread, (SELECT question FROM turns AS one WHERE one.thread = turns.thread ORDER BY n LIMIT 1),
        count(*), min(asked), max(asked)
    FROM turns GROUP BY thread;
CREATE TABLE records (
    thread TEXT NOT NULL,
    n INTEGER NOT NULL,
    narrowed TEXT NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (thread, n)
) STRICT;
