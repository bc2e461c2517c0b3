//! The module's words.

mod cs;
mod en;

use hlaska_kernel::Lang;
use hlaska_kernel::number::{counted, counted_en};

/// Every sentence of the module; both languages must have it to compile.
pub(crate) struct Words {
    lang: Lang,
    pub my_account: &'static str,
    pub login: &'static str,
    pub password: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub go_on: &'static str,
    // passkeys
    pub ways: &'static str,
    pub ways_lead: &'static str,
    pub keys: &'static str,
    pub key_name: &'static str,
    pub key_name_hint: &'static str,
    pub usual_key_name: &'static str,
    pub added: &'static str,
    pub change: &'static str,
    pub rename_or_remove: &'static str,
    pub rename: &'static str,
    pub remove_key: &'static str,
    pub remove_key_lead: &'static str,
    pub no_key: &'static str,
    pub no_key_means: &'static str,
    pub add_key: &'static str,
    pub new_key: &'static str,
    pub key_lead: &'static str,
    pub make_key: &'static str,
    pub make_key_and_enter: &'static str,
    pub by_key_recommended: &'static str,
    pub by_password_instead: &'static str,
    pub suspected_advice: &'static str,
    // at the door
    pub sign_in_by_key: &'static str,
    pub or_by_password: &'static str,
    pub needs_scripts: &'static str,
    pub device_unable: &'static str,
    pub cancelled: &'static str,
    pub no_challenge: &'static str,
    pub key_refused: &'static str,
    pub key_refused_advice: &'static str,
    pub to_the_door: &'static str,
    // codes
    pub codes: &'static str,
    pub codes_lead: &'static str,
    pub square_code: &'static str,
    pub secret_by_hand: &'static str,
    pub open_in_app: &'static str,
    pub first_code: &'static str,
    pub turn_codes_on: &'static str,
    pub turn_codes_off: &'static str,
    pub turn_codes_off_lead: &'static str,
    pub codes_since: &'static str,
    pub codes_are_off: &'static str,
    pub manage_codes: &'static str,
    pub code: &'static str,
    pub code_hint: &'static str,
    pub code_wrong: &'static str,
    pub code_wrong_advice: &'static str,
    pub second_step: &'static str,
    pub second_step_lead: &'static str,
    pub start_again: &'static str,
    pub wait_advice: &'static str,
    pub busy: &'static str,
    pub busy_advice: &'static str,
    // recovery
    pub recovery_codes: &'static str,
    pub recovery_left: &'static str,
    pub recovery_lead: &'static str,
    pub recovery_print: &'static str,
    pub recovery_once: &'static str,
    pub new_recovery: &'static str,
    pub made_at: &'static str,
    pub kept_them: &'static str,
    pub few_recovery: &'static str,
    pub few_recovery_advice: &'static str,
    // proof
    pub prove: &'static str,
    pub prove_lead: &'static str,
    pub prove_form_lead: &'static str,
    pub prove_by_key: &'static str,
    pub prove_by_password: &'static str,
    pub password_wrong: &'static str,
    pub password_wrong_advice: &'static str,
    pub no_way: &'static str,
    pub proven: &'static str,
    pub proven_lead: &'static str,
    pub finish: &'static str,
    pub finish_where: &'static str,
    pub leave_it: &'static str,
    pub withheld_advice: &'static str,
    pub prove_now: &'static str,
    pub add_way: &'static str,
    // reset
    pub reset: &'static str,
    pub reset_lead: &'static str,
    pub reset_reason: &'static str,
    pub reset_reason_hint: &'static str,
    // the sealed account
    pub emergency: &'static str,
    pub emergency_loud: &'static str,
    pub emergency_lead: &'static str,
    pub first_half: &'static str,
    pub second_half: &'static str,
    pub break_reason: &'static str,
    pub break_reason_hint: &'static str,
    pub break_seal: &'static str,
    pub reason_given: &'static str,
    pub review: &'static str,
    pub review_due: &'static str,
    pub review_late: &'static str,
    pub never_sealed: &'static str,
    pub sealed_since: &'static str,
    pub not_sealed: &'static str,
    pub finding: &'static str,
    pub finding_hint: &'static str,
    pub write_review: &'static str,
    pub no_use: &'static str,
    pub no_use_means: &'static str,
    pub not_reviewed: &'static str,
    pub broken_at: &'static str,
    pub broken_until: &'static str,
    pub reviewed: &'static str,
    pub whom: &'static str,
    pub emergency_in: &'static str,
    pub lead_on: &'static str,
    pub let_in: &'static str,
    pub let_in_lead: &'static str,
    pub link_made: &'static str,
}

pub(crate) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Cs => &cs::CS,
        Lang::En => &en::EN,
    }
}

impl Words {
    fn either(&self, cs: String, en: String) -> String {
        if self.lang == Lang::Cs { cs } else { en }
    }

    pub(crate) fn wait(&self, seconds: i64) -> String {
        self.either(
            format!("Zkuste to znovu za {seconds}\u{a0}s"),
            format!("Try again in {seconds}\u{a0}s"),
        )
    }

    pub(crate) fn only_at(&self, origin: &str) -> String {
        self.either(
            format!("Přístupové klíče fungují jen na adrese {origin}."),
            format!("Passkeys work only at {origin}."),
        )
    }

    pub(crate) fn suspected(&self, name: &str) -> String {
        self.either(
            format!("Přístupový klíč „{name}“ může mít kopii"),
            format!("There may be a copy of the passkey “{name}”"),
        )
    }

    pub(crate) fn codes_on(&self, left: u8) -> String {
        let left = u64::from(left);
        let codes = counted(left, "záchranný kód", "záchranné kódy", "záchranných kódů");
        self.either(
            format!("Kódy z aplikace jsou zapnuté; máte {codes}."),
            format!(
                "Codes from an app are on; you have {}.",
                counted_en(left, "recovery code", "recovery codes")
            ),
        )
    }

    /// `until`: hours and minutes.
    pub(crate) fn seal_broken(&self, until: &str) -> String {
        self.either(
            format!("Nouzový účet je v použití, nejdéle do {until}"),
            format!("The emergency account is in use, at the latest until {until}"),
        )
    }

    /// `roles`: in the reader's language.
    pub(crate) fn withheld(&self, roles: &str) -> String {
        self.either(format!("Tato role teď neplatí: {roles}"), format!("Not in force now: {roles}"))
    }
}
