//! The program as its operator uses it, from outside.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use serde_json::Value;

/// A data directory of its own, gone with the value.
struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("tributary-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn data(&self) -> PathBuf {
        self.0.join("data")
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, text).unwrap();
        path
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.run_at("2026-10-01T09:00:00Z", arguments)
    }

    fn run_at(&self, now: &str, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_tributary"))
            .env("TRIBUTARY_NOW", now)
            .arg("--data-dir")
            .arg(self.data())
            .args(arguments)
            .output()
            .unwrap()
    }

    fn seeded(name: &str) -> Self {
        let place = Self::new(name);
        let file = place.file("seed.json", SEED);
        let seeded = place.run(&["seed", file.to_str().unwrap()]);
        assert!(seeded.status.success(), "{}", said(&seeded));
        place
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const SEED: &str = r#"{
  "groups": [{"slug": "gmg", "zone": "Europe/Zurich", "mandate": "none"},
             {"slug": "wg", "name": "Working group", "parent": "gmg", "zone": "Europe/Zurich"}],
  "agencies": [{"code": "UNDP"}, {"code": "IOM"}],
  "people": [{"email": "ana@example.org", "name": "Ana Example", "agency": "UNDP", "zone": "America/New_York", "languages": ["en"]},
             {"email": "ben@example.org", "name": "Ben Example", "agency": "IOM", "zone": "Europe/Zurich", "languages": ["fr"]}],
  "designations": [{"group": "wg", "agency": "UNDP", "person": "ana@example.org", "role": "co-chair", "from": "2026-01-05"},
                   {"group": "wg", "agency": "IOM", "person": "ben@example.org", "role": "co-chair", "from": "2026-01-05"}],
  "meetings": [{"ref": "2026-01", "group": "wg", "title": "First meeting", "start": "2026-02-18T14:00", "state": "held",
                "attendance": ["ana@example.org", "ben@example.org"], "minutes_text": "Opened.",
                "circulated_at": "2026-02-23T10:00:00Z", "adopted_at": "2026-03-12T10:00:00Z"},
               {"ref": "2026-02", "group": "wg", "start": "2026-06-17T14:00", "state": "held", "attendance": ["ana@example.org"]},
               {"ref": "2026-x", "group": "wg", "start": "2026-07-01T14:00", "state": "cancelled"}],
  "actions": [{"ref": "A1", "meeting": "2026-01", "text": "Send the list", "agency": "IOM", "due": "2026-03-01",
               "state": "done", "closed_at": "2026-06-17T13:00:00Z", "closed_at_meeting": "2026-02"},
              {"ref": "A2", "meeting": "2026-02", "text": "Write the paper", "agency": "UNDP", "due": "2026-09-01"}]
}"#;

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("not JSON alone: {}", said(output)))
}

fn clause(report: &Value, number: u64) -> &Value {
    report["clauses"].as_array().unwrap().iter().find(|clause| clause["number"] == number).unwrap()
}

#[test]
fn help_reads_well() {
    let help = Command::new(env!("CARGO_BIN_EXE_tributary")).arg("--help").output().unwrap();
    insta::assert_snapshot!(String::from_utf8(help.stdout).unwrap());
}

#[test]
fn wrong_use_ends_with_2_and_a_failed_check_with_1() {
    let place = Place::new("codes");
    for wrong in [
        &["no-such-command"][..],
        &["verify"],
        &["seed", "no-such-file.json"],
        &["import", "undesa-stock", "no-such-file.xlsx"],
        &["restore", "no-such-file.tar"],
    ] {
        let ended = place.run(wrong);
        assert_eq!(ended.status.code(), Some(2), "{wrong:?}: {}", said(&ended));
    }
    let place = Place::seeded("codes-of-names");
    let gone = place.0.join("no/such/folder");
    let archive = gone.join("backup.tar");
    for wrong in [
        &["mandate", "--group", "nobody"][..],
        &["figures", "XXX"],
        &["sign-in", "nobody@example.org"],
        &["seed", gone.to_str().unwrap()],
        &["backup", archive.to_str().unwrap()],
    ] {
        let ended = place.run(wrong);
        assert_eq!(ended.status.code(), Some(2), "{wrong:?}: {}", said(&ended));
    }
    let told = said(&place.run(&["backup", archive.to_str().unwrap()]));
    assert!(told.contains(&format!("there is no folder {}", gone.display())), "{told}");
    let refused = place.file("refused.json", "{\"meetings\": 5}");
    let broken = place.file("broken.xlsx", "not a workbook");
    for failed in [
        &["seed", refused.to_str().unwrap()][..],
        &["import", "undesa-stock", broken.to_str().unwrap()],
        &["doctor"],
    ] {
        let ended = place.run(failed);
        assert_eq!(ended.status.code(), Some(1), "{failed:?}: {}", said(&ended));
    }
}

