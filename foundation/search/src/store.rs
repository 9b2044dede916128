//! The table of what can be found.

use db::{Engine, Sql, Tx, row, sql};
use jiff::Timestamp;
use kernel::{GroupId, Language};

use crate::{
    Piece,
    query::{for_fts5, for_tsquery, terms},
    snippet::snippet,
    words::index_words,
};

/// Longer texts are found by their beginning only.
const LONGEST: usize = 200_000;

/// Something that can be found.
#[derive(Clone, Debug)]
#[must_use = "an entry is put into the index by `search::put`"]
pub struct Entry {
    /// Which record it is, such as `minutes:<id>`; at most one entry each.
    pub record: String,
    /// What kind of thing it is, such as `minutes`.
    pub kind: &'static str,
    /// Its title.
    pub title: String,
    /// Its text, plain.
    pub body: String,
    /// Where it is read, such as `/meetings/2026-03`.
    pub url: String,
    /// The language it is written in.
    pub language: Language,
    /// The group whose members alone may find it; none for what is public.
    pub group: Option<GroupId>,
    /// By which time it is ordered.
    pub at: Timestamp,
}

impl Entry {
    /// A public entry in English without a text.
    pub fn new(
        record: impl Into<String>,
        kind: &'static str,
        title: impl Into<String>,
        url: impl Into<String>,
        at: Timestamp,
    ) -> Self {
        Self {
            record: record.into(),
            kind,
            title: title.into(),
            body: String::new(),
            url: url.into(),
            language: Language::English,
            group: None,
            at,
        }
    }

    /// With its text.
    pub fn body(self, body: impl Into<String>) -> Self {
        Self { body: body.into(), ..self }
    }

    /// To be found by the members of this group alone.
    pub fn only_for(self, group: GroupId) -> Self {
        Self { group: Some(group), ..self }
    }

    /// In another language.
    pub fn in_language(self, language: Language) -> Self {
        Self { language, ..self }
    }
}

/// What a person may find; made by a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// What is public.
    Public,
    /// What is public, and what belongs to these groups.
    Groups(Vec<GroupId>),
    /// Everything.
    All,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Hit {
    /// Which record it is.
    pub record: String,
    /// What kind of thing it is.
    pub kind: String,
    /// Its title; [`mark`](crate::mark) marks the words in it.
    pub title: String,
    /// Where it is read.
    pub url: String,
    /// The language it is written in.
    pub language: Language,
    /// By which time it is ordered.
    pub at: Timestamp,
    /// The part of its text in which the words were found, or its beginning.
    pub snippet: Vec<Piece>,
}

/// Puts an entry into the index, in place of the one the record had.
pub async fn put(tx: &mut Tx, entry: &Entry) -> db::Result<()> {
    remove(tx, &entry.record).await?;
    let body: String = without_nul(&entry.body).chars().take(LONGEST).collect();
    let title = without_nul(&entry.title);
    let statement = sql(
        "insert into search_entry (record, kind, title, body, url, language, group_id, at, title_words, body_words) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    );
    let statement = statement
        .bind(entry.record.as_str())
        .bind(entry.kind)
        .bind(title.as_str())
        .bind(body.as_str())
        .bind(entry.url.as_str())
        .bind(entry.language)
        .bind(entry.group)
        .bind(entry.at)
        .bind(index_words(&title))
        .bind(index_words(&body));
    tx.run(statement).await?;
    Ok(())
}

/// PostgreSQL cannot store it, and it says nothing.
fn without_nul(text: &str) -> String {
    text.replace('\0', " ")
}

/// Takes a record out of the index.
pub async fn remove(tx: &mut Tx, record: &str) -> db::Result<()> {
    tx.run(sql("delete from search_entry where record = $1").bind(record)).await?;
    Ok(())
}

/// Empties the index, before all of it is built again.
pub async fn clear(tx: &mut Tx) -> db::Result<()> {
    tx.run(sql("delete from search_entry")).await?;
    Ok(())
}

row! {
    struct HitRow {
        record: String,
        kind: String,
        title: String,
        body: String,
        url: String,
        language: Language,
        at: Timestamp,
    }
}

/// What has every word of the query: where the title has them all first, then the newest first.
pub async fn find(tx: &mut Tx, query: &str, scope: &Scope, limit: u32) -> db::Result<Vec<Hit>> {
    let terms = terms(query);
    if terms.is_empty() {
        return Ok(Vec::new());
    }
    let statement = match tx.engine() {
        Engine::Sqlite => {
            let all = for_fts5(&terms);
            let in_title = format!("{{title_words}} : ({all})");
            sql("select record, kind, title, body, url, language, at from search_entry \
                 where seq in (select rowid from search_words where search_words match $1)")
            .bind(all)
            // Bound before it stands in the text, so that the conditions between count on from it.
            .bind(in_title)
        }
        Engine::Postgres => {
            let all = for_tsquery(&terms);
            sql("select record, kind, title, body, url, language, at from search_entry \
                 where in_all @@ cast($1 as tsquery)")
            .bind(all.as_str())
            .bind(all.as_str())
        }
    };
    let title_first = match tx.engine() {
        Engine::Sqlite => {
            " order by case when seq in (select rowid from search_words where search_words match $2) \
             then 0 else 1 end, at desc, record limit "
        }
        Engine::Postgres => {
            " order by case when in_title @@ cast($2 as tsquery) then 0 else 1 end, at desc, \
             record collate \"C\" limit "
        }
    };
    let statement = scoped(statement, scope).then(title_first).number(i64::from(limit));
    let rows: Vec<HitRow> = tx.all(statement).await?;
    let hit = |row: HitRow| Hit {
        snippet: snippet(&row.body, &terms),
        record: row.record,
        kind: row.kind,
        title: row.title,
        url: row.url,
        language: row.language,
        at: row.at,
    };
    Ok(rows.into_iter().map(hit).collect())
}

fn scoped(statement: Sql, scope: &Scope) -> Sql {
    match scope {
        Scope::All => statement,
        Scope::Public => statement.then(" and group_id is null"),
        Scope::Groups(groups) => {
            statement.then(" and (group_id is null or (1 = 1").any_of("group_id", groups).then("))")
        }
    }
}
