//! A throwaway PostgreSQL: made in a temporary folder, gone when it is dropped.
//!
//! A small shell watches over it from a process group of its own and holds the other end of a pipe.
//! However this program ends (return, panic, Ctrl-C, `kill -9`), the pipe closes; then the shell
//! stops the server and removes the folder. That is why nothing here handles signals.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Context, bail};

use crate::install;
use crate::run::{command, run};

const PATIENCE: Duration = Duration::from_mins(1);

/// Stops the server named in `postmaster.pid` and removes the folder once its input is closed.
const WATCH: &str = r#"
trap '' INT TERM HUP
cat >/dev/null
if [ -f "$1/data/postmaster.pid" ]; then
    pid=$(head -n 1 "$1/data/postmaster.pid")
    kill -QUIT "$pid" 2>/dev/null
    tries=0
    while kill -0 "$pid" 2>/dev/null && [ $tries -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
fi
rm -rf "$1"
"#;

/// A running server.
pub(crate) struct Postgres {
    url: String,
    #[cfg_attr(not(test), expect(dead_code, reason = "held for what it does when it is dropped"))]
    watch: Watch,
}

impl Postgres {
    /// Makes a cluster and starts it; installs PostgreSQL first where that is possible.
    pub(crate) fn start() -> anyhow::Result<Self> {
        let programs = if let Some(found) = programs() {
            found
        } else {
            install::postgresql()?;
            programs().context("PostgreSQL was installed, but `initdb` is not to be found")?
        };
        let user = Account::choose()?;
        let watch = Watch::over(folder(user)?)?;
        initialise(&programs, user, &watch.folder)?;
        // Somebody may take the port between our look and the server's.
        let mut last = anyhow::anyhow!("no attempt was made");
        for _ in 0..3 {
            match listen(&programs, user, &watch.folder) {
                Ok(port) => {
                    let url = format!("postgres://postgres@127.0.0.1:{port}/postgres");
                    return Ok(Self { url, watch });
                }
                Err(error) => last = error,
            }
        }
        Err(last)
    }

    /// For `TRIBUTARY_TEST_POSTGRES`.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    #[cfg(test)]
    fn folder(&self) -> &Path {
        &self.watch.folder
    }
}

/// The shell that cleans up, and the pipe it listens to.
struct Watch {
    folder: PathBuf,
    shell: Child,
    pipe: Option<ChildStdin>,
}

impl Watch {
    fn over(folder: PathBuf) -> anyhow::Result<Self> {
        let mut shell = command("sh", ["-c", WATCH, "sh"])
            .arg(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .context("could not start `sh`")?;
        let pipe = shell.stdin.take();
        Ok(Self { folder, shell, pipe })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        drop(self.pipe.take());
        _ = self.shell.wait();
    }
}

/// Who runs the server: PostgreSQL refuses to be run by root.
#[derive(Clone, Copy, Debug)]
enum Account {
    Me,
    Other { uid: u32, gid: u32 },
}

impl Account {
    fn choose() -> anyhow::Result<Self> {
        if !install::am_root() {
            return Ok(Self::Me);
        }
        let table = std::fs::read_to_string("/etc/passwd").context("could not read /etc/passwd")?;
        ["postgres", "nobody"]
            .iter()
            .find_map(|name| account(&table, name))
            .context("PostgreSQL does not run as root, and there is no user `postgres` or `nobody`")
    }

    fn apply(self, command: &mut Command) {
        if let Self::Other { uid, gid } = self {
            command.uid(uid).gid(gid);
        }
    }
}

fn account(table: &str, name: &str) -> Option<Account> {
    let mut fields = table
        .lines()
        .map(|line| line.split(':'))
        .find_map(|mut fields| (fields.next() == Some(name)).then_some(fields))?;
    let uid = fields.nth(1)?.parse().ok()?;
    let gid = fields.next()?.parse().ok()?;
    Some(Account::Other { uid, gid })
}

/// The folder with `initdb` and `postgres`: the newest of Debian's, or one on the path.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<(u32, PathBuf)> = versions
        .filter_map(|entry| {
            let version = entry.file_name().to_string_lossy().parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .filter(|(_, bin)| bin.join("initdb").exists() && bin.join("postgres").exists())
        .collect();
    found.sort();
    found.pop().map(|(_, bin)| bin).or_else(|| {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path).find(|bin| bin.join("initdb").exists())
    })
}

fn folder(user: Account) -> anyhow::Result<PathBuf> {
    for n in 0..1000 {
        let name = format!("tributary-postgres-{}-{n}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        match std::fs::create_dir(&folder) {
            Ok(()) => {
                if let Account::Other { uid, gid } = user {
                    chown(&folder, Some(uid), Some(gid))?;
                }
                return Ok(folder);
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error).context("could not make a temporary folder"),
        }
    }
    bail!("a thousand temporary folders of earlier runs are in the way")
}

fn initialise(programs: &Path, user: Account, folder: &Path) -> anyhow::Result<()> {
    // Order by bytes, as SQLite's BINARY does.
    let fixed = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"];
    let mut initdb = command(programs.join("initdb"), fixed);
    initdb.arg("--pgdata").arg(folder.join("data")).current_dir(folder);
    user.apply(&mut initdb);
    let ran = run(initdb, false);
    anyhow::ensure!(ran.ok, "initdb failed:\n{}", ran.output);
    Ok(())
}

fn listen(programs: &Path, user: Account, folder: &Path) -> anyhow::Result<u16> {
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    // Nothing here outlives the run, so nothing needs to reach the disk.
    let settings = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=200"];
    let mut server = Command::new(programs.join("postgres"));
    server.arg("-D").arg(folder.join("data")).arg("-k").arg(folder);
    server.args(["-h", "127.0.0.1", "-p", &port.to_string()]);
    for setting in settings {
        server.args(["-c", setting]);
    }
    server.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    server.process_group(0);
    user.apply(&mut server);
    let mut child = server.spawn().context("could not start `postgres`")?;
    let log = child.stderr.take().context("the server has no log")?;
    let (ready, readiness) = mpsc::channel();
    std::thread::spawn(move || {
        follow(BufReader::new(log), &ready);
        _ = child.wait();
    });
    match readiness.recv_timeout(PATIENCE) {
        Ok(Ok(())) => Ok(port),
        Ok(Err(log)) => bail!("PostgreSQL did not start:\n{log}"),
        Err(_) => bail!("PostgreSQL was not ready after {} s", PATIENCE.as_secs()),
    }
}

/// Reads the server's log to its end, so that the server never waits for us; tells when it is ready.
fn follow(log: impl BufRead, ready: &mpsc::Sender<Result<(), String>>) {
    let mut last = VecDeque::new();
    for line in log.lines().map_while(Result::ok) {
        if line.contains("ready to accept connections") {
            _ = ready.send(Ok(()));
        }
        last.push_back(line);
        if last.len() > 20 {
            last.pop_front();
        }
    }
    _ = ready.send(Err(last.into_iter().collect::<Vec<_>>().join("\n")));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_read_from_the_table_of_users() {
        let table = "root:x:0:0:root:/root:/bin/sh\npostgres:x:101:104::/var:/bin/sh\n";
        assert!(matches!(account(table, "postgres"), Some(Account::Other { uid: 101, gid: 104 })));
        assert!(account(table, "nobody").is_none());
    }

    #[test]
    fn a_log_that_ends_before_readiness_is_the_reason() {
        let (ready, readiness) = mpsc::channel();
        follow("FATAL: no room\n".as_bytes(), &ready);
        assert_eq!(readiness.recv().unwrap(), Err("FATAL: no room".to_owned()));
    }

    #[test]
    fn readiness_is_told_once_the_server_says_so() {
        let (ready, readiness) = mpsc::channel();
        follow("LOG: database system is ready to accept connections\n".as_bytes(), &ready);
        assert_eq!(readiness.recv().unwrap(), Ok(()));
    }

    #[test]
    fn a_server_leaves_nothing_behind() {
        // Where PostgreSQL is not installed the step itself says so; a unit test installs nothing.
        if programs().is_none() {
            return;
        }
        let server = Postgres::start().unwrap();
        let port = server.url().rsplit(':').next().unwrap().trim_end_matches("/postgres").to_owned();
        let address = format!("127.0.0.1:{port}");
        let folder = server.folder().to_path_buf();
        assert!(std::net::TcpStream::connect(&address).is_ok());
        drop(server);
        assert!(!folder.exists());
        assert!(std::net::TcpStream::connect(&address).is_err());
    }
}
