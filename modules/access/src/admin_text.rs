//! The words of the administration of accounts and organisations.

mod cs;
mod en;

use hlaska_kernel::Lang;

/// Every sentence of the administration; both languages must have it to compile.
pub(crate) trait AdminText {
    // accounts
    fn administration(&self) -> &'static str;
    fn accounts(&self) -> &'static str;
    fn organisations(&self) -> &'static str;
    fn views(&self) -> &'static str;
    fn find(&self) -> &'static str;
    fn find_hint(&self) -> &'static str;
    fn find_button(&self) -> &'static str;
    fn count_accounts(&self, count: usize) -> String;
    fn no_account(&self) -> &'static str;
    fn no_account_means(&self) -> &'static str;
    fn state(&self) -> &'static str;
    fn active(&self) -> &'static str;
    fn waiting(&self) -> &'static str;
    fn blocked(&self) -> &'static str;
    fn new_account(&self) -> &'static str;
    fn new_account_lead(&self) -> &'static str;
    fn login_hint(&self) -> &'static str;
    fn name_hint(&self) -> &'static str;
    fn role(&self) -> &'static str;
    fn territory(&self) -> &'static str;
    fn territory_hint(&self) -> &'static str;
    fn create_account_button(&self) -> &'static str;
    fn account(&self) -> &'static str;
    fn created(&self) -> &'static str;
    fn password_set(&self) -> &'static str;
    fn never(&self) -> &'static str;
    fn take_back(&self) -> &'static str;
    fn no_role(&self) -> &'static str;
    fn no_role_means(&self) -> &'static str;
    fn add_role(&self) -> &'static str;
    fn add_role_button(&self) -> &'static str;
    fn link(&self) -> &'static str;
    fn link_lead(&self) -> &'static str;
    fn link_button(&self) -> &'static str;
    fn link_ready(&self) -> &'static str;
    fn link_once(&self) -> &'static str;
    fn link_for(&self) -> &'static str;
    fn link_until(&self) -> &'static str;
    fn link_hand_over(&self) -> &'static str;
    fn back_to_account(&self) -> &'static str;
    fn block(&self) -> &'static str;
    fn block_lead(&self) -> &'static str;
    fn block_button(&self) -> &'static str;
    fn restore(&self) -> &'static str;
    fn restore_button(&self) -> &'static str;
    fn reason(&self) -> &'static str;
    // organisations
    fn no_organisation(&self) -> &'static str;
    fn no_organisation_means(&self) -> &'static str;
    fn name(&self) -> &'static str;
    fn kind(&self) -> &'static str;
    fn parent(&self) -> &'static str;
    fn no_parent(&self) -> &'static str;
    fn people(&self) -> &'static str;
    fn new_organisation(&self) -> &'static str;
    fn create_organisation_button(&self) -> &'static str;
    fn rename(&self) -> &'static str;
    fn rename_lead(&self) -> &'static str;
    fn rename_button(&self) -> &'static str;
}

pub(crate) fn admin_text(lang: Lang) -> &'static dyn AdminText {
    match lang {
        Lang::Cs => &cs::Cs,
        Lang::En => &en::En,
    }
}
