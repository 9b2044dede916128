-- A meeting as it was agreed: a civil time in a zone; the instant is derived from them.
create table meeting (
    id         uuid primary key,
    group_id   uuid not null references working_group (id),
    reference  text not null,
    title      text not null,
    starts     text not null,
    zone       text not null,
    shown      text not null check (shown in ('once', 'first', 'second')),
    minutes    bigint not null check (minutes between 1 and 10080),
    at         bigint not null,
    state      text not null check (state in ('planned', 'held', 'cancelled')),
    place      text not null,
    join_url   text not null,
    note       text not null,
    papers_day text,
    reason     text not null,
    sequence   bigint not null,
    changed_at bigint not null,
    revision   bigint not null,
    unique (group_id, reference)
);
create index meeting_group on meeting (group_id, at);
create index meeting_state on meeting (state, at);

-- What a meeting is to speak about, in order.
create table agenda_item (
    id         uuid primary key,
    meeting_id uuid not null references meeting (id),
    position   bigint not null,
    title      text not null,
    minutes    bigint not null check (minutes >= 0),
    presenter  text not null,
    clause     bigint,
    revision   bigint not null
);
create index agenda_item_meeting on agenda_item (meeting_id, position);

-- A paper laid before a meeting under an item: a stored file or an address.
create table paper (
    id       uuid primary key,
    item_id  uuid not null references agenda_item (id),
    title    text not null,
    link     text not null,
    file     text references file (hash),
    added_at bigint not null,
    added_by text not null
);
create index paper_item on paper (item_id, added_at);

-- Who was sent which version of the invitation, and for when it called the meeting (told_at).
create table invitation (
    meeting_id uuid not null references meeting (id),
    person_id  uuid not null references person (id),
    sequence   bigint not null,
    told_at    bigint not null,
    sent_at    bigint not null,
    primary key (meeting_id, person_id)
);

-- What the invited answered.
create table meeting_answer (
    meeting_id  uuid not null references meeting (id),
    person_id   uuid not null references person (id),
    name        text not null,
    agency_id   uuid references agency (id),
    agency_code text,
    answer      text not null check (answer in ('yes', 'written', 'no')),
    answered_at bigint not null,
    primary key (meeting_id, person_id)
);

-- Who took part, under the name, for the agency and in the zone of that day.
create table attendance (
    meeting_id  uuid not null references meeting (id),
    person_id   uuid not null references person (id),
    name        text not null,
    agency_id   uuid references agency (id),
    agency_code text,
    zone        text not null,
    mode        text not null check (mode in ('online', 'in-person', 'written')),
    declared_by text not null,
    declared_at bigint not null,
    own_word    boolean not null,
    primary key (meeting_id, person_id)
);
create index attendance_person on attendance (person_id);

-- What somebody who did not speak gave in writing, before the meeting or after it.
create table written_input (
    id          uuid primary key,
    meeting_id  uuid not null references meeting (id),
    item_id     uuid references agenda_item (id),
    person_id   uuid not null references person (id),
    name        text not null,
    agency_id   uuid references agency (id),
    agency_code text,
    body        text not null,
    given_at    bigint not null
);
create index written_input_meeting on written_input (meeting_id, given_at);
