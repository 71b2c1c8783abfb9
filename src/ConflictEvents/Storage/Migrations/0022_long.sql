-- Events of more than one day: what began before the days asked for and lasts until then is found among these few, and chosen in the index alone.
create index ix_event_revisions_current_long on event_revisions using gist (occurred)
  include (position, kind, sort_day, country, point, desk_point, is_coarse)
  where superseded_at is null and (upper_inf(occurred) or upper(occurred) - lower(occurred) > 1);
create index ix_event_revisions_past_long on event_revisions using gist (occurred)
  where superseded_at is not null and (upper_inf(occurred) or upper(occurred) - lower(occurred) > 1);
