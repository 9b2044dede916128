//! Words that several pages share.

use groups::Group;
use serde::Serialize;
use web::{Head, Mark, Say, Status};

use crate::{Answer, ItemKind, Meeting, Mode, State};

/// A state as a badge says it; a planned meeting whose time has passed is not held yet, only over.
pub(crate) fn state(say: &Say, state: State) -> String {
    say.text(match state {
        State::Planned => "meetings-state-planned",
        State::Held => "meetings-state-held",
        State::Cancelled => "meetings-state-cancelled",
    })
}

pub(crate) fn state_mark(say: &Say, meeting: State) -> Mark {
    let shape = match meeting {
        State::Planned => Status::NotYetDue,
        State::Held => Status::Met,
        State::Cancelled => Status::NothingRecorded,
    };
    Mark::new(shape, state(say, meeting))
}

pub(crate) fn mode(say: &Say, mode: Mode) -> String {
    say.text(match mode {
        Mode::Online => "meetings-mode-online",
        Mode::InPerson => "meetings-mode-in-person",
        Mode::Written => "meetings-mode-written",
    })
}

pub(crate) fn answer(say: &Say, answer: Answer) -> String {
    say.text(match answer {
        Answer::Yes => "meetings-answer-yes",
        Answer::Written => "meetings-answer-written",
        Answer::No => "meetings-answer-no",
    })
}

/// One choice of several.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Choice {
    pub(crate) value: &'static str,
    #[serde(skip)]
    pub(crate) words: String,
    pub(crate) chosen: bool,
}

pub(crate) fn answers(say: &Say, chosen: Option<Answer>) -> Vec<Choice> {
    let one = |each: &Answer| Choice {
        value: each.word(),
        words: answer(say, *each),
        chosen: chosen == Some(*each),
    };
    Answer::ALL.iter().map(one).collect()
}

/// What an item of an agenda is there for.
pub(crate) fn kind(say: &Say, kind: ItemKind) -> String {
    say.text(match kind {
        ItemKind::Ordinary => "meetings-kind-ordinary",
        ItemKind::PreviousMinutes => "meetings-kind-previous-minutes",
        ItemKind::CarriedOver => "meetings-kind-carried-over",
    })
}

pub(crate) fn kinds(say: &Say, chosen: &str) -> Vec<Choice> {
    let chosen: ItemKind = chosen.parse().unwrap_or_default();
    let one =
        |each: &ItemKind| Choice { value: each.word(), words: kind(say, *each), chosen: *each == chosen };
    ItemKind::ALL.iter().map(one).collect()
}

/// The head of a page about the meetings of a group.
pub(crate) fn head(say: &Say, group: &Group, title: &str) -> Head {
    groups::head(say, group, title).crumb(say.text("meetings"), group.path("/meetings"))
}

/// The head of a page about one meeting.
pub(crate) fn head_of(say: &Say, group: &Group, meeting: &Meeting, here: &str) -> Head {
    crate::head_below(say, group, meeting, &format!("{here}: {}", meeting.title)).here(here)
}
