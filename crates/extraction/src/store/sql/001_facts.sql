-- The store, version 1: documents, what they mention, and the facts assembled from that.
-- Every fact names the document, the place in it and the rule; a quote is the text at that place.

CREATE TABLE document (
    id                INTEGER PRIMARY KEY,
    key               TEXT NOT NULL UNIQUE,          -- file name or address: what a document is known by
    title             TEXT NOT NULL,
    url               TEXT,                          -- where people can read it
    text              TEXT NOT NULL,                 -- as decoded; all offsets are bytes of it
    fingerprint       TEXT NOT NULL,                 -- of text, metadata and extractor: unchanged means skip
    published         TEXT,                          -- YYYY-MM-DD
    published_because TEXT                           -- how that day is known
) STRICT;

CREATE TABLE mention (
    id           INTEGER PRIMARY KEY,
    document     INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start        INTEGER NOT NULL,                   -- first byte
    end          INTEGER NOT NULL,                   -- byte after the last
    quote        TEXT NOT NULL,
    kind         TEXT NOT NULL,                      -- DATE PLACE ORG PERSON MONEY COUNT PROJECT
    norm         TEXT NOT NULL,                      -- JSON, as `tilts extract` prints it
    rule         TEXT NOT NULL,
    evidence     TEXT NOT NULL,                      -- stated computed inferred contested
    anchor       TEXT,                               -- what supplied a missing year or day
    anchor_value TEXT,
    aside        INTEGER NOT NULL                    -- 1 in boilerplate
) STRICT;
CREATE INDEX mention_of_document ON mention (document, start);
CREATE INDEX mention_of_kind ON mention (kind, document);

CREATE TABLE event (
    id             INTEGER PRIMARY KEY,
    document       INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    key            TEXT NOT NULL,                    -- stable across runs: day, kind and folded title
    title          TEXT NOT NULL,
    title_folded   TEXT NOT NULL,
    kind           TEXT NOT NULL,
    start          TEXT,                             -- ISO, as fine as known; NULL where undated
    end            TEXT,                             -- inclusive; NULL for a single day
    first_day      TEXT,                             -- YYYY-MM-DD, for comparing with a day
    last_day       TEXT,
    place          TEXT,
    place_folded   TEXT,
    venue          TEXT,
    online         INTEGER NOT NULL,
    status         TEXT NOT NULL,                    -- scheduled cancelled postponed
    original_start TEXT,
    rrule          TEXT,                             -- RFC 5545
    time           TEXT,
    parent         INTEGER REFERENCES event (id) ON DELETE CASCADE,
    evidence       TEXT NOT NULL,
    anchor         TEXT,                             -- what supplied a year or day that is not written
    anchor_value   TEXT,                             -- the day or days it was read from
    rule           TEXT NOT NULL
) STRICT;
CREATE INDEX event_of_document ON event (document, id);
CREATE INDEX event_by_first_day ON event (first_day);
CREATE INDEX event_by_last_day ON event (last_day);

CREATE TABLE event_quote (
    event    INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,                       -- 0 is the one with the date
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start    INTEGER NOT NULL,
    end      INTEGER NOT NULL,
    quote    TEXT NOT NULL,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_organiser (
    event    INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_project (
    event   INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    project TEXT NOT NULL,                           -- the project's name
    PRIMARY KEY (event, project)
) STRICT, WITHOUT ROWID;

CREATE TABLE project (
    id          INTEGER PRIMARY KEY,
    document    INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    name        TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    programme   TEXT,
    number      TEXT,
    start       TEXT,
    end         TEXT,
    start_byte  INTEGER NOT NULL,                    -- where it is first named
    end_byte    INTEGER NOT NULL,
    quote       TEXT NOT NULL,
    period_start INTEGER,                            -- where the period stands
    period_end   INTEGER,
    period_quote TEXT,
    rule        TEXT NOT NULL
) STRICT;
CREATE INDEX project_of_document ON project (document, id);
CREATE INDEX project_by_name ON project (name_folded);

CREATE TABLE project_alias (
    project INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    alias   TEXT NOT NULL,
    folded  TEXT NOT NULL,
    PRIMARY KEY (project, alias)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_by_name ON project_alias (folded);

-- Partnerships: who carries a project, who pays, which countries take part.
CREATE TABLE partnership (
    id       INTEGER PRIMARY KEY,
    project  INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    role     TEXT NOT NULL,                          -- lead partner funder country
    name     TEXT NOT NULL,
    place    TEXT,
    country  TEXT,
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start    INTEGER NOT NULL,
    end      INTEGER NOT NULL,
    quote    TEXT NOT NULL,
    rule     TEXT NOT NULL
) STRICT;
CREATE INDEX partnership_of_project ON partnership (project, id);

CREATE TABLE amount (
    id       INTEGER PRIMARY KEY,
    project  INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    role     TEXT NOT NULL,                          -- total cofinancing
    value    TEXT NOT NULL,                          -- decimal, as printed
    currency TEXT NOT NULL,                          -- ISO 4217
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start    INTEGER NOT NULL,
    end      INTEGER NOT NULL,
    quote    TEXT NOT NULL,
    rule     TEXT NOT NULL
) STRICT;
CREATE INDEX amount_of_project ON amount (project, id);

CREATE TABLE contradiction (
    id     INTEGER PRIMARY KEY,
    kind   TEXT NOT NULL,                            -- event-date published-before-told
    about  TEXT NOT NULL,
    better TEXT                                      -- the better supported value; NULL where none is
) STRICT;

CREATE TABLE contradiction_value (
    contradiction INTEGER NOT NULL REFERENCES contradiction (id) ON DELETE CASCADE,
    position      INTEGER NOT NULL,
    value         TEXT NOT NULL,
    document      INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start         INTEGER NOT NULL,
    end           INTEGER NOT NULL,
    quote         TEXT NOT NULL,
    event         INTEGER REFERENCES event (id) ON DELETE CASCADE,
    PRIMARY KEY (contradiction, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX contradiction_of_event ON contradiction_value (event);

CREATE TABLE contradiction_reason (
    contradiction INTEGER NOT NULL REFERENCES contradiction (id) ON DELETE CASCADE,
    position      INTEGER NOT NULL,
    reason        TEXT NOT NULL,
    PRIMARY KEY (contradiction, position)
) STRICT, WITHOUT ROWID;
