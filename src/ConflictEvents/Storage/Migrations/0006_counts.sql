-- How many there are, and of what, without reading the records: what counts are made of stands in the index.
create index ix_event_revisions_current_counts on event_revisions (kind, sort_day, id, position) include (lifecycle, is_public, occurred, country, admin1, method)
  where superseded_at is null and lifecycle = 'published' and is_public;
