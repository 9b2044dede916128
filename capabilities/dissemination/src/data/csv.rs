//! SDMX-CSV 1.0.

use super::{Form, attribute, number};
use crate::{
    flow::{Attribute, TIME},
    names::Labels,
    select::{Group, Part, Selection},
    wanted::{Detail, History},
};

/// Comma-separated values: the flow, the key, the time, the value, the attributes.
pub(crate) struct Csv {
    out: String,
    /// Names for the heads and the codes, where they are wanted.
    labels: Option<Labels>,
}

impl Csv {
    pub(crate) const fn new(labels: Option<Labels>) -> Self {
        Self { out: String::new(), labels }
    }

    fn head(&mut self, id: &str) {
        let text = match &self.labels {
            Some(labels) => format!("{id}: {}", labels.concept(id)),
            None => id.to_owned(),
        };
        field(&mut self.out, &text);
    }

    fn code(&mut self, id: &str, code: &str) {
        let name = self.labels.as_ref().and_then(|labels| labels.code(id, code));
        match name {
            Some(name) => field(&mut self.out, &format!("{code}: {name}")),
            None => field(&mut self.out, code),
        }
    }

    fn end_of_line(&mut self) {
        // The comma behind the last field gives way.
        self.out.pop();
        self.out.push_str("\r\n");
    }
}

const fn attributes(detail: Detail) -> bool {
    matches!(detail, Detail::Full | Detail::NoData)
}

impl Form for Csv {
    fn begin(&mut self, of: &Selection) {
        self.out.push_str("DATAFLOW,");
        for dimension in &of.flow.dimensions {
            self.head(dimension.word());
        }
        let detail = of.wanted.detail;
        if matches!(detail, Detail::Full | Detail::DataOnly) {
            self.head(TIME);
            self.head("OBS_VALUE");
        }
        if attributes(detail) {
            for it in Attribute::ALL {
                self.head(it.word());
            }
        }
        self.end_of_line();
    }

    fn open(&mut self, _: &Selection, _: &Part) {}

    fn group(&mut self, of: &Selection, part: &Part, group: &Group) {
        let detail = of.wanted.detail;
        let with_values = matches!(detail, Detail::Full | Detail::DataOnly);
        let rows = if with_values { group.rows.as_slice() } else { group.rows.get(..1).unwrap_or_default() };
        for row in rows {
            let Some(figure) = part.book.figure(*row) else { continue };
            field(&mut self.out, &of.flow.named());
            for (dimension, code) in of.flow.dimensions.iter().zip(&group.key) {
                self.code(dimension.word(), code);
            }
            if with_values {
                field(&mut self.out, &figure.period.to_string());
                field(&mut self.out, &figure.value.map(number).unwrap_or_default());
            }
            if attributes(detail) {
                let history = of.wanted.history == History::Included;
                for it in Attribute::ALL {
                    let of_observation = it.level() == crate::flow::Level::Observation;
                    let value = (with_values || !of_observation)
                        .then(|| attribute(&of.flow, part, history, &figure, *it))
                        .flatten();
                    self.code(it.word(), &value.unwrap_or_default());
                }
            }
            self.end_of_line();
        }
    }

    fn close(&mut self) {}

    fn end(&mut self) {}

    fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.out).into_bytes()
    }
}

/// A field and the comma behind it.
pub(crate) fn field(out: &mut String, text: &str) {
    if text.contains([',', '"', '\n', '\r']) {
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(text);
    }
    out.push(',');
}
