create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gist;

create table ledger_head (
  only_row boolean not null default true,
  position bigint not null,
  moment timestamptz not null,
  epoch uuid not null,
  token_key bytea not null,
  constraint pk_ledger_head primary key (only_row),
  constraint ck_ledger_head_one check (only_row)
);
-- Signing keys of page tokens live here so that every instance reads every other's tokens.
insert into ledger_head (position, moment, epoch, token_key)
values (0, clock_timestamp(), gen_random_uuid(), uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

create table changes (
  position bigint not null,
  record text not null,
  id text not null,
  revision integer not null,
  action text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  reason text not null,
  note text,
  constraint pk_changes primary key (position),
  constraint uq_changes_record_revision unique (record, id, revision),
  constraint ck_changes_action check (action in ('created', 'revised', 'retracted', 'restored', 'merged', 'redacted'))
);
-- asOf an instant: the last position recorded by then.
create index ix_changes_recorded_at on changes (recorded_at, position);

create table event_revisions (
  id uuid not null,
  number integer not null,
  position bigint not null,
  superseded_at bigint,
  recorded_at timestamptz not null,
  recorded_by text not null,
  change_reason text not null,
  change_note text,
  lifecycle text not null,
  is_public boolean not null,
  is_closed boolean not null,
  document json not null,
  public_document json,
  kind text not null,
  sort_day date not null,
  occurred daterange,
  embargoed_until timestamptz,
  actors text[] not null,
  relays text[] not null,
  sources uuid[] not null,
  tags text[] not null,
  links uuid[] not null,
  constraint pk_event_revisions primary key (id, number),
  constraint uq_event_revisions_position unique (position),
  constraint ck_event_revisions_superseded check (superseded_at > position)
);
create unique index uq_event_revisions_current on event_revisions (id) where superseded_at is null;
-- By id as of a position: the newest revision up to it.
create index ix_event_revisions_id_position on event_revisions (id, position desc);
-- The list, newest first: today's branch and the branch of what was superseded.
create index ix_event_revisions_current_day on event_revisions (sort_day desc, id desc) where superseded_at is null;
create index ix_event_revisions_past_day on event_revisions (sort_day desc, id desc, superseded_at, position) where superseded_at is not null;
-- The list of one kind.
create index ix_event_revisions_current_kind on event_revisions (kind, sort_day desc, id desc) where superseded_at is null;
create index ix_event_revisions_past_kind on event_revisions (kind, sort_day desc, id desc, superseded_at, position) where superseded_at is not null;
-- Another lifecycle than the one that nearly all have.
create index ix_event_revisions_current_lifecycle on event_revisions (lifecycle, sort_day desc, id desc) where superseded_at is null and lifecycle <> 'published';
create index ix_event_revisions_past_lifecycle on event_revisions (lifecycle, sort_day desc, id desc, superseded_at, position) where superseded_at is not null and lifecycle <> 'published';
-- Just superseded: a page after the first sees few of these.
create index ix_event_revisions_superseded_at on event_revisions (superseded_at) where superseded_at is not null;
-- from, to: overlap of calendar days.
create index ix_event_revisions_current_days on event_revisions using gist (occurred) where superseded_at is null;
create index ix_event_revisions_past_days on event_revisions using gist (occurred) where superseded_at is not null;
-- actor, source, tag, and what links here.
create index ix_event_revisions_current_actors on event_revisions using gin (actors) where superseded_at is null;
create index ix_event_revisions_past_actors on event_revisions using gin (actors) where superseded_at is not null;
create index ix_event_revisions_current_relays on event_revisions using gin (relays) where superseded_at is null;
create index ix_event_revisions_current_sources on event_revisions using gin (sources) where superseded_at is null;
create index ix_event_revisions_past_sources on event_revisions using gin (sources) where superseded_at is not null;
create index ix_event_revisions_current_tags on event_revisions using gin (tags) where superseded_at is null;
create index ix_event_revisions_past_tags on event_revisions using gin (tags) where superseded_at is not null;
create index ix_event_revisions_current_links on event_revisions using gin (links) where superseded_at is null;
-- The embargo runner's next ones.
create index ix_event_revisions_embargoed on event_revisions (embargoed_until) where superseded_at is null and embargoed_until is not null;
-- What is closed to readers at every position.
create index ix_event_revisions_closed on event_revisions (id) where superseded_at is null and is_closed;

create table actor_revisions (
  id text not null,
  number integer not null,
  position bigint not null,
  superseded_at bigint,
  recorded_at timestamptz not null,
  recorded_by text not null,
  change_reason text not null,
  change_note text,
  lifecycle text not null,
  is_public boolean not null,
  is_closed boolean not null,
  document json not null,
  public_document json,
  type text not null,
  country text,
  member_of text,
  merged_into text,
  names text not null,
  constraint pk_actor_revisions primary key (id, number),
  constraint uq_actor_revisions_position unique (position),
  constraint ck_actor_revisions_superseded check (superseded_at > position)
);
create unique index uq_actor_revisions_current on actor_revisions (id) where superseded_at is null;
create index ix_actor_revisions_id_position on actor_revisions (id, position desc);
create index ix_actor_revisions_past_id on actor_revisions (id, superseded_at, position) where superseded_at is not null;
create index ix_actor_revisions_country on actor_revisions (country) where superseded_at is null and country is not null;
create index ix_actor_revisions_member_of on actor_revisions (member_of) where superseded_at is null and member_of is not null;
create index ix_actor_revisions_merged_into on actor_revisions (merged_into) where superseded_at is null and merged_into is not null;
-- Names, aliases and slug, folded: q and the suggestions for an unknown slug.
create index ix_actor_revisions_current_names on actor_revisions using gin (names gin_trgm_ops) where superseded_at is null;
create index ix_actor_revisions_past_names on actor_revisions using gin (names gin_trgm_ops) where superseded_at is not null;

create table source_revisions (
  id uuid not null,
  number integer not null,
  position bigint not null,
  superseded_at bigint,
  recorded_at timestamptz not null,
  recorded_by text not null,
  change_reason text not null,
  change_note text,
  lifecycle text not null,
  is_public boolean not null,
  is_closed boolean not null,
  document json not null,
  public_document json,
  publisher text not null,
  text_sha256 text,
  published_on date,
  is_private boolean not null,
  is_english boolean not null,
  supersedes uuid,
  constraint pk_source_revisions primary key (id, number),
  constraint uq_source_revisions_position unique (position),
  constraint ck_source_revisions_superseded check (superseded_at > position)
);
create unique index uq_source_revisions_current on source_revisions (id) where superseded_at is null;
create index ix_source_revisions_id_position on source_revisions (id, position desc);
create index ix_source_revisions_past_id on source_revisions (id, superseded_at, position) where superseded_at is not null;
-- Same publisher, same normalised text: the same source.
create unique index uq_source_revisions_same_text on source_revisions (text_sha256, publisher) where superseded_at is null and text_sha256 is not null and lifecycle <> 'retracted';
create index ix_source_revisions_past_text on source_revisions (text_sha256) where superseded_at is not null and text_sha256 is not null;
create index ix_source_revisions_supersedes on source_revisions (supersedes) where superseded_at is null and supersedes is not null;

-- The normalised text of a source never changes, so it stands once and not in every revision.
create table source_texts (
  id uuid not null,
  text text not null,
  constraint pk_source_texts primary key (id)
);

create table dispute_revisions (
  id uuid not null,
  number integer not null,
  position bigint not null,
  superseded_at bigint,
  recorded_at timestamptz not null,
  recorded_by text not null,
  change_reason text not null,
  change_note text,
  lifecycle text not null,
  is_public boolean not null,
  is_closed boolean not null,
  document json not null,
  public_document json,
  event uuid not null,
  axis text not null,
  state text not null,
  holders text[] not null,
  constraint pk_dispute_revisions primary key (id, number),
  constraint uq_dispute_revisions_position unique (position),
  constraint ck_dispute_revisions_superseded check (superseded_at > position)
);
create unique index uq_dispute_revisions_current on dispute_revisions (id) where superseded_at is null;
create index ix_dispute_revisions_id_position on dispute_revisions (id, position desc);
create index ix_dispute_revisions_past_id on dispute_revisions (id, superseded_at, position) where superseded_at is not null;
-- The lists of those about one event, of one state, on one question.
create index ix_dispute_revisions_current_event on dispute_revisions (event, id) where superseded_at is null;
create index ix_dispute_revisions_past_event on dispute_revisions (event, id, superseded_at, position) where superseded_at is not null;
create index ix_dispute_revisions_current_state on dispute_revisions (state, axis, id) where superseded_at is null;
create index ix_dispute_revisions_past_state on dispute_revisions (state, axis, id, superseded_at, position) where superseded_at is not null;
create index ix_dispute_revisions_current_axis on dispute_revisions (axis, id) where superseded_at is null;
create index ix_dispute_revisions_past_axis on dispute_revisions (axis, id, superseded_at, position) where superseded_at is not null;
-- A merged actor's positions.
create index ix_dispute_revisions_current_holders on dispute_revisions using gin (holders) where superseded_at is null;

create table external_ids (
  system text not null,
  external_id text not null,
  event uuid not null,
  constraint pk_external_ids primary key (system, external_id)
);
create index ix_external_ids_event on external_ids (event);

create table idempotency_keys (
  owner text not null,
  key text not null,
  fingerprint bytea not null,
  outcome text not null,
  record text not null,
  id text not null,
  revision integer not null,
  created_at timestamptz not null,
  constraint pk_idempotency_keys primary key (owner, key)
);
create index ix_idempotency_keys_created_at on idempotency_keys (created_at);

create table api_keys (
  id text not null,
  name text not null,
  role text not null,
  secret_sha256 bytea not null,
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  constraint pk_api_keys primary key (id),
  constraint uq_api_keys_name unique (name),
  constraint ck_api_keys_role check (role in ('reader', 'contributor', 'editor', 'admin'))
);

create view meetings as
select r.id, r.number as revision, r.position, r.recorded_at, r.lifecycle, lower(r.occurred) as occurred_from, upper(r.occurred) - 1 as occurred_to,
  r.document ->> 'title' as title, r.document #>> '{location,country}' as country, r.document #>> '{location,name}' as place,
  r.document #>> '{details,status}' as status, r.document #>> '{details,format}' as format, r.document #>> '{details,level}' as level, r.actors
from event_revisions r where r.superseded_at is null and r.kind = 'meeting';

create view strikes as
select r.id, r.number as revision, r.position, r.recorded_at, r.lifecycle, lower(r.occurred) as occurred_from, upper(r.occurred) - 1 as occurred_to,
  r.document ->> 'title' as title, r.document #>> '{location,country}' as country, r.document #>> '{location,name}' as place,
  (r.document #>> '{location,latitude}')::double precision as latitude, (r.document #>> '{location,longitude}')::double precision as longitude,
  r.document #>> '{details,method}' as method, r.document #>> '{details,perpetrator,actor}' as perpetrator,
  r.document #>> '{details,perpetrator,basis}' as perpetrator_basis
from event_revisions r where r.superseded_at is null and r.kind = 'strike';

create view statements as
select r.id, r.number as revision, r.position, r.recorded_at, r.lifecycle, lower(r.occurred) as occurred_from, upper(r.occurred) - 1 as occurred_to,
  r.document ->> 'title' as title, r.document #>> '{details,content}' as content, r.document #>> '{details,quoteMode}' as quote_mode,
  r.document #>> '{details,channel}' as channel, r.document #>> '{details,stance}' as stance, r.actors, r.links
from event_revisions r where r.superseded_at is null and r.kind = 'statement';

create view casualty_tallies as
select r.id, r.number as revision, r.position, r.recorded_at, r.lifecycle, lower(r.occurred) as occurred_from, upper(r.occurred) - 1 as occurred_to,
  r.document ->> 'title' as title, r.document #>> '{details,metric}' as metric, r.document #>> '{details,victimClass}' as victim_class,
  (r.document #>> '{details,figure,low}')::bigint as low, (r.document #>> '{details,figure,high}')::bigint as high,
  r.document #>> '{details,figure,qualifier}' as qualifier, r.document #>> '{details,figure,raw}' as raw,
  r.document #>> '{details,scope}' as scope, r.document #>> '{details,countedBy}' as counted_by
from event_revisions r where r.superseded_at is null and r.kind = 'casualty_tally';
