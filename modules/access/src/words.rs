//! What the rows of the policy matrix are called on screen.
//!
//! A module's row that is missing here still shows, under its own name; the table only gives it a
//! better one.

use hlaska_kernel::{Lang, Role, Row};

/// Action, Czech, English.
const WORDS: &[(&str, &str, &str)] = &[
    ("signals.acknowledge", "Brát podněty na vědomí", "Take note of signals"),
    ("signals.dismiss", "Odkládat podněty s důvodem", "Dismiss signals with a reason"),
    ("factors.reset", "Rušit cizí způsoby přihlášení", "Reset ways of signing in of others"),
    (
        "factors.review",
        "Přezkoumávat použití nouzového účtu",
        "Review the use of the emergency account",
    ),
    ("audit.keep_choice", "Ukládat výběry záznamů", "Save choices of records"),
    ("audit.settle", "Vyřizovat upozornění", "Settle findings"),
    ("audit.verify", "Ověřovat řetěz záznamů", "Verify the chain of records"),
    ("incident.open", "Otevírat události", "Open events"),
    ("incident.amend", "Měnit údaje o události", "Change what is known of an event"),
    ("incident.attach_signal", "Připojovat podněty k události", "Attach signals to an event"),
    ("incident.write_entry", "Psát do záznamu události", "Write into the log of an event"),
    ("incident.correct_entry", "Opravovat zápisy", "Correct entries"),
    ("incident.mark_significant", "Označovat významné události", "Mark entries as significant"),
    ("incident.close", "Uzavírat události", "Close events"),
    (
        "incident.invite_organisation",
        "Přizvat organizaci k události",
        "Invite an organisation to an event",
    ),
    (
        "incident.withdraw_invitation",
        "Zrušit přizvání organizace",
        "Withdraw an organisation's invitation",
    ),
    (
        "special_facts.keep_list",
        "Vést seznam osob oprávněných ke zvláštním skutečnostem",
        "Keep a list of persons entitled to special facts",
    ),
    (
        "special_facts.register",
        "Evidovat zvláštní skutečnosti v protokolu",
        "Register special facts",
    ),
    ("incident.reopen", "Znovu otevírat události", "Reopen events"),
    ("documents.attach", "Přikládat soubory k události", "Attach files to an event"),
    (
        "documents.report_spill",
        "Ohlásit utajovanou informaci v souboru",
        "Report classified information in a file",
    ),
    ("documents.clear_spill", "Zpřístupnit ohlášený soubor", "Reopen a reported file"),
    (
        "documents.destroy_spill",
        "Zničit soubor s utajovanou informací",
        "Destroy a file with classified information",
    ),
    ("reports.ask", "Vyzývat obce k hlášení", "Ask municipalities to report"),
    ("reports.report", "Podávat hlášení za vlastní obec", "Report for the own municipality"),
    ("reports.record", "Zapisovat hlášení za volajícího", "Write a report down for a caller"),
    (
        "reports.mark_no_contact",
        "Zaznamenat, že se do obce nelze dovolat",
        "Note that a municipality cannot be reached",
    ),
    ("reports.note_reminder", "Zaznamenat urgenci", "Note a reminder"),
    ("reports.close_ask", "Uzavírat a odvolávat výzvy", "Close or withdraw an ask"),
    (
        "oidc.bind",
        "Spojovat lidi od poskytovatele identit s účty",
        "Bind people of identity providers to accounts",
    ),
    ("oidc.decline", "Zamítat žádosti o přístup", "Decline requests for access"),
    ("oidc.unbind", "Rušit spojení s účty", "Undo bindings to accounts"),
    ("machines.pair_display", "Párovat nástěnné obrazovky", "Pair wall displays"),
    ("machines.revoke_display", "Rušit nástěnné obrazovky", "Revoke wall displays"),
    ("machines.issue_key", "Vydávat klíče rozhraní", "Issue API keys"),
    ("machines.revoke_key", "Rušit klíče rozhraní", "Revoke API keys"),
    ("access.create_organisation", "Zakládat organizace", "Create organisations"),
    ("access.rename_organisation", "Přejmenovat organizace", "Rename organisations"),
    ("access.create_account", "Zakládat účty", "Create accounts"),
    ("access.add_grant", "Přidělovat role", "Give roles"),
    ("access.remove_grant", "Odebírat role", "Take roles back"),
    ("access.issue_link", "Vydávat jednorázové odkazy k nastavení hesla", "Issue one-time links"),
    ("access.deactivate_account", "Blokovat účty", "Block accounts"),
    ("access.reactivate_account", "Obnovovat účty", "Restore accounts"),
    ("access.change_organisation", "Měnit zařazení organizací", "Change where organisations stand"),
    ("access.end_organisation", "Ukončovat organizace", "End organisations"),
    ("access.restore_organisation", "Obnovovat organizace", "Restore organisations"),
    (
        "access.add_membership",
        "Přizvat osobu, aby jednala za organizaci",
        "Let somebody act for an organisation",
    ),
    ("access.end_membership", "Ukončovat zastupování", "End acting for an organisation"),
    ("access.withdraw_link", "Odvolávat jednorázové odkazy", "Withdraw one-time links"),
    ("access.set_clearance", "Určovat, co osoba smí číst", "Set what somebody may read"),
    ("access.import_people", "Hromadně zakládat účty", "Create accounts in bulk"),
    ("access.start_review", "Zahajovat prověrku přístupů", "Start a review of access"),
    ("access.answer_review", "Rozhodovat v prověrce přístupů", "Decide in a review of access"),
    ("access.remind_review", "Zapisovat připomenutí prověrky", "Note reminders of a review"),
    ("access.close_review", "Uzavírat prověrku přístupů", "Close a review of access"),
    ("access.set_validity", "Omezovat platnost účtů", "Limit how long accounts work"),
    ("directory.add_function", "Zapisovat funkce v organizacích", "Write functions down"),
    ("directory.correct_function", "Opravovat funkce a jména", "Correct functions and names"),
    ("directory.hand_over_function", "Zapisovat převzetí funkce", "Write takeovers down"),
    ("directory.end_function", "Ukončovat funkce", "End functions"),
    ("directory.add_contact", "Zapisovat kontakty", "Write contacts down"),
    ("directory.correct_contact", "Opravovat kontakty", "Correct contacts"),
    ("directory.invalidate_contact", "Označovat kontakty za neplatné", "Mark contacts as invalid"),
    ("directory.confirm_contacts", "Potvrzovat kontakty", "Confirm contacts"),
    ("directory.start_campaign", "Zahajovat potvrzování kontaktů", "Start contact campaigns"),
    ("directory.issue_links", "Vydávat odkazy k potvrzení kontaktů", "Hand out links of campaigns"),
    (
        "directory.note_reminder",
        "Zaznamenat urgenci potvrzení kontaktů",
        "Note a reminder of a contact campaign",
    ),
    ("directory.close_campaign", "Uzavírat potvrzování kontaktů", "Close contact campaigns"),
];

