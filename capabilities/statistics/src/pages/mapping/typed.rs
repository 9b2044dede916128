//! The form of a mapping: what was typed, and the mapping that it says.

use std::collections::BTreeMap;

use sources::table::{Codes, ColumnKind, Given, Look, Mapping, Named, Run, TimeForm, Values};
use web::{Fields, Say};

kernel::words! {
    /// What a column is.
    pub(super) enum Role {
        /// Nothing that is read.
        Nothing = "nothing",
        /// The area.
        Area = "area",
        /// The other end of a pair.
        Counterpart = "counterpart",
        /// When.
        Time = "time",
        /// Figures.
        Value = "value",
        /// What is measured.
        Indicator = "indicator",
        /// In what.
        Unit = "unit",
        /// Whom it counts.
        Sex = "sex",
        /// The age group.
        Age = "age",
        /// What else tells series apart.
        Detail = "detail",
    }
}

/// How many of what a unit counts.
pub(super) const SCALES: [&str; 3] = ["thousand", "million", "billion"];

/// Words that addresses below `/data` need for themselves.
const RESERVED: [&str; 6] = ["import", "imports", "query", "indicators", "sources", "mappings"];

/// As many columns have fields on the form at once; what was said of the others is carried along.
pub(super) const COLUMNS: usize = 80;

/// As many runs of columns of one kind can be said on the form.
pub(super) const RUNS: usize = 4;

/// The fields of a column beside what it is.
pub(super) const OWN: [&str; 5] = ["of", "in", "scale", "sex", "at"];

/// What stands in the fields of the form.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed(BTreeMap<String, String>);

impl Typed {
    /// As it was posted.
    pub(super) fn of(pairs: Vec<(String, String)>) -> Self {
        // Of a wide table each column may measure something else, with a line for its unit.
        let most = |name: &str| if name == "units" { 100_000 } else { 2_000 };
        let short = |(name, value): (String, String)| {
            let value = value.chars().take(most(&name)).collect();
            (name, value)
        };
        Self(pairs.into_iter().map(short).collect())
    }

