-- Cards that clients got and what became of them. No row says anything about a patient; a comment,
-- which could, is kept only where the hospital has switched that on.
create table shown_card (
  uuid uuid primary key,
  service text not null,
  statements text[] not null,
  indicator text not null check (indicator in ('info', 'warning', 'critical')),
  shown_on date not null
);

create index shown_card_day on shown_card (shown_on);

comment on column shown_card.statements is 'ClinicalUseDefinition/<id>/_history/<version>, each.';

create table feedback (
  card uuid not null,
  service text not null,
  outcome text not null check (outcome in ('accepted', 'overridden')),
  outcome_at timestamp with time zone not null,
  suggestions uuid[] not null,
  reason text,
  comment text,
  received_at timestamp with time zone not null,
  primary key (card, outcome_at, outcome)
);

create index feedback_received on feedback (received_at);

comment on column feedback.outcome_at is 'By the clock of the client: with the card and the outcome'
  ' it tells a repeated answer from a new one.';
comment on column feedback.reason is 'A code of ours, or other; null: none was given.';
