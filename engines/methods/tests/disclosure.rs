//! Disclosure control against the golden table, counting by hand, and what holds for any table.
#![expect(clippy::unwrap_used, reason = "a test that cannot make its input has nothing to say")]

use methods::disclosure::{
    DisclosureError, Earlier, Equation, Kept, Reason, Rules, Table, audit, audit_to, known_from, protect,
};
use proptest::prelude::*;

const GOLDEN: [[f64; 3]; 3] = [[20.0, 3.0, 40.0], [15.0, 12.0, 9.0], [2.0, 30.0, 25.0]];

fn golden() -> Table {
    let rows: Vec<Vec<f64>> = GOLDEN.iter().map(|row| row.to_vec()).collect();
    Table::with_margins(&rows).unwrap().margins_known(3)
}

fn at(row: usize, column: usize) -> usize {
    Table::at(3, row, column)
}

#[track_caller]
fn intervals(withheld: &[usize], earlier: &Earlier, expected: &[(f64, f64)]) {
    let table = golden();
    let proofs = audit(&table, withheld, earlier).unwrap();
    assert!(proofs.iter().all(|proof| proof.holds(&table, withheld, earlier)));
    let found: Vec<(f64, f64)> = proofs.iter().map(|proof| proof.interval).collect();
    assert_eq!(found, expected);
}

#[test]
fn small_cells_alone_are_known_exactly() {
    intervals(&[at(0, 1), at(2, 0)], &Earlier::default(), &[(3.0, 3.0), (2.0, 2.0)]);
}

#[test]
fn two_complements_give_the_golden_intervals() {
    let withheld = [at(0, 1), at(2, 0), at(0, 0), at(2, 1)];
    intervals(&withheld, &Earlier::default(), &[(1.0, 23.0), (0.0, 22.0), (0.0, 22.0), (10.0, 32.0)]);
}

#[test]
fn the_search_finds_those_complements() {
    let table = golden();
    let withheld = protect(&table, &Rules::default(), &Earlier::default()).unwrap();
    let found: Vec<(usize, Reason)> = withheld.iter().map(|it| (it.proof.cell, it.reason)).collect();
    let (small, more) = (Reason::Threshold, Reason::Complement);
    assert_eq!(found, [(at(0, 0), more), (at(0, 1), small), (at(2, 0), small), (at(2, 1), more)]);
    assert!(withheld.iter().all(|it| it.proof.interval.1 - it.proof.interval.0 >= 22.0));
}

#[test]
fn what_was_said_before_narrows_and_asks_for_more() {
    // An earlier table gave the sum of the two complements of the first column and of another cell.
    let earlier = Earlier {
        equations: vec![Equation { terms: vec![(at(0, 0), 1.0), (at(1, 1), 1.0)], value: 32.0 }],
        ..Earlier::default()
    };
    let withheld = [at(0, 0), at(0, 1), at(2, 0), at(2, 1)];
    intervals(&withheld, &earlier, &[(20.0, 20.0), (3.0, 3.0), (2.0, 2.0), (30.0, 30.0)]);
    let table = golden();
    let safe = protect(&table, &Rules::default(), &earlier).unwrap();
    let cells: Vec<usize> = safe.iter().map(|it| it.proof.cell).collect();
    assert!(
        safe.iter().all(|it| it.proof.width() >= 5.0 && it.proof.holds(&table, &cells, &earlier)),
        "{safe:?}"
    );
    assert!(cells != withheld);
}

#[test]
fn two_releases_of_one_table_that_are_safe_alone_are_not_together() {
    let table = golden();
    let first = [at(0, 0), at(0, 1), at(2, 0), at(2, 1)];
    let second = [at(0, 1), at(0, 2), at(1, 0), at(1, 1), at(1, 2), at(2, 0), at(2, 2)];
    let alone = audit(&table, &second, &Earlier::default()).unwrap();
    assert!(alone.iter().all(|proof| proof.width() >= 5.0), "{alone:?}");
    let ledger = Earlier::default().and_released(&table, &first);
    let together = audit(&table, &second, &ledger).unwrap();
    let found: Vec<(f64, f64)> = [0, 5].map(|which| together[which].interval).to_vec();
    assert_eq!(found, [(3.0, 3.0), (2.0, 2.0)]);
    // What was published stays so: only the cells of the first release can be withheld, and they are.
    let again = protect(&table, &Rules::default(), &ledger).unwrap();
    assert_eq!(again.iter().map(|it| it.proof.cell).collect::<Vec<_>>(), first);
}

