-- Files on their way to become editions. The bytes lie in the file store under their hash; they are recorded in `file`
-- with the edition, so that a file that was refused leaves nothing there.
create table import (
    id           blob primary key,
    file_hash    text not null,
    file_name    text not null,
    file_bytes   integer not null,
    layout       text,
    edition_name text not null,
    mapping      text,
    kept_as      text not null,
    state        text not null check (state in ('draft', 'waiting', 'reading', 'storing', 'checking', 'ready', 'failed')),
    expected     integer,
    tries        integer not null,
    edition_id   blob references edition (id),
    was_there    integer not null check (was_there in (0, 1)),
    reason       text,
    told         text,
    begun_by     text not null,
    begun_at     integer not null,
    changed_at   integer not null,
    revision     integer not null,
    check ((state = 'failed') = (reason is not null)),
    check (state not in ('checking', 'ready') or edition_id is not null)
) strict;
create index import_newest on import (begun_at, id);
create index import_of_file on import (file_hash);

-- What the columns of a table are, said once by a person and used again for the next edition.
create table kept_mapping (
    id       blob primary key,
    name     text not null unique,
    dataset  text not null,
    mapping  text not null,
    made_for text not null,
    kept_by  text not null,
    kept_at  integer not null,
    revision integer not null
) strict;
