-- What may be one event recorded twice is of one kind, close in days and place, and names an actor in common where both name some. Each event stands in an index under
-- words of its days and place and of its days and actors, so that the few that share one of each are found without reading the others of a busy day
-- (Events/Duplicates/DuplicateKeys.cs asks for the same words).
-- Days: 'd' and the day; of several days 'w' and each span of eight that they touch; 'open' without an end, or of more than 64 days.
-- Places: 'c' and a cell of half a degree, 'p' and the country of those with a point, 'u' and the country of those without one.
-- The point is the one that readers may know: an index on another would tell of it by what is found; that of colleagues is never farther off than a tenth of a degree.
create function duplicate_keys(kind text, days daterange, country text, place point, actors text[]) returns int[] language plpgsql immutable as $$
declare
  first int := lower(days) - date '2000-01-01';
  last int := upper(days) - 1 - date '2000-01-01';
  spans text[];
  names text[] := case when actors = '{}' then array['-'] else actors end;
  keys int[] := '{}';
  span text;
  name text;
begin
  if first is null then
    return keys;
  elsif last is null or last - first > 64 then
    spans := array['open'];
  elsif last = first then
    spans := array['d' || first];
  else
    for week in floor(first / 8.0)::int .. floor(last / 8.0)::int loop
      spans := spans || ('w' || week);
    end loop;
  end if;
  if place is null then
    names := names || ('u' || coalesce(country, ''));
  else
    names := names || ('p' || coalesce(country, '')) || ('c' || floor(place[0] * 2)::int || ' ' || floor(place[1] * 2)::int);
  end if;
  foreach span in array spans loop
    foreach name in array names loop
      keys := keys || hashtext(kind || ' ' || span || ' ' || name);
    end loop;
  end loop;
  return keys;
end $$;

-- Without a list of what is pending: each look would read it through, and a row has three keys or four.
create index ix_event_revisions_current_duplicates on event_revisions using gin (duplicate_keys(kind, occurred, country, point, actors)) with (fastupdate = off)
  where superseded_at is null;
-- Nothing is gained by knowing which keys are frequent; to find out, each sampled row would be made keys of again.
alter index ix_event_revisions_current_duplicates alter column 1 set statistics 0;
