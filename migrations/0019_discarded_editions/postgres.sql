-- An edition that was read and not yet published can be taken back; its import stays and says so.
alter table import drop constraint import_state_check;
alter table import add constraint import_state_check
    check (state in ('draft', 'waiting', 'reading', 'storing', 'checking', 'ready', 'failed', 'discarded'));
alter table import add column discarded_edition uuid;
alter table import add column discarded_name text;
alter table import add column discarded_by text;
alter table import add check ((state = 'discarded') = (discarded_edition is not null));
alter table import add check ((discarded_edition is null) = (discarded_name is null) and (discarded_name is null) = (discarded_by is null));
create index import_of_edition on import (edition_id);
