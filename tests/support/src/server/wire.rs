use std::collections::BTreeMap;
use std::io::{BufRead, Read, copy, sink};

use super::{Request, Response};

/// The next request on this connection, or nothing when there is none or it makes no sense.
pub fn read(reader: &mut impl BufRead) -> Option<Request> {
    let first = line(reader)?;
    let mut words = first.split(' ');
    let (method, path) = (words.next()?.to_owned(), words.next()?.to_owned());
    let mut headers = BTreeMap::new();
    loop {
        let header = line(reader)?;
        let Some((name, value)) = header.split_once(':') else { break };
        headers.insert(name.to_lowercase(), value.trim().to_owned());
    }
    let length = headers.get("content-length").and_then(|said| said.parse().ok()).unwrap_or(0);
    copy(&mut reader.take(length), &mut sink()).ok()?;
    Some(Request { method, path, headers })
}

fn line(reader: &mut impl BufRead) -> Option<String> {
    let mut line = String::new();
    (reader.read_line(&mut line).ok()? > 0).then(|| line.trim_end().to_owned())
}

pub fn write(response: &Response) -> Vec<u8> {
    let first = format!(
        "HTTP/1.1 {} {}
",
        response.status,
        reason(response.status)
    );
    let headers = response.headers.iter().map(|(name, value)| {
        format!(
            "{name}: {value}
"
        )
    });
    let promised = response.body.len() + response.missing_bytes;
    let length = match response.status {
        304 => String::new(),
        _ => format!(
            "Content-Length: {promised}
"
        ),
    };
    let mut bytes = (first
        + &headers.collect::<String>()
        + &length
        + "
")
    .into_bytes();
    bytes.extend_from_slice(&response.body);
    bytes
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        303 => "See Other",
        304 => "Not Modified",
        404 => "Not Found",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => "-",
    }
}
