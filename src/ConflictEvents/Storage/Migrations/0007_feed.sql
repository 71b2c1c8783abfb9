-- Whether readers see a dispute stands in its own revisions from now on. What was written before takes it from the event
-- that it is about, as that stood when the revision was last current.
update dispute_revisions d set is_public = e.is_public, is_closed = e.is_closed
from event_revisions e
where e.id = d.event
  and e.position < coalesce(d.superseded_at, 9223372036854775807)
  and coalesce(e.superseded_at, 9223372036854775807) >= coalesce(d.superseded_at, 9223372036854775807)
  and (d.is_public, d.is_closed) is distinct from (e.is_public, e.is_closed);

-- What is closed to readers at every position, as of events.
create index ix_dispute_revisions_closed on dispute_revisions (id) where superseded_at is null and is_closed;
