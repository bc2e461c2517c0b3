//! Our own accept loop: encryption, header timeout, small buffers, caps in total and for each
//! address, proxies whose word is taken, and an orderly end.

mod caps;
mod held;
mod impatient;
mod network;
mod proxy;
mod redirect;
mod tls;
mod validity;

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::{Request, Response};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::watch;
use tower::ServiceExt;

pub use caps::Caps;
pub use network::{Network, NotANetwork};
pub use tls::{Tls, TlsError, TlsFiles, Validity};

use caps::{Doors, Pass};
use impatient::Impatient;
use proxy::Proxies;

/// How people come in.
#[derive(Default)]
pub struct Entrance {
    pub caps: Caps,
    /// Proxies whose word about their client is taken. Nobody's, unless named.
    pub trusted: Vec<Network>,
    /// What a trusted proxy received without encryption is led to https.
    pub only_https: bool,
    /// Own encryption.
    pub tls: Option<Tls>,
}

impl From<Caps> for Entrance {
    fn from(caps: Caps) -> Self {
        Self { caps, ..Self::default() }
    }
}

/// A sender of slow headers is let go after this.
const HEADER_TIMEOUT: Duration = Duration::from_secs(5);
/// Small: ten thousand open pages each have one.
const BUFFER_BYTES: usize = 8 * 1024;
/// At the end, requests under way have this long.
const FAREWELL: Duration = Duration::from_secs(5);

/// So many may knock at one moment: after an outage all open pages come back at once.
const BACKLOG: u32 = 8_192;

/// A listening socket with room for a crowd at the door.
pub fn bind(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// Accepts connections until `stop` resolves, then lets requests under way finish.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    entrance: impl Into<Entrance>,
    stop: impl Future<Output = ()> + Send,
) {
    let house = Arc::new(House::new(entrance.into(), Inside::Pages(router)));
    house.open(listener, stop).await;
}

/// Leads everybody from plain http to https on `port`, for ever.
pub async fn redirect(listener: TcpListener, port: u16, caps: Caps) {
    let house = Arc::new(House::new(caps.into(), Inside::Https(port)));
    house.open(listener, std::future::pending()).await;
}

/// What is behind the door.
enum Inside {
    Pages(Router),
    /// Only the way to the encrypted door.
    Https(u16),
}

struct House {
    inside: Inside,
    proxies: Proxies,
    only_https: bool,
    tls: Option<Tls>,
    /// Connections, those of them that have not agreed on encryption yet, and requests under way
    /// of clients behind proxies.
    connections: Arc<Doors>,
    handshakes: Arc<Doors>,
    behind_proxy: Arc<Doors>,
    closing: watch::Sender<bool>,
}

impl House {
    fn new(entrance: Entrance, inside: Inside) -> Self {
        let Entrance { caps, trusted, only_https, tls } = entrance;
        Self {
            inside,
            proxies: Proxies::new(trusted),
            only_https,
            tls,
            connections: Doors::new(caps),
            handshakes: Doors::new(caps.of_handshakes()),
            behind_proxy: Doors::new(caps),
            closing: watch::Sender::new(false),
        }
    }

    async fn open(self: Arc<Self>, listener: TcpListener, stop: impl Future<Output = ()> + Send) {
        tokio::pin!(stop);
        loop {
            tokio::select! {
                () = &mut stop => break,
                accepted = listener.accept() => match accepted {
                    Ok((socket, peer)) => self.admit(socket, peer),
                    Err(error) => {
                        // Usually "too many open files": others must leave first.
                        tracing::warn!(%error, "a connection could not be accepted");
                        tokio::time::sleep(Duration::from_millis(50)).await;
                    }
                }
            }
        }
        drop(listener);
        self.closing.send_replace(true);
        // Resolves when nobody listens to the closing any more, which is when all have left.
        let _ = tokio::time::timeout(FAREWELL, self.closing.closed()).await;
    }

    /// Over the cap the socket is dropped: the cheapest answer there is.
    fn admit(self: &Arc<Self>, socket: TcpStream, peer: SocketAddr) {
        let Some(pass) = self.place_for(peer.ip()) else { return };
        let _ = socket.set_nodelay(true);
        let house = Arc::clone(self);
        tokio::spawn(async move {
            tokio::select! {
                () = house.attend(socket, peer, &pass) => (),
                () = pass.shown_out() => (),
            }
        });
    }

