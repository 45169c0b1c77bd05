-- What a search looks through: the words of a product's name, brand and style (strong), and of its tags, options, facts
-- and SKUs (weak), folded by us.
create table product_words (
  shop text not null,
  mode text not null,
  product_id text collate "C" not null,
  strong text not null,
  weak text not null,
  index tsvector not null,
  constraint product_words_pk primary key (product_id),
  constraint product_words_of_product foreign key (product_id) references product (id)
);

create index product_words_index on product_words using gin (index);