#[test]
fn cells_of_other_tables_carry_what_they_tell() {
    // The small cell is split in two parts elsewhere; one part is published there, the other is at most what is left.
    let earlier = Earlier {
        others: 2,
        equations: vec![
            Equation { terms: vec![(at(0, 1), 1.0), (16, -1.0), (17, -1.0)], value: 0.0 },
            Equation { terms: vec![(16, 1.0)], value: 2.0 },
        ],
        kept: vec![],
    };
    let withheld = [at(0, 0), at(0, 1), at(2, 0), at(2, 1)];
    intervals(&withheld, &earlier, &[(0.0, 21.0), (2.0, 23.0), (1.0, 22.0), (10.0, 31.0)]);
}

#[test]
fn a_cell_that_is_out_already_cannot_be_protected() {
    let said = |value| Earlier {
        equations: vec![Equation { terms: vec![(at(0, 1), 1.0)], value }],
        ..Earlier::default()
    };
    let earlier = said(3.0);
    let refused = protect(&golden(), &Rules::default(), &earlier).unwrap_err();
    assert_eq!(refused, DisclosureError::Unprotectable { cell: at(0, 1), needed: 5.0, interval: (3.0, 3.0) });
    let wrong = said(4.0);
    let refused = audit(&golden(), &[at(0, 1)], &wrong).unwrap_err();
    assert_eq!(refused, DisclosureError::Contradiction { what: "earlier statement", number: 0, off: -1.0 });
}

#[test]
fn few_contributors_are_protected_as_far_as_the_rule_asks() {
    let mut table = Table::with_margins(&[vec![100.0, 60.0], vec![80.0, 90.0]]).unwrap();
    table.contributions = vec![Vec::new(); table.cells.len()];
    // 90 of 100 from the largest, 8 from the second: the second knows the first within 2.
    table.contributions[0] = vec![90.0, 8.0, 2.0];
    let rules = Rules { threshold: 0.0, p_percent: Some(10.0), ..Rules::default() };
    let named = rules.sensitive(&table);
    assert_eq!((named.len(), named[0].reason, named[0].above), (1, Reason::PPercent, 7.0));
    let withheld = protect(&table, &rules, &Earlier::default()).unwrap();
    let first = withheld.iter().find(|it| it.proof.cell == 0).unwrap();
    assert!(first.proof.interval.1 >= 107.0);
    let rules = Rules { threshold: 0.0, dominance: Some((1, 75.0)), ..Rules::default() };
    let named = rules.sensitive(&table);
    assert_eq!((named[0].reason, named[0].above), (Reason::Dominance, 20.0));
}

#[test]
fn a_small_margin_is_withheld_too_unless_everybody_knows_it() {
    let rows = vec![vec![1.0, 2.0, 0.0], vec![30.0, 40.0, 50.0], vec![20.0, 10.0, 60.0]];
    let table = Table::with_margins(&rows).unwrap();
    let withheld = protect(&table, &Rules::default(), &Earlier::default()).unwrap();
    assert!(withheld.iter().any(|it| it.proof.cell == at(0, 3) && it.reason == Reason::Threshold));
    assert!(withheld.iter().all(|it| it.proof.width() >= 5.0));
}

#[test]
fn with_q_per_cent_the_rest_hides_less() {
    let mut table = Table::with_margins(&[vec![100.0, 60.0], vec![80.0, 90.0]]).unwrap();
    table.contributions = vec![Vec::new(); table.cells.len()];
    table.contributions[0] = vec![60.0, 20.0, 10.0, 10.0];
    // 10 % of 60 is less than the 20 of the others; when these are known within 20 %, only 4 of them hide anything.
    let rules = Rules { threshold: 0.0, p_percent: Some(10.0), ..Rules::default() };
    assert_eq!(rules.sensitive(&table), []);
    let named = Rules { q_percent: 20.0, ..rules }.sensitive(&table);
    assert_eq!((named[0].cell, named[0].reason, named[0].above), (0, Reason::PPercent, 10.0));
}

