-- What linked to an event as of a position; today's branch stands in 0001.
create index ix_event_revisions_past_links on event_revisions using gin (links) where superseded_at is not null;

-- Disputes by when they were last changed: all, of one state, on one question.
create index ix_dispute_revisions_current_recorded on dispute_revisions (position desc) where superseded_at is null;
create index ix_dispute_revisions_past_recorded on dispute_revisions (position desc, superseded_at) where superseded_at is not null;
create index ix_dispute_revisions_current_state_recorded on dispute_revisions (state, position desc) where superseded_at is null;
create index ix_dispute_revisions_past_state_recorded on dispute_revisions (state, position desc, superseded_at) where superseded_at is not null;
create index ix_dispute_revisions_current_axis_recorded on dispute_revisions (axis, position desc) where superseded_at is null;
create index ix_dispute_revisions_past_axis_recorded on dispute_revisions (axis, position desc, superseded_at) where superseded_at is not null;
