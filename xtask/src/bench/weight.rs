//! What the first view of a page costs: bytes over the wire and requests.

use anyhow::Context;

use super::http::{Connection, Manner};
use super::numbers::number;
use super::server::Server;
use super::{Figure, Ground, folders, import, visits};

const KILOBYTES: Option<f64> = Some(60.0);
const REQUESTS: Option<f64> = Some(10.0);

/// A page with everything that it needs to be seen.
struct View {
    who: &'static str,
    page: usize,
    whole: usize,
    requests: usize,
}

pub(super) fn measure(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let program = folders::fresh(ground, "weight")?;
    let server = program.serve(&[])?;
    if let Some(file) = import::workbook(ground) {
        // A country page is heaviest when it has figures to show.
        program.perform(&["import".as_ref(), "undesa-stock".as_ref(), file.as_os_str()])?;
    }
    let manners = [None, Some(server.sign_in(&program, visits::DEMO_CO_CHAIR)?)]
        .map(|session| Manner { compressed: true, session });
    let mut figures = Vec::new();
    let mut most = 0;
    for path in visits::core(&server)? {
        let what = format!("first view of {path}");
        figures.push(match heaviest(&server, &manners, &path) {
            Ok(view) => {
                most = most.max(view.requests);
                let (page, who) = (kilobytes(view.page), view.who);
                let note = format!("{page:.1} KB of it the page, {who}; {} requests", view.requests);
                Figure::new(&what, kilobytes(view.whole), "KB", KILOBYTES).noted(note)
            }
            Err(error) => Figure::missing(&what, "KB", KILOBYTES, &error),
        });
    }
    figures.push(Figure::new("most requests of a first view", number(most), "", REQUESTS));
    Ok(figures)
}

/// The heavier of what somebody who is signed out and a co-chair are shown.
fn heaviest(server: &Server, manners: &[Manner], path: &str) -> anyhow::Result<View> {
    let mut heaviest: Option<View> = None;
    for manner in manners {
        let first = Connection::open(&server.address, manner)?.get(path)?;
        if manner.session.is_none() && first.status == 401 {
            continue;
        }
        let view = view(server, manner, path)?;
        if heaviest.as_ref().is_none_or(|known| known.whole < view.whole) {
            heaviest = Some(view);
        }
    }
    heaviest.with_context(|| format!("nobody is shown {path}"))
}

/// Opens the page as a browser with an empty cache does.
fn view(server: &Server, manner: &Manner, path: &str) -> anyhow::Result<View> {
    let mut browser = Connection::open(&server.address, manner)?;
    let page = browser.page(path)?;
    let coded = page.header("content-encoding").unwrap_or_default().to_owned();
    anyhow::ensure!(!coded.is_empty(), "{path} is not compressed");
    // The same once more in plain, to be read for what else it loads.
    let uncompressed = Manner { compressed: false, ..manner.clone() };
    let plain = Connection::open(&server.address, &uncompressed)?.page(path)?;
    let files = loaded(&plain.text());
    let mut whole = page.weight;
    for file in &files {
        whole += browser.page(file)?.weight;
    }
    let who = if manner.session.is_some() { "signed in" } else { "signed out" };
    Ok(View { who, page: page.weight, whole, requests: 1 + files.len() })
}

fn kilobytes(bytes: usize) -> f64 {
    number(bytes) / 1e3
}

/// The addresses of the stylesheets, scripts, icons and pictures of a page, each once.
fn loaded(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for tag in html.split('<').filter_map(|rest| rest.split('>').next()) {
        let kind = tag.split_whitespace().next().unwrap_or_default();
        let address = match kind {
            "script" | "img" => value(tag, "src"),
            "link" if ["stylesheet", "icon", "preload"].iter().any(|rel| value(tag, "rel") == Some(rel)) => {
                value(tag, "href")
            }
            _ => None,
        };
        let ours = address.filter(|address| address.starts_with('/') && !address.starts_with("//"));
        if let Some(address) = ours.map(|address| address.replace("&amp;", "&"))
            && !found.contains(&address)
        {
            found.push(address);
        }
    }
    found
}

fn value<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[from..].split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_loads_its_styles_scripts_icons_and_pictures_once() {
        let html = r#"<!doctype html><html><head><link rel="stylesheet" href="/assets/1/style.css">
            <link rel="icon" href="/assets/1/icon.svg"><link rel="alternate" href="/mandate.json">
            <script src="/assets/1/enhance.js" defer></script></head><body><a href="/me">me</a>
            <img alt="" src="/map?a=1&amp;b=2"><img src="/assets/1/icon.svg"><img src="data:image/png;base64,AA"></body>"#;
        assert_eq!(
            loaded(html),
            ["/assets/1/style.css", "/assets/1/icon.svg", "/assets/1/enhance.js", "/map?a=1&b=2"]
        );
    }

    #[test]
    fn files_of_other_sites_are_not_asked_for() {
        assert_eq!(
            loaded(r#"<script src="https://example.org/a.js"></script><img src="//example.org/b">"#),
            [""; 0]
        );
    }

    #[test]
    fn values_are_those_of_the_whole_name() {
        assert_eq!(value(r#"img data-src="/a" src="/b""#, "src"), Some("/b"));
        assert_eq!(value("script", "src"), None);
    }
}
