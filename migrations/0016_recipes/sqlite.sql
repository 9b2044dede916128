-- Analyses that were kept: what was asked, by whom, for which group, and every run with its outcome.
create table analysis (
    id           blob primary key,
    number       integer not null unique check (number > 0),
    group_id     blob not null references working_group (id),
    agency_id    blob references agency (id),
    agency_code  text not null,
    author_id    blob references person (id),
    author_name  text not null,
    title        text not null,
    note         text not null,
    state        text not null check (state in ('draft', 'published', 'withdrawn')),
    kept_at      integer not null,
    changed_at   integer not null,
    published_at integer,
    revision     integer not null
) strict;

-- What one run of a recipe gave; no statement changes or removes one.
create table analysis_run (
    analysis_id blob not null references analysis (id),
    number      integer not null check (number > 0),
    recipe      text not null,
    outcome     text not null,
    digest      text not null,
    made_at     integer not null,
    made_by     text not null,
    primary key (analysis_id, number)
) strict;