/// The committed policy matrix as a service: every module's rows. The portal fills it.
pub struct PolicyTable(pub Vec<Row>);

impl PolicyTable {
    /// What the role may do, by the stable names and in the order of modules.
    pub fn actions(&self, role: Role) -> Vec<&'static str> {
        let own = self.0.iter().filter(|row| row.roles.contains(&role));
        own.map(|row| row.action).collect()
    }
}

/// What an action is called on screen: its name in words, else its own.
pub fn action_name(action: &'static str, lang: Lang) -> &'static str {
    action_words(action, lang).unwrap_or(action)
}

/// What an action of the matrix is called; `None` when nobody gave it a name.
pub fn action_words(action: &str, lang: Lang) -> Option<&'static str> {
    WORDS.iter().find(|(name, ..)| *name == action).map(|(_, cs, en)| match lang {
        Lang::Cs => *cs,
        Lang::En => *en,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::ROWS;

    #[test]
    fn every_row_of_this_module_has_words() {
        for row in ROWS {
            for lang in [Lang::Cs, Lang::En] {
                assert!(action_words(row.action, lang).is_some(), "{}", row.action);
            }
        }
    }

    #[test]
    fn what_a_role_may_do_is_read_from_the_rows() {
        let open = Row { action: "incident.unnamed", roles: &[Role::RegionManager] };
        let table = PolicyTable(vec![open, ROWS[0]]);
        assert_eq!(table.actions(Role::RegionManager), ["incident.unnamed"]);
        assert_eq!(action_name("incident.unnamed", Lang::Cs), "incident.unnamed");
        assert!(table.actions(Role::Administrator).contains(&ROWS[0].action));
        assert_ne!(action_name(ROWS[0].action, Lang::En), ROWS[0].action);
        assert!(table.actions(Role::Reader).is_empty());
    }
}
