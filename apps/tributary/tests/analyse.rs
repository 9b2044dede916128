//! `tributary analyse` from outside: recipes in a folder, results on standard output.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
};

/// A folder of its own, gone with the value.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("tributary-analyse-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        fs::write(
            path.join("grunfeld.csv"),
            include_str!("../../../engines/methods/tests/data/grunfeld.csv"),
        )
        .unwrap();
        Self(path)
    }

    fn analyse(&self, recipe: &str, options: &[&str]) -> Output {
        let file = self.0.join("recipe.toml");
        fs::write(&file, recipe).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_tributary"));
        command.arg("analyse").arg(file).args(options).output().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const RECIPE: &str = "title = \"Investment of ten firms\"\ndata = \"grunfeld.csv\"\nmethod = \"fe\"\ny = \"invest\"\n\
                      x = [\"value\", \"capital\"]\nunit = \"firm\"\ntime = \"year\"\n\
                      se = { kind = \"cluster\", by = [\"firm\"], factor = \"cr0\" }\n";

#[test]
fn a_recipe_gives_the_published_numbers_and_leaves_no_data_directory() {
    let folder = Folder::new("numbers");
    let ended = folder.analyse(RECIPE, &["--json"]);
    assert_eq!(ended.status.code(), Some(0), "{}", String::from_utf8_lossy(&ended.stderr));
    let result: serde_json::Value = serde_json::from_slice(&ended.stdout).unwrap();
    let term = &result["terms"][0];
    assert!((term["estimate"].as_f64().unwrap() - 0.110_123_804_1).abs() < 1e-10);
    assert!((term["se"].as_f64().unwrap() - 0.014_342_143_71).abs() < 1e-10);
    assert_eq!((&result["n"], &result["se"]["factor"]), (&200.into(), &"cr0".into()));
    assert_eq!(folder.analyse(RECIPE, &["--json"]).stdout, ended.stdout, "the same bytes again");
    let told = String::from_utf8(folder.analyse(RECIPE, &[]).stdout).unwrap();
    assert!(told.starts_with("Investment of ten firms\nfe of invest: 200 rows"), "{told}");
    assert!(told.contains("\nVerdict: robust\n"), "{told}");
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 2);
}

#[test]
fn wrong_use_ends_with_2_and_a_recipe_without_an_answer_with_1() {
    let folder = Folder::new("codes");
    for (recipe, code, part) in [
        (RECIPE.replace("grunfeld.csv", "gone.csv"), 2, "gone.csv cannot be read"),
        (RECIPE.replace("\"fe\"", "\"lasso\""), 1, "`lasso` is not one of"),
        (RECIPE.replace("\"value\"", "\"valu\""), 1, "is `value` meant?"),
        (RECIPE.replace("\"value\"", "\"value * capital\", \"capital * value\""), 1, "condition number"),
    ] {
        let ended = folder.analyse(&recipe, &["--json"]);
        let told = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(code), "{told}");
        assert!(told.contains(part) && ended.stdout.is_empty(), "{told}");
    }
}
