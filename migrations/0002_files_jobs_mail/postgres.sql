-- What is to be done later, once or again and again; at least once each.
create table job (
    id           uuid primary key,
    name         text not null,
    payload      text not null,
    unique_key   text unique,
    state        text not null check (state in ('waiting', 'running', 'done', 'failed')),
    due_at       bigint not null,
    run_at       bigint not null,
    tries        bigint not null,
    leased_until bigint,
    ended_at     bigint,
    error        text
);
create index job_due on job (state, run_at);

-- The outbox: one mail for one person each, and what the server said to it.
create table mail (
    id            uuid primary key,
    message_id    text unique,
    to_address    text not null,
    to_name       text not null,
    subject       text not null,
    text_body     text not null,
    html_body     text,
    ics           bytea,
    ics_method    text,
    list_id       text,
    reply_to      text,
    in_reply_to   uuid,
    purpose       text not null,
    record        text not null,
    secret        boolean not null,
    state         text not null check (state in ('queued', 'sending', 'accepted', 'bounced', 'given-up')),
    tries         bigint not null,
    next_try_at   bigint not null,
    leased_until  bigint,
    server_reply  text not null,
    queued_at     bigint not null,
    sent_at       bigint,
    ended_at      bigint
);
create index mail_due on mail (state, next_try_at);
create index mail_record on mail (record, to_address);

-- What the stored files are; their bytes lie on the disk under their hash.
create table file (
    hash       text primary key,
    length     bigint not null,
    media_type text not null,
    name       text not null,
    stored_at  bigint not null
);
