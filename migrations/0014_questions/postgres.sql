-- What people may ask in SQL: figures of published editions, and the reference content beside them.
create table known_area (
    code         text primary key,
    m49          bigint,
    iso2         text,
    iso3         text,
    kind         text not null,
    region       bigint,
    subregion    bigint,
    intermediate bigint,
    ldc          bigint not null,
    lldc         bigint not null,
    sids         bigint not null,
    counted_in   text,
    name_en      text not null,
    name_fr      text not null,
    name_es      text not null,
    name_ar      text not null,
    name_ru      text not null,
    name_zh      text not null
);

create table known_membership (
    community text not null,
    position  bigint not null,
    name      text not null,
    kind      text not null,
    area      text not null,
    since     text,
    until     text,
    standing  text not null,
    mark      text not null,
    primary key (community, position)
);

-- Which content of the program these rows were made of.
create table known_content (
    name   text primary key,
    digest text not null
);

-- Every published figure, sums of publishers among them; the two views below it keep these apart.
create view published_figure as
select edition.dataset as dataset, edition.slug as edition, series.indicator as indicator, series.area as area,
       series.area_kind as area_kind, series.counterpart as counterpart, series.counterpart_kind as counterpart_kind,
       series.sex as sex, series.age as age, series.detail as detail, observation.period as period,
       cast(substr(observation.period, 1, 4) as bigint) as year, observation.since as since,
       observation.value as value, observation.state as state, series.unit as unit, edition_sheet.name as sheet,
       observation.row_at + 1 as row, observation.column_at + 1 as col
from observation
join series on series.id = observation.series_id
join edition on edition.id = series.edition_id
join edition_sheet on edition_sheet.edition_id = edition.id and edition_sheet.number = observation.sheet
where edition.state = 'published';

-- Countries and what belongs to none of them: never a sum of the publisher, so that adding them is right.
create view figures as
select * from published_figure
where area_kind <> 'aggregate' and coalesce(counterpart_kind, 'country') <> 'aggregate';

-- The sums that publishers print, apart.
create view aggregates as
select * from published_figure
where area_kind = 'aggregate' or coalesce(counterpart_kind, 'country') = 'aggregate';

create view areas as
select code as area, m49, iso2, iso3, kind, region, subregion, intermediate, ldc, lldc, sids, counted_in,
       name_en as name, name_en, name_fr, name_es, name_ar, name_ru, name_zh
from known_area;

create view memberships as
select community, name, kind, area, since, until, standing, mark from known_membership;
