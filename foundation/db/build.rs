//! Embeds `migrations/NNNN_name/{sqlite,postgres}.sql`, in the order of their numbers.

use std::{env, fmt::Write as _, fs, path::PathBuf};

fn main() {
    let folder =
        PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../../migrations");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("the folder of migrations stands beside foundation")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.starts_with(|first: char| first.is_ascii_digit()))
        .collect();
    names.sort();
    let mut code = String::from("&[\n");
    for name in names {
        for engine in ["sqlite", "postgres"] {
            println!("cargo:rerun-if-changed={}", folder.join(&name).join(format!("{engine}.sql")).display());
        }
        let path = |engine: &str| format!("{}/{name}/{engine}.sql", folder.display());
        writeln!(
            code,
            "Migration {{ name: {name:?}, sqlite: include_str!({:?}), postgres: include_str!({:?}) }},",
            path("sqlite"),
            path("postgres")
        )
        .expect("writing to a string");
    }
    code.push(']');
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("migrations.rs");
    fs::write(out, code).expect("the build folder can be written");
}
