create table thing (
  id text${sorted} not null constraint thing_pk primary key,
  shop text${sorted} not null,
  mode text${sorted} not null,
  name text${sorted} not null,
  note text${sorted},
  quantity ${bigint} not null,
  size ${bigint},
  active ${boolean} not null default true,
  document text,
  day text,
  created_at ${bigint} not null,
  version ${bigint} not null default 1,
  constraint thing_name unique (shop, mode, name),
  constraint thing_quantity check (quantity >= 0)
)${strict};

create table entry (
  id text${sorted} not null constraint entry_pk primary key,
  shop text${sorted} not null,
  mode text${sorted} not null,
  thing text${sorted} not null constraint entry_thing references thing (id),
  delta ${bigint} not null
)${strict};
