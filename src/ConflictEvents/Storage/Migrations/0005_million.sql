-- As of a month ago, a list begins behind all that was recorded since: with the position in the index, these rows are passed over without being fetched.
drop index ix_event_revisions_current_day;
create index ix_event_revisions_current_day on event_revisions (sort_day desc, id desc, position) where superseded_at is null;
drop index ix_event_revisions_current_kind;
create index ix_event_revisions_current_kind on event_revisions (kind, sort_day desc, id desc, position) where superseded_at is null;
drop index ix_event_revisions_current_lifecycle;
create index ix_event_revisions_current_lifecycle on event_revisions (lifecycle, sort_day desc, id desc, position) where superseded_at is null and lifecycle <> 'published';
drop index ix_event_revisions_current_quote;
create index ix_event_revisions_current_quote on event_revisions (quote_rank, sort_day desc, id desc, position) where superseded_at is null and quote_rank is not null;
