//! The words of the frame and of the components.

use hlaska_kernel::Lang;

/// Every sentence of the components; both languages must have it to compile.
pub(super) trait Text: Sync {
    fn portal(&self) -> &'static str;
    fn skip(&self) -> &'static str;
    fn menu(&self) -> &'static str;
    fn sign_in(&self) -> &'static str;
    fn sign_out(&self) -> &'static str;
    fn live(&self) -> &'static str;
    /// `{t}` is the time of the last message.
    fn lost(&self) -> &'static str;
    fn signed_out(&self) -> &'static str;
    fn sign_in_again(&self) -> &'static str;
    fn still(&self) -> &'static str;
    fn reload(&self) -> &'static str;
    fn state_of(&self) -> &'static str;
    fn revision(&self) -> &'static str;
    fn theme(&self) -> [&'static str; 4];
    fn low(&self) -> &'static str;
    fn keys(&self) -> &'static str;
    fn other_language(&self) -> &'static str;
    fn licences(&self) -> &'static str;
    /// Counted sentences of the outbox with `{n}`: one, few, other.
    fn waiting(&self) -> [&'static str; 3];
    fn awaiting_sign_in(&self) -> [&'static str; 3];
    fn attention(&self) -> [&'static str; 3];
    fn sent(&self) -> [&'static str; 3];
    fn problems(&self) -> &'static str;
    fn optional(&self) -> &'static str;
    fn now_button(&self) -> &'static str;
    fn choose(&self) -> &'static str;
    fn newer(&self) -> &'static str;
    fn older(&self) -> &'static str;
    fn new_mark(&self) -> &'static str;
    fn exercise(&self) -> &'static str;
    fn stale(&self) -> &'static str;
    fn overdue(&self) -> &'static str;
    fn no_contact(&self) -> &'static str;
    fn significant(&self) -> &'static str;
    fn written(&self) -> &'static str;
    fn breadcrumbs(&self) -> &'static str;
    fn pages(&self) -> &'static str;
    fn legend(&self) -> &'static str;
    fn no_map(&self) -> &'static str;
}

pub(super) fn text(lang: Lang) -> &'static dyn Text {
    match lang {
        Lang::Cs => &super::text_cs::Cs,
        Lang::En => &super::text_en::En,
    }
}
