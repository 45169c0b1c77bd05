-- Prices as they are told to those who watch them: what each variant goes for at each venue, who watches, what a watch was
-- told last, and each delivery. Whoever notes a change of a venue holds that venue (one transaction at a time).

-- What a feed calls a product and its variants.
create index variant_by_reference on variant (shop, mode, reference) where reference is not null;
create index product_by_style on product (shop, mode, style_id) where style_id is not null;

-- A venue is a source, a currency and, of feeds, a market: own/USD, stockx/USD/US.
create table price_quote (
  id text${sorted} not null constraint price_quote_pk primary key,
  shop text not null,
  mode text not null constraint price_quote_mode check (mode in ('live', 'test')),
  venue text${sorted} not null,
  source text not null,
  currency text not null,
  market text,
  variant_id text${sorted} not null constraint price_quote_variant_fk references variant (id),
  product_id text${sorted} not null,
  lowest_ask_cents ${bigint} constraint price_quote_lowest_ask check (lowest_ask_cents > 0),
  number_of_asks ${bigint} not null,
  subtotal text not null,
  quoted_at ${bigint} not null,
  created_at ${bigint} not null,
  updated_at ${bigint} not null,
  constraint price_quote_taken unique (shop, mode, venue, variant_id),
  constraint price_quote_available check ((lowest_ask_cents is null) = (number_of_asks = 0))
)${strict};
create index price_quote_by_product on price_quote (shop, mode, venue, product_id);
create index price_quote_by_time on price_quote (shop, mode, updated_at, id);

create table price_watch (
  id text${sorted} not null constraint price_watch_pk primary key,
  shop text not null,
  mode text not null constraint price_watch_mode check (mode in ('live', 'test')),
  venue text${sorted} not null,
  source text not null,
  currency text not null,
  market text not null,
  scope text not null constraint price_watch_scope check (scope in ('variant', 'product', 'all')),
  subject_id text${sorted} not null,
  min_change ${bigint} not null constraint price_watch_min_change check (min_change between 0 and 10000),
  include_unavailable ${boolean} not null,
  status text not null constraint price_watch_status check (status in ('active', 'paused')),
  changed_at ${bigint},
  created_at ${bigint} not null,
  updated_at ${bigint} not null,
  version ${bigint} not null
)${strict};
create index price_watch_by_time on price_watch (shop, mode, created_at, id);
create index price_watch_by_venue on price_watch (shop, mode, venue, subject_id);
create index price_watch_changed on price_watch (id) where changed_at is not null;

-- What a watch was told last of a variant, or of a product's minimum; nothing for none on sale. With changed_at, there has
-- been a change since.
create table price_mark (
  shop text not null,
  mode text not null,
  watch_id text${sorted} not null,
  level text${sorted} not null constraint price_mark_level check (level in ('variant', 'product')),
  subject_id text${sorted} not null,
  told_cents ${bigint},
  changed_at ${bigint},
  constraint price_mark_pk primary key (watch_id, level, subject_id)
)${strict};
create index price_mark_changed on price_mark (watch_id, level, subject_id) where changed_at is not null;

create table price_event (
  id text${sorted} not null constraint price_event_pk primary key,
  shop text not null,
  mode text not null constraint price_event_mode check (mode in ('live', 'test')),
  seq ${bigint} not null,
  watch_id text${sorted} not null,
  event text not null constraint price_event_event check (event in ('price.updated', 'lowest_ask.updated')),
  source text not null,
  currency text not null,
  market text not null,
  payload text not null,
  created_at ${bigint} not null,
  constraint price_event_seq_taken unique (shop, mode, seq)
)${strict};
create index price_event_by_watch on price_event (watch_id, seq);
create index price_event_by_age on price_event (created_at);

create table price_event_row (
  shop text not null,
  mode text not null,
  event_id text${sorted} not null,
  position ${bigint} not null,
  product_id text${sorted} not null,
  variant_id text${sorted},
  constraint price_event_row_pk primary key (event_id, position)
)${strict};
create index price_event_row_by_product on price_event_row (product_id, event_id);
create index price_event_row_by_variant on price_event_row (variant_id, event_id);

-- The number of the last delivery; its row keeps them in the order of commits.
create table price_event_counter (
  shop text not null,
  mode text not null,
  last ${bigint} not null,
  constraint price_event_counter_pk primary key (shop, mode)
)${strict};
