//! One obligation opened: its rule in words, what counts, what waits, its years, its next date.

use charts::{Caption, Dot, DotKind, Emphasis, History, HistoryRow};
use groups::Group;
use jiff::{
    Timestamp,
    civil::{Date, date},
};
use serde::Serialize;
use web::{Html, Mark, Say, Visit};

use crate::{
    Assessment, Evidence, Obligation, ObligationStatus, Open, Rule, RuleKind, Status, YearRecord, YearResult,
    words::{self, Level, Wording, mark},
};

/// An obligation as its page shows it; serialised, it is a part of the machine twin.
#[derive(Serialize)]
pub(crate) struct ObligationView {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) status: Status,
    #[serde(skip)]
    pub(crate) mark: Mark,
    pub(crate) rule: RuleKind,
    pub(crate) rule_words: String,
    pub(crate) basis: crate::Basis,
    #[serde(skip)]
    pub(crate) basis_words: String,
    pub(crate) levels: Vec<Level>,
    pub(crate) due: Option<Date>,
    #[serde(skip)]
    pub(crate) deadline: Option<Deadline>,
    pub(crate) missing: u32,
    pub(crate) forecast: String,
    #[serde(skip)]
    pub(crate) counts_title: String,
    pub(crate) evidence: Vec<Proof>,
    /// The newest of the evidence.
    #[serde(skip)]
    pub(crate) shown: Vec<Proof>,
    /// How many earlier ones are not shown.
    #[serde(skip)]
    pub(crate) earlier: String,
    pub(crate) dated: Vec<Proof>,
    pub(crate) open: Vec<OpenView>,
    #[serde(skip)]
    pub(crate) exceptions: Vec<String>,
    pub(crate) median_days: Option<f64>,
    #[serde(skip)]
    pub(crate) median_words: Option<String>,
    pub(crate) history: Option<HistoryView>,
    pub(crate) acts: Vec<ActView>,
    #[serde(skip)]
    pub(crate) mend: Option<Mend>,
}

/// The next date at the end of its day in the group's zone, and in the reader's.
pub(crate) struct Deadline {
    pub(crate) words: String,
    pub(crate) own: String,
    pub(crate) next_day: bool,
}

/// An act that counts or is dated.
#[derive(Clone, Serialize)]
pub(crate) struct Proof {
    pub(crate) record: String,
    pub(crate) act: String,
    pub(crate) act_words: String,
    pub(crate) at: Timestamp,
    pub(crate) day: Date,
    #[serde(skip)]
    pub(crate) day_words: String,
    pub(crate) title: String,
    pub(crate) url: String,
}

/// A trigger that waits.
#[derive(Serialize)]
pub(crate) struct OpenView {
    pub(crate) trigger: Proof,
    pub(crate) due: Option<Date>,
    pub(crate) days: u32,
    #[serde(skip)]
    pub(crate) words: String,
}

/// The years.
#[derive(Serialize)]
pub(crate) struct HistoryView {
    pub(crate) title: String,
    #[serde(skip)]
    pub(crate) svg: Html,
    #[serde(skip)]
    pub(crate) head: Vec<String>,
    pub(crate) rows: Vec<YearView>,
}

/// One year.
#[derive(Serialize)]
pub(crate) struct YearView {
    pub(crate) year: String,
    #[serde(skip)]
    pub(crate) acts: String,
    pub(crate) result: YearResult,
    pub(crate) count: u32,
    pub(crate) needed: u32,
    pub(crate) verdict: String,
    pub(crate) median_days: Option<f64>,
}

/// An act that would count.
#[derive(Serialize)]
pub(crate) struct ActView {
    pub(crate) act: String,
    pub(crate) title: String,
}

/// Where what is missing is done.
pub(crate) struct Mend {
    pub(crate) url: String,
    pub(crate) words: String,
}

/// Longer lists of evidence show their newest part; the machine twin has all.
const SHOWN: usize = 12;

