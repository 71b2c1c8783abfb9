-- What events are counted by, beside kind, day and actors: as the records write it, so that counts show it as it is read.
alter table event_revisions
  add column country text,
  add column admin1 text,
  add column method text;
