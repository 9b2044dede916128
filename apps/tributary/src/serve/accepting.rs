//! Connections, each with a limit on how long the head of a request may take.

use std::{convert::Infallible, pin::pin, time::Duration};

use axum::{
    body::Body,
    extract::Request,
    http,
    response::Response,
    serve::{Listener, ListenerExt as _},
};
use hyper::body::Incoming;
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::conn::auto::Builder,
    service::TowerToHyperService,
};
use tokio::{net::TcpListener, sync::watch};
use tower::{Service, ServiceExt as _};

/// How long the head of a request may take, and how long a connection may be idle before the next.
pub(super) const HEAD: Duration = Duration::from_secs(20);

/// Answers until it is asked to stop and the last request has ended.
pub(super) async fn accept<S>(listener: TcpListener, app: S, head: Duration, asked: watch::Receiver<bool>)
where
    S: Service<Request, Response = Response, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    // An answer goes out in several small writes; waiting to join them would cost a reader 40 ms each.
    let mut listener = listener.tap_io(|connection| {
        let _ = connection.set_nodelay(true);
    });
    // HTTP/1.1 alone, as web servers speak to what stands behind them: telling it from HTTP/2 by the first bytes
    // would wait for these without any limit.
    let mut builder = Builder::new(TokioExecutor::new()).http1_only();
    builder.http1().timer(TokioTimer::new()).header_read_timeout(head);
    // Each connection holds a sender; the receiver hears when the last of them is gone.
    let (open, mut closed) = tokio::sync::mpsc::channel::<()>(1);
    let mut stop = pin!(super::until(asked.clone()));
    loop {
        let connection = tokio::select! {
            (connection, _) = Listener::accept(&mut listener) => connection,
            () = &mut stop => break,
        };
        let service = app.clone().map_request(|request: http::Request<Incoming>| request.map(Body::new));
        let (builder, service) = (builder.clone(), TowerToHyperService::new(service));
        let (open, asked) = (open.clone(), asked.clone());
        tokio::spawn(async move {
            let mut serving = pin!(builder.serve_connection(TokioIo::new(connection), service));
            let ended = tokio::select! {
                ended = serving.as_mut() => ended,
                () = super::until(asked) => {
                    serving.as_mut().graceful_shutdown();
                    serving.await
                }
            };
            if let Err(error) = ended {
                tracing::debug!(%error, "a connection was broken off");
            }
            drop(open);
        });
    }
    drop((listener, open));
    let _ = closed.recv().await;
}

#[cfg(test)]
mod tests {
    use axum::{Router, routing::get};
    use tokio::{
        io::{AsyncReadExt as _, AsyncWriteExt as _},
        net::TcpStream,
    };

    use super::*;

    #[tokio::test]
    async fn a_head_that_never_ends_is_cut_off_and_others_are_answered() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let (ask, asked) = watch::channel(false);
        let app = Router::new().route("/", get(async || "fine"));
        let serving = tokio::spawn(accept(listener, app, Duration::from_millis(200), asked));
        let mut slow = TcpStream::connect(address).await.expect("a connection");
        slow.write_all(b"GET / HTTP/1.1\r\nhost: a\r\nx-dripping: ").await.expect("sent");
        let mut silent = TcpStream::connect(address).await.expect("a connection");
        let mut quick = TcpStream::connect(address).await.expect("a connection");
        quick.write_all(b"GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").await.expect("sent");
        let mut answer = String::new();
        quick.read_to_string(&mut answer).await.expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("fine"), "{answer}");
        let mut rest = Vec::new();
        // Ends when the other side hangs up; without the limit it never does.
        let _ = slow.read_to_end(&mut rest).await;
        let _ = silent.read_to_end(&mut rest).await;
        assert!(!rest.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&rest));
        ask.send(true).expect("somebody listens");
        serving.await.expect("it stops when it is asked to");
    }
}
