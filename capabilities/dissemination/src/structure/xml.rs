//! Structures in SDMX-ML 2.1.

use kernel::Names;
use quick_xml::events::BytesText;

use super::{CONCEPTS, Class, Item, List, Region, Title, Told, list_of};
use crate::{
    data::{About, whole},
    flow::{AGENCY, Attribute, Level, Outline, TIME, VERSION},
    xml::Xml,
};

/// The folders of a message, in the order of the standard.
const FOLDERS: [(&str, Class); 6] = [
    ("str:OrganisationSchemes", Class::Agencies),
    ("str:Dataflows", Class::Flow),
    ("str:Codelists", Class::Codes),
    ("str:Concepts", Class::Concepts),
    ("str:DataStructures", Class::Structure),
    ("str:Constraints", Class::Constraint),
];

/// The message of these structures.
pub(crate) fn xml(items: &[(Title, Told)], about: &About) -> Vec<u8> {
    let mut xml = Xml::message("mes:Structure", &[("xmlns:str", "structure")]);
    xml.open("mes:Header", &[]);
    xml.text("mes:ID", &about.id);
    xml.text("mes:Test", if about.test { "true" } else { "false" });
    xml.text("mes:Prepared", &whole(about.prepared));
    xml.empty("mes:Sender", &[("id", AGENCY)]);
    xml.close();
    xml.open("mes:Structures", &[]);
    for (folder, class) in FOLDERS {
        let mut inside = items.iter().filter(|(title, _)| title.class == class).peekable();
        if inside.peek().is_none() {
            continue;
        }
        xml.open(folder, &[]);
        for (title, told) in inside {
            maintained(&mut xml, title, told, &about.site);
        }
        xml.close();
    }
    xml.end()
}

fn maintained(xml: &mut Xml, title: &Title, told: &Told, site: &str) {
    let name = match title.class {
        Class::Agencies => "str:AgencyScheme",
        Class::Flow => "str:Dataflow",
        Class::Codes => "str:Codelist",
        Class::Concepts => "str:ConceptScheme",
        Class::Structure => "str:DataStructure",
        Class::Constraint => "str:ContentConstraint",
    };
    let urn = title.urn();
    let place = format!("{site}/sdmx/2.1/{}/{}/{}/{VERSION}", title.class, title.agency, title.id);
    let mut attributes =
        vec![("id", title.id.as_str()), ("urn", &urn), ("agencyID", title.agency), ("version", VERSION)];
    if told.stub {
        attributes.extend([("isExternalReference", "true"), ("structureURL", &place)]);
    }
    if let Item::List(List { is_partial: true, .. }) = &told.item {
        attributes.push(("isPartial", "true"));
    }
    if let Item::Region(_) = &told.item {
        attributes.push(("type", "Actual"));
    }
    xml.open(name, &attributes);
    match &told.item {
        Item::Region(region) if !told.stub => {
            annotations(xml, region);
            names(xml, &title.names);
            self::region(xml, region);
        }
        item => {
            names(xml, &title.names);
            if !told.stub {
                content(xml, title, item);
            }
        }
    }
    xml.close();
}

fn content(xml: &mut Xml, title: &Title, item: &Item) {
    match item {
        Item::Agencies => {
            let urn = "urn:sdmx:org.sdmx.infomodel.base.Agency=SDMX:AGENCIES(1.0).TRIBUTARY";
            xml.open("str:Agency", &[("id", AGENCY), ("urn", urn)]);
            xml.element("com:Name", &[("xml:lang", "en")], BytesText::new("Tributary"));
            xml.close();
        }
        Item::Concepts(concepts) => {
            for (id, names) in concepts {
                named(xml, "str:Concept", id, &super::concept_urn(id), names);
            }
        }
        Item::List(list) => {
            let list_urn = title.urn().replace("codelist.Codelist=", "codelist.Code=");
            for (id, names) in &list.codes {
                named(xml, "str:Code", id, &format!("{list_urn}.{id}"), names);
            }
        }
        Item::Structure(outline) => structure(xml, outline),
        Item::Flow(outline) => {
            xml.open("str:Structure", &[]);
            reference(xml, &outline.id, "datastructure", "DataStructure");
            xml.close();
        }
        Item::Region(_) => {}
    }
}

fn named(xml: &mut Xml, name: &str, id: &str, urn: &str, names: &Names) {
    xml.open(name, &[("id", id), ("urn", urn)]);
    self::names(xml, names);
    xml.close();
}

fn names(xml: &mut Xml, names: &Names) {
    for (language, name) in names.iter() {
        xml.element("com:Name", &[("xml:lang", language.word())], BytesText::new(name));
    }
}

fn reference(xml: &mut Xml, id: &str, package: &str, class: &str) {
    let named = [("agencyID", AGENCY), ("id", id), ("version", VERSION)];
    xml.empty("Ref", &[named.as_slice(), &[("package", package), ("class", class)]].concat());
}

