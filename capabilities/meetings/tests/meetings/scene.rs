//! A group of four agencies in four cities, and a site over it.

use std::sync::{Arc, Mutex};

use db::{Db, Tx};
use groups::{
    Group,
    ops::{NewDesignation, NewGroup},
    policy::{Designate, Found, Join, Post, Seat},
};
use jiff::{Timestamp, civil::date, tz::TimeZone};
use kernel::{Actor, Identity, Names, Permit, Role};
use meetings::{
    Meeting, Shown,
    ops::{self, NewMeeting, Tell},
    policy::{ChangeMeeting, ScheduleMeeting},
};
use people::{
    PersonCard,
    ops::{NewAgency, NewPerson},
    policy::{AddPerson, ManageAgencies},
};
use web::{Signed, testing::TestSite};

/// When the scene is set: 1 September 2026, 09:00 UTC.
pub(crate) const NOW: Timestamp = Timestamp::constant(1_788_253_200, 0);

/// The group with its people: UNDP and IOM convene, H sits in Bangkok and K in Nairobi.
#[derive(Clone)]
pub(crate) struct Scene {
    pub(crate) group: Group,
    pub(crate) undp: PersonCard,
    pub(crate) iom: PersonCard,
    pub(crate) bangkok: PersonCard,
    pub(crate) nairobi: PersonCard,
}

/// Puts the group and its people into the database.
pub(crate) async fn set(tx: &mut Tx) -> Scene {
    let operator = Actor::operator(NOW);
    let new = NewGroup {
        slug: "migration".into(),
        names: Names::from("Working Group on Migration"),
        parent: None,
        zone: "America/New_York".into(),
        home: true,
        mandate: None,
        settings: groups::Settings::default(),
    };
    let permit = Permit::<Found>::grant(&operator, ()).unwrap();
    let group = groups::ops::found_group(tx, &operator, permit, new).await.unwrap();
    let undp = somebody(tx, &group, "UNDP", "A. Example", "America/New_York", Role::CoChair).await;
    let iom = somebody(tx, &group, "IOM", "B. Example", "Europe/Zurich", Role::CoChair).await;
    let bangkok = somebody(tx, &group, "AGH", "N. Example", "Asia/Bangkok", Role::FocalPoint).await;
    let nairobi = somebody(tx, &group, "AGK", "K. Example", "Africa/Nairobi", Role::Alternate).await;
    Scene { group, undp, iom, bangkok, nairobi }
}

async fn somebody(tx: &mut Tx, group: &Group, code: &str, name: &str, zone: &str, role: Role) -> PersonCard {
    let operator = Actor::operator(NOW);
    let permit = Permit::<ManageAgencies>::grant(&operator, ()).unwrap();
    let agency = NewAgency { code: code.into(), names: Names::from(format!("Agency {code}").as_str()) };
    let agency = people::ops::add_agency(tx, &operator, permit, agency).await.unwrap();
    let permit = Permit::<AddPerson>::grant(&operator, Some(agency.id)).unwrap();
    let new = NewPerson {
        name: name.into(),
        email: format!("{}@agency.example", code.to_lowercase()),
        agency: Some(agency.id),
        zone: zone.into(),
        languages: vec![],
    };
    let person = people::ops::add_person(tx, &operator, permit, new).await.unwrap();
    let seat = Seat { group: group.clone(), agency: agency.id };
    let permit = Permit::<Join>::grant(&operator, seat).unwrap();
    let from = date(2024, 1, 1);
    groups::ops::join(tx, &operator, permit, from).await.unwrap();
    let post = Post { group: group.clone(), agency: agency.id, role };
    let permit = Permit::<Designate>::grant(&operator, post).unwrap();
    let new = NewDesignation { person: person.id, from, to: None, letter: None };
    groups::ops::designate(tx, &operator, permit, new).await.unwrap();
    person
}

impl Scene {
    /// A person of the scene as the one who acts.
    pub(crate) async fn actor(&self, tx: &mut Tx, card: &PersonCard, now: Timestamp) -> Actor {
        let mut actor = Actor::system(now);
        actor.identity = Identity::Person(card.actor());
        actor.offices = groups::offices_of(tx, card.id, self.group.day(now)).await.unwrap();
        actor
    }

