//! The module's words.

mod cs;
mod en;

use hlaska_kernel::{Lang, Role};
use hlaska_web::Proof;

use crate::event::OrganisationKind;
use crate::storage::log::Outcome;

/// Every sentence of the module; both languages must have it to compile.
pub(crate) trait Text {
    // signing in
    fn sign_in(&self) -> &'static str;
    fn login(&self) -> &'static str;
    fn password(&self) -> &'static str;
    fn sign_in_button(&self) -> &'static str;
    fn no_password_yet(&self) -> &'static str;
    fn wrong(&self) -> &'static str;
    fn wrong_advice(&self) -> &'static str;
    fn wait(&self, seconds: i64) -> String;
    fn wait_advice(&self) -> &'static str;
    fn busy(&self) -> &'static str;
    fn busy_advice(&self) -> &'static str;
    // one-time link
    fn set_password(&self) -> &'static str;
    fn set_password_lead(&self) -> &'static str;
    fn new_password(&self) -> &'static str;
    fn password_hint(&self, shortest: usize) -> String;
    fn repeated(&self) -> &'static str;
    fn set_password_button(&self) -> &'static str;
    fn dead_link(&self) -> &'static str;
    fn dead_link_advice(&self) -> &'static str;
    // my account
    fn my_account(&self) -> &'static str;
    fn person(&self) -> &'static str;
    fn organisation(&self) -> &'static str;
    fn roles(&self) -> &'static str;
    fn allowed(&self) -> &'static str;
    fn allowed_lead(&self) -> &'static str;
    fn allowed_nothing(&self) -> &'static str;
    fn allowed_nothing_means(&self) -> &'static str;
    fn reads_only(&self) -> &'static str;
    fn devices(&self) -> &'static str;
    fn devices_lead(&self) -> &'static str;
    fn device(&self) -> &'static str;
    fn unknown_device(&self) -> &'static str;
    fn this_device(&self) -> &'static str;
    fn proof(&self) -> &'static str;
    fn proof_name(&self, proof: Proof) -> &'static str;
    fn since(&self) -> &'static str;
    fn last_seen(&self) -> &'static str;
    fn idle(&self, span: &str) -> String;
    fn no_password(&self) -> &'static str;
    fn ends(&self) -> &'static str;
    fn revoke(&self) -> &'static str;
    fn revoke_others(&self) -> &'static str;
    fn revoked(&self) -> &'static str;
    fn change_password(&self) -> &'static str;
    fn change_password_lead(&self) -> &'static str;
    fn current_password(&self) -> &'static str;
    fn change_password_button(&self) -> &'static str;
    fn password_changed(&self) -> &'static str;
    fn recent(&self) -> &'static str;
    fn recent_lead(&self) -> &'static str;
    fn recent_nothing(&self) -> &'static str;
    fn recent_nothing_means(&self) -> &'static str;
    fn at(&self) -> &'static str;
    fn what(&self) -> &'static str;
    fn origin(&self) -> &'static str;
    fn outcome(&self, outcome: Outcome) -> &'static str;
    // names of things
    fn role_name(&self, role: Role) -> &'static str;
    fn kind_name(&self, kind: OrganisationKind) -> &'static str;
}

pub(crate) fn text(lang: Lang) -> &'static dyn Text {
    match lang {
        Lang::Cs => &cs::Cs,
        Lang::En => &en::En,
    }
}

/// What a role is called: `Krizový manažer kraje`.
pub fn role_name(role: Role, lang: Lang) -> &'static str {
    text(lang).role_name(role)
}
