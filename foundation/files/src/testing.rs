//! A disk that is soon full.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
};

use tokio::{fs, io::AsyncWrite};

/// A disk with room for so many bytes.
pub(crate) struct Small {
    pub(crate) file: fs::File,
    pub(crate) room: usize,
}

impl AsyncWrite for Small {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if self.room == 0 {
            return Poll::Ready(Err(io::Error::from_raw_os_error(28)));
        }
        let fits = bytes.len().min(self.room);
        let written = Pin::new(&mut self.file).poll_write(cx, &bytes[..fits]);
        if let Poll::Ready(Ok(written)) = written {
            self.room -= written;
        }
        written
    }
    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.file).poll_flush(cx)
    }
    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.file).poll_shutdown(cx)
    }
}
