//! Our own accept loop: header timeout, small buffers, caps in total and for each address.

mod impatient;

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper_util::rt::{TokioIo, TokioTimer};
use parking_lot::Mutex;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tower::ServiceExt;

use impatient::Impatient;

/// How many may come at once.
#[derive(Debug, Clone, Copy)]
pub struct Caps {
    pub connections: usize,
    /// High enough for a town hall behind one address.
    pub per_address: usize,
}

impl Default for Caps {
    fn default() -> Self {
        Self { connections: 12_000, per_address: 400 }
    }
}

/// A sender of slow headers is let go after this.
const HEADER_TIMEOUT: Duration = Duration::from_secs(5);
/// Small: ten thousand open pages each have one.
const BUFFER_BYTES: usize = 8 * 1024;

/// So many may knock at one moment: after an outage all open pages come back at once.
const BACKLOG: u32 = 8_192;

/// A listening socket with room for a crowd at the door.
pub fn bind(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// Accepts connections until `stop` resolves.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    caps: Caps,
    stop: impl Future<Output = ()> + Send,
) {
    let doors = Arc::new(Doors { caps, open: Mutex::default() });
    tokio::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => return,
            accepted = listener.accept() => match accepted {
                Ok((socket, peer)) => welcome(&doors, socket, peer, &router),
                Err(error) => {
                    // Usually "too many open files": others must leave first.
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            }
        }
    }
}

fn welcome(doors: &Arc<Doors>, socket: TcpStream, peer: SocketAddr, router: &Router) {
    // Over the cap the socket is dropped: the cheapest answer there is.
    let Some(pass) = doors.enter(peer.ip()) else { return };
    let _ = socket.set_nodelay(true);
    let router = router.clone();
    tokio::spawn(async move {
        let service =
            hyper::service::service_fn(move |mut request: http::Request<hyper::body::Incoming>| {
                request.extensions_mut().insert(ConnectInfo(peer));
                router.clone().oneshot(request.map(axum::body::Body::new))
            });
        let _ = hyper::server::conn::http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEADER_TIMEOUT)
            .max_buf_size(BUFFER_BYTES)
            .serve_connection(TokioIo::new(Impatient::new(socket)), service)
            .await;
        drop(pass);
    });
}

struct Doors {
    caps: Caps,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    total: usize,
    by_address: HashMap<IpAddr, usize>,
}

impl Doors {
    fn enter(self: &Arc<Self>, address: IpAddr) -> Option<Pass> {
        let mut open = self.open.lock();
        let mine = open.by_address.get(&address).copied().unwrap_or(0);
        if open.total >= self.caps.connections || mine >= self.caps.per_address {
            return None;
        }
        open.total += 1;
        open.by_address.insert(address, mine + 1);
        Some(Pass { doors: Arc::clone(self), address })
    }
}

/// Held as long as the connection lives.
struct Pass {
    doors: Arc<Doors>,
    address: IpAddr,
}

impl Drop for Pass {
    fn drop(&mut self) {
        let mut open = self.doors.open.lock();
        open.total -= 1;
        if let Some(mine) = open.by_address.get_mut(&self.address) {
            *mine -= 1;
            if *mine == 0 {
                open.by_address.remove(&self.address);
            }
        }
    }
}
