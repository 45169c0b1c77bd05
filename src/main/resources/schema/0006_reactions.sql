-- What rooms are yet to do after events, kept by the transaction of the event and removed by the one that does it. What
-- failed too often stays, and holds nothing back.
create table reaction (
  shop text not null,
  mode text not null constraint reaction_mode check (mode in ('live', 'test')),
  name text${sorted} not null,
  seq ${bigint} not null,
  links ${bigint} not null,
  status text not null constraint reaction_status check (status in ('waiting', 'failed')),
  attempts ${bigint} not null,
  due_at ${bigint} not null,
  error text,
  created_at ${bigint} not null,
  constraint reaction_pk primary key (shop, mode, name, seq)
)${strict};
create index reaction_by_status on reaction (status, shop, mode, name, seq);
create index reaction_by_age on reaction (created_at);
