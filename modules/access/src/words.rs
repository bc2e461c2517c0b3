//! What the rows of the policy matrix are called on screen.
//!
//! A module's row that is missing here still shows, under its own name; the table only gives it a
//! better one.

use hlaska_kernel::{Lang, Role, Row};

/// Action, Czech, English.
const WORDS: [(&str, &str, &str); 24] = [
    ("signals.acknowledge", "Brát podněty na vědomí", "Take note of signals"),
    ("signals.dismiss", "Odkládat podněty s důvodem", "Dismiss signals with a reason"),
    ("incident.open", "Otevírat události", "Open events"),
    ("incident.amend", "Měnit údaje o události", "Change what is known of an event"),
    ("incident.attach_signal", "Připojovat podněty k události", "Attach signals to an event"),
    ("incident.write_entry", "Psát do záznamu události", "Write into the log of an event"),
    ("incident.correct_entry", "Opravovat zápisy", "Correct entries"),
    ("incident.mark_significant", "Označovat významné události", "Mark entries as significant"),
    ("incident.close", "Uzavírat události", "Close events"),
    ("incident.reopen", "Znovu otevírat události", "Reopen events"),
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
    ("access.create_organisation", "Zakládat organizace", "Create organisations"),
    ("access.rename_organisation", "Přejmenovat organizace", "Rename organisations"),
    ("access.create_account", "Zakládat účty", "Create accounts"),
    ("access.add_grant", "Přidělovat role", "Give roles"),
    ("access.remove_grant", "Odebírat role", "Take roles back"),
    ("access.issue_link", "Vydávat jednorázové odkazy k nastavení hesla", "Issue one-time links"),
    ("access.deactivate_account", "Blokovat účty", "Block accounts"),
    ("access.reactivate_account", "Obnovovat účty", "Restore accounts"),
];

/// The committed policy matrix as a service: every module's rows. The portal fills it.
pub struct PolicyTable(pub Vec<Row>);

impl PolicyTable {
    /// What the role may do, in words and in the order of modules.
    pub(crate) fn allowed(&self, role: Role, lang: Lang) -> Vec<String> {
        self.0
            .iter()
            .filter(|row| row.roles.contains(&role))
            .map(|row| {
                action_words(row.action, lang)
                    .map_or_else(|| row.action.to_owned(), ToOwned::to_owned)
            })
            .collect()
    }
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
        assert_eq!(table.allowed(Role::RegionManager, Lang::Cs), ["incident.unnamed"]);
        assert_eq!(table.allowed(Role::Administrator, Lang::En), ["Create organisations"]);
        assert!(table.allowed(Role::Reader, Lang::Cs).is_empty());
    }
}
