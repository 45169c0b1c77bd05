-- One text for both engines. ${bigint} and ${boolean} are integers on SQLite, ${strict} makes its tables strict, ${sorted}
-- makes PostgreSQL compare text byte by byte. Times are milliseconds since 1970 in UTC, documents are text of JSON,
-- enums are text with a check, money is minor units.

create table shop (
  id text not null constraint shop_pk primary key,
  name text not null,
  currency text not null,
  time_zone text not null,
  fees text not null,
  shipping_options text not null,
  created_at ${bigint} not null,
  updated_at ${bigint} not null,
  version ${bigint} not null
)${strict};

create table market (
  id text${sorted} not null constraint market_pk primary key,
  shop text not null constraint market_shop_fk references shop (id),
  mode text not null constraint market_mode check (mode in ('live', 'test')),
  code text${sorted} not null,
  name text not null,
  currency text not null,
  countries text not null,
  is_default ${boolean} not null,
  status text not null constraint market_status check (status in ('active', 'archived')),
  archived_at ${bigint},
  created_at ${bigint} not null,
  updated_at ${bigint} not null,
  version ${bigint} not null,
  constraint market_code_taken unique (shop, mode, code)
)${strict};

create table api_key (
  id text${sorted} not null constraint api_key_pk primary key,
  shop text not null constraint api_key_shop_fk references shop (id),
  mode text not null constraint api_key_mode check (mode in ('live', 'test')),
  name text${sorted} not null,
  abilities text not null,
  prefix text not null,
  hash text not null constraint api_key_hash_taken unique,
  last_used_at ${bigint},
  expires_at ${bigint},
  revoked_at ${bigint},
  created_at ${bigint} not null,
  updated_at ${bigint} not null,
  version ${bigint} not null
)${strict};
create index api_key_by_shop on api_key (shop, created_at, id);

create table once (
  shop text not null,
  mode text not null,
  key_id text not null,
  action text not null,
  idempotency_key text not null,
  fingerprint text not null,
  answer text not null,
  created_at ${bigint} not null,
  expires_at ${bigint} not null,
  constraint once_pk primary key (key_id, action, idempotency_key)
)${strict};
create index once_by_end on once (expires_at);

create table audit (
  id text${sorted} not null constraint audit_pk primary key,
  shop text not null,
  mode text not null,
  action text not null,
  key_id text not null,
  key_name text not null,
  via text not null,
  request_id text not null,
  input text not null,
  created_at ${bigint} not null
)${strict};
create index audit_by_time on audit (shop, mode, created_at, id);
create index audit_by_age on audit (created_at);

-- The next number of each shop's events. Taking one locks the row until the transaction ends, so numbers follow the order
-- of commits on both engines.
create table event_counter (
  shop text not null,
  mode text not null,
  next ${bigint} not null,
  constraint event_counter_pk primary key (shop, mode)
)${strict};

create table event (
  id text${sorted} not null constraint event_pk primary key,
  shop text not null,
  mode text not null,
  seq ${bigint} not null,
  type text not null,
  subject_type text not null,
  subject_id text not null,
  key_id text not null,
  key_name text not null,
  via text not null,
  request_id text not null,
  data text not null,
  created_at ${bigint} not null,
  constraint event_seq_taken unique (shop, mode, seq)
)${strict};
create index event_by_subject on event (shop, mode, subject_id, seq);
create index event_by_age on event (created_at);

create table job (
  id text${sorted} not null constraint job_pk primary key,
  shop text not null,
  mode text not null,
  key_id text not null,
  action text not null,
  status text not null
    constraint job_status check (status in ('running', 'completed', 'ready', 'failed', 'cancelled')),
  total ${bigint} not null,
  succeeded ${bigint} not null,
  failed ${bigint} not null,
  summary text not null,
  created_at ${bigint} not null,
  started_at ${bigint},
  completed_at ${bigint}
)${strict};
create index job_by_time on job (shop, mode, created_at, id);
