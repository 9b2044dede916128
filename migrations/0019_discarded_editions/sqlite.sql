-- An edition that was read and not yet published can be taken back; its import stays and says so. The check of states
-- cannot be changed in place, so that the table is made anew.
create table import_with_discarded (
    id                blob primary key,
    file_hash         text not null,
    file_name         text not null,
    file_bytes        integer not null,
    layout            text,
    edition_name      text not null,
    mapping           text,
    kept_as           text not null,
    state             text not null check (state in ('draft', 'waiting', 'reading', 'storing', 'checking', 'ready', 'failed', 'discarded')),
    expected          integer,
    tries             integer not null,
    edition_id        blob references edition (id),
    was_there         integer not null check (was_there in (0, 1)),
    reason            text,
    told              text,
    begun_by          text not null,
    begun_at          integer not null,
    changed_at        integer not null,
    revision          integer not null,
    discarded_edition blob,
    discarded_name    text,
    discarded_by      text,
    check ((state = 'failed') = (reason is not null)),
    check (state not in ('checking', 'ready') or edition_id is not null),
    check ((state = 'discarded') = (discarded_edition is not null)),
    check ((discarded_edition is null) = (discarded_name is null) and (discarded_name is null) = (discarded_by is null))
) strict;
insert into import_with_discarded (id, file_hash, file_name, file_bytes, layout, edition_name, mapping, kept_as, state,
    expected, tries, edition_id, was_there, reason, told, begun_by, begun_at, changed_at, revision)
select id, file_hash, file_name, file_bytes, layout, edition_name, mapping, kept_as, state, expected, tries, edition_id,
    was_there, reason, told, begun_by, begun_at, changed_at, revision from import;
drop table import;
alter table import_with_discarded rename to import;
create index import_newest on import (begun_at, id);
create index import_of_file on import (file_hash);
create index import_of_edition on import (edition_id);
