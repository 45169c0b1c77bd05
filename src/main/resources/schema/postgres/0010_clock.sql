-- When each sweep of the clock runs next in the cluster. The columns are those of the scheduler, db-scheduler. The embedded
-- engine keeps the same in a file of its own, clock.db.
create table clock_task (
  task_name text collate "C" not null,
  task_instance text collate "C" not null,
  task_data bytea,
  execution_time timestamp with time zone,
  picked boolean not null,
  picked_by text,
  last_success timestamp with time zone,
  last_failure timestamp with time zone,
  consecutive_failures integer,
  last_heartbeat timestamp with time zone,
  version bigint not null,
  priority smallint,
  state text,
  constraint clock_task_pk primary key (task_name, task_instance)
);
create index clock_task_by_time on clock_task (execution_time);
create index clock_task_by_heartbeat on clock_task (last_heartbeat);
