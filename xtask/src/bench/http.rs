//! HTTP/1.1 as far as a bench needs it: plain, to this machine alone, one connection kept.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use anyhow::{Context, bail};

/// Longer heads and bodies are faults, not pages.
const LONGEST_HEAD: u64 = 64 * 1024;
const LONGEST_BODY: usize = 32 * 1024 * 1024;
const PATIENCE: Duration = Duration::from_secs(30);

/// One answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: u16,
    /// The names are in small letters.
    pub(super) headers: Vec<(String, String)>,
    /// As it came, compressed where it was.
    pub(super) body: Vec<u8>,
    /// Every byte that came over the wire, head and body.
    pub(super) weight: usize,
}

impl Answer {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The value of a cookie that the answer sets.
    pub(super) fn cookie(&self, name: &str) -> Option<&str> {
        let set = self.headers.iter().filter(|(known, _)| known == "set-cookie");
        set.filter_map(|(_, value)| value.split(';').next()?.split_once('='))
            .find_map(|(known, value)| (known == name && !value.is_empty()).then_some(value))
    }

    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// What goes with every request of a visitor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manner {
    /// Whether to say that compressed answers are read, as every browser does.
    pub(super) compressed: bool,
    /// Of a signed-in visitor.
    pub(super) session: Option<String>,
}

impl Manner {
    fn headers(&self) -> String {
        let mut headers = String::from("accept: text/html\r\nuser-agent: tributary-bench\r\n");
        if self.compressed {
            headers += "accept-encoding: gzip, deflate, br, zstd\r\n";
        }
        if let Some(session) = &self.session {
            headers += "cookie: session=";
            headers += session;
            headers += "\r\n";
        }
        headers
    }
}

/// A connection that is kept between requests.
pub(super) struct Connection {
    address: String,
    headers: String,
    stream: BufReader<TcpStream>,
}

impl Connection {
    /// To an address like `127.0.0.1:8080`; anything that is not this machine is refused.
    pub(super) fn open(address: &str, manner: &Manner) -> anyhow::Result<Self> {
        anyhow::ensure!(is_here(address), "`{address}` is not an address of this machine");
        let stream = TcpStream::connect(address).with_context(|| format!("nobody answers at {address}"))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let headers = format!("host: {address}\r\n{}", manner.headers());
        Ok(Self { address: address.to_owned(), headers, stream: BufReader::new(stream) })
    }

    pub(super) fn get(&mut self, path: &str) -> anyhow::Result<Answer> {
        self.ask("GET", path, "").with_context(|| format!("GET {path} at {}", self.address))
    }

    /// Sends an empty form.
    pub(super) fn post(&mut self, path: &str) -> anyhow::Result<Answer> {
        let form = "content-type: application/x-www-form-urlencoded\r\ncontent-length: 0\r\n";
        self.ask("POST", path, form).with_context(|| format!("POST {path} at {}", self.address))
    }

    /// The page, or an error that names it and the status it came with.
    pub(super) fn page(&mut self, path: &str) -> anyhow::Result<Answer> {
        let answer = self.get(path)?;
        anyhow::ensure!(answer.status == 200, "GET {path} was answered with {}", answer.status);
        Ok(answer)
    }

    fn ask(&mut self, method: &str, path: &str, more: &str) -> anyhow::Result<Answer> {
        let request = format!("{method} {path} HTTP/1.1\r\n{}{more}\r\n", self.headers);
        self.stream.get_mut().write_all(request.as_bytes())?;
        read(&mut self.stream)
    }
}

fn is_here(address: &str) -> bool {
    address.rsplit_once(':').is_some_and(|(host, _)| host == "127.0.0.1" || host == "[::1]")
}

/// Reads one answer and not a byte more.
fn read(stream: &mut impl BufRead) -> anyhow::Result<Answer> {
    let mut answer = Answer::default();
    let first = line(stream, &mut answer.weight)?;
    let mut words = first.split(' ');
    let version = words.next().unwrap_or_default();
    anyhow::ensure!(version.starts_with("HTTP/1."), "`{first}` does not begin an answer");
    answer.status = words.next().and_then(|status| status.parse().ok()).context("an answer has no status")?;
    loop {
        let line = line(stream, &mut answer.weight)?;
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').with_context(|| format!("`{line}` is not a header"))?;
        answer.headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
    }
    if matches!(answer.status, 204 | 304) {
        return Ok(answer);
    }
    let chunked = answer.header("transfer-encoding").is_some_and(|value| value.contains("chunked"));
    if chunked {
        chunks(stream, &mut answer)?;
    } else if let Some(length) = answer.header("content-length") {
        let length = length.parse().context("the length of an answer is not a number")?;
        piece(stream, &mut answer, length)?;
    } else {
        bail!("an answer on a kept connection has no length");
    }
    Ok(answer)
}

