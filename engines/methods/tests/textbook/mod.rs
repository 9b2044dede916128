//! Textbook data, and the fits that several tests look at.

use methods::{
    effects::Effect,
    linear::{Design, Fit, least_squares},
};

pub(crate) const LONGLEY: [[f64; 7]; 16] = [
    [60323.0, 83.0, 234_289.0, 2356.0, 1590.0, 107_608.0, 1947.0],
    [61122.0, 88.5, 259_426.0, 2325.0, 1456.0, 108_632.0, 1948.0],
    [60171.0, 88.2, 258_054.0, 3682.0, 1616.0, 109_773.0, 1949.0],
    [61187.0, 89.5, 284_599.0, 3351.0, 1650.0, 110_929.0, 1950.0],
    [63221.0, 96.2, 328_975.0, 2099.0, 3099.0, 112_075.0, 1951.0],
    [63639.0, 98.1, 346_999.0, 1932.0, 3594.0, 113_270.0, 1952.0],
    [64989.0, 99.0, 365_385.0, 1870.0, 3547.0, 115_094.0, 1953.0],
    [63761.0, 100.0, 363_112.0, 3578.0, 3350.0, 116_219.0, 1954.0],
    [66019.0, 101.2, 397_469.0, 2904.0, 3048.0, 117_388.0, 1955.0],
    [67857.0, 104.6, 419_180.0, 2822.0, 2857.0, 118_734.0, 1956.0],
    [68169.0, 108.4, 442_769.0, 2936.0, 2798.0, 120_445.0, 1957.0],
    [66513.0, 110.8, 444_546.0, 4681.0, 2637.0, 121_950.0, 1958.0],
    [68655.0, 112.6, 482_704.0, 3813.0, 2552.0, 123_366.0, 1959.0],
    [69564.0, 114.2, 502_601.0, 3931.0, 2514.0, 125_368.0, 1960.0],
    [69331.0, 115.7, 518_173.0, 4806.0, 2572.0, 127_852.0, 1961.0],
    [70551.0, 116.9, 554_894.0, 4007.0, 2827.0, 130_081.0, 1962.0],
];

/// The fit of the rows in this order.
pub(crate) fn longley(order: &[usize]) -> Fit {
    let column = |at: usize| order.iter().map(|row| LONGLEY[*row][at]).collect::<Vec<f64>>();
    let columns: Vec<Vec<f64>> = (1..7).map(column).collect();
    let names = ["GNPDEFL", "GNP", "UNEMP", "ARMED", "POP", "YEAR"];
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let design = Design::new(&names, &columns, true).unwrap();
    least_squares(&column(0), &design, None, 0).unwrap()
}

pub(crate) struct Grunfeld {
    pub(crate) firm: Vec<u32>,
    pub(crate) year: Vec<u32>,
    pub(crate) invest: Vec<f64>,
    pub(crate) value: Vec<f64>,
    pub(crate) capital: Vec<f64>,
}

pub(crate) fn grunfeld() -> Grunfeld {
    let mut all = Grunfeld { firm: vec![], year: vec![], invest: vec![], value: vec![], capital: vec![] };
    for line in include_str!("../data/grunfeld.csv").lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        all.firm.push(fields[0].parse().unwrap());
        all.year.push(fields[1].parse().unwrap());
        let number = |at: usize| fields[at].parse::<f64>().unwrap();
        all.invest.push(number(2));
        all.value.push(number(3));
        all.capital.push(number(4));
    }
    assert_eq!(all.firm.len(), 200);
    all
}

impl Grunfeld {
    pub(crate) fn design(&self, constant: bool) -> Design {
        Design::new(&["value", "capital"], &[&self.value, &self.capital], constant).unwrap()
    }
    pub(crate) fn firms(&self) -> Effect {
        Effect::of(self.firm.iter().copied())
    }
    pub(crate) fn years(&self) -> Effect {
        Effect::of(self.year.iter().copied())
    }
}

/// NIST Statistical Reference Datasets, Filip: the polynomial of degree ten through 82 pairs.
pub(crate) fn filip() -> Fit {
    let text = include_str!("../data/filip.csv");
    let pairs = text.lines().skip(1).map(|line| {
        let (x, y) = line.split_once(',').unwrap();
        (x.parse::<f64>().unwrap(), y.parse::<f64>().unwrap())
    });
    let (x, y): (Vec<f64>, Vec<f64>) = pairs.unzip();
    let powers: Vec<Vec<f64>> = (1..=10).map(|power| x.iter().map(|it| it.powi(power)).collect()).collect();
    let names: Vec<String> = (1..=10).map(|power| format!("x^{power}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let columns: Vec<&[f64]> = powers.iter().map(Vec::as_slice).collect();
    let design = Design::new(&names, &columns, true).unwrap();
    least_squares(&y, &design, None, 0).unwrap()
}
