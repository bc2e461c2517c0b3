//! The module's words in English.

use hlaska_kernel::Role;
use hlaska_web::Proof;

use super::Text;
use crate::event::OrganisationKind;
use crate::storage::log::Outcome;

pub(super) struct En;

impl Text for En {
    fn sign_in(&self) -> &'static str {
        "Sign in"
    }
    fn login(&self) -> &'static str {
        "Login name"
    }
    fn password(&self) -> &'static str {
        "Password"
    }
    fn sign_in_button(&self) -> &'static str {
        "Sign in"
    }
    fn no_password_yet(&self) -> &'static str {
        "No password yet, or forgotten? The portal's administrator in your office or at the region will give you a one-time link to set a new one."
    }
    fn wrong(&self) -> &'static str {
        "Signing in did not succeed"
    }
    fn wrong_advice(&self) -> &'static str {
        "The name or the password does not fit, or the account is not in use. Check the keyboard and try again."
    }
    fn wait(&self, seconds: i64) -> String {
        format!("Try again in {seconds}\u{a0}s")
    }
    fn wait_advice(&self) -> &'static str {
        "There were too many failed attempts from this place. The account is not locked: from elsewhere you can sign in at once."
    }
    fn busy(&self) -> &'static str {
        "Many people are signing in at once"
    }
    fn busy_advice(&self) -> &'static str {
        "Try again in a few seconds. Those already signed in work on."
    }
    fn set_password(&self) -> &'static str {
        "Set your password"
    }
    fn set_password_lead(&self) -> &'static str {
        "The link works once. After you set the password you will be signed in."
    }
    fn new_password(&self) -> &'static str {
        "New password"
    }
    fn password_hint(&self, shortest: usize) -> String {
        format!(
            "At least {shortest} characters. Several words in a row are remembered best. It must not contain the login name."
        )
    }
    fn repeated(&self) -> &'static str {
        "New password once more"
    }
    fn set_password_button(&self) -> &'static str {
        "Set the password and sign in"
    }
    fn dead_link(&self) -> &'static str {
        "The link is no longer valid"
    }
    fn dead_link_advice(&self) -> &'static str {
        "It was used, replaced by a newer one, or it has expired. Ask the portal's administrator for a new one."
    }
    fn my_account(&self) -> &'static str {
        "My account"
    }
    fn person(&self) -> &'static str {
        "Name or function"
    }
    fn organisation(&self) -> &'static str {
        "Organisation"
    }
    fn roles(&self) -> &'static str {
        "Roles"
    }
    fn allowed(&self) -> &'static str {
        "What I may do here"
    }
    fn allowed_lead(&self) -> &'static str {
        "The list is made from the same rules by which the portal decides."
    }
    fn allowed_nothing(&self) -> &'static str {
        "The account has no role. "
    }
    fn allowed_nothing_means(&self) -> &'static str {
        "The portal shows you nothing yet. Ask the portal's administrator for a role."
    }
    fn reads_only(&self) -> &'static str {
        "Read, write nothing."
    }
    fn devices(&self) -> &'static str {
        "Signed-in devices"
    }
    fn devices_lead(&self) -> &'static str {
        "Is any of them not yours? Sign it out and change your password."
    }
    fn device(&self) -> &'static str {
        "Device"
    }
    fn unknown_device(&self) -> &'static str {
        "Unknown device"
    }
    fn this_device(&self) -> &'static str {
        "this device"
    }
    fn proof(&self) -> &'static str {
        "Proven"
    }
    fn proof_name(&self, proof: Proof) -> &'static str {
        match proof {
            Proof::Password => "by a password",
            Proof::PasswordAndCode => "by a password and a code",
            Proof::Passkey => "by a passkey",
            Proof::Provider => "by a provider",
            Proof::ProviderStrong => "by a provider, two factors",
            Proof::Link => "by a one-time link",
            Proof::Pairing => "by pairing",
            Proof::BreakGlass => "by the emergency code",
        }
    }
    fn since(&self) -> &'static str {
        "Signed in"
    }
    fn last_seen(&self) -> &'static str {
        "Last used"
    }
    fn idle(&self, span: &str) -> String {
        format!("unused {span}")
    }
    fn no_password(&self) -> &'static str {
        "You have no password, you sign in otherwise. Should you need one, ask the portal administrator for a one-time link."
    }
    fn ends(&self) -> &'static str {
        "Ends at the latest"
    }
    fn revoke(&self) -> &'static str {
        "Sign out"
    }
    fn revoke_others(&self) -> &'static str {
        "Sign out all the others"
    }
    fn revoked(&self) -> &'static str {
        "The device was signed out."
    }
    fn change_password(&self) -> &'static str {
        "Change password"
    }
    fn change_password_lead(&self) -> &'static str {
        "Changing the password signs out your other devices."
    }
    fn current_password(&self) -> &'static str {
        "Current password"
    }
    fn change_password_button(&self) -> &'static str {
        "Change password"
    }
    fn password_changed(&self) -> &'static str {
        "The password is changed and the other devices are signed out."
    }
    fn recent(&self) -> &'static str {
        "Recent sign-ins"
    }
    fn recent_lead(&self) -> &'static str {
        "Attempts to sign in to your account, newest first."
    }
    fn recent_nothing(&self) -> &'static str {
        "No record yet. "
    }
    fn recent_nothing_means(&self) -> &'static str {
        "Records begin with your next sign-in."
    }
    fn at(&self) -> &'static str {
        "When"
    }
    fn what(&self) -> &'static str {
        "What"
    }
    fn origin(&self) -> &'static str {
        "From"
    }
    fn outcome(&self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::SignedIn => "signed in",
            Outcome::SignedOut => "signed out",
            Outcome::Refused => "failed attempt",
            Outcome::Slowed => "further attempts slowed down",
            Outcome::PasswordChanged => "password changed",
            Outcome::SessionRevoked => "device signed out remotely",
            Outcome::Proven => "identity proven again",
            Outcome::FactorsChanged => "ways of signing in changed",
        }
    }
    fn role_name(&self, role: Role) -> &'static str {
        match role {
            Role::RegionManager => "Crisis manager of the region",
            Role::OrpSecretary => "Secretary of the ORP security council",
            Role::Mayor => "Mayor",
            Role::Operator => "Operations-centre operator",
            Role::Reader => "Reader",
            Role::Administrator => "Portal administrator",
            Role::OrganisationAdministrator => "Administrator of an organisation",
            Role::Auditor => "Auditor",
        }
    }
    fn kind_name(&self, kind: OrganisationKind) -> &'static str {
        match kind {
            OrganisationKind::Region => "region",
            OrganisationKind::Orp => "municipality with extended powers",
            OrganisationKind::Municipality => "municipality",
            OrganisationKind::FireService => "fire rescue service",
            OrganisationKind::Police => "police",
            OrganisationKind::Ambulance => "emergency medical service",
            OrganisationKind::RiverBasin => "river basin authority",
            OrganisationKind::Company => "company with tasks in plans",
            OrganisationKind::Other => "other",
            OrganisationKind::HygieneStation => "regional hygiene station",
            OrganisationKind::VeterinaryAdministration => "regional veterinary administration",
            OrganisationKind::Army => "Army of the Czech Republic",
            OrganisationKind::NonProfit => "non-profit or humanitarian organisation",
            OrganisationKind::Dispatch => "dispatch centre",
            OrganisationKind::VolunteerFireUnit => "volunteer fire unit",
            OrganisationKind::Hospital => "hospital",
            OrganisationKind::RoadAuthority => "road authority",
        }
    }
}
