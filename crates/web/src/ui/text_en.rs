//! The words of the components in English.

use super::text::Text;

pub(super) struct En;

impl Text for En {
    fn portal(&self) -> &'static str {
        "Crisis management portal"
    }
    fn skip(&self) -> &'static str {
        "Skip to content"
    }
    fn menu(&self) -> &'static str {
        "Main menu"
    }
    fn sign_in(&self) -> &'static str {
        "Sign in"
    }
    fn sign_out(&self) -> &'static str {
        "Sign out"
    }
    fn live(&self) -> &'static str {
        "Live"
    }
    fn lost(&self) -> &'static str {
        "No connection – showing the state from {t}"
    }
    fn signed_out(&self) -> &'static str {
        "Signed out"
    }
    fn sign_in_again(&self) -> &'static str {
        "You have been signed out and the page no longer updates. Sign in again."
    }
    fn still(&self) -> &'static str {
        "Does not update by itself"
    }
    fn reload(&self) -> &'static str {
        "Reload"
    }
    fn state_of(&self) -> &'static str {
        "State as of"
    }
    fn revision(&self) -> &'static str {
        "revision"
    }
    fn theme(&self) -> [&'static str; 4] {
        ["Appearance", "As the device", "Light", "Dark"]
    }
    fn low(&self) -> &'static str {
        "Data-saving mode"
    }
    fn keys(&self) -> &'static str {
        "Keyboard shortcuts"
    }
    fn other_language(&self) -> &'static str {
        "Čeština"
    }
    fn licences(&self) -> &'static str {
        "Works used"
    }
    fn waiting(&self) -> [&'static str; 3] {
        let many = "{n} reports are waiting and will be sent by themselves";
        ["{n} report is waiting and will be sent by itself", many, many]
    }
    fn awaiting_sign_in(&self) -> [&'static str; 3] {
        let many = "{n} unsent reports wait for you to sign in";
        ["{n} unsent report waits for you to sign in", many, many]
    }
    fn attention(&self) -> [&'static str; 3] {
        let many = "{n} reports were not accepted – please check them";
        ["{n} report was not accepted – please check it", many, many]
    }
    fn sent(&self) -> [&'static str; 3] {
        let many = "{n} waiting reports have been sent – reload the page";
        ["{n} waiting report has been sent – reload the page", many, many]
    }
    fn problems(&self) -> &'static str {
        "The form cannot be sent"
    }
    fn optional(&self) -> &'static str {
        "optional"
    }
    fn now_button(&self) -> &'static str {
        "Now"
    }
    fn choose(&self) -> &'static str {
        "– choose –"
    }
    fn newer(&self) -> &'static str {
        "Newer"
    }
    fn older(&self) -> &'static str {
        "Older"
    }
    fn new_mark(&self) -> &'static str {
        "NEW"
    }
    fn exercise(&self) -> &'static str {
        "Exercise"
    }
    fn stale(&self) -> &'static str {
        "stale"
    }
    fn overdue(&self) -> &'static str {
        "overdue"
    }
    fn no_contact(&self) -> &'static str {
        "no contact"
    }
    fn significant(&self) -> &'static str {
        "Significant event"
    }
    fn written(&self) -> &'static str {
        "written"
    }
    fn breadcrumbs(&self) -> &'static str {
        "Where I am"
    }
    fn pages(&self) -> &'static str {
        "Pages"
    }
    fn legend(&self) -> &'static str {
        "Key"
    }
    fn no_map(&self) -> &'static str {
        "The map needs JavaScript. The same data stand in the lists linked below it."
    }
}
