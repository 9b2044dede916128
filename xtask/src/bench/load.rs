//! Many visitors at once, each on a connection of their own, each reading a while before asking again.

use std::time::{Duration, Instant};

use super::http::{Connection, Manner};
use super::numbers::{Times, number};

/// However quick the answers are, one visitor asks no more often than this.
const MOST: usize = 100_000;

/// How many visitors, and for how long.
#[derive(Clone, Copy, Debug)]
pub(super) struct Load {
    pub(super) visitors: usize,
    pub(super) time: Duration,
    /// From an answer to the next question of the same visitor; none asks again at once.
    pub(super) reads: Duration,
}

impl Load {
    /// Asks for one page; an answer other than 200 ends it with an error.
    pub(super) fn put(self, address: &str, manner: &Manner, path: &str) -> anyhow::Result<Times> {
        let began = Instant::now();
        let end = began + self.time;
        let results: Vec<anyhow::Result<Vec<Duration>>> = std::thread::scope(|scope| {
            let visitors: Vec<_> = (0..self.visitors)
                .map(|nth| {
                    // People do not come in step: their first questions are spread over the time of reading.
                    let first = began + self.reads.mul_f64(number(nth) / number(self.visitors));
                    scope.spawn(move || visitor(address, manner, path, (first, end, self.reads)))
                })
                .collect();
            let lost = |_| Err(anyhow::anyhow!("a visitor panicked"));
            visitors.into_iter().map(|visitor| visitor.join().unwrap_or_else(lost)).collect()
        });
        let whole = began.elapsed();
        let mut times = Vec::new();
        for result in results {
            times.extend(result?);
        }
        Ok(Times::new(times, whole))
    }
}

#[expect(clippy::disallowed_methods, reason = "a visitor who reads waits")]
fn visitor(
    address: &str,
    manner: &Manner,
    path: &str,
    (first, end, reads): (Instant, Instant, Duration),
) -> anyhow::Result<Vec<Duration>> {
    let mut connection = Connection::open(address, manner)?;
    let mut times = Vec::new();
    let mut next = first;
    while times.len() < MOST && next < end && Instant::now() < end {
        std::thread::sleep(next.saturating_duration_since(Instant::now()));
        let asked = Instant::now();
        connection.page(path)?;
        times.push(asked.elapsed());
        next = Instant::now() + reads;
    }
    Ok(times)
}

/// The same page so many times, one after the other.
pub(super) fn one_by_one(connection: &mut Connection, path: &str, times: usize) -> anyhow::Result<Times> {
    let began = Instant::now();
    let mut taken = Vec::with_capacity(times);
    for _ in 0..times {
        let asked = Instant::now();
        connection.page(path)?;
        taken.push(asked.elapsed());
    }
    Ok(Times::new(taken, began.elapsed()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufRead as _, BufReader, Write as _};
    use std::net::{TcpListener, TcpStream};
    use std::thread::JoinHandle;

    /// Answers a number of connections in the same way until each is closed; tells how many requests came.
    fn answering(answer: &'static str, connections: usize) -> (String, JoinHandle<usize>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let serve = move |stream: TcpStream| {
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
            let mut stream = stream;
            let mut asked = 0;
            while lines.by_ref().any(|line| line.is_empty()) {
                asked += 1;
                stream.write_all(answer.as_bytes()).unwrap();
            }
            asked
        };
        let server = std::thread::spawn(move || {
            let streams: Vec<_> = (0..connections)
                .map(|_| listener.accept().unwrap().0)
                .map(|stream| std::thread::spawn(move || serve(stream)))
                .collect();
            streams.into_iter().map(|stream| stream.join().unwrap()).sum()
        });
        (address, server)
    }

    #[test]
    fn every_answer_to_every_visitor_is_timed() {
        let (address, server) = answering("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok", 3);
        let load = Load { visitors: 3, time: Duration::from_millis(30), reads: Duration::ZERO };
        let times = load.put(&address, &Manner::default(), "/").unwrap();
        let asked = server.join().unwrap();
        assert_eq!(times.count(), asked);
        assert!(asked >= 3, "{asked}");
    }

    #[test]
    fn a_visitor_who_reads_longer_than_the_load_lasts_asks_once() {
        let (address, server) = answering("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok", 1);
        let load = Load { visitors: 1, time: Duration::from_secs(30), reads: Duration::from_mins(1) };
        let times = load.put(&address, &Manner::default(), "/").unwrap();
        assert_eq!((times.count(), server.join().unwrap()), (1, 1));
    }

    #[test]
    fn an_answer_that_is_no_page_ends_the_load() {
        let (address, server) = answering("HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n", 1);
        let load = Load { visitors: 1, time: Duration::from_secs(30), reads: Duration::ZERO };
        let refused = load.put(&address, &Manner::default(), "/list").unwrap_err().to_string();
        assert_eq!(refused, "GET /list was answered with 503");
        assert_eq!(server.join().unwrap(), 1);
    }

    #[test]
    fn pages_one_by_one_are_as_many_as_was_asked_for() {
        let (address, server) = answering("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n", 1);
        let mut connection = Connection::open(&address, &Manner::default()).unwrap();
        assert_eq!(one_by_one(&mut connection, "/", 7).unwrap().count(), 7);
        drop(connection);
        assert_eq!(server.join().unwrap(), 7);
    }

    #[test]
    fn a_machine_elsewhere_is_never_asked() {
        let load = Load { visitors: 3, time: Duration::from_secs(1), reads: Duration::ZERO };
        let refused = load.put("192.0.2.1:80", &Manner::default(), "/").unwrap_err();
        assert!(refused.to_string().contains("not an address of this machine"), "{refused}");
    }
}