    /// A meeting of 90 minutes on 12 November 2026 at 12:30 in New York, told to nobody.
    pub(crate) async fn meeting(&self, tx: &mut Tx) -> Meeting {
        let chair = self.actor(tx, &self.undp, NOW).await;
        self.scheduled(tx, &chair, "2026-11-12T12:30", Tell::Nobody).await
    }

    /// A meeting scheduled by this actor at this civil time of New York.
    pub(crate) async fn scheduled(&self, tx: &mut Tx, actor: &Actor, start: &str, tell: Tell) -> Meeting {
        let permit = Permit::<ScheduleMeeting>::grant(actor, self.group.clone()).unwrap();
        ops::schedule(tx, actor, permit, new_meeting(start), tell).await.unwrap()
    }

    /// A permit of this actor to change the meeting as it is now.
    pub(crate) async fn change(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        meeting: &Meeting,
    ) -> Permit<ChangeMeeting> {
        let now = meetings::meeting(tx, meeting.id).await.unwrap().unwrap();
        Permit::grant(actor, now).unwrap()
    }
}

/// A meeting of 90 minutes in the zone of New York.
pub(crate) fn new_meeting(start: &str) -> NewMeeting {
    NewMeeting {
        reference: None,
        title: "Third meeting of 2026".into(),
        start: start.parse().unwrap(),
        zone: "America/New_York".into(),
        shown: Shown::Once,
        minutes: 90,
        place: "Room XIX".into(),
        join: "https://meet.example/abc".into(),
        note: String::new(),
    }
}

/// A site over the scene, whose visitor can be changed.
pub(crate) struct Stage {
    pub(crate) site: TestSite,
    pub(crate) scene: Scene,
    visitor: Arc<Mutex<Option<PersonCard>>>,
    pub(crate) papers: std::path::PathBuf,
}

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.papers);
    }
}

/// A site with the scene in it, as the clock shows `now`.
pub(crate) async fn stage(now: Timestamp) -> Stage {
    stage_over(now, |store| store).await
}

/// The same over a store of files that is not as others are.
pub(crate) async fn stage_over(now: Timestamp, store: impl FnOnce(files::Store) -> files::Store) -> Stage {
    let visitor: Arc<Mutex<Option<PersonCard>>> = Arc::default();
    let holder = Arc::clone(&visitor);
    let folder =
        std::env::temp_dir().join(format!("tributary-papers-{}", kernel::uuid::Uuid::new_v4().simple()));
    let files = store(files::Store::open(&folder).await.unwrap());
    let site = TestSite::new(now, vec![meetings::capability()], None, |builder| {
        builder.part(files).signed(move |db, _, now| {
            let card = holder.lock().unwrap().clone();
            async move { signed(db, card, now).await }
        })
    })
    .await;
    let scene = site.site.db().write(async |tx| Ok::<_, db::Error>(set(tx).await)).await.unwrap();
    Stage { site, scene, visitor, papers: folder }
}

async fn signed(db: Db, card: Option<PersonCard>, now: Timestamp) -> db::Result<Option<Signed>> {
    let Some(card) = card else { return Ok(None) };
    let zone = TimeZone::get(&card.zone).unwrap();
    let day = zone.to_datetime(now).date();
    let offices = db.read(async |tx| groups::offices_of(tx, card.id, day).await).await?;
    Ok(Some(Signed { person: card.actor(), offices, language: card.language, zone }))
}

impl Stage {
    /// From now on this person visits, or nobody in particular.
    pub(crate) fn visits(&self, card: Option<&PersonCard>) {
        *self.visitor.lock().unwrap() = card.cloned();
    }

    /// Changes the database as the site does.
    pub(crate) async fn write<T>(&self, change: impl AsyncFnOnce(&mut Tx) -> T) -> T {
        let mut tx = self.site.site.db().begin().await.unwrap();
        let done = change(&mut tx).await;
        tx.commit().await.unwrap();
        done
    }
}
