-- Listings, the operations that change them, and the market: asks, bids, what a book stands at, and sales. Whoever changes
-- anything of a variant's book holds that book (one transaction at a time for each variant).

create table listing (
  id text${sorted} not null constraint listing_pk primary key,
  shop text not null,
  mode text not null constraint listing_mode check (mode in ('live', 'test')),
  variant_id text${sorted} not null constraint listing_variant_fk references variant (id),
  product_id text${sorted} not null,
  seller_id text${sorted} constraint listing_seller_fk references customer (id),
  status text not null
    constraint listing_status check (status in ('INACTIVE', 'ACTIVE', 'MATCHED', 'COMPLETED', 'CANCELED', 'DELETED')),
  amount_cents ${bigint} constraint listing_amount check (amount_cents > 0),
  currency text not null,
  expires_at ${bigint} not null,
  inventory_type text not null constraint listing_inventory_type check (inventory_type in ('STANDARD', 'FLEX')),
  stock_item_id text${sorted},
  stock_location_id text${sorted},
  reference text${sorted},
  batch_job_id text${sorted},
  order_id text${sorted} constraint listing_order_fk references sales_order (id),
  order_number ${bigint},
  operations ${bigint} not null,
  created_at ${bigint} not null,
  updated_at ${bigint} not null,
  version ${bigint} not null,
  constraint listing_sold check ((status in ('MATCHED', 'COMPLETED', 'CANCELED')) = (order_id is not null))
)${strict};
create index listing_by_time on listing (shop, mode, created_at, id);
create index listing_by_variant on listing (variant_id, created_at, id);
create index listing_by_batch on listing (batch_job_id, id) where batch_job_id is not null;
create index listing_by_reference on listing (shop, mode, reference, id) where reference is not null;

-- What was asked of a listing, in the order of number. A CREATE that fails takes its listing away and stays itself, so
-- there is no foreign key.
create table listing_operation (
  id text${sorted} not null constraint listing_operation_pk primary key,
  shop text not null,
  mode text not null,
  listing_id text${sorted} not null,
  number ${bigint} not null,
  type text not null
    constraint listing_operation_type check (type in ('CREATE', 'UPDATE', 'DELETE', 'ACTIVATE', 'DEACTIVATE', 'CANCEL_ORDER',
      'RECLAIM', 'CANCEL_RECLAIM')),
  status text not null constraint listing_operation_status check (status in ('PENDING', 'SUCCEEDED', 'FAILED')),
  initiated_by text not null constraint listing_operation_initiated_by check (initiated_by in ('USER', 'SYSTEM')),
  initiated_via text not null,
  changes text not null,
  reason text,
  error_code text,
  error_message text,
  created_at ${bigint} not null,
  updated_at ${bigint} not null,
  constraint listing_operation_number_taken unique (listing_id, number)
)${strict};
create index listing_operation_pending on listing_operation (created_at, id) where status = 'PENDING';

create table market_ask (
  id text${sorted} not null constraint market_ask_pk primary key,
  shop text not null,
  mode text not null,
  listing_id text${sorted} not null constraint market_ask_listing_fk references listing (id),
  variant_id text${sorted} not null,
  product_id text${sorted} not null,
  seller_id text${sorted},
  amount_cents ${bigint} not null constraint market_ask_amount check (amount_cents > 0),
  currency text not null,
  status text not null constraint market_ask_status check (status in ('live', 'closed')),
  closed_reason text
    constraint market_ask_closed_reason check (closed_reason in ('expired', 'deactivated', 'deleted', 'matched')),
  queued_at ${bigint} not null,
  expires_at ${bigint} not null,
  created_at ${bigint} not null,
  updated_at ${bigint} not null,
  closed_at ${bigint},
  constraint market_ask_closed check ((status = 'closed') = (closed_reason is not null))
)${strict};
create unique index market_ask_of_listing on market_ask (listing_id) where status = 'live';
create index market_ask_book on market_ask (variant_id, currency, amount_cents, queued_at, id) where status = 'live';
create index market_ask_due on market_ask (expires_at, id) where status = 'live';

