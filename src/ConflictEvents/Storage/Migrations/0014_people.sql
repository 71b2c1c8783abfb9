-- The person behind a key that several share, as the key's holder said (Acting-As). What was recorded before has none.
alter table changes add column acting_as text;
alter table event_revisions add column acting_as text;
alter table actor_revisions add column acting_as text;
alter table source_revisions add column acting_as text;
alter table dispute_revisions add column acting_as text;
alter table imports add column acting_as text;
alter table key_changes add column acting_as text;
