-- Jobs that survive anything: what was asked for, an outcome for every item, and leases of chunks so that several nodes
-- share one job. What the items have in common stands once, in shared_input. An ended job is kept until expires_at.

alter table job add column kind text not null default 'import'
  constraint job_kind check (kind in ('bulk', 'import', 'export'));
alter table job add column key_name text not null default '';
alter table job add column via text not null default 'system';
alter table job add column request_id text not null default '';
alter table job add column ability text;
alter table job add column shared_input text not null default '{}';
alter table job add column options text not null default '{}';
alter table job add column error text;
alter table job add column expires_at ${bigint};
alter table job add column file_name text;
alter table job add column file_type text;
alter table job add column file_bytes ${bigint};
alter table job add column file_expires_at ${bigint};
update job set expires_at = completed_at + 604800000 where completed_at is not null;
create index job_unfinished on job (shop, mode, created_at, id) where status = 'running';
create index job_by_end on job (expires_at) where expires_at is not null;

create table job_item (
  job_id text${sorted} not null,
  shop text not null,
  mode text not null,
  idx ${bigint} not null,
  status text not null
    constraint job_item_status check (status in ('queued', 'succeeded', 'failed', 'cancelled')),
  input text not null,
  result text,
  error text,
  constraint job_item_pk primary key (job_id, idx)
)${strict};
create index job_item_failed on job_item (job_id, idx) where status = 'failed';

create table job_chunk (
  job_id text${sorted} not null,
  shop text not null,
  mode text not null,
  number ${bigint} not null,
  first ${bigint} not null,
  size ${bigint} not null,
  owner text,
  lease_until ${bigint},
  generation ${bigint} not null,
  done ${boolean} not null,
  constraint job_chunk_pk primary key (job_id, number)
)${strict};
create index job_chunk_open on job_chunk (job_id, number) where not done;
