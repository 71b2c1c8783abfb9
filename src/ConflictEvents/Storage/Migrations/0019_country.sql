-- The list of one country, and of one kind in it: a kind is passed over in the index.
create index ix_event_revisions_current_country on event_revisions (country, sort_day desc, id desc, kind, position) where superseded_at is null and country is not null;
create index ix_event_revisions_past_country on event_revisions (country, sort_day desc, id desc, kind, superseded_at, position) where superseded_at is not null and country is not null;

-- An id's newest revision up to a position is found by the key of the table: positions grow with numbers.
drop index ix_event_revisions_id_position;
