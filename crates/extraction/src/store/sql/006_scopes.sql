-- Version 6: what a run must compare anew, so that one changed article costs one article.

-- Which comparison found a contradiction between articles, and over what: years:…, start:…, end:…, visit:…, sum:…, period:….
-- NULL for what one article says against itself.
ALTER TABLE contradiction ADD COLUMN scope TEXT;
CREATE INDEX contradiction_of_scope ON contradiction (scope) WHERE scope IS NOT NULL;

-- Which comparisons contest an event: bits 1 years, 2 first day, 4 last day, 8 visit.
ALTER TABLE event ADD COLUMN contest INTEGER NOT NULL DEFAULT 0;

-- With which tables and program the facts were compared; others compare all of them anew.
CREATE TABLE compared (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    fingerprint TEXT NOT NULL
) STRICT;

CREATE INDEX project_by_number ON project (number) WHERE number IS NOT NULL;

-- Only persons and addresses are asked for across articles.
DROP INDEX mention_of_kind;
CREATE INDEX mention_of_person ON mention (document, start) WHERE kind = 'PERSON';
CREATE INDEX mention_of_address ON mention (document, start) WHERE rule = 'place.address';

-- What every run asks first, without reading the texts.
CREATE INDEX document_prints ON document (key, fingerprint);

-- A replaced article takes its facts with it: each table is asked for them by its document.
CREATE INDEX event_quote_of_document ON event_quote (document);
CREATE INDEX event_participants_of_document ON event_participants (document);
CREATE INDEX event_attendee_of_document ON event_attendee (document);
CREATE INDEX partnership_of_document ON partnership (document);
CREATE INDEX amount_of_document ON amount (document);
CREATE INDEX share_of_document ON share (document);
CREATE INDEX project_detail_of_document ON project_detail (document);
CREATE INDEX contradiction_value_of_document ON contradiction_value (document);

-- The comparisons of an earlier version have no scope: all are made again at the next run.
DELETE FROM contradiction WHERE kind IN ('event-date', 'project-sum', 'project-period');
UPDATE event SET evidence = own_evidence WHERE evidence = 'contested';
UPDATE document SET fingerprint = '';