#[test]
fn the_threshold_counts_contributors_where_cells_are_amounts() {
    let mut table = Table::with_margins(&[vec![1000.0, 2.0], vec![80.0, 90.0]]).unwrap();
    table.contributors = vec![2.0, 9.0, 11.0, 8.0, 7.0, 15.0, 10.0, 16.0, 26.0];
    let named = Rules::default().sensitive(&table);
    assert_eq!(named.iter().map(|it| (it.cell, it.reason)).collect::<Vec<_>>(), [(0, Reason::Threshold)]);
}

/// An earlier table of the rows of the golden one, each split by another variable in two cells: the first of
/// each row was published, but for the first row, of which nothing was.
fn split_rows(first: [Option<f64>; 3]) -> Earlier {
    let sum = |row: usize| Equation {
        terms: vec![(at(row, 3), 1.0), (16 + 2 * row, -1.0), (17 + 2 * row, -1.0)],
        value: 0.0,
    };
    let mut equations: Vec<Equation> = (0..3).map(sum).collect();
    let published = first.iter().enumerate().filter_map(|(row, value)| Some((16 + 2 * row, (*value)?)));
    equations.extend(published.map(|(cell, value)| Equation { terms: vec![(cell, 1.0)], value }));
    Earlier { others: 6, equations, kept: vec![Kept { cell: 16, width: 5.0, reach: 0.0 }] }
}

#[test]
fn what_was_withheld_elsewhere_needs_no_true_value_to_stay_in_doubt() {
    // Rows of 63, 36 and 57. While the first margin is withheld, too, nobody knows how it was split.
    let mut table = golden();
    table.known = vec![false; 16];
    let earlier = split_rows([None, Some(30.0), Some(20.0)]);
    let withheld = protect(&table, &Rules::default(), &earlier).unwrap();
    assert!(withheld.iter().all(|it| it.proof.width() >= 5.0));
    let cells: Vec<usize> = withheld.iter().map(|it| it.proof.cell).chain([16]).collect();
    assert!(audit(&table, &cells, &earlier).unwrap().iter().all(|it| it.width() >= 5.0));
    // The other half of the row was said to be 60: with its margin out, the first half would be 3.
    let mut earlier = earlier;
    earlier.equations.push(Equation { terms: vec![(17, 1.0)], value: 60.0 });
    let withheld = protect(&table, &Rules::default(), &earlier).unwrap();
    assert!(withheld.iter().any(|it| it.proof.cell == at(0, 3)), "{withheld:?}");
    // Where the margin is known to everybody, nothing helps, and the cell and what is known of it are named.
    let refused = protect(&golden(), &Rules::default(), &earlier).unwrap_err();
    assert_eq!(refused, DisclosureError::Unprotectable { cell: 16, needed: 5.0, interval: (3.0, 3.0) });
    // An earlier half that is larger than the whole belongs to another table.
    let wrong = split_rows([None, Some(37.0), Some(20.0)]);
    assert_eq!(protect(&golden(), &Rules::default(), &wrong).unwrap_err(), DisclosureError::Inconsistent);
}

#[test]
fn what_was_withheld_before_is_withheld_again_and_reaches_as_far() {
    let kept = Kept { cell: at(1, 1), width: 10.0, reach: 30.0 };
    let earlier = Earlier { kept: vec![kept], ..Earlier::default() };
    let rules = Rules { threshold: 0.0, ..Rules::default() };
    let withheld = protect(&golden(), &rules, &earlier).unwrap();
    let again = withheld.iter().find(|it| it.proof.cell == at(1, 1)).unwrap();
    assert_eq!((again.reason, again.needed), (Reason::Earlier, 10.0));
    assert!(again.proof.interval.1 >= 30.0 && again.proof.width() >= 10.0, "{again:?}");
    assert_eq!(protect(&golden(), &rules, &Earlier::default()).unwrap(), []);
}

