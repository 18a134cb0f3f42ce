-- Version 3: details of events, identity over time, shares of partners, what must not leave, and the editors' layer.

ALTER TABLE event ADD COLUMN uid TEXT NOT NULL DEFAULT '';           -- survives re-extraction, also of a moved event
ALTER TABLE event ADD COLUMN occasion TEXT NOT NULL DEFAULT '';      -- the same for the same event in several articles
ALTER TABLE event ADD COLUMN price TEXT;                             -- decimal with currency; 'free'
ALTER TABLE event ADD COLUMN registration TEXT;                      -- the last day for registering
ALTER TABLE event ADD COLUMN corrected INTEGER NOT NULL DEFAULT 0;   -- 1 where an editor's value stands in it
CREATE INDEX event_of_occasion ON event (occasion);

-- Who came or is expected, as counted in the event's sentences.
CREATE TABLE event_participants (
    event    INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    value    TEXT NOT NULL,
    unit     TEXT NOT NULL,                          -- nominative singular
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start    INTEGER NOT NULL,
    end      INTEGER NOT NULL,
    quote    TEXT NOT NULL,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

-- Fields of an event that no sentence states, and what they were concluded from.
CREATE TABLE event_conclusion (
    event  INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    field  TEXT NOT NULL,                            -- place venue organiser
    reason TEXT NOT NULL,                            -- own-page town-of-venue
    PRIMARY KEY (event, field)
) STRICT, WITHOUT ROWID;

ALTER TABLE partnership ADD COLUMN evidence TEXT NOT NULL DEFAULT 'stated';

-- What one partner spends, and the fund's part of that.
CREATE TABLE share (
    id       INTEGER PRIMARY KEY,
    project  INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    who      TEXT NOT NULL,
    value    TEXT NOT NULL,
    of_fund  TEXT,                                   -- decimal; NULL where not told
    currency TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start    INTEGER NOT NULL,
    end      INTEGER NOT NULL,
    quote    TEXT NOT NULL
) STRICT;
CREATE INDEX share_of_project ON share (project, id);

-- Passages that never leave in a public answer.
CREATE TABLE sensitive (
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start    INTEGER NOT NULL,
    end      INTEGER NOT NULL,
    quote    TEXT NOT NULL,
    class    TEXT NOT NULL,                          -- health status child contact
    PRIMARY KEY (document, start)
) STRICT, WITHOUT ROWID;

-- Which events an article told of before, so that a moved or renamed one keeps its identifier.
CREATE TABLE identity (
    document  TEXT NOT NULL,                         -- the article's key; outlives its row
    key       TEXT NOT NULL,                         -- day, kind and title of the event
    uid       TEXT NOT NULL,
    kind      TEXT NOT NULL,
    title     TEXT NOT NULL,                         -- folded
    first_day TEXT,
    PRIMARY KEY (document, key)
) STRICT, WITHOUT ROWID;

-- The editors' layer: replayed at every run, never part of an article's own facts.
CREATE TABLE correction (
    id       INTEGER PRIMARY KEY,
    document TEXT NOT NULL,                          -- the article's key; two names parted by | for a link
    quote    TEXT NOT NULL,                          -- the words that the value is tied to
    field    TEXT NOT NULL,                          -- title kind start end place venue status norm link
    value    TEXT NOT NULL,
    note     TEXT NOT NULL,
    made     TEXT NOT NULL,                          -- YYYY-MM-DD
    state    TEXT NOT NULL                           -- active review undone
) STRICT;
CREATE INDEX correction_of_document ON correction (document, id);

-- What was given beside the text, so that an article can be read again from the store alone.
ALTER TABLE document ADD COLUMN given_title TEXT;
ALTER TABLE document ADD COLUMN given_published TEXT;
