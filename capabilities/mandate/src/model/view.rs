//! The journal as it stood at the end of a day: what had happened, was recorded and was not undone.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};

use super::{Event, Evidence, Known, Mandate, Planned, Setting, Vocabulary, Within};

/// What the rules see.
pub(super) struct View<'a> {
    /// The day that is judged.
    pub(super) as_of: Date,
    /// The group's own choices.
    pub(super) setting: &'a Setting,
    mandate: &'a Mandate,
    seen: BTreeMap<&'a str, Vec<Seen<'a>>>,
    dated: Vec<(Date, Dated<'a>)>,
}

/// An act that counts.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    /// The act as this group sees it: the parent's meeting is a `parent-meeting.held`.
    act: &'a str,
    event: &'a Event,
    /// The day in the group's zone.
    pub(super) day: Date,
}

struct Dated<'a> {
    act: &'a str,
    record: &'a str,
    at: Timestamp,
    since: Timestamp,
    title: &'a str,
    url: &'a str,
}

impl<'a> View<'a> {
    /// The view of one group at the end of one day.
    pub(super) fn new(mandate: &'a Mandate, setting: &'a Setting, known: &Known<'a>, as_of: Date) -> Self {
        let end = end_of(as_of, &setting.zone);
        let mut visible: Vec<Seen<'a>> = known
            .events
            .iter()
            .filter(|event| event.recorded_at < end && event.happened < end)
            .filter_map(|event| {
                let act = act_seen_by(setting, &mandate.acts, event.group, &event.act)?;
                Some(Seen { act, event, day: day_of(event.happened, &setting.zone) })
            })
            .collect();
        // Everything below depends on the place in the journal alone, so the order of arrival is forgotten here.
        visible.sort_by_key(|seen| (seen.event.seq, seen.act, seen.event.record.as_str()));
        let standing = standing(&visible, &mandate.acts);
        let dated = dated(setting, &mandate.acts, known.planned, &visible, &standing, as_of);
        let mut seen: BTreeMap<&str, Vec<Seen<'a>>> = BTreeMap::new();
        for it in standing {
            seen.entry(it.act).or_default().push(it);
        }
        Self { as_of, setting, mandate, seen, dated }
    }

    /// The acts with one of these slugs, oldest first.
    pub(super) fn acts(&self, slugs: &[String]) -> Vec<Seen<'a>> {
        let slugs: BTreeSet<&str> = slugs.iter().map(String::as_str).collect();
        let mut acts: Vec<Seen<'a>> =
            slugs.iter().filter_map(|slug| self.seen.get(slug)).flatten().copied().collect();
        acts.sort_by_key(|it| (it.event.happened, it.event.seq));
        acts
    }

    /// What is dated to become one of these acts, soonest first.
    pub(super) fn dated(&self, slugs: &[String]) -> Vec<Evidence> {
        self.dated
            .iter()
            .filter(|(_, dated)| slugs.iter().any(|slug| slug == dated.act))
            .map(|(day, dated)| Evidence {
                record: dated.record.to_owned(),
                act: dated.act.to_owned(),
                at: dated.at,
                day: *day,
                title: dated.title.to_owned(),
                url: dated.url.to_owned(),
            })
            .collect()
    }

    /// The limit in days, if there is one.
    pub(super) fn limit(&self, within: Option<&Within>) -> Option<u32> {
        match within? {
            Within::Days(days) => Some(*days),
            Within::Setting(name) => {
                self.setting.limits.get(name).or_else(|| self.mandate.limits.get(name)).copied()
            }
        }
    }
}

impl<'a> Seen<'a> {
    /// The record that the act is about.
    pub(super) fn record(&self) -> &'a str {
        &self.event.record
    }

    /// The act as proof.
    pub(super) fn evidence(&self) -> Evidence {
        Evidence {
            record: self.event.record.clone(),
            act: self.act.to_owned(),
            at: self.event.happened,
            day: self.day,
            title: self.event.title.clone(),
            url: self.event.url.clone(),
        }
    }

    /// The year the act is for: the one its facts name, else the one it took place in.
    pub(super) fn year(&self, fact: Option<&str>) -> i16 {
        fact.and_then(|fact| self.event.facts.get(fact)?.as_i64())
            .and_then(|year| i16::try_from(year).ok())
            .unwrap_or_else(|| self.day.year())
    }

    /// The records this act speaks of: its own, and those that its facts name under their kind,
    /// with or without the kind before the id.
    pub(super) fn speaks_of(&self) -> Vec<String> {
        let mut records = vec![self.event.record.clone()];
        for (kind, link) in self.event.facts.as_object().into_iter().flatten() {
            let links = match link {
                serde_json::Value::Array(links) => links.as_slice(),
                one => std::slice::from_ref(one),
            };
            for link in links.iter().filter_map(serde_json::Value::as_str) {
                let id =
                    link.strip_prefix(kind.as_str()).and_then(|rest| rest.strip_prefix(':')).unwrap_or(link);
                records.push(format!("{kind}:{id}"));
            }
        }
        records
    }
}