#[test]
fn the_same_seed_twice_changes_nothing() {
    let place = Place::seeded("twice");
    let before = json(&place.run(&["verify", "--json"]));
    let file = place.0.join("seed.json");
    let again = place.run(&["seed", file.to_str().unwrap(), "--json"]);
    let added: u64 = json(&again).as_object().unwrap().values().map(|n| n.as_u64().unwrap()).sum();
    assert_eq!(added, 0, "{}", said(&again));
    assert_eq!(json(&place.run(&["verify", "--json"])), before);
}

#[test]
fn a_later_file_brings_further_what_an_earlier_one_began() {
    let place = Place::seeded("further");
    let later = "2026-11-04T09:00:00Z";
    let run = |name: &str, text: &str| {
        let file = place.file(name, text);
        json(&place.run_at(later, &["seed", file.to_str().unwrap(), "--json"]))
    };
    let planned = r#"{"meetings": [{"ref": "2026-03", "group": "wg", "start": "2026-11-03T14:00"}]}"#;
    assert_eq!(run("planned.json", planned)["meetings"], 1);
    let held =
        planned.replace("14:00\"", "14:00\", \"state\": \"held\", \"adopted_at\": \"2026-11-04T08:00:00Z\"");
    assert_eq!(run("held.json", &held)["brought_further"], 2, "held, and its minutes adopted");
    let report = json(&place.run_at(later, &["mandate", "--json"]));
    assert_eq!(clause(&report, 16)["status"], "met");
    let action = r#"{"actions": [{"ref": "A7", "meeting": "2026-03", "agency": "UNDP"}]}"#;
    assert_eq!(run("action.json", action)["actions"], 1, "of a meeting that only the database holds");
    let closed = action.replace("\"UNDP\"", "\"UNDP\", \"state\": \"done\"");
    assert_eq!(run("closed.json", &closed)["brought_further"], 1);
    assert_eq!(run("closed.json", &closed)["brought_further"], 0, "the same again changes nothing");
}

