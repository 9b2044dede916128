//! A parent group with three agencies and the working group below it, made as the operator makes them.

use db::{Tx, testing::NOW};
use groups::{Designation, Group, Settings, ops, policy::Post, policy::Seat};
use jiff::{Timestamp, civil::Date};
use kernel::{Action, Actor, AgencyId, Permit, Role};
use people::{AgencyCard, PersonCard};

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn operator() -> Actor {
    Actor::operator(NOW)
}

pub(crate) fn permit<A: Action>(on: A::On) -> Permit<A> {
    Permit::grant(&operator(), on).unwrap()
}

pub(crate) struct World {
    pub(crate) parent: Group,
    pub(crate) home: Group,
    pub(crate) sister: Group,
    pub(crate) ilo: AgencyCard,
    pub(crate) iom: AgencyCard,
    pub(crate) undp: AgencyCard,
}

async fn found(tx: &mut Tx, slug: &str, name: &str, parent: Option<&Group>, home: bool) -> Group {
    let new = ops::NewGroup {
        slug: slug.into(),
        names: name.into(),
        parent: parent.map(|parent| parent.id),
        zone: "Europe/Zurich".into(),
        home,
        mandate: home.then(|| "mainstreaming".into()),
        settings: Settings::default(),
    };
    ops::found_group(tx, &operator(), permit(()), new).await.unwrap()
}

async fn agency(tx: &mut Tx, code: &str) -> AgencyCard {
    let new = people::ops::NewAgency { code: code.into(), names: format!("Agency {code}").as_str().into() };
    people::ops::add_agency(tx, &operator(), permit(()), new).await.unwrap()
}

impl World {
    pub(crate) async fn new(tx: &mut Tx) -> Self {
        let parent = found(tx, "gmg", "Global Migration Group", None, false).await;
        let home = found(tx, "mainstreaming", "Mainstreaming migration", Some(&parent), true).await;
        let sister = found(tx, "data", "Data and research", Some(&parent), false).await;
        let (ilo, iom, undp) = (agency(tx, "ILO").await, agency(tx, "IOM").await, agency(tx, "UNDP").await);
        let world = Self { parent, home, sister, ilo, iom, undp };
        for agency in [&world.ilo, &world.iom, &world.undp] {
            world.join(tx, &world.parent, agency, "2006-01-01").await.unwrap();
            world.join(tx, &world.home, agency, "2026-01-01").await.unwrap();
        }
        world
    }

    pub(crate) async fn join(
        &self,
        tx: &mut Tx,
        group: &Group,
        agency: &AgencyCard,
        from: &str,
    ) -> Result<(), ops::Error> {
        let seat = Seat { group: group.clone(), agency: agency.id };
        ops::join(tx, &operator(), permit(seat), day(from)).await.map(drop)
    }

    pub(crate) async fn person(&self, tx: &mut Tx, name: &str, agency: AgencyId) -> PersonCard {
        let new = people::ops::NewPerson {
            name: name.into(),
            email: format!("{}@un.example", name.to_lowercase()),
            agency: Some(agency),
            zone: "Africa/Nairobi".into(),
            languages: vec![],
        };
        people::ops::add_person(tx, &operator(), permit(Some(agency)), new).await.unwrap()
    }

    pub(crate) async fn name(
        &self,
        tx: &mut Tx,
        group: &Group,
        (name, agency): (&str, &AgencyCard),
        role: Role,
        (from, to): (&str, Option<&str>),
    ) -> Result<Designation, ops::Error> {
        let person = self.person(tx, name, agency.id).await;
        let post = Post { group: group.clone(), agency: agency.id, role };
        let new = ops::NewDesignation { person: person.id, from: day(from), to: to.map(day), letter: None };
        ops::designate(tx, &operator(), permit(post), new).await
    }

    /// Two co-chairs, Una of UNDP and Ivo of IOM.
    pub(crate) async fn co_chairs(&self, tx: &mut Tx) -> (Designation, Designation) {
        let una = self.name(tx, &self.home, ("Una", &self.undp), Role::CoChair, ("2026-01-01", None)).await;
        let ivo = self.name(tx, &self.home, ("Ivo", &self.iom), Role::CoChair, ("2026-01-01", None)).await;
        (una.unwrap(), ivo.unwrap())
    }
}

pub(crate) async fn acting(tx: &mut Tx, person: kernel::PersonId) -> Actor {
    let card = people::person(tx, person).await.unwrap().unwrap();
    let mut actor = Actor::public(NOW);
    actor.offices = groups::offices_of(tx, person, day("2026-06-01")).await.unwrap();
    actor.identity = kernel::Identity::Person(card.actor());
    actor
}