/// Opens an obligation for the reader of this visit.
pub(crate) fn opened(
    visit: &Visit,
    group: &Group,
    assessment: &Assessment,
    rule: &Obligation,
    it: &ObligationStatus,
) -> ObligationView {
    let wording = super::wording(visit, assessment);
    let say = &visit.say;
    let proof = |evidence: &Evidence| proof(visit, group, assessment, evidence);
    let evidence: Vec<Proof> = it.evidence.iter().map(proof).collect();
    let hidden = evidence.len().saturating_sub(SHOWN);
    let year = assessment.as_of.year().to_string();
    ObligationView {
        id: it.id.clone(),
        title: wording.name(&rule.title).to_owned(),
        status: it.status,
        mark: mark(say, it.status),
        rule: it.rule,
        rule_words: wording.rule(rule),
        basis: rule.basis,
        basis_words: words::basis(say, rule.basis),
        levels: wording.levels(&rule.rule),
        due: it.due,
        deadline: it.due.map(|due| deadline(say, assessment, due)),
        missing: it.missing,
        forecast: wording.forecast(it),
        counts_title: match it.rule {
            RuleKind::Standing | RuleKind::Periodic => say.text("mandate-counts-now"),
            _ => say.with("mandate-counts-in", "year", year),
        },
        shown: evidence[hidden..].to_vec(),
        earlier: if hidden > 0 { say.with("mandate-earlier", "n", hidden) } else { String::new() },
        evidence,
        dated: it.dated.iter().map(proof).collect(),
        open: it.open.iter().map(|open| waiting(say, open, proof(&open.trigger))).collect(),
        exceptions: Vec::new(),
        median_days: it.median_days,
        median_words: it.median_days.map(|days| median(say, days)),
        history: history(&wording, it),
        acts: rule
            .rule
            .acts()
            .iter()
            .map(|act| ActView { act: act.clone(), title: words::act(say, &assessment.mandate.acts, act) })
            .collect(),
        mend: mend(visit, group, rule, it),
    }
}

/// An act as the reader may see it.
///
/// A designation is called by a person's name and a meeting may belong to a closed calendar; who has not
/// signed in reads what was done and not with whom.
fn proof(visit: &Visit, group: &Group, assessment: &Assessment, it: &Evidence) -> Proof {
    let act_words = words::act(&visit.say, &assessment.mandate.acts, &it.act);
    let stranger = visit.actor.person().is_none();
    let closed = !groups::policy::sees_calendar(&visit.actor, group);
    let hidden = closed || (stranger && it.record.starts_with("designation:"));
    let title = if hidden || it.title.is_empty() { act_words.clone() } else { it.title.clone() };
    Proof {
        record: it.record.clone(),
        act: it.act.clone(),
        act_words,
        at: it.at,
        day: it.day,
        day_words: visit.say.local().day(it.day),
        title,
        url: it.url.clone(),
    }
}

fn waiting(say: &Say, open: &Open, trigger: Proof) -> OpenView {
    let since = say.local().day(open.trigger.day);
    let mut words = say.fill("mandate-open-since", &[("day", since.into()), ("days", open.days.into())]);
    if let Some(due) = open.due {
        words.push_str(&say.with("mandate-open-by", "day", say.local().day(due)));
    }
    OpenView { trigger, due: open.due, days: open.days, words }
}

fn median(say: &Say, days: f64) -> String {
    if days < 0.5 {
        return say.text("mandate-median-same-day");
    }
    let text = say.local().decimal(days, usize::from(days.fract() != 0.0));
    say.fill("mandate-median", &[("n", days.into()), ("days", text.into())])
}

/// The last minute of the day, where the group is and where the reader is.
fn deadline(say: &Say, assessment: &Assessment, due: Date) -> Deadline {
    let local = say.local();
    let zone = &assessment.setting.zone;
    let words =
        say.fill("mandate-deadline", &[("day", local.day(due).into()), ("zone", local.zone(zone).into())]);
    let own = due.at(23, 59, 0, 0).to_zoned_datetime(zone.clone()).ok();
    let own = own.map(|at| at.with_time_zone(say.zone.clone()));
    let Some(own) = own.filter(|own| own.datetime() != due.at(23, 59, 0, 0)) else {
        return Deadline { words, own: String::new(), next_day: false };
    };
    let own_words = say.fill(
        "mandate-own-time",
        &[
            ("day", local.weekday_day(own.date()).into()),
            ("time", local.time(own.datetime()).into()),
            ("zone", local.zone(&say.zone).into()),
        ],
    );
    Deadline { words, own: own_words, next_day: own.date() > due }
}

/// Where somebody may do what is missing, if that is a page of its own.
pub(crate) fn mend(visit: &Visit, group: &Group, rule: &Obligation, it: &ObligationStatus) -> Option<Mend> {
    let convenes = visit.actor.is_operator() || visit.actor.holds(group.id, kernel::Role::CoChair);
    if !convenes || !matches!(it.status, Status::AtRisk | Status::Overdue | Status::NothingRecorded) {
        return None;
    }
    let (url, key) = match &rule.rule {
        Rule::Count(rule) if rule.acts.iter().any(|act| act == "meeting.held") => {
            (group.path("/meetings/new"), "mandate-mend-schedule")
        }
        Rule::Standing(_) => (group.path("/members"), "mandate-mend-members"),
        Rule::AfterEach(_) | Rule::OnRequest(_) => {
            let url = it.open.first().map(|open| open.trigger.url.clone()).filter(|url| !url.is_empty())?;
            (url, "mandate-mend-open")
        }
        _ => return None,
    };
    Some(Mend { url, words: visit.say.text(key) })
}

