//! What helps to choose a time: everybody's clocks, fair times, and how much notice is left.

use std::collections::BTreeMap;

use calendars::{Participant, Priority, Search, Zone};
use groups::Group;
use jiff::{Timestamp, ToSpan as _, civil::Date};
use kernel::PersonId;
use serde::Serialize;
use web::{Problem, Say, Visit};

use super::{Typed, civil, shown};
use crate::{
    agree,
    expected::{Expected, expected_on, station_of, stations_of},
    fairness,
    model::number_of,
    pages::clocks::{self, ClockRow},
    store,
};

/// A time that spreads the burden.
#[derive(Serialize)]
pub(super) struct Suggestion {
    start: Timestamp,
    pub(super) words: String,
    pub(super) detail: String,
    #[serde(skip)]
    pub(super) url: String,
}

/// Who is expected, and what they carry from earlier meetings.
pub(super) struct Proposal {
    expected: Vec<Expected>,
    carried: BTreeMap<PersonId, u32>,
    suggest: bool,
}

impl Proposal {
    pub(super) async fn load(
        visit: &Visit,
        group: &Group,
        typed: &Typed,
        suggest: bool,
    ) -> Result<Self, Problem> {
        let now = visit.actor.now;
        let today = group.day(now);
        let day = typed.date.trim().parse::<Date>().map_or(today, |day| day.max(today));
        let from = fairness::since(now);
        let (expected, carried) = visit
            .db()
            .read(async |tx| {
                let expected = expected_on(tx, group, day).await?;
                let held = store::of_group(tx, group.id, crate::Range::since(from)).await?;
                let there = store::attendance_since(tx, group.id, from).await?;
                Ok::<_, Problem>((expected, fairness::carried(&held, &there)))
            })
            .await?;
        Ok(Self { expected, carried, suggest })
    }

    /// Everybody's clock at the time that was typed; none while it is no time.
    pub(super) fn clocks(&self, visit: &Visit, typed: &Typed) -> Vec<ClockRow> {
        let Some(start) = civil(typed) else { return Vec::new() };
        let Ok(agreed) = agree(start, &typed.zone, shown(typed)) else { return Vec::new() };
        let minutes = typed.minutes.trim().parse().unwrap_or(90);
        let reader = visit.actor.person().and_then(|_| visit.say.zone.iana_name());
        let stations = stations_of(self.expected.iter().map(|one| &one.card));
        let stations = clocks::with_reader(stations, Some(agreed.zone.name()));
        let stations = clocks::with_reader(stations, reader);
        clocks::rows(&visit.say, (agreed.at, minutes), &agreed.zone, stations, reader)
    }

    /// The fairest times around the day that was typed.
    pub(super) fn suggestions(&self, visit: &Visit, typed: &Typed, action: &str) -> Vec<Suggestion> {
        let (Ok(day), Ok(own)) = (typed.date.trim().parse::<Date>(), Zone::named(&typed.zone)) else {
            return Vec::new();
        };
        if !self.suggest || self.expected.is_empty() {
            return Vec::new();
        }
        let tomorrow = own.local(visit.actor.now).date().tomorrow().unwrap_or(day);
        let search = Search {
            first: day.checked_sub(3.days()).unwrap_or(day).max(tomorrow),
            last: day.checked_add(10.days()).unwrap_or(day).max(tomorrow),
            own: own.clone(),
            minutes: typed.minutes.trim().parse().unwrap_or(90),
            step: 30,
            participants: self.expected.iter().map(|one| self.participant(one)).collect(),
            priority: Priority::Comfort,
            most: 4,
            per_day: 1,
        };
        let found = calendars::suggest(&search);
        found.iter().map(|one| self.suggestion(&visit.say, &own, one, typed, action)).collect()
    }

    fn participant(&self, one: &Expected) -> Participant {
        let carried = self.carried.get(&one.card.id).copied().unwrap_or(0);
        Participant { station: station_of(&one.card), carried }
    }

