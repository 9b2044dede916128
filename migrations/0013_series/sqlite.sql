-- Figures of any publisher: few series, many observations. What was imported before is carried over.
create table series (
    id               integer primary key,
    edition_id       blob not null references edition (id),
    indicator        text not null,
    area             text not null,
    area_kind        text not null check (area_kind in ('country', 'remainder', 'aggregate')),
    counterpart      text,
    counterpart_kind text check (counterpart_kind in ('country', 'remainder', 'aggregate')),
    sex              text not null check (sex in ('both', 'male', 'female')),
    age              text,
    detail           text,
    unit             text not null,
    check ((counterpart is null) = (counterpart_kind is null))
) strict;
create index series_of_edition on series (edition_id, id);
create index series_of_area on series (area, indicator);
create index series_of_counterpart on series (counterpart, indicator);

create table edition_sheet (
    edition_id blob not null references edition (id),
    number     integer not null,
    name       text not null,
    primary key (edition_id, number)
) strict;

create table observation (
    series_id integer not null references series (id),
    period    text not null,
    since     integer,
    value     real,
    state     text not null,
    sheet     integer not null,
    row_at    integer not null check (row_at >= 0),
    column_at integer not null check (column_at >= 0),
    primary key (series_id, sheet, row_at, column_at),
    -- What is missing is never a number, and what is reported always is one.
    -- A list of words would be made anew for every row; half the time of an import went into it.
    check (case state
        when 'reported' then value is not null when 'zero' then value is not null
        when 'missing' then value is null when 'masked' then value is null
        when 'rounds-to-zero' then value is null when 'not-applicable' then value is null
        else false end)
) strict, without rowid;

-- The same figures as packed columns, read in one piece; made again from the rows where they are not there.
create table edition_columns (
    edition_id   blob primary key references edition (id),
    series       blob not null,
    observations blob not null
) strict;

create table listed_area (
    edition_id blob not null references edition (id),
    position   integer not null,
    area       text not null,
    area_kind  text not null check (area_kind in ('country', 'remainder', 'aggregate')),
    name       text not null,
    level      integer not null,
    basis      text not null,
    note       text not null,
    sheet      integer not null,
    row_at     integer not null,
    column_at  integer not null,
    primary key (edition_id, position)
) strict;

-- How often each kind of finding was met; of one kind only the first are kept in full.
create table finding_count (
    edition_id blob not null references edition (id),
    severity   text not null check (severity in ('error', 'warning', 'note')),
    kind       text not null,
    found      integer not null,
    primary key (edition_id, severity, kind)
) strict;

alter table edition add column layout text not null default 'undesa-stock';
alter table edition add column rows_read integer not null default 0;

insert into edition_sheet (edition_id, number, name)
select edition_id, row_number() over (partition by edition_id order by sheet) - 1, sheet
from (select edition_id, sheet from figure union select edition_id, sheet from source_area) as sheets;

insert into series (id, edition_id, indicator, area, area_kind, sex, unit)
select row_number() over (order by edition_id, indicator, m49, sex), edition_id, indicator,
       coalesce(area, 'm49:' || m49), case when area is null then 'aggregate' else 'country' end, sex,
       case when indicator in ('immigrant-stock', 'refugee-stock') then 'persons'
            when indicator = 'population' then 'thousand-persons'
            when indicator in ('stock-growth', 'refugee-growth') then 'percent-per-year'
            else 'percent' end
from (select distinct edition_id, indicator, m49, area, sex from figure) as said;

insert into observation (series_id, period, since, value, state, sheet, row_at, column_at)
select series.id, cast(figure.year as text), figure.since, figure.value, figure.state, edition_sheet.number,
       figure.row_at, figure.column_at
from figure
join series on series.edition_id = figure.edition_id and series.indicator = figure.indicator
     and series.sex = figure.sex and series.area = coalesce(figure.area, 'm49:' || figure.m49)
join edition_sheet on edition_sheet.edition_id = figure.edition_id and edition_sheet.name = figure.sheet;

insert into listed_area (edition_id, position, area, area_kind, name, level, basis, note, sheet, row_at, column_at)
select source_area.edition_id, position, coalesce(area, 'm49:' || m49),
       case when area is null then 'aggregate' else 'country' end, source_area.name, level, basis, note_text,
       edition_sheet.number, row_at, column_at
from source_area
join edition_sheet on edition_sheet.edition_id = source_area.edition_id and edition_sheet.name = source_area.sheet;

insert into finding_count (edition_id, severity, kind, found)
select edition_id, severity, kind, count(*) from finding group by edition_id, severity, kind;

update edition set rows_read = countries + aggregates;

drop table figure;
drop table source_area;
