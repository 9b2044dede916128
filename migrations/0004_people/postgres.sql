-- The members of the parent group, each once for all groups.
create table agency (
    id       uuid primary key,
    code     text not null unique,
    names    text not null,
    added_at bigint not null
);

-- Officials in their function; nobody else is ever recorded here.
create table person (
    id        uuid primary key,
    email     text not null unique,
    name      text not null,
    agency_id uuid references agency (id),
    zone      text not null,
    station   text,
    languages text not null,
    feed_hash bytea unique,
    feed_at   bigint,
    seen_at   bigint,
    added_at  bigint not null,
    revision  bigint not null
);
create index person_agency on person (agency_id);

-- One-time links; only the hash of the secret in them is kept.
create table sign_in_link (
    hash      bytea primary key,
    person_id uuid not null references person (id),
    to_path   text not null,
    made_at   bigint not null,
    ends_at   bigint not null,
    used_at   bigint
);
create index sign_in_link_end on sign_in_link (ends_at);

-- Where a person is signed in.
create table session (
    id        uuid primary key,
    hash      bytea not null unique,
    person_id uuid not null references person (id),
    begun_at  bigint not null,
    seen_at   bigint not null,
    ends_at   bigint not null,
    browser   text not null
);
create index session_person on session (person_id, seen_at);

-- Who a person is at a provider of identities.
create table linked_identity (
    issuer    text not null,
    subject   text not null,
    person_id uuid not null references person (id),
    linked_at bigint not null,
    primary key (issuer, subject)
);

-- A visit to a provider of identities that has not come back yet.
create table identity_request (
    state_hash bytea primary key,
    provider   text not null,
    nonce      text not null,
    verifier   text not null,
    to_path    text not null,
    made_at    bigint not null
);
