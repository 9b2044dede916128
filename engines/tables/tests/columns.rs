//! Grouping, joining, sorting and filtering against plain loops over rows.
#![expect(clippy::unwrap_used, reason = "a test that cannot make its input has nothing to say")]

use std::collections::BTreeMap;

use proptest::prelude::*;
use tables::{
    Bits, Column, IntBuilder, JoinKind, Measure, Order, RealBuilder, Table, TableError, TextBuilder,
};

type Line = (Option<String>, Option<String>, Option<i64>, Option<i64>);

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let text = |choice: &'static str| prop::option::weighted(0.9, choice);
    let near = prop::option::weighted(0.9, 1990_i64..1995);
    let value = prop::option::weighted(0.8, -1000_i64..1000);
    prop::collection::vec((text("[abcd]"), text("[xyz]{1,2}"), near, value), 0..200)
}

fn table(lines: &[Line]) -> Table {
    let text = |pick: fn(&Line) -> Option<&str>| lines.iter().map(pick).collect::<TextBuilder>().finish();
    let real = |line: &Line| line.3.map(|value| f64::from(i32::try_from(value).unwrap()) / 4.0);
    Table::new(vec![
        ("origin".into(), text(|line| line.0.as_deref())),
        ("destination".into(), text(|line| line.1.as_deref())),
        ("year".into(), lines.iter().map(|line| line.2).collect::<IntBuilder>().finish()),
        ("stock".into(), lines.iter().map(|line| line.3).collect::<IntBuilder>().finish()),
        ("rate".into(), lines.iter().map(real).collect::<RealBuilder>().finish()),
    ])
    .unwrap()
}

fn line(table: &Table, row: usize) -> Line {
    let text = |name: &str| table.text(name).unwrap().get(row).map(str::to_owned);
    let int = |name: &str| table.int(name).unwrap().get(row);
    (text("origin"), text("destination"), int("year"), int("stock"))
}

fn back(table: &Table) -> Vec<Line> {
    (0..table.rows()).map(|row| line(table, row)).collect()
}

