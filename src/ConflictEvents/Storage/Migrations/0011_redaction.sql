-- Which redaction has emptied a revision last: its position. Null of nearly all.
alter table event_revisions add column redacted_at bigint;
alter table actor_revisions add column redacted_at bigint;
alter table source_revisions add column redacted_at bigint;
alter table dispute_revisions add column redacted_at bigint;
