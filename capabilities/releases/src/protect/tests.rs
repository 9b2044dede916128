use super::*;

const TABLE: &str = "region,a,b,c\nnorth,20,3,40\nmiddle,15,12,9\nsouth,2,30,25\n";

fn cells(protected: &Protected) -> Vec<(String, (f64, Option<f64>))> {
    protected.suppressed.iter().map(|it| (format!("{} {}", it.row, it.column), it.interval)).collect()
}

#[test]
fn small_counts_take_others_with_them_until_nothing_can_be_computed() {
    let protected = protect(TABLE.as_bytes(), &Rule::default()).unwrap();
    let mut found = cells(&protected);
    found.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(
        found,
        [
            ("north a".to_owned(), (0.0, Some(22.0))),
            ("north b".to_owned(), (1.0, Some(23.0))),
            ("south a".to_owned(), (0.0, Some(22.0))),
            ("south b".to_owned(), (10.0, Some(32.0)))
        ]
    );
    assert_eq!(protected.cost, Cost { cells: 16, withheld: 4, primary: 2, complements: 2 });
    let written = serde_json::to_string(&protected.rows).unwrap();
    assert!(written.contains(r#""north","cells":[null,null,40.0,63.0]"#), "{written}");
}

#[test]
fn what_was_released_before_counts() {
    let told = |row: &str, value| Released {
        row: Some(row.into()),
        column: Some("a".into()),
        cell: std::collections::BTreeMap::new(),
        value,
    };
    let rule = Rule { released: vec![told("north", 20.0)], ..Rule::default() };
    let protected = protect(TABLE.as_bytes(), &rule).unwrap();
    assert!(!cells(&protected).iter().any(|(cell, _)| cell == "north a"), "{protected:?}");
    for it in &protected.suppressed {
        assert!(it.interval.1.is_none_or(|end| end - it.interval.0 >= 5.0), "{it:?}");
    }
    let rule = Rule { released: vec![told("east", 1.0)], ..Rule::default() };
    assert!(matches!(protect(TABLE.as_bytes(), &rule), Err(ProtectError::NoSuchCell { .. })));
    let rule = Rule { released: vec![told("north", 21.0)], ..Rule::default() };
    assert!(matches!(protect(TABLE.as_bytes(), &rule), Err(ProtectError::Differs { release: None, .. })));
    let rule = Rule { released: vec![told("south", 2.0)], ..Rule::default() };
    let refused = protect(TABLE.as_bytes(), &rule).unwrap_err();
    assert!(
        refused.to_string().starts_with("`south · a` would be known to lie between 2 and 2;"),
        "{refused}"
    );
}

#[test]
fn one_who_makes_up_nearly_all_of_a_cell_is_protected_without_a_trace_of_how_much() {
    let text = "region,year,agency,grants\nnorth,2024,A,900\nnorth,2024,B,60\nnorth,2024,C,40\nnorth,2025,A,300\n\
                north,2025,B,310\nnorth,2025,C,290\nsouth,2024,A,200\nsouth,2024,B,210\nsouth,2024,C,250\n\
                south,2025,A,220\nsouth,2025,B,230\nsouth,2025,C,240\n";
    let layout =
        "[table]\ndimensions = [\"region\", \"year\"]\nvalue = \"grants\"\ncontributor = \"agency\"\n";
    for (rule, reason, least) in [
        ("threshold = 0\ndominance = { n = 1, k = 75 }\n", Reason::Dominance, 1200.0),
        ("threshold = 0\np_percent = 10\n", Reason::PPercent, 1050.0),
        ("threshold = 0\np_percent = 10\nq_percent = 50\n", Reason::PPercent, 1140.0),
    ] {
        let rule = Rule::read(&format!("{rule}{layout}")).unwrap();
        let protected = protect(text.as_bytes(), &rule).unwrap();
        let it = protected.suppressed.iter().find(|it| it.reason == reason).unwrap();
        assert_eq!((it.row.as_str(), it.column.as_str(), it.needed), ("north", "2024", 5.0));
        assert!(it.interval.1.is_none_or(|high| high >= least), "{it:?}");
        assert_eq!(protected.cost.complements, 3);
        assert!(protected.rows.iter().all(|row| !row.cells.contains(&Some(1000.0))), "{protected:?}");
    }
}

#[test]
fn three_dimensions_with_a_group_are_one_table() {
    let mut lines = vec!["region,sex,age,claims".to_owned()];
    for (r, region) in ["A", "B", "C"].into_iter().enumerate() {
        for (s, sex) in ["f", "m"].into_iter().enumerate() {
            for (a, age) in ["0-17", "18-59", "60+"].into_iter().enumerate() {
                let claims = if (r, s, a) == (1, 0, 2) { 2 } else { 20 + 7 * r + 5 * s + 3 * a };
                lines.push(format!("{region},{sex},{age},{claims}"));
            }
        }
    }
    let rule = Rule::read(
        "[table]\ndimensions = [\"region\", \"sex\", \"age\"]\nvalue = \"claims\"\n[table.groups.region]\nNorth = [\"A\", \"B\"]\n",
    )
    .unwrap();
    let protected = protect(lines.join("\n").as_bytes(), &rule).unwrap();
    assert_eq!((protected.columns.len(), protected.rows.len()), (4, 15));
    let small = protected.suppressed.iter().find(|it| it.reason == Reason::Threshold).unwrap();
    assert_eq!((small.row.as_str(), small.column.as_str()), ("B · f", "60+"));
    // In a cube at least one cell of each line through a withheld one goes with it.
    assert!(protected.cost.withheld >= 8, "{:?}", protected.cost);
    assert!(
        protected.suppressed.iter().all(|it| it.interval.1.is_none_or(|high| high - it.interval.0 >= 5.0))
    );
}

#[test]
fn the_interval_of_counts_holds_whole_numbers_only() {
    assert_eq!(inward((0.4, 7.6), true), (1.0, Some(7.0)));
    assert_eq!(inward((2.999_999_999, f64::INFINITY), true), (3.0, None));
    assert_eq!(inward((0.4, 7.6), false), (0.4, Some(7.6)));
}
