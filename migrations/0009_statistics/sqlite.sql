-- Editions of datasets; a file makes one edition, and its figures never change.
create table edition (
    id          blob primary key,
    dataset     text not null,
    slug        text not null,
    name        text not null,
    file_hash   text not null unique references file (hash),
    title       text not null,
    revision    text not null,
    citation    text not null,
    licence     text not null,
    state       text not null check (state in ('staged', 'published', 'withdrawn')),
    imported_by text not null,
    imported_at integer not null,
    figures     integer not null,
    present     integer not null,
    countries   integer not null,
    aggregates  integer not null,
    errors      integer not null,
    warnings    integer not null,
    notes       integer not null,
    unique (dataset, slug)
) strict;
create index edition_newest on edition (dataset, state, imported_at);

create table figure (
    edition_id blob not null references edition (id),
    sheet      text not null,
    row_at     integer not null check (row_at >= 0),
    column_at  integer not null check (column_at >= 0),
    indicator  text not null check (indicator in ('immigrant-stock', 'population', 'immigrant-share', 'female-share', 'stock-growth', 'refugee-stock', 'refugee-share', 'refugee-growth')),
    m49        integer not null,
    area       text,
    aggregate  integer not null,
    since      integer,
    year       integer not null,
    sex        text not null check (sex in ('both', 'male', 'female')),
    value      real,
    state      text not null check (state in ('reported', 'zero', 'missing', 'masked', 'rounds-to-zero')),
    primary key (edition_id, sheet, row_at, column_at),
    -- What is missing is never a number, and what is reported always is one.
    check ((value is null) = (state not in ('reported', 'zero')))
) strict;

create table source_area (
    edition_id blob not null references edition (id),
    position   integer not null,
    m49        integer not null,
    area       text,
    name       text not null,
    level      integer not null,
    basis      text not null,
    note       integer,
    note_text  text not null,
    sheet      text not null,
    row_at     integer not null,
    column_at  integer not null,
    primary key (edition_id, position)
) strict;

create table finding (
    edition_id blob not null references edition (id),
    position   integer not null,
    severity   text not null check (severity in ('error', 'warning', 'note')),
    kind       text not null,
    sheet      text,
    row_number integer,
    cell       text,
    found      text not null,
    expected   text not null,
    primary key (edition_id, position)
) strict;
