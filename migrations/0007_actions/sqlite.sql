-- Something an agency is to do, agreed at a meeting; a record of its own, whatever the minutes say.
create table action_point (
    id                blob primary key,
    group_id          blob not null references working_group (id),
    number            integer not null check (number > 0),
    body              text not null,
    agency_id         blob not null references agency (id),
    agency_code       text not null,
    meeting_id        blob not null references meeting (id),
    meeting_reference text not null,
    item_id           blob,
    agreed_at         integer not null,
    agreed_day        text not null,
    due_day           text,
    state             text not null check (state in ('open', 'in-progress', 'done', 'cancelled')),
    closed_at         integer,
    closed_meeting    blob references meeting (id),
    closed_reference  text,
    reason            text not null,
    changed_at        integer not null,
    revision          integer not null,
    unique (group_id, number),
    check ((closed_at is null) = (state in ('open', 'in-progress')))
) strict;
create index action_point_state on action_point (group_id, state, number);
create index action_point_owner on action_point (agency_id, state, due_day);
create index action_point_origin on action_point (meeting_id, number);
create index action_point_closed on action_point (closed_meeting);
