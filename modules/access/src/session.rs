//! From a proven identity to a signed-in device, and away again.

use hlaska_kernel::{AccountId, Actor, Grant, Refusal, Role};
use hlaska_web::portal::Portal;
use hlaska_web::{Cx, Lifetime, Proof, SignIn, session_cookie};

use crate::storage::log::{self, Line, Outcome};
use crate::storage::refused;
use crate::view::Accounts;
use crate::{audited, device};

const HOUR: i64 = 3600;
/// A mayor's own phone must not ask for a password in the middle of an outage.
const MAYOR: Lifetime = Lifetime { idle_seconds: 30 * 24 * HOUR, absolute_seconds: 30 * 24 * HOUR };
/// One shift, with what is left of the one before.
const OFFICE: Lifetime = Lifetime { idle_seconds: 12 * HOUR, absolute_seconds: 24 * HOUR };
/// Whoever only runs the machine or reads its audit: what is left open is soon closed.
const MACHINE: Lifetime = Lifetime { idle_seconds: HOUR / 4, absolute_seconds: 4 * HOUR };
/// The sealed account: long enough to let others in again.
const SEALED: Lifetime = Lifetime { idle_seconds: HOUR, absolute_seconds: HOUR };

/// How long a sign-in lasts: the shortest time any of the roles allows.
pub(crate) fn lifetime(grants: &[Grant]) -> Lifetime {
    let only_mayor = !grants.is_empty() && grants.iter().all(|grant| grant.role == Role::Mayor);
    let only_machine = !grants.is_empty() && grants.iter().all(|one| !one.role.is_operational());
    match (only_mayor, only_machine) {
        (true, _) => MAYOR,
        (_, true) => MACHINE,
        _ => OFFICE,
    }
}

/// Signs the account in on this device and answers the cookies. Whoever was signed in here before
/// is signed out, and the token is always a fresh one.
pub async fn begin(cx: &Cx, actor: &Actor, proof: Proof) -> Result<[String; 2], Refusal> {
    leave(cx).await?;
    let secure = cx.portal.settings().secure;
    let device_id = cx.device_id().map_or_else(|| cx.portal.env().secret(), str::to_owned);
    let sign_in = SignIn {
        account: actor.account,
        acting_for: None,
        proof,
        device: device::name(&cx.headers),
        device_id: device_id.clone(),
        life: if proof == Proof::BreakGlass { SEALED } else { lifetime(&actor.grants) },
    };
    let age = sign_in.life.absolute_seconds;
    let token = cx.portal.sessions().start(sign_in).await.map_err(|e| refused(&e))?;
    note(cx, Some(actor.account), Outcome::SignedIn).await?;
    let session = session_cookie::set(&token, secure, age);
    Ok([session, session_cookie::set_device(&device_id, secure)])
}

/// Ends the session of this device, if there is one; open streams learn of it.
pub(crate) async fn leave(cx: &Cx) -> Result<Option<AccountId>, Refusal> {
    let Some(session) = cx.session() else { return Ok(None) };
    let ended = cx.portal.sessions().end(session.account, &session.digest).await;
    ended.map_err(|error| refused(&error))?;
    cx.portal.access_changed();
    Ok(Some(session.account))
}

/// Writes a line into the log of sign-ins.
pub async fn note(cx: &Cx, account: Option<AccountId>, outcome: Outcome) -> Result<(), Refusal> {
    cx.note(audited::record(cx, account, outcome));
    let (at, peer, device) = (cx.now, cx.peer, device::name(&cx.headers));
    let line = Line { at, account, peer, device, outcome };
    log::write(cx.portal.node().db(), line).await.map_err(|error| refused(&error))
}

/// After a change of what an account may do: open streams look again whether they may stay, and
/// sessions that would now last too long or belong to nobody end.
pub async fn settle(portal: &Portal, account: AccountId, before: &[Grant]) -> Result<(), Refusal> {
    let actor = portal.actor(account);
    let shorter = |actor: &Actor| {
        lifetime(&actor.grants).absolute_seconds < lifetime(before).absolute_seconds
    };
    if actor.as_ref().is_none_or(shorter) {
        portal.sessions().end_all(account).await.map_err(|error| refused(&error))?;
    }
    portal.access_changed();
    Ok(())
}

/// The roles an account has now, to compare them after a change.
pub(crate) fn grants(portal: &Portal, account: AccountId) -> Vec<Grant> {
    let world = portal.world();
    world.view::<Accounts>().account(account).map(|one| one.grants.clone()).unwrap_or_default()
}

/// Where work starts after signing in: a mayor's own page, else the first page of the menu.
pub(crate) fn home(portal: &Portal, actor: &Actor) -> &'static str {
    const MAYORS_PAGE: &str = "/obec";
    let mut open = portal.menu().iter().filter(|item| item.roles.iter().any(|r| actor.holds(*r)));
    let only_mayor = lifetime(&actor.grants) == MAYOR;
    if only_mayor && open.clone().any(|item| item.path == MAYORS_PAGE) {
        return MAYORS_PAGE;
    }
    open.next().map_or("/ucet", |item| item.path)
}

/// The same with the roles that a weak proof carries: whoever has only others starts where a
/// stronger way can be added.
pub(crate) fn home_by(portal: &Portal, actor: &Actor, proof: Proof) -> &'static str {
    let strong = &portal.settings().strong_roles;
    let mut borne = actor.clone();
    borne.grants.retain(|grant| proof.is_strong() || !strong.contains(&grant.role));
    home(portal, &borne)
}

/// A path of this portal, or nothing: an address that a stranger put into the form leads nowhere.
pub fn local_path(text: &str) -> Option<&str> {
    let inside = text.starts_with('/') && !text.starts_with("//");
    let plain = text.chars().all(|c| !c.is_control() && !c.is_whitespace() && c != '\\');
    let door = ["/prihlaseni", "/odhlaseni", "/pozvanka/", "/zive"];
    let useful = !door.iter().any(|path| text.starts_with(path));
    (inside && plain && useful && text.len() <= 500).then_some(text)
}

#[cfg(test)]
mod tests {
    use hlaska_kernel::{Cisorp, MunicipalityCode, Territory};

    use super::*;

    const PLAV: Territory = Territory::Municipality(Cisorp(3102), MunicipalityCode(535_346));

    #[test]
    fn only_a_plain_mayor_stays_signed_in_for_a_month() {
        let mayor = Grant { role: Role::Mayor, territory: PLAV };
        let reader = Grant { role: Role::Reader, territory: Territory::Region };
        assert_eq!(lifetime(&[mayor]), MAYOR);
        assert_eq!(lifetime(&[mayor, reader]), OFFICE);
        assert_eq!(lifetime(&[]), OFFICE);
    }

    #[test]
    fn whoever_only_runs_the_machine_is_soon_asked_again() {
        let administrator = Grant { role: Role::Administrator, territory: Territory::Region };
        let manager = Grant { role: Role::RegionManager, territory: Territory::Region };
        assert_eq!(lifetime(&[administrator]), MACHINE);
        assert_eq!(lifetime(&[administrator, manager]), OFFICE);
    }

    #[test]
    fn the_way_back_never_leaves_the_portal() {
        for good in ["/", "/udalosti", "/obec?x=1&y=2", "/stavy/0-203-1-115000#graf"] {
            assert_eq!(local_path(good), Some(good));
        }
        for bad in [
            "",
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "javascript:alert(1)",
            "/\t/evil.example",
            "/a\r\nSet-Cookie: x=1",
            "/prihlaseni?zpet=/prihlaseni",
        ] {
            assert_eq!(local_path(bad), None, "{bad:?}");
        }
    }
}
