-- Tokens of CDS clients that were used, so that none is used twice on whichever replica. A row is of
-- no more use once its token has expired, and is deleted then.
create table seen_token (
  digest char(64) primary key,
  expires_at timestamp with time zone not null
);

create index seen_token_expires_at on seen_token (expires_at);

comment on column seen_token.digest is 'SHA-256 over issuer and jti; nothing of the token is kept.';
