//! Running a program and keeping what it said.

use std::io::{BufRead, BufReader, PipeReader};
use std::process::{Command, Stdio};

/// How a program ended and what it printed, both streams in the order they came.
#[derive(Clone, Debug)]
pub(crate) struct Ran {
    pub(crate) ok: bool,
    pub(crate) output: String,
}

/// Runs the command to its end without a standard input; `echo` also shows its output as it comes.
pub(crate) fn run(command: Command, echo: bool) -> Ran {
    let program = command.get_program().to_string_lossy().into_owned();
    capture(command, echo)
        .unwrap_or_else(|error| Ran { ok: false, output: format!("could not start `{program}`: {error}\n") })
}

fn capture(mut command: Command, echo: bool) -> std::io::Result<Ran> {
    let (reader, writer) = std::io::pipe()?;
    command.stdin(Stdio::null()).stderr(writer.try_clone()?).stdout(writer);
    let mut child = command.spawn()?;
    // The command holds the writing ends; while it lives the reader never sees the end.
    drop(command);
    let output = drain(reader, echo);
    let ok = child.wait()?.success();
    Ok(Ran { ok, output })
}

fn drain(reader: PipeReader, echo: bool) -> String {
    let mut output = String::new();
    let mut reader = BufReader::new(reader);
    let mut line = Vec::new();
    while matches!(reader.read_until(b'\n', &mut line), Ok(n) if n > 0) {
        let text = String::from_utf8_lossy(&line);
        if echo {
            print!("{text}");
        }
        output.push_str(&text);
        line.clear();
    }
    output
}

/// A program with its arguments, ready for more.
pub(crate) fn command<S: AsRef<std::ffi::OsStr>>(
    program: impl AsRef<std::ffi::OsStr>,
    args: impl IntoIterator<Item = S>,
) -> Command {
    let mut command = Command::new(program);
    command.args(args);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_streams_are_kept_in_order() {
        let ran = run(command("sh", ["-c", "echo one; echo two >&2; echo three; exit 3"]), false);
        assert_eq!(ran.output, "one\ntwo\nthree\n");
        assert!(!ran.ok);
    }

    #[test]
    fn a_missing_program_is_a_failure_that_names_it() {
        let ran = run(Command::new("no-such-program-anywhere"), false);
        assert!(!ran.ok);
        assert!(ran.output.contains("`no-such-program-anywhere`"), "{}", ran.output);
    }

    #[test]
    fn output_that_is_not_utf8_is_kept_as_far_as_it_goes() {
        let ran = run(command("printf", ["a\\377b"]), false);
        assert_eq!(ran.output, "a\u{fffd}b");
    }
}
