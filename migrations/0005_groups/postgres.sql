-- The working group, its parent and its sisters.
create table working_group (
    id         uuid primary key,
    slug       text not null unique,
    names      text not null,
    parent_id  uuid references working_group (id),
    zone       text not null,
    home       boolean not null,
    mandate    text,
    settings   text not null,
    founded_at bigint not null,
    revision   bigint not null
);

-- An agency in a group from one day to another, both included.
create table membership (
    id        uuid primary key,
    group_id  uuid not null references working_group (id),
    agency_id uuid not null references agency (id),
    from_day  text not null,
    to_day    text,
    check (to_day is null or to_day >= from_day)
);
create index membership_group on membership (group_id, from_day);

-- The dated act of an agency that names a person; the days are both included.
create table designation (
    id           uuid primary key,
    group_id     uuid not null references working_group (id),
    agency_id    uuid not null references agency (id),
    person_id    uuid not null references person (id),
    role         text not null check (role in ('focal-point', 'alternate', 'co-chair')),
    from_day     text not null,
    to_day       text,
    letter       text references file (hash),
    letter_name  text not null,
    made_at      bigint not null,
    confirmed_at bigint not null,
    asked_at     bigint,
    ended        text check (ended in ('withdrawn', 'replaced', 'lapsed')),
    revision     bigint not null,
    check (to_day is null or to_day >= from_day)
);
create index designation_group on designation (group_id, agency_id, role, from_day);
create index designation_person on designation (person_id);

-- An agency chairs a group from one day to another; two may at once.
create table chair_term (
    id        uuid primary key,
    group_id  uuid not null references working_group (id),
    agency_id uuid not null references agency (id),
    from_day  text not null,
    to_day    text,
    check (to_day is null or to_day >= from_day)
);
create index chair_term_group on chair_term (group_id, from_day);

-- Offices that the co-chairs grant: those of countries, and the auditor's.
create table granted_office (
    id        uuid primary key,
    group_id  uuid not null references working_group (id),
    person_id uuid not null references person (id),
    role      text not null check (role in ('resident-coordinator', 'country-editor', 'country-validator', 'national-partner', 'auditor')),
    country   text,
    from_day  text not null,
    to_day    text,
    check (to_day is null or to_day >= from_day),
    check ((role = 'auditor') = (country is null))
);
create index granted_office_person on granted_office (person_id);

-- Keys turned in an act that needs both co-chairs; a key holds for exactly what its digest covers.
create table turned_key (
    subject   text not null,
    digest    text not null,
    agency_id uuid not null references agency (id),
    person_id uuid not null references person (id),
    group_id  uuid not null references working_group (id),
    turned_at bigint not null,
    primary key (subject, digest, agency_id)
);