/// Missing last, which is how the table sorts.
fn key<T: Clone>(value: Option<&T>) -> (bool, Option<T>) {
    (value.is_none(), value.cloned())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn groups_are_those_of_a_plain_loop(lines in lines(), wide: bool) {
        // Numbers far apart take another path through the code than years do.
        let spread = if wide { 10_000_000_000 } else { 1 };
        let lines: Vec<Line> = lines.into_iter().map(|(a, b, year, c)| (a, b, year.map(|it| it * spread), c)).collect();
        let grouped = table(&lines)
            .group_by(&["origin", "destination", "year"], &[Measure::Count, Measure::Present("stock"), Measure::Sum("stock"), Measure::Sum("rate")])
            .unwrap();
        let mut plain: BTreeMap<_, (i64, i64, i64)> = BTreeMap::new();
        for (origin, destination, year, stock) in &lines {
            let group = plain.entry((origin.clone(), destination.clone(), *year)).or_default();
            group.0 += 1;
            group.1 += i64::from(stock.is_some());
            group.2 += stock.unwrap_or(0);
        }
        prop_assert_eq!(grouped.rows(), plain.len());
        for row in 0..grouped.rows() {
            let (origin, destination, year, sum) = line(&grouped, row);
            let (count, present, expected) = plain[&(origin, destination, year)];
            prop_assert_eq!(grouped.int("count").unwrap().get(row), Some(count));
            prop_assert_eq!(grouped.int("count of stock").unwrap().get(row), Some(present));
            prop_assert_eq!(sum, (present > 0).then_some(expected));
            let rate = grouped.real("rate").unwrap().get(row);
            prop_assert_eq!(rate, sum.map(|sum| f64::from(i32::try_from(sum).unwrap()) / 4.0));
        }
    }

    #[test]
    fn sums_over_groups_add_up_to_the_sum_of_all(lines in lines()) {
        let table = table(&lines);
        let by_origin = table.group_by(&["origin"], &[Measure::Sum("stock")]).unwrap();
        let sum = |table: &Table| (0..table.rows()).filter_map(|row| table.int("stock").unwrap().get(row)).sum::<i64>();
        prop_assert_eq!(sum(&by_origin), sum(&table));
        let all = table.group_by(&[], &[Measure::Sum("stock")]).unwrap();
        prop_assert_eq!(all.rows(), usize::from(!lines.is_empty()));
        prop_assert_eq!(sum(&all), sum(&table));
    }

    #[test]
    fn sorting_is_that_of_a_stable_sort(lines in lines()) {
        let sorted = table(&lines).sort_by(&[("destination", Order::Rising), ("stock", Order::Falling)]).unwrap();
        let mut plain = lines;
        plain.sort_by_key(|line| (key(line.1.as_ref()), line.3.is_none(), line.3.map(std::cmp::Reverse)));
        prop_assert_eq!(back(&sorted), plain);
    }

    #[test]
    fn filtering_keeps_the_chosen_rows_in_order(lines in lines()) {
        let table = table(&lines);
        let mask = table.text("origin").unwrap().is_in(&["a", "c"]).and(&table.int("stock").unwrap().between(0, 500));
        let chosen = |line: &&Line| matches!(line.0.as_deref(), Some("a" | "c")) && line.3.is_some_and(|it| (0..=500).contains(&it));
        let plain: Vec<Line> = lines.iter().filter(chosen).cloned().collect();
        prop_assert_eq!(back(&table.filter(&mask).unwrap()), plain);
    }

    #[test]
    fn joins_are_those_of_two_loops(left in lines(), right in lines(), keep: bool, wide: bool) {
        let spread = if wide { 10_000_000_000 } else { 1 };
        let far = |lines: Vec<Line>| lines.into_iter().map(|(a, b, year, c)| (a, b, year.map(|it| it * spread), c)).collect::<Vec<Line>>();
        let (left, right) = (far(left), far(right));
        let kind = if keep { JoinKind::Left } else { JoinKind::Inner };
        let other = table(&right);
        let on = [("origin", "origin"), ("year", "year")];
        let joined = table(&left).join(&other, &on, &[("stock", "weight")], kind).unwrap();
        let mut plain = Vec::new();
        for line in &left {
            let matches = right.iter().filter(|it| it.0 == line.0 && it.2 == line.2 && it.0.is_some() && it.2.is_some());
            let before = plain.len();
            plain.extend(matches.map(|it| (line.clone(), it.3)));
            if keep && plain.len() == before {
                plain.push((line.clone(), None));
            }
        }
        let found: Vec<_> = (0..joined.rows()).map(|row| (line(&joined, row), joined.int("weight").unwrap().get(row))).collect();
        prop_assert_eq!(found, plain);
    }
}

#[test]
fn more_keys_than_one_number_can_hold_are_grouped_all_the_same() {
    let rows = 3000_i64;
    let far =
        |step: i64| (0..rows).map(|row| Some((row % step) * 7_000_000_007)).collect::<IntBuilder>().finish();
    let names = ["a", "b", "c", "d", "e", "f"];
    let columns = names.iter().zip([2999, 2998, 2997, 2996, 2995, 2994]);
    let table = Table::new(columns.map(|(name, step)| ((*name).to_owned(), far(step))).collect()).unwrap();
    let grouped = table.group_by(&names, &[Measure::Count]).unwrap();
    assert_eq!(grouped.rows(), 3000);
    let count = grouped.int("count").unwrap();
    assert!((0..3000).all(|row| count.get(row) == Some(1)));
}

#[test]
fn more_keys_than_one_number_can_hold_are_joined_all_the_same() {
    let names = ["a", "b", "c", "d", "e", "f"];
    let table = |rows: i64| {
        let far = |step: i64| {
            (0..rows).map(|row| Some(row * step * 7_000_000_007)).collect::<IntBuilder>().finish()
        };
        let columns = names.iter().zip(1..).map(|(name, step)| ((*name).to_owned(), far(step)));
        Table::new(columns.collect()).unwrap()
    };
    let on = names.map(|name| (name, name));
    let joined = table(3000).join(&table(2000), &on, &[("f", "found")], JoinKind::Left).unwrap();
    assert_eq!(joined.rows(), 3000);
    let found = joined.int("found").unwrap();
    assert!((0..3000).all(|row| found.get(row) == joined.int("f").unwrap().get(row).filter(|_| row < 2000)));
}

