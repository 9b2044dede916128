-- Analyses that were kept: what was asked, by whom, for which group, and every run with its outcome.
create table analysis (
    id           uuid primary key,
    number       bigint not null unique check (number > 0),
    group_id     uuid not null references working_group (id),
    agency_id    uuid references agency (id),
    agency_code  text not null,
    author_id    uuid references person (id),
    author_name  text not null,
    title        text not null,
    note         text not null,
    state        text not null check (state in ('draft', 'published', 'withdrawn')),
    kept_at      bigint not null,
    changed_at   bigint not null,
    published_at bigint,
    revision     bigint not null
);

-- What one run of a recipe gave; no statement changes or removes one.
create table analysis_run (
    analysis_id uuid not null references analysis (id),
    number      bigint not null check (number > 0),
    recipe      text not null,
    outcome     text not null,
    digest      text not null,
    made_at     bigint not null,
    made_by     text not null,
    primary key (analysis_id, number)
);
