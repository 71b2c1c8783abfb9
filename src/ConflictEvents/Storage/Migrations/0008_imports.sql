-- Files that are brought in as jobs. Whoever runs one holds it by a lease; what was done is committed with the records.
create table imports (
  id uuid not null,
  owner text not null,
  role text not null,
  format text not null,
  options text not null,
  dataset text,
  state text not null,
  total_bytes bigint not null,
  done_bytes bigint not null,
  read bigint not null,
  created bigint not null,
  revised bigint not null,
  unchanged bigint not null,
  refused bigint not null,
  retracted bigint not null,
  is_read boolean not null,
  has_unreadable boolean not null,
  failure text,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  once_key text,
  once_fingerprint bytea,
  lease uuid,
  leased_until timestamptz,
  constraint pk_imports primary key (id),
  constraint uq_imports_once unique (owner, once_key),
  constraint ck_imports_state check (state in ('receiving', 'queued', 'running', 'succeeded', 'failed', 'cancelled'))
);
-- The list of somebody's own; everybody's is by the primary key, which grows with time.
create index ix_imports_owner on imports (owner, id desc);
-- The next to run.
create index ix_imports_open on imports (id) where state in ('receiving', 'queued', 'running');

-- The file, as it was sent, until the job is done.
create table import_chunks (
  import uuid not null,
  number integer not null,
  data bytea not null,
  constraint pk_import_chunks primary key (import, number)
);

-- Records that name others which are not there yet: they are tried again at the end.
create table import_waiting (
  import uuid not null,
  number bigint not null,
  line bigint not null,
  record text not null,
  is_derived boolean not null,
  body text not null,
  constraint pk_import_waiting primary key (import, number)
);

create table import_refusals (
  import uuid not null,
  number bigint not null,
  line bigint not null,
  place text,
  code text not null,
  detail text not null,
  constraint pk_import_refusals primary key (import, number)
);

-- Which events a data set has brought, the import that last did, and of rows of foreign files what they said: a newer file is
-- compared with that, and not with the record, on which the desk may have worked since.
create table import_events (
  dataset text not null,
  event uuid not null,
  import uuid not null,
  said text,
  constraint pk_import_events primary key (dataset, event)
);
create index ix_import_events_import on import_events (dataset, import);
-- What was said of an event before.
create index ix_import_events_event on import_events (event);
