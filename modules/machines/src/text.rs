//! Words of the module.

mod cs;
mod en;

use hlaska_kernel::Lang;

use crate::event::Purpose;

pub(crate) trait Text {
    fn displays(&self) -> &'static str;
    fn keys(&self) -> &'static str;
    fn machines(&self) -> &'static str;
    fn displays_lead(&self) -> &'static str;
    fn new_display(&self) -> &'static str;
    fn new_display_lead(&self) -> &'static str;
    fn code(&self) -> &'static str;
    fn code_hint(&self) -> &'static str;
    fn name(&self) -> &'static str;
    fn display_name_hint(&self) -> &'static str;
    fn key_name_hint(&self) -> &'static str;
    fn territory(&self) -> &'static str;
    fn territory_hint(&self) -> &'static str;
    fn pair_button(&self) -> &'static str;
    fn paired(&self) -> &'static str;
    fn revoked(&self) -> &'static str;
    fn issued_already(&self) -> &'static str;
    fn no_display(&self) -> &'static str;
    fn no_display_means(&self) -> &'static str;
    fn no_key(&self) -> &'static str;
    fn no_key_means(&self) -> &'static str;
    fn since(&self) -> &'static str;
    fn last_seen(&self) -> &'static str;
    fn last_used(&self) -> &'static str;
    fn never(&self) -> &'static str;
    fn standing(&self) -> &'static str;
    fn reason(&self) -> &'static str;
    fn revoke_display(&self) -> &'static str;
    fn revoke_key(&self) -> &'static str;
    fn revoked_because(&self) -> &'static str;
    fn pair_this_screen(&self) -> &'static str;
    fn step_open(&self) -> &'static str;
    fn step_code(&self) -> &'static str;
    fn step_wait(&self) -> &'static str;
    fn code_ends(&self) -> &'static str;
    fn keys_lead(&self) -> &'static str;
    fn new_key(&self) -> &'static str;
    fn purpose(&self) -> &'static str;
    fn organisation(&self) -> &'static str;
    fn valid_for(&self) -> &'static str;
    fn issue_button(&self) -> &'static str;
    fn key_issued(&self) -> &'static str;
    fn shown_once(&self) -> &'static str;
    fn shown_once_means(&self) -> &'static str;
    fn how_to_sign(&self) -> &'static str;
    fn kept_it(&self) -> &'static str;
    fn ends(&self) -> &'static str;
    fn ended(&self) -> &'static str;
    fn ends_soon(&self) -> &'static str;
    fn purpose_name(&self, purpose: Purpose) -> &'static str;
    fn months(&self, months: u8) -> String;
}

pub(crate) fn text(lang: Lang) -> &'static dyn Text {
    match lang {
        Lang::Cs => &cs::Cs,
        Lang::En => &en::En,
    }
}
