//! The words of the administration in English.

use hlaska_kernel::number::counted_en;

use super::AdminText;

pub(super) struct En;

impl AdminText for En {
    fn administration(&self) -> &'static str {
        "Administration"
    }
    fn accounts(&self) -> &'static str {
        "Accounts"
    }
    fn organisations(&self) -> &'static str {
        "Organisations"
    }
    fn views(&self) -> &'static str {
        "Parts of administration"
    }
    fn find(&self) -> &'static str {
        "Find an account"
    }
    fn find_hint(&self) -> &'static str {
        "Name, login name, organisation or role"
    }
    fn find_button(&self) -> &'static str {
        "Find"
    }
    fn count_accounts(&self, count: usize) -> String {
        counted_en(count as u64, "account", "accounts")
    }
    fn no_account(&self) -> &'static str {
        "No account fits. "
    }
    fn no_account_means(&self) -> &'static str {
        "Try a shorter text. Blocked accounts are searched too."
    }
    fn state(&self) -> &'static str {
        "State"
    }
    fn active(&self) -> &'static str {
        "active"
    }
    fn waiting(&self) -> &'static str {
        "waits for the first sign-in"
    }
    fn blocked(&self) -> &'static str {
        "blocked"
    }
    fn new_account(&self) -> &'static str {
        "New account"
    }
    fn new_account_lead(&self) -> &'static str {
        "After creating it you get a one-time link. Hand it to the person, who sets a password with it."
    }
    fn login_hint(&self) -> &'static str {
        "An e-mail address or a short name. It cannot be changed later."
    }
    fn name_hint(&self) -> &'static str {
        "It will stand next to everything the person writes."
    }
    fn role(&self) -> &'static str {
        "Role"
    }
    fn territory(&self) -> &'static str {
        "Territory"
    }
    fn territory_hint(&self) -> &'static str {
        "A municipality, “ORP Písek”, “kraj”, or a code"
    }
    fn create_account_button(&self) -> &'static str {
        "Create the account and issue a link"
    }
    fn account(&self) -> &'static str {
        "Account"
    }
    fn created(&self) -> &'static str {
        "Created"
    }
    fn password_set(&self) -> &'static str {
        "Password set"
    }
    fn never(&self) -> &'static str {
        "not yet"
    }
    fn take_back(&self) -> &'static str {
        "Take back"
    }
    fn no_role(&self) -> &'static str {
        "The account has no role. "
    }
    fn no_role_means(&self) -> &'static str {
        "It can sign in but sees nothing."
    }
    fn add_role(&self) -> &'static str {
        "Add a role"
    }
    fn add_role_button(&self) -> &'static str {
        "Add the role"
    }
    fn link(&self) -> &'static str {
        "One-time link"
    }
    fn link_lead(&self) -> &'static str {
        "For the first sign-in or a forgotten password. Earlier links stop working."
    }
    fn link_button(&self) -> &'static str {
        "Issue a new link"
    }
    fn link_ready(&self) -> &'static str {
        "The link is ready"
    }
    fn link_once(&self) -> &'static str {
        "You see it only now. The portal does not remember it; if you lose it, issue a new one."
    }
    fn link_for(&self) -> &'static str {
        "For"
    }
    fn link_until(&self) -> &'static str {
        "Valid until"
    }
    fn link_hand_over(&self) -> &'static str {
        "Hand it over only by a way you trust: in person or through a data box."
    }
    fn back_to_account(&self) -> &'static str {
        "Back to the account"
    }
    fn block(&self) -> &'static str {
        "Block the account"
    }
    fn block_lead(&self) -> &'static str {
        "It takes effect at once: the person is signed out everywhere and cannot sign in. What they wrote stays."
    }
    fn block_button(&self) -> &'static str {
        "Block the account"
    }
    fn restore(&self) -> &'static str {
        "Restore the account"
    }
    fn restore_button(&self) -> &'static str {
        "Restore the account"
    }
    fn reason(&self) -> &'static str {
        "Reason"
    }
    fn no_organisation(&self) -> &'static str {
        "No organisation yet. "
    }
    fn no_organisation_means(&self) -> &'static str {
        "Create the first one so that accounts can be made."
    }
    fn name(&self) -> &'static str {
        "Name"
    }
    fn kind(&self) -> &'static str {
        "Kind"
    }
    fn parent(&self) -> &'static str {
        "Organisation above"
    }
    fn no_parent(&self) -> &'static str {
        "none"
    }
    fn people(&self) -> &'static str {
        "Accounts"
    }
    fn new_organisation(&self) -> &'static str {
        "New organisation"
    }
    fn create_organisation_button(&self) -> &'static str {
        "Create the organisation"
    }
    fn rename(&self) -> &'static str {
        "Rename"
    }
    fn rename_lead(&self) -> &'static str {
        "The new name also shows next to earlier entries."
    }
    fn rename_button(&self) -> &'static str {
        "Save the name"
    }
}
