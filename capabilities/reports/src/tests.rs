//! Reports from the text to the bytes, over a small workbook of invented numbers.

mod building;
mod citing;
mod kept;
mod pages;

use db::{Db, Tx, sql};
use files::testing::Folder;
use jiff::Timestamp;
use kernel::{Actor, AgencyId, GroupId, Identity, Language, Names, Office, Permit, Person, PersonId, Role};
use sources::undesa_stock::fixture::Fixture;
use web::{Settings, Site, Workbooks};

use crate::{
    model::Report,
    ops::{self, Building, Built, Error, NewReport, Whole},
    policy::{Owned, Write},
};

pub(crate) use db::testing::NOW;

/// A text that uses everything; the numbers are those of the fixture.
const TEXT: &str = "# Migration in Kenya\n\n## Overview\n\nKenya had **{{figure immigrant-stock KEN 2020}}** migrants in 2020 {{cite undesa-stock/2020}}, see {{cite handbook}}.\n\n{{table immigrant-stock KEN,UGA,TWN 2015,2020}}\n\n## Trend\n\n{{chart immigrant-stock KEN,UGA 1990..2020}}\n\n{{chart immigrant-stock KEN,UGA,MDA 2020}}\n\n```reference handbook\ntitle = \"Handbook {of} figures\"\nauthors = [\"Example Agency\"]\nyear = 2019\n```\n\n## Analysis\n\n```recipe spread\ntitle = \"Spread of stocks\"\nmethod = \"descriptive\"\ny = \"stock\"\n[figures]\nyears = [2020]\n[figures.columns]\nstock = \"immigrant-stock\"\n```\n\n{{analysis spread}}\n";

/// A group with one agency and one person in it.
#[derive(Clone, Copy)]
pub(crate) struct Stage {
    pub(crate) group: GroupId,
    agency: AgencyId,
    pub(crate) ana: PersonId,
}

impl Stage {
    pub(crate) async fn set(tx: &mut Tx) -> Self {
        let stage = Self { group: GroupId::new(NOW), agency: AgencyId::new(NOW), ana: PersonId::new(NOW) };
        let statement = sql(
            "insert into working_group (id, slug, names, parent_id, zone, home, mandate, settings, \
             founded_at, revision) values ($1, 'example', $2, null, 'America/New_York', $3, null, '{}', $4, 1)",
        );
        let names = Names::from("Example Group").with(Language::Russian, "Группа-пример");
        tx.run(statement.bind(stage.group).bind(names).bind(true).bind(NOW)).await.unwrap();
        let statement = sql("insert into agency (id, code, names, added_at) values ($1, 'EXA', $2, $3)");
        tx.run(statement.bind(stage.agency).bind(Names::from("Example")).bind(NOW)).await.unwrap();
        let statement =
            sql("insert into person (id, email, name, agency_id, zone, languages, added_at, revision) \
             values ($1, 'ana@agency.example', 'A. Example', $2, 'Asia/Bangkok', 'en', $3, 1)");
        tx.run(statement.bind(stage.ana).bind(stage.agency).bind(NOW)).await.unwrap();
        stage
    }

    pub(crate) fn office(self, role: Role) -> (Person, Vec<Office>) {
        let person = Person {
            id: self.ana,
            name: "A. Example".into(),
            agency: Some(self.agency),
            agency_code: Some("EXA".into()),
        };
        (person, vec![Office { role, group: Some(self.group), agency: Some(self.agency), country: None }])
    }

    pub(crate) fn actor(self, role: Role, now: Timestamp) -> Actor {
        let (person, offices) = self.office(role);
        Actor { identity: Identity::Person(person), offices, ..Actor::public(now) }
    }

    pub(crate) fn owned(self) -> Owned {
        Owned { group: self.group, parent: None, country: None, author: None }
    }
}

/// A database with a published edition, a group, and a site over it.
pub(crate) struct World {
    pub(crate) db: Db,
    pub(crate) folder: Folder,
    pub(crate) stage: Stage,
    pub(crate) site: Site,
}

impl World {
    pub(crate) async fn over(db: Db) -> Self {
        let folder = Folder::new().await;
        let settings =
            Settings { base_url: "https://t.example".into(), demo: false, zone: jiff::tz::TimeZone::UTC };
        let builder = Site::builder(db.clone(), web::testing::clock(NOW), settings)
            .part(folder.store.clone())
            .part(Workbooks(|list, imprint| Ok(tables::write_workbook(list, imprint)?)))
            .capability(statistics::capability())
            .capability(analyses::capability())
            .capability(crate::capability());
        let site = builder.build().unwrap().0;
        let stage = db.write(async |tx| Ok::<_, db::Error>(Stage::set(tx).await)).await.unwrap();
        let world = Self { db, folder, stage, site };
        world.import(&Fixture::named()).await;
        world
    }

    pub(crate) async fn import(&self, fixture: &Fixture) -> statistics::Edition {
        let wish = statistics::Wish::default();
        let actor = Actor::operator(NOW);
        let bytes = fixture.bytes();
        let done = statistics::import(&self.db, &self.folder.store, &actor, wish, "a.xlsx", bytes).await;
        done.unwrap().edition
    }

    pub(crate) async fn written(&self, slug: &str, text: &str, language: Language) -> Whole {
        let actor = self.stage.actor(Role::FocalPoint, NOW);
        let new = NewReport { slug: slug.into(), language: Some(language), ..NewReport::default() };
        let report: Report = self
            .db
            .write(async |tx| {
                let permit = Permit::<Write>::grant(&actor, self.stage.owned())?;
                ops::rewrite(tx, &actor, permit, new, text).await
            })
            .await
            .unwrap();
        self.db.read(async |tx| Whole::at(tx, &report.slug).await).await.unwrap()
    }

    pub(crate) async fn built(&self, whole: &Whole, now: Timestamp) -> Result<Built, Error> {
        let actor = self.stage.actor(Role::FocalPoint, now);
        let building = Building { site: &self.site, program: "tributary test" };
        ops::build(&self.db, &self.folder.store, &actor, building, whole).await
    }

    pub(crate) async fn published(&self, whole: &Whole, built: &Built, now: Timestamp) {
        let actor = self.stage.actor(Role::CoChair, now);
        let frozen = ops::frozen_of(&self.folder.store, &built.build).await.unwrap();
        self.db
            .write(async |tx| {
                let permit = Permit::grant(&actor, whole.owned())?;
                ops::publish(tx, &actor, permit, whole, &built.build, &frozen).await
            })
            .await
            .unwrap();
    }
}

pub(crate) fn later(hours: i64) -> Timestamp {
    NOW.checked_add(jiff::SignedDuration::from_hours(hours)).unwrap()
}

pub(crate) async fn acts(db: &Db) -> Vec<String> {
    let all = db.read(async |tx| journal::entries(tx, &journal::Filter::default()).await).await.unwrap();
    all.into_iter()
        .map(|it| it.act)
        .filter(|it| it.starts_with("report") || it.starts_with("figure."))
        .collect()
}
