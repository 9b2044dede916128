-- Tables that were protected and released. Of a withheld cell there is the interval in which a reader can place it,
-- and nothing of its value.
create table released_table (
    id           blob primary key,
    number       integer not null unique,
    family       text not null,
    family_key   text not null,
    title        text not null,
    audience     text not null check (audience in ('public', 'members')),
    state        text not null check (state in ('proposed', 'released', 'retracted')),
    rule         text not null,
    shape        text not null,
    counts       integer not null,
    digest       text not null,
    seal         text not null,
    proposed_by  text not null,
    proposed_at  integer not null,
    released_by  text,
    released_at  integer,
    retracted_by text,
    retracted_at integer,
    reason       text,
    check ((released_by is null) = (released_at is null)),
    check (state <> 'released' or released_at is not null),
    check ((state = 'retracted') = (retracted_at is not null))
) strict;
create index released_table_of_family on released_table (family_key, number);

create table released_cell (
    release_id blob not null references released_table (id),
    position   integer not null,
    value      real,
    reason     text check (reason in ('threshold', 'dominance', 'p-percent', 'complement', 'earlier')),
    low        real,
    high       real,
    width      real,
    whole      integer,
    primary key (release_id, position),
    -- A cell is told, or there is a reason why not, and then no value.
    check ((value is null) = (reason is not null)),
    check ((reason is null) = (low is null) and (reason is null) = (width is null) and (reason is null) = (whole is null))
) strict, without rowid;

-- Against which earlier releases a table was proved when it was released.
create table released_against (
    release_id blob not null references released_table (id),
    number     integer not null,
    primary key (release_id, number)
) strict, without rowid;
