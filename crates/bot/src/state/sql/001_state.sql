-- The bot's own state, version 1. Re-extraction never touches this file; /forget empties what is of one chat.

CREATE TABLE chat (
    id      INTEGER PRIMARY KEY,                     -- Telegram's number of the chat
    lang    TEXT,                                    -- lv uk en ru; NULL: told by each message
    muted   INTEGER NOT NULL DEFAULT 0,              -- 1: no messages of our own
    quiet   INTEGER NOT NULL DEFAULT 1,              -- 1: none between 21:00 and 8:00 in Europe/Riga
    digest  INTEGER NOT NULL DEFAULT 1,              -- 1: a weekly digest, for those who subscribed to something
    blocked INTEGER NOT NULL DEFAULT 0,              -- 1: the bot was blocked there
    thread  INTEGER                                  -- the topic in which it was last spoken to
) STRICT;

-- Every update is written down before it is handled.
CREATE TABLE inbox (
    update_id INTEGER PRIMARY KEY,
    chat      INTEGER NOT NULL,
    body      TEXT NOT NULL,                         -- what of the update we use, as JSON; emptied when handled
    done      INTEGER NOT NULL DEFAULT 0,
    attempts  INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX inbox_waiting ON inbox (done, update_id);

CREATE TABLE subscription (
    id    INTEGER PRIMARY KEY,
    chat  INTEGER NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
    about TEXT NOT NULL,                             -- all place organiser project kind event
    value TEXT NOT NULL,
    UNIQUE (chat, about, value)
) STRICT;

-- What is to be sent on our own account. A row is claimed with a lease, sent, and marked.
CREATE TABLE outbox (
    id         INTEGER PRIMARY KEY,
    key        TEXT NOT NULL UNIQUE,                 -- event, version, offset and chat: nothing is planned twice
    chat       INTEGER NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
    occasion   TEXT NOT NULL,                        -- '' for a digest
    kind       TEXT NOT NULL,                        -- day hour new moved cancelled digest
    detail     TEXT NOT NULL,                        -- old and new value of a move, parted by a line break
    due        INTEGER NOT NULL,                     -- seconds since 1970, UTC
    not_after  INTEGER NOT NULL,                     -- later it is not sent any more
    state      TEXT NOT NULL DEFAULT 'waiting',      -- waiting claimed sent dropped
    lease      INTEGER NOT NULL DEFAULT 0,           -- until when a claim holds
    attempts   INTEGER NOT NULL DEFAULT 0,
    message    INTEGER                               -- Telegram's number of what was sent
) STRICT;
CREATE INDEX outbox_due ON outbox (state, due);
CREATE INDEX outbox_of_chat ON outbox (chat, state);
CREATE INDEX outbox_of_occasion ON outbox (occasion, state);

-- Corrections that readers propose, until an editor has decided.
CREATE TABLE proposal (
    id       INTEGER PRIMARY KEY,
    chat     INTEGER NOT NULL,                       -- who proposed it; 0 once that chat is forgotten
    occasion TEXT NOT NULL,
    title    TEXT NOT NULL,
    document TEXT NOT NULL,
    quote    TEXT NOT NULL,
    field    TEXT NOT NULL,
    value    TEXT NOT NULL,
    state    TEXT NOT NULL DEFAULT 'waiting'         -- waiting accepted rejected
) STRICT;
CREATE INDEX proposal_waiting ON proposal (state, id);

-- A dialogue that waits for a message.
CREATE TABLE dialogue (
    chat  INTEGER NOT NULL,
    user  INTEGER NOT NULL,
    step  TEXT NOT NULL,                             -- JSON
    until INTEGER NOT NULL,                          -- seconds since 1970, UTC
    PRIMARY KEY (chat, user)
) STRICT, WITHOUT ROWID;

-- How often a topic could not be answered; no person, no text.
CREATE TABLE unanswered (
    topic TEXT NOT NULL,
    day   TEXT NOT NULL,                             -- YYYY-MM-DD
    count INTEGER NOT NULL,
    PRIMARY KEY (topic, day)
) STRICT, WITHOUT ROWID;

-- Numbers that the bot keeps: the last run whose changes were told, the number of the next update.
CREATE TABLE mark (
    name  TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
