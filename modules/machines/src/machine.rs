//! A program that asks with a key.

use hlaska_kernel::{Actor, Refusal, Said};
use hlaska_web::Portal;
use hlaska_web::audit::{AccountClass, Outcome, Record, code};
use hlaska_web::machine::MachineCall;
use hlaska_web::module::Future0;
use http::header::AUTHORIZATION;

use crate::event::Purpose;
use crate::key::{self, Claim};
use crate::turnstile::{Stopped, Turnstile};
use crate::view::{Kind, Machines, identity};

/// Who the program is. For the portal's `Parts`.
pub fn machine(portal: Portal, call: MachineCall) -> Future0<Result<Actor, Refusal>> {
    Box::pin(async move { admit(&portal, &call) })
}

fn admit(portal: &Portal, call: &MachineCall) -> Result<Actor, Refusal> {
    let header = call.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let Some(claim) = header.and_then(key::parse) else {
        return Err(turned_away(portal, call, None, "malformed"));
    };
    let actor = sound(portal, call, &claim)
        .map_err(|reason| turned_away(portal, call, Some(&claim), reason))?;
    let turnstile = portal.service::<Turnstile>();
    match turnstile.pass(claim.key, claim.time, &claim.nonce, portal.env().now()) {
        Ok(true) => portal.audit().note(record(call, Some(&claim), code::API_KEY_OK)),
        Ok(false) => {}
        Err(Stopped::TooOften) => return Err(slowed(portal, call, &claim)),
        Err(stopped) => return Err(turned_away(portal, call, Some(&claim), stopped.name())),
    }
    Ok(actor)
}

/// The key is known, in use, made for this address, and has signed exactly this request.
fn sound(portal: &Portal, call: &MachineCall, claim: &Claim) -> Result<Actor, &'static str> {
    let world = portal.world();
    let machine = world.view::<Machines>().get(claim.key).ok_or("unknown")?;
    let Kind::Key { purpose, public_key, .. } = &machine.kind else { return Err("unknown") };
    if !claim.fits(public_key, &call.method, &call.address) {
        return Err("signature");
    }
    if !machine.is_good(portal.env().now()) {
        return Err("ended");
    }
    let monitoring = call.address.split('?').next() == Some("/metrics");
    if monitoring != (*purpose == Purpose::Monitoring) {
        return Err("purpose");
    }
    let mut actor = identity(&world, claim.key).ok_or("ended")?;
    if monitoring {
        actor.grants.iter_mut().for_each(|grant| grant.role = hlaska_kernel::Role::Administrator);
    }
    Ok(actor)
}

/// Why is for the record only: whoever guesses learns nothing.
fn turned_away(
    portal: &Portal,
    call: &MachineCall,
    claim: Option<&Claim>,
    reason: &'static str,
) -> Refusal {
    let record = record(call, claim, code::API_KEY_FAIL).outcome(Outcome::Deny).reason(reason);
    portal.audit().note(record);
    Refusal::NotFound
}

fn slowed(portal: &Portal, call: &MachineCall, claim: &Claim) -> Refusal {
    let record = record(call, Some(claim), code::RATE_LIMITED).outcome(Outcome::Deny);
    portal.audit().note(record);
    Refusal::Unavailable(Said::new(
        "Klíč se ptá příliš často. Počkejte sekundu.",
        "The key asks too often. Wait a second.",
    ))
}

fn record(call: &MachineCall, claim: Option<&Claim>, code: hlaska_web::audit::Code) -> Record {
    let address = call.address.split('?').next().unwrap_or_default();
    let record = Record::new(code).address(call.peer).object("address", address);
    match claim {
        Some(claim) => {
            record.account(claim.key).device(claim.key).account_class(AccountClass::ApiKey)
        }
        None => record,
    }
}
