//! The built program on a data folder: its commands, and a server that never outlives the bench.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use anyhow::Context;

use super::http::{Connection, Manner};
use super::numbers::number;
use crate::run::command;

const PATIENCE: Duration = Duration::from_mins(2);

/// Starts the server, prints its number, and ends it once the pipe of its input is closed, however
/// the bench ended; a server that does not go when it is asked to is made to go.
const WATCH: &str = r#"
trap '' INT TERM HUP
"$@" &
pid=$!
echo "$pid"
exec >/dev/null
cat
kill -TERM "$pid" 2>/dev/null
tries=0
while kill -0 "$pid" 2>/dev/null && [ $tries -lt 50 ]; do sleep 0.1; tries=$((tries + 1)); done
kill -KILL "$pid" 2>/dev/null
wait "$pid" 2>/dev/null
"#;

/// How the server tells where it answers.
const ANSWERS: &str = "Tributary answers at http://";

/// The program and the data it works on.
#[derive(Clone, Debug)]
pub(super) struct Program {
    pub(super) path: PathBuf,
    pub(super) data: PathBuf,
    /// The clock is set to this, where the data is made for one day.
    pub(super) now: Option<&'static str>,
}

impl Program {
    /// Does one command; gives back what it printed.
    pub(super) fn perform<S: AsRef<std::ffi::OsStr>>(&self, args: &[S]) -> anyhow::Result<String> {
        let mut command = Command::new(&self.path);
        self.settle(&mut command).args(args).stdin(Stdio::null());
        let output = command.output().with_context(|| format!("could not start {}", self.path.display()))?;
        let faults = String::from_utf8_lossy(&output.stderr);
        let words: Vec<_> = args.iter().map(|arg| arg.as_ref().to_string_lossy()).collect();
        anyhow::ensure!(
            output.status.success(),
            "`tributary {}` failed:\n{}",
            words.join(" "),
            faults.trim()
        );
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Starts the server and waits until `/` is answered.
    pub(super) fn serve(&self, more: &[&str]) -> anyhow::Result<Server> {
        std::fs::create_dir_all(&self.data)?;
        let log = self.data.with_extension("log");
        let mut watch = command("sh", ["-c", WATCH, "sh"]);
        watch.arg(&self.path);
        self.settle(&mut watch).args(["serve", "--listen", "127.0.0.1:0"]).args(more);
        watch.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(std::fs::File::create(&log)?);
        // Ctrl-C is for the bench; the shell learns of it by the pipe.
        watch.process_group(0);
        let began = Instant::now();
        let mut shell = watch.spawn().context("could not start `sh`")?;
        let pipe = shell.stdin.take();
        let output = shell.stdout.take().context("the server has no output")?;
        let mut server = Server { pid: 0, address: String::new(), start: Duration::ZERO, shell, pipe };
        let (told, telling) = mpsc::channel();
        std::thread::spawn(move || follow(BufReader::new(output), &told));
        let next = || telling.recv_timeout(PATIENCE).ok();
        server.pid = next().and_then(|line| line.parse().ok()).context("the server has no number")?;
        let address = next();
        let said = || std::fs::read_to_string(&log).unwrap_or_default();
        server.address = address.with_context(|| format!("the server does not answer:\n{}", said()))?;
        Connection::open(&server.address, &Manner::default())?.page("/")?;
        server.start = began.elapsed();
        Ok(server)
    }

    /// Settings of the caller's environment would be measured instead of the product.
    fn settle<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("TRIBUTARY_") {
                command.env_remove(name);
            }
        }
        if let Some(now) = self.now {
            command.env("TRIBUTARY_NOW", now);
        }
        command.arg("--data-dir").arg(&self.data)
    }
}

/// Tells the first line and the address, then reads on so that the server never waits for us.
fn follow(output: impl BufRead, told: &mpsc::Sender<String>) {
    for (n, line) in output.lines().map_while(Result::ok).enumerate() {
        let address = line.strip_prefix(ANSWERS).map(str::trim);
        if let Some(news) = if n == 0 { Some(line.trim()) } else { address } {
            _ = told.send(news.to_owned());
        }
    }
}

/// A running server; gone with the value.
pub(super) struct Server {
    pid: u32,
    /// Host and port.
    pub(super) address: String,
    /// From the start of the program to the first page.
    pub(super) start: Duration,
    shell: Child,
    pipe: Option<ChildStdin>,
}

impl Server {
    /// A connection of somebody who is not signed in, or of who holds the session.
    pub(super) fn connect(&self, session: Option<&str>) -> anyhow::Result<Connection> {
        Connection::open(&self.address, &Manner { compressed: true, session: session.map(str::to_owned) })
    }

    /// Signs a person in by the link that the operator can make; gives back the session.
    pub(super) fn sign_in(&self, program: &Program, email: &str) -> anyhow::Result<String> {
        let link = program.perform(&["sign-in", email])?;
        let path = path_of(link.trim()).with_context(|| format!("`{}` is not a link", link.trim()))?;
        let mut connection = Connection::open(&self.address, &Manner::default())?;
        connection.page(path)?;
        let answer = connection.post(path)?;
        let session = answer.cookie("session").map(str::to_owned);
        session.with_context(|| format!("signing in as {email} was answered with {}", answer.status))
    }

    /// The memory that is resident, in millions of bytes.
    pub(super) fn memory(&self) -> anyhow::Result<f64> {
        let status = std::fs::read_to_string(Path::new("/proc").join(self.pid.to_string()).join("status"))?;
        resident(&status).context("the system does not tell how much memory is resident")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.pipe.take());
        _ = self.shell.wait();
    }
}

fn path_of(link: &str) -> Option<&str> {
    let (_, rest) = link.split_once("://")?;
    rest.find('/').map(|at| &rest[at..])
}

fn resident(status: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: usize = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(number(kibibytes) * 1024.0 / 1e6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_tells_its_number_and_its_address() {
        let (told, telling) = mpsc::channel();
        let said = "4711\nsome words\nTributary answers at http://127.0.0.1:40001\nDemonstration workspace\n";
        follow(said.as_bytes(), &told);
        drop(told);
        assert_eq!(telling.into_iter().collect::<Vec<_>>(), ["4711", "127.0.0.1:40001"]);
    }

    #[test]
    fn resident_memory_is_read_in_millions_of_bytes() {
        let status = "Name:\ttributary\nVmHWM:\t   99999 kB\nVmRSS:\t   50000 kB\nThreads:\t3\n";
        assert_eq!(resident(status), Some(51.2));
        assert_eq!(resident("Name:\ttributary\n"), None);
    }

    #[test]
    fn a_link_is_followed_wherever_it_says_the_site_is() {
        assert_eq!(path_of("https://wg.example.org/sign-in/abc"), Some("/sign-in/abc"));
        assert_eq!(path_of("nobody is known"), None);
    }

    #[test]
    fn a_server_that_ends_at_once_is_a_fault_with_its_words() {
        let folder = std::env::temp_dir().join(format!("tributary-bench-{}", std::process::id()));
        let program = Program { path: "/bin/false".into(), data: folder.join("data"), now: None };
        let refused = program.serve(&[]).err().unwrap().to_string();
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(refused.contains("does not answer"), "{refused}");
    }
}
