-- Version 7: what a run compares stands in the indices, so that the facts themselves are read only where they differ.

DROP INDEX project_by_name;
CREATE INDEX project_by_name ON project (name_folded, number, start, end, period_start);
DROP INDEX amount_of_project;
CREATE INDEX amount_of_project ON amount (project, role, value, currency);

-- The same for titles of the same words; NULL where the first day is not known.
ALTER TABLE event ADD COLUMN title_key INTEGER;
DROP INDEX event_by_first_day;
CREATE INDEX event_by_first_day ON event (first_day, last_day, title_key, document, parent, contest);
DROP INDEX event_by_last_day;
CREATE INDEX event_by_last_day ON event (last_day, first_day);
