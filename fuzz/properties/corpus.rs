//! The inputs that are kept, for the tests that run at every change.

/// Tries every file of a corpus, in the order of their names.
pub(crate) fn each(name: &str, holds: impl Fn(&[u8])) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(name);
    let entries = std::fs::read_dir(&folder).expect("a corpus");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an input").path()).collect();
    files.sort();
    assert!(!files.is_empty(), "{} holds nothing", folder.display());
    for file in files {
        // Seen only when the property fails.
        println!("{}", file.display());
        holds(&std::fs::read(&file).expect("an input"));
    }
}
