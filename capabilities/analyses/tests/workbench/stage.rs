//! Invented figures of real countries, a group, two agencies and their people.

use std::fmt::Write as _;

use db::{Db, sql};
use jiff::Timestamp;
use kernel::{Actor, AgencyId, GroupId, Identity, Names, Office, Person, PersonId, Role, uuid::Uuid};
use statistics::Wish;
use web::testing::TestSite;

/// 20 June 2026.
pub(crate) const NOW: Timestamp = Timestamp::constant(1_781_949_600, 0);

/// The day after, when another edition appears.
pub(crate) const LATER: Timestamp = Timestamp::constant(1_782_036_000, 0);

pub(crate) fn group() -> GroupId {
    GroupId::from_uuid(Uuid::from_u128(1))
}

pub(crate) fn agency(number: u128) -> AgencyId {
    AgencyId::from_uuid(Uuid::from_u128(10 + number))
}

/// Somebody of an agency with an office of the group.
pub(crate) fn somebody(number: u128, role: Role) -> (Person, Vec<Office>) {
    let id = PersonId::from_uuid(Uuid::from_u128(20 + number));
    let agency = agency(number);
    let code = Some(format!("AG{number}"));
    let person = Person { id, name: format!("N. Example {number}"), agency: Some(agency), agency_code: code };
    (person, vec![Office { role, group: Some(group()), agency: Some(agency), country: None }])
}

pub(crate) fn actor(number: u128, role: Role) -> Actor {
    let (person, offices) = somebody(number, role);
    Actor { identity: Identity::Person(person), offices, ..Actor::public(NOW) }
}

const AREAS: [&str; 24] = [
    "KEN", "UGA", "TZA", "RWA", "BDI", "ETH", "FRA", "DEU", "ITA", "ESP", "PRT", "MDA", "MEX", "GTM", "SLV",
    "HND", "COL", "ECU", "THA", "KHM", "LAO", "VNM", "IDN", "PHL",
];

/// The figures as a text of the kind SDMX-CSV; `shift` makes another edition of them.
pub(crate) fn figures(shift: f64) -> Vec<u8> {
    let mut text = String::from("DATAFLOW,REF_AREA,INDICATOR,SEX,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE\n");
    for (at, area) in (0_u32..).zip(AREAS) {
        for (step, year) in (0_u32..).zip([2000, 2005, 2010, 2015]) {
            let noise = f64::from((at * 7 + step * 13) % 11) / 10.0;
            let income = 1000.0 * (1.0 + f64::from(at)) + 130.0 * f64::from(step * step) + 37.0 * noise;
            let share = 2.0 + 0.8 * income.ln() + 0.2 * noise + shift * f64::from(at % 3);
            let plain = f64::from((at * 17 + step * 5) % 23);
            for (indicator, value) in
                [("share", share), ("income", income), ("twice", income * 2.0), ("plain", plain)]
            {
                writeln!(text, "ISL:INVENTED(1.0),{area},{indicator},_T,{year},{value:.6},PT").unwrap();
            }
        }
    }
    text.into_bytes()
}

pub(crate) async fn publish(db: &Db, bytes: Vec<u8>, at: Timestamp) {
    let folder = files::testing::Folder::new().await;
    statistics::import(db, &folder.store, &Actor::operator(at), Wish::default(), "a.csv", bytes)
        .await
        .unwrap();
}

/// The group, its agencies and their people.
pub(crate) async fn people(db: &Db) {
    let mut tx = db.begin().await.unwrap();
    let statement = sql(
        "insert into working_group (id, slug, names, parent_id, zone, home, mandate, settings, \
         founded_at, revision) values ($1, 'mainstreaming', $2, null, 'Europe/Zurich', $3, null, '{}', $4, 1)",
    );
    let statement = statement.bind(group()).bind(Names::from("Working group")).bind(true).bind(NOW);
    tx.run(statement).await.unwrap();
    for number in 1..=3 {
        let (person, _) = somebody(number, Role::FocalPoint);
        let code = person.agency_code.clone().unwrap();
        let statement = sql("insert into agency (id, code, names, added_at) values ($1, $2, $3, $4)");
        let statement = statement.bind(agency(number)).bind(&code).bind(Names::from(code.as_str())).bind(NOW);
        tx.run(statement).await.unwrap();
        let statement =
            sql("insert into person (id, email, name, agency_id, zone, languages, added_at, revision) \
             values ($1, $2, $3, $4, 'Europe/Zurich', '', $5, 1)");
        let email = format!("n{number}@agency.example");
        let statement =
            statement.bind(person.id).bind(email).bind(&person.name).bind(agency(number)).bind(NOW);
        tx.run(statement).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// A site with people and one edition of figures, visited by somebody or by anybody.
pub(crate) async fn site(signed: Option<(Person, Vec<Office>)>) -> TestSite {
    let capabilities = vec![analyses::capability(), statistics::capability()];
    let site = TestSite::new(NOW, capabilities, signed, |site| site.part(analyses::Desk::default())).await;
    people(site.site.db()).await;
    publish(site.site.db(), figures(0.0), NOW).await;
    site
}

/// A text as the value of a field.
pub(crate) fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |out, byte| {
        if byte.is_ascii_alphanumeric() {
            out + &char::from(byte).to_string()
        } else {
            out + &format!("%{byte:02X}")
        }
    })
}

pub(crate) const RECIPE: &str = "title = \"Do shares go with income?\"\nmethod = \"ols\"\ny = \"share\"\n\
     x = [\"log(income)\", \"plain\"]\nregion = \"region\"\nse = { kind = \"cluster\", by = [\"area\"] }\n\n\
     [figures]\ncolumns = { share = \"share\", income = \"income\", plain = \"plain\" }\n";
