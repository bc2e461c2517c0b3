//! The stand-in's server: the addresses and documents of ČHMÚ's service.

mod document;

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;
use hlaska_kernel::Env;
use http::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use http::{HeaderMap, HeaderValue, StatusCode};
use jiff::Timestamp;
use tokio::net::TcpListener;

use crate::flood::Flood;
use crate::gauge::{Gauge, builtin};

/// A server on loopback that looks like ČHMÚ's and tells of a flood.
pub struct Standin {
    address: SocketAddr,
}

struct Service {
    env: Env,
    flood: Flood,
    gauges: Vec<Gauge>,
}

type Reply = (StatusCode, HeaderMap, String);

impl Standin {
    /// Starts the flood now, `speed` times faster than reality.
    pub async fn start(env: Env, speed: f64) -> std::io::Result<Self> {
        let flood = Flood { start: env.now(), speed };
        let service = Arc::new(Service { env, flood, gauges: builtin() });
        let router = Router::new()
            .route("/hydrology/now/metadata/meta1.json", get(meta))
            .route("/hydrology/now/data/{file}", get(now))
            .route("/hydrology/recent/data/{file}", get(recent))
            .with_state(service);
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(Self { address })
    }

    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Service {
    /// Real seconds between two samples: ten minutes of the scenario, one second at least.
    fn step_seconds(&self) -> i64 {
        #[expect(clippy::cast_possible_truncation, reason = "between 1 and 600")]
        let step = (600.0 / self.flood.speed) as i64;
        step.max(1)
    }

    fn gauge(&self, id: &str) -> Option<&Gauge> {
        self.gauges.iter().find(|gauge| gauge.station.id.as_str() == id)
    }

    /// Changes with every new sample and not in between.
    fn tag(&self, now: Timestamp) -> String {
        format!("\"{}\"", now.as_second() / self.step_seconds())
    }
}

async fn meta(State(service): State<Arc<Service>>, headers: HeaderMap) -> Reply {
    let day = service.env.now().as_second() / 86_400;
    reply(&headers, &format!("\"meta-{day}\""), || {
        document::meta(&service.gauges, service.flood.start)
    })
}

async fn now(
    State(service): State<Arc<Service>>,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Reply {
    let now = service.env.now();
    let Some(gauge) = file.strip_suffix(".json").and_then(|id| service.gauge(id)) else {
        return missing();
    };
    reply(&headers, &service.tag(now), || {
        document::station(gauge, &service.flood, now, service.step_seconds())
    })
}

async fn recent(
    State(service): State<Arc<Service>>,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Reply {
    let found = file.strip_suffix(".json").and_then(|name| name.split_once('_'));
    let Some((day, gauge)) = found.and_then(|(day, id)| Some((day, service.gauge(id)?))) else {
        return missing();
    };
    match document::day(gauge, &service.flood, day, service.env.now()) {
        Some(text) => reply(&headers, &format!("\"{day}\""), || text),
        None => missing(),
    }
}

fn missing() -> Reply {
    (StatusCode::NOT_FOUND, HeaderMap::new(), "<html>404 Not Found</html>".to_owned())
}

fn reply(headers: &HeaderMap, tag: &str, body: impl FnOnce() -> String) -> Reply {
    let mut out = HeaderMap::new();
    let known = headers.get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    if let Ok(tag) = HeaderValue::from_str(tag) {
        out.insert(ETAG, tag);
    }
    if known {
        return (StatusCode::NOT_MODIFIED, out, String::new());
    }
    out.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    (StatusCode::OK, out, body())
}
