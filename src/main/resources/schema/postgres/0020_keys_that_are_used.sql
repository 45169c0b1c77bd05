-- See the same number in sqlite/: here the keys are replaced in place.
alter table event drop constraint event_pk;
alter table event drop constraint event_seq_taken;
alter table event add constraint event_pk primary key (shop, mode, seq);

alter table stock_movement drop constraint stock_movement_pk;
alter table stock_movement drop constraint stock_movement_seq_taken;
alter table stock_movement add constraint stock_movement_pk primary key (stock_item_id, seq);
