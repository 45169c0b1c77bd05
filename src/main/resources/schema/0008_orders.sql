-- Customers, orders, and what follows from an order: payments, refunds, shipments, deliveries, returns. What a client sees
-- as an order's stage is derived from its three stored axes, never stored.

create table customer (
  id text${sorted} not null constraint customer_pk primary key,
  shop text not null,
  mode text not null constraint customer_mode check (mode in ('live', 'test')),
  email text,
  email_folded text${sorted},
  name text,
  orders_count ${bigint} not null constraint customer_orders check (orders_count >= 0),
  currency text not null,
  lifetime_cents ${bigint} not null,
  lifetimes text not null,
  reference text${sorted},
  reference_origin text,
  metadata text not null,
  first_seen_at ${bigint} not null,
  last_seen_at ${bigint} not null,
  anonymized_at ${bigint},
  created_at ${bigint} not null,
  updated_at ${bigint} not null,
  version ${bigint} not null,
  constraint customer_email_taken unique (shop, mode, email_folded)
)${strict};
create index customer_by_time on customer (shop, mode, created_at, id);
create index customer_by_visit on customer (shop, mode, last_seen_at, id);

-- The number of each shop's last order. The row is locked from the taking of a number to the end of the transaction, so it
-- is taken after the stock.
create table order_counter (
  shop text not null,
  mode text not null,
  last ${bigint} not null,
  constraint order_counter_pk primary key (shop, mode)
)${strict};

create table sales_order (
  id text${sorted} not null constraint sales_order_pk primary key,
  shop text not null,
  mode text not null constraint sales_order_mode check (mode in ('live', 'test')),
  number ${bigint} not null,
  customer_id text${sorted} constraint sales_order_customer_fk references customer (id),
  market_id text${sorted} not null constraint sales_order_market_fk references market (id),
  model_id text${sorted},
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
  subtotal_cents ${bigint} not null,
  discount_cents ${bigint} not null,
  tax_cents ${bigint} not null,
  shipping_cents ${bigint} not null,
  total_cents ${bigint} not null constraint sales_order_total check (total_cents >= 0),
  authorized_cents ${bigint} not null,
  captured_cents ${bigint} not null,
  refunded_cents ${bigint} not null
    constraint sales_order_refunds check (refunded_cents >= 0 and refunded_cents <= captured_cents),
  tags text not null,
  shipping_address text,
  billing_address text,
  note text,
  reference text${sorted},
  reference_origin text,
  metadata text not null,
  cancel_reason text,
  expires_at ${bigint},
  placed_at ${bigint},
  approved_at ${bigint},
  paid_at ${bigint},
  fulfilled_at ${bigint},
  cancelled_at ${bigint},
  created_at ${bigint} not null,
  updated_at ${bigint} not null,
  version ${bigint} not null,
  constraint sales_order_number_taken unique (shop, mode, number)
)${strict};
create index sales_order_by_time on sales_order (shop, mode, created_at, id);
create index sales_order_by_customer on sales_order (customer_id, created_at, id) where customer_id is not null;
create index sales_order_by_reference on sales_order (shop, mode, reference, id) where reference is not null;

create table order_tag (
  shop text not null,
  mode text not null,
  order_id text${sorted} not null constraint order_tag_order_fk references sales_order (id),
  tag text${sorted} not null,
  constraint order_tag_pk primary key (shop, mode, tag, order_id)
)${strict};
create index order_tag_by_order on order_tag (order_id);

