create table only_postgres (a text);
