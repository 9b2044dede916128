-- Tables that were protected and released. Of a withheld cell there is the interval in which a reader can place it,
-- and nothing of its value.
create table released_table (
    id           uuid primary key,
    number       bigint not null unique,
    family       text not null,
    family_key   text not null,
    title        text not null,
    audience     text not null check (audience in ('public', 'members')),
    state        text not null check (state in ('proposed', 'released', 'retracted')),
    rule         text not null,
    shape        text not null,
    counts       boolean not null,
    digest       text not null,
    seal         text not null,
    proposed_by  text not null,
    proposed_at  bigint not null,
    released_by  text,
    released_at  bigint,
    retracted_by text,
    retracted_at bigint,
    reason       text,
    check ((released_by is null) = (released_at is null)),
    check (state <> 'released' or released_at is not null),
    check ((state = 'retracted') = (retracted_at is not null))
);
create index released_table_of_family on released_table (family_key, number);

create table released_cell (
    release_id uuid not null references released_table (id),
    position   bigint not null,
    value      double precision,
    reason     text check (reason in ('threshold', 'dominance', 'p-percent', 'complement', 'earlier')),
    low        double precision,
    high       double precision,
    width      double precision,
    whole      boolean,
    primary key (release_id, position),
    -- A cell is told, or there is a reason why not, and then no value.
    check ((value is null) = (reason is not null)),
    check ((reason is null) = (low is null) and (reason is null) = (width is null) and (reason is null) = (whole is null))
);

-- Against which earlier releases a table was proved when it was released.
create table released_against (
    release_id uuid not null references released_table (id),
    number     bigint not null,
    primary key (release_id, number)
);