create table order_line (
  id text${sorted} not null constraint order_line_pk primary key,
  shop text not null,
  mode text not null,
  order_id text${sorted} not null constraint order_line_order_fk references sales_order (id),
  position ${bigint} not null,
  variant_id text${sorted} not null constraint order_line_variant_fk references variant (id),
  sku_code text,
  name text not null,
  kind text not null,
  quantity ${bigint} not null constraint order_line_quantity check (quantity > 0),
  unit_cents ${bigint} not null,
  discount_cents ${bigint} not null,
  subtotal_cents ${bigint} not null,
  tracked ${boolean} not null,
  ships ${boolean} not null,
  is_preorder ${boolean} not null,
  offer_variant_id text${sorted},
  shipped_quantity ${bigint} not null,
  returned_quantity ${bigint} not null,
  restocked_quantity ${bigint} not null,
  constraint order_line_shipped check (shipped_quantity >= 0 and shipped_quantity <= quantity),
  constraint order_line_returned check (returned_quantity >= 0 and returned_quantity <= shipped_quantity),
  constraint order_line_restocked check (restocked_quantity >= 0 and restocked_quantity <= shipped_quantity)
)${strict};
create index order_line_by_order on order_line (order_id, position);
create index order_line_by_variant on order_line (variant_id, order_id);

create table payment (
  id text${sorted} not null constraint payment_pk primary key,
  shop text not null,
  mode text not null,
  order_id text${sorted} not null constraint payment_order_fk references sales_order (id),
  kind text not null constraint payment_kind check (kind in ('full', 'deposit', 'balance')),
  provider text not null,
  status text not null
    constraint payment_status check (status in ('pending', 'authorized', 'captured', 'failed', 'voided')),
  currency text not null,
  amount_cents ${bigint} not null constraint payment_amount check (amount_cents > 0),
  captured_cents ${bigint} not null constraint payment_captured check (captured_cents <= amount_cents),
  refunded_cents ${bigint} not null constraint payment_refunded check (refunded_cents <= captured_cents),
  refunding_cents ${bigint} not null constraint payment_refunding check (refunded_cents + refunding_cents <= captured_cents),
  in_progress text,
  next_step text,
  reference text,
  failure text,
  failure_message text,
  authorized_at ${bigint},
  captured_at ${bigint},
  created_at ${bigint} not null,
  updated_at ${bigint} not null,
  version ${bigint} not null
)${strict};
create index payment_by_order on payment (order_id, created_at, id);

create table refund (
  id text${sorted} not null constraint refund_pk primary key,
  shop text not null,
  mode text not null,
  order_id text${sorted} not null constraint refund_order_fk references sales_order (id),
  status text not null constraint refund_status check (status in ('processing', 'succeeded', 'failed')),
  currency text not null,
  amount_cents ${bigint} not null constraint refund_amount check (amount_cents > 0),
  refunded_cents ${bigint} not null,
  reason text not null
    constraint refund_reason check (reason in ('requested_by_buyer', 'duplicate', 'fraud', 'other')),
  note text,
  restock ${boolean} not null,
  return_id text${sorted},
  destination_tx text,
  failure text,
  failure_message text,
  ended_at ${bigint},
  created_at ${bigint} not null,
  updated_at ${bigint} not null,
  version ${bigint} not null
)${strict};
create index refund_by_order on refund (order_id, created_at, id);

-- What is to be asked of a payment provider, or was. The row is written with the change that wants it; the provider is
-- called outside any transaction, with the row's id as its key; what it said is written in a second transaction, which ends
-- the row. A row whose due_at has passed and which has not ended is taken up again.
create table payment_intent (
  id text${sorted} not null constraint payment_intent_pk primary key,
  shop text not null,
  mode text not null,
  order_id text${sorted} not null constraint payment_intent_order_fk references sales_order (id),
  payment_id text${sorted} not null constraint payment_intent_payment_fk references payment (id),
  refund_id text${sorted} constraint payment_intent_refund_fk references refund (id),
  kind text not null
    constraint payment_intent_kind check (kind in ('authorize', 'charge', 'confirm', 'capture', 'void', 'refund')),
  provider text not null,
  amount_cents ${bigint} not null,
  currency text not null,
  details text not null,
  status text not null constraint payment_intent_status check (status in ('due', 'done')),
  attempts ${bigint} not null,
  due_at ${bigint} not null,
  key_id text not null,
  key_name text not null,
  request_id text not null,
  outcome text,
  created_at ${bigint} not null,
  ended_at ${bigint}
)${strict};
create index payment_intent_due on payment_intent (due_at, id) where status = 'due';
create index payment_intent_by_refund on payment_intent (refund_id) where refund_id is not null;

