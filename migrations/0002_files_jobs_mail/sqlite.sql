-- What is to be done later, once or again and again; at least once each.
create table job (
    id           blob primary key,
    name         text not null,
    payload      text not null,
    unique_key   text unique,
    state        text not null check (state in ('waiting', 'running', 'done', 'failed')),
    due_at       integer not null,
    run_at       integer not null,
    tries        integer not null,
    leased_until integer,
    ended_at     integer,
    error        text
) strict;
create index job_due on job (state, run_at);

-- The outbox: one mail for one person each, and what the server said to it.
create table mail (
    id            blob primary key,
    message_id    text unique,
    to_address    text not null,
    to_name       text not null,
    subject       text not null,
    text_body     text not null,
    html_body     text,
    ics           blob,
    ics_method    text,
    list_id       text,
    reply_to      text,
    in_reply_to   blob,
    purpose       text not null,
    record        text not null,
    secret        integer not null,
    state         text not null check (state in ('queued', 'sending', 'accepted', 'bounced', 'given-up')),
    tries         integer not null,
    next_try_at   integer not null,
    leased_until  integer,
    server_reply  text not null,
    queued_at     integer not null,
    sent_at       integer,
    ended_at      integer
) strict;
create index mail_due on mail (state, next_try_at);
create index mail_record on mail (record, to_address);

-- What the stored files are; their bytes lie on the disk under their hash.
create table file (
    hash       text primary key,
    length     integer not null,
    media_type text not null,
    name       text not null,
    stored_at  integer not null
) strict;
