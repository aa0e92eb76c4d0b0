-- Whose a thread is, where somebody was logged in when it was begun; a thread without an owner is anybody's.
CREATE TABLE owners (
    thread TEXT NOT NULL PRIMARY KEY,
    owner TEXT NOT NULL
) STRICT;
