//! A mail server for tests: it answers each recipient by its name.

use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use tokio::{
    io::{AsyncBufRead, AsyncBufReadExt as _, AsyncWrite, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::TlsAcceptor;

/// What arrived whole: to whom, and the text with its headers.
pub(crate) type Arrived = Vec<(String, String)>;

/// The server; it runs until the test ends.
pub(crate) struct Sink {
    /// Where it listens.
    pub(crate) address: SocketAddr,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    arrived: Arrived,
    /// How often each recipient was named.
    tries: HashMap<String, u32>,
    /// The commands that came in the clear.
    in_clear: Vec<String>,
}

/// How a conversation goes on.
enum Next {
    Over,
    Protected,
}

impl Sink {
    /// Starts a server on a free port.
    pub(crate) async fn start() -> Self {
        Self::offering(None).await
    }

    /// Starts a server that offers STARTTLS, where it is told how to protect a conversation.
    pub(crate) async fn offering(tls: Option<TlsAcceptor>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("bound");
        let state = Arc::new(Mutex::new(State::default()));
        let shared = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (state, tls) = (Arc::clone(&shared), tls.clone());
                tokio::spawn(async move {
                    // A conversation that breaks off is what some tests want.
                    let _ = receive(stream, tls, &state).await;
                });
            }
        });
        Self { address, state }
    }

    /// What has arrived whole so far, in order.
    pub(crate) fn arrived(&self) -> Arrived {
        self.state.lock().expect("no panic holds it").arrived.clone()
    }

    /// The commands that anybody on the way could have read.
    pub(crate) fn in_clear(&self) -> Vec<String> {
        self.state.lock().expect("no panic holds it").in_clear.clone()
    }
}

async fn receive(stream: TcpStream, tls: Option<TlsAcceptor>, state: &Mutex<State>) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 sink ready\r\n").await?;
    let next =
        converse(&mut stream, state, if tls.is_some() { Clear::Offered } else { Clear::Alone }).await?;
    if let (Next::Protected, Some(tls)) = (next, tls) {
        let stream = tls.accept(stream.into_inner()).await?;
        converse(&mut BufReader::new(stream), state, Clear::Never).await?;
    }
    Ok(())
}

/// Whether a conversation goes on in the clear.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Clear {
    /// There is nothing else.
    Alone,
    /// STARTTLS is offered.
    Offered,
    /// It is protected.
    Never,
}

async fn converse(
    mut stream: impl AsyncBufRead + AsyncWrite + Unpin,
    state: &Mutex<State>,
    clear: Clear,
) -> std::io::Result<Next> {
    let mut recipient = String::new();
    let mut line = String::new();
    loop {
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(Next::Over);
        }
        let command = line.trim_end().to_owned();
        if clear != Clear::Never {
            state.lock().expect("no panic holds it").in_clear.push(command.clone());
        }
        let answer = match command.get(..4).map(str::to_ascii_uppercase).as_deref() {
            Some("STAR") if clear == Clear::Offered => {
                stream.write_all(b"220 2.0.0 go ahead\r\n").await?;
                return Ok(Next::Protected);
            }
            Some("EHLO") if clear == Clear::Offered => "250-sink\r\n250 STARTTLS\r\n".to_owned(),
            Some("EHLO") => "250-sink\r\n250-AUTH PLAIN\r\n250 8BITMIME\r\n".to_owned(),
            // The name `ana` and the password `secret`.
            Some("AUTH") if command == "AUTH PLAIN AGFuYQBzZWNyZXQ=" => "235 2.7.0 welcome\r\n".to_owned(),
            Some("AUTH") => "535 5.7.8 wrong password\r\n".to_owned(),
            Some("RCPT") => {
                recipient = command.trim_start_matches("RCPT TO:").trim_matches(['<', '>']).to_owned();
                let tries = {
                    let mut state = state.lock().expect("no panic holds it");
                    let tries = state.tries.entry(recipient.clone()).or_default();
                    *tries += 1;
                    *tries
                };
                if recipient.starts_with("unknown") {
                    "550 5.1.1 no such user here\r\n".to_owned()
                } else if recipient.starts_with("busy") && tries == 1 {
                    "451 4.7.1 greylisted, try again\r\n".to_owned()
                } else {
                    "250 2.1.5 ok\r\n".to_owned()
                }
            }
            Some("DATA") => {
                stream.write_all(b"354 go on\r\n").await?;
                let first = state.lock().expect("no panic holds it").tries[&recipient] == 1;
                if first && recipient.starts_with("drop") {
                    stream.read_line(&mut line).await?;
                    return Ok(Next::Over);
                }
                let text = read_text(&mut stream).await?;
                state.lock().expect("no panic holds it").arrived.push((recipient.clone(), text));
                if first && recipient.starts_with("silent") {
                    return Ok(Next::Over);
                }
                format!("250 2.0.0 queued as {}\r\n", recipient.len())
            }
            Some("QUIT") => {
                stream.write_all(b"221 bye\r\n").await?;
                return Ok(Next::Over);
            }
            _ => "250 ok\r\n".to_owned(),
        };
        stream.write_all(answer.as_bytes()).await?;
    }
}

async fn read_text(stream: &mut (impl AsyncBufRead + Unpin)) -> std::io::Result<String> {
    let mut text = String::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 || line == ".\r\n" {
            return Ok(text);
        }
        text.push_str(&line);
    }
}
