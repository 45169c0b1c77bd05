-- What is left out of a message's texts wherever they are listed: what a link to pay ends in.
alter table message add column secret text;

-- The payment that a buyer last began by a link: the clock does not repeat it.
alter table preorder add column collection_payment_id text${sorted};

-- When the buyer is reminded next of what is left to pay, and how far it is: 0 nothing, 1 before the balance was due, 2 after.
alter table preorder add column remind_at ${bigint};
alter table preorder add column reminded ${bigint} not null default 0;
create index preorder_to_remind on preorder (remind_at, order_id) where remind_at is not null;

-- The language of the buyer, in which letters are where their offer has them so.
alter table preorder add column locale text;
