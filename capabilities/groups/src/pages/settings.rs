//! What the co-chairs decide about the group.

use kernel::{Action as _, Permit};
use serde::{Deserialize, Serialize};
use web::{Fields, Form, Problem, Response, Say, StatusCode, Visit};

use super::{At, head};
use crate::{
    model::{Group, Settings},
    ops,
    policy::ChangeSettings,
};

#[derive(Deserialize, Serialize, Clone)]
pub(super) struct Wish {
    notice_days: String,
    papers_days: String,
    silence_days: String,
    #[serde(default)]
    circulation_days: String,
    stale_days: String,
    lapse_after_days: String,
    #[serde(default)]
    calendar_open: String,
    #[serde(default)]
    minutes_open: String,
    revision: i64,
}

#[derive(askama::Template, Serialize)]
#[template(path = "pages/settings.html")]
struct SettingsView {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    fields: Fields,
    settings: Settings,
    #[serde(skip)]
    numbers: Vec<NumberView>,
    #[serde(skip)]
    open: bool,
    #[serde(skip)]
    minutes_open: bool,
    revision: i64,
    #[serde(skip)]
    newer: bool,
    #[serde(skip)]
    path: String,
}

/// A setting that is a number of days.
struct NumberView {
    name: &'static str,
    words: String,
    value: String,
    wrong: String,
    /// What is saved now, where somebody saved another value in between.
    saved: String,
}

pub(super) async fn show(visit: Visit, at: At) -> Result<Response, Problem> {
    let group = permitted(&visit, &at).await?;
    let view = view(&visit, &group, &wish_of(&group), Fields::default(), false);
    visit.page(head(&visit, &group, &visit.say.text("groups-settings")), &view)
}

pub(super) async fn change(visit: Visit, at: At, Form(wish): Form<Wish>) -> Result<Response, Problem> {
    let group = permitted(&visit, &at).await?;
    let mut fields = Fields::default();
    let settings = checked(&visit, &wish, &mut fields);
    let title = visit.say.text("groups-settings");
    if fields.any() {
        let view = view(&visit, &group, &wish, fields, false);
        return visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, head(&visit, &group, &title), &view);
    }
    if wish.revision != group.revision {
        // Nothing typed is lost: it stands in the fields, and beside each what is saved now.
        let wish = Wish { revision: group.revision, ..wish };
        let view = view(&visit, &group, &wish, fields, true);
        return visit.page_with(StatusCode::CONFLICT, head(&visit, &group, &title), &view);
    }
    let permit = Permit::<ChangeSettings>::grant(&visit.actor, group.clone()).map_err(ops::Error::from)?;
    let actor = visit.actor.clone();
    visit
        .db()
        .write(async |tx| ops::change_settings(tx, &actor, permit, settings, wish.revision).await)
        .await?;
    Ok(visit.done(&group.path("/settings"), "groups-notice-saved"))
}

async fn permitted(visit: &Visit, at: &At) -> Result<Group, Problem> {
    visit.signed()?;
    let group = at.group(visit).await?;
    if ChangeSettings::allowed(&visit.actor, &group) { Ok(group) } else { Err(Problem::not_yours()) }
}

fn wish_of(group: &Group) -> Wish {
    let it = &group.settings;
    Wish {
        notice_days: it.notice_days.to_string(),
        papers_days: it.papers_days.to_string(),
        silence_days: it.silence_days.to_string(),
        circulation_days: it.circulation_days.map(|days| days.to_string()).unwrap_or_default(),
        stale_days: it.stale_days.to_string(),
        lapse_after_days: it.lapse_after_days.to_string(),
        calendar_open: if it.calendar_open { "yes".to_owned() } else { String::new() },
        minutes_open: if it.minutes_open { "yes".to_owned() } else { String::new() },
        revision: group.revision,
    }
}

fn checked(visit: &Visit, wish: &Wish, fields: &mut Fields) -> Settings {
    let mut days = |name: &str, text: &str| {
        let number = text.trim().parse::<u32>().ok().filter(|days| *days <= 3650);
        if number.is_none() {
            fields.refuse(name, visit.say.text("groups-bad-days"));
        }
        number.unwrap_or_default()
    };
    Settings {
        notice_days: days("notice_days", &wish.notice_days),
        papers_days: days("papers_days", &wish.papers_days),
        silence_days: days("silence_days", &wish.silence_days),
        circulation_days: (!wish.circulation_days.trim().is_empty())
            .then(|| days("circulation_days", &wish.circulation_days)),
        stale_days: days("stale_days", &wish.stale_days),
        lapse_after_days: days("lapse_after_days", &wish.lapse_after_days),
        calendar_open: !wish.calendar_open.is_empty(),
        minutes_open: !wish.minutes_open.is_empty(),
    }
}

fn view(visit: &Visit, group: &Group, wish: &Wish, fields: Fields, newer: bool) -> SettingsView {
    let saved = wish_of(group);
    let number = |name: &'static str, key: &str, value: &str, now: &str| NumberView {
        name,
        words: visit.say.text(key),
        value: value.to_owned(),
        wrong: fields.of(name).to_owned(),
        saved: if newer && now != value {
            visit.say.with("groups-saved-now", "value", now)
        } else {
            String::new()
        },
    };
    let numbers = vec![
        number("notice_days", "groups-notice-days", &wish.notice_days, &saved.notice_days),
        number("papers_days", "groups-papers-days", &wish.papers_days, &saved.papers_days),
        number("silence_days", "groups-silence-days", &wish.silence_days, &saved.silence_days),
        number(
            "circulation_days",
            "groups-circulation-days",
            &wish.circulation_days,
            &saved.circulation_days,
        ),
        number("stale_days", "groups-stale-days", &wish.stale_days, &saved.stale_days),
        number("lapse_after_days", "groups-lapse-days", &wish.lapse_after_days, &saved.lapse_after_days),
    ];
    SettingsView {
        say: visit.say.clone(),
        settings: group.settings.clone(),
        numbers,
        fields,
        open: !wish.calendar_open.is_empty(),
        minutes_open: !wish.minutes_open.is_empty(),
        revision: wish.revision,
        newer,
        path: group.path("/settings"),
    }
}