create table shipment (
  id text${sorted} not null constraint shipment_pk primary key,
  shop text not null,
  mode text not null,
  order_id text${sorted} not null constraint shipment_order_fk references sales_order (id),
  number text${sorted} not null,
  location_id text${sorted},
  status text not null
    constraint shipment_status check (status in ('draft', 'upcoming', 'on_hold', 'picking', 'packing', 'ready_to_ship',
      'shipped', 'delivered', 'cancelled')),
  held_from text,
  hold_note text,
  carrier text,
  tracking_number text${sorted},
  tracking_url text,
  shipped_at ${bigint},
  delivered_at ${bigint},
  cancelled_at ${bigint},
  created_at ${bigint} not null,
  updated_at ${bigint} not null,
  version ${bigint} not null
)${strict};
create index shipment_by_order on shipment (order_id, created_at, id);
create index shipment_by_time on shipment (shop, mode, created_at, id);

create table shipment_line (
  id text${sorted} not null constraint shipment_line_pk primary key,
  shop text not null,
  mode text not null,
  shipment_id text${sorted} not null constraint shipment_line_shipment_fk references shipment (id),
  order_line_id text${sorted} not null constraint shipment_line_line_fk references order_line (id),
  variant_id text${sorted} not null,
  sku_code text,
  quantity ${bigint} not null constraint shipment_line_quantity check (quantity > 0),
  stock_item_id text${sorted},
  transfer_from text${sorted},
  taken_at ${bigint}
)${strict};
create index shipment_line_by_shipment on shipment_line (shipment_id, id);
create index shipment_line_by_line on shipment_line (order_line_id);

create table delivery (
  id text${sorted} not null constraint delivery_pk primary key,
  shop text not null,
  mode text not null,
  order_id text${sorted} not null constraint delivery_order_fk references sales_order (id),
  order_line_id text${sorted} not null constraint delivery_line_taken unique,
  kind text not null,
  recipient text,
  status text not null constraint delivery_status check (status in ('queued', 'delivered', 'failed')),
  sent_count ${bigint} not null,
  delivered_at ${bigint},
  last_sent_at ${bigint},
  created_at ${bigint} not null
)${strict};
create index delivery_by_order on delivery (order_id, id);

create table order_return (
  id text${sorted} not null constraint order_return_pk primary key,
  shop text not null,
  mode text not null,
  order_id text${sorted} not null constraint order_return_order_fk references sales_order (id),
  number text${sorted} not null,
  location_id text${sorted},
  status text not null
    constraint order_return_status check (status in ('draft', 'requested', 'approved', 'rejected', 'cancelled', 'shipped',
      'received', 'refunded')),
  note text,
  approved_at ${bigint},
  rejected_at ${bigint},
  cancelled_at ${bigint},
  received_at ${bigint},
  restocked_at ${bigint},
  refunded_at ${bigint},
  created_at ${bigint} not null,
  updated_at ${bigint} not null,
  version ${bigint} not null
)${strict};
create index order_return_by_order on order_return (order_id, created_at, id);

create table return_line (
  id text${sorted} not null constraint return_line_pk primary key,
  shop text not null,
  mode text not null,
  return_id text${sorted} not null constraint return_line_return_fk references order_return (id),
  order_line_id text${sorted} not null constraint return_line_line_fk references order_line (id),
  sku_code text,
  quantity ${bigint} not null constraint return_line_quantity check (quantity > 0),
  reason text,
  restocked_quantity ${bigint} not null
    constraint return_line_restocked check (restocked_quantity >= 0 and restocked_quantity <= quantity),
  restocked_at ${bigint}
)${strict};
create index return_line_by_return on return_line (return_id, id);
create index return_line_by_line on return_line (order_line_id);
