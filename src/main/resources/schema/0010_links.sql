-- The secret that seals links to files: one row, made by the first node that needs it.
create table link_secret (
  id ${bigint} not null,
  secret text not null,
  created_at ${bigint} not null,
  constraint link_secret_pk primary key (id),
  constraint link_secret_one check (id = 1)
)${strict};
