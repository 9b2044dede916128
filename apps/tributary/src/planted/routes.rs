//! Every address that can be asked: the routes of the sources and of the API, with addresses that pages lead to.
//!
//! A route that somebody adds is found by itself. Where no page leads to it, its parameters are filled with what other
//! routes have in parameters of the same name.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fs,
    path::{Path, PathBuf},
};

use super::visits::Visitor;

/// So many addresses of one route are asked.
const EACH: usize = 2;

/// A route as it is written: `/releases/{number}`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Route(pub(super) String);

impl Route {
    /// The values of its parameters in an address.
    fn values(&self, path: &str) -> Option<Vec<(String, String)>> {
        let (mine, theirs): (Vec<&str>, Vec<&str>) = (self.0.split('/').collect(), path.split('/').collect());
        if mine.len() != theirs.len() {
            return None;
        }
        let mut values = Vec::new();
        for (mine, theirs) in mine.iter().zip(theirs) {
            match mine.strip_prefix('{').and_then(|it| it.strip_suffix('}')) {
                Some(name) if !theirs.is_empty() => values.push((name.to_owned(), theirs.to_owned())),
                None if *mine == theirs => {}
                Some(_) | None => return None,
            }
        }
        Some(values)
    }
}

/// Every route that answers to `GET`, by the sources of all capabilities.
pub(super) fn in_sources() -> BTreeSet<Route> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = Vec::new();
    for folder in ["capabilities", "foundation/web/src"] {
        sources(&root.join(folder), &mut files);
    }
    let mut routes = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(file).expect("a source file");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        routes.extend(routes_in(code));
    }
    routes
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the project").flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if path.is_dir() {
            if name != "tests" {
                sources(&path, found);
            }
        } else if path.extension().is_some_and(|it| it == "rs") && name != "tests.rs" && name != "testing.rs"
        {
            found.push(path);
        }
    }
}

fn routes_in(code: &str) -> Vec<Route> {
    let mut routes = Vec::new();
    for part in code.split(".route(").skip(1) {
        let Some((path, rest)) = part.trim_start().strip_prefix('"').and_then(|it| it.split_once('"')) else {
            continue;
        };
        let handler = rest.split(';').next().unwrap_or_default();
        if path.starts_with('/') && handler.contains("get(") {
            routes.push(Route(path.to_owned()));
        }
    }
    routes
}

/// Every route of the API that answers to `GET`, by its own description.
pub(super) async fn in_api(visitor: &Visitor) -> BTreeSet<Route> {
    let answer = visitor.get("/api/v1/openapi.json").await;
    let (_, body) = answer.text.split_once('\n').expect("the head is one line");
    let described: serde_json::Value = serde_json::from_str(body).expect("a description of the API");
    let paths = described["paths"].as_object().expect("paths");
    paths.iter().filter(|(_, it)| it.get("get").is_some()).map(|(path, _)| Route(path.clone())).collect()
}

/// The addresses to be asked, by route, and the routes to which nothing leads.
pub(super) struct Addresses {
    pub(super) all: Vec<String>,
    /// One of each route, and all of what was planted.
    pub(super) few: Vec<String>,
    /// Routes that were answered with a page or a file.
    pub(super) reached: BTreeSet<Route>,
}

/// Follows every link from the start page on, and fills in what no link leads to.
pub(super) async fn addresses(visitor: &Visitor, routes: &BTreeSet<Route>, from: &[String]) -> Addresses {
    let mut known: BTreeMap<Route, Vec<String>> = BTreeMap::new();
    let mut seen: BTreeSet<String> = from.iter().cloned().collect();
    let mut waiting: VecDeque<String> = from.iter().cloned().collect();
    let mut reached = BTreeSet::new();
    while let Some(path) = waiting.pop_front() {
        let plain = path.split('?').next().unwrap_or_default();
        let planted = from.contains(&path);
        let Some(route) = route_of(routes, plain) else { continue };
        let of_route = known.entry(route.clone()).or_default();
        if of_route.len() >= EACH && !planted {
            continue;
        }
        of_route.push(path.clone());
        let answer = visitor.get(&path).await;
        if answer.status.is_success() || answer.status.is_redirection() {
            reached.insert(route);
        }
        let found = links(&answer.text);
        waiting.extend(found.into_iter().filter(|it| seen.insert(it.clone())));
    }
    for route in routes.iter().filter(|it| !known.contains_key(*it)).cloned().collect::<Vec<_>>() {
        let path = filled(&route, &known);
        let answer = visitor.get(&path).await;
        if answer.status.is_success() || answer.status.is_redirection() {
            reached.insert(route.clone());
        }
        known.entry(route).or_default().push(path);
    }
    let few = known.values().filter_map(|it| it.first()).chain(from).cloned().collect::<BTreeSet<_>>();
    let all = known.into_values().flatten().chain(from.iter().cloned()).collect::<BTreeSet<_>>();
    Addresses { all: all.into_iter().collect(), few: few.into_iter().collect(), reached }
}

