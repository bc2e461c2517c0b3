//! What has happened, in words.

use hlaska_kernel::Lang;

use super::Phrase;
use crate::event::{AccessEvent, ReviewAnswer};

pub(crate) const HISTORY: Phrase = Phrase::new("Historie", "History");
pub(crate) const WHEN: Phrase = Phrase::new("Kdy", "When");
pub(crate) const WHAT: Phrase = Phrase::new("Co", "What");
pub(crate) const WHO: Phrase = Phrase::new("Kdo", "Who");
pub(crate) const DETAIL: Phrase = Phrase::new("Podrobnosti", "Details");

/// What kind of change it was.
pub(crate) fn what(event: &AccessEvent, lang: Lang) -> &'static str {
    let (cs, en) = match event {
        AccessEvent::OrganisationCreated { .. } => ("založena", "created"),
        AccessEvent::OrganisationRenamed { .. } => ("přejmenována", "renamed"),
        AccessEvent::OrganisationChanged { .. } => ("změněno zařazení", "place changed"),
        AccessEvent::OrganisationEnded { .. } => ("ukončena", "ended"),
        AccessEvent::OrganisationRestored { .. } => ("obnovena", "restored"),
        AccessEvent::AccountCreated { .. } => ("účet založen", "account created"),
        AccessEvent::GrantAdded { .. } => ("role přidána", "role given"),
        AccessEvent::GrantRemoved { .. } => ("role odebrána", "role taken back"),
        AccessEvent::AccountDeactivated { .. } => ("účet zablokován", "account blocked"),
        AccessEvent::AccountReactivated { .. } => ("účet obnoven", "account restored"),
        AccessEvent::AccountReturned { .. } => {
            ("návrat, role k potvrzení", "back, roles to confirm")
        }
        AccessEvent::PasswordSet { .. } => ("heslo nastaveno", "password set"),
        AccessEvent::LinkIssued { .. } => ("odkaz vydán", "link issued"),
        AccessEvent::LinkUsed { .. } => ("odkaz použit", "link used"),
        AccessEvent::LinkWithdrawn { .. } => ("odkaz odvolán", "link withdrawn"),
        AccessEvent::MembershipAdded { .. } => {
            ("jedná i za organizaci", "acts for an organisation")
        }
        AccessEvent::MembershipEnded { .. } => ("zastupování ukončeno", "no longer acts for it"),
        AccessEvent::MembershipGrantAdded { .. } => {
            ("role v jiné organizaci přidána", "role given elsewhere")
        }
        AccessEvent::MembershipGrantRemoved { .. } => {
            ("role v jiné organizaci odebrána", "role taken back elsewhere")
        }
        AccessEvent::ClearanceSet { .. } => ("oprávnění číst", "clearance"),
        AccessEvent::ValiditySet { .. } => ("platnost účtu", "validity"),
        AccessEvent::ReviewStarted { .. } => ("prověrka zahájena", "review started"),
        AccessEvent::ReviewAnswered { answer, .. } => return answered(*answer, lang),
        AccessEvent::ReviewReminded { .. } => ("připomenuto", "reminded"),
        AccessEvent::ReviewClosed { .. } => ("prověrka uzavřena", "review closed"),
    };
    Phrase::new(cs, en).to(lang)
}

pub(crate) fn answered(answer: ReviewAnswer, lang: Lang) -> &'static str {
    let (cs, en) = match answer {
        ReviewAnswer::Confirmed => ("potvrzeno", "confirmed"),
        ReviewAnswer::Changed => ("změněno", "changed"),
        ReviewAnswer::Removed => ("odebráno", "removed"),
    };
    Phrase::new(cs, en).to(lang)
}
