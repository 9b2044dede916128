-- One index over all capabilities. Its words are folded by the program and parted by single spaces,
-- so that no database has its own opinion about what a word is: the tokenizer `ascii` takes every
-- letter beyond ASCII as part of a word.
create table search_entry (
    seq         integer primary key,
    record      text not null unique,
    kind        text not null,
    title       text not null,
    body        text not null,
    url         text not null,
    language    text not null,
    group_id    blob,
    at          integer not null,
    title_words text not null,
    body_words  text not null
) strict;
create index search_entry_group on search_entry (group_id, kind);

create virtual table search_words using fts5(
    title_words, body_words, content = 'search_entry', content_rowid = 'seq', tokenize = 'ascii', detail = column
);
create trigger search_entry_added after insert on search_entry begin
    insert into search_words (rowid, title_words, body_words) values (new.seq, new.title_words, new.body_words);
end;
create trigger search_entry_gone after delete on search_entry begin
    insert into search_words (search_words, rowid, title_words, body_words)
    values ('delete', old.seq, old.title_words, old.body_words);
end;
