-- What an item is there for, where the program knows what becomes of it.
alter table agenda_item add column kind text not null default 'ordinary'
    check (kind in ('ordinary', 'previous-minutes', 'carried-over'));
