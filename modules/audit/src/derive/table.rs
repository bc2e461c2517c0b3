//! Which entries of the journal are records too: changes of rights and accounts, and the little
//! else that the law counts among privileged acts. A kind that stands nowhere here fails a test,
//! so that somebody decides about it.

use hlaska_audit::{Code, code};

/// A kind, or a family that ends with a dot, and its code; `None` for what the journal alone keeps.
pub(super) const TABLE: &[(&str, Option<Code>)] = &[
    ("access.organisation_created", Some(code::ORGANISATION_CREATED)),
    ("access.organisation_renamed", Some(code::ORGANISATION_CHANGED)),
    ("access.organisation_changed", Some(code::ORGANISATION_CHANGED)),
    ("access.organisation_ended", Some(code::ORGANISATION_CHANGED)),
    ("access.organisation_restored", Some(code::ORGANISATION_CHANGED)),
    ("access.account_created", Some(code::ACCOUNT_CREATED)),
    ("access.account_deactivated", Some(code::ACCOUNT_DEACTIVATED)),
    ("access.account_reactivated", Some(code::ACCOUNT_REACTIVATED)),
    ("access.account_returned", Some(code::ACCOUNT_REACTIVATED)),
    ("access.grant_added", Some(code::ROLE_GRANTED)),
    ("access.grant_removed", Some(code::ROLE_REVOKED)),
    ("access.membership_added", Some(code::DELEGATION_GRANTED)),
    ("access.membership_ended", Some(code::DELEGATION_REVOKED)),
    ("access.membership_grant_added", Some(code::ROLE_GRANTED)),
    ("access.membership_grant_removed", Some(code::ROLE_REVOKED)),
    ("access.clearance_set", Some(code::CLEARANCE_CHANGED)),
    ("access.validity_set", Some(code::ACCOUNT_CHANGED)),
    ("access.password_set", Some(code::PASSWORD_CHANGED)),
    ("access.link_issued", Some(code::ACCOUNT_INVITED)),
    ("access.link_used", Some(code::ACCOUNT_ACCEPTED)),
    ("access.link_withdrawn", Some(code::ACCOUNT_CHANGED)),
    ("access.review_started", Some(code::REVIEW_STARTED)),
    ("access.review_answered", Some(code::REVIEW_DECIDED)),
    // A reminder changes nobody's rights.
    ("access.review_reminded", None),
    ("access.review_closed", Some(code::REVIEW_CLOSED)),
    ("oidc.access_requested", Some(code::ACCESS_ASKED)),
    ("oidc.request_declined", Some(code::ACCESS_DECLINED)),
    ("oidc.bound", Some(code::CREDENTIAL_ADDED)),
    ("oidc.unbound", Some(code::CREDENTIAL_REMOVED)),
    ("oidc.roles_mapped", Some(code::ROLE_GRANTED)),
    ("factors.passkey_added", Some(code::CREDENTIAL_ADDED)),
    ("factors.passkey_renamed", None),
    ("factors.passkey_removed", Some(code::CREDENTIAL_REMOVED)),
    ("factors.passkey_suspected", Some(code::SYSTEM_ERROR)),
    ("factors.codes_turned_on", Some(code::MFA_ENROLLED)),
    ("factors.codes_turned_off", Some(code::MFA_RESET)),
    ("factors.recovery_issued", Some(code::RECOVERY_CODES)),
    ("factors.recovery_used", Some(code::RECOVERY_CODE_USED)),
    ("factors.reset", Some(code::MFA_RESET)),
    ("factors.sealed", Some(code::BREAK_GLASS_SEALED)),
    ("factors.seal_broken", Some(code::BREAK_GLASS_OPENED)),
    ("factors.seal_reviewed", Some(code::APPROVAL)),
    ("machines.display_paired", Some(code::KIOSK_PAIRED)),
    ("machines.display_revoked", Some(code::KIOSK_REVOKED)),
    ("machines.key_issued", Some(code::API_KEY_ISSUED)),
    ("machines.key_revoked", Some(code::API_KEY_REVOKED)),
    ("special_facts.list_founded", Some(code::LIST_CHANGED)),
    ("special_facts.person_entered", Some(code::LIST_CHANGED)),
    ("special_facts.person_removed", Some(code::LIST_CHANGED)),
    // Reading is a record of its own; the register keeps the rest.
    ("special_facts.registered", None),
    ("special_facts.returned", None),
    ("documents.attached", None),
    ("documents.named", None),
    ("documents.spill_reported", Some(code::SPILL_REPORTED)),
    ("documents.spill_cleared", Some(code::MARKING_CHANGED)),
    ("documents.spill_destroyed", Some(code::SPILL_DESTROYED)),
    ("incident.closed", Some(code::INCIDENT_CLOSED)),
    ("incident.reopened", Some(code::INCIDENT_REOPENED)),
    ("incident.organisation_invited", Some(code::INCIDENT_SHARED)),
    ("incident.invitation_withdrawn", Some(code::INCIDENT_UNSHARED)),
    ("incident.opened", None),
    ("incident.amended", None),
    ("incident.entry_written", None),
    ("incident.entry_corrected", None),
    ("incident.entry_marked", None),
    ("incident.signal_attached", None),
    ("sensors.feed_silent", Some(code::FEED_DOWN)),
    ("sensors.feed_restored", Some(code::FEED_UP)),
    ("sensors.level_crossed", None),
    ("territory.imported", Some(code::TERRITORY_IMPORT)),
    // Contacts, reports and signals give nobody a right.
    ("directory.", None),
    ("reports.", None),
    ("signals.", None),
];

/// The row of a kind: `None` when nobody has decided yet.
pub(super) fn row(kind: &str) -> Option<&'static (&'static str, Option<Code>)> {
    let stands = |row: &&(&str, _)| match row.0.strip_suffix('.') {
        Some(_) => kind.starts_with(row.0),
        None => kind == row.0,
    };
    TABLE.iter().find(stands)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    /// Kinds as the modules' event files name them.
    fn kinds(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                kinds(&path, found);
            } else if path.file_name().is_some_and(|name| name == "event.rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let named = text.lines().filter_map(|line| line.split_once("=> \""));
                let named = named.filter_map(|(_, rest)| rest.split('"').next());
                found.extend(named.filter(|name| name.contains('.')).map(str::to_owned));
            }
        }
    }

    #[test]
    fn every_kind_of_the_journal_is_decided() {
        let modules = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut found = BTreeSet::new();
        kinds(&modules, &mut found);
        assert!(found.len() > 80, "{}", found.len());
        let open: Vec<_> = found.iter().filter(|kind| row(kind).is_none()).collect();
        assert!(open.is_empty(), "add a row for {open:?}");
        let gone = TABLE.iter().map(|row| row.0).filter(|kind| !kind.ends_with('.'));
        let gone: Vec<_> = gone.filter(|kind| !found.contains(*kind)).collect();
        assert!(gone.is_empty(), "nobody writes {gone:?}");
    }

    #[test]
    fn every_change_of_rights_has_a_code_of_its_class() {
        for (kind, code) in TABLE.iter().filter(|row| row.0.starts_with("access.")) {
            let class = code.map_or('c', |code| code.class.name().chars().next().unwrap());
            assert_eq!(class, 'c', "{kind}");
        }
    }
}
