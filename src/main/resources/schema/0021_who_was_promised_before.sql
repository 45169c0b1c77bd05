-- Who is ahead of whom at a stock item: asked for each promise that more are made than units are there.
create index stock_reservation_ahead on stock_reservation (stock_item_id, id)
  where status in ('draft', 'pending');
