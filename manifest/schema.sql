CREATE TABLE api_key (
  id text not null constraint api_key_pk primary key,
  shop text not null constraint api_key_shop_fk references shop (id),
  mode text not null constraint api_key_mode check (mode in ('live', 'test')),
  name text not null,
  abilities text not null,
  prefix text not null,
  hash text not null constraint api_key_hash_taken unique,
  last_used_at integer,
  expires_at integer,
  revoked_at integer,
  created_at integer not null,
  updated_at integer not null,
  version integer not null
) strict;

CREATE INDEX api_key_by_shop on api_key (shop, created_at, id);

CREATE TABLE audit (
  id text not null constraint audit_pk primary key,
  shop text not null,
  mode text not null,
  action text not null,
  key_id text not null,
  key_name text not null,
  via text not null,
  request_id text not null,
  input text not null,
  created_at integer not null
) strict;

CREATE INDEX audit_by_time on audit (shop, mode, created_at, id);

CREATE TABLE collection (
  id text not null,
  shop text not null,
  mode text not null,
  name text not null,
  reference text,
  reference_origin text,
  metadata text not null,
  archived_at integer,
  created_at integer not null,
  updated_at integer not null,
  version integer not null,
  constraint collection_pk primary key (id)
) strict;

CREATE INDEX collection_by_created on collection (shop, mode, created_at, id);

CREATE TABLE collection_product (
  shop text not null,
  mode text not null,
  collection_id text not null,
  product_id text not null,
  position integer not null,
  constraint collection_product_pk primary key (collection_id, product_id),
  constraint collection_product_of_collection foreign key (collection_id) references collection (id),
  constraint collection_product_of_product foreign key (product_id) references product (id)
) strict;

CREATE TABLE customer (
  id text not null constraint customer_pk primary key,
  shop text not null,
  mode text not null constraint customer_mode check (mode in ('live', 'test')),
  email text,
  email_folded text,
  name text,
  orders_count integer not null constraint customer_orders check (orders_count >= 0),
  currency text not null,
  lifetime_cents integer not null,
  lifetimes text not null,
  reference text,
  reference_origin text,
  metadata text not null,
  first_seen_at integer not null,
  last_seen_at integer not null,
  anonymized_at integer,
  created_at integer not null,
  updated_at integer not null,
  version integer not null,
  constraint customer_email_taken unique (shop, mode, email_folded)
) strict;

CREATE INDEX customer_by_time on customer (shop, mode, created_at, id);

CREATE TABLE delivery (
  id text not null constraint delivery_pk primary key,
  shop text not null,
  mode text not null,
  order_id text not null constraint delivery_order_fk references sales_order (id),
  order_line_id text not null constraint delivery_line_taken unique,
  kind text not null,
  recipient text,
  status text not null constraint delivery_status check (status in ('queued', 'delivered', 'failed')),
  sent_count integer not null,
  delivered_at integer,
  last_sent_at integer,
  created_at integer not null
) strict;

CREATE INDEX delivery_by_order on delivery (order_id, id);

