-- Names of places are asked for by whole words and by likeness, which only an index of groups of three letters finds: of whole rows it takes forty entries each, and a misspelt city leads to all events
-- of every name that shares some. So each name, a line of places or desk_places, stands here once, and events are found by the names they have (Events/Search/PlaceNames.cs).
create table place_names (name text not null);
create index ix_place_names_name on place_names using hash (name);
create index ix_place_names_like on place_names using gin (name gin_trgm_ops);
insert into place_names (name)
select n from (select places as names from event_revisions union all select desk_places from event_revisions where is_coarse) r, unnest(string_to_array(names, E'\n')) n
group by n;

-- A name stands here with the row that has it, whoever writes it. Two who write the same new name at once may put it here twice, which finds nothing else.
-- Without a setting of its own it could be planned while there are few names, and read all of them for each row ever after.
create function keep_place_names() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  insert into place_names (name)
  select n from (select places as names from written union all select desk_places from written where is_coarse) r, unnest(string_to_array(names, E'\n')) n
  where (select true from place_names p where p.name = n limit 1) is null
  group by n;
  return null;
end $$;
create trigger keep_place_names after insert on event_revisions referencing new table as written for each statement execute function keep_place_names();

-- Columns that are derived again, and redactions. What is redacted is nowhere to be found: a name that no row has any more goes. Redactions are written behind their own change, under the head's lock,
-- so that no row with the name is on its way meanwhile; columns that are derived again are not, and leave a name that nobody has.
create function change_place_names() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  insert into place_names (name)
  select n from unnest(string_to_array(new.places, E'\n') || string_to_array(new.desk_places, E'\n')) n
  where (select true from place_names p where p.name = n limit 1) is null
  group by n;
  if old.redacted_at is distinct from new.redacted_at then
    delete from place_names p using unnest(string_to_array(old.places, E'\n') || string_to_array(old.desk_places, E'\n')) n
    where p.name = n
      and not exists (select from event_revisions r where r.superseded_at is null and string_to_array(r.places, E'\n') && array[p.name])
      and not exists (select from event_revisions r where r.superseded_at is not null and string_to_array(r.places, E'\n') && array[p.name])
      and not exists (select from event_revisions r where r.is_coarse and string_to_array(r.desk_places, E'\n') && array[p.name]);
  end if;
  return null;
end $$;
create trigger change_place_names after update of places, desk_places on event_revisions
  for each row when ((old.places, old.desk_places) is distinct from (new.places, new.desk_places)) execute function change_place_names();

drop index ix_event_revisions_current_places, ix_event_revisions_past_places, ix_event_revisions_desk_places;
create index ix_event_revisions_current_places on event_revisions using gin (string_to_array(places, E'\n')) where superseded_at is null;
create index ix_event_revisions_past_places on event_revisions using gin (string_to_array(places, E'\n')) where superseded_at is not null;
create index ix_event_revisions_desk_places on event_revisions using gin (string_to_array(desk_places, E'\n')) where is_coarse;

-- The names that have some whole words, or are written like something; null asks for nothing. For a limit alone the planner would read all names.
create function names_of_places(words text, alike text, most int) returns setof text language plpgsql stable set enable_seqscan = off as $$
begin
  return query select p.name from place_names p where p.name like words or alike <<% p.name limit most;
end $$;

-- How frequent each name is, the planner knows by its own account only, of which a ledger at rest would have none for long.
do $$
begin
  if exists (select from event_revisions) then
    analyze place_names;
    analyze event_revisions;
  end if;
end $$;
