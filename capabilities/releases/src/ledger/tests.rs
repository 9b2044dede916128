use jiff::Timestamp;

use super::*;
use crate::{
    Rule,
    model::{Audience, ReleaseId, State},
    protect::{Protected, protect, protect_against},
};

const BY_SEX: &str = "region,f,m\nnorth,20,3\nmiddle,15,12\nsouth,30,25\n";

fn rule(columns: &str) -> Rule {
    Rule::read(&format!("[table]\ncolumns = \"{columns}\"\n")).unwrap()
}

/// A release of a protected table.
pub(crate) fn released(number: i64, it: &Protected) -> Release {
    let now = Timestamp::UNIX_EPOCH;
    Release {
        id: ReleaseId::new(now),
        number,
        family: "claims".into(),
        title: format!("Table {number}"),
        audience: Audience::Public,
        state: State::Released,
        rule: String::new(),
        shape: it.shape.clone(),
        cells: it.cells.clone(),
        counts: it.counts,
        digest: String::new(),
        seal: String::new(),
        against: Vec::new(),
        proposed_by: String::new(),
        proposed_at: now,
        released: Some((String::new(), now)),
        retracted: None,
    }
}

fn withheld(it: &Protected) -> Vec<String> {
    it.suppressed.iter().map(|it| format!("{} {}", it.row, it.column)).collect()
}

#[test]
fn a_cell_that_was_withheld_stays_so_under_a_weaker_rule() {
    let first = released(1, &protect(BY_SEX.as_bytes(), &rule("sex")).unwrap());
    assert_eq!(first.withheld().count(), 4);
    let weak = Rule { threshold: 0.0, ..rule("sex") };
    assert_eq!(withheld(&protect(BY_SEX.as_bytes(), &weak).unwrap()), Vec::<String>::new());
    let again = protect_against(BY_SEX.as_bytes(), &weak, std::slice::from_ref(&first)).unwrap();
    assert_eq!(withheld(&again).len(), 4);
    assert!(again.suppressed.iter().all(|it| it.reason == disclosure::Reason::Earlier));
    assert_eq!(prove(&released(2, &again), std::slice::from_ref(&first)), Ok(()));
    // Without the link it would have been published, and the proof at the release finds it.
    let alone = released(2, &protect(BY_SEX.as_bytes(), &weak).unwrap());
    let betrayed = prove(&alone, &[first]).unwrap_err();
    assert!(
        matches!(&betrayed, Betrayal::Exposed { interval, release: 1, .. } if Some(interval.0) == interval.1),
        "{betrayed:?}"
    );
}

#[test]
fn tables_that_share_margins_are_proved_together() {
    let first = released(1, &protect(BY_SEX.as_bytes(), &rule("sex")).unwrap());
    // The same people by age: its margins are those of the first, and agree.
    let by_age = "region,0-17,18+\nnorth,11,12\nmiddle,20,7\nsouth,40,15\n";
    let second = protect_against(by_age.as_bytes(), &rule("age"), std::slice::from_ref(&first)).unwrap();
    assert_eq!(withheld(&second), Vec::<String>::new());
    assert_eq!(prove(&released(2, &second), std::slice::from_ref(&first)), Ok(()));
    // Other people have other margins.
    let others = by_age.replace("11,12", "11,13");
    let refused = protect_against(others.as_bytes(), &rule("age"), std::slice::from_ref(&first)).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "`north · total` was released with another value in release 1: another count is another family of tables"
    );
}

#[test]
fn a_finer_table_that_would_betray_a_coarser_one_is_refused_with_the_cell_and_the_interval() {
    let first = released(1, &protect(BY_SEX.as_bytes(), &rule("sex")).unwrap());
    // The men of the north by age, and everybody else: no cell is small by a threshold of 1, the sums are known.
    let by_both = "region,sex,age,claims\nnorth,f,0-17,12\nnorth,f,18+,8\nnorth,m,0-17,1\nnorth,m,18+,2\n\
                   middle,f,0-17,7\nmiddle,f,18+,8\nmiddle,m,0-17,6\nmiddle,m,18+,6\nsouth,f,0-17,10\n\
                   south,f,18+,20\nsouth,m,0-17,12\nsouth,m,18+,13\n";
    let weak = "threshold = 0\n[table]\ndimensions = [\"region\", \"sex\", \"age\"]\nvalue = \"claims\"\n";
    let rule = Rule::read(weak).unwrap();
    let protected = protect_against(by_both.as_bytes(), &rule, std::slice::from_ref(&first)).unwrap();
    let names = withheld(&protected);
    assert!(names.contains(&"north · m total".to_owned()), "{names:?}");
    assert_eq!(prove(&released(2, &protected), std::slice::from_ref(&first)), Ok(()));
    let alone = released(2, &protect(by_both.as_bytes(), &rule).unwrap());
    assert!(matches!(prove(&alone, &[first]), Err(Betrayal::Exposed { release: 1, .. })));
}

#[test]
fn what_was_told_already_cannot_be_withheld() {
    let weak = Rule { threshold: 0.0, ..rule("sex") };
    let first = released(1, &protect(BY_SEX.as_bytes(), &weak).unwrap());
    let refused = protect_against(BY_SEX.as_bytes(), &rule("sex"), std::slice::from_ref(&first)).unwrap_err();
    assert!(
        refused.to_string().starts_with("`north · m` would be known to lie between 3 and 3;"),
        "{refused}"
    );
    // Two releases that differ in a cell are no family.
    let wrong = BY_SEX.replace("30,25", "31,25");
    let other = released(2, &protect(wrong.as_bytes(), &weak).unwrap());
    assert!(matches!(prove(&other, &[first]), Err(Betrayal::Differs { .. })));
}

#[test]
fn who_is_large_stays_hidden_as_far_up_as_it_was_proved() {
    let text = "region,year,agency,grants\nnorth,2024,A,900\nnorth,2024,B,60\nnorth,2024,C,40\nnorth,2025,A,300\n\
                north,2025,B,310\nnorth,2025,C,290\nsouth,2024,A,200\nsouth,2024,B,210\nsouth,2024,C,250\n\
                south,2025,A,220\nsouth,2025,B,230\nsouth,2025,C,240\n";
    let layout =
        "[table]\ndimensions = [\"region\", \"year\"]\nvalue = \"grants\"\ncontributor = \"agency\"\n";
    let rule = Rule::read(&format!("threshold = 0\np_percent = 10\n{layout}")).unwrap();
    let first = released(1, &protect(text.as_bytes(), &rule).unwrap());
    let (_, large) = first.withheld().find(|(_, it)| it.reason == disclosure::Reason::PPercent).unwrap();
    assert!(large.whole && (large.width - 5.0).abs() < 1e-9);
    // A year by sector that tells at least 950 of the north of 2024 leaves the lower end of no matter, the upper one not.
    let high = large.interval.1.unwrap();
    let mut narrow = first.clone();
    narrow.number = 2;
    for cell in &mut narrow.cells {
        if let Cell::Withheld(it) = cell {
            it.interval.1 = Some(high - 1.0);
        }
    }
    assert_eq!(prove(&narrow, std::slice::from_ref(&first)), Ok(()), "what was proved is kept");
    let mut wider = narrow;
    for cell in &mut wider.cells {
        if let Cell::Withheld(it) = cell {
            (it.interval.1, it.whole) = (Some(high + 50.0), true);
        }
    }
    assert!(matches!(prove(&wider, &[first]), Err(Betrayal::Exposed { .. })));
}