/// How far into its year a day lies, from 0 to 1.
fn share(day: Date) -> f64 {
    f64::from(day.day_of_year() - 1) / f64::from(day.days_in_year())
}

/// A year in words, before it is drawn.
struct Drawn {
    head: String,
    verdict: String,
    dots: Vec<(Date, DotKind, String)>,
    emphasis: Emphasis,
}

/// The years as a chart and a table; nothing where no year is told.
fn history(wording: &Wording<'_>, it: &ObligationStatus) -> Option<HistoryView> {
    if it.history.is_empty() {
        return None;
    }
    let say = wording.say;
    let title = history_title(say, it);
    let day = |at: Date| say.local().day(at);
    let years: Vec<Drawn> = it
        .history
        .iter()
        .map(|year| Drawn {
            head: year.year.to_string(),
            verdict: wording.verdict(year),
            dots: dots(say, year),
            emphasis: if year.result == YearResult::NotMet { Emphasis::Strong } else { Emphasis::Plain },
        })
        .collect();
    let drawn: Vec<Vec<Dot<'_>>> = years
        .iter()
        .map(|year| {
            year.dots.iter().map(|(day, kind, text)| Dot { at: share(*day), kind: *kind, text }).collect()
        })
        .collect();
    let rows: Vec<HistoryRow<'_>> = years
        .iter()
        .zip(&drawn)
        .map(|(year, dots)| HistoryRow {
            head: &year.head,
            dots,
            verdict: &year.verdict,
            emphasis: year.emphasis,
        })
        .collect();
    let quarters = [1, 4, 7, 10].map(|month| {
        let first = date(2026, month, 1);
        (share(first), quarter(say, month))
    });
    let marks: Vec<charts::Mark<'_>> =
        quarters.iter().map(|(at, label)| charts::Mark { at: *at, label }).collect();
    let heads =
        ["mandate-history-year", "mandate-history-acts", "mandate-history-result"].map(|key| say.text(key));
    let prefix = format!("h-{}", it.id);
    let figure = charts::history(&History {
        caption: Caption { prefix: &prefix, title: &title, text: "", direction: say.language.direction() },
        marks: &marks,
        rows: &rows,
        heads: [&heads[0], &heads[1], &heads[2]],
    });
    let separator = say.text("mandate-list-separator");
    let told = it.history.iter().map(|year| YearView {
        year: year.year.to_string(),
        acts: year.done.iter().map(|done| day(done.day)).collect::<Vec<_>>().join(&separator),
        result: year.result,
        count: year.count,
        needed: year.needed,
        verdict: wording.verdict(year),
        median_days: year.median_days,
    });
    Some(HistoryView { rows: told.collect(), svg: Html::made(figure.svg), head: heads.to_vec(), title })
}

/// The first month of a quarter above the chart; of the double names of Arabic only the second fits there.
fn quarter(say: &Say, month: i8) -> String {
    let name = say.text(&format!("month-short-{month}"));
    name.rsplit('/').next().unwrap_or(&name).to_owned()
}

/// The acts of a year: those done, and those dated.
fn dots(say: &Say, year: &YearRecord) -> Vec<(Date, DotKind, String)> {
    let local = say.local();
    let done = year.done.iter().map(|it| {
        // A plan adopted in December for the next year, or minutes sent in January, stands at the edge of its row.
        let first = date(year.year, 1, 1);
        let shown = it.day.clamp(first, first.last_of_year());
        (shown, DotKind::Held, local.day(it.day))
    });
    let dated = year
        .dated
        .iter()
        .map(|it| (it.day, DotKind::Proposed, say.with("mandate-dated-on", "day", local.short_day(it.day))));
    done.chain(dated).collect()
}

/// What the chart shows, as a sentence.
fn history_title(say: &Say, it: &ObligationStatus) -> String {
    let count = |result| it.history.iter().filter(|year| year.result == result).count();
    let (met, not_met) = (count(YearResult::Met), count(YearResult::NotMet));
    match (it.rule, met + not_met) {
        (RuleKind::Standing, _) => say.text("mandate-history-standing"),
        (_, 0) => say.text("mandate-history-running"),
        (_, of) => say.fill("mandate-history-met", &[("met", met.into()), ("of", of.into())]),
    }
}