#[test]
fn statements_alone_tell_where_a_cell_lies() {
    let said = vec![
        Equation { terms: vec![(0, 1.0), (1, 1.0), (2, -1.0)], value: 0.0 },
        Equation { terms: vec![(2, 1.0)], value: 9.0 },
    ];
    assert_eq!(
        known_from(4, said.clone(), &[0, 1, 2, 3]).unwrap(),
        [(0.0, 9.0), (0.0, 9.0), (9.0, 9.0), (0.0, f64::INFINITY)]
    );
    let more = said.into_iter().chain([Equation { terms: vec![(0, 1.0)], value: 10.0 }]).collect();
    assert_eq!(known_from(4, more, &[1]).unwrap_err(), DisclosureError::Inconsistent);
}

/// The interval of each open cell by going through all tables of whole numbers.
fn by_counting(truth: &[[i32; 3]; 3], open: &[(usize, usize)]) -> Vec<(i32, i32)> {
    let sums = |cells: &[[i32; 3]; 3]| {
        let row = |it: usize| cells[it].iter().sum::<i32>();
        let column = |it: usize| cells.iter().map(|row| row[it]).sum::<i32>();
        [row(0), row(1), row(2), column(0), column(1), column(2)]
    };
    let open_sum = |is: &dyn Fn(&(usize, usize)) -> bool| {
        open.iter().filter(|it| is(it)).map(|it| truth[it.0][it.1]).sum::<i32>()
    };
    // No cell can be more than what is open in its row and in its column.
    let most: Vec<i32> =
        open.iter().map(|cell| open_sum(&|it| it.0 == cell.0).min(open_sum(&|it| it.1 == cell.1))).collect();
    let mut found = vec![(i32::MAX, i32::MIN); open.len()];
    for mut number in 0..most.iter().map(|most| most + 1).product::<i32>() {
        let mut cells = *truth;
        for ((row, column), most) in open.iter().zip(&most) {
            cells[*row][*column] = number % (most + 1);
            number /= most + 1;
        }
        if sums(&cells) == sums(truth) {
            for (ends, (row, column)) in found.iter_mut().zip(open) {
                *ends = (ends.0.min(cells[*row][*column]), ends.1.max(cells[*row][*column]));
            }
        }
    }
    found
}

/// A table of three dimensions with these counts, which are taken in turn.
fn in_three(sizes: [usize; 3], inner: &[i32]) -> Table {
    let mut values = inner.iter().cycle();
    Table::in_three(sizes, |_| f64::from(*values.next().unwrap())).of_whole_numbers()
}

/// Tables of two to three categories each way, with small and with large counts.
fn three_ways() -> impl Strategy<Value = Table> {
    let sizes = [2_usize..=3, 2..=3, 2..=4];
    let cell = prop_oneof![3 => 0_i32..7, 2 => 5_i32..40];
    (sizes, prop::collection::vec(cell, 36)).prop_map(|(sizes, inner)| in_three(sizes, &inner))
}

