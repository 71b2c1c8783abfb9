-- Words as they are, and English words by their stems; accents do not matter in either.
create text search configuration words_exact (copy = simple);
alter text search configuration words_exact alter mapping for hword, hword_part, word with unaccent, simple;
create text search configuration words_english (copy = english);
alter text search configuration words_english alter mapping for hword, hword_part, word with unaccent, english_stem;

-- Title before text, exact words before stems: in this order they weigh. Actors stand by slug, so that a later name finds them.
create function event_words(words json) returns tsvector language sql immutable strict parallel safe
return setweight(to_tsvector('words_exact', words ->> 'title'), 'A') || setweight(to_tsvector('words_english', words ->> 'title'), 'B')
  || setweight(to_tsvector('words_exact', words ->> 'text'), 'C') || to_tsvector('words_english', words ->> 'text')
  || array_to_tsvector(array(select '@' || slug from json_array_elements_text(words -> 'actors') slug));

-- Haversine on a sphere of the earth's mean radius.
create function kilometers(a point, longitude double precision, latitude double precision) returns double precision language sql immutable strict parallel safe
return 2 * 6371.0088 * asin(least(1, sqrt(
  sin(radians(latitude - a[1]) / 2) ^ 2 + cos(radians(a[1])) * cos(radians(latitude)) * sin(radians(longitude - a[0]) / 2) ^ 2)));

-- In an outer ring and in none of its own holes, edges included: an island in the hole of another polygon is inside.
create function in_area(p point, outers polygon[], holes polygon[], owners integer[]) returns boolean language sql immutable strict parallel safe
return exists (
  select from unnest(outers) with ordinality o (ring, n)
  where p <@ o.ring and not exists (select from unnest(holes, owners) h (ring, owner) where h.owner = o.n and p <@ h.ring and p <-> path(h.ring) > 1e-9));

-- columns_release: which release of the searched columns a row has. Rows of an older one, also those that an older server
-- still writes, are derived again at the next start.
alter table source_revisions add column reported_at timestamptz, add column columns_release smallint not null default 1;
create index ix_source_revisions_columns_release on source_revisions (columns_release);

alter table event_revisions
  add column outer_days daterange,
  add column terms text[] not null default '{}',
  add column quote_rank smallint,
  add column is_coarse boolean not null default false,
  add column point point,
  add column desk_point point,
  add column places text not null default '',
  add column desk_places text,
  add column reported timestamptz,
  add column desk_reported timestamptz,
  add column search tsvector,
  add column desk_search tsvector,
  add column columns_release smallint not null default 1;
create index ix_event_revisions_columns_release on event_revisions (columns_release);

-- Whatever is asked for by equality: role, speaker, participant, perpetrator, countedBy, country, admin1, minPrecision,
-- method, target, metric, status, quoteMode, chainBasis, about, counts, link, verification.
create index ix_event_revisions_current_terms on event_revisions using gin (terms) where superseded_at is null;
create index ix_event_revisions_past_terms on event_revisions using gin (terms) where superseded_at is not null;
-- bbox, near, within.
create index ix_event_revisions_current_point on event_revisions using gist (point) where superseded_at is null and point is not null;
create index ix_event_revisions_past_point on event_revisions using gist (point) where superseded_at is not null and point is not null;
-- place, and places in q: by whole words and by likeness.
create index ix_event_revisions_current_places on event_revisions using gin (places gin_trgm_ops) where superseded_at is null;
create index ix_event_revisions_past_places on event_revisions using gin (places gin_trgm_ops) where superseded_at is not null;
-- q.
create index ix_event_revisions_current_search on event_revisions using gin (search) where superseded_at is null;
create index ix_event_revisions_past_search on event_revisions using gin (search) where superseded_at is not null;
-- The few records of which colleagues find more than readers.
create index ix_event_revisions_desk_point on event_revisions using gist (desk_point) where is_coarse;
create index ix_event_revisions_desk_places on event_revisions using gin (desk_places gin_trgm_ops) where is_coarse;
create index ix_event_revisions_desk_search on event_revisions using gin (desk_search) where is_coarse;
create index ix_event_revisions_desk_reported on event_revisions (desk_reported) where is_coarse;
-- knownBy.
create index ix_event_revisions_current_reported on event_revisions (reported) where superseded_at is null;
create index ix_event_revisions_past_reported on event_revisions (reported) where superseded_at is not null;
-- Unknown days with a bound, beside from and to.
create index ix_event_revisions_current_outer_days on event_revisions using gist (outer_days) where superseded_at is null and outer_days is not null;
create index ix_event_revisions_past_outer_days on event_revisions using gist (outer_days) where superseded_at is not null and outer_days is not null;
-- sort=recorded, updatedSince.
create index ix_event_revisions_current_position on event_revisions (position) where superseded_at is null;
create index ix_event_revisions_past_position on event_revisions (position, superseded_at) where superseded_at is not null;
-- sort=quoteMode.
create index ix_event_revisions_current_quote on event_revisions (quote_rank, sort_day desc, id desc) where superseded_at is null and quote_rank is not null;
create index ix_event_revisions_past_quote on event_revisions (quote_rank, sort_day desc, id desc, superseded_at, position) where superseded_at is not null and quote_rank is not null;

-- sort=relevance: title before text, exact words before stems, short texts before long ones.
create function event_rank(at bigint, words text, is_desk boolean) returns real language sql stable strict parallel safe
return (select ts_rank('{0.1, 0.3, 0.6, 1.0}', case when is_desk and r.is_coarse then r.desk_search else r.search end, words::tsquery, 1) from event_revisions r where r.position = at);
