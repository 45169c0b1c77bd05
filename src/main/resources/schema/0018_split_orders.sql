-- The order that the rest of a preorder's cart became, where its offer splits them.
alter table preorder add column split_order_id text${sorted} constraint preorder_split_fk references sales_order (id);
