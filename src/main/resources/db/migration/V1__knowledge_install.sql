-- Which catalogues have been in force here, in order. knowledge_head is the one row that every
-- change of the knowledge locks, so that revisions are given out in the order of commits.
create table knowledge_head (
  only_row boolean primary key default true check (only_row),
  revision bigint not null
);

insert into knowledge_head (revision) values (0);

create table knowledge_install (
  revision bigint primary key,
  catalogue text not null,
  digest char(64) not null,
  installed_at timestamp with time zone not null
);

comment on table knowledge_install is 'A catalogue that came into force; rows are never changed.';
