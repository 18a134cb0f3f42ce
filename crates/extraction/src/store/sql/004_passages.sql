-- Version 4: sentences that a question finds by their words, and what projects say of themselves.

-- One row for each sentence; its words stand in passage_index under the same number.
CREATE TABLE passage (
    id       INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start    INTEGER NOT NULL,
    end      INTEGER NOT NULL,
    person   INTEGER NOT NULL,                       -- 1 where it names a person
    barred   INTEGER NOT NULL                        -- 1 where it must not leave in a public answer
) STRICT;
CREATE INDEX passage_of_document ON passage (document, start);

CREATE VIRTUAL TABLE passage_index USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0');

CREATE TRIGGER passage_gone AFTER DELETE ON passage BEGIN
    DELETE FROM passage_index WHERE rowid = old.id;
END;

-- The days of a visit are looked up by the visit.
CREATE INDEX event_of_parent ON event (parent);

-- Who holds which office where.
CREATE TABLE office (
    id           INTEGER PRIMARY KEY,
    person       TEXT NOT NULL,
    role         TEXT NOT NULL,                      -- nominative
    organisation TEXT,
    document     INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start        INTEGER NOT NULL,
    end          INTEGER NOT NULL,
    quote        TEXT NOT NULL
) STRICT;
CREATE INDEX office_of_document ON office (document, start);

-- Aim, results, strand, length and disclaimer of a project, in the words of the article.
CREATE TABLE project_detail (
    project  INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    about    TEXT NOT NULL,                          -- aim results strand length disclaimer
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start    INTEGER NOT NULL,
    end      INTEGER NOT NULL,
    quote    TEXT NOT NULL,
    PRIMARY KEY (project, position)
) STRICT, WITHOUT ROWID;

-- An article of an earlier version has no passages: it is read again at the next run.
UPDATE document SET fingerprint = '';