/// The route of an address: of several the one with the fewest parameters.
fn route_of(routes: &BTreeSet<Route>, path: &str) -> Option<Route> {
    let fits = routes.iter().filter_map(|it| Some((it.values(path)?.len(), it)));
    fits.min().map(|(_, it)| it.clone())
}

/// A route with values that other routes have in parameters of the same name.
fn filled(route: &Route, known: &BTreeMap<Route, Vec<String>>) -> String {
    let value = |name: &str| {
        let seen = known.iter().flat_map(|(it, paths)| paths.iter().filter_map(move |path| it.values(path)));
        let mut seen = seen.flatten().filter(|(it, _)| it == name).map(|(_, value)| value);
        seen.next().unwrap_or_else(|| "1".to_owned())
    };
    let parts =
        route.0.split('/').map(|part| match part.strip_prefix('{').and_then(|it| it.strip_suffix('}')) {
            Some(name) => value(name),
            None => part.to_owned(),
        });
    parts.collect::<Vec<_>>().join("/")
}

/// The addresses of this site that a page or a file names.
fn links(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for mark in ["href=\"/", "src=\"/", "url\":\"/", "address\":\"/"] {
        for part in text.split(mark).skip(1) {
            let path =
                part.split(['"', '#']).next().unwrap_or_default().replace("&amp;", "&").replace("&#38;", "&");
            let path = page_of(&format!("/{path}"));
            let ends = !path.starts_with("/sign-out") && !path.contains("lang=") && !path.starts_with("//");
            if ends && path.is_ascii() && !path.contains([' ', '<', '{', '}', '|', '\\', '^', '`']) {
                found.push(path);
            }
        }
    }
    found
}

/// The page whose file or twin an address is; addresses of the API are what they are.
fn page_of(address: &str) -> String {
    let (plain, asked) =
        address.split_once('?').map_or((address, None), |(plain, asked)| (plain, Some(asked)));
    let endings = [".json", ".csv", ".xlsx"];
    let page =
        endings.iter().find_map(|ending| plain.strip_suffix(ending)).filter(|_| !plain.starts_with("/api/"));
    let page = page.unwrap_or(plain);
    asked.map_or_else(|| page.to_owned(), |asked| format!("{page}?{asked}"))
}

/// An address with another ending, before what is asked.
pub(super) fn ending(path: &str, ending: &str) -> Option<String> {
    let (plain, asked) =
        path.split_once('?').map_or((path, String::new()), |(it, asked)| (it, format!("?{asked}")));
    let last = plain.rsplit('/').next().unwrap_or_default();
    let plain = if plain == "/" { "/index" } else { plain };
    match ending {
        "" => Some(path.to_owned()),
        _ if last.contains('.') || plain.starts_with("/api/") => None,
        _ => Some(format!("{plain}{ending}{asked}")),
    }
}

#[test]
fn routes_are_read_from_the_sources() {
    let code =
        "Router::new().route(\"/a\", get(x)).route(\n \"/a/{b}\",\n get(y).post(z)).route(\"/c\", post(w))";
    assert_eq!(routes_in(code), [Route("/a".into()), Route("/a/{b}".into())]);
    let known = in_sources();
    for path in ["/", "/releases/{number}", "/data/{dataset}/{edition}/figures", "/countries/{code}"] {
        assert!(known.contains(&Route(path.into())), "{path}");
    }
    assert_eq!(route_of(&known, "/releases/new"), Some(Route("/releases/new".into())));
    assert_eq!(ending("/releases?x=1", ".csv").as_deref(), Some("/releases.csv?x=1"));
    assert_eq!(page_of("/releases.csv?x=1"), "/releases?x=1");
    assert_eq!(ending("/", ".json").as_deref(), Some("/index.json"));
}
