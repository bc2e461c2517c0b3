use std::time::Duration;

use crate::server::Response;

const ERROR_PAGE: &str =
    "<html>\r\n<head><title>Error</title></head>\r\n<body>nginx</body>\r\n</html>\r\n";

/// Everything seen or feared of the real service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// 404, as for a station without data today.
    NotFound,
    /// 500.
    ServerError,
    /// 503.
    Unavailable,
    /// A web page with status 200 where JSON should be.
    HtmlWith200,
    /// The file ends in the middle, as while it is being overwritten.
    Truncated,
    /// The connection ends before the promised length.
    HungUp,
    /// Every value is `null`.
    AllNull,
    /// `tsList` is `[]`.
    NoSeries,
    /// The file speaks of another station than its name.
    OtherStation,
    /// 200 with nothing.
    Empty,
    /// Sound, but only after so many milliseconds.
    SlowMs(u64),
    /// Sound, and then so many megabytes of blanks.
    PaddedMb(usize),
}

impl Damage {
    pub(super) fn response(self, body: &str) -> Response {
        let json = |body: String| Response::new(200, "application/json", body);
        match self {
            Self::NotFound => not_found(),
            Self::ServerError => Response::new(500, "text/html", ERROR_PAGE),
            Self::Unavailable => Response::new(503, "text/html", ERROR_PAGE),
            Self::HtmlWith200 => Response::new(200, "text/html", ERROR_PAGE),
            Self::Truncated => json(front_half(body)),
            Self::HungUp => Response { missing_bytes: 1000, ..json(front_half(body)) },
            Self::AllNull => json(nulled(body)),
            Self::NoSeries => json(without_series(body)),
            Self::OtherStation => json(body.replace("0-203-1-", "0-203-9-")),
            Self::Empty => json(String::new()),
            Self::SlowMs(ms) => {
                Response { delay: Duration::from_millis(ms), ..json(body.to_owned()) }
            }
            Self::PaddedMb(mb) => json(body.to_owned() + &" ".repeat(mb * 1024 * 1024)),
        }
    }
}

pub fn not_found() -> Response {
    Response::new(404, "text/html", ERROR_PAGE)
}

fn front_half(body: &str) -> String {
    body.chars().take(body.chars().count() / 2).collect()
}

fn nulled(body: &str) -> String {
    let mut pieces = body.split("\"value\":");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let rest = piece.find('}').map_or("", |end| &piece[end..]);
        out = out + "\"value\":null" + rest;
    }
    out
}

fn without_series(body: &str) -> String {
    let head = body.split("\"tsList\":").next().unwrap_or_default();
    format!("{head}\"tsList\":[]}}]}}")
}
