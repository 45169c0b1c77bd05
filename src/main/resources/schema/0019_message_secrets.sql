-- Until when the secret of a message has a use: the end of the link that ends in it, which is 90 days at most.
alter table message add column secret_until ${bigint};
update message set secret_until = created_at + 7776000000 where secret is not null;
create index message_by_secret on message (secret_until, id) where secret is not null;