CREATE TABLE "event" (
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

CREATE INDEX event_by_age on event (created_at);

CREATE INDEX event_by_subject on event (shop, mode, subject_id, seq);

CREATE TABLE event_counter (
  shop text not null,
  mode text not null,
  next integer not null,
  constraint event_counter_pk primary key (shop, mode)
) strict;

CREATE TABLE inventory_model (
  id text not null constraint inventory_model_pk primary key,
  shop text not null,
  mode text not null constraint inventory_model_mode check (mode in ('live', 'test')),
  name text not null,
  strategy text not null constraint inventory_model_strategy check (strategy in
    ('no_split', 'split_shipments', 'split_by_line_items', 'ship_from_primary', 'ship_from_first_available_or_primary')),
  stock_locations_cutoff integer,
  stock_reservation_cutoff integer not null,
  decrement_on text not null
    constraint inventory_model_decrement_on check (decrement_on in ('place', 'approve', 'manual')),
  put_transfers_on_hold integer not null,
  join_new_locations integer not null,
  is_default integer not null,
  locations text not null,
  return_locations text not null,
  reference text,
  reference_origin text,
  metadata text not null,
  created_at integer not null,
  updated_at integer not null,
  version integer not null
) strict;

CREATE INDEX inventory_model_by_time on inventory_model (shop, mode, created_at, id);

CREATE UNIQUE INDEX inventory_model_default_taken on inventory_model (shop, mode) where is_default;

CREATE TABLE item_meter (
  id text not null constraint item_meter_pk primary key,
  shop text not null,
  mode text not null,
  name text not null,
  items integer not null,
  created_at integer not null
) strict;

CREATE INDEX item_meter_by_time on item_meter (shop, mode, name, created_at);

CREATE TABLE job (
  id text not null constraint job_pk primary key,
  shop text not null,
  mode text not null,
  key_id text not null,
  action text not null,
  status text not null
    constraint job_status check (status in ('running', 'completed', 'ready', 'failed', 'cancelled')),
  total integer not null,
  succeeded integer not null,
  failed integer not null,
  summary text not null,
  created_at integer not null,
  started_at integer,
  completed_at integer
, kind text not null default 'import'
  constraint job_kind check (kind in ('bulk', 'import', 'export')), key_name text not null default '', via text not null default 'system', request_id text not null default '', ability text, shared_input text not null default '{}', options text not null default '{}', error text, expires_at integer, file_name text, file_type text, file_bytes integer, file_expires_at integer) strict;

CREATE INDEX job_by_end on job (expires_at) where expires_at is not null;

CREATE INDEX job_by_time on job (shop, mode, created_at, id);

CREATE INDEX job_unfinished on job (shop, mode, created_at, id) where status = 'running';

CREATE TABLE job_chunk (
  job_id text not null,
  shop text not null,
  mode text not null,
  number integer not null,
  first integer not null,
  size integer not null,
  owner text,
  lease_until integer,
  generation integer not null,
  done integer not null,
  constraint job_chunk_pk primary key (job_id, number)
) strict;

CREATE INDEX job_chunk_open on job_chunk (job_id, number) where not done;

CREATE TABLE job_item (
  job_id text not null,
  shop text not null,
  mode text not null,
  idx integer not null,
  status text not null
    constraint job_item_status check (status in ('queued', 'succeeded', 'failed', 'cancelled')),
  input text not null,
  result text,
  error text,
  constraint job_item_pk primary key (job_id, idx)
) strict;

CREATE INDEX job_item_failed on job_item (job_id, idx) where status = 'failed';

CREATE TABLE listing (
  id text not null constraint listing_pk primary key,
  shop text not null,
  mode text not null constraint listing_mode check (mode in ('live', 'test')),
  variant_id text not null constraint listing_variant_fk references variant (id),
  product_id text not null,
  seller_id text constraint listing_seller_fk references customer (id),
  status text not null
    constraint listing_status check (status in ('INACTIVE', 'ACTIVE', 'MATCHED', 'COMPLETED', 'CANCELED', 'DELETED')),
  amount_cents integer constraint listing_amount check (amount_cents > 0),
  currency text not null,
  expires_at integer not null,
  inventory_type text not null constraint listing_inventory_type check (inventory_type in ('STANDARD', 'FLEX')),
  stock_item_id text,
  stock_location_id text,
  reference text,
  batch_job_id text,
  order_id text constraint listing_order_fk references sales_order (id),
  order_number integer,
  operations integer not null,
  created_at integer not null,
  updated_at integer not null,
  version integer not null,
  constraint listing_sold check ((status in ('MATCHED', 'COMPLETED', 'CANCELED')) = (order_id is not null))
) strict;

CREATE INDEX listing_by_batch on listing (batch_job_id, id) where batch_job_id is not null;

CREATE INDEX listing_by_reference on listing (shop, mode, reference, id) where reference is not null;

CREATE INDEX listing_by_time on listing (shop, mode, created_at, id);

CREATE INDEX listing_by_variant on listing (variant_id, created_at, id);

CREATE TABLE listing_operation (
  id text not null constraint listing_operation_pk primary key,
  shop text not null,
  mode text not null,
  listing_id text not null,
  number integer not null,
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
  created_at integer not null,
  updated_at integer not null, expected_version integer,
  constraint listing_operation_number_taken unique (listing_id, number)
) strict;

CREATE INDEX listing_operation_pending on listing_operation (created_at, id) where status = 'PENDING';

CREATE TABLE market (
  id text not null constraint market_pk primary key,
  shop text not null constraint market_shop_fk references shop (id),
  mode text not null constraint market_mode check (mode in ('live', 'test')),
  code text not null,
  name text not null,
  currency text not null,
  countries text not null,
  is_default integer not null,
  status text not null constraint market_status check (status in ('active', 'archived')),
  archived_at integer,
  created_at integer not null,
  updated_at integer not null,
  version integer not null, inventory_model_id text
  constraint market_inventory_model_fk references inventory_model (id),
  constraint market_code_taken unique (shop, mode, code)
) strict;

CREATE TABLE market_ask (
  id text not null constraint market_ask_pk primary key,
  shop text not null,
  mode text not null,
  listing_id text not null constraint market_ask_listing_fk references listing (id),
  variant_id text not null,
  product_id text not null,
  seller_id text,
  amount_cents integer not null constraint market_ask_amount check (amount_cents > 0),
  currency text not null,
  status text not null constraint market_ask_status check (status in ('live', 'closed')),
  closed_reason text
    constraint market_ask_closed_reason check (closed_reason in ('expired', 'deactivated', 'deleted', 'matched')),
  queued_at integer not null,
  expires_at integer not null,
  created_at integer not null,
  updated_at integer not null,
  closed_at integer,
  constraint market_ask_closed check ((status = 'closed') = (closed_reason is not null))
) strict;

CREATE INDEX market_ask_book on market_ask (variant_id, currency, amount_cents, queued_at, id) where status = 'live';

CREATE INDEX market_ask_due on market_ask (expires_at, id) where status = 'live';

CREATE UNIQUE INDEX market_ask_of_listing on market_ask (listing_id) where status = 'live';

CREATE TABLE market_bid (
  id text not null constraint market_bid_pk primary key,
  shop text not null,
  mode text not null constraint market_bid_mode check (mode in ('live', 'test')),
  variant_id text not null constraint market_bid_variant_fk references variant (id),
  product_id text not null,
  buyer_id text constraint market_bid_buyer_fk references customer (id),
  amount_cents integer not null constraint market_bid_amount check (amount_cents > 0),
  currency text not null,
  status text not null constraint market_bid_status check (status in ('live', 'matched', 'canceled', 'expired')),
  terms text not null,
  order_id text constraint market_bid_order_fk references sales_order (id),
  expires_at integer not null,
  created_at integer not null,
  updated_at integer not null,
  version integer not null,
  constraint market_bid_sold check ((status = 'matched') = (order_id is not null))
) strict;

CREATE INDEX market_bid_book on market_bid (variant_id, currency, amount_cents, created_at, id) where status = 'live';

CREATE INDEX market_bid_by_time on market_bid (shop, mode, created_at, id);

CREATE INDEX market_bid_due on market_bid (expires_at, id) where status = 'live';

CREATE TABLE market_quote (
  id text not null constraint market_quote_pk primary key,
  shop text not null,
  mode text not null,
  variant_id text not null,
  product_id text not null,
  currency text not null,
  lowest_ask_cents integer,
  number_of_asks integer not null constraint market_quote_asks check (number_of_asks >= 0),
  highest_bid_cents integer,
  number_of_bids integer not null constraint market_quote_bids check (number_of_bids >= 0),
  next_expiry_at integer,
  created_at integer not null,
  updated_at integer not null,
  version integer not null,
  constraint market_quote_taken unique (variant_id, currency)
) strict;

CREATE INDEX market_quote_by_product on market_quote (product_id, currency);

CREATE TABLE market_sale (
  id text not null constraint market_sale_pk primary key,
  shop text not null,
  mode text not null constraint market_sale_mode check (mode in ('live', 'test')),
  order_id text not null constraint market_sale_order_taken unique
    constraint market_sale_order_fk references sales_order (id),
  order_number integer not null,
  listing_id text not null constraint market_sale_listing_taken unique
    constraint market_sale_listing_fk references listing (id),
  ask_id text not null constraint market_sale_ask_taken unique,
  bid_id text,
  variant_id text not null,
  product_id text not null,
  seller_id text,
  buyer_id text,
  inventory_type text not null,
  status text not null
    constraint market_sale_status check (status in ('CREATED', 'SHIPPED', 'RECEIVED', 'AUTHENTICATED', 'COMPLETED',
      'AUTHFAILED', 'CANCELED', 'RETURNED')),
  open integer not null,
  currency text not null,
  amount_cents integer not null,
  buyer_fees text not null,
  seller_fees text not null,
  shipping_option text,
  shipping_cents integer not null,
  total_cents integer not null,
  payout_cents integer not null,
  note text,
  ship_by integer not null,
  shipped_at integer,
  received_at integer,
  authenticated_at integer,
  ended_at integer,
  created_at integer not null,
  updated_at integer not null,
  version integer not null
) strict;

CREATE INDEX market_sale_by_number on market_sale (shop, mode, order_number);

CREATE INDEX market_sale_by_time on market_sale (shop, mode, open, created_at, id);

CREATE INDEX market_sale_by_variant on market_sale (variant_id, created_at, id);

CREATE TABLE message (
  id text not null constraint message_pk primary key,
  shop text not null,
  mode text not null,
  kind text not null,
  channel text not null constraint message_channel check (channel in ('email')),
  recipient text not null,
  subject text not null,
  body text not null,
  status text not null constraint message_status check (status in ('recorded', 'sent', 'failed')),
  cause_id text,
  failure text,
  sent_at integer,
  created_at integer not null
, secret text, secret_until integer) strict;

CREATE INDEX message_by_cause on message (cause_id) where cause_id is not null;

CREATE INDEX message_by_secret on message (secret_until, id) where secret is not null;

CREATE INDEX message_by_time on message (shop, mode, created_at, id);

CREATE TABLE offer (
  id text not null constraint offer_pk primary key,
  shop text not null,
  mode text not null constraint offer_mode check (mode in ('live', 'test')),
  name text not null,
  internal_name text not null,
  folded_names text not null,
  status text not null
    constraint offer_status check (status in ('draft', 'scheduled', 'enabled', 'disabled', 'ended', 'discarded')),
  discarded_from text,
  starts_at integer,
  ends_at integer,
  paused_at integer,
  enabled_at integer,
  ended_at integer,
  discarded_at integer,
  source text not null constraint offer_source check (source in ('all', 'collection', 'custom')),
  collection_id text,
  settings text not null,
  reference text,
  reference_origin text,
  metadata text not null,
  created_at integer not null,
  updated_at integer not null,
  version integer not null
) strict;

CREATE INDEX offer_beginning on offer (starts_at) where status = 'scheduled';

CREATE INDEX offer_by_status on offer (shop, mode, status, id);

CREATE INDEX offer_by_time on offer (shop, mode, created_at, id);

CREATE INDEX offer_ending on offer (ends_at) where status = 'enabled' and ends_at is not null;

CREATE TABLE offer_market_count (
  offer_variant_id text not null constraint offer_market_count_fk references offer_variant (id),
  market_id text not null,
  shop text not null,
  mode text not null,
  sold integer not null constraint offer_market_count_sold check (sold >= 0),
  sold_before integer not null
    constraint offer_market_count_before check (sold_before >= 0 and sold_before <= sold),
  constraint offer_market_count_pk primary key (offer_variant_id, market_id)
) strict;

CREATE TABLE offer_variant (
  id text not null constraint offer_variant_pk primary key,
  shop text not null,
  mode text not null,
  offer_id text not null constraint offer_variant_offer_fk references offer (id),
  variant_id text not null constraint offer_variant_variant_fk references variant (id),
  chosen integer not null,
  capacity integer constraint offer_variant_capacity check (capacity >= 0),
  shipping_text text,
  sold integer not null constraint offer_variant_sold check (sold >= 0),
  sold_before integer not null constraint offer_variant_before check (sold_before >= 0 and sold_before <= sold),
  released integer not null constraint offer_variant_released check (released >= 0 and released <= sold),
  created_at integer not null,
  updated_at integer not null,
  version integer not null,
  constraint offer_variant_taken unique (offer_id, variant_id)
) strict;

CREATE INDEX offer_variant_by_variant on offer_variant (variant_id, offer_id);

CREATE TABLE once (
  shop text not null,
  mode text not null,
  key_id text not null,
  action text not null,
  idempotency_key text not null,
  fingerprint text not null,
  answer text not null,
  created_at integer not null,
  expires_at integer not null,
  constraint once_pk primary key (key_id, action, idempotency_key)
) strict;

CREATE INDEX once_by_end on once (expires_at);

CREATE TABLE order_counter (
  shop text not null,
  mode text not null,
  last integer not null,
  constraint order_counter_pk primary key (shop, mode)
) strict;

CREATE TABLE order_line (
  id text not null constraint order_line_pk primary key,
  shop text not null,
  mode text not null,
  order_id text not null constraint order_line_order_fk references sales_order (id),
  position integer not null,
  variant_id text not null constraint order_line_variant_fk references variant (id),
  sku_code text,
  name text not null,
  kind text not null,
  quantity integer not null constraint order_line_quantity check (quantity > 0),
  unit_cents integer not null,
  discount_cents integer not null,
  subtotal_cents integer not null,
  tracked integer not null,
  ships integer not null,
  is_preorder integer not null,
  offer_variant_id text,
  shipped_quantity integer not null,
  returned_quantity integer not null,
  restocked_quantity integer not null, waiting integer not null default false,
  constraint order_line_shipped check (shipped_quantity >= 0 and shipped_quantity <= quantity),
  constraint order_line_returned check (returned_quantity >= 0 and returned_quantity <= shipped_quantity),
  constraint order_line_restocked check (restocked_quantity >= 0 and restocked_quantity <= shipped_quantity)
) strict;

CREATE INDEX order_line_by_offer on order_line (offer_variant_id) where offer_variant_id is not null;

CREATE INDEX order_line_by_order on order_line (order_id, position);

CREATE INDEX order_line_by_variant on order_line (variant_id, order_id);

CREATE TABLE order_return (
  id text not null constraint order_return_pk primary key,
  shop text not null,
  mode text not null,
  order_id text not null constraint order_return_order_fk references sales_order (id),
  number text not null,
  location_id text,
  status text not null
    constraint order_return_status check (status in ('draft', 'requested', 'approved', 'rejected', 'cancelled', 'shipped',
      'received', 'refunded')),
  note text,
  approved_at integer,
  rejected_at integer,
  cancelled_at integer,
  received_at integer,
  restocked_at integer,
  refunded_at integer,
  created_at integer not null,
  updated_at integer not null,
  version integer not null
) strict;

CREATE INDEX order_return_by_order on order_return (order_id, created_at, id);

CREATE TABLE order_tag (
  shop text not null,
  mode text not null,
  order_id text not null constraint order_tag_order_fk references sales_order (id),
  tag text not null,
  constraint order_tag_pk primary key (shop, mode, tag, order_id)
) strict;

CREATE INDEX order_tag_by_order on order_tag (order_id);

CREATE TABLE payment (
  id text not null constraint payment_pk primary key,
  shop text not null,
  mode text not null,
  order_id text not null constraint payment_order_fk references sales_order (id),
  kind text not null constraint payment_kind check (kind in ('full', 'deposit', 'balance')),
  provider text not null,
  status text not null
    constraint payment_status check (status in ('pending', 'authorized', 'captured', 'failed', 'voided')),
  currency text not null,
  amount_cents integer not null constraint payment_amount check (amount_cents > 0),
  captured_cents integer not null constraint payment_captured check (captured_cents <= amount_cents),
  refunded_cents integer not null constraint payment_refunded check (refunded_cents <= captured_cents),
  refunding_cents integer not null constraint payment_refunding check (refunded_cents + refunding_cents <= captured_cents),
  in_progress text,
  next_step text,
  reference text,
  failure text,
  failure_message text,
  authorized_at integer,
  captured_at integer,
  created_at integer not null,
  updated_at integer not null,
  version integer not null
) strict;

CREATE INDEX payment_by_order on payment (order_id, created_at, id);

CREATE TABLE payment_intent (
  id text not null constraint payment_intent_pk primary key,
  shop text not null,
  mode text not null,
  order_id text not null constraint payment_intent_order_fk references sales_order (id),
  payment_id text not null constraint payment_intent_payment_fk references payment (id),
  refund_id text constraint payment_intent_refund_fk references refund (id),
  kind text not null
    constraint payment_intent_kind check (kind in ('authorize', 'charge', 'confirm', 'capture', 'void', 'refund')),
  provider text not null,
  amount_cents integer not null,
  currency text not null,
  details text not null,
  status text not null constraint payment_intent_status check (status in ('due', 'done')),
  attempts integer not null,
  due_at integer not null,
  key_id text not null,
  key_name text not null,
  request_id text not null,
  outcome text,
  created_at integer not null,
  ended_at integer
) strict;

CREATE INDEX payment_intent_by_refund on payment_intent (refund_id) where refund_id is not null;

CREATE INDEX payment_intent_due on payment_intent (due_at, id) where status = 'due';

CREATE TABLE preorder (
  order_id text not null constraint preorder_pk primary key
    constraint preorder_order_fk references sales_order (id),
  shop text not null,
  mode text not null,
  offer_id text not null constraint preorder_offer_fk references offer (id),
  placed_at integer not null,
  deposit_cents integer not null constraint preorder_deposit check (deposit_cents >= 0),
  balance_cents integer not null constraint preorder_balance check (balance_cents >= 0),
  balance_due text not null
    constraint preorder_balance_due check (balance_due in ('none', 'on_release', 'at', 'after_interval', 'on_fulfillment')),
  balance_due_at integer,
  auto_collect integer not null,
  provider text,
  payment_token text,
  attempts integer not null,
  next_charge_at integer,
  first_failed_at integer,
  payment_failed_at integer,
  failure text,
  failure_message text,
  balance_collected_at integer,
  delivery_type text not null
    constraint preorder_delivery check (delivery_type in ('asap', 'exact_date', 'after_interval', 'unknown')),
  delivery_at integer,
  held text not null constraint preorder_held check (held in ('none', 'preorder_lines', 'whole_order')),
  hold_note text,
  held_at integer,
  auto_release integer not null,
  released_at integer,
  release_forced integer not null,
  collection_token text,
  collection_sent_at integer,
  collection_ends_at integer,
  shipping_updated_at integer,
  updated_at integer not null
, collection_payment_id text, remind_at integer, reminded integer not null default 0, locale text, split_order_id text constraint preorder_split_fk references sales_order (id)) strict;

CREATE INDEX preorder_by_collection on preorder (collection_token) where collection_token is not null;

CREATE INDEX preorder_by_offer on preorder (offer_id, placed_at, order_id);

CREATE INDEX preorder_by_time on preorder (shop, mode, placed_at, order_id);

CREATE INDEX preorder_due on preorder (next_charge_at, order_id) where next_charge_at is not null;

CREATE INDEX preorder_to_remind on preorder (remind_at, order_id) where remind_at is not null;

CREATE INDEX preorder_waiting on preorder (auto_release, order_id) where released_at is null;

CREATE TABLE price_event (
  id text not null constraint price_event_pk primary key,
  shop text not null,
  mode text not null constraint price_event_mode check (mode in ('live', 'test')),
  seq integer not null,
  watch_id text not null,
  event text not null constraint price_event_event check (event in ('price.updated', 'lowest_ask.updated')),
  source text not null,
  currency text not null,
  market text not null,
  payload text not null,
  created_at integer not null,
  constraint price_event_seq_taken unique (shop, mode, seq)
) strict;

CREATE INDEX price_event_by_age on price_event (created_at);

CREATE INDEX price_event_by_watch on price_event (watch_id, seq);

CREATE TABLE price_event_counter (
  shop text not null,
  mode text not null,
  last integer not null,
  constraint price_event_counter_pk primary key (shop, mode)
) strict;

CREATE TABLE price_event_row (
  shop text not null,
  mode text not null,
  event_id text not null,
  position integer not null,
  product_id text not null,
  variant_id text,
  constraint price_event_row_pk primary key (event_id, position)
) strict;

CREATE INDEX price_event_row_by_product on price_event_row (product_id, event_id);

CREATE INDEX price_event_row_by_variant on price_event_row (variant_id, event_id);

CREATE TABLE price_mark (
  shop text not null,
  mode text not null,
  watch_id text not null,
  level text not null constraint price_mark_level check (level in ('variant', 'product')),
  subject_id text not null,
  told_cents integer,
  changed_at integer,
  constraint price_mark_pk primary key (watch_id, level, subject_id)
) strict;

CREATE INDEX price_mark_changed on price_mark (watch_id, level, subject_id) where changed_at is not null;

CREATE TABLE price_quote (
  id text not null constraint price_quote_pk primary key,
  shop text not null,
  mode text not null constraint price_quote_mode check (mode in ('live', 'test')),
  venue text not null,
  source text not null,
  currency text not null,
  market text,
  variant_id text not null constraint price_quote_variant_fk references variant (id),
  product_id text not null,
  lowest_ask_cents integer constraint price_quote_lowest_ask check (lowest_ask_cents > 0),
  number_of_asks integer not null,
  subtotal text not null,
  quoted_at integer not null,
  created_at integer not null,
  updated_at integer not null,
  constraint price_quote_taken unique (shop, mode, venue, variant_id),
  constraint price_quote_available check ((lowest_ask_cents is null) = (number_of_asks = 0))
) strict;

CREATE INDEX price_quote_by_product on price_quote (shop, mode, venue, product_id);

CREATE INDEX price_quote_by_time on price_quote (shop, mode, updated_at, id);

CREATE TABLE price_watch (
  id text not null constraint price_watch_pk primary key,
  shop text not null,
  mode text not null constraint price_watch_mode check (mode in ('live', 'test')),
  venue text not null,
  source text not null,
  currency text not null,
  market text not null,
  scope text not null constraint price_watch_scope check (scope in ('variant', 'product', 'all')),
  subject_id text not null,
  min_change integer not null constraint price_watch_min_change check (min_change between 0 and 10000),
  include_unavailable integer not null,
  status text not null constraint price_watch_status check (status in ('active', 'paused')),
  changed_at integer,
  created_at integer not null,
  updated_at integer not null,
  version integer not null
) strict;

CREATE INDEX price_watch_by_time on price_watch (shop, mode, created_at, id);

CREATE INDEX price_watch_by_venue on price_watch (shop, mode, venue, subject_id);

CREATE INDEX price_watch_changed on price_watch (id) where changed_at is not null;

CREATE TABLE product (
  id text not null,
  shop text not null,
  mode text not null,
  handle text not null,
  name text not null,
  published integer not null,
  type text not null,
  brand text,
  style_id text,
  description_md text,
  price_cents integer not null,
  currency text not null,
  tags text not null,
  options text not null,
  images text not null,
  attributes text not null,
  reference text,
  reference_origin text,
  metadata text not null,
  archived_at integer,
  created_at integer not null,
  updated_at integer not null,
  version integer not null,
  constraint product_pk primary key (id),
  constraint product_handle_taken unique (shop, mode, handle),
  constraint product_type_known check
    (type in ('license_key', 'account', 'file_download', 'dynamic', 'physical', 'subscription')),
  constraint product_price_positive check (price_cents >= 0)
) strict;

CREATE INDEX product_by_created on product (shop, mode, created_at, id);

CREATE INDEX product_by_name on product (shop, mode, name, id);

CREATE INDEX product_by_style on product (shop, mode, style_id) where style_id is not null;

CREATE INDEX product_by_updated on product (shop, mode, updated_at, id);

CREATE VIRTUAL TABLE product_index using fts5 (
  strong,
  weak,
  content = '',
  contentless_delete = 1,
  prefix = '3 4',
  tokenize = 'unicode61 remove_diacritics 0'
);

CREATE TABLE product_words (
  id integer not null,
  shop text not null,
  mode text not null,
  product_id text not null,
  strong text not null,
  weak text not null,
  constraint product_words_pk primary key (id),
  constraint product_words_once unique (product_id),
  constraint product_words_of_product foreign key (product_id) references product (id)
) strict;

CREATE TABLE reaction (
  shop text not null,
  mode text not null constraint reaction_mode check (mode in ('live', 'test')),
  name text not null,
  seq integer not null,
  links integer not null,
  status text not null constraint reaction_status check (status in ('waiting', 'failed')),
  attempts integer not null,
  due_at integer not null,
  error text,
  created_at integer not null,
  constraint reaction_pk primary key (shop, mode, name, seq)
) strict;

CREATE INDEX reaction_by_age on reaction (created_at);

CREATE INDEX reaction_by_status on reaction (status, shop, mode, name, seq);

CREATE TABLE refund (
  id text not null constraint refund_pk primary key,
  shop text not null,
  mode text not null,
  order_id text not null constraint refund_order_fk references sales_order (id),
  status text not null constraint refund_status check (status in ('processing', 'succeeded', 'failed')),
  currency text not null,
  amount_cents integer not null constraint refund_amount check (amount_cents > 0),
  refunded_cents integer not null,
  reason text not null
    constraint refund_reason check (reason in ('requested_by_buyer', 'duplicate', 'fraud', 'other')),
  note text,
  restock integer not null,
  return_id text,
  destination_tx text,
  failure text,
  failure_message text,
  ended_at integer,
  created_at integer not null,
  updated_at integer not null,
  version integer not null
) strict;

CREATE INDEX refund_by_order on refund (order_id, created_at, id);

CREATE TABLE return_line (
  id text not null constraint return_line_pk primary key,
  shop text not null,
  mode text not null,
  return_id text not null constraint return_line_return_fk references order_return (id),
  order_line_id text not null constraint return_line_line_fk references order_line (id),
  sku_code text,
  quantity integer not null constraint return_line_quantity check (quantity > 0),
  reason text,
  restocked_quantity integer not null
    constraint return_line_restocked check (restocked_quantity >= 0 and restocked_quantity <= quantity),
  restocked_at integer
) strict;

CREATE INDEX return_line_by_line on return_line (order_line_id);

CREATE INDEX return_line_by_return on return_line (return_id, id);

CREATE TABLE sales_order (
  id text not null constraint sales_order_pk primary key,
  shop text not null,
  mode text not null constraint sales_order_mode check (mode in ('live', 'test')),
  number integer not null,
  customer_id text constraint sales_order_customer_fk references customer (id),
  market_id text not null constraint sales_order_market_fk references market (id),
  model_id text,
  decrement_on text not null
    constraint sales_order_decrement_on check (decrement_on in ('place', 'approve', 'manual')),
  currency text not null,
  status text not null
    constraint sales_order_status check (status in ('draft', 'pending', 'placed', 'approved', 'cancelled')),
  payment_status text not null
    constraint sales_order_payment_status check (payment_status in ('unpaid', 'authorized', 'partially_paid', 'paid',
      'partially_refunded', 'refunded', 'voided', 'free', 'failed')),
  fulfillment_status text not null
    constraint sales_order_fulfillment_status check (fulfillment_status in ('unfulfilled', 'on_hold', 'in_progress',
      'fulfilled', 'not_required')),
  subtotal_cents integer not null,
  discount_cents integer not null,
  tax_cents integer not null,
  shipping_cents integer not null,
  total_cents integer not null constraint sales_order_total check (total_cents >= 0),
  authorized_cents integer not null,
  captured_cents integer not null,
  refunded_cents integer not null
    constraint sales_order_refunds check (refunded_cents >= 0 and refunded_cents <= captured_cents),
  tags text not null,
  shipping_address text,
  billing_address text,
  note text,
  reference text,
  reference_origin text,
  metadata text not null,
  cancel_reason text,
  expires_at integer,
  placed_at integer,
  approved_at integer,
  paid_at integer,
  fulfilled_at integer,
  cancelled_at integer,
  created_at integer not null,
  updated_at integer not null,
  version integer not null, listing_id text, fee_cents integer not null default 0,
  constraint sales_order_number_taken unique (shop, mode, number)
) strict;

CREATE INDEX sales_order_by_customer on sales_order (customer_id, created_at, id) where customer_id is not null;

CREATE INDEX sales_order_by_reference on sales_order (shop, mode, reference, id) where reference is not null;

CREATE INDEX sales_order_by_time on sales_order (shop, mode, created_at, id);

CREATE TABLE search_spelling (
  shop text not null,
  mode text not null,
  rest text not null,
  word text not null,
  constraint search_spelling_pk primary key (shop, mode, rest, word)
) strict;

CREATE TABLE secret (
  name text not null constraint secret_pk primary key,
  value text not null,
  created_at integer not null
) strict;

CREATE TABLE shipment (
  id text not null constraint shipment_pk primary key,
  shop text not null,
  mode text not null,
  order_id text not null constraint shipment_order_fk references sales_order (id),
  number text not null,
  location_id text,
  status text not null
    constraint shipment_status check (status in ('draft', 'upcoming', 'on_hold', 'picking', 'packing', 'ready_to_ship',
      'shipped', 'delivered', 'cancelled')),
  held_from text,
  hold_note text,
  carrier text,
  tracking_number text,
  tracking_url text,
  shipped_at integer,
  delivered_at integer,
  cancelled_at integer,
  created_at integer not null,
  updated_at integer not null,
  version integer not null
) strict;

CREATE INDEX shipment_by_order on shipment (order_id, created_at, id);

CREATE INDEX shipment_by_time on shipment (shop, mode, created_at, id);

CREATE TABLE shipment_line (
  id text not null constraint shipment_line_pk primary key,
  shop text not null,
  mode text not null,
  shipment_id text not null constraint shipment_line_shipment_fk references shipment (id),
  order_line_id text not null constraint shipment_line_line_fk references order_line (id),
  variant_id text not null,
  sku_code text,
  quantity integer not null constraint shipment_line_quantity check (quantity > 0),
  stock_item_id text,
  transfer_from text,
  taken_at integer
) strict;

CREATE INDEX shipment_line_by_line on shipment_line (order_line_id);

CREATE INDEX shipment_line_by_shipment on shipment_line (shipment_id, id);

CREATE TABLE shop (
  id text not null constraint shop_pk primary key,
  name text not null,
  currency text not null,
  time_zone text not null,
  fees text not null,
  shipping_options text not null,
  created_at integer not null,
  updated_at integer not null,
  version integer not null
) strict;

CREATE TABLE spent_seal (
  seal text not null constraint spent_seal_pk primary key,
  expires_at integer not null
) strict;

CREATE INDEX spent_seal_by_age on spent_seal (expires_at);

CREATE TABLE stock_item (
  id text not null constraint stock_item_pk primary key,
  shop text not null,
  mode text not null constraint stock_item_mode check (mode in ('live', 'test')),
  variant_id text not null constraint stock_item_variant_fk references variant (id),
  stock_location_id text not null
    constraint stock_item_location_fk references stock_location (id),
  quantity integer not null constraint stock_item_quantity check (quantity >= 0),
  reserved integer not null constraint stock_item_reserved check (reserved >= 0),
  low_stock_threshold integer,
  reference text,
  reference_origin text,
  metadata text not null,
  archived_at integer,
  created_at integer not null,
  updated_at integer not null,
  version integer not null,
  constraint stock_item_taken unique (variant_id, stock_location_id)
) strict;

CREATE INDEX stock_item_by_change on stock_item (shop, mode, updated_at, id);

CREATE INDEX stock_item_by_location on stock_item (shop, mode, stock_location_id, created_at, id, archived_at);

CREATE INDEX stock_item_by_reference on stock_item (shop, mode, reference, id);

CREATE INDEX stock_item_by_time on stock_item (shop, mode, created_at, id);

CREATE INDEX stock_item_by_variant on stock_item (shop, mode, variant_id, stock_location_id);

CREATE INDEX stock_item_watched on stock_item (shop, mode, created_at, id)
  where low_stock_threshold is not null;

CREATE TABLE stock_location (
  id text not null constraint stock_location_pk primary key,
  shop text not null,
  mode text not null constraint stock_location_mode check (mode in ('live', 'test')),
  name text not null,
  code text,
  address text,
  label_format text
    constraint stock_location_label_format check (label_format in ('pdf', 'zpl', 'epl2', 'png')),
  reference text,
  reference_origin text,
  metadata text not null,
  archived_at integer,
  created_at integer not null,
  updated_at integer not null,
  version integer not null,
  constraint stock_location_code_taken unique (shop, mode, code)
) strict;

CREATE INDEX stock_location_by_time on stock_location (shop, mode, created_at, id);

CREATE TABLE "stock_movement" (
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

CREATE INDEX stock_movement_by_ref on stock_movement (shop, mode, ref_id, created_at, id) where ref_id is not null;

CREATE INDEX stock_movement_by_time on stock_movement (shop, mode, created_at, id, reason);

CREATE INDEX stock_movement_by_variant on stock_movement (shop, mode, variant_id, created_at, id);

CREATE TABLE stock_reservation (
  id text not null constraint stock_reservation_pk primary key,
  shop text not null,
  mode text not null constraint stock_reservation_mode check (mode in ('live', 'test')),
  stock_item_id text not null,
  variant_id text not null,
  stock_location_id text not null,
  quantity integer not null constraint stock_reservation_quantity check (quantity > 0),
  given_back integer not null
    constraint stock_reservation_given_back check (given_back >= 0 and given_back <= quantity),
  status text not null constraint stock_reservation_status
    check (status in ('draft', 'pending', 'consumed', 'released', 'expired')),
  holder text not null constraint stock_reservation_holder
    check (holder in ('order_line', 'listing', 'transfer', 'manual')),
  holder_id text,
  ref_type text not null,
  ref_id text not null,
  expires_at integer constraint stock_reservation_draft_ends check (status <> 'draft' or expires_at is not null),
  ended_at integer,
  created_at integer not null,
  updated_at integer not null,
  version integer not null
) strict;

CREATE INDEX stock_reservation_ahead on stock_reservation (stock_item_id, id)
  where status in ('draft', 'pending');

CREATE INDEX stock_reservation_by_item on stock_reservation (stock_item_id, created_at, id);

CREATE INDEX stock_reservation_by_ref on stock_reservation (ref_id, id);

CREATE INDEX stock_reservation_by_time on stock_reservation (shop, mode, created_at, id);

CREATE INDEX stock_reservation_due on stock_reservation (expires_at, id) where status = 'draft';

CREATE INDEX stock_reservation_due_of_item on stock_reservation (stock_item_id, expires_at) where status = 'draft';

CREATE INDEX stock_reservation_open on stock_reservation (shop, mode, created_at, id)
  where status in ('draft', 'pending');

CREATE TABLE stock_transfer (
  id text not null constraint stock_transfer_pk primary key,
  shop text not null,
  mode text not null constraint stock_transfer_mode check (mode in ('live', 'test')),
  number text not null,
  variant_id text not null constraint stock_transfer_variant_fk references variant (id),
  origin_id text not null constraint stock_transfer_origin_fk references stock_location (id),
  destination_id text not null
    constraint stock_transfer_destination_fk references stock_location (id),
  quantity integer not null constraint stock_transfer_quantity check (quantity > 0),
  status text not null constraint stock_transfer_status check (status in
    ('draft', 'upcoming', 'on_hold', 'picking', 'in_transit', 'completed', 'cancelled')),
  stock_reservation_id text,
  order_id text,
  order_line_id text,
  on_arrival text constraint stock_transfer_on_arrival check (on_arrival in ('reserve', 'consume')),
  reference text,
  reference_origin text,
  metadata text not null,
  upcoming_at integer,
  on_hold_at integer,
  picking_at integer,
  in_transit_at integer,
  completed_at integer,
  cancelled_at integer,
  created_at integer not null,
  updated_at integer not null,
  version integer not null,
  constraint stock_transfer_number_taken unique (shop, mode, number),
  constraint stock_transfer_elsewhere check (origin_id <> destination_id)
) strict;

CREATE INDEX stock_transfer_by_change on stock_transfer (shop, mode, updated_at, id);

CREATE INDEX stock_transfer_by_order on stock_transfer (order_id, id) where order_id is not null;

CREATE INDEX stock_transfer_by_time on stock_transfer (shop, mode, created_at, id);

CREATE TABLE stock_transfer_counter (
  shop text not null,
  mode text not null,
  next integer not null,
  constraint stock_transfer_counter_pk primary key (shop, mode)
) strict;

CREATE TABLE variant (
  id text not null,
  shop text not null,
  mode text not null,
  product_id text not null,
  sku_code text,
  option_key text not null,
  name text not null,
  value text,
  options text not null,
  price_cents integer,
  compare_at_cents integer,
  currency text not null,
  grams integer,
  size_chart text not null,
  gtins text not null,
  image_url text,
  stock_mode text not null,
  do_not_track integer not null,
  do_not_ship integer not null,
  reference text,
  reference_origin text,
  metadata text not null,
  position integer not null,
  archived_at integer,
  created_at integer not null,
  updated_at integer not null,
  version integer not null,
  constraint variant_pk primary key (id),
  constraint variant_of_product foreign key (product_id) references product (id),
  constraint variant_sku_taken unique (shop, mode, sku_code),
  constraint variant_options_taken unique (product_id, option_key),
  constraint variant_stock_mode_known check (stock_mode in ('tracked', 'unlimited', 'key_pool')),
  constraint variant_price_positive check (price_cents >= 0 and compare_at_cents >= 0)
) strict;

CREATE INDEX variant_by_created on variant (shop, mode, created_at, id);

CREATE INDEX variant_by_product on variant (shop, mode, product_id, position, id);

CREATE INDEX variant_by_reference on variant (shop, mode, reference) where reference is not null;

CREATE INDEX variant_by_updated on variant (shop, mode, updated_at, id);

CREATE TABLE variant_gtin (
  shop text not null,
  mode text not null,
  gtin text not null,
  variant_id text not null,
  constraint variant_gtin_taken primary key (shop, mode, gtin),
  constraint variant_gtin_of_variant foreign key (variant_id) references variant (id)
) strict;

CREATE INDEX variant_gtin_by_variant on variant_gtin (shop, mode, variant_id);
