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
