-- What was done after the first mail of a circulation: sent again to a mended address, or reminded.
-- Rows are added, never changed; the first mail and what its server said stay as they are.
create table circulation_attempt (
    mail_id        uuid primary key references mail (id),
    circulation_id uuid not null references circulation (id),
    person_id      uuid not null references person (id),
    kind           text not null check (kind in ('again', 'reminder')),
    address        text not null,
    on_day         text not null,
    made_at        bigint not null,
    made_by        text not null
);
create index circulation_attempt_of on circulation_attempt (circulation_id, person_id, made_at);
-- Nobody is reminded twice on a day, whoever presses the button.
create unique index circulation_attempt_daily on circulation_attempt (circulation_id, person_id, on_day)
    where kind = 'reminder';