#[test]
fn what_one_meeting_agrees_is_seeded_in_the_order_of_the_file_and_once() {
    let place = Place::seeded("many");
    let point = |n: usize| {
        // Every third has no number of its own, and one says again what stands before it.
        let reference =
            if n.is_multiple_of(3) { format!("point {n}") } else { format!("2026-02/A{}", n + 10) };
        let text = if n == 9 { "Point 6".to_owned() } else { format!("Point {n}") };
        format!(r#"{{"ref": "{reference}", "meeting": "2026-02", "text": "{text}", "agency": "IOM"}}"#)
    };
    let points: Vec<String> = (0..40).map(point).collect();
    let actions = format!("\"actions\": [{}, ", points.join(", "));
    let file = place.file("many.json", &SEED.replace("\"actions\": [", &actions));
    let seeded = json(&place.run(&["seed", file.to_str().unwrap(), "--json"]));
    assert_eq!(seeded["actions"], 39, "{seeded}");
    let whole = json(&place.run(&["verify", "--json"]));
    let again = json(&place.run(&["seed", file.to_str().unwrap(), "--json"]));
    assert_eq!(again["actions"], 0, "{again}");
    assert_eq!(json(&place.run(&["verify", "--json"])), whole);
}

#[test]
fn a_seed_with_a_fault_changes_nothing_and_names_the_fault() {
    let place = Place::seeded("fault");
    let before = json(&place.run(&["verify", "--json"]));
    let faulty = SEED
        .replace("2026-x", "2026-y")
        .replace("\"agency\": \"UNDP\", \"due\"", "\"agency\": \"NOBODY\", \"due\"");
    let file = place.file("faulty.json", &faulty.replace("A2", "A9"));
    let refused = place.run(&["seed", file.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(said(&refused).contains("action point A9: there is no agency `NOBODY`"), "{}", said(&refused));
    assert_eq!(json(&place.run(&["verify", "--json"])), before);
    let unknown = place.file("unknown.json", "{\"meetngs\": []}");
    assert!(said(&place.run(&["seed", unknown.to_str().unwrap()])).contains("unknown field `meetngs`"));
}

#[test]
fn clause_16_is_at_risk_on_1_october_and_met_after_a_third_meeting() {
    let place = Place::seeded("clause16");
    let report = json(&place.run(&["mandate", "--group", "wg", "--as-of", "2026-10-01", "--json"]));
    assert_eq!((report["group"].as_str(), report["as_of"].as_str()), (Some("wg"), Some("2026-10-01")));
    assert_eq!(report["clauses"].as_array().unwrap().len(), 19);
    let sixteen = clause(&report, 16);
    assert_eq!(sixteen["status"], "at-risk", "{sixteen:#}");
    let obligation = &sixteen["obligations"][0];
    assert_eq!((&obligation["missing"], obligation["due"].as_str()), (&Value::from(1), Some("2026-12-31")));
    let forecast = obligation["forecast"].as_str().unwrap();
    assert!(forecast.contains("31 December") && forecast.contains("3 December"), "{forecast}");
    let evidence = obligation["evidence"].as_array().unwrap();
    assert_eq!(evidence.len(), 2);
    assert_eq!(
        (evidence[0]["act"].as_str(), evidence[0]["url"].as_str()),
        (Some("meeting.held"), Some("/meetings/2026-01"))
    );

    let third = r#"{"meetings": [{"ref": "2026-03", "group": "wg", "start": "2026-11-03T14:00", "state": "held",
                     "attendance": ["ana@example.org", "ben@example.org"]}]}"#;
    let file = place.file("third.json", third);
    let later = "2026-11-04T09:00:00Z";
    let seeded = place.run_at(later, &["seed", file.to_str().unwrap()]);
    assert!(seeded.status.success(), "{}", said(&seeded));
    let report = json(&place.run_at(later, &["mandate", "--group", "wg", "--as-of", "2026-11-04", "--json"]));
    assert_eq!(clause(&report, 16)["status"], "met");
    let before = json(&place.run_at(later, &["mandate", "--group", "wg", "--as-of", "2026-10-01", "--json"]));
    assert_eq!(clause(&before, 16)["status"], "at-risk", "what was known on a day does not change");
}

#[test]
fn what_is_not_built_yet_says_nothing_recorded() {
    let place = Place::seeded("honest");
    let report = json(&place.run(&["mandate", "--json"]));
    assert_eq!(clause(&report, 5)["status"], "nothing-recorded");
    let words = said(&place.run(&["mandate"]));
    assert!(words.contains("16") && words.contains("at-risk"), "{words}");
}

#[test]
fn verify_names_the_first_record_that_was_tampered_with() {
    let place = Place::seeded("tamper");
    assert!(place.run(&["verify"]).status.success());
    let file = place.data().join("tributary.db");
    tampered(
        &file,
        "update journal set title = 'Another meeting' where act = 'meeting.held' and seq = (select min(seq) from journal where act = 'meeting.held')",
    );
    let verdict = place.run(&["verify", "--json"]);
    assert_eq!(verdict.status.code(), Some(1));
    let broken = &json(&verdict)["broken"];
    assert_eq!((broken["act"].as_str(), broken["fault"].as_str()), (Some("meeting.held"), Some("changed")));
    let doctor = place.run(&["doctor", "--json"]);
    assert_eq!(doctor.status.code(), Some(1));
    let journal =
        json(&doctor)["checks"].as_array().unwrap().iter().find(|check| check["name"] == "journal").cloned();
    assert_eq!(journal.unwrap()["ok"], false);
}

