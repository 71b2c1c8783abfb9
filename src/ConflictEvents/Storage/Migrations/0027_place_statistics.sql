-- How frequent each name of places is. Of the indexes that hold them the planner knows nothing: they are partial, and it takes the accounts of whole indexes only. Without one of its own it takes each name
-- for one in two hundred, and whoever asks for a city after which a hundred places are named for half of all events.
create statistics event_revisions_places on (string_to_array(places, E'\n')) from event_revisions;
create statistics event_revisions_desk_places on (string_to_array(desk_places, E'\n')) from event_revisions;

do $$
begin
  if exists (select from event_revisions) then
    analyze event_revisions;
  end if;
end $$;

-- Of what is pending in these indexes, each row is held against each name that is asked for: 700 ms for the 468 names of a city in a million, where four megabytes were pending. A sixteenth of it is enough for rows to be
-- taken in together.
alter index ix_event_revisions_current_places set (gin_pending_list_limit = 256);
alter index ix_event_revisions_past_places set (gin_pending_list_limit = 256);
alter index ix_event_revisions_desk_places set (gin_pending_list_limit = 256);
