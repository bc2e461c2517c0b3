//! Forms with files (`multipart/form-data`). The whole body lies in memory already, under the
//! route's limit, so nothing is written anywhere before somebody has judged it.

use bytes::Bytes;
use futures_util::stream;
use hlaska_kernel::number::hex;
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use multer::{Field, Multipart};
use sha2::{Digest, Sha256};

use crate::fields::Fields;

/// A file as it was sent. What it says of its own kind is not even looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    pub field: String,
    /// As the sender calls it; never a path to write to.
    pub name: String,
    pub bytes: Bytes,
}

/// What a form brought.
#[derive(Debug, Default)]
pub(crate) struct Sent {
    pub(crate) form: Fields,
    pub(crate) files: Vec<Upload>,
}

/// Parts of one form: fields of our own forms and a few files.
const MOST_PARTS: usize = 64;
/// Bytes of a field that is no file.
const LONGEST_FIELD: usize = 64 * 1024;

/// The boundary between parts, if the body has parts.
pub(crate) fn boundary(headers: &HeaderMap) -> Option<String> {
    let kind = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    multer::parse_boundary(kind).ok()
}

/// Every part, or nothing when the body is not what it says.
pub(crate) async fn read(boundary: String, body: Vec<u8>) -> Option<Sent> {
    let whole = stream::once(async move { Ok::<_, std::io::Error>(Bytes::from(body)) });
    let mut parts = Multipart::new(whole, boundary);
    let mut sent = Sent::default();
    for _ in 0..MOST_PARTS {
        let Some(part) = parts.next_field().await.ok()? else { return Some(sent) };
        take(part, &mut sent).await?;
    }
    None
}

/// A field for a file that was left empty comes without a name and without bytes. The digest among
/// the fields tells one file from another where a form is recognised as sent before.
async fn take(part: Field<'_>, sent: &mut Sent) -> Option<()> {
    let field = part.name().unwrap_or_default().to_owned();
    let Some(name) = part.file_name().map(str::to_owned) else {
        let value = part.bytes().await.ok().filter(|value| value.len() <= LONGEST_FIELD)?;
        sent.form.add(&field, &String::from_utf8_lossy(&value));
        return Some(());
    };
    let bytes = part.bytes().await.ok()?;
    if name.is_empty() && bytes.is_empty() {
        return Some(());
    }
    sent.form.add(&field, &format!("{} {name}", hex(&Sha256::digest(&bytes)[..12])));
    sent.files.push(Upload { field, name, bytes });
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: &str = "--x\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nvoda\r\n--x\r\n\
        Content-Disposition: form-data; name=\"soubor\"; filename=\"plán.pdf\"\r\n\
        Content-Type: text/html\r\n\r\n%PDF\r\n--x\r\nContent-Disposition: form-data; \
        name=\"jiny\"; filename=\"\"\r\n\r\n\r\n--x--\r\n";

    async fn reads(body: &str) -> Option<Sent> {
        read("x".to_owned(), body.as_bytes().to_vec()).await
    }

    #[tokio::test]
    async fn fields_and_files_come_apart_and_an_empty_choice_is_none() {
        let sent = reads(FORM).await.unwrap();
        assert_eq!(sent.form.get("note"), "voda");
        assert_eq!(sent.files.len(), 1);
        let file = &sent.files[0];
        assert_eq!(
            (&*file.field, &*file.name, &file.bytes[..]),
            ("soubor", "plán.pdf", &b"%PDF"[..])
        );
        assert!(sent.form.get("soubor").ends_with(" plán.pdf"));
        let other = reads(&FORM.replace("%PDF", "%PDG")).await.unwrap();
        assert_ne!(other.form.get("soubor"), sent.form.get("soubor"));
    }

    #[tokio::test]
    async fn a_broken_body_is_no_form() {
        assert!(reads("--x\r\nContent-Disp").await.is_none());
        assert!(reads("").await.is_none());
        let many = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n".repeat(70);
        assert!(reads(&format!("{many}--x--")).await.is_none());
    }

    #[test]
    fn only_forms_with_parts_have_a_boundary() {
        let of = |kind: &'static str| {
            let headers = [(CONTENT_TYPE, http::HeaderValue::from_static(kind))];
            boundary(&headers.into_iter().collect())
        };
        assert_eq!(of("multipart/form-data; boundary=abc"), Some("abc".to_owned()));
        assert_eq!(of("application/x-www-form-urlencoded"), None);
        assert_eq!(of("multipart/form-data"), None);
    }
}
