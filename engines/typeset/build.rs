//! Takes four fonts out of crates that hold hundreds, so that only these four are in the program.

use std::{env, fs, io, path::Path};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    let folder = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo names the folder"))?;
    let noto = |name: &str| mupdf_fonts_noto::find_by_name(name, false, false).map(|it| it.data);
    let droid = |name: &str| mupdf_fonts_droid::find_by_name(name, false, false).map(|it| it.data);
    // The only slanted letters there are: their sans-serif kin has none.
    let italic = typst_assets::fonts().find(|it| has(it, b"LibertinusSerif-Italic"));
    let fonts = [
        ("text", noto("Noto Sans")),
        ("arabic", noto("Noto Naskh Arabic")),
        ("chinese", droid("Droid Sans Fallback")),
        ("italic", italic),
    ];
    for (name, bytes) in fonts {
        let bytes = bytes.ok_or_else(|| io::Error::other(format!("no font for {name}")))?;
        fs::write(Path::new(&folder).join(format!("{name}.font")), bytes)?;
    }
    Ok(())
}

/// Whether the font calls itself so; its names stand in it as plain letters or as pairs of bytes.
fn has(font: &[u8], name: &[u8]) -> bool {
    font.windows(name.len()).any(|it| it == name)
}
