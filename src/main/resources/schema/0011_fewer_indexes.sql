-- Each index of a table that every write adds to costs each write. An item's movements are walked by their own numbers,
-- which the unique constraint keeps; those of a reason are picked out of an index that is in the order of time anyway.
drop index stock_movement_by_item;
drop index stock_movement_by_reason;
drop index stock_movement_by_time;
create index stock_movement_by_time on stock_movement (shop, mode, created_at, id, reason);

-- Written at each change of stock, and read by nothing but a list sorted by quantity.
drop index stock_item_by_quantity;

-- The sweep finds old entries shop by shop in audit_by_time.
drop index audit_by_age;

-- Written with each order of a customer, and read by nothing but a list by last visit.
drop index customer_by_visit;
