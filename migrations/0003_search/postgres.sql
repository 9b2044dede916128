-- One index over all capabilities. Its words are folded by the program and parted by single spaces,
-- so that no database has its own opinion about what a word is.
create table search_entry (
    record      text primary key,
    kind        text not null,
    title       text not null,
    body        text not null,
    url         text not null,
    language    text not null,
    group_id    uuid,
    at          bigint not null,
    title_words text not null,
    body_words  text not null,
    in_title    tsvector generated always as (array_to_tsvector(string_to_array(title_words, ' '))) stored,
    in_all      tsvector generated always as
        (array_to_tsvector(string_to_array(title_words, ' ') || string_to_array(body_words, ' '))) stored
);
create index search_entry_words on search_entry using gin (in_all);
create index search_entry_group on search_entry (group_id, kind);