    fn suggestion(
        &self,
        say: &Say,
        own: &Zone,
        found: &calendars::Candidate,
        typed: &Typed,
        action: &str,
    ) -> Suggestion {
        let local = say.local();
        let day = local.weekday_day(found.local.date());
        let words = format!("{day}, {} {}", local.time(found.local), local.city(own.name()));
        let all = self.expected.len();
        let mut detail =
            say.fill("meetings-suggestion", &[("n", found.comfortable.into()), ("all", all.into())]);
        let heaviest = found.heaviest.filter(|n| found.burdens.get(*n).is_some_and(|points| *points > 0));
        if let Some(one) = heaviest.and_then(|n| self.expected.get(n)) {
            let city = local.city(&one.card.zone);
            detail.push(' ');
            detail.push_str(&say.with("meetings-suggestion-heaviest", "city", city));
        }
        let time = local.time(found.local).replace(':', "%3A");
        let url = format!(
            "{action}?title={}&date={}&time={time}&zone={}&minutes={}&see=1",
            encoded(&typed.title),
            found.local.date(),
            encoded(&typed.zone),
            encoded(&typed.minutes),
        );
        Suggestion { start: found.start, words, detail, url }
    }

    /// A word when the day is nearer than the notice that the group has agreed on.
    pub(super) fn notice_late(&self, visit: &Visit, group: &Group, typed: &Typed) -> String {
        let Ok(day) = typed.date.trim().parse::<Date>() else { return String::new() };
        let days = i64::from(group.settings.notice_days);
        let first = group.day(visit.actor.now).checked_add(days.days());
        if !self.suggest || typed.see.is_empty() || first.is_ok_and(|first| first <= day) {
            return String::new();
        }
        visit.say.with("meetings-notice-short", "n", days)
    }
}

/// What a form begins with: the next number of the year, a day after the notice, the group's zone.
pub(super) async fn fill_in(visit: &Visit, group: &Group, typed: &mut Typed) -> Result<(), Problem> {
    if typed.zone.is_empty() {
        typed.zone.clone_from(&group.zone);
    }
    if typed.minutes.is_empty() {
        "90".clone_into(&mut typed.minutes);
    }
    if typed.date.is_empty() {
        let notice = i64::from(group.settings.notice_days);
        let day = group.day(visit.actor.now).checked_add((notice + 3).days()).unwrap_or(Date::MAX);
        typed.date = day.to_string();
    }
    if typed.time.is_empty() {
        "14:00".clone_into(&mut typed.time);
    }
    if typed.title.is_empty() {
        let known = visit.db().read(async |tx| store::references(tx, group.id).await).await?;
        let year = typed.date.parse::<Date>().map_or_else(|_| group.day(visit.actor.now).year(), Date::year);
        let last = known.iter().filter_map(|one| number_of(one, year)).max().unwrap_or(0);
        let number = (last + 1).to_string();
        typed.title = visit
            .say
            .fill("meetings-usual-title", &[("number", number.into()), ("year", year.to_string().into())]);
    }
    Ok(())
}

/// The zones one can choose from: those of the duty stations, the group's and the one that was typed.
pub(super) fn zones(say: &Say, group: &Group, typed: &str, now: Timestamp) -> Vec<(String, String)> {
    let mut names: Vec<&str> = vec![&group.zone, "UTC"];
    names.extend(people::stations().iter().map(|station| station.zone.as_str()));
    if kernel::zone(typed).is_some() {
        names.push(typed);
    }
    names.sort_unstable();
    names.dedup();
    let option = |name: &str| {
        let zone = kernel::zone(name)?;
        let words = format!("{} ({})", say.local().city(name), clocks::offset(zone.to_offset(now)));
        Some((name.to_owned(), words))
    };
    let mut zones: Vec<_> = names.into_iter().filter_map(option).collect();
    web::collate(say.language, &mut zones, |(_, words)| words);
    zones
}

/// A value as it stands in an address.
fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for half in [byte >> 4, byte & 15] {
                out.push(char::from(b"0123456789ABCDEF"[usize::from(half)]));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn a_value_in_an_address_keeps_nothing_that_addresses_use() {
        assert_eq!(encoded("Europe/Zürich & co"), "Europe%2FZ%C3%BCrich%20%26%20co");
    }
}
