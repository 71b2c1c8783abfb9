-- Counts as of a month ago are made of what is read in the index alone, as those of today are.
drop index ix_event_revisions_superseded_at;
create index ix_event_revisions_superseded_at on event_revisions (superseded_at) include (position, id, kind, lifecycle, is_public, sort_day, occurred, country, admin1, method)
  where superseded_at is not null;

-- Long values packed by lz4, where the server was built with it: written and read in less than half of the time.
do $$
begin
  alter table event_revisions alter column document set compression lz4, alter column public_document set compression lz4,
    alter column search set compression lz4, alter column desk_search set compression lz4;
exception when feature_not_supported then null;
end $$;
