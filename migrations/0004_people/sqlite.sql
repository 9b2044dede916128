-- The members of the parent group, each once for all groups.
create table agency (
    id       blob primary key,
    code     text not null unique,
    names    text not null,
    added_at integer not null
) strict;

-- Officials in their function; nobody else is ever recorded here.
create table person (
    id        blob primary key,
    email     text not null unique,
    name      text not null,
    agency_id blob references agency (id),
    zone      text not null,
    station   text,
    languages text not null,
    feed_hash blob unique,
    feed_at   integer,
    seen_at   integer,
    added_at  integer not null,
    revision  integer not null
) strict;
create index person_agency on person (agency_id);

-- One-time links; only the hash of the secret in them is kept.
create table sign_in_link (
    hash      blob primary key,
    person_id blob not null references person (id),
    to_path   text not null,
    made_at   integer not null,
    ends_at   integer not null,
    used_at   integer
) strict;
create index sign_in_link_end on sign_in_link (ends_at);

-- Where a person is signed in.
create table session (
    id        blob primary key,
    hash      blob not null unique,
    person_id blob not null references person (id),
    begun_at  integer not null,
    seen_at   integer not null,
    ends_at   integer not null,
    browser   text not null
) strict;
create index session_person on session (person_id, seen_at);

-- Who a person is at a provider of identities.
create table linked_identity (
    issuer    text not null,
    subject   text not null,
    person_id blob not null references person (id),
    linked_at integer not null,
    primary key (issuer, subject)
) strict;

-- A visit to a provider of identities that has not come back yet.
create table identity_request (
    state_hash blob primary key,
    provider   text not null,
    nonce      text not null,
    verifier   text not null,
    to_path    text not null,
    made_at    integer not null
) strict;