    /// What stands in a field, without the spaces around it.
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |it| it.trim())
    }

    fn put(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.insert(name.into(), value.into());
    }

    /// What the form shows for a mapping.
    pub(super) fn from_mapping(mapping: &Mapping, look: &Look) -> Self {
        let mut typed = Self::default();
        for (at, name) in look.names().iter().enumerate() {
            let is = |other: &str| !other.is_empty() && other.eq_ignore_ascii_case(name);
            let given = |it: &Option<Given>| matches!(it, Some(Given::Column(column)) if is(column));
            let of_values = mapping.values.iter().find(|it| is(&it.column));
            let role = match () {
                () if is(&mapping.area) => Role::Area,
                () if is(&mapping.counterpart) => Role::Counterpart,
                () if is(&mapping.time) => Role::Time,
                () if is(&mapping.value) || of_values.is_some() => Role::Value,
                () if given(&mapping.indicator) => Role::Indicator,
                () if given(&mapping.unit) => Role::Unit,
                () if given(&mapping.sex) => Role::Sex,
                () if given(&mapping.age) => Role::Age,
                () if given(&mapping.detail) => Role::Detail,
                () => Role::Nothing,
            };
            typed.put(format!("column-{at}"), role.word());
            if let Some(it) = of_values {
                let (scale, unit) = parted(it.unit.as_deref().unwrap_or_default());
                typed.put(format!("of-{at}"), it.indicator.clone().unwrap_or_default());
                typed.put(format!("in-{at}"), unit);
                typed.put(format!("scale-{at}"), scale);
                typed.put(format!("sex-{at}"), it.sex.map_or("", sources::Sex::word));
                typed.put(format!("at-{at}"), it.period.map(|it| it.to_string()).unwrap_or_default());
            }
        }
        for (nth, run) in mapping.runs.iter().take(RUNS).enumerate() {
            typed.put(format!("run-from-{nth}"), run.from.clone());
            typed.put(format!("run-to-{nth}"), run.to.clone());
            typed.put(format!("run-named-{nth}"), run.named.word());
        }
        typed.put("years", if mapping.wide { "yes" } else { "no" });
        typed.put("codes", mapping.codes.word());
        typed.put("other-codes", mapping.counterpart_codes.map_or("", Codes::word));
        typed.put("time-form", mapping.time_form.word());
        typed.put("period", mapping.period.map(|it| it.to_string()).unwrap_or_default());
        typed.whole_table(mapping);
        // What is measured stands in the names of columns: a line waits for the unit of each, unless one holds for all.
        if typed.get("unit").is_empty() {
            let lines = run_indicators(mapping, &look.names());
            let without = lines.into_iter().filter(|it| !mapping.units.contains_key(it));
            let mut units = typed.get("units").to_owned();
            for indicator in without {
                units = format!("{units}\n{indicator} = ");
            }
            typed.put("units", units.trim_start());
        }
        typed
    }

    /// The runs that are said, as far as their ends are columns; what is wrong is refused.
    pub(super) fn runs(&self, say: &Say, names: &[String], fields: &mut Fields) -> Vec<Run> {
        let mut runs = Vec::new();
        for nth in 0..RUNS {
            let [from, to] = ["from", "to"].map(|end| {
                let field = format!("run-{end}-{nth}");
                let typed = self.get(&field);
                let found = column_named(names, typed);
                if found.is_none() && !typed.is_empty() {
                    fields.refuse(&field, say.with("statistics-mapping-no-column", "typed", typed));
                }
                (found.cloned(), !typed.is_empty())
            });
            match (from, to) {
                ((Some(from), _), (Some(to), _)) => {
                    let says = self.get(&format!("run-named-{nth}")).parse().unwrap_or(Named::Both);
                    let run = Run { from, to, named: says };
                    let alone = Mapping { runs: vec![run.clone()], ..Mapping::default() };
                    if alone.run_columns(names).is_empty() {
                        let told = say.text("statistics-mapping-run-empty");
                        fields.refuse(&format!("run-named-{nth}"), told);
                    }
                    runs.push(run);
                }
                ((Some(_), _), (None, false)) => {
                    fields.refuse(&format!("run-to-{nth}"), say.text("statistics-mapping-run-end"));
                }
                ((None, false), (Some(_), _)) => {
                    fields.refuse(&format!("run-from-{nth}"), say.text("statistics-mapping-run-end"));
                }
                _ => {}
            }
        }
        runs
    }

    /// The fields of these columns in which something is said, to be carried along while others are shown.
    pub(super) fn carried(&self, columns: impl Iterator<Item = usize>) -> Vec<(String, String)> {
        let mut carried = Vec::new();
        for at in columns {
            let role = self.role(at);
            if role != Role::Nothing {
                carried.push((format!("column-{at}"), role.word().to_owned()));
            }
            for name in OWN.map(|name| format!("{name}-{at}")) {
                if !self.get(&name).is_empty() {
                    carried.push((name.clone(), self.get(&name).to_owned()));
                }
            }
        }
        carried
    }

    fn whole_table(&mut self, mapping: &Mapping) {
        let constant = |it: &Option<Given>| match it {
            Some(Given::Constant(text)) => text.clone(),
            _ => String::new(),
        };
        let unit = constant(&mapping.unit);
        let (scale, unit) = parted(&unit);
        self.put("unit", unit);
        self.put("scale", scale);
        self.put("indicator", constant(&mapping.indicator));
        self.put("sex", constant(&mapping.sex));
        let units = mapping.units.iter().map(|(indicator, unit)| format!("{indicator} = {unit}"));
        self.put("units", units.collect::<Vec<_>>().join("\n"));
        self.put("numbers", numbers_word(mapping));
        self.put("missing", mapping.missing.join(" "));
        self.put("masked", mapping.masked.join(" "));
        self.put("not-applicable", mapping.not_applicable.join(" "));
        for (name, value) in [
            ("dataset", &mapping.dataset),
            ("title", &mapping.title),
            ("licence", &mapping.licence),
            ("citation", &mapping.citation),
        ] {
            self.put(name, value.clone());
        }
    }

    /// With what the mapping does not say.
    pub(super) fn named(mut self, edition: &str, kept_as: &str) -> Self {
        self.put("edition", edition);
        self.put("kept-as", kept_as);
        self
    }

    /// Fills fields that are empty.
    pub(super) fn or(mut self, name: &str, value: &str) -> Self {
        if self.get(name).is_empty() {
            self.put(name, value);
        }
        self
    }

    /// What a column was said to be.
    pub(super) fn role(&self, column: usize) -> Role {
        self.get(&format!("column-{column}")).parse().unwrap_or(Role::Nothing)
    }

    /// The mapping that the form says, and what is wrong with it; what the form does not show is taken from `base`.
    pub(super) fn mapping(&self, say: &Say, look: &Look, base: &Mapping) -> (Mapping, Fields) {
        let mut fields = Fields::default();
        let names = look.names();
        let of_role = |role: Role| {
            let columns = (0..names.len()).filter(move |at| self.role(*at) == role);
            columns.collect::<Vec<_>>()
        };
        let mut one = |role: Role| {
            let columns = of_role(role);
            if let [_, second, ..] = columns.as_slice() {
                let words = say.text(&format!("statistics-role-{role}"));
                let told = say.with("statistics-mapping-role-twice", "role", words);
                fields.refuse(&format!("column-{second}"), told);
            }
            columns.first().map(|at| names[*at].clone())
        };
        let area = one(Role::Area).unwrap_or_default();
        let counterpart = one(Role::Counterpart).unwrap_or_default();
        let time = one(Role::Time).unwrap_or_default();
        let given = [Role::Indicator, Role::Unit, Role::Sex, Role::Age, Role::Detail].map(&mut one);
        let constant = |text: String| (!text.is_empty()).then_some(Given::Constant(text));
        let [indicator, unit, sex, age, detail] = given.map(|it| it.map(Given::Column));
        let runs = self.runs(say, &names, &mut fields);
        let decimal_comma = self.get("numbers").starts_with("comma");
        let mut mapping = Mapping {
            dataset: self.get("dataset").to_owned(),
            title: self.get("title").to_owned(),
            edition: self.get("edition").chars().take(40).collect(),
            licence: self.get("licence").to_owned(),
            citation: self.get("citation").to_owned(),
            sheet: look.mapping.sheet.clone(),
            header: look.mapping.header,
            area,
            codes: self.get("codes").parse().unwrap_or_default(),
            counterpart,
            counterpart_codes: self.get("other-codes").parse().ok(),
            time,
            time_form: self.get("time-form").parse().unwrap_or_default(),
            period: self.period(say, "period", &mut fields),
            wide: self.get("years") == "yes",
            runs,
            indicator: indicator.or_else(|| constant(self.get("indicator").to_owned())),
            unit: unit.or_else(|| constant(scaled(self.get("scale"), self.get("unit")))),
            units: units(self.get("units")),
            sex: sex.or_else(|| constant(self.get("sex").to_owned())),
            age,
            detail,
            missing: marks(self.get("missing")),
            masked: marks(self.get("masked")),
            not_applicable: marks(self.get("not-applicable")),
            thousands: self.get("numbers").ends_with("thousands"),
            decimal_comma,
            value: String::new(),
            values: Vec::new(),
            sexes: base.sexes.clone(),
            areas: base.areas.clone(),
        };
        let values = of_role(Role::Value);
        self.take_values(say, &names, &values, &mut mapping, &mut fields);
        self.check(say, look, &mapping, &mut fields);
        (mapping, fields)
    }

    /// One column of values is simply named; of several, or where it has something of its own, each says it.
    fn take_values(
        &self,
        say: &Say,
        names: &[String],
        columns: &[usize],
        mapping: &mut Mapping,
        fields: &mut Fields,
    ) {
        let said = |name: &str, at: usize| self.get(&format!("{name}-{at}")).to_owned();
        let own = |at: usize| ["of", "in", "sex", "at"].iter().any(|name| !said(name, at).is_empty());
        if let [at] = columns
            && !own(*at)
        {
            mapping.value.clone_from(&names[*at]);
            return;
        }
        for at in columns {
            let some = |text: String| (!text.is_empty()).then_some(text);
            mapping.values.push(Values {
                column: names[*at].clone(),
                indicator: some(said("of", *at)),
                unit: some(scaled(&said("scale", *at), &said("in", *at))),
                sex: said("sex", *at).parse().ok(),
                period: self.period(say, &format!("at-{at}"), fields),
            });
        }
    }

    fn period(&self, say: &Say, name: &str, fields: &mut Fields) -> Option<kernel::Period> {
        let text = self.get(name);
        let period = text.parse().ok();
        if period.is_none() && !text.is_empty() {
            fields.refuse(name, say.with("statistics-mapping-no-period", "typed", text));
        }
        period
    }

    fn check(&self, say: &Say, look: &Look, mapping: &Mapping, fields: &mut Fields) {
        let slug = &mapping.dataset;
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let is_slug = |text: &str| text.len() <= 60 && text.chars().all(plain) && !text.starts_with('-');
        if !slug.is_empty() && !is_slug(slug) {
            fields.refuse("dataset", say.text("statistics-mapping-dataset-signs"));
        } else if RESERVED.contains(&slug.as_str()) {
            fields
                .refuse("dataset", say.with("statistics-mapping-dataset-reserved", "dataset", slug.as_str()));
        }
        if !is_slug(self.get("kept-as")) {
            fields.refuse("kept-as", say.text("statistics-mapping-dataset-signs"));
        }
        for lack in mapping.lacks() {
            // Each leads to the field in which it can be said.
            let field = match lack {
                "dataset" | "indicator" | "unit" => lack,
                "time" => "period",
                _ => "column-0",
            };
            fields.refuse(field, say.text(&format!("statistics-mapping-lacks-{lack}")));
        }
        let without = indicators_without_unit(look, mapping);
        if !without.is_empty() {
            let told = say.with("statistics-mapping-units-lack", "indicators", without.join(" · "));
            fields.refuse("units", told);
        }
    }
}

