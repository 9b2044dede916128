//! The schema, step by step, forward only.

use jiff::Timestamp;

use crate::{Db, Engine, Error, Result, Tx, sql};

/// One step of the schema, written for both databases.
#[derive(Debug)]
pub struct Migration {
    /// Number and name, such as `0005_meetings`.
    pub name: &'static str,
    /// Its SQLite text.
    pub sqlite: &'static str,
    /// Its PostgreSQL text.
    pub postgres: &'static str,
}

const ALL: &[Migration] = include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

impl Migration {
    fn text(&self, engine: Engine) -> &'static str {
        match engine {
            Engine::Sqlite => self.sqlite,
            Engine::Postgres => self.postgres,
        }
    }

    /// A checksum of the text (FNV-1a, 64 bits): it guards against edits, not against an enemy.
    fn checksum(&self, engine: Engine) -> String {
        let hash = self.text(engine).bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        format!("{hash:016x}")
    }
}

impl Db {
    /// Applies what has not been applied yet, all or nothing; names what it applied.
    pub async fn migrate(&self, now: Timestamp) -> Result<Vec<&'static str>> {
        let mut tx = self.begin().await?;
        tx.script("create table if not exists migration (name text primary key, checksum text not null, applied_at bigint not null)")
            .await?;
        let done: Vec<(String, String)> =
            tx.all(sql("select name, checksum from migration order by name")).await?;
        for (name, _) in &done {
            if !ALL.iter().any(|migration| migration.name == name) {
                return Err(Error::UnknownMigration(name.clone()));
            }
        }
        let mut applied = Vec::new();
        for migration in ALL {
            let checksum = migration.checksum(tx.engine());
            match done.iter().find(|(name, _)| name == migration.name) {
                Some((_, was)) if *was == checksum => {}
                Some(_) => return Err(Error::ChangedMigration(migration.name.into())),
                None => {
                    apply(&mut tx, migration, &checksum, now).await?;
                    applied.push(migration.name);
                }
            }
        }
        tx.commit().await?;
        Ok(applied)
    }
}

async fn apply(tx: &mut Tx, migration: &'static Migration, checksum: &str, now: Timestamp) -> Result<()> {
    tx.script(migration.text(tx.engine())).await?;
    let statement = sql("insert into migration (name, checksum, applied_at) values ($1, $2, $3)");
    tx.run(statement.bind(migration.name).bind(checksum).bind(now)).await?;
    Ok(())
}
