//! Reads an entry of the log from a form.

use hlaska_kernel::{Refusal, Said, Timestamp};
use hlaska_web::{Fields, FormReader, TEXT_LIMIT};

use crate::event::{Channel, EntryKind, Wording};
use crate::handling;

const COUNTERPARTY_LIMIT: usize = 200;

/// An entry and when it happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) wording: Wording,
    pub(crate) occurred_at: Timestamp,
}

/// Fields: `zaznam` (kind), `text`, `protejsek`, `kanal`, `vyznamne`, `oznaceni`, `cas` and `cas_puvodni`,
/// what stood in `cas` when the form was made.
pub(crate) fn parse_written(form: &Fields, now: Timestamp) -> Result<Written, Refusal> {
    let mut reader = FormReader::new(form);
    let kind = kind(&mut reader, form);
    let text = reader.required("text", TEXT_LIMIT);
    let counterparty = counterparty(&mut reader, kind);
    let channel = channel(&mut reader, form, kind, &counterparty);
    let occurred_at = occurred_at(&mut reader, form, now);
    let significant = reader.ticked("vyznamne");
    let handling = handling::read(&mut reader, form);
    let wording = Wording { kind, text, counterparty, channel, significant, handling };
    reader.finish(Written { wording, occurred_at })
}

fn kind(reader: &mut FormReader<'_>, form: &Fields) -> EntryKind {
    EntryKind::from_name(form.get("zaznam")).unwrap_or_else(|| {
        let message = Said::new("Vyberte druh záznamu.", "Choose a kind of entry.");
        reader.error("zaznam", message);
        EntryKind::Note
    })
}

fn counterparty(reader: &mut FormReader<'_>, kind: EntryKind) -> String {
    let counterparty = reader.optional("protejsek", COUNTERPARTY_LIMIT);
    if counterparty.is_empty() && kind.is_message() {
        let message = Said::new(
            "Uveďte, od koho zpráva přišla nebo komu byla odeslána.",
            "Say who the message came from or was sent to.",
        );
        reader.error("protejsek", message);
    }
    counterparty
}

/// Where nobody is at the other end, the channel left over from the last entry means nothing.
fn channel(
    reader: &mut FormReader<'_>,
    form: &Fields,
    kind: EntryKind,
    counterparty: &str,
) -> Option<Channel> {
    let channel = Channel::from_name(form.get("kanal"));
    if channel.is_none() && kind.is_message() {
        let message = Said::new("Vyberte, jakou cestou.", "Choose which way.");
        reader.error("kanal", message);
    }
    channel.filter(|_| kind.is_message() || !counterparty.is_empty())
}

/// A time nobody touched means the moment of writing, however long the page was open.
fn occurred_at(reader: &mut FormReader<'_>, form: &Fields, now: Timestamp) -> Timestamp {
    let at = reader.moment("cas", now);
    if form.get("cas") == form.get("cas_puvodni") { now } else { at }
}

#[cfg(test)]
mod tests {
    use hlaska_rig::minute;

    use super::*;

    fn read(form: &str) -> Result<Written, Refusal> {
        parse_written(&Fields::parse(form.as_bytes()), minute(30))
    }

    fn mistakes(form: &str) -> Vec<&'static str> {
        match read(form) {
            Err(Refusal::Invalid(errors)) => errors.iter().map(|error| error.field).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_note_needs_a_text_and_nothing_else() {
        let written = read("zaznam=note&text=Voda+stoupá&kanal=phone").unwrap();
        assert_eq!(written.wording.text, "Voda stoupá");
        assert_eq!((written.wording.channel, written.occurred_at), (None, minute(30)));
        assert_eq!(mistakes("zaznam=note&text="), ["text"]);
    }

    #[test]
    fn a_message_needs_the_other_end_and_the_way() {
        assert_eq!(mistakes("zaznam=received&text=A"), ["protejsek", "kanal"]);
        let form = "zaznam=received&text=A&protejsek=Povodí&kanal=radio&vyznamne=1";
        let wording = read(form).unwrap().wording;
        assert_eq!((wording.channel, wording.significant), (Some(Channel::Radio), true));
    }

    #[test]
    fn a_time_left_alone_is_now_and_a_changed_one_is_kept() {
        let form = "zaznam=note&text=A&cas=2026-11-22T17:00&cas_puvodni=2026-11-22T17:00";
        assert_eq!(read(form).unwrap().occurred_at, minute(30));
        let form = "zaznam=note&text=A&cas=2026-11-22T16:50&cas_puvodni=2026-11-22T17:00";
        assert_eq!(read(form).unwrap().occurred_at, minute(-10));
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        let long = "x".repeat(4_001);
        let form = format!("zaznam=poem&text={long}&cas=2027-01-01T00:00");
        assert_eq!(mistakes(&form), ["zaznam", "text", "cas"]);
    }
}