/// The column of this name, else of this place, counted from 1.
fn column_named<'a>(names: &'a [String], typed: &str) -> Option<&'a String> {
    let found = names.iter().find(|it| it.eq_ignore_ascii_case(typed));
    let place = || typed.parse::<usize>().ok()?.checked_sub(1);
    found.or_else(|| names.get(place()?)).filter(|it| !it.is_empty())
}

/// What the names of the columns of runs measure, each once, in their order.
fn run_indicators(mapping: &Mapping, names: &[String]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for (_, said) in mapping.run_columns(names) {
        if let Some(indicator) = said.indicator
            && !all.contains(&indicator)
        {
            all.push(indicator);
        }
    }
    all
}

/// The indicators that columns tell, and for which no unit is known.
fn indicators_without_unit(look: &Look, mapping: &Mapping) -> Vec<String> {
    if mapping.unit.is_some() {
        return Vec::new();
    }
    let mut all = run_indicators(mapping, &look.names());
    if let Some(Given::Column(column)) = &mapping.indicator {
        let column = look.columns.iter().find(|it| it.name.eq_ignore_ascii_case(column));
        all.extend(column.and_then(sources::table::Column::all).unwrap_or_default());
    }
    all.into_iter().filter(|it| !mapping.units.contains_key(it)).take(20).collect()
}

