-- Stock in full: inventory models, reservations and transfers. Whoever changes a reservation holds the row of its stock
-- item, so the item's lock is the only one that claims wait for. Reservations that have ended are kept.

create table inventory_model (
  id text${sorted} not null constraint inventory_model_pk primary key,
  shop text not null,
  mode text not null constraint inventory_model_mode check (mode in ('live', 'test')),
  name text${sorted} not null,
  strategy text not null constraint inventory_model_strategy check (strategy in
    ('no_split', 'split_shipments', 'split_by_line_items', 'ship_from_primary', 'ship_from_first_available_or_primary')),
  stock_locations_cutoff ${bigint},
  stock_reservation_cutoff ${bigint} not null,
  decrement_on text not null
    constraint inventory_model_decrement_on check (decrement_on in ('place', 'approve', 'manual')),
  put_transfers_on_hold ${boolean} not null,
  join_new_locations ${boolean} not null,
  is_default ${boolean} not null,
  locations text not null,
  return_locations text not null,
  reference text${sorted},
  reference_origin text,
  metadata text not null,
  created_at ${bigint} not null,
  updated_at ${bigint} not null,
  version ${bigint} not null
)${strict};
create index inventory_model_by_time on inventory_model (shop, mode, created_at, id);
create unique index inventory_model_default_taken on inventory_model (shop, mode) where is_default;

alter table market add column inventory_model_id text${sorted}
  constraint market_inventory_model_fk references inventory_model (id);

create table stock_reservation (
  id text${sorted} not null constraint stock_reservation_pk primary key,
  shop text not null,
  mode text not null constraint stock_reservation_mode check (mode in ('live', 'test')),
  stock_item_id text${sorted} not null,
  variant_id text${sorted} not null,
  stock_location_id text${sorted} not null,
  quantity ${bigint} not null constraint stock_reservation_quantity check (quantity > 0),
  given_back ${bigint} not null
    constraint stock_reservation_given_back check (given_back >= 0 and given_back <= quantity),
  status text not null constraint stock_reservation_status
    check (status in ('draft', 'pending', 'consumed', 'released', 'expired')),
  holder text not null constraint stock_reservation_holder
    check (holder in ('order_line', 'listing', 'transfer', 'manual')),
  holder_id text${sorted},
  ref_type text not null,
  ref_id text${sorted} not null,
  expires_at ${bigint} constraint stock_reservation_draft_ends check (status <> 'draft' or expires_at is not null),
  ended_at ${bigint},
  created_at ${bigint} not null,
  updated_at ${bigint} not null,
  version ${bigint} not null
)${strict};
create index stock_reservation_by_time on stock_reservation (shop, mode, created_at, id);
create index stock_reservation_by_item on stock_reservation (stock_item_id, created_at, id);
create index stock_reservation_by_ref on stock_reservation (ref_id, id);
create index stock_reservation_open on stock_reservation (shop, mode, created_at, id)
  where status in ('draft', 'pending');
create index stock_reservation_due on stock_reservation (expires_at, id) where status = 'draft';
create index stock_reservation_due_of_item on stock_reservation (stock_item_id, expires_at) where status = 'draft';

-- Without it SQLite, which sees shop, mode and location first, walks all items of the shop to find those of a variant.
create index stock_item_by_variant on stock_item (shop, mode, variant_id, stock_location_id);

create table stock_transfer_counter (
  shop text not null,
  mode text not null,
  next ${bigint} not null,
  constraint stock_transfer_counter_pk primary key (shop, mode)
)${strict};

create table stock_transfer (
  id text${sorted} not null constraint stock_transfer_pk primary key,
  shop text not null,
  mode text not null constraint stock_transfer_mode check (mode in ('live', 'test')),
  number text${sorted} not null,
  variant_id text${sorted} not null constraint stock_transfer_variant_fk references variant (id),
  origin_id text${sorted} not null constraint stock_transfer_origin_fk references stock_location (id),
  destination_id text${sorted} not null
    constraint stock_transfer_destination_fk references stock_location (id),
  quantity ${bigint} not null constraint stock_transfer_quantity check (quantity > 0),
  status text not null constraint stock_transfer_status check (status in
    ('draft', 'upcoming', 'on_hold', 'picking', 'in_transit', 'completed', 'cancelled')),
  stock_reservation_id text,
  order_id text${sorted},
  order_line_id text,
  on_arrival text constraint stock_transfer_on_arrival check (on_arrival in ('reserve', 'consume')),
  reference text${sorted},
  reference_origin text,
  metadata text not null,
  upcoming_at ${bigint},
  on_hold_at ${bigint},
  picking_at ${bigint},
  in_transit_at ${bigint},
  completed_at ${bigint},
  cancelled_at ${bigint},
  created_at ${bigint} not null,
  updated_at ${bigint} not null,
  version ${bigint} not null,
  constraint stock_transfer_number_taken unique (shop, mode, number),
  constraint stock_transfer_elsewhere check (origin_id <> destination_id)
)${strict};
create index stock_transfer_by_time on stock_transfer (shop, mode, created_at, id);
create index stock_transfer_by_change on stock_transfer (shop, mode, updated_at, id);
create index stock_transfer_by_order on stock_transfer (order_id, id) where order_id is not null;
