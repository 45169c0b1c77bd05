-- Events and movements are found by their numbers, never by their ids, and each index costs each write: the numbers become
-- the keys. SQLite changes no key in place, so both tables are copied.
create table event_kept (
  id text not null,
  shop text not null,
  mode text not null,
  seq integer not null,
  type text not null,
  subject_type text not null,
  subject_id text not null,
  key_id text not null,
  key_name text not null,
  via text not null,
  request_id text not null,
  data text not null,
  created_at integer not null,
  constraint event_pk primary key (shop, mode, seq)
) strict;
insert into event_kept select * from event order by shop, mode, seq;
drop table event;
alter table event_kept rename to event;
create index event_by_subject on event (shop, mode, subject_id, seq);
create index event_by_age on event (created_at);

create table stock_movement_kept (
  id text not null,
  shop text not null,
  mode text not null constraint stock_movement_mode check (mode in ('live', 'test')),
  stock_item_id text not null,
  seq integer not null,
  variant_id text not null,
  stock_location_id text not null,
  delta integer not null,
  reserved_delta integer not null,
  quantity_after integer not null,
  reserved_after integer not null,
  reason text not null,
  ref_type text,
  ref_id text,
  key_id text not null,
  key_name text not null,
  via text not null,
  request_id text not null,
  created_at integer not null,
  constraint stock_movement_pk primary key (stock_item_id, seq)
) strict;
insert into stock_movement_kept select * from stock_movement order by id;
drop table stock_movement;
alter table stock_movement_kept rename to stock_movement;
create index stock_movement_by_time on stock_movement (shop, mode, created_at, id, reason);
create index stock_movement_by_variant on stock_movement (shop, mode, variant_id, created_at, id);
create index stock_movement_by_ref on stock_movement (shop, mode, ref_id, created_at, id) where ref_id is not null;
