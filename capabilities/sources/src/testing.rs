//! Countries and areas for tests: those of the reference content, and three invented ones.

use std::{collections::HashMap, sync::LazyLock};

use tables::{Limits, read_delimited};

use crate::{Area, Areas};

/// The countries of `content/areas`, by ISO 3166, M49 and English name; what tests of real files use.
pub(crate) struct World;

/// Three invented countries, Farrowmark (`FMK`, 9001), Quillon (`QUI`, 9002) and Namaqua (`NAM`, 9003), and their sum.
pub(crate) struct Isles;

struct Known {
    code: String,
    m49: Option<u16>,
    names: Vec<String>,
}

static COUNTRIES: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let rows = rows(include_str!("../../../content/areas/areas.csv"));
    let known = |row: HashMap<String, String>| Known {
        code: row["code"].clone(),
        m49: row["m49"].parse().ok(),
        names: [&row["en"], &row["formal_en"]]
            .into_iter()
            .map(String::as_str)
            .chain(row["also"].split(';').map(str::trim))
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect(),
    };
    rows.into_iter().map(known).collect()
});

static SUMS: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let rows = rows(include_str!("../../../content/areas/aggregates.csv"));
    rows.into_iter().filter_map(|row| row["code"].parse().ok()).collect()
});

fn rows(text: &str) -> Vec<HashMap<String, String>> {
    let (read, _) = read_delimited(text.as_bytes(), &Limits::default()).expect("the content is a table");
    let (head, rows) = read.records.split_first().expect("the content has a header");
    rows.iter().map(|row| head.fields.iter().cloned().zip(row.fields.iter().cloned()).collect()).collect()
}

impl Areas for World {
    fn by_m49(&self, code: u16) -> Option<Area> {
        let country = COUNTRIES.iter().find(|it| it.m49 == Some(code)).map(|it| Area::country(&it.code));
        country.or_else(|| SUMS.contains(&code).then(|| Area::aggregate("m49", &code.to_string())))
    }

    fn by_code(&self, code: &str) -> Option<Area> {
        COUNTRIES.iter().find(|it| it.code == code).map(|it| Area::country(&it.code))
    }

    fn printed(&self, publisher: &str, name: &str) -> Option<Area> {
        crate::printed(publisher, name)
    }

    fn names(&self, code: &str) -> Vec<String> {
        COUNTRIES.iter().find(|it| it.code == code).map(|it| it.names.clone()).unwrap_or_default()
    }

    fn m49_of(&self, name: &str) -> Option<u16> {
        let named = |it: &&Known| {
            it.names.iter().any(|known| crate::undesa_stock::fold(known) == crate::undesa_stock::fold(name))
        };
        COUNTRIES.iter().find(named).and_then(|it| it.m49)
    }

    fn suggest(&self, name: &str) -> Option<String> {
        let named = |it: &&Known| it.names.iter().any(|known| known.eq_ignore_ascii_case(name));
        COUNTRIES.iter().find(named).map(|it| it.code.clone())
    }
}

const ISLES: [(&str, u16, &str); 3] =
    [("FMK", 9001, "Farrowmark"), ("QUI", 9002, "Quillon"), ("NAM", 9003, "Namaqua")];

impl Areas for Isles {
    fn by_m49(&self, code: u16) -> Option<Area> {
        let country = ISLES.iter().find(|it| it.1 == code).map(|it| Area::country(it.0));
        country.or_else(|| (code == 900).then(|| Area::aggregate("m49", "900")))
    }

    fn by_code(&self, code: &str) -> Option<Area> {
        ISLES.iter().find(|it| it.0 == code).map(|it| Area::country(it.0))
    }

    fn printed(&self, publisher: &str, name: &str) -> Option<Area> {
        let island = ISLES.iter().find(|it| it.2 == name).map(|it| Area::country(it.0));
        island.or_else(|| crate::printed(publisher, name).filter(|it| it.kind != crate::AreaKind::Country))
    }

    fn names(&self, code: &str) -> Vec<String> {
        ISLES.iter().filter(|it| it.0 == code).map(|it| it.2.to_owned()).collect()
    }

    fn m49_of(&self, name: &str) -> Option<u16> {
        ISLES.iter().find(|it| it.2 == name).map(|it| it.1)
    }

    fn suggest(&self, name: &str) -> Option<String> {
        ISLES.iter().find(|it| it.2.eq_ignore_ascii_case(name)).map(|it| it.0.to_owned())
    }
}

/// The bytes of a real file beside the project; none where `TRIBUTARY_REAL_DATA` is not set or the file is not there.
pub(crate) fn real(path: &str) -> Option<Vec<u8>> {
    #[expect(clippy::disallowed_methods, reason = "only tests ask where the original files are")]
    let folder = std::env::var("TRIBUTARY_REAL_DATA").ok();
    let bytes = folder.and_then(|folder| std::fs::read(std::path::Path::new(&folder).join(path)).ok());
    if bytes.is_none() {
        println!("skipped: {path} is not there; TRIBUTARY_REAL_DATA names its folder");
    }
    bytes
}

/// What stands in a fixture for the result of a formula that no program has computed yet.
pub(crate) const NO_RESULT: &str = "8888888";

/// The workbook without the results of its formulas, as programs write it that do not compute.
pub(crate) fn without_results(bytes: &[u8]) -> Vec<u8> {
    use std::io::{Cursor, Read as _, Write as _};
    let mut parts = zip::ZipArchive::new(Cursor::new(bytes)).expect("a fixture is an archive");
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..parts.len() {
        let mut part = parts.by_index(at).expect("it is there");
        let name = part.name().expect("it has a name").to_string();
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("it can be inflated");
        if name.starts_with("xl/worksheets/sheet") {
            let text = String::from_utf8(content).expect("a sheet is UTF-8");
            content = text.replace(&format!("<v>{NO_RESULT}</v>"), "").into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).expect("it can be written");
        out.write_all(&content).expect("it can be written");
    }
    out.finish().expect("it can be written").into_inner()
}
