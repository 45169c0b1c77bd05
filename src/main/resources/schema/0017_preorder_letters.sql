-- What is left out of a message's texts wherever they are listed: what a link to pay ends in.
alter table message add column secret text;

-- The payment that a buyer last began by a link: the clock does not repeat it.
alter table preorder add column collection_payment_id text${sorted};
