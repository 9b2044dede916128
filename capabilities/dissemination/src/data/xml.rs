//! SDMX-ML 2.1: generic, and with the names of the structure.

use statistics::Figure;

use super::{About, Form, attribute, number, of_set, whole};
use crate::{
    flow::{AGENCY, Attribute, Flow, Level, TIME, VERSION},
    select::{Group, Part, Selection},
    wanted::{AtObservation, Detail, History},
    xml::Xml,
};

fn header(xml: &mut Xml, of: &Selection, about: &About, named: &[(&str, &str)]) {
    xml.open("mes:Header", &[]);
    xml.text("mes:ID", &about.id);
    xml.text("mes:Test", if about.test { "true" } else { "false" });
    xml.text("mes:Prepared", &whole(about.prepared));
    xml.empty("mes:Sender", &[("id", AGENCY)]);
    let mut attributes = vec![
        ("structureID", of.flow.id.as_str()),
        ("dimensionAtObservation", of.wanted.at_observation.word()),
    ];
    attributes.extend(named);
    xml.open("mes:Structure", &attributes);
    xml.open("com:Structure", &[]);
    reference(xml, &of.flow);
    xml.close();
    xml.close();
    xml.close();
}

fn reference(xml: &mut Xml, flow: &Flow) {
    let class = [("class", "DataStructure"), ("package", "datastructure")];
    let named = [("agencyID", AGENCY), ("id", flow.id.as_str()), ("version", VERSION)];
    xml.empty("Ref", &[named.as_slice(), &class].concat());
}

/// When a set held, as its attributes.
fn validity(of: &Selection, part: &Part) -> Vec<(&'static str, String)> {
    let mut attributes = vec![("validFromDate", whole(part.release.from))];
    if let Some(to) = part.release.to.filter(|_| of.wanted.history == History::Included) {
        attributes.push(("validToDate", whole(to)));
    }
    attributes
}

fn lent<'a>(owned: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    owned.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// The attributes of these levels, with their values here.
fn values(of: &Selection, part: &Part, figure: &Figure, levels: &[Level]) -> Vec<(&'static str, String)> {
    let history = of.wanted.history == History::Included;
    let wanted = Attribute::ALL.iter().filter(|it| levels.contains(&it.level()));
    wanted.filter_map(|it| Some((it.word(), attribute(&of.flow, part, history, figure, *it)?))).collect()
}

const fn has_values(detail: Detail) -> bool {
    matches!(detail, Detail::Full | Detail::DataOnly)
}

const fn has_attributes(detail: Detail) -> bool {
    matches!(detail, Detail::Full | Detail::NoData)
}

/// Data in which dimensions and attributes are values.
pub(crate) struct Generic {
    xml: Xml,
    about: About,
}

impl Generic {
    pub(crate) fn new(about: About) -> Self {
        Self { xml: Xml::message("mes:GenericData", &[("xmlns:gen", "data/generic")]), about }
    }

    fn values(&mut self, name: &str, values: &[(&str, &str)]) {
        if values.is_empty() {
            return;
        }
        self.xml.open(name, &[]);
        for (id, value) in values {
            self.xml.empty("gen:Value", &[("id", id), ("value", value)]);
        }
        self.xml.close();
    }

    fn value(&mut self, figure: &Figure) {
        if let Some(value) = figure.value {
            self.xml.empty("gen:ObsValue", &[("value", &number(value))]);
        }
    }
}

/// The key of a group as pairs of dimension and code.
fn key<'a>(of: &'a Selection, group: &'a Group) -> Vec<(&'static str, &'a str)> {
    of.flow.dimensions.iter().map(|it| it.word()).zip(group.key.iter().map(String::as_str)).collect()
}

impl Form for Generic {
    fn begin(&mut self, of: &Selection) {
        let about = self.about.clone();
        header(&mut self.xml, of, &about, &[]);
    }

    fn open(&mut self, of: &Selection, part: &Part) {
        let validity = validity(of, part);
        let attributes = [("structureRef", of.flow.id.as_str()), ("action", "Information")];
        self.xml.open("mes:DataSet", &[attributes.as_slice(), &lent(&validity)].concat());
        if has_attributes(of.wanted.detail) {
            let history = of.wanted.history == History::Included;
            let set: Vec<_> = Attribute::of(Level::Set)
                .filter_map(|it| Some((it.word(), of_set(part, history, it)?)))
                .collect();
            self.values("gen:Attributes", &lent(&set));
        }
    }

