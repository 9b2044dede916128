-- Analyses of a build: recipes of its text, and analyses that were kept in the workbench.
create table report_analysis (
    build_id blob not null references report_build (id),
    position integer not null,
    name     text not null,
    kept     integer,
    run      integer,
    digest   text not null,
    primary key (build_id, position)
) strict;
create index report_analysis_kept on report_analysis (kept, build_id);

-- The cells that an analysis of a build drew on, as rectangles of a sheet.
create table report_drawn (
    build_id    blob not null references report_build (id),
    position    integer not null,
    part        integer not null,
    edition_id  blob not null references edition (id),
    sheet       text not null,
    row_from    integer not null,
    row_to      integer not null,
    column_from integer not null,
    column_to   integer not null,
    primary key (build_id, position, part)
) strict;
-- Which analyses drew on a figure is asked by its cell.
create index report_drawn_cell on report_drawn (edition_id, sheet, row_from, row_to, column_from, column_to, build_id, position);
