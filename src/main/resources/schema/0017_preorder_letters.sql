-- What is left out of a message's texts wherever they are listed: what a link to pay ends in.
alter table message add column secret text;
