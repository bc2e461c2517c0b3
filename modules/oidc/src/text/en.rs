use super::Text;

pub(super) struct En;

impl Text for En {
    fn sign_in_through(&self, label: &str) -> String {
        format!("Sign in through {label}")
    }
    fn prove_through(&self, label: &str) -> String {
        format!("Verify through {label}")
    }
    fn through(&self, label: &str) -> String {
        format!("Signing in through {label}")
    }
    fn does_not_answer(&self, label: &str) -> String {
        format!("The provider “{label}” does not answer now")
    }
    fn use_local_account(&self) -> &'static str {
        "Sign in with a local account; this way will come back by itself."
    }
    fn to_sign_in(&self) -> &'static str {
        "To the sign-in page"
    }
    fn to_account(&self) -> &'static str {
        "My account"
    }
    fn requests(&self) -> &'static str {
        "Requests for access"
    }
    fn about(&self) -> &'static str {
        "People for whom an office's identity provider vouched. Name and e-mail are the provider's: make sure who they are before you bind them to an account."
    }
    fn nobody_asks(&self) -> &'static str {
        "Nobody waits for access"
    }
    fn nobody_asks_meaning(&self) -> &'static str {
        "A request arises when somebody signs in through a provider and the rules in the settings give them no role."
    }
    fn bound(&self) -> &'static str {
        "Bindings to accounts"
    }
    fn nobody_bound(&self) -> &'static str {
        "Nobody is bound to any account"
    }
    fn nobody_bound_meaning(&self) -> &'static str {
        "A binding arises with the first sign-in by the rules, or with a decision here."
    }
    fn provider(&self) -> &'static str {
        "Provider"
    }
    fn subject(&self) -> &'static str {
        "Name at the provider"
    }
    fn said_email(&self) -> &'static str {
        "E-mail as the provider says"
    }
    fn asked(&self) -> &'static str {
        "Asked"
    }
    fn since(&self) -> &'static str {
        "Bound"
    }
    fn declined(&self, reason: &str) -> String {
        format!("Declined: {reason}")
    }
    fn account(&self) -> &'static str {
        "Account"
    }
    fn account_hint(&self) -> &'static str {
        "From the next sign-in on this person acts under this account."
    }
    fn bind(&self) -> &'static str {
        "Bind to the account"
    }
    fn decline(&self) -> &'static str {
        "Decline"
    }
    fn unbind(&self) -> &'static str {
        "Unbind and sign out"
    }
    fn reason(&self) -> &'static str {
        "Reason"
    }
    fn older_bound(&self) -> &'static str {
        "Older bindings are on the pages of their accounts."
    }
    fn bound_here(&self) -> &'static str {
        "Signing in through a provider"
    }
    fn unbind_meaning(&self) -> &'static str {
        "Without it the account loses the roles that rules gave it and is signed out everywhere. Roles given by hand stay."
    }
    fn mapped(&self) -> &'static str {
        "Roles by the rules"
    }
}