    fn group(&mut self, of: &Selection, part: &Part, group: &Group) {
        let detail = of.wanted.detail;
        let figures: Vec<Figure> = group.rows.iter().filter_map(|row| part.book.figure(*row)).collect();
        if of.wanted.at_observation == AtObservation::All && has_values(detail) {
            for figure in &figures {
                self.xml.open("gen:Obs", &[]);
                let time = figure.period.to_string();
                self.values("gen:ObsKey", &[key(of, group), vec![(TIME, time.as_str())]].concat());
                self.value(figure);
                if has_attributes(detail) {
                    let values = values(of, part, figure, &[Level::Observation, Level::Series]);
                    self.values("gen:Attributes", &lent(&values));
                }
                self.xml.close();
            }
            return;
        }
        self.xml.open("gen:Series", &[]);
        self.values("gen:SeriesKey", &key(of, group));
        if let Some(figure) = figures.first().filter(|_| has_attributes(detail)) {
            self.values("gen:Attributes", &lent(&values(of, part, figure, &[Level::Series])));
        }
        for figure in figures.iter().filter(|_| has_values(detail)) {
            self.xml.open("gen:Obs", &[]);
            self.xml.empty("gen:ObsDimension", &[("value", &figure.period.to_string())]);
            self.value(figure);
            if has_attributes(detail) {
                self.values("gen:Attributes", &lent(&values(of, part, figure, &[Level::Observation])));
            }
            self.xml.close();
        }
        self.xml.close();
    }

    fn close(&mut self) {
        self.xml.close();
    }

    fn end(&mut self) {
        self.xml.close();
    }

    fn take(&mut self) -> Vec<u8> {
        self.xml.take()
    }
}

/// Data in which dimensions and attributes are attributes of elements.
pub(crate) struct Specific {
    xml: Xml,
    about: About,
}

impl Specific {
    pub(crate) fn new(about: About) -> Self {
        let spaces = [("xmlns:ss", "data/structurespecific")];
        Self { xml: Xml::message("mes:StructureSpecificData", &spaces), about }
    }
}

/// The name space of the elements of a flow.
fn space(flow: &Flow) -> String {
    format!("urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure={}:ObsLevelDim", flow.named())
}

impl Form for Specific {
    fn begin(&mut self, of: &Selection) {
        let (about, space) = (self.about.clone(), space(&of.flow));
        header(&mut self.xml, of, &about, &[("namespace", &space)]);
    }

    fn open(&mut self, of: &Selection, part: &Part) {
        let (validity, space) = (validity(of, part), space(&of.flow));
        let history = of.wanted.history == History::Included;
        let set: Vec<_> = Attribute::of(Level::Set)
            .filter(|_| has_attributes(of.wanted.detail))
            .filter_map(|it| Some((it.word(), of_set(part, history, it)?)))
            .collect();
        let dated: Vec<(&str, &str)> = validity
            .iter()
            .map(|(name, value)| {
                (if *name == "validToDate" { "ss:validToDate" } else { "ss:validFromDate" }, value.as_str())
            })
            .collect();
        let attributes = [
            ("xmlns:ns1", space.as_str()),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            ("ss:structureRef", of.flow.id.as_str()),
            ("ss:dataScope", "DataStructure"),
            ("ss:action", "Information"),
            ("xsi:type", "ns1:DataSetType"),
        ];
        self.xml.open("mes:DataSet", &[attributes.as_slice(), &dated, &lent(&set)].concat());
    }

    fn group(&mut self, of: &Selection, part: &Part, group: &Group) {
        let detail = of.wanted.detail;
        let figures: Vec<Figure> = group.rows.iter().filter_map(|row| part.book.figure(*row)).collect();
        let flat = of.wanted.at_observation == AtObservation::All && has_values(detail);
        let key = key(of, group);
        let shared = figures.first().filter(|_| has_attributes(detail));
        let shared = shared.map(|it| values(of, part, it, &[Level::Series])).unwrap_or_default();
        if !flat {
            self.xml.open("Series", &[key.as_slice(), &lent(&shared)].concat());
        }
        for figure in figures.iter().filter(|_| has_values(detail)) {
            let mut owned = vec![(TIME, figure.period.to_string())];
            owned.extend(figure.value.map(|value| ("OBS_VALUE", number(value))));
            if has_attributes(detail) {
                owned.extend(values(of, part, figure, &[Level::Observation]));
            }
            let mut attributes = if flat { [key.as_slice(), &lent(&shared)].concat() } else { Vec::new() };
            attributes.extend(lent(&owned));
            self.xml.empty("Obs", &attributes);
        }
        if !flat {
            self.xml.close();
        }
    }

    fn close(&mut self) {
        self.xml.close();
    }

    fn end(&mut self) {
        self.xml.close();
    }

    fn take(&mut self) -> Vec<u8> {
        self.xml.take()
    }
}
