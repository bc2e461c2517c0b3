//! Pages, one file for each.

pub(crate) mod findings;
pub(crate) mod health;
pub(crate) mod list;
pub(crate) mod one;
pub(crate) mod verdict;

use hlaska_access::Accounts;
use hlaska_audit::{Code, Content, Entry};
use hlaska_journal::Author;
use hlaska_kernel::Lang;
use hlaska_web::Cx;

use crate::text::text;

pub(crate) const LIST: &str = "/audit";

/// Who it was, in words.
fn person(cx: &Cx, content: &Content) -> String {
    let world = cx.world();
    let name = |id| world.view::<Accounts>().name_of(&Author::Account(id), cx.lang());
    content.fields.account.map_or_else(|| text(cx.lang()).nobody().to_owned(), name)
}

/// What was done, in words; by its stable name where another build wrote it.
fn activity(content: &Content, lang: Lang) -> &str {
    Code::from_name(&content.code).map_or(content.code.as_str(), |code| code.words(lang))
}

fn thing(content: &Content) -> String {
    let fields = &content.fields;
    let parts = [fields.object_kind.as_deref(), fields.object_id.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn address(entry: &Entry) -> String {
    format!("{LIST}/{}", entry.seq)
}
