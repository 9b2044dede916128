-- The working group, its parent and its sisters.
create table working_group (
    id         blob primary key,
    slug       text not null unique,
    names      text not null,
    parent_id  blob references working_group (id),
    zone       text not null,
    home       integer not null,
    mandate    text,
    settings   text not null,
    founded_at integer not null,
    revision   integer not null
) strict;

-- An agency in a group from one day to another, both included.
create table membership (
    id        blob primary key,
    group_id  blob not null references working_group (id),
    agency_id blob not null references agency (id),
    from_day  text not null,
    to_day    text,
    check (to_day is null or to_day >= from_day)
) strict;
create index membership_group on membership (group_id, from_day);

-- The dated act of an agency that names a person; the days are both included.
create table designation (
    id           blob primary key,
    group_id     blob not null references working_group (id),
    agency_id    blob not null references agency (id),
    person_id    blob not null references person (id),
    role         text not null check (role in ('focal-point', 'alternate', 'co-chair')),
    from_day     text not null,
    to_day       text,
    letter       text references file (hash),
    letter_name  text not null,
    made_at      integer not null,
    confirmed_at integer not null,
    asked_at     integer,
    ended        text check (ended in ('withdrawn', 'replaced', 'lapsed')),
    revision     integer not null,
    check (to_day is null or to_day >= from_day)
) strict;
create index designation_group on designation (group_id, agency_id, role, from_day);
create index designation_person on designation (person_id);

-- An agency chairs a group from one day to another; two may at once.
create table chair_term (
    id        blob primary key,
    group_id  blob not null references working_group (id),
    agency_id blob not null references agency (id),
    from_day  text not null,
    to_day    text,
    check (to_day is null or to_day >= from_day)
) strict;
create index chair_term_group on chair_term (group_id, from_day);

-- Offices that the co-chairs grant: those of countries, and the auditor's.
create table granted_office (
    id        blob primary key,
    group_id  blob not null references working_group (id),
    person_id blob not null references person (id),
    role      text not null check (role in ('resident-coordinator', 'country-editor', 'country-validator', 'national-partner', 'auditor')),
    country   text,
    from_day  text not null,
    to_day    text,
    check (to_day is null or to_day >= from_day),
    check ((role = 'auditor') = (country is null))
) strict;
create index granted_office_person on granted_office (person_id);

-- Keys turned in an act that needs both co-chairs; a key holds for exactly what its digest covers.
create table turned_key (
    subject   text not null,
    digest    text not null,
    agency_id blob not null references agency (id),
    person_id blob not null references person (id),
    group_id  blob not null references working_group (id),
    turned_at integer not null,
    primary key (subject, digest, agency_id)
) strict;
