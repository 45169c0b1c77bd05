-- Stock: locations, items, and the ledger of their changes. A row of the ledger outlives its item.

create table stock_location (
  id text${sorted} not null constraint stock_location_pk primary key,
  shop text not null,
  mode text not null constraint stock_location_mode check (mode in ('live', 'test')),
  name text${sorted} not null,
  code text${sorted},
  address text,
  label_format text
    constraint stock_location_label_format check (label_format in ('pdf', 'zpl', 'epl2', 'png')),
  reference text${sorted},
  reference_origin text,
  metadata text not null,
  archived_at ${bigint},
  created_at ${bigint} not null,
  updated_at ${bigint} not null,
  version ${bigint} not null,
  constraint stock_location_code_taken unique (shop, mode, code)
)${strict};
create index stock_location_by_time on stock_location (shop, mode, created_at, id);

create table stock_item (
  id text${sorted} not null constraint stock_item_pk primary key,
  shop text not null,
  mode text not null constraint stock_item_mode check (mode in ('live', 'test')),
  variant_id text${sorted} not null constraint stock_item_variant_fk references variant (id),
  stock_location_id text${sorted} not null
    constraint stock_item_location_fk references stock_location (id),
  quantity ${bigint} not null constraint stock_item_quantity check (quantity >= 0),
  reserved ${bigint} not null constraint stock_item_reserved check (reserved >= 0),
  low_stock_threshold ${bigint},
  reference text${sorted},
  reference_origin text,
  metadata text not null,
  archived_at ${bigint},
  created_at ${bigint} not null,
  updated_at ${bigint} not null,
  version ${bigint} not null,
  constraint stock_item_taken unique (variant_id, stock_location_id)
)${strict};
create index stock_item_by_time on stock_item (shop, mode, created_at, id);
create index stock_item_by_change on stock_item (shop, mode, updated_at, id);
create index stock_item_by_quantity on stock_item (shop, mode, quantity, id);
create index stock_item_by_reference on stock_item (shop, mode, reference, id);
create index stock_item_by_location on stock_item (shop, mode, stock_location_id, created_at, id, archived_at);
create index stock_item_watched on stock_item (shop, mode, created_at, id)
  where low_stock_threshold is not null;

create table stock_movement (
  id text${sorted} not null constraint stock_movement_pk primary key,
  shop text not null,
  mode text not null constraint stock_movement_mode check (mode in ('live', 'test')),
  stock_item_id text${sorted} not null,
  seq ${bigint} not null,
  variant_id text${sorted} not null,
  stock_location_id text${sorted} not null,
  delta ${bigint} not null,
  reserved_delta ${bigint} not null,
  quantity_after ${bigint} not null,
  reserved_after ${bigint} not null,
  reason text${sorted} not null,
  ref_type text,
  ref_id text${sorted},
  key_id text not null,
  key_name text not null,
  via text not null,
  request_id text not null,
  created_at ${bigint} not null,
  constraint stock_movement_seq_taken unique (stock_item_id, seq)
)${strict};
create index stock_movement_by_time on stock_movement (shop, mode, created_at, id);
create index stock_movement_by_item on stock_movement (shop, mode, stock_item_id, created_at, id);
create index stock_movement_by_variant on stock_movement (shop, mode, variant_id, created_at, id);
create index stock_movement_by_reason on stock_movement (shop, mode, reason, created_at, id);
create index stock_movement_by_ref on stock_movement (shop, mode, ref_id, created_at, id) where ref_id is not null;
