-- What the nodes of one installation share and nobody else knows, such as the key that seals what clients keep for us; made
-- by the first node that needs it.
create table secret (
  name text${sorted} not null constraint secret_pk primary key,
  value text not null,
  created_at ${bigint} not null
)${strict};

-- Seals that count once and have been used, until they would have expired anyway.
create table spent_seal (
  seal text${sorted} not null constraint spent_seal_pk primary key,
  expires_at ${bigint} not null
)${strict};
create index spent_seal_by_age on spent_seal (expires_at);
