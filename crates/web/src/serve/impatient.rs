use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Sleep, sleep};

/// A receiver that takes not one byte for so long is let go: a phone that fell silent, or somebody
/// who wants to occupy a place.
const PATIENCE: Duration = Duration::from_secs(30);

/// A connection that waits for its receiver, but not for ever.
pub(super) struct Impatient {
    socket: TcpStream,
    patience: Duration,
    /// Runs while the receiver takes nothing.
    deadline: Option<Pin<Box<Sleep>>>,
}

impl Impatient {
    pub(super) fn new(socket: TcpStream) -> Self {
        Self::with_patience(socket, PATIENCE)
    }

    fn with_patience(socket: TcpStream, patience: Duration) -> Self {
        Self { socket, patience, deadline: None }
    }

    fn watch<T>(
        &mut self,
        cx: &mut Context<'_>,
        written: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.deadline = None;
            return written;
        }
        let patience = self.patience;
        let deadline = self.deadline.get_or_insert_with(|| Box::pin(sleep(patience)));
        deadline.as_mut().poll(cx).map(|()| Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Impatient {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_read(cx, buffer)
    }
}

impl AsyncWrite for Impatient {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.socket).poll_write(cx, bytes);
        self.watch(cx, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.socket).poll_write_vectored(cx, bytes);
        self.watch(cx, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.socket.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;
    use tokio::runtime::Builder;

    use super::*;

    const PATIENCE: Duration = Duration::from_millis(300);

    async fn pair() -> (Impatient, TcpStream) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let there = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let (here, _) = listener.accept().await.unwrap();
        (Impatient::with_patience(here, PATIENCE), there)
    }

    #[test]
    fn one_who_takes_nothing_is_let_go_and_one_who_is_slow_is_not() {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let (mut here, _silent) = pair().await;
            let sent = here.write_all(&vec![0; 64 << 20]).await;
            assert_eq!(sent.unwrap_err().kind(), io::ErrorKind::TimedOut);

            let (mut here, mut slow) = pair().await;
            let reading = tokio::spawn(async move {
                let mut piece = vec![0; 4 << 20];
                while slow.read(&mut piece).await.unwrap() > 0 {
                    tokio::time::sleep(PATIENCE / 20).await;
                }
            });
            here.write_all(&vec![0; 32 << 20]).await.unwrap();
            drop(here);
            reading.await.unwrap();
        });
    }
}