#[test]
fn many_rows_give_what_few_rows_do() {
    // More rows than one thread is left alone with; each of 50,000 keys comes five times, every third value is missing.
    let rows = 250_000_i64;
    let int = |of: fn(i64) -> Option<i64>| (0..rows).map(of).collect::<IntBuilder>().finish();
    let value = |row: i64| (row % 3 > 0).then_some(row);
    for (key, groups) in
        [((|row| Some(row % 50_000)) as fn(i64) -> Option<i64>, 50_000), (|row| Some(row % 7), 7)]
    {
        let table = Table::new(vec![("key".into(), int(key)), ("value".into(), int(value))]).unwrap();
        let grouped = table.group_by(&["key"], &[Measure::Count, Measure::Sum("value")]).unwrap();
        assert_eq!(grouped.rows(), groups);
        let totals =
            |name: &str| (0..groups).filter_map(|row| grouped.int(name).unwrap().get(row)).sum::<i64>();
        assert_eq!(totals("count"), rows);
        assert_eq!(totals("value"), (0..rows).filter(|row| row % 3 > 0).sum::<i64>());
        let joined =
            table.join(&grouped, &[("key", "key")], &[("count", "of the key")], JoinKind::Inner).unwrap();
        assert_eq!(joined.rows(), table.rows());
        assert_eq!(joined.column("value"), table.column("value"));
    }
}

#[test]
fn reals_are_sorted_with_the_missing_last() {
    let values = [Some(2.5), None, Some(-1.0), Some(f64::INFINITY), Some(-0.0), Some(0.0)];
    let table = Table::new(vec![("v".into(), values.into_iter().collect::<RealBuilder>().finish())]).unwrap();
    let sorted = table.sort_by(&[("v", Order::Falling)]).unwrap();
    let column = sorted.real("v").unwrap();
    let found: Vec<_> = (0..6).map(|row| column.get(row)).collect();
    assert_eq!(found, [Some(f64::INFINITY), Some(2.5), Some(0.0), Some(0.0), Some(-1.0), None]);
}

#[test]
fn a_sum_that_does_not_fit_is_refused_by_name() {
    let column = [Some(i64::MAX), Some(1)].into_iter().collect::<IntBuilder>().finish();
    let table = Table::new(vec![("n".into(), column)]).unwrap();
    assert_eq!(table.group_by(&[], &[Measure::Sum("n")]), Err(TableError::Overflow("n".into())));
}

#[test]
fn columns_that_do_not_fit_together_are_refused() {
    let column = |n: i64| (0..n).map(Some).collect::<IntBuilder>().finish();
    let text = || [Some("x"); 2].into_iter().collect::<TextBuilder>().finish();
    let kind = |expected| Err(TableError::Kind { name: "a".into(), expected });
    let length = TableError::Length { name: "b".into(), found: 3, expected: 2 };
    assert_eq!(Table::new(vec![("a".into(), column(2)), ("b".into(), column(3))]), Err(length));
    assert_eq!(
        Table::new(vec![("a".into(), column(2)), ("a".into(), column(2))]),
        Err(TableError::NameTwice("a".into()))
    );
    let table = Table::new(vec![("a".into(), text())]).unwrap();
    assert_eq!(table.column("b"), Err(TableError::NoColumn("b".into())));
    assert_eq!(table.int("a").map(|_| ()), kind("int"));
    assert_eq!(table.group_by(&[], &[Measure::Sum("a")]).map(|_| ()), kind("number"));
    assert!(matches!(table.filter(&Bits::filled(3, true)), Err(TableError::Length { .. })));
    let reals = Table::new(vec![("a".into(), Column::Real(tables::RealColumn::default()))]).unwrap();
    assert_eq!(reals.group_by(&["a"], &[]).map(|_| ()), kind("key"));
    assert_eq!(reals.join(&table, &[("a", "a")], &[], JoinKind::Inner).map(|_| ()), kind("key"));
}

#[test]
fn a_table_of_no_rows_goes_through_everything() {
    let table = table(&[]);
    assert_eq!(table.group_by(&["origin", "year"], &[Measure::Count]).unwrap().rows(), 0);
    assert_eq!(table.sort_by(&[("stock", Order::Rising)]).unwrap().rows(), 0);
    assert_eq!(table.filter(&Bits::filled(0, true)).unwrap().rows(), 0);
}
