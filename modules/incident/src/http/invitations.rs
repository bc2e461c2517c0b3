//! Inviting organisations and ending it.

use hlaska_kernel::Refusal;
use hlaska_web::{Answer, Cx};

use crate::command::{self, InviteOrganisation, WithdrawInvitation, address};
use crate::page::{asked_incident, invited_with_errors};
use crate::permits;

pub(super) async fn post_invite(cx: Cx) -> Result<Answer, Refusal> {
    let incident = asked_incident(&cx)?;
    let organisation = match command::parse_invited(&cx.form) {
        Err(Refusal::Invalid(errors)) => return invited_with_errors(&cx, &errors),
        read => read?,
    };
    cx.execute(|world, actor| {
        let permit = permits::over_all::<InviteOrganisation>(actor, &incident.guards())?;
        command::invite(world, &permit, incident.id, organisation)
    })
    .await?;
    Ok(Answer::redirect(&format!("{}/prizvat", address(incident.id))))
}

/// Open streams of those who leave look again at once: they have nothing to read there any more.
pub(super) async fn post_withdraw(cx: Cx) -> Result<Answer, Refusal> {
    let incident = asked_incident(&cx)?;
    let organisation = command::parse_invited(&cx.form).map_err(|_| Refusal::NotFound)?;
    cx.execute(|world, actor| {
        let permit = permits::over_all::<WithdrawInvitation>(actor, &incident.guards())?;
        command::withdraw(world, &permit, incident.id, organisation)
    })
    .await?;
    Ok(Answer::redirect(&format!("{}/prizvat", address(incident.id))))
}
