//! Acting for another organisation.

use hlaska_kernel::{OrganisationId, Refusal};
use hlaska_web::session::Renewal;
use hlaska_web::{Answer, Cx, session_cookie};

use crate::session::lifetime;
use crate::storage::refused;
use crate::view::Accounts;

/// From now on this device acts for the organisation. The token is a new one, the proof of identity
/// as old as it was.
pub(super) async fn post(cx: Cx) -> Result<Answer, Refusal> {
    let session = cx.session().ok_or(Refusal::NotFound)?;
    let wanted: OrganisationId =
        cx.form.get("organisation").parse().map_err(|_| Refusal::NotFound)?;
    let (acting_for, actor) = {
        let world = cx.world();
        let accounts = world.view::<Accounts>();
        let own = accounts.account(session.account).ok_or(Refusal::NotFound)?.organisation;
        let acting_for = (wanted != own).then_some(wanted);
        (acting_for, accounts.actor(session.account, acting_for).ok_or(Refusal::NotFound)?)
    };
    let sessions = cx.portal.sessions();
    // A mayor's phone that stays signed in for a month does not do so for every role.
    let limited = sessions.limit(session, lifetime(&actor.grants)).await;
    let limited = limited.map_err(|error| refused(&error))?;
    let renewal = Renewal { acting_for, ..Renewal::default() };
    let token = sessions.renew(&limited, renewal).await.map_err(|error| refused(&error))?;
    cx.portal.access_changed();
    let age = limited.ends_at.as_second() - cx.now.as_second();
    let cookie = session_cookie::set(&token, cx.portal.settings().secure, age);
    Ok(Answer::redirect("/ucet?hotovo=zastupovani").cookie(&cookie))
}
