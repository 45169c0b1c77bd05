create table product (
  id text${sorted} not null,
  shop text not null,
  mode text not null,
  handle text${sorted} not null,
  name text${sorted} not null,
  published ${boolean} not null,
  type text not null,
  brand text${sorted},
  style_id text,
  description_md text,
  price_cents ${bigint} not null,
  currency text not null,
  tags text not null,
  options text not null,
  images text not null,
  attributes text not null,
  reference text,
  reference_origin text,
  metadata text not null,
  archived_at ${bigint},
  created_at ${bigint} not null,
  updated_at ${bigint} not null,
  version ${bigint} not null,
  constraint product_pk primary key (id),
  constraint product_handle_taken unique (shop, mode, handle),
  constraint product_type_known check
    (type in ('license_key', 'account', 'file_download', 'dynamic', 'physical', 'subscription')),
  constraint product_price_positive check (price_cents >= 0)
)${strict};

create index product_by_created on product (shop, mode, created_at, id);
create index product_by_updated on product (shop, mode, updated_at, id);
create index product_by_name on product (shop, mode, name, id);

create table variant (
  id text${sorted} not null,
  shop text not null,
  mode text not null,
  product_id text${sorted} not null,
  sku_code text${sorted},
  option_key text${sorted} not null,
  name text not null,
  value text,
  options text not null,
  price_cents ${bigint},
  compare_at_cents ${bigint},
  currency text not null,
  grams ${bigint},
  size_chart text not null,
  gtins text not null,
  image_url text,
  stock_mode text not null,
  do_not_track ${boolean} not null,
  do_not_ship ${boolean} not null,
  reference text,
  reference_origin text,
  metadata text not null,
  position ${bigint} not null,
  archived_at ${bigint},
  created_at ${bigint} not null,
  updated_at ${bigint} not null,
  version ${bigint} not null,
  constraint variant_pk primary key (id),
  constraint variant_of_product foreign key (product_id) references product (id),
  constraint variant_sku_taken unique (shop, mode, sku_code),
  constraint variant_options_taken unique (product_id, option_key),
  constraint variant_stock_mode_known check (stock_mode in ('tracked', 'unlimited', 'key_pool')),
  constraint variant_price_positive check (price_cents >= 0 and compare_at_cents >= 0)
)${strict};

create index variant_by_created on variant (shop, mode, created_at, id);
create index variant_by_updated on variant (shop, mode, updated_at, id);

-- With shop and mode in front, or SQLite would rather walk one of the indexes above.
create index variant_by_product on variant (shop, mode, product_id, position, id);

create table variant_gtin (
  shop text not null,
  mode text not null,
  gtin text${sorted} not null,
  variant_id text${sorted} not null,
  constraint variant_gtin_taken primary key (shop, mode, gtin),
  constraint variant_gtin_of_variant foreign key (variant_id) references variant (id)
)${strict};

create index variant_gtin_by_variant on variant_gtin (shop, mode, variant_id);

create table collection (
  id text${sorted} not null,
  shop text not null,
  mode text not null,
  name text${sorted} not null,
  reference text,
  reference_origin text,
  metadata text not null,
  archived_at ${bigint},
  created_at ${bigint} not null,
  updated_at ${bigint} not null,
  version ${bigint} not null,
  constraint collection_pk primary key (id)
)${strict};

create index collection_by_created on collection (shop, mode, created_at, id);

create table collection_product (
  shop text not null,
  mode text not null,
  collection_id text${sorted} not null,
  product_id text${sorted} not null,
  position ${bigint} not null,
  constraint collection_product_pk primary key (collection_id, product_id),
  constraint collection_product_of_collection foreign key (collection_id) references collection (id),
  constraint collection_product_of_product foreign key (product_id) references product (id)
)${strict};

-- Every word of the catalogue under itself and under what is left of it when one letter goes: two words that differ by
-- one letter, or by two neighbours swapped, share such a rest. Words stay when their products go; they find nothing then.
create table search_spelling (
  shop text not null,
  mode text not null,
  rest text${sorted} not null,
  word text${sorted} not null,
  constraint search_spelling_pk primary key (shop, mode, rest, word)
)${strict};
