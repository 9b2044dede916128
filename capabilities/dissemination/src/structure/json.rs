//! Structures in SDMX-JSON 1.0.

use kernel::{Language, Names};
use serde_json::{Map, Value, json};

use super::{Class, Item, Region, Title, Told, concept_urn, list_of, urn, xml::text_type};
use crate::{
    data::{About, whole},
    flow::{AGENCY, Attribute, Level, Outline, TIME, VERSION},
};

/// The folders of a message.
const FOLDERS: [(&str, Class); 6] = [
    ("agencySchemes", Class::Agencies),
    ("dataflows", Class::Flow),
    ("codelists", Class::Codes),
    ("conceptSchemes", Class::Concepts),
    ("dataStructures", Class::Structure),
    ("contentConstraints", Class::Constraint),
];

/// The message of these structures; `name` is in the reader's language, `names` has all.
pub(crate) fn json(items: &[(Title, Told)], about: &About, language: Language) -> Vec<u8> {
    let mut data = Map::new();
    for (folder, class) in FOLDERS {
        let inside = items.iter().filter(|(title, _)| title.class == class);
        let inside: Vec<Value> =
            inside.map(|(title, told)| maintained(title, told, about, language)).collect();
        if !inside.is_empty() {
            data.insert(folder.to_owned(), Value::Array(inside));
        }
    }
    let languages: Vec<&str> = Language::ALL.iter().map(|it| it.word()).collect();
    let schema = "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/schemas/1.0/sdmx-json-structure-schema.json";
    let message = json!({
        "meta": {
            "schema": schema, "id": about.id, "test": about.test, "prepared": whole(about.prepared),
            "contentLanguages": languages, "sender": { "id": AGENCY, "name": "Tributary" },
        },
        "data": data,
    });
    message.to_string().into_bytes()
}

fn name(names: &Names, language: Language) -> (Value, Value) {
    let all: Map<String, Value> =
        names.iter().map(|(language, name)| (language.word().to_owned(), json!(name))).collect();
    (json!(names.get(language)), Value::Object(all))
}

fn maintained(title: &Title, told: &Told, about: &About, language: Language) -> Value {
    let (name, names) = name(&title.names, language);
    let mut value = json!({
        "id": title.id, "agencyID": title.agency, "version": VERSION, "name": name, "names": names,
    });
    let address = format!("{}/sdmx/2.1/{}/{}/{}/{VERSION}", about.site, title.class, title.agency, title.id);
    value["links"] = json!([{ "href": address, "rel": "self", "urn": title.urn() }]);
    if told.stub {
        value["isExternalReference"] = json!(true);
        return value;
    }
    match &told.item {
        Item::Agencies => {
            value["agencies"] =
                json!([{ "id": AGENCY, "name": "Tributary", "names": { "en": "Tributary" } }]);
        }
        Item::Concepts(concepts) => {
            value["concepts"] = concepts.iter().map(|(id, names)| item(id, names, language)).collect();
        }
        Item::List(list) => {
            value["isPartial"] = json!(list.is_partial);
            value["codes"] = list.codes.iter().map(|(id, names)| item(id, names, language)).collect();
        }
        Item::Structure(outline) => value["dataStructureComponents"] = structure(outline),
        Item::Flow(outline) => value["structure"] = json!(urn(Class::Structure, AGENCY, &outline.id)),
        Item::Region(region) => {
            value["type"] = json!("Actual");
            value["annotations"] = json!([
                metric("series_count", region.counted.series),
                metric("obs_count", region.counted.observations),
            ]);
            value["constraintAttachment"] = json!({ "dataflows": [urn(Class::Flow, AGENCY, &region.flow)] });
            value["cubeRegions"] = json!([self::region(region)]);
        }
    }
    value
}

fn metric(id: &str, count: usize) -> Value {
    json!({ "id": id, "title": count.to_string(), "type": "sdmx_metrics" })
}

fn item(id: &str, names: &Names, language: Language) -> Value {
    let (name, names) = name(names, language);
    json!({ "id": id, "name": name, "names": names })
}

fn representation(flow: &str, id: &str) -> Value {
    match list_of(flow, id) {
        Some(list) => json!({ "enumeration": urn(Class::Codes, AGENCY, &list) }),
        None => json!({ "textFormat": { "textType": text_type(id) } }),
    }
}

fn structure(outline: &Outline) -> Value {
    let flow = outline.id.as_str();
    let component = |id: &str| {
        json!({
            "id": id, "conceptIdentity": concept_urn(id), "localRepresentation": representation(flow, id),
        })
    };
    let placed = |at: usize, id: &str, kind: &str| {
        let mut value = component(id);
        value["position"] = json!(at);
        value["type"] = json!(kind);
        value
    };
    let names: Vec<&str> = outline.dimensions.iter().map(|it| it.word()).collect();
    let dimensions: Vec<Value> =
        names.iter().enumerate().map(|(at, id)| placed(at, id, "Dimension")).collect();
    let attribute = |it: &Attribute| {
        let mut value = component(it.word());
        let status = if it.is_mandatory() { "Mandatory" } else { "Conditional" };
        value["assignmentStatus"] = json!(status);
        value["attributeRelationship"] = match it.level() {
            Level::Set => json!({ "none": {} }),
            Level::Series => json!({ "dimensions": names }),
            Level::Observation => json!({ "primaryMeasure": "OBS_VALUE" }),
        };
        value
    };
    json!({
        "dimensionList": {
            "id": "DimensionDescriptor",
            "dimensions": dimensions,
            "timeDimensions": [placed(names.len(), TIME, "TimeDimension")],
        },
        "attributeList": {
            "id": "AttributeDescriptor",
            "attributes": Attribute::ALL.iter().map(attribute).collect::<Vec<_>>(),
        },
        "measureList": { "id": "MeasureDescriptor", "primaryMeasure": component("OBS_VALUE") },
    })
}

fn region(region: &Region) -> Value {
    let codes = region.codes.iter().filter(|(_, codes)| !codes.is_empty());
    let mut keys: Vec<Value> = codes.map(|(id, codes)| json!({ "id": id, "values": codes })).collect();
    if let Some((first, last)) = region.time {
        keys.push(json!({
            "id": TIME,
            "timeRange": {
                "startPeriod": { "period": first.to_string(), "isInclusive": true },
                "endPeriod": { "period": last.to_string(), "isInclusive": true },
            },
        }));
    }
    json!({ "isIncluded": true, "keyValues": keys })
}
