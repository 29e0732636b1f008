-- What a release to come may do to the tables while replicas of this one work on them: it adds, and takes nothing
-- away. Not one of our migrations; UpgradeIT lays it over the tables as they are.
alter table knowledge_record add column reviewed_by text;
alter table audit_event add column tenant text;
alter table seen_token add column client text not null default 'unknown';
alter table feedback add column score integer;
create index knowledge_record_reviewed_by on knowledge_record (reviewed_by);

create table knowledge_review (
  kind text not null,
  id text not null,
  version integer not null,
  reviewed_at timestamp with time zone not null default now(),
  primary key (kind, id, version),
  foreign key (kind, id, version) references knowledge_record
);

insert into flyway_schema_history
  (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
  select max(installed_rank) + 1, '999', 'next release', 'SQL', 'V999__next_release.sql', 1, current_user, 1, true
  from flyway_schema_history;
