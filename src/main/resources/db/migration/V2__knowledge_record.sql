-- Every version of every record. A version is never changed and never removed: a record that is
-- deleted gets a version without content.
create table knowledge_record (
  kind text not null,
  id text not null check (id ~ '^[a-z0-9-]{1,64}$'),
  version integer not null check (version > 0),
  revision bigint not null,
  origin text not null check (origin in ('bundled', 'local')),
  content jsonb,
  model integer not null check (model > 0),
  catalogue text,
  catalogue_digest char(64),
  author text not null,
  reason text not null,
  recorded_at timestamp with time zone not null,
  primary key (kind, id, version)
);

create index knowledge_record_revision on knowledge_record (revision);

comment on column knowledge_record.revision is 'The change of the whole knowledge it came with.';
comment on column knowledge_record.content is 'The record in its model; null: deleted.';
comment on column knowledge_record.catalogue is 'Bundled state it is, or was edited from.';

create function knowledge_record_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'versions of records are never changed or removed';
end
$$;

create trigger knowledge_record_is_kept
  before update or delete or truncate on knowledge_record
  for each statement execute function knowledge_record_is_kept();
