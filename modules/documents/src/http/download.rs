//! Handing a file out: never shown inside the portal, only given to be kept.

use hlaska_incident::Incidents;
use hlaska_kernel::number::hex;
use hlaska_kernel::{Lang, Marking, Refusal, Said};
use hlaska_special_facts::{How, note_read};
use hlaska_web::audit::code;
use hlaska_web::{Answer, Cx};
use http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY};

use crate::document::{Document, DocumentId};
use crate::storage;
use crate::text::text;
use crate::view::Documents;

pub(super) async fn get(cx: Cx) -> Result<Answer, Refusal> {
    let document = asked(&cx)?;
    let Some(kind) = document.kind().filter(|_| document.is_open()) else {
        let is_gone = document.destroyed.is_some();
        let words = |lang| if is_gone { text(lang).gone() } else { text(lang).closed() };
        let (cs, en) = (words(Lang::Cs), words(Lang::En));
        return Err(Refusal::Conflict(Said::new(cs, en)));
    };
    record(&cx, &document).await?;
    let content = storage::open(cx.portal.node().db(), document.id).await;
    let content = content.map_err(|error| storage::refused(&error))?.ok_or(Refusal::NotFound)?;
    let answer = Answer::typed(kind.mime(), content)
        .header(CONTENT_DISPOSITION, &disposition(&document.name))
        .header(CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox");
    Ok(hlaska_web::Export::of(&cx, document.handling.marking).marks(answer))
}

/// The file in the address, if it is for these eyes.
pub(super) fn asked(cx: &Cx) -> Result<Document, Refusal> {
    let id: DocumentId = cx.params.parse("id")?;
    let (world, viewer) = (cx.world(), cx.viewer());
    let document = world.view::<Documents>().find(id).ok_or(Refusal::NotFound)?;
    let incident = world.view::<Incidents>().get(&viewer, document.incident);
    let incident = incident.ok_or(Refusal::NotFound)?;
    document.is_for(&viewer, incident).then(|| document.clone()).ok_or(Refusal::NotFound)
}

/// Without the record there is no content where the law asks for one.
async fn record(cx: &Cx, document: &Document) -> Result<(), Refusal> {
    if let Some(list) = document.handling.list {
        return note_read(cx, list, &format!("soubor č. {}", document.number), How::View).await;
    }
    if document.handling.marking == Marking::Sensitive {
        let record = cx.record(code::PERSONAL_READ).object("document", document.id);
        cx.note(record.marking(document.handling.marking.name()).incident(document.incident));
    }
    Ok(())
}

/// A plain name for old programs and the whole name for others.
fn disposition(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || ".- ".contains(c) { c } else { '_' })
        .collect();
    let mut whole = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b".-_".contains(&byte) {
            whole.push(char::from(byte));
        } else {
            whole.extend(["%", &hex(&[byte]).to_uppercase()]);
        }
    }
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}")
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn a_name_cannot_break_out_of_its_header() {
        assert_eq!(
            disposition("plán \"a\"\r\n.pdf"),
            "attachment; filename=\"pl_n _a___.pdf\"; filename*=UTF-8''pl%C3%A1n%20%22a%22%0D%0A.pdf"
        );
    }
}
