-- Preorder offers, what is sold by them, and what is said to the people who bought. An offer's twelve blocks of settings are
-- one document: they are read and checked together, and only its status, times and variants are asked for by themselves.
-- source and collection_id are copies of what the document says, so that the offers of a variant are found.

create table offer (
  id text${sorted} not null constraint offer_pk primary key,
  shop text not null,
  mode text not null constraint offer_mode check (mode in ('live', 'test')),
  name text not null,
  internal_name text${sorted} not null,
  folded_names text not null,
  status text not null
    constraint offer_status check (status in ('draft', 'scheduled', 'enabled', 'disabled', 'ended', 'discarded')),
  discarded_from text,
  starts_at ${bigint},
  ends_at ${bigint},
  paused_at ${bigint},
  enabled_at ${bigint},
  ended_at ${bigint},
  discarded_at ${bigint},
  source text not null constraint offer_source check (source in ('all', 'collection', 'custom')),
  collection_id text${sorted},
  settings text not null,
  reference text${sorted},
  reference_origin text,
  metadata text not null,
  created_at ${bigint} not null,
  updated_at ${bigint} not null,
  version ${bigint} not null
)${strict};
create index offer_by_time on offer (shop, mode, created_at, id);
create index offer_by_status on offer (shop, mode, status, id);
create index offer_beginning on offer (starts_at) where status = 'scheduled';
create index offer_ending on offer (ends_at) where status = 'enabled' and ends_at is not null;

-- A variant that was chosen for an offer (chosen), or was sold by one that takes all, or a collection (not chosen).
-- sold is the units of its preorder lines that are not cancelled; released those of them that were given stock. What a limit
-- is held against is sold - sold_before: sold_before is what was sold when a merchant last set the count to nothing.
create table offer_variant (
  id text${sorted} not null constraint offer_variant_pk primary key,
  shop text not null,
  mode text not null,
  offer_id text${sorted} not null constraint offer_variant_offer_fk references offer (id),
  variant_id text${sorted} not null constraint offer_variant_variant_fk references variant (id),
  chosen ${boolean} not null,
  capacity ${bigint} constraint offer_variant_capacity check (capacity >= 0),
  shipping_text text,
  sold ${bigint} not null constraint offer_variant_sold check (sold >= 0),
  sold_before ${bigint} not null constraint offer_variant_before check (sold_before >= 0 and sold_before <= sold),
  released ${bigint} not null constraint offer_variant_released check (released >= 0 and released <= sold),
  created_at ${bigint} not null,
  updated_at ${bigint} not null,
  version ${bigint} not null,
  constraint offer_variant_taken unique (offer_id, variant_id)
)${strict};
create index offer_variant_by_variant on offer_variant (variant_id, offer_id);

-- The same counts for each market, since an offer may have a limit of its own there.
create table offer_market_count (
  offer_variant_id text${sorted} not null constraint offer_market_count_fk references offer_variant (id),
  market_id text${sorted} not null,
  shop text not null,
  mode text not null,
  sold ${bigint} not null constraint offer_market_count_sold check (sold >= 0),
  sold_before ${bigint} not null
    constraint offer_market_count_before check (sold_before >= 0 and sold_before <= sold),
  constraint offer_market_count_pk primary key (offer_variant_id, market_id)
)${strict};

create index order_line_by_offer on order_line (offer_variant_id) where offer_variant_id is not null;

-- A line that was sold before it was there, and has not been released: no stock is its own yet, and nothing of it is sent.
alter table order_line add column waiting ${boolean} not null default false;

-- What an order with preorder lines has besides: its plan of payments as it was promised, and how far it is. held_at is when
-- somebody held it by hand; collection_token is the hash of what its link to pay ends in; auto_release follows its offer.
create table preorder (
  order_id text${sorted} not null constraint preorder_pk primary key
    constraint preorder_order_fk references sales_order (id),
  shop text not null,
  mode text not null,
  offer_id text${sorted} not null constraint preorder_offer_fk references offer (id),
  placed_at ${bigint} not null,
  deposit_cents ${bigint} not null constraint preorder_deposit check (deposit_cents >= 0),
  balance_cents ${bigint} not null constraint preorder_balance check (balance_cents >= 0),
  balance_due text not null
    constraint preorder_balance_due check (balance_due in ('none', 'on_release', 'at', 'after_interval', 'on_fulfillment')),
  balance_due_at ${bigint},
  auto_collect ${boolean} not null,
  provider text,
  payment_token text,
  attempts ${bigint} not null,
  next_charge_at ${bigint},
  first_failed_at ${bigint},
  payment_failed_at ${bigint},
  failure text,
  failure_message text,
  balance_collected_at ${bigint},
  delivery_type text not null
    constraint preorder_delivery check (delivery_type in ('asap', 'exact_date', 'after_interval', 'unknown')),
  delivery_at ${bigint},
  held text not null constraint preorder_held check (held in ('none', 'preorder_lines', 'whole_order')),
  hold_note text,
  held_at ${bigint},
  auto_release ${boolean} not null,
  released_at ${bigint},
  release_forced ${boolean} not null,
  collection_token text${sorted},
  collection_sent_at ${bigint},
  collection_ends_at ${bigint},
  shipping_updated_at ${bigint},
  updated_at ${bigint} not null
)${strict};
create index preorder_by_offer on preorder (offer_id, placed_at, order_id);
create index preorder_by_time on preorder (shop, mode, placed_at, order_id);
create index preorder_due on preorder (next_charge_at, order_id) where next_charge_at is not null;
create index preorder_waiting on preorder (auto_release, order_id) where released_at is null;
create index preorder_by_collection on preorder (collection_token) where collection_token is not null;

-- What was, or would be, said to people. Test data is recorded and never sent.
create table message (
  id text${sorted} not null constraint message_pk primary key,
  shop text not null,
  mode text not null,
  kind text not null,
  channel text not null constraint message_channel check (channel in ('email')),
  recipient text${sorted} not null,
  subject text not null,
  body text not null,
  status text not null constraint message_status check (status in ('recorded', 'sent', 'failed')),
  cause_id text${sorted},
  failure text,
  sent_at ${bigint},
  created_at ${bigint} not null
)${strict};
create index message_by_time on message (shop, mode, created_at, id);
create index message_by_cause on message (cause_id) where cause_id is not null;
