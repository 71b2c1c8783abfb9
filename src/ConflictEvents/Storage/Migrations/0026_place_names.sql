-- Names of places are asked for by whole words and by likeness, which only an index of groups of three letters finds: forty entries for each row, in which a misspelt city leads to all events
-- of every name that shares some. So each text of names that stands in places or desk_places stands here once, and events are found by its hash (Events/Search/PlaceNames.cs).
create table place_names (
  names text not null,
  hash bigint not null generated always as (hashtextextended(names, 0)) stored
);
create index ix_place_names_hash on place_names (hash);
create index ix_place_names_names on place_names using gin (names gin_trgm_ops);
insert into place_names (names) select places from event_revisions where places <> '' union select desk_places from event_revisions where is_coarse and desk_places <> '';

-- A name stands here before the row that has it, whoever writes it. That it does not stand here twice is for size alone.
create function keep_place_names() returns trigger language plpgsql as $$
begin
  if new.places <> '' and not exists (select from place_names p where p.hash = hashtextextended(new.places, 0) and p.names = new.places) then
    insert into place_names (names) values (new.places);
  end if;
  if new.desk_places <> '' and not exists (select from place_names p where p.hash = hashtextextended(new.desk_places, 0) and p.names = new.desk_places) then
    insert into place_names (names) values (new.desk_places);
  end if;
  return new;
end $$;
create trigger keep_place_names before insert or update of places, desk_places on event_revisions for each row execute function keep_place_names();

drop index ix_event_revisions_current_places, ix_event_revisions_past_places, ix_event_revisions_desk_places;
create index ix_event_revisions_current_places on event_revisions (hashtextextended(places, 0)) where superseded_at is null;
create index ix_event_revisions_past_places on event_revisions (hashtextextended(places, 0)) where superseded_at is not null;
create index ix_event_revisions_desk_places on event_revisions (hashtextextended(desk_places, 0)) where is_coarse;

-- What is redacted is nowhere to be found: a name that no row has any more goes. Redactions are written behind their own change, so that no row with the name is on its way meanwhile; columns that are
-- derived again are not, and leave a name that nobody has.
create function forget_place_names() returns trigger language plpgsql as $$
begin
  delete from place_names p
  where p.hash in (hashtextextended(old.places, 0), hashtextextended(old.desk_places, 0)) and p.names in (old.places, old.desk_places)
    and not exists (select from event_revisions r where r.superseded_at is null and hashtextextended(r.places, 0) = p.hash and r.places = p.names)
    and not exists (select from event_revisions r where r.superseded_at is not null and hashtextextended(r.places, 0) = p.hash and r.places = p.names)
    and not exists (select from event_revisions r where r.is_coarse and hashtextextended(r.desk_places, 0) = p.hash and r.desk_places = p.names);
  return null;
end $$;
create trigger forget_place_names after update of places, desk_places on event_revisions
  for each row when (old.redacted_at is distinct from new.redacted_at and (old.places, old.desk_places) is distinct from (new.places, new.desk_places))
  execute function forget_place_names();

-- How frequent each name is, the planner knows by its own account only, of which a ledger at rest would have none for long.
do $$
begin
  if exists (select from event_revisions) then
    analyze place_names;
    analyze event_revisions;
  end if;
end $$;