/// `million-usd` as `million` and `usd`.
pub(super) fn parted(unit: &str) -> (&str, &str) {
    let scaled = SCALES.iter().find_map(|scale| {
        let rest = unit.strip_prefix(scale)?.strip_prefix('-')?;
        Some((*scale, rest))
    });
    scaled.unwrap_or(("", unit))
}

/// A unit with its scale, in the form of all units: small letters and dashes.
fn scaled(scale: &str, unit: &str) -> String {
    let letters = |c: char| if c.is_alphanumeric() { c.to_lowercase().next().unwrap_or(c) } else { '-' };
    let unit: String = unit.chars().take(60).map(letters).collect();
    let unit = unit.split('-').filter(|it| !it.is_empty()).collect::<Vec<_>>().join("-");
    if unit.is_empty() || !SCALES.contains(&scale) { unit } else { format!("{scale}-{unit}") }
}

fn marks(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// `remin = usd`, a line each; a line without a unit says nothing yet.
fn units(text: &str) -> BTreeMap<String, String> {
    let lines = text.lines().filter_map(|line| line.split_once('='));
    let lines = lines.map(|(indicator, unit)| {
        let (scale, unit) = parted(unit.trim());
        (indicator.trim().to_owned(), scaled(scale, unit))
    });
    lines.filter(|(indicator, unit)| !indicator.is_empty() && !unit.is_empty()).collect()
}

fn numbers_word(mapping: &Mapping) -> &'static str {
    match (mapping.decimal_comma, mapping.thousands) {
        (false, false) => "point",
        (false, true) => "point-thousands",
        (true, false) => "comma",
        (true, true) => "comma-thousands",
    }
}

