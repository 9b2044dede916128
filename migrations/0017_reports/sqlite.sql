-- Reports: what is written, what was built of it, and every figure that a build used.
create table report (
    id           blob primary key,
    slug         text not null unique,
    group_id     blob not null references working_group (id),
    country      text,
    language     text not null,
    title        text not null,
    summary      text not null,
    revision     integer not null,
    made_by      blob references person (id),
    made_by_name text not null,
    made_at      integer not null
) strict;

create table report_section (
    report_id blob not null references report (id),
    number    integer not null check (number > 0),
    title     text not null,
    body      text not null,
    revision  integer not null,
    edited_by text not null,
    edited_at integer not null,
    primary key (report_id, number)
) strict;

create table report_draft (
    report_id blob not null references report (id),
    person_id blob not null references person (id),
    number    integer not null,
    title     text not null,
    body      text not null,
    base      integer not null,
    revision  integer not null,
    saved_at  integer not null,
    primary key (report_id, person_id, number)
) strict;

create table report_build (
    id            blob primary key,
    report_id     blob not null references report (id),
    number        integer not null check (number > 0),
    state         text not null check (state in ('built', 'published', 'superseded')),
    title         text not null,
    language      text not null,
    frozen        text not null references file (hash),
    program       text not null,
    built_at      integer not null,
    built_by      blob references person (id),
    built_by_name text not null,
    published_at  integer,
    superseded_at integer,
    unique (report_id, number)
) strict;
create index report_build_state on report_build (state, published_at);

create table report_output (
    build_id  blob not null references report_build (id),
    form      text not null check (form in ('html', 'docx', 'pdf', 'xlsx')),
    file_hash text not null references file (hash),
    length    integer not null,
    primary key (build_id, form)
) strict;

-- The editions that a build read or cites.
create table report_source (
    build_id   blob not null references report_build (id),
    position   integer not null,
    edition_id blob not null references edition (id),
    file_hash  text not null,
    primary key (build_id, position)
) strict;
create index report_source_edition on report_source (edition_id, build_id);

-- Each figure that a build used, with the cell it stands in.
create table report_figure (
    build_id    blob not null references report_build (id),
    position    integer not null,
    edition_id  blob not null references edition (id),
    sheet       text not null,
    row_at      integer not null,
    column_at   integer not null,
    indicator   text not null,
    area        text not null,
    counterpart text,
    sex         text not null,
    age         text,
    detail      text,
    period      text not null,
    value       real,
    state       text not null,
    primary key (build_id, position)
) strict;
-- Who cites a figure is asked by its cell, and must be known at once among very many.
create index report_figure_cell on report_figure (edition_id, sheet, row_at, column_at, build_id);

create table figure_retraction (
    id         blob primary key,
    edition_id blob not null references edition (id),
    sheet      text not null,
    row_at     integer not null,
    column_at  integer not null,
    reason     text not null,
    at         integer not null,
    by_name    text not null,
    unique (edition_id, sheet, row_at, column_at)
) strict;

create table report_note (
    build_id blob not null references report_build (id),
    at       integer not null,
    by_name  text not null,
    remark   text not null,
    primary key (build_id, at)
) strict;
