//! SDMX-JSON 1.0, and the draft before it, made in one piece: its lists of values stand beside all data.

use std::collections::HashMap;

use serde_json::{Map, Value, json};
use statistics::Figure;

use super::{About, attribute, of_set, whole};
use crate::{
    flow::{AGENCY, Attribute, Level, TIME},
    names::Labels,
    negotiate::DataFormat,
    select::{Group, Part, Selection},
    wanted::{AtObservation, Detail, History},
};

/// The values of a component in the order in which they were met.
#[derive(Default)]
struct Values {
    ids: Vec<String>,
    places: HashMap<String, usize>,
}

impl Values {
    fn place(&mut self, id: &str) -> usize {
        if let Some(place) = self.places.get(id) {
            return *place;
        }
        self.ids.push(id.to_owned());
        self.places.insert(id.to_owned(), self.ids.len() - 1);
        self.ids.len() - 1
    }
}

struct Message<'a> {
    of: &'a Selection,
    labels: &'a Labels,
    dimensions: Vec<Values>,
    attributes: HashMap<Attribute, Values>,
}

/// The whole message.
pub(crate) fn json(of: &Selection, labels: &Labels, about: &About, format: DataFormat) -> Vec<u8> {
    let count = of.flow.dimensions.len() + 1;
    let dimensions = std::iter::repeat_with(Values::default).take(count).collect();
    let mut message = Message { of, labels, dimensions, attributes: HashMap::new() };
    let sets: Vec<Value> = of.parts.iter().map(|part| message.set(part, &about.site)).collect();
    let structure = message.structure(&about.site);
    let sender = json!({ "id": AGENCY, "name": "Tributary" });
    let prepared = whole(about.prepared);
    let whole = if format == DataFormat::DraftJson {
        json!({
            "header": { "id": about.id, "test": about.test, "prepared": prepared, "sender": sender },
            "structure": structure,
            "dataSets": sets,
        })
    } else {
        let schema = "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/1.0/sdmx-json-data-schema.json";
        json!({
            "meta": {
                "schema": schema, "id": about.id, "test": about.test, "prepared": prepared,
                "contentLanguages": [labels.language().word()], "sender": sender,
            },
            "data": { "structure": structure, "dataSets": sets },
        })
    };
    whole.to_string().into_bytes()
}