create table market_bid (
  id text${sorted} not null constraint market_bid_pk primary key,
  shop text not null,
  mode text not null constraint market_bid_mode check (mode in ('live', 'test')),
  variant_id text${sorted} not null constraint market_bid_variant_fk references variant (id),
  product_id text${sorted} not null,
  buyer_id text${sorted} constraint market_bid_buyer_fk references customer (id),
  amount_cents ${bigint} not null constraint market_bid_amount check (amount_cents > 0),
  currency text not null,
  status text not null constraint market_bid_status check (status in ('live', 'matched', 'canceled', 'expired')),
  terms text not null,
  order_id text${sorted} constraint market_bid_order_fk references sales_order (id),
  expires_at ${bigint} not null,
  created_at ${bigint} not null,
  updated_at ${bigint} not null,
  version ${bigint} not null,
  constraint market_bid_sold check ((status = 'matched') = (order_id is not null))
)${strict};
create index market_bid_book on market_bid (variant_id, currency, amount_cents, created_at, id) where status = 'live';
create index market_bid_by_time on market_bid (shop, mode, created_at, id);
create index market_bid_due on market_bid (expires_at, id) where status = 'live';

-- What a book stands at, kept with each change of it, so that reading it costs the same however many asks there are.
create table market_quote (
  id text${sorted} not null constraint market_quote_pk primary key,
  shop text not null,
  mode text not null,
  variant_id text${sorted} not null,
  product_id text${sorted} not null,
  currency text not null,
  lowest_ask_cents ${bigint},
  number_of_asks ${bigint} not null constraint market_quote_asks check (number_of_asks >= 0),
  highest_bid_cents ${bigint},
  number_of_bids ${bigint} not null constraint market_quote_bids check (number_of_bids >= 0),
  next_expiry_at ${bigint},
  created_at ${bigint} not null,
  updated_at ${bigint} not null,
  version ${bigint} not null,
  constraint market_quote_taken unique (variant_id, currency)
)${strict};
create index market_quote_by_product on market_quote (product_id, currency);

create table market_sale (
  id text${sorted} not null constraint market_sale_pk primary key,
  shop text not null,
  mode text not null constraint market_sale_mode check (mode in ('live', 'test')),
  order_id text${sorted} not null constraint market_sale_order_taken unique
    constraint market_sale_order_fk references sales_order (id),
  order_number ${bigint} not null,
  listing_id text${sorted} not null constraint market_sale_listing_taken unique
    constraint market_sale_listing_fk references listing (id),
  ask_id text${sorted} not null constraint market_sale_ask_taken unique,
  bid_id text${sorted},
  variant_id text${sorted} not null,
  product_id text${sorted} not null,
  seller_id text${sorted},
  buyer_id text${sorted},
  inventory_type text not null,
  status text not null
    constraint market_sale_status check (status in ('CREATED', 'SHIPPED', 'RECEIVED', 'AUTHENTICATED', 'COMPLETED',
      'AUTHFAILED', 'CANCELED', 'RETURNED')),
  open ${boolean} not null,
  currency text not null,
  amount_cents ${bigint} not null,
  buyer_fees text not null,
  seller_fees text not null,
  shipping_option text,
  shipping_cents ${bigint} not null,
  total_cents ${bigint} not null,
  payout_cents ${bigint} not null,
  note text,
  ship_by ${bigint} not null,
  shipped_at ${bigint},
  received_at ${bigint},
  authenticated_at ${bigint},
  ended_at ${bigint},
  created_at ${bigint} not null,
  updated_at ${bigint} not null,
  version ${bigint} not null
)${strict};
create index market_sale_by_time on market_sale (shop, mode, open, created_at, id);
create index market_sale_by_number on market_sale (shop, mode, order_number);
create index market_sale_by_variant on market_sale (variant_id, created_at, id);

-- An order that came about on the market is for one listing, and its buyer pays the market's fees besides.
alter table sales_order add column listing_id text${sorted};
alter table sales_order add column fee_cents ${bigint} not null default 0;

-- Items of bulk calls that are metered, by what they are metered as; only the last day is kept.
create table item_meter (
  id text${sorted} not null constraint item_meter_pk primary key,
  shop text not null,
  mode text not null,
  name text${sorted} not null,
  items ${bigint} not null,
  created_at ${bigint} not null
)${strict};
create index item_meter_by_time on item_meter (shop, mode, name, created_at);
