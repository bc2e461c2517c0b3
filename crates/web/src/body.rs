//! The body of a request. It is heard out even when it is not wanted: a sender still talking when
//! the answer comes and the line closes would see a broken connection instead of the answer.

use std::time::Duration;

use http::{HeaderMap, Method, StatusCode};
use http_body_util::BodyExt;

use crate::answer::Body;
use crate::fields::Fields;
use crate::upload::{self, Sent};

/// A sender that trickles its body holds a connection, not a handler.
const PATIENCE: Duration = Duration::from_secs(20);
/// What a phone on a bad line still manages, bytes a second: a file is waited for longer.
const SLOWEST: usize = 64 * 1024;
/// How much of what is not wanted is listened to, bytes and time.
const HEARD_OUT: usize = 2 * 1024 * 1024;
const HEARD_OUT_FOR: Duration = Duration::from_secs(3);

/// What was sent, or why it could not be taken.
pub(crate) async fn sent(
    head: (&Method, &HeaderMap),
    mut body: Body,
    limit: usize,
) -> Result<Sent, StatusCode> {
    if *head.0 != Method::POST {
        return Ok(Sent::default());
    }
    let patience = PATIENCE + Duration::from_secs((limit / SLOWEST) as u64);
    match tokio::time::timeout(patience, bytes(&mut body, limit)).await {
        Ok(Ok(bytes)) => read(head.1, bytes).await,
        Ok(Err(StatusCode::PAYLOAD_TOO_LARGE)) => {
            hear_out(body).await;
            Err(StatusCode::PAYLOAD_TOO_LARGE)
        }
        Ok(Err(status)) => Err(status),
        Err(_) => Err(StatusCode::REQUEST_TIMEOUT),
    }
}

async fn read(headers: &HeaderMap, bytes: Vec<u8>) -> Result<Sent, StatusCode> {
    match upload::boundary(headers) {
        Some(boundary) => upload::read(boundary, bytes).await.ok_or(StatusCode::BAD_REQUEST),
        None => Ok(Sent { form: Fields::parse(&bytes), files: Vec::new() }),
    }
}

async fn bytes(body: &mut Body, limit: usize) -> Result<Vec<u8>, StatusCode> {
    let mut bytes = Vec::new();
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| StatusCode::REQUEST_TIMEOUT)?;
        let data = frame.into_data().unwrap_or_default();
        if bytes.len() + data.len() > limit {
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
        bytes.extend_from_slice(&data);
    }
    Ok(bytes)
}

/// Listens, within reason, to what is thrown away.
pub(crate) async fn hear_out(mut body: Body) {
    let mut heard = 0;
    let listen = async {
        while let Some(Ok(frame)) = body.frame().await {
            heard += frame.data_ref().map_or(0, bytes::Bytes::len);
            if heard > HEARD_OUT {
                break;
            }
        }
    };
    let _ = tokio::time::timeout(HEARD_OUT_FOR, listen).await;
}
