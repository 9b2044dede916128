//! Which fields go together, and what follows from a method.

use super::{Columns, FlowsKind, Method, Recipe, RecipeError, SeKind, field};

impl Method {
    /// Whether it estimates coefficients with standard errors.
    pub const fn is_model(self) -> bool {
        matches!(self, Self::Ols | Self::Fe | Self::Re | Self::TwoWay | Self::Ppml)
    }
}

impl Recipe {
    fn needs(&self, there: bool, field: &'static str, why: &'static str) -> Result<(), RecipeError> {
        if there { Ok(()) } else { Err(RecipeError::Needs { field, method: self.method, why }) }
    }

    /// With what follows from the method, or why the fields do not fit together.
    pub(super) fn completed(mut self) -> Result<Self, RecipeError> {
        self.check_shape()?;
        let (unit, time) = (self.unit.clone(), self.time.clone().map(|time| Columns(vec![time])));
        match self.method {
            Method::Fe if self.effects.is_empty() => {
                self.needs(unit.is_some(), "unit", "the units that are compared with themselves")?;
                self.effects.extend(unit);
            }
            Method::Re => {
                if self.effects.is_empty() {
                    self.needs(unit.is_some(), "unit", "the units whose effects are random")?;
                    self.effects.extend(unit);
                } else if self.effects.len() > 1 {
                    return Err(field("effects", "of random effects is one kind of unit"));
                }
            }
            Method::TwoWay if self.effects.is_empty() => {
                self.needs(unit.is_some(), "unit", "units")?;
                self.needs(time.is_some(), "time", "periods")?;
                self.effects.extend(unit.into_iter().chain(time));
            }
            Method::TwoWay => {
                self.needs(self.effects.len() == 2, "effects", "two kinds of effects")?;
            }
            _ => {}
        }
        self.complete_se()?;
        self.complete_panel();
        Ok(self)
    }

    /// Who hangs together in effects or clusters is a unit, so that one can be left out at a time.
    fn complete_panel(&mut self) {
        let panel = matches!(self.method, Method::Ols | Method::Fe | Method::Re | Method::TwoWay);
        let clusters = self.se.iter().flat_map(|se| &se.by);
        let mut ways = self.effects.iter().chain(clusters).cloned();
        if panel && self.unit.is_none() {
            self.unit = ways.find(|way| self.time.as_ref().is_none_or(|time| way.0 != [time.clone()]));
        }
        let time = match (self.method, self.effects.as_slice()) {
            (Method::TwoWay, [_, Columns(time)]) => time.as_slice(),
            _ => &[],
        };
        if let ([time], None) = (time, &self.time) {
            self.time = Some(time.clone());
        }
    }

    fn check_shape(&self) -> Result<(), RecipeError> {
        let (y, x) = (self.y.is_some(), !self.x.is_empty());
        let (unit, time) = (self.unit.is_some(), self.time.is_some());
        let ends = "`origin` and `destination`: the place of birth and that of residence";
        match self.method {
            Method::Descriptive => self.needs(y || x, "x", "the columns to describe")?,
            Method::Inequality => self.needs(y, "y", "the amounts")?,
            Method::Indices => {
                self.needs(y, "y", "the amounts")?;
                let parts = unit || self.ends.is_some();
                self.needs(parts, "unit", "`origin` and `destination` of flows, or the unit of parts")?;
            }
            Method::Convergence => {
                self.needs(y, "y", "what may converge")?;
                self.needs(unit, "unit", "the units that may come closer")?;
                self.needs(time, "time", "a beginning and an end")?;
            }
            Method::Decomposition => {
                self.needs(y, "y", "what differs, or a rate")?;
                self.needs(self.group.is_some(), "group", "a column with two groups")?;
                self.needs(x || self.classes.is_some(), "x", "terms, or `classes` of a rate")?;
                let people = self.classes.is_none() || self.weights.is_some();
                self.needs(people, "weights", "the people of each class")?;
            }
            Method::Flows => {
                self.needs(y, "y", "the stocks")?;
                self.needs(self.ends.is_some(), "origin", ends)?;
                self.needs(time, "time", "two points in time")?;
                self.check_flows()?;
            }
            _ => {
                self.needs(y, "y", "what is to be accounted for")?;
                self.needs(x, "x", "at least one term")?;
            }
        }
        self.check_lists()
    }

    fn check_flows(&self) -> Result<(), RecipeError> {
        let Some(flows) = &self.flows else {
            return self.needs(false, "flows", "a kind such as `{ kind = \"minimum\" }`");
        };
        let named = flows.minimum.is_some() && flows.source.is_some();
        if (flows.kind == FlowsKind::Mix) != named || flows.minimum.is_some() != flows.source.is_some() {
            return Err(field(
                "flows",
                "of kind `mix`, and of no other, name `minimum` (a share) and its `source`",
            ));
        }
        Ok(())
    }

    fn check_lists(&self) -> Result<(), RecipeError> {
        let mut terms = self.x.clone();
        terms.sort();
        if let Some([twice, ..]) = terms.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(field("x", format!("names `{twice}` twice")));
        }
        if self.effects.iter().chain(&self.unit).any(|columns| columns.0.is_empty()) {
            return Err(field("effects", "and `unit` name at least one column each"));
        }
        let kitagawa = self.method == Method::Decomposition && self.classes.is_some();
        let weighs = matches!(self.method, Method::Ols | Method::Fe | Method::TwoWay | Method::Inequality);
        if self.weights.is_some() && !weighs && !kitagawa {
            return Err(field("weights", format!("are not taken by method `{}`", self.method)));
        }
        if !self.effects.is_empty() && !self.method.is_model() {
            return Err(field("effects", format!("are not taken by method `{}`", self.method)));
        }
        Ok(())
    }

    fn complete_se(&mut self) -> Result<(), RecipeError> {
        let (unit, time) = (self.unit.clone(), self.time.clone());
        let effects = !self.effects.is_empty() && self.method != Method::Re;
        let Some(se) = &mut self.se else { return Ok(()) };
        let wanted = match se.kind {
            SeKind::Cluster => 1,
            SeKind::TwoWay => 2,
            SeKind::Hc2 | SeKind::Hc3 if effects => {
                let why = format!(
                    "`{}` is not defined where effects are taken out: their pull is unknown; \
                                   use hc0, hc1 or clusters",
                    se.kind
                );
                return Err(field("se.kind", why));
            }
            _ => 0,
        };
        if se.by.is_empty() {
            se.by = match wanted {
                1 => unit.into_iter().collect(),
                2 => unit.into_iter().chain(time.map(|time| Columns(vec![time]))).collect(),
                _ => Vec::new(),
            };
        }
        if se.by.len() != wanted {
            let why = format!("names {} kinds of clusters where `{}` takes {wanted}", se.by.len(), se.kind);
            return Err(field("se.by", why));
        }
        Ok(())
    }
}