impl Message<'_> {
    /// Series, or observations alone.
    fn is_flat(&self) -> bool {
        self.of.wanted.at_observation == AtObservation::All && self.has_values()
    }

    fn has_values(&self) -> bool {
        matches!(self.of.wanted.detail, Detail::Full | Detail::DataOnly)
    }

    fn has_attributes(&self) -> bool {
        matches!(self.of.wanted.detail, Detail::Full | Detail::NoData)
    }

    /// The attributes that stand at series, at observations or at sets.
    fn attributes_at(&self, level: Level) -> Vec<Attribute> {
        if !self.has_attributes() || (level == Level::Observation && !self.has_values()) {
            return Vec::new();
        }
        match (self.is_flat(), level) {
            (true, Level::Series) => Vec::new(),
            (true, Level::Observation) => {
                Attribute::of(Level::Observation).chain(Attribute::of(Level::Series)).collect()
            }
            _ => Attribute::of(level).collect(),
        }
    }

    fn set(&mut self, part: &Part, site: &str) -> Value {
        let history = self.of.wanted.history == History::Included;
        let mut set = json!({
            "action": "Information",
            "links": [{ "href": format!("{site}{}", part.release.edition.path("")), "rel": "describedby" }],
            "validFrom": whole(part.release.from),
        });
        if let Some(to) = part.release.to.filter(|_| history) {
            set["validTo"] = json!(whole(to));
        }
        let attributes: Vec<Value> = self
            .attributes_at(Level::Set)
            .into_iter()
            .map(|it| self.index(it, of_set(part, history, it).as_deref()))
            .collect();
        set["attributes"] = Value::Array(attributes);
        let (mut series, mut observations) = (Map::new(), Map::new());
        for number in &part.series {
            for group in self.of.groups(part, *number) {
                self.group(part, &group, &mut series, &mut observations);
            }
        }
        if self.is_flat() {
            set["observations"] = Value::Object(observations);
        } else {
            set["series"] = Value::Object(series);
        }
        set
    }

    fn group(
        &mut self,
        part: &Part,
        group: &Group,
        series: &mut Map<String, Value>,
        observations: &mut Map<String, Value>,
    ) {
        let key: Vec<String> = group
            .key
            .iter()
            .enumerate()
            .map(|(at, code)| self.dimensions[at].place(code).to_string())
            .collect();
        let key = key.join(":");
        let figures: Vec<Figure> = group.rows.iter().filter_map(|row| part.book.figure(*row)).collect();
        let time = self.dimensions.len() - 1;
        let mut seen = Map::new();
        let wanted = if self.has_values() { figures.as_slice() } else { &[] };
        for figure in wanted {
            let place = self.dimensions[time].place(&figure.period.to_string());
            let mut values = vec![json!(figure.value)];
            for it in self.attributes_at(Level::Observation) {
                values.push(self.value(part, figure, it));
            }
            if self.is_flat() {
                observations.insert(format!("{key}:{place}"), Value::Array(values));
            } else {
                seen.insert(place.to_string(), Value::Array(values));
            }
        }
        if self.is_flat() {
            return;
        }
        let attributes: Vec<Value> = match figures.first() {
            Some(figure) => {
                self.attributes_at(Level::Series).into_iter().map(|it| self.value(part, figure, it)).collect()
            }
            None => Vec::new(),
        };
        series.insert(key, json!({ "attributes": attributes, "observations": seen }));
    }

    fn value(&mut self, part: &Part, figure: &Figure, of: Attribute) -> Value {
        let history = self.of.wanted.history == History::Included;
        let value = attribute(&self.of.flow, part, history, figure, of);
        self.index(of, value.as_deref())
    }

    fn index(&mut self, of: Attribute, value: Option<&str>) -> Value {
        match value {
            Some(value) => json!(self.attributes.entry(of).or_default().place(value)),
            None => Value::Null,
        }
    }

    fn structure(&self, site: &str) -> Value {
        let dimensions = self.of.flow.dimensions.iter().enumerate();
        let mut keys: Vec<Value> = dimensions.map(|(at, it)| self.dimension(at, it.word())).collect();
        let at = self.dimensions.len() - 1;
        let values = self.dimensions[at].ids.iter().map(|id| json!({ "id": id, "name": id }));
        let time = json!({
            "id": TIME, "name": self.labels.concept(TIME), "keyPosition": at, "roles": ["TIME"],
            "values": values.collect::<Vec<_>>(),
        });
        let (mut series, mut observation) = (Vec::new(), vec![time]);
        if self.is_flat() {
            keys.append(&mut observation);
            observation = keys;
        } else {
            series = keys;
        }
        let attributes = |level| -> Vec<Value> {
            self.attributes_at(level).into_iter().map(|it| self.attribute(it)).collect()
        };
        let flow = &self.of.flow;
        json!({
            "links": [{ "href": format!("{site}/sdmx/2.1/dataflow/{AGENCY}/{}", flow.id), "rel": "dataflow" }],
            "name": self.labels.flow(),
            "dimensions": { "dataSet": [], "series": series, "observation": observation },
            "attributes": {
                "dataSet": attributes(Level::Set),
                "series": attributes(Level::Series),
                "observation": attributes(Level::Observation),
            },
        })
    }

    fn dimension(&self, at: usize, id: &str) -> Value {
        let name = |code: &String| self.labels.code(id, code).unwrap_or_else(|| code.clone());
        let values = self.dimensions[at].ids.iter().map(|code| json!({ "id": code, "name": name(code) }));
        json!({
            "id": id, "name": self.labels.concept(id), "keyPosition": at,
            "values": values.collect::<Vec<_>>(),
        })
    }

    fn attribute(&self, of: Attribute) -> Value {
        let id = of.word();
        let known = self.attributes.get(&of);
        let values = known.into_iter().flat_map(|it| &it.ids).map(|code| match self.labels.code(id, code) {
            Some(name) => json!({ "id": code, "name": name }),
            None => json!({ "name": code }),
        });
        let names: Vec<&str> = self.of.flow.dimensions.iter().map(|it| it.word()).collect();
        let relationship = match of.level() {
            Level::Set => json!({ "none": {} }),
            Level::Series => json!({ "dimensions": names }),
            Level::Observation => json!({ "primaryMeasure": "OBS_VALUE" }),
        };
        json!({
            "id": id, "name": self.labels.concept(id), "relationship": relationship,
            "values": values.collect::<Vec<_>>(),
        })
    }
}
