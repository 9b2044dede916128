-- Analyses of a build: recipes of its text, and analyses that were kept in the workbench.
create table report_analysis (
    build_id uuid not null references report_build (id),
    position bigint not null,
    name     text not null,
    kept     bigint,
    run      bigint,
    digest   text not null,
    primary key (build_id, position)
);
create index report_analysis_kept on report_analysis (kept, build_id);

-- The cells that an analysis of a build drew on, as rectangles of a sheet.
create table report_drawn (
    build_id    uuid not null references report_build (id),
    position    bigint not null,
    part        bigint not null,
    edition_id  uuid not null references edition (id),
    sheet       text not null,
    row_from    bigint not null,
    row_to      bigint not null,
    column_from bigint not null,
    column_to   bigint not null,
    primary key (build_id, position, part)
);
-- Which analyses drew on a figure is asked by its cell.
create index report_drawn_cell on report_drawn (edition_id, sheet, row_from, row_to, column_from, column_to, build_id, position);
