-- Editions of datasets; a file makes one edition, and its figures never change.
create table edition (
    id          uuid primary key,
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
    imported_at bigint not null,
    figures     bigint not null,
    present     bigint not null,
    countries   bigint not null,
    aggregates  bigint not null,
    errors      bigint not null,
    warnings    bigint not null,
    notes       bigint not null,
    unique (dataset, slug)
);
create index edition_newest on edition (dataset, state, imported_at);

create table figure (
    edition_id uuid not null references edition (id),
    sheet      text not null,
    row_at     bigint not null check (row_at >= 0),
    column_at  bigint not null check (column_at >= 0),
    indicator  text not null check (indicator in ('immigrant-stock', 'population', 'immigrant-share', 'female-share', 'stock-growth', 'refugee-stock', 'refugee-share', 'refugee-growth')),
    m49        bigint not null,
    area       text,
    aggregate  boolean not null,
    since      bigint,
    year       bigint not null,
    sex        text not null check (sex in ('both', 'male', 'female')),
    value      double precision,
    state      text not null check (state in ('reported', 'zero', 'missing', 'masked', 'rounds-to-zero')),
    primary key (edition_id, sheet, row_at, column_at),
    -- What is missing is never a number, and what is reported always is one.
    check ((value is null) = (state not in ('reported', 'zero')))
);

create table source_area (
    edition_id uuid not null references edition (id),
    position   bigint not null,
    m49        bigint not null,
    area       text,
    name       text not null,
    level      bigint not null,
    basis      text not null,
    note       bigint,
    note_text  text not null,
    sheet      text not null,
    row_at     bigint not null,
    column_at  bigint not null,
    primary key (edition_id, position)
);

create table finding (
    edition_id uuid not null references edition (id),
    position   bigint not null,
    severity   text not null check (severity in ('error', 'warning', 'note')),
    kind       text not null,
    sheet      text,
    row_number bigint,
    cell       text,
    found      text not null,
    expected   text not null,
    primary key (edition_id, position)
);