#[test]
fn a_reader_who_counts_in_whole_numbers_is_answered_in_whole_numbers() {
    // Three cells whose pairs add up to one and the same number: it is twice each of them, which no program knows.
    let pair = |a, b| Equation { terms: vec![(a, 1.0), (b, 1.0), (3, -1.0)], value: 0.0 };
    let whole = Equation { terms: vec![(3, 1.0), (4, 1.0)], value: 11.0 };
    let earlier =
        Earlier { equations: vec![pair(0, 1), pair(1, 2), pair(0, 2), whole], ..Earlier::default() };
    let cells = vec![4.0, 4.0, 4.0, 8.0, 3.0];
    let table = Table { cells, known: vec![false; 5], ..Table::default() }.of_whole_numbers();
    let all = [0, 1, 2, 3, 4];
    let apart = |width: f64| {
        let proofs = audit_to(&table, &all, &earlier, width).unwrap();
        assert!(proofs.iter().all(|it| it.holds(&table, &all, &earlier)), "{proofs:?}");
        (proofs[3].interval, proofs[3].apart())
    };
    assert_eq!(apart(10.0), ((0.0, 11.0), 10.0));
    assert!(apart(11.0).1 <= 10.0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_withheld_cell_of_three_dimensions_comes_nearer_than_the_rule_allows(table in three_ways()) {
        let (rules, earlier) = (Rules::default(), Earlier::default());
        let withheld = protect(&table, &rules, &earlier).unwrap();
        let cells: Vec<usize> = withheld.iter().map(|it| it.proof.cell).collect();
        prop_assert!(rules.sensitive(&table).iter().all(|it| cells.contains(&it.cell)));
        for it in &withheld {
            prop_assert!(it.proof.holds(&table, &cells, &earlier));
            prop_assert!(it.proof.width() >= 5.0 - 1e-6 && it.proof.apart() >= 5.0, "{it:?}");
        }
        // The attacker's own programs, begun anew, give the same ends.
        for (it, proof) in withheld.iter().zip(audit(&table, &cells, &earlier).unwrap()) {
            prop_assert!((proof.interval.0 - it.proof.interval.0).abs() < 1e-6);
            prop_assert!(proof.interval.1.is_infinite() || (proof.interval.1 - it.proof.interval.1).abs() < 1e-6);
        }
    }

    #[test]
    fn a_second_release_keeps_what_the_first_withheld_in_three_dimensions(table in three_ways()) {
        let (rules, nothing) = (Rules::default(), Earlier::default());
        let first = protect(&table, &rules, &nothing).unwrap();
        let withheld: Vec<usize> = first.iter().map(|it| it.proof.cell).collect();
        let kept = first.iter().map(|it| Kept { cell: it.proof.cell, width: it.needed, reach: 0.0 }).collect();
        let earlier = Earlier { kept, ..nothing.and_released(&table, &withheld) };
        let second = protect(&table, &Rules { threshold: 0.0, ..rules }, &earlier).unwrap();
        for it in &second {
            prop_assert!(it.proof.width() >= 5.0 - 1e-6 && it.proof.apart() >= 5.0, "{it:?}");
        }
    }

    #[test]
    fn intervals_are_those_found_by_counting(
        values in prop::array::uniform3(prop::array::uniform3(0_i32..5)),
        mask in prop::collection::vec(any::<bool>(), 9),
    ) {
        let open: Vec<(usize, usize)> =
            (0..9).filter(|it| mask[*it]).take(6).map(|it| (it / 3, it % 3)).collect();
        let rows: Vec<Vec<f64>> = values.iter().map(|row| row.iter().map(|it| f64::from(*it)).collect()).collect();
        let table = Table::with_margins(&rows).unwrap().margins_known(3);
        let withheld: Vec<usize> = open.iter().map(|it| at(it.0, it.1)).collect();
        let proofs = audit(&table, &withheld, &Earlier::default()).unwrap();
        for (proof, (low, high)) in proofs.iter().zip(by_counting(&values, &open)) {
            prop_assert_eq!(proof.interval, (f64::from(low), f64::from(high)));
        }
    }

    #[test]
    fn no_withheld_cell_of_any_table_can_be_placed_closely(
        rows in (2_usize..6, 2_usize..6).prop_flat_map(|(height, width)| {
            let cell = prop_oneof![3 => 0_i32..8, 4 => 5_i32..90];
            prop::collection::vec(prop::collection::vec(cell, width), height)
        }),
    ) {
        let rows: Vec<Vec<f64>> = rows.iter().map(|row| row.iter().map(|it| f64::from(*it)).collect()).collect();
        let table = Table::with_margins(&rows).unwrap();
        let rules = Rules::default();
        match protect(&table, &rules, &Earlier::default()) {
            Ok(withheld) => {
                let cells: Vec<usize> = withheld.iter().map(|it| it.proof.cell).collect();
                for sensitive in rules.sensitive(&table) {
                    prop_assert!(cells.contains(&sensitive.cell));
                }
                for it in audit(&table, &cells, &Earlier::default()).unwrap() {
                    prop_assert!(it.width() >= 5.0 - 1e-6, "{it:?}");
                    prop_assert!(it.holds(&table, &cells, &Earlier::default()));
                }
            }
            // With every cell withheld nothing is known but that cells are not negative.
            Err(refused) => prop_assert!(false, "{refused}"),
        }
    }
}
