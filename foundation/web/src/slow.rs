//! How long a caller may take to send what they send.

use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use axum::{
    body::{Body, Bytes, HttpBody},
    extract::{Request, State},
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use http_body::{Frame, SizeHint};
use tokio::time::{Instant, Sleep, sleep};

use crate::Problem;

/// What every request has, however little it sends.
pub(crate) const GRACE: Duration = Duration::from_secs(30);

/// Every so many bytes buy a second more: slow lines may send large papers, but nobody drips for hours.
const BYTES_A_SECOND: u32 = 8 * 1024;

/// Breaks off a request whose body comes too slowly, and says so.
pub(crate) async fn limit(State(grace): State<Duration>, request: Request, next: Next) -> Response {
    let late = Arc::new(AtomicBool::new(false));
    let request = request.map(|body| {
        if body.is_end_stream() {
            return body;
        }
        Body::new(Timed { body, ends: Box::pin(sleep(grace)), late: Arc::clone(&late) })
    });
    let response = next.run(request).await;
    if late.load(Ordering::Relaxed) {
        // Whatever the handler made of half a body: the reason is that it came too slowly.
        return Problem::new(StatusCode::REQUEST_TIMEOUT, "page/too-slow").into_response();
    }
    response
}

/// A body that must be whole in time.
struct Timed {
    body: Body,
    ends: Pin<Box<Sleep>>,
    late: Arc<AtomicBool>,
}

#[derive(Debug, thiserror::Error)]
#[error("the request came too slowly")]
struct Late;

impl HttpBody for Timed {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(cx) {
            if let Some(Ok(bytes)) = frame.as_ref().map(|frame| frame.as_ref().map(Frame::data_ref)) {
                let came = u32::try_from(bytes.map_or(0, Bytes::len)).unwrap_or(u32::MAX);
                let more = Duration::from_secs(1) * came / BYTES_A_SECOND;
                let ends: Instant = self.ends.deadline() + more;
                self.ends.as_mut().reset(ends);
            }
            return Poll::Ready(frame);
        }
        self.ends.as_mut().poll(cx).map(|()| {
            self.late.store(true, Ordering::Relaxed);
            Some(Err(axum::Error::new(Late)))
        })
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use axum::{Router, middleware, routing::post};
    use tower::ServiceExt as _;

    use super::*;

    /// A body of which a piece comes and then nothing more.
    struct Dripping(Option<Bytes>);

    impl HttpBody for Dripping {
        type Data = Bytes;
        type Error = axum::Error;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
            self.0.take().map_or(Poll::Pending, |bytes| Poll::Ready(Some(Ok(Frame::data(bytes)))))
        }
    }

    async fn status(body: Body, grace: Duration) -> StatusCode {
        let app = Router::new()
            .route("/", post(async |body: Bytes| body.len().to_string()))
            .layer(middleware::from_fn_with_state(grace, limit));
        app.oneshot(Request::post("/").body(body).unwrap()).await.unwrap().status()
    }

    #[tokio::test]
    async fn a_body_that_never_ends_is_broken_off_with_408() {
        for first in [None, Some(Bytes::from_static(b"a"))] {
            let body = Body::new(Dripping(first));
            assert_eq!(status(body, Duration::ZERO).await, StatusCode::REQUEST_TIMEOUT);
        }
    }

    #[tokio::test]
    async fn a_body_that_is_there_is_read_however_short_the_time() {
        assert_eq!(status(Body::from("title=Third"), Duration::ZERO).await, StatusCode::OK);
        assert_eq!(status(Body::empty(), Duration::ZERO).await, StatusCode::OK);
    }
}
