//! What everybody of a certain standing must see on every page.

use hlaska_access::role_name;
use hlaska_kernel::Role;
use hlaska_web::LiveCx;
use hlaska_web::ui::{self, Tone};
use maud::{Markup, html};

use super::words_of;

/// `withheld`: names of the person's roles that this sign-in is too weak for, separated by commas.
pub(crate) fn panel(live: &LiveCx, withheld: &str) -> Markup {
    let roles: Vec<_> = withheld.split(',').filter_map(Role::from_name).collect();
    html! {
        @if !roles.is_empty() { (weak(live, &roles)) }
        (super::seal::notice(live))
    }
}

fn weak(live: &LiveCx, roles: &[Role]) -> Markup {
    let words = words_of(live);
    let mut names: Vec<_> = roles.iter().map(|role| role_name(*role, live.lang())).collect();
    names.dedup();
    let advice = html! {
        p { (words.withheld_advice) }
        p {
            a.btn href="/overeni" { (words.prove_now) } " "
            a.btn href="/ucet#zpusoby" { (words.add_way) }
        }
    };
    ui::alert(Tone::Warn, &words.withheld(&names.join(", ")), &advice)
}
