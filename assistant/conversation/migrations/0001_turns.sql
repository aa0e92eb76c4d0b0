CREATE TABLE turns (
    thread TEXT NOT NULL,
    n INTEGER NOT NULL,
    asked TEXT NOT NULL,
    question TEXT NOT NULL,
    standalone TEXT NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (thread, n)
) STRICT;