fn concept(xml: &mut Xml, id: &str) {
    xml.open("str:ConceptIdentity", &[]);
    let parent = [("maintainableParentID", CONCEPTS), ("maintainableParentVersion", VERSION)];
    let named = [("agencyID", AGENCY), ("id", id), ("package", "conceptscheme"), ("class", "Concept")];
    xml.empty("Ref", &[parent.as_slice(), &named].concat());
    xml.close();
}

fn representation(xml: &mut Xml, flow: &str, id: &str) {
    xml.open("str:LocalRepresentation", &[]);
    match list_of(flow, id) {
        Some(list) => {
            xml.open("str:Enumeration", &[]);
            reference(xml, &list, "codelist", "Codelist");
            xml.close();
        }
        None => xml.empty("str:TextFormat", &[("textType", text_type(id))]),
    }
    xml.close();
}

/// What a component without a list of codes holds.
pub(super) fn text_type(id: &str) -> &'static str {
    match id {
        TIME => "ObservationalTimePeriod",
        "OBS_VALUE" => "Double",
        "TIME_SINCE" => "GregorianYear",
        // Instants carry their zone, which not every program takes in a time: they are texts.
        _ => "String",
    }
}

fn structure(xml: &mut Xml, outline: &Outline) {
    let flow = &outline.id;
    xml.open("str:DataStructureComponents", &[]);
    xml.open("str:DimensionList", &[("id", "DimensionDescriptor")]);
    for (at, dimension) in outline.dimensions.iter().enumerate() {
        let position = (at + 1).to_string();
        xml.open("str:Dimension", &[("id", dimension.word()), ("position", &position)]);
        concept(xml, dimension.word());
        representation(xml, flow, dimension.word());
        xml.close();
    }
    let position = (outline.dimensions.len() + 1).to_string();
    xml.open("str:TimeDimension", &[("id", TIME), ("position", &position)]);
    concept(xml, TIME);
    representation(xml, flow, TIME);
    xml.close();
    xml.close();
    xml.open("str:AttributeList", &[("id", "AttributeDescriptor")]);
    for it in Attribute::ALL {
        let status = if it.is_mandatory() { "Mandatory" } else { "Conditional" };
        xml.open("str:Attribute", &[("id", it.word()), ("assignmentStatus", status)]);
        concept(xml, it.word());
        representation(xml, flow, it.word());
        relationship(xml, outline, *it);
        xml.close();
    }
    xml.close();
    xml.open("str:MeasureList", &[("id", "MeasureDescriptor")]);
    xml.open("str:PrimaryMeasure", &[("id", "OBS_VALUE")]);
    concept(xml, "OBS_VALUE");
    representation(xml, flow, "OBS_VALUE");
    xml.close();
    xml.close();
    xml.close();
}

fn relationship(xml: &mut Xml, outline: &Outline, attribute: Attribute) {
    xml.open("str:AttributeRelationship", &[]);
    match attribute.level() {
        Level::Set => xml.empty("str:None", &[]),
        Level::Series => {
            for it in &outline.dimensions {
                xml.open("str:Dimension", &[]);
                xml.empty("Ref", &[("id", it.word())]);
                xml.close();
            }
        }
        Level::Observation => {
            xml.open("str:PrimaryMeasure", &[]);
            xml.empty("Ref", &[("id", "OBS_VALUE")]);
            xml.close();
        }
    }
    xml.close();
}

fn annotations(xml: &mut Xml, region: &Region) {
    let counted = region.counted;
    xml.open("com:Annotations", &[]);
    for (id, count) in [("series_count", counted.series), ("obs_count", counted.observations)] {
        xml.open("com:Annotation", &[("id", id)]);
        xml.text("com:AnnotationTitle", &count.to_string());
        xml.text("com:AnnotationType", "sdmx_metrics");
        xml.close();
    }
    xml.close();
}

fn region(xml: &mut Xml, region: &Region) {
    xml.open("str:ConstraintAttachment", &[]);
    xml.open("str:Dataflow", &[]);
    reference(xml, &region.flow, "datastructure", "Dataflow");
    xml.close();
    xml.close();
    xml.open("str:CubeRegion", &[("include", "true")]);
    for (id, codes) in region.codes.iter().filter(|(_, codes)| !codes.is_empty()) {
        xml.open("com:KeyValue", &[("id", id)]);
        for code in codes {
            xml.text("com:Value", code);
        }
        xml.close();
    }
    if let Some((first, last)) = region.time {
        xml.open("com:KeyValue", &[("id", TIME)]);
        xml.open("com:TimeRange", &[]);
        let inclusive = [("isInclusive", "true")];
        xml.element("com:StartPeriod", &inclusive, BytesText::new(&first.to_string()));
        xml.element("com:EndPeriod", &inclusive, BytesText::new(&last.to_string()));
        xml.close();
        xml.close();
    }
    xml.close();
}

#[cfg(test)]
mod tests {
    use super::{super::urn, *};

    #[test]
    fn names_for_machines_name_the_kind() {
        let expected = "urn:sdmx:org.sdmx.infomodel.codelist.Codelist=TRIBUTARY:CL_SEX(1.0)";
        assert_eq!(urn(Class::Codes, AGENCY, "CL_SEX"), expected);
    }
}