    /// A proxy brings everybody's requests: its own address says nothing.
    fn place_for(&self, peer: IpAddr) -> Option<Pass> {
        let counted = (!self.proxies.trust(peer)).then_some(peer);
        self.connections.enter(counted)
    }

    async fn attend(self: &Arc<Self>, socket: TcpStream, peer: SocketAddr, pass: &Pass) {
        let socket = Impatient::new(socket);
        let Some(tls) = &self.tls else { return self.talk(socket, peer, pass).await };
        let Some(turn) = self.handshakes.enter(Some(peer.ip())) else { return };
        let agreed = tls.welcome(socket).await;
        drop(turn);
        if let Some(stream) = agreed {
            self.talk(stream, peer, pass).await;
        }
    }

    async fn talk(
        self: &Arc<Self>,
        stream: impl AsyncRead + AsyncWrite + Unpin,
        peer: SocketAddr,
        pass: &Pass,
    ) {
        let service = service_fn(|request| {
            pass.speak();
            Arc::clone(self).answer(request, peer)
        });
        let connection = hyper::server::conn::http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEADER_TIMEOUT)
            .max_buf_size(BUFFER_BYTES)
            .serve_connection(TokioIo::new(stream), service);
        tokio::pin!(connection);
        let mut closing = self.closing.subscribe();
        tokio::select! {
            _ = connection.as_mut() => return,
            _ = closing.wait_for(|closing| *closing) => (),
        }
        connection.as_mut().graceful_shutdown();
        let _ = connection.await;
    }

    /// A request under way of a client behind a proxy.
    fn guest(&self, client: IpAddr) -> Option<Pass> {
        self.behind_proxy.enter(Some(client)).inspect(Pass::speak)
    }

    async fn answer(
        self: Arc<Self>,
        mut request: Request<Incoming>,
        peer: SocketAddr,
    ) -> Result<Response<Body>, Infallible> {
        let router = match &self.inside {
            Inside::Pages(router) => router.clone(),
            Inside::Https(port) => return Ok(redirect::to_https(&request, Some(*port))),
        };
        let source = self.proxies.source(peer.ip(), request.headers_mut());
        if source.was_plain && self.only_https {
            return Ok(redirect::to_https(&request, None));
        }
        let pass = match source.by_proxy.then(|| self.guest(source.client)) {
            Some(None) => return Ok(redirect::too_many()),
            pass => pass.flatten(),
        };
        let client = SocketAddr::new(source.client, peer.port());
        request.extensions_mut().insert(ConnectInfo(client));
        let asked = asked(&request);
        let response = router.oneshot(request.map(Body::new)).await?;
        if let Some(asked) = asked {
            let status = response.status().as_u16();
            tracing::trace!(client = %source.client, asked, status, "answered");
        }
        Ok(held::hold(response, pass, || {
            let mut closing = self.closing.subscribe();
            async move { drop(closing.wait_for(|closing| *closing).await) }
        }))
    }
}

/// What a log may know of a request, where anybody wants to know. The rest of an address may be a
/// token, or tell whom somebody looked for.
fn asked<B>(request: &Request<B>) -> Option<String> {
    tracing::enabled!(tracing::Level::TRACE)
        .then(|| format!("{} {}", request.method(), page(request.uri())))
}

fn page(uri: &http::Uri) -> String {
    let first = uri.path().split('/').nth(1).unwrap_or_default();
    let is_whole = uri.path().len() == first.len() + 1 && uri.query().is_none();
    format!("/{first}{}", if is_whole { "" } else { "/…" })
}

#[cfg(test)]
mod tests {
    use super::page;

    #[test]
    fn a_log_knows_only_the_beginning_of_an_address() {
        let told = |address: &str| page(&address.parse().unwrap());
        assert_eq!(told("/"), "/");
        assert_eq!(told("/udalosti"), "/udalosti");
        assert_eq!(told("/pozvanka/tajne"), "/pozvanka/…");
        assert_eq!(told("/udalosti?q=tajne"), "/udalosti/…");
    }
}