/// What `verify` says of the records once a statement was run behind the program's back.
fn records_after(name: &str, statement: &'static str) -> Vec<String> {
    let place = Place::seeded(name);
    let before = json(&place.run(&["verify", "--json"]));
    assert_eq!(before["records"], Value::Array(vec![]), "{before:#}");
    tampered(&place.data().join("tributary.db"), statement);
    let verdict = place.run(&["verify", "--json"]);
    assert_eq!(verdict.status.code(), Some(1), "{}", said(&verdict));
    let verdict = json(&verdict);
    let told = |it: &Value| [&it["title"], &it["what"]].map(|it| it.as_str().unwrap().to_owned()).join(": ");
    verdict["records"].as_array().unwrap().iter().map(told).collect()
}

#[test]
fn an_adopted_text_that_was_changed_is_named_with_its_meeting_and_version() {
    let found = records_after("text", "update minutes_item set body = 'Agreed nothing.'");
    assert_eq!(found, ["minutes of 2026-01, version 1: text"]);
    let blessed = "update minutes_version set number = 2";
    let found = records_after("number", blessed);
    assert!(found.contains(&"minutes of 2026-01, version 2: minutes.adopted".to_owned()), "{found:?}");
}

#[test]
fn a_journal_that_was_emptied_or_cut_with_its_head_is_found_out() {
    let found = records_after("emptied", "delete from journal");
    assert!(found.contains(&"2026-02: meeting.held".to_owned()), "{found:?}");
    let place = Place::seeded("cut-tail");
    let file = place.data().join("tributary.db");
    // The last act of the seed: an action point that an agency owes.
    tampered(&file, "delete from journal where seq = (select max(seq) from journal)");
    tampered(
        &file,
        "update journal_head set seq = (select max(seq) from journal), \
         hash = (select hash from journal order by seq desc limit 1)",
    );
    let verdict = json(&place.run(&["verify", "--json"]));
    assert_eq!((&verdict["ok"], &verdict["broken"]), (&Value::Bool(false), &Value::Null));
    assert_eq!(verdict["records"][0]["fault"], "no-act", "{verdict:#}");
    let words = said(&place.run(&["verify"]));
    assert!(words.contains("its act is missing in the journal"), "{words}");
}

fn tampered(file: &Path, statement: &'static str) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let db = db::Db::open(&format!("sqlite://{}", file.display())).await.unwrap();
        db.write(async |tx| tx.run(db::sql(statement)).await).await.unwrap();
        db.close().await;
    });
}

#[test]
fn a_restored_backup_verifies_and_a_cut_one_is_refused_whole() {
    let place = Place::seeded("backup");
    let archive = place.0.join("backup.tar");
    let made = place.run(&["backup", archive.to_str().unwrap()]);
    assert!(made.status.success(), "{}", said(&made));
    assert!(
        !place.run(&["backup", archive.to_str().unwrap()]).status.success(),
        "an archive is not overwritten"
    );

    let other = Place::new("restore");
    let restored = other.run(&["restore", archive.to_str().unwrap()]);
    assert!(restored.status.success(), "{}", said(&restored));
    assert_eq!(json(&other.run(&["verify", "--json"])), json(&place.run(&["verify", "--json"])));
    assert!(
        !other.run(&["restore", archive.to_str().unwrap()]).status.success(),
        "a full directory is left alone"
    );

    let bytes = fs::read(&archive).unwrap();
    let cut = place.0.join("cut.tar");
    fs::write(&cut, &bytes[..bytes.len() - 4096]).unwrap();
    let third = Place::new("cut");
    assert!(!third.run(&["restore", cut.to_str().unwrap()]).status.success());
    assert!(!third.data().exists(), "nothing is restored by halves");
}

