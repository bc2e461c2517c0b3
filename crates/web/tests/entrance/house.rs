//! A few pages behind the real accept loop, without a portal.

use std::convert::Infallible;
use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::ConnectInfo;
use axum::routing::{get, post};
use futures_util::stream;
use hlaska_web::serve::{Entrance, serve};
use http::{HeaderMap, Response};
use tokio::net::TcpSocket;
use tokio::runtime::Runtime;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub struct House {
    pub port: u16,
    runtime: Runtime,
    stop: Option<oneshot::Sender<()>>,
    running: JoinHandle<()>,
}

impl House {
    pub fn open(entrance: impl Into<Entrance> + Send + 'static) -> Self {
        let runtime = Runtime::new().unwrap();
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
        let port = listener.local_addr().unwrap().port();
        let (stop, stopped) = oneshot::channel();
        let stopped = async { drop(stopped.await) };
        let running = runtime.spawn(serve(listener, pages(), entrance, stopped));
        Self { port, runtime, stop: Some(stop), running }
    }

    /// Asks it to end and does not wait.
    pub fn ask_to_stop(&mut self) {
        self.stop.take().unwrap().send(()).unwrap();
    }

    /// Waits until it has ended.
    pub fn wait_for_end(self) {
        let Self { runtime, running, .. } = self;
        runtime.block_on(running).unwrap();
    }

    pub fn connect(&self) -> TcpStream {
        self.connect_from([127, 0, 0, 1])
    }

    /// All of 127.0.0.0/8 is this machine.
    pub fn connect_from(&self, address: [u8; 4]) -> TcpStream {
        let to = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let socket = self.runtime.block_on(async {
            let socket = TcpSocket::new_v4().unwrap();
            socket.bind(SocketAddr::from((address, 0))).unwrap();
            socket.connect(to).await.unwrap().into_std().unwrap()
        });
        socket.set_nonblocking(false).unwrap();
        socket.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        socket
    }

    /// One plain request from this address; the whole answer.
    pub fn ask_from(&self, address: [u8; 4], path: &str, headers: &str) -> String {
        talk(self.connect_from(address), &request("GET", path, headers))
    }
}

pub fn request(method: &str, path: &str, headers: &str) -> String {
    format!(
        "{method} {path} HTTP/1.1\r\nHost: hlaska.example\r\n{headers}Connection: close\r\n\r\n"
    )
}

/// Sends and reads to the end.
pub fn talk(mut socket: impl Read + Write, request: &str) -> String {
    socket.write_all(request.as_bytes()).ok();
    let mut answer = Vec::new();
    let _ = socket.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

fn pages() -> Router {
    Router::new()
        .route("/who", get(who))
        .route("/form", post(|body: Bytes| async move { format!("took {}", body.len()) }))
        .route("/slow", get(slow))
        .route("/stream", get(endless))
}

/// Whom a handler takes the visitor for.
async fn who(ConnectInfo(client): ConnectInfo<SocketAddr>, headers: HeaderMap) -> String {
    let client: IpAddr = client.ip();
    let hearsay = headers.keys().filter(|name| name.as_str().contains("forwarded")).count();
    format!("you are {client}, {hearsay} said")
}

async fn slow() -> &'static str {
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    "done in peace"
}

async fn endless() -> Response<Body> {
    let first = stream::iter([Ok::<_, Infallible>(Bytes::from_static(b"data: 1\n\n"))]);
    let body = Body::from_stream(futures_util::StreamExt::chain(first, stream::pending()));
    Response::builder().header("content-type", "text/event-stream").body(body).unwrap()
}
