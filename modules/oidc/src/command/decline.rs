use hlaska_journal::World;
use hlaska_kernel::{Action, Permit, Refusal, Row, Said};
use hlaska_web::{Decision, Fields, FormReader};

use super::{ADMINISTRATOR, REASON_LIMIT};
use crate::event::OidcEvent;
use crate::view::Bindings;

/// Whoever asked is not let in.
pub(crate) struct Decline;

impl Action for Decline {
    const ROW: Row = Row { action: "oidc.decline", roles: ADMINISTRATOR };
}

/// Field `reason`, also of taking a binding back.
pub(crate) fn parse(form: &Fields) -> Result<String, Refusal> {
    let mut reader = FormReader::new(form);
    let reason = reader.required("reason", REASON_LIMIT);
    reader.finish(reason)
}

pub(crate) fn decline(
    world: &World,
    _permit: &Permit<'_, Decline>,
    key: &str,
    reason: String,
) -> Result<Decision, Refusal> {
    let request = world.view::<Bindings>().request(key).ok_or(Refusal::NotFound)?;
    if request.declined.is_some() {
        return Err(Refusal::Conflict(Said::new(
            "Žádost už byla zamítnuta.",
            "The request was declined already.",
        )));
    }
    Ok(vec![OidcEvent::RequestDeclined { key: key.to_owned(), reason }.into()].into())
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn a_request_is_declined_once_and_with_a_reason() {
        let by = administrator();
        let decided = decline(&given(&[asked()]), &permit(&by), KEY, "Neznáme".to_owned());
        assert_eq!(kinds(decided), ["oidc.request_declined"]);
        let again = decline(&given(&[asked(), declined()]), &permit(&by), KEY, "R".to_owned());
        assert!(matches!(again, Err(Refusal::Conflict(_))));
        assert!(matches!(parse(&Fields::parse(b"reason=+")), Err(Refusal::Invalid(_))));
    }
}
