//! Words of the module.

mod cs;
mod en;

use hlaska_kernel::Lang;

pub(crate) trait Text: Sync {
    fn sign_in_through(&self, label: &str) -> String;
    fn prove_through(&self, label: &str) -> String;
    fn through(&self, label: &str) -> String;
    fn does_not_answer(&self, label: &str) -> String;
    fn use_local_account(&self) -> &'static str;
    fn to_sign_in(&self) -> &'static str;
    fn to_account(&self) -> &'static str;
    fn requests(&self) -> &'static str;
    fn about(&self) -> &'static str;
    fn nobody_asks(&self) -> &'static str;
    fn nobody_asks_meaning(&self) -> &'static str;
    fn bound(&self) -> &'static str;
    fn nobody_bound(&self) -> &'static str;
    fn nobody_bound_meaning(&self) -> &'static str;
    fn provider(&self) -> &'static str;
    fn subject(&self) -> &'static str;
    fn said_email(&self) -> &'static str;
    fn asked(&self) -> &'static str;
    fn since(&self) -> &'static str;
    fn declined(&self, reason: &str) -> String;
    fn account(&self) -> &'static str;
    fn account_hint(&self) -> &'static str;
    fn bind(&self) -> &'static str;
    fn decline(&self) -> &'static str;
    fn unbind(&self) -> &'static str;
    fn reason(&self) -> &'static str;
    fn mapped(&self) -> &'static str;
    fn older_bound(&self) -> &'static str;
    fn bound_here(&self) -> &'static str;
    fn unbind_meaning(&self) -> &'static str;
}

pub(crate) fn text(lang: Lang) -> &'static dyn Text {
    match lang {
        Lang::Cs => &cs::Cs,
        Lang::En => &en::En,
    }
}
