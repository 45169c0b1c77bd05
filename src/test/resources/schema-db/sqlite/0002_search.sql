create table only_sqlite (a text) strict;
