//! Agendas and the papers under their items.

use jiff::Timestamp;

use crate::{AgendaItemId, MeetingId, PaperId};

kernel::words! {
    /// What an item is there for: of some the records tell what became of them.
    #[derive(Default)]
    pub enum ItemKind {
        /// Whatever its title says.
        #[default]
        Ordinary = "ordinary",
        /// The minutes of the meeting before.
        PreviousMinutes = "previous-minutes",
        /// The action points carried over to the meeting.
        CarriedOver = "carried-over",
    }
}

/// An item of an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaItem {
    /// Its id.
    pub id: AgendaItemId,
    /// Of which meeting.
    pub meeting: MeetingId,
    /// Its number on the agenda, from 1 without gaps.
    pub position: u32,
    /// What it is about.
    pub title: String,
    /// How much time it is given.
    pub minutes: u32,
    /// Who leads it; may be empty.
    pub presenter: String,
    /// The clause of the mandate it serves.
    pub clause: Option<u32>,
    /// What it is there for.
    pub kind: ItemKind,
    /// Counts every change of the record.
    pub revision: i64,
}

/// An item about to be put on an agenda, or what one is changed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewItem {
    /// What it is about.
    pub title: String,
    /// How much time it is given.
    pub minutes: u32,
    /// Who leads it.
    pub presenter: String,
    /// The clause of the mandate it serves.
    pub clause: Option<u32>,
    /// What it is there for.
    pub kind: ItemKind,
}

/// A paper laid before a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Its id.
    pub id: PaperId,
    /// Under which item.
    pub item: AgendaItemId,
    /// What it is called.
    pub title: String,
    /// Where it is found, if it is not kept here.
    pub link: String,
    /// The hash of the file that is kept here.
    pub file: Option<String>,
    /// When it was laid before the meeting.
    pub added_at: Timestamp,
    /// By whom.
    pub added_by: String,
}

/// A paper about to be laid before a meeting: an address or a file, not both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPaper {
    /// What it is called.
    pub title: String,
    /// Where it is found, or empty.
    pub link: String,
    /// The hash of the stored file.
    pub file: Option<String>,
}

/// The number of each paper: of the meeting and the item, and its own where an item has several.
pub(crate) fn numbered(reference: &str, items: &[AgendaItem], papers: &[Paper]) -> Vec<(PaperId, String)> {
    let mut found = Vec::new();
    for item in items {
        let under: Vec<&Paper> = papers.iter().filter(|paper| paper.item == item.id).collect();
        for (n, paper) in under.iter().enumerate() {
            let own = if under.len() > 1 { format!(".{}", n + 1) } else { String::new() };
            found.push((paper.id, format!("{reference}/{}{own}", item.position)));
        }
    }
    found
}

/// The minutes of all items together.
pub fn sum_of_minutes(items: &[AgendaItem]) -> u32 {
    items.iter().fold(0, |sum, item| sum.saturating_add(item.minutes))
}

/// The order of the agenda after an item has been moved by so many places; what would leave the agenda stays at its end.
pub(crate) fn move_item(items: &[AgendaItem], id: AgendaItemId, by: i32) -> Vec<AgendaItemId> {
    let mut order: Vec<_> = items.iter().map(|item| item.id).collect();
    let Some(from) = order.iter().position(|each| *each == id) else { return order };
    let steps = usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX);
    let to =
        if by < 0 { from.saturating_sub(steps) } else { from.saturating_add(steps).min(order.len() - 1) };
    let moved = order.remove(from);
    order.insert(to, moved);
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(minutes: &[u32]) -> Vec<AgendaItem> {
        let meeting = MeetingId::new(Timestamp::UNIX_EPOCH);
        let one = |(n, minutes): (usize, &u32)| AgendaItem {
            id: AgendaItemId::new(Timestamp::UNIX_EPOCH),
            meeting,
            position: u32::try_from(n).unwrap() + 1,
            title: format!("Item {n}"),
            minutes: *minutes,
            presenter: String::new(),
            clause: None,
            kind: ItemKind::Ordinary,
            revision: 1,
        };
        minutes.iter().enumerate().map(one).collect()
    }

    #[test]
    fn an_item_moves_and_never_leaves_the_agenda() {
        let items = items(&[5, 10, 15]);
        let ids: Vec<_> = items.iter().map(|item| item.id).collect();
        assert_eq!(move_item(&items, ids[2], -1), [ids[0], ids[2], ids[1]]);
        assert_eq!(move_item(&items, ids[0], -1), ids);
        assert_eq!(move_item(&items, ids[0], 9), [ids[1], ids[2], ids[0]]);
        assert_eq!(move_item(&items, AgendaItemId::new(Timestamp::UNIX_EPOCH), 1), ids);
    }

    #[test]
    fn a_paper_has_the_number_of_its_item_and_its_own_among_several() {
        let items = items(&[5, 10]);
        let paper = |item: usize| Paper {
            id: PaperId::new(Timestamp::UNIX_EPOCH),
            item: items[item].id,
            title: "Paper".into(),
            link: String::new(),
            file: None,
            added_at: Timestamp::UNIX_EPOCH,
            added_by: String::new(),
        };
        let papers = [paper(1), paper(0), paper(1)];
        let numbers: Vec<_> =
            numbered("2026-03", &items, &papers).into_iter().map(|(_, number)| number).collect();
        assert_eq!(numbers, ["2026-03/1", "2026-03/2.1", "2026-03/2.2"]);
    }

    #[test]
    fn minutes_add_up() {
        assert_eq!(sum_of_minutes(&items(&[5, 10, 15])), 30);
        assert_eq!(sum_of_minutes(&[]), 0);
    }
}
