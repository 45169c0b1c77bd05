-- What a search looks through: the words of a product's name, brand and style (strong), and of its tags, options, facts
-- and SKUs (weak), folded by us. The index keeps no copy of them.
create table product_words (
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

create virtual table product_index using fts5 (
  strong,
  weak,
  content = '',
  contentless_delete = 1,
  prefix = '3 4',
  tokenize = 'unicode61 remove_diacritics 0'
);