/// Whether a column may hold figures or times, so that what stands in it is shown as such.
pub(super) fn is_number(kind: ColumnKind) -> bool {
    matches!(kind, ColumnKind::Number | ColumnKind::Code | ColumnKind::Time)
}

/// The ways in which times may be written, with an example of each.
pub(super) fn time_forms(say: &Say) -> Vec<(String, String)> {
    let form = |it: &TimeForm| {
        let words = say.text(&format!("statistics-time-{it}"));
        (it.word().to_owned(), format!("{words} ({})", it.example()))
    };
    TimeForm::ALL.iter().map(form).collect()
}

#[cfg(test)]
mod tests {
    use sources::table::{Part, look};

    use super::*;
    use crate::KnownAreas;

    fn seen(text: &str) -> Look {
        look(text.as_bytes(), &Part::default(), &KnownAreas).unwrap()
    }

    #[test]
    fn a_unit_and_its_scale_are_one_word_and_parted_again() {
        assert_eq!(scaled("thousand", "Persons"), "thousand-persons");
        assert_eq!(scaled("", "US dollars, current"), "us-dollars-current");
        assert_eq!(scaled("thousand", ""), "");
        assert_eq!(parted("million-usd"), ("million", "usd"));
        assert_eq!(parted("persons"), ("", "persons"));
        assert_eq!(units("remin = usd\npop=thousand-persons\nnew =\n").len(), 2);
    }

    #[tokio::test]
    async fn a_mapping_goes_through_its_form_and_comes_back() {
        let say = crate::tests::say().await;
        let look = seen("code,year,men,women,note\nKEN,2020,1,2,x\nUGA,2020,3,4,y\n");
        let values =
            |column: &str, sex| Values { column: column.into(), sex: Some(sex), ..Values::default() };
        let mapping = Mapping {
            dataset: "invented".into(),
            title: "Invented".into(),
            sheet: look.mapping.sheet.clone(),
            header: 1,
            area: "code".into(),
            time: "year".into(),
            values: vec![values("men", sources::Sex::Male), values("women", sources::Sex::Female)],
            indicator: Some(Given::Constant("stock".into())),
            unit: Some(Given::Constant("thousand-persons".into())),
            missing: vec!["NA".into(), "*".into()],
            areas: [("Kenia".to_owned(), "KEN".to_owned())].into(),
            thousands: true,
            ..Mapping::default()
        };
        let typed = Typed::from_mapping(&mapping, &look).named("", "invented");
        assert_eq!(
            (typed.get("scale"), typed.get("unit"), typed.role(4)),
            ("thousand", "persons", Role::Nothing)
        );
        let (again, fields) = typed.mapping(&say, &look, &mapping);
        assert_eq!(fields.list().len(), 0, "{fields:?}");
        assert_eq!(again, mapping);
    }

    #[tokio::test]
    async fn what_is_lacking_is_told_at_its_field() {
        let say = crate::tests::say().await;
        let look = seen("code,year,v,w\nKEN,2020,1,2\n");
        let pairs = [("column-0", "area"), ("column-1", "area"), ("dataset", "Import!"), ("period", "soon")];
        let typed = Typed::of(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec());
        let (_, fields) = typed.mapping(&say, &look, &Mapping::default());
        let wrong: Vec<&str> = fields.list().iter().map(|it| it.field.as_str()).collect();
        assert_eq!(wrong, ["column-1", "period", "dataset", "column-0", "period", "indicator", "unit"]);
        let look = seen("code,year,series code,v\nKEN,2020,in,1\nKEN,2020,out,2\n");
        let pairs = [
            ("column-0", "area"),
            ("column-1", "time"),
            ("column-2", "indicator"),
            ("column-3", "value"),
            ("dataset", "x"),
            ("units", "in = usd"),
        ];
        let typed = Typed::of(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec());
        let (_, fields) = typed.mapping(&say, &look, &Mapping::default());
        assert_eq!(fields.list().len(), 1);
        assert!(fields.of("units").contains("out"), "{}", fields.of("units"));
    }
}