/// The first instant after the day.
pub(crate) fn end_of(day: Date, zone: &TimeZone) -> Timestamp {
    day.tomorrow()
        .and_then(|next| next.to_zoned_datetime(zone.clone()))
        .map_or(Timestamp::MAX, |next| next.timestamp())
}

fn day_of(instant: Timestamp, zone: &TimeZone) -> Date {
    instant.to_zoned_datetime(zone.clone()).date()
}

/// The act under the name this group's rules use, or nothing when the act is another group's affair.
fn act_seen_by<'a>(
    setting: &Setting,
    acts: &'a Vocabulary,
    group: Option<kernel::GroupId>,
    act: &str,
) -> Option<&'a str> {
    let known = match group {
        Some(group) if group == setting.group => acts.get(act),
        None => acts.get(act),
        Some(group) if Some(group) == setting.parent => acts.get(&format!("parent-{act}")),
        Some(_) => None,
    };
    known.map(|act| act.slug.as_str())
}

/// Leaves out what a later act on the same record undid, and what a later entry of the same act replaced.
fn standing<'a>(visible: &[Seen<'a>], acts: &'a Vocabulary) -> Vec<Seen<'a>> {
    let mut gone: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut kept = Vec::with_capacity(visible.len());
    for seen in visible.iter().rev() {
        let record = seen.record();
        let Some(act) = acts.get(seen.act) else { continue };
        if !gone.contains(&(record, seen.act)) {
            kept.push(*seen);
        }
        if !act.repeats {
            gone.insert((record, seen.act));
        }
        gone.extend(act.undoes.iter().map(|undone| (record, undone.as_str())));
    }
    kept
}

/// What was dated and still to come on that day, soonest first, each record once.
fn dated<'a>(
    setting: &Setting,
    acts: &'a Vocabulary,
    planned: &'a [Planned],
    visible: &[Seen<'a>],
    seen: &[Seen<'a>],
    as_of: Date,
) -> Vec<(Date, Dated<'a>)> {
    let end = end_of(as_of, &setting.zone);
    let mut all: BTreeMap<(&str, &str), Dated<'a>> = BTreeMap::new();
    let mut announced: Vec<&Seen<'a>> = seen.iter().collect();
    announced.sort_by_key(|it| it.event.seq);
    for it in announced {
        if let Some(dated) = announcement(it, acts) {
            all.insert((dated.record, dated.act), dated);
        }
    }
    let mut told: Vec<&'a Planned> = planned.iter().filter(|it| it.since < end).collect();
    told.sort_by_key(|it| (it.since, it.at));
    for it in told {
        let Some(act) = act_seen_by(setting, acts, it.group, &it.act) else { continue };
        let (record, title, url) = (it.record.as_str(), it.title.as_str(), it.url.as_str());
        all.insert((record, act), Dated { act, record, at: it.at, since: it.since, title, url });
    }
    let mut dated: Vec<_> = all
        .into_values()
        .map(|it| (day_of(it.at, &setting.zone), it))
        // What is dated for the day itself may still take place on it.
        .filter(|(day, it)| *day >= as_of && !is_settled(it, acts, visible, seen))
        .collect();
    dated.sort_by(|(_, a), (_, b)| (a.at, a.record).cmp(&(b.at, b.record)));
    dated
}

/// The date that an act such as `meeting.scheduled` sets: an instant, or a civil time with its zone.
fn announcement<'a>(seen: &Seen<'a>, acts: &'a Vocabulary) -> Option<Dated<'a>> {
    let act = acts.get(seen.act)?.announces.as_deref()?;
    let event = seen.event;
    let start = event.facts.get("start")?.as_str()?;
    let at = start.parse::<Timestamp>().ok().or_else(|| {
        let zone = kernel::zone(event.facts.get("zone")?.as_str()?)?;
        Some(start.parse::<DateTime>().ok()?.to_zoned_datetime(zone).ok()?.timestamp())
    })?;
    let (record, title, url) = (event.record.as_str(), event.title.as_str(), event.url.as_str());
    Some(Dated { act, record, at, since: event.recorded_at, title, url })
}

/// Whether it has taken place, or was called off after it was dated.
fn is_settled(dated: &Dated<'_>, acts: &Vocabulary, visible: &[Seen<'_>], seen: &[Seen<'_>]) -> bool {
    let took_place = seen.iter().any(|it| it.record() == dated.record && it.act == dated.act);
    let called_off = visible.iter().any(|it| {
        it.record() == dated.record
            && it.event.recorded_at >= dated.since
            && acts.get(it.act).is_some_and(|act| act.undoes.iter().any(|undone| undone == dated.act))
    });
    took_place || called_off
}
