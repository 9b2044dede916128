//! Figures from outside: a publisher's text goes in, questions and recipes are answered from it.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
};

/// A folder of its own with a data directory in it, gone with the value.
struct Folder(PathBuf);

/// Invented pairs of four countries, in the layout of UN DESA's long text.
const PAIRS: &str = "origin_iso3,destination_iso3,year,male,female,total\n\
    KEN,UGA,2015,40,60,100\nKEN,UGA,2020,50,70,120\nUGA,KEN,2015,30,20,50\nUGA,KEN,2020,40,35,75\n\
    MDA,KEN,2015,1,2,3\nMDA,KEN,2020,2,2,4\nXXX,KEN,2020,5,5,10\nKEN,MDA,2015,7,1,8\nKEN,MDA,2020,6,5,11\n\
    UGA,MDA,2015,2,2,4\nUGA,MDA,2020,3,4,7\nMDA,UGA,2015,9,3,12\nMDA,UGA,2020,8,7,15\n";

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("tributary-figures-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join("pairs.csv"), PAIRS).unwrap();
        Self(path)
    }

    fn tributary(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tributary"));
        command.current_dir(&self.0).args(arguments).output().unwrap()
    }

    fn json(&self, arguments: &[&str]) -> serde_json::Value {
        let ended = self.tributary(arguments);
        assert_eq!(ended.status.code(), Some(0), "{}", String::from_utf8_lossy(&ended.stderr));
        serde_json::from_slice(&ended.stdout).unwrap()
    }

    fn text(&self, arguments: &[&str]) -> String {
        let ended = self.tributary(arguments);
        assert_eq!(ended.status.code(), Some(0), "{}", String::from_utf8_lossy(&ended.stderr));
        String::from_utf8(ended.stdout).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_text_that_is_recognised_answers_questions_and_recipes() {
    let folder = Folder::new("path");
    let told = folder.json(&["import", "auto", "pairs.csv", "--edition", "trial", "--publish", "--json"]);
    assert_eq!((told["kind"].as_str(), told["edition"].as_str()), (Some("undesa-long"), Some("trial")));
    assert_eq!((&told["rows"], &told["state"]), (&13.into(), &"published".into()));
    let total = |period: &str| {
        let of = told["totals"].as_array().unwrap().iter().find(|it| it["period"] == period).unwrap();
        of["sum"].as_f64().unwrap()
    };
    assert!((total("2015") - 177.0).abs() < 1e-9 && (total("2020") - 242.0).abs() < 1e-9);

    let question = "select area, counterpart, value from figures where year = 2020 and sex = 'both' \
                    and area = 'KEN' order by counterpart";
    let csv = folder.text(&["query", question]);
    let lines: Vec<_> = csv.lines().collect();
    assert_eq!(
        lines,
        [
            "area,counterpart,value",
            "KEN,MDA,4.0000000000000000",
            "KEN,UGA,75.000000000000000",
            "KEN,XXX,10.000000000000000"
        ]
    );
    let joined = folder.json(&[
        "query",
        "select a.name, sum(f.value) as migrants from figures f join areas a on a.area = f.area \
         where f.year = 2020 and f.sex = 'both' group by a.name order by 2 desc limit 1",
        "--format",
        "json",
    ]);
    assert_eq!((&joined[0]["name"], joined[0]["migrants"].as_f64()), (&"Uganda".into(), Some(135.0)));

    fs::write(
        folder.0.join("recipe.toml"),
        "title = \"Stock on the stock before\"\nmethod = \"ppml\"\ny = \"stock\"\nx = [\"log1p(lag(stock, 1))\"]\n\
         unit = [\"area\", \"counterpart\"]\ntime = \"year\"\n\
         [figures]\ncolumns = { stock = \"migrant-stock-by-origin\" }\ncounterparts = []\n",
    )
    .unwrap();
    let outcome = folder.json(&["analyse", "recipe.toml", "--json"]);
    assert_eq!(outcome["n"], 6, "{outcome}");
    assert_eq!(outcome["inputs"][0]["edition"], "trial", "{outcome}");
}

#[test]
fn what_was_only_read_is_not_asked_before_it_is_published() {
    let folder = Folder::new("stage");
    let told = folder.json(&["import", "undesa-long", "pairs.csv", "--stage", "--json"]);
    assert_eq!(told["state"], "staged");
    assert_eq!(folder.text(&["query", "select count(*) as n from figures"]), "n\n0\n");
    let told = folder.json(&["import", "undesa-long", "pairs.csv", "--json"]);
    assert_eq!((&told["state"], &told["already"]), (&"published".into(), &false.into()));
    assert_eq!(folder.text(&["query", "select count(*) as n from figures"]), "n\n39\n");
}

#[test]
fn a_question_that_may_not_be_asked_is_refused_in_words() {
    let folder = Folder::new("refused");
    folder.json(&["import", "auto", "pairs.csv", "--json"]);
    for (question, words) in [
        ("select * from person", "`person` may not be read"),
        ("drop table edition", "begins with `drop`"),
        ("select no_such from figures", "no_such"),
        (
            "select count(*) from figures a join figures b on 1 = 1 join figures c on 1 = 1 join figures d on 1 = 1 \
             join figures e on 1 = 1 join figures f on 1 = 1 join figures g on 1 = 1",
            "took longer than 1 seconds",
        ),
    ] {
        let ended = folder.tributary(&["query", question, "--seconds", "1"]);
        let told = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(!ended.status.success() && told.contains(words), "{question}: {told}");
    }
    let cut = folder.tributary(&["query", "select value from figures", "--rows", "5"]);
    assert_eq!(String::from_utf8_lossy(&cut.stdout).lines().count(), 6);
    assert!(String::from_utf8_lossy(&cut.stderr).contains("only the first 5 rows"));
}

#[test]
fn a_file_of_another_layout_is_named_and_nothing_is_kept() {
    let folder = Folder::new("other");
    let ended = folder.tributary(&["import", "unhcr", "pairs.csv"]);
    assert_eq!(ended.status.code(), Some(1));
    let told = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(told.contains("layout undesa-long, not of unhcr"), "{told}");
    assert_eq!(folder.text(&["query", "select count(*) as n from figures"]), "n\n0\n");
}

#[test]
fn a_workbook_of_three_hundred_megabytes_is_refused_before_it_is_read() {
    use std::io::Write as _;
    let folder = Folder::new("large");
    let mut file = fs::File::create(folder.0.join("large.xlsx")).unwrap();
    file.write_all(b"PK\x03\x04").unwrap();
    file.set_len(300 << 20).unwrap();
    let ended = folder.tributary(&["import", "auto", "large.xlsx"]);
    assert_eq!(ended.status.code(), Some(2));
    let told = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(told.contains("large.xlsx has 300 MB; at most 64 MB"), "{told}");
}

#[test]
fn a_mapping_that_is_neither_a_file_nor_kept_is_named() {
    let folder = Folder::new("mapping");
    let ended = folder.tributary(&["import", "table", "pairs.csv", "--mapping", "ministry"]);
    assert_eq!(ended.status.code(), Some(2));
    let told = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(told.contains("no mapping is kept as ministry; kept are: none"), "{told}");
}

#[test]
fn corridors_communities_and_profiles_are_answered_from_what_was_imported() {
    let folder = Folder::new("profiles");
    folder.json(&["import", "auto", "pairs.csv", "--edition", "trial", "--json"]);
    let corridor = folder.json(&["corridor", "KEN", "UGA", "--json"]);
    assert_eq!(corridor["a_to_b"]["figures"]["migrants"]["value"], 120);
    assert_eq!(corridor["a_to_b"]["figures"]["remittances-sent"]["state"], "no-edition");
    let region = folder.json(&["region", "EAC", "--as-of", "2020-01-01", "--json"]);
    assert_eq!(region["members"].as_array().unwrap().len(), 6);
    assert_eq!(region["migrants"]["figures"]["within"]["value"], 195);
    let written = |form: &str| folder.text(&["profile", "KEN", "--format", form, "--language", "fr"]);
    for form in ["json", "md", "html"] {
        assert_eq!(written(form), written(form), "{form}");
    }
    assert!(written("md").starts_with("# Profil migratoire : Kenya\n"));
    let overlapping = folder.tributary(&["region", "eac", "igad", "--json"]);
    assert_eq!(overlapping.status.code(), Some(1));
    for wrong in [
        &["corridor", "KEN", "KEN"][..],
        &["corridor", "KEN", "Atlantis"],
        &["region", "atlantis"],
        &["profile", "XXX"],
        &["profile", "KEN", "--language", "tlh"],
    ] {
        assert_eq!(folder.tributary(wrong).status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn a_reader_who_has_had_enough_is_no_fault() {
    let folder = Folder::new("enough");
    folder.json(&["import", "auto", "pairs.csv", "--json"]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_tributary"));
    command.current_dir(&folder.0).args(["query", "select * from figures", "--format", "json"]);
    command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(0), "{}", String::from_utf8_lossy(&ended.stderr));
}

#[test]
fn indicators_are_computed_from_what_was_imported_and_lead_to_its_cells() {
    let folder = Folder::new("indicator");
    folder.json(&["import", "auto", "pairs.csv", "--edition", "trial", "--json"]);
    let found = folder.json(&["indicator", "emigrants", "KEN", "--json"]);
    assert_eq!((&found["answer"]["value"], &found["answer"]["year"]), (&131.into(), &2020.into()));
    let cells = found["answer"]["inputs"]["X"]["cells"].as_array().unwrap();
    assert_eq!((cells.len(), &cells[0]["url"]), (2, &"/data/undesa-long/trial/cell/-/F3".into()));
    let all = folder.json(&["indicator", "emigrants", "--year", "2015", "--json"]);
    assert_eq!(
        (&all["answers"][0]["rank"], &all["answers"][0]["answer"]["area"]),
        (&1.into(), &"KEN".into())
    );
    let pair = folder.json(&["indicator", "corridor-asymmetry", "UGA", "--with", "KEN", "--json"]);
    assert!((pair["answer"]["value"].as_f64().unwrap() - 45.0 / 195.0).abs() < 1e-12);
    assert!(folder.json(&["indicator", "--json"]).as_array().unwrap().len() > 70);
    assert!(folder.text(&["indicator", "emigrants", "KEN"]).contains("/data/undesa-long/trial/cell/-/F3"));
    for wrong in [
        &["indicator", "atlantis"][..],
        &["indicator", "emigrants", "Atlantis"],
        &["indicator", "corridor-asymmetry", "UGA"],
    ] {
        assert_eq!(folder.tributary(wrong).status.code(), Some(2), "{wrong:?}");
    }
}

/// Starts the server on a folder, waits until it answers, and stops it.
fn serve_once(folder: &Folder, arguments: &[&str]) {
    use std::io::{BufRead as _, BufReader};
    let mut command = Command::new(env!("CARGO_BIN_EXE_tributary"));
    command.current_dir(&folder.0).args(["serve", "--listen", "127.0.0.1:0", "--no-demo"]).args(arguments);
    let mut server = command.stdout(std::process::Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(line.contains("http://"), "{line}");
    assert!(Command::new("kill").arg(server.id().to_string()).status().unwrap().success());
    assert!(server.wait().unwrap().success());
}

#[test]
fn a_first_start_has_real_figures_with_their_source() {
    let folder = Folder::new("starter");
    serve_once(&folder, &[]);
    let count = "select dataset, count(*) as n from figures group by dataset order by dataset";
    let told = folder.text(&["query", count]);
    assert!(told.contains("factbook-starter,2900") && told.contains("wpp-2024-starter,9243"), "{told}");
    serve_once(&folder, &[]);
    assert_eq!(folder.text(&["query", count]), told);
    let found = folder.json(&["indicator", "population", "MDA", "--json"]);
    let input = &found["answer"]["inputs"]["P"];
    assert_eq!(found["answer"]["value"], 3_069_132);
    assert_eq!((&input["dataset"], &input["edition"]), (&"wpp-2024-starter".into(), &"2024".into()));
    let growth = folder.json(&["indicator", "population-growth", "MDA", "--json"]);
    let expected = 100.0 * (3_069_132_f64 / 3_287_165.0).ln() / 5.0;
    assert!((growth["answer"]["value"].as_f64().unwrap() - expected).abs() < 1e-9);
    let verified = folder.tributary(&["verify", "--json"]);
    assert_eq!(verified.status.code(), Some(0), "{}", String::from_utf8_lossy(&verified.stdout));
}

#[test]
fn a_start_without_the_starter_editions_has_no_figures() {
    let folder = Folder::new("no-starter");
    serve_once(&folder, &["--no-starter"]);
    assert_eq!(folder.text(&["query", "select count(*) as n from figures"]), "n\n0\n");
}
