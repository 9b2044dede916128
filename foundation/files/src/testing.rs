//! A disk that is soon full, and a store that is gone with the test.

use std::{
    io,
    path::PathBuf,
    pin::Pin,
    task::{Context, Poll},
};

use tokio::{fs, io::AsyncWrite};
use uuid::Uuid;

use crate::Store;

/// A store in a folder of its own, removed with the value.
#[derive(Debug)]
pub struct Folder {
    /// The store.
    pub store: Store,
    /// Where its files are.
    pub path: PathBuf,
}

impl Folder {
    /// An empty one.
    pub async fn new() -> Self {
        let path = std::env::temp_dir().join(format!("tributary-files-{}", Uuid::new_v4().simple()));
        Self { store: Store::open(&path).await.expect("a folder for tests"), path }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.path);
    }
}

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