fn line(stream: &mut impl BufRead, weight: &mut usize) -> anyhow::Result<String> {
    let mut bytes = Vec::new();
    stream.take(LONGEST_HEAD).read_until(b'\n', &mut bytes)?;
    anyhow::ensure!(bytes.last() == Some(&b'\n'), "the connection ended inside of a line");
    *weight += bytes.len();
    anyhow::ensure!(*weight < LONGEST_BODY, "an answer is larger than {LONGEST_BODY} bytes");
    Ok(String::from_utf8_lossy(&bytes).trim_end().to_owned())
}

fn chunks(stream: &mut impl BufRead, answer: &mut Answer) -> anyhow::Result<()> {
    loop {
        let size = line(stream, &mut answer.weight)?;
        let digits = size.split(';').next().unwrap_or_default().trim();
        let size = usize::from_str_radix(digits, 16).with_context(|| format!("`{size}` is not a size"))?;
        if size == 0 {
            // Trailers, and the empty line that ends them.
            while !line(stream, &mut answer.weight)?.is_empty() {}
            return Ok(());
        }
        piece(stream, answer, size)?;
        let end = line(stream, &mut answer.weight)?;
        anyhow::ensure!(end.is_empty(), "a piece of an answer is longer than it says");
    }
}

fn piece(stream: &mut impl BufRead, answer: &mut Answer, length: usize) -> anyhow::Result<()> {
    let from = answer.body.len();
    anyhow::ensure!(length <= LONGEST_BODY - from, "an answer is larger than {LONGEST_BODY} bytes");
    answer.body.resize(from + length, 0);
    stream.read_exact(&mut answer.body[from..]).context("the connection ended inside of an answer")?;
    answer.weight += length;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(text: &str) -> anyhow::Result<Answer> {
        read(&mut text.as_bytes())
    }

    #[test]
    fn an_answer_of_a_told_length_leaves_the_next_one_alone() {
        let mut stream =
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfirstHTTP/1.1 404 Not Found\r\ncontent-length:0\r\n\r\n"
                .as_bytes();
        let first = read(&mut stream).unwrap();
        assert_eq!((first.status, first.text().as_str(), first.weight), (200, "first", 43));
        let second = read(&mut stream).unwrap();
        assert_eq!((second.status, second.body.len()), (404, 0));
        assert!(stream.is_empty());
    }

    #[test]
    fn pieces_are_put_together_and_weighed_with_their_sizes() {
        let text = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nA;x=y\r\n, and more\r\n0\r\n\r\n";
        let whole = answer(text).unwrap();
        assert_eq!(whole.text(), "hello, and more");
        assert_eq!(whole.weight, text.len());
    }

    #[test]
    fn an_answer_without_a_body_needs_no_length() {
        assert_eq!(answer("HTTP/1.1 304 Not Modified\r\n\r\n").unwrap().status, 304);
        assert!(answer("HTTP/1.1 200 OK\r\n\r\n").unwrap_err().to_string().contains("no length"));
    }

    #[test]
    fn an_answer_that_is_cut_short_is_a_fault() {
        for text in [
            "",
            "HTTP/1.1 200",
            "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nfou",
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhel",
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nhello\r\n0\r\n\r\n",
            "SSH-2.0-something\r\n\r\n",
        ] {
            assert!(answer(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_monstrous_answer_is_refused_before_it_is_kept() {
        let refused = answer("HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n").unwrap_err();
        assert!(refused.to_string().contains("larger than"), "{refused}");
    }

    #[test]
    fn cookies_that_are_set_can_be_read() {
        let text = "HTTP/1.1 303 See Other\r\nset-cookie: notice=; Path=/\r\nSet-Cookie: session=abc; Path=/; HttpOnly\r\n\
                    location: /\r\ncontent-length: 0\r\n\r\n";
        let answer = answer(text).unwrap();
        assert_eq!(answer.cookie("session"), Some("abc"));
        assert_eq!(answer.cookie("notice"), None);
        assert_eq!(answer.header("location"), Some("/"));
    }

    #[test]
    fn a_signed_in_visitor_brings_the_session_along() {
        let manner = Manner { compressed: true, session: Some("abc".into()) };
        assert!(manner.headers().contains("cookie: session=abc\r\n"));
        assert!(manner.headers().contains("accept-encoding: gzip"));
        assert!(!Manner::default().headers().contains("accept-encoding"));
    }

    #[test]
    fn only_this_machine_is_asked() {
        assert!(is_here("127.0.0.1:8080") && is_here("[::1]:80"));
        assert!(!is_here("192.0.2.1:80") && !is_here("example.org:80") && !is_here("127.0.0.1"));
    }
}
