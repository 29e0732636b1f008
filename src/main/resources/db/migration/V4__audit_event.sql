-- The audit trail. Rows are added and never changed; they can be removed once they are older than
-- audit_retention says, and not before. Nothing here names a patient: patient is a keyed hash.
create table audit_event (
  id uuid primary key,
  recorded_at timestamp with time zone not null,
  kind text not null check (kind in ('assess', 'change', 'read', 'sweep', 'loss')),
  door text not null,
  subject text not null,
  caller text,
  request_id text,
  hook_instance uuid,
  status integer not null,
  patient text check (patient ~ '^[A-Za-z0-9_-]{43}$'),
  knowledge text,
  refs text[] not null,
  details jsonb not null
);

create index audit_event_recorded on audit_event (recorded_at desc, id desc);
create index audit_event_patient on audit_event (patient, recorded_at desc)
  where patient is not null;

comment on column audit_event.patient is 'HMAC-SHA-256 over server, line feed and reference; base64url.';
comment on column audit_event.refs is 'What of the knowledge took part, with versions.';
comment on column audit_event.details is 'A closed list of names: org.spasmwatch.app.audit.Detail.';

create table audit_retention (
  only_row boolean primary key default true check (only_row),
  days integer not null check (days between 30 and 36500)
);

insert into audit_retention (days) values (365);

create function audit_event_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_level = 'ROW' then
    if old.recorded_at < now() - (select make_interval(days => days) from audit_retention) then
      return old;
    end if;
  end if;
  raise exception 'audit records are never changed, and not removed before their time';
end
$$;

create trigger audit_event_is_kept
  before delete on audit_event
  for each row execute function audit_event_is_kept();

create trigger audit_event_is_never_changed
  before update or truncate on audit_event
  for each statement execute function audit_event_is_kept();
