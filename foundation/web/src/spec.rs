//! What the descriptions of all operations of the API have in common, written once.

use std::collections::HashMap;

use utoipa::{
    PartialSchema as _, ToSchema as _,
    openapi::{
        Content, InfoBuilder, OpenApi, Ref, RefOr, Response,
        path::{Operation, PathItem},
    },
};

use crate::problem::{Field, Told};

/// The description of the API as it is given away: each answer has words, each operation a name of its own,
/// and each may refuse with a problem.
pub(crate) fn complete(mut spec: OpenApi) -> OpenApi {
    spec.info = InfoBuilder::new()
        .title("Tributary")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some("The records of an inter-agency working group, as they are shown to the caller."))
        .build();
    let schemas = &mut spec.components.get_or_insert_default().schemas;
    schemas.insert(Told::name().into_owned(), Told::schema());
    schemas.insert(Field::name().into_owned(), Field::schema());
    let mut names = HashMap::new();
    for operation in spec.paths.paths.values_mut().flat_map(operations) {
        name(operation, &mut names);
        for (status, answer) in &mut operation.responses.responses {
            if let RefOr::T(answer) = answer {
                describe(status, answer);
            }
        }
        let refusal = RefOr::T(refusal("Refused: why, and what to do about it."));
        operation.responses.responses.insert("default".into(), refusal);
    }
    spec
}

fn operations(path: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    [&mut path.get, &mut path.put, &mut path.post, &mut path.delete, &mut path.patch].into_iter().flatten()
}

/// Names must differ in the whole description; a handler's need only differ in its own module.
fn name(operation: &mut Operation, seen: &mut HashMap<String, u32>) {
    let own = operation.operation_id.take().unwrap_or_default();
    let tag = operation.tags.iter().flatten().next().map_or("", String::as_str);
    let name = if tag.is_empty() || tag == own { own } else { format!("{tag}_{own}") };
    let times = seen.entry(name.clone()).or_insert(0);
    *times += 1;
    operation.operation_id = Some(if *times == 1 { name } else { format!("{name}_{times}") });
}

fn describe(status: &str, answer: &mut Response) {
    if answer.description.is_empty() {
        answer.description = match status {
            "200" => "What was asked for, as far as the caller may see it.",
            "404" => "There is no such record, or the caller is not told that there is.",
            "422" => "The question cannot be read.",
            _ => "See its status.",
        }
        .into();
    }
    if status.starts_with(['4', '5']) && answer.content.is_empty() {
        answer.content = refusal("").content;
    }
}

fn refusal(words: &str) -> Response {
    let mut answer = Response::new(words);
    let shape = Content::new(Some(RefOr::Ref(Ref::from_schema_name(Told::name()))));
    answer.content.insert("application/problem+json".into(), RefOr::T(shape));
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_has_words_every_operation_a_name_of_its_own_and_a_refusal() {
        let operation = || serde_json::json!({"get": {"tags": ["actions"], "operationId": "one", "responses": {"200": {}, "404": {}}}});
        let spec = serde_json::json!({"openapi": "3.1.0", "info": {"title": "", "version": ""},
            "paths": {"/a": operation(), "/b": operation()}});
        let whole = serde_json::to_value(complete(serde_json::from_value(spec).unwrap())).unwrap();
        let names = ["/a", "/b"].map(|path| whole["paths"][path]["get"]["operationId"].clone());
        assert_eq!(names, ["actions_one", "actions_one_2"]);
        let answers = whole["paths"]["/a"]["get"]["responses"].as_object().unwrap();
        assert_eq!(answers.keys().collect::<Vec<_>>(), ["200", "404", "default"]);
        assert!(
            answers.values().all(|answer| !answer["description"].as_str().unwrap_or_default().is_empty())
        );
        let problem = &answers["404"]["content"]["application/problem+json"]["schema"]["$ref"];
        assert_eq!(problem, "#/components/schemas/Problem");
    }
}
