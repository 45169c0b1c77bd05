-- The secret that seals links to files: one row, made by the first node that needs it.
create table link_secret (
  id text${sorted} not null constraint link_secret_pk primary key,
  secret text not null,
  created_at ${bigint} not null,
  constraint link_secret_one check (id = 'files')
)${strict};
