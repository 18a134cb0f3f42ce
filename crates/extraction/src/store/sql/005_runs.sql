-- Version 5: who takes part in an event by name, in which language a project's name is, and what each run changed.

-- Persons and institutions that take part in an event and do not hold it.
CREATE TABLE event_attendee (
    event    INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,                          -- the nominative
    kind     TEXT NOT NULL,                          -- PERSON ORG
    part     TEXT NOT NULL,                          -- partner speaker guest
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start    INTEGER NOT NULL,
    end      INTEGER NOT NULL,
    quote    TEXT NOT NULL,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

ALTER TABLE project ADD COLUMN lang TEXT;            -- of its name: ISO 639-1, acronym, or NULL where letters and words do not tell
ALTER TABLE project_alias ADD COLUMN lang TEXT;

-- One row for each run that changed something; a run that changed nothing leaves the store byte-equal.
CREATE TABLE run (
    id   INTEGER PRIMARY KEY,
    made TEXT NOT NULL                               -- YYYY-MM-DD in Europe/Riga, given by who ran it
) STRICT;

-- The difference of facts that a run made, in the order of the articles.
CREATE TABLE change (
    id       INTEGER PRIMARY KEY,
    run      INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    document TEXT NOT NULL,                          -- the article's key; outlives its row
    about    TEXT NOT NULL,                          -- article event project
    subject  TEXT NOT NULL,                          -- the article's key, the event's uid, the project's folded name
    title    TEXT NOT NULL,
    what     TEXT NOT NULL,                          -- new changed withdrawn
    field    TEXT,                                   -- of a changed fact
    old      TEXT,
    new      TEXT
) STRICT;
CREATE INDEX change_of_run ON change (run, id);
CREATE INDEX change_of_subject ON change (about, subject);

ALTER TABLE event ADD COLUMN exdates TEXT;            -- days on which a repeated one is not held, parted by commas

-- What the article itself says of its day, to which an event goes back that nothing contests any more.
ALTER TABLE event ADD COLUMN own_evidence TEXT NOT NULL DEFAULT 'stated';

-- The folder or file that an article was found in, to tell which are missing there now.
ALTER TABLE document ADD COLUMN origin TEXT NOT NULL DEFAULT '';
CREATE INDEX document_of_origin ON document (origin, key);

-- What servers said of their answers, to ask whether they still hold.
CREATE TABLE fetched (
    address  TEXT PRIMARY KEY,
    etag     TEXT,
    modified TEXT                                    -- Last-Modified, as the server wrote it
) STRICT, WITHOUT ROWID;

-- An article of an earlier version has no attendees: it is read again at the next run.
UPDATE document SET fingerprint = '';
