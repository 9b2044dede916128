-- Every act, in order, each chained to the one before it by its hash.
create table journal (
    seq         bigint primary key,
    recorded_at bigint not null,
    happened_at bigint not null,
    actor       text not null check (actor in ('person', 'operator', 'system')),
    person_id   uuid,
    person_name text not null,
    agency_id   uuid,
    agency_code text,
    group_id    uuid,
    act         text not null,
    record      text not null,
    title       text not null,
    url         text not null,
    facts       text not null,
    before      text not null,
    after       text not null,
    prev        bytea not null,
    hash        bytea not null
);
create index journal_act on journal (group_id, act, happened_at);
create index journal_record on journal (record, seq);
create index journal_person on journal (person_id, seq);

-- One row: how far the chain has come. A chain cut off at its end is found out by it.
create table journal_head (
    id   bigint primary key check (id = 1),
    seq  bigint not null,
    hash bytea not null
);
