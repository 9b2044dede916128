-- The minutes of a meeting: one record, whose text comes in numbered versions.
create table minutes (
    id                uuid primary key,
    meeting_id        uuid not null unique references meeting (id),
    meeting_reference text not null,
    group_id          uuid not null references working_group (id),
    made_at           bigint not null
);
create index minutes_group on minutes (group_id);

-- A version is written as a draft; once it is circulated nothing of its text changes.
create table minutes_version (
    id            uuid primary key,
    minutes_id    uuid not null references minutes (id),
    number        bigint not null check (number > 0),
    state         text not null check (state in ('draft', 'circulated', 'adopted')),
    correction    text not null,
    made_at       bigint not null,
    circulated_at bigint,
    closes_at     bigint,
    adopted_at    bigint,
    digest        text,
    unique (minutes_id, number),
    check ((circulated_at is null) = (state = 'draft')),
    check ((digest is null) = (state = 'draft')),
    check ((adopted_at is null) = (state <> 'adopted'))
);

-- What a version says under an item of the agenda; item_id is nil for the meeting as a whole.
create table minutes_item (
    version_id uuid not null references minutes_version (id),
    item_id    uuid not null,
    position   bigint not null,
    title      text not null,
    body       text not null,
    revision   bigint not null,
    edited_by  text not null,
    edited_at  bigint not null,
    primary key (version_id, item_id)
);

-- What somebody typed and has not saved into the minutes yet; their own alone.
create table minutes_draft (
    version_id uuid not null references minutes_version (id),
    item_id    uuid not null,
    person_id  uuid not null references person (id),
    body       text not null,
    base       bigint not null,
    revision   bigint not null,
    saved_at   bigint not null,
    primary key (version_id, item_id, person_id)
);

-- What a meeting decided; a record of its own, whatever the minutes say.
create table decision (
    id         uuid primary key,
    meeting_id uuid not null references meeting (id),
    group_id   uuid not null references working_group (id),
    number     bigint not null check (number > 0),
    reference  text not null,
    body       text not null,
    item_id    uuid,
    taken_at   bigint not null,
    unique (meeting_id, number)
);
create index decision_group on decision (group_id, taken_at);

-- What an agency said to a circulated version; rows are added, never changed.
create table minutes_answer (
    id          uuid primary key,
    version_id  uuid not null references minutes_version (id),
    agency_id   uuid not null references agency (id),
    agency_code text not null,
    person_id   uuid not null references person (id),
    person_name text not null,
    answer      text not null check (answer in ('agree', 'comment')),
    paragraph   text not null,
    body        text not null,
    given_at    bigint not null
);
create index minutes_answer_version on minutes_answer (version_id, given_at);

-- The sending of a version to all who must have it.
create table circulation (
    id         uuid primary key,
    version_id uuid not null unique references minutes_version (id),
    minutes_id uuid not null references minutes (id),
    group_id   uuid not null references working_group (id),
    begun_at   bigint not null,
    begun_by   text not null,
    days       bigint not null,
    replaces   bigint,
    by_mail    boolean not null
);
create index circulation_minutes on circulation (minutes_id, begun_at);

-- Each recipient once, as they were on that day.
create table circulation_recipient (
    circulation_id uuid not null references circulation (id),
    person_id      uuid not null references person (id),
    name           text not null,
    address        text not null,
    agency_id      uuid not null references agency (id),
    agency_code    text not null,
    role           text not null,
    language       text not null,
    zone           text not null,
    mail_id        uuid references mail (id),
    primary key (circulation_id, person_id)
);
