-- bbox, near, within: a page is picked from these indexes alone, and only its own rows are fetched. The first of each pair knows
-- the order of the list, for areas of which much is among the latest; the other the places, for those of which little is.
create index ix_event_revisions_current_point_day on event_revisions (sort_day desc, id desc)
  include (position, point, desk_point, is_coarse, kind, lifecycle, is_public, is_closed, country, occurred)
  where superseded_at is null and (point is not null or desk_point is not null);
create index ix_event_revisions_past_point_day on event_revisions (sort_day desc, id desc)
  include (position, superseded_at, point, desk_point, is_coarse, kind, lifecycle, is_public, country, occurred)
  where superseded_at is not null and (point is not null or desk_point is not null);
drop index ix_event_revisions_current_point;
create index ix_event_revisions_current_point on event_revisions using gist (point)
  include (sort_day, id, position, is_coarse, kind, lifecycle, is_public, is_closed, country, occurred)
  where superseded_at is null and point is not null;
drop index ix_event_revisions_past_point;
create index ix_event_revisions_past_point on event_revisions using gist (point)
  include (sort_day, id, position, superseded_at, is_coarse, kind, lifecycle, is_public, country, occurred)
  where superseded_at is not null and point is not null;
drop index ix_event_revisions_desk_point;
create index ix_event_revisions_desk_point on event_revisions using gist (desk_point)
  include (sort_day, id, position, superseded_at, kind, lifecycle, country, occurred)
  where is_coarse;

-- Not strict, so that it is written into the statement instead of being called for each row.
create or replace function kilometers(a point, longitude double precision, latitude double precision) returns double precision language sql immutable parallel safe
return 2 * 6371.0088 * asin(least(1, sqrt(
  sin(radians(latitude - a[1]) / 2) ^ 2 + cos(radians(a[1])) * cos(radians(latitude)) * sin(radians(longitude - a[0]) / 2) ^ 2)));