#[test]
fn a_sign_in_link_is_made_for_those_who_are_known() {
    let place = Place::seeded("link");
    let link = place.run(&["sign-in", "ana@example.org"]);
    assert!(said(&link).trim().starts_with("http://127.0.0.1:8080/sign-in/"), "{}", said(&link));
    assert_eq!(place.run(&["sign-in", "nobody@example.org"]).status.code(), Some(2));
}

#[test]
fn the_operator_corrects_an_address_and_the_old_one_signs_nobody_in() {
    let place = Place::seeded("address");
    let done = place.run(&["correct-address", "ana@example.org", "Ana.New@example.org"]);
    assert!(said(&done).contains("ana.new@example.org"), "{}", said(&done));
    assert!(place.run(&["sign-in", "ana.new@example.org"]).status.success());
    for wrong in [["ana@example.org", "x@example.org"], ["ana.new@example.org", "nonsense"]] {
        let refused = place.run(&["correct-address", wrong[0], wrong[1]]);
        assert_eq!(refused.status.code(), Some(2), "{}", said(&refused));
    }
}

#[test]
fn a_sound_installation_has_nothing_to_mend_but_its_clock() {
    let place = Place::seeded("doctor");
    let report = json(&place.run(&["doctor", "--json"]));
    let faults: Vec<&str> = report["checks"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|check| check["ok"] == false)
        .map(|check| check["name"].as_str().unwrap())
        .collect();
    assert_eq!(faults, ["clock"]);
}

#[test]
fn a_client_that_never_ends_its_request_does_not_keep_the_server_from_stopping() {
    let place = Place::new("stop");
    let mut server = Command::new(env!("CARGO_BIN_EXE_tributary"))
        .arg("--data-dir")
        .arg(place.data())
        .args(["serve", "--no-demo", "--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut answer = BufReader::new(server.stdout.take().unwrap());
    let mut line = String::new();
    answer.read_line(&mut line).unwrap();
    let (_, address) = line.trim().split_once("http://").unwrap();
    let mut client = TcpStream::connect(address).unwrap();
    client.write_all(b"POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\ne").unwrap();
    assert!(Command::new("kill").arg(server.id().to_string()).status().unwrap().success());
    assert!(server.wait().unwrap().success());
}

/// The list of meetings as a visitor is given it who has not signed in.
fn meetings_at(address: &str) -> String {
    let mut client = TcpStream::connect(address).unwrap();
    client.write_all(b"GET /meetings HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    client.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn a_kept_page_is_new_as_soon_as_another_process_records_an_act() {
    let place = Place::seeded("kept");
    let mut server = Command::new(env!("CARGO_BIN_EXE_tributary"))
        .env("TRIBUTARY_NOW", "2026-10-01T09:00:00Z")
        .arg("--data-dir")
        .arg(place.data())
        .args(["serve", "--listen", "127.0.0.1:0", "--no-demo"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut told = BufReader::new(server.stdout.take().unwrap());
    told.read_line(&mut line).unwrap();
    let (_, address) = line.trim().split_once("http://").unwrap();
    let tag = |answer: &str| answer.lines().find_map(|line| line.strip_prefix("etag: ").map(str::to_owned));
    let first = meetings_at(address);
    let again = meetings_at(address);
    assert!(tag(&first).is_some() && tag(&first) == tag(&again), "{first}");
    let more = SEED.replace(
        r#"{"ref": "2026-x""#,
        r#"{"ref": "2026-03", "group": "wg", "title": "Just recorded", "start": "2026-09-16T14:00", "state": "held"},
           {"ref": "2026-x""#,
    );
    let seeded = place.run(&["seed", place.file("more.json", &more).to_str().unwrap()]);
    assert!(seeded.status.success(), "{}", said(&seeded));
    let new = meetings_at(address);
    assert!(!first.contains("Just recorded") && new.contains("Just recorded"), "{new}");
    assert!(Command::new("kill").arg(server.id().to_string()).status().unwrap().success());
    assert!(server.wait().unwrap().success());
}
