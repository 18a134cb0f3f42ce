-- Version 2: things that names refer to, and what is known or likely of two names.

-- One row for each name of a place, institution, person or project that some article mentions.
CREATE TABLE entity (
    id       INTEGER PRIMARY KEY,
    kind     TEXT NOT NULL,                          -- PLACE ORG PERSON PROJECT
    name     TEXT NOT NULL,                          -- the nominative
    folded   TEXT NOT NULL,
    mentions INTEGER NOT NULL,                       -- how often it is named
    known    INTEGER NOT NULL,                       -- 1 where a table of config/ has it
    UNIQUE (kind, name)
) STRICT;
CREATE INDEX entity_by_name ON entity (folded);

-- What holds between two names. Nothing here merges them: readers see both, with the reason.
CREATE TABLE link (
    id       INTEGER PRIMARY KEY,
    kind     TEXT NOT NULL,
    name     TEXT NOT NULL,
    other    TEXT NOT NULL,
    relation TEXT NOT NULL,                          -- same likely successor different
    reason   TEXT NOT NULL,                          -- gazetteer-alias marks spelling word-more initials renamed editor
    detail   TEXT,                                   -- the year of a renaming
    UNIQUE (kind, name, other)
) STRICT;
CREATE INDEX link_by_other ON link (kind, other);
