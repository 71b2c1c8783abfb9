-- How many published events of today there are, by days, kind and country: what statistics are summed up from. A runner follows the ledger and keeps
-- it; writers do nothing for it. Of all countries together the rows say '*', of events without one ''. Days that are not known are '-infinity', an
-- open end is 'infinity'. A count that went down to nothing stays, as 0.
create table event_counts (
  country text collate "C" not null,
  kind text collate "C" not null,
  day date not null,
  last_day date not null,
  is_public boolean not null,
  events integer not null,
  constraint pk_event_counts primary key (country, kind, day, last_day, is_public)
);
-- What began before the days that are asked for and reaches into them.
create index ix_event_counts_reaching on event_counts (country, last_day, day) where last_day > day;
-- Of all kinds, the days that are asked for.
create index ix_event_counts_day on event_counts (country, day);

-- Through which position it has been counted, and in which life of the ledger; of none, it is to be counted from the beginning.
create table event_counts_stand (
  only_row boolean not null default true,
  position bigint not null,
  epoch uuid,
  constraint pk_event_counts_stand primary key (only_row),
  constraint ck_event_counts_stand_one check (only_row)
);
insert into event_counts_stand (position) values (0);

-- Old revisions are rewritten by redactions, and their columns by new releases. Where that changes what has been counted, it is counted again from the
-- beginning: what was added then could not be taken away rightly any more. Not for superseded_at, which is all that writers set.
create function forget_event_counts() returns trigger language plpgsql as $$
begin
  update event_counts_stand set epoch = null
  where epoch is not null and position >= old.position and (old.superseded_at is null or old.superseded_at > position);
  return null;
end $$;
create trigger forget_event_counts after update of kind, country, sort_day, occurred, lifecycle, is_public on event_revisions
  for each row when ((old.kind, old.country, old.sort_day, old.occurred, old.lifecycle, old.is_public) is distinct from (new.kind, new.country, new.sort_day, new.occurred, new.lifecycle, new.is_public))
  execute function forget_event_counts();
