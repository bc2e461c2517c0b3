//! One account: what it is, its roles, a new link, blocking.

use hlaska_kernel::{AccountId, FieldError, Grant, Lang, Refusal};
use hlaska_web::ui;
use hlaska_web::{Answer, Cx, Fields};
use maud::{Markup, html};

use super::accounts::{address, state};
use super::{ACCOUNTS, button_form, fresh_key, grant_words, role_options, territory_words};
use crate::admin_text::admin_text;
use crate::text::text;
use crate::view::{Account, Accounts};

/// Which form of the page was refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    Grant,
    Block,
    Restore,
}

/// What was sent, to the form it belongs to.
struct Sent<'a> {
    cx: &'a Cx,
    form: Option<Form>,
    errors: &'a [FieldError],
    nothing: &'a Fields,
}

impl<'a> Sent<'a> {
    fn kit(&self, form: Form, prefix: &'a str) -> ui::Kit<'a> {
        let (values, errors) = match self.form {
            Some(refused) if refused == form => (&self.cx.form, self.errors),
            _ => (self.nothing, &[] as &[FieldError]),
        };
        ui::Kit::new(self.cx.lang(), values, errors).prefix(prefix)
    }
}

pub(crate) fn answer(
    cx: &Cx,
    id: AccountId,
    form: Option<Form>,
    errors: &[FieldError],
) -> Result<Answer, Refusal> {
    let lang = cx.lang();
    let words = admin_text(lang);
    let (account, organisation) = {
        let world = cx.world();
        let accounts = world.view::<Accounts>();
        let account = accounts.account(id).ok_or(Refusal::NotFound)?.clone();
        let organisation = accounts.organisation(account.organisation);
        (account, organisation.map_or_else(String::new, |one| one.name.clone()))
    };
    let sent = Sent { cx, form, errors, nothing: &Fields::default() };
    let content = html! {
        (ui::crumbs(&[(ACCOUNTS, words.accounts())], lang))
        h1 { (account.name) }
        (facts(&account, &organisation, lang))
        (roles(&sent, &account))
        @if account.active { (link(cx, id)) (block(&sent, id)) } @else { (restore(&sent, id)) }
    };
    Ok(cx.page(&account.name).menu(ACCOUNTS).answer(&content))
}

fn facts(account: &Account, organisation: &str, lang: Lang) -> Markup {
    let (words, common) = (admin_text(lang), text(lang));
    let password = html! {
        @match account.password_set_at {
            Some(at) => (ui::moment(at, lang)),
            None => (words.never()),
        }
    };
    ui::facts(&[
        (common.login(), html! { (account.login) }),
        (common.organisation(), html! { (organisation) }),
        (words.state(), html! { (state(account, lang)) }),
        (words.created(), ui::moment(account.created_at, lang)),
        (words.password_set(), password),
    ])
}

fn roles(sent: &Sent<'_>, account: &Account) -> Markup {
    let cx = sent.cx;
    let common = text(cx.lang());
    let words = admin_text(cx.lang());
    let content = html! {
        @if account.grants.is_empty() { (ui::empty(words.no_role(), words.no_role_means())) }
        ul.inbox {
            @for grant in &account.grants {
                li {
                    p.what { (grant_words(*grant, &cx.portal, cx.lang())) }
                    div.row { (take_back(cx, account.id, *grant)) }
                }
            }
        }
        @if account.active { (add(sent, account.id)) }
    };
    ui::panel("role", common.roles(), &html! {}, &content)
}

/// With a key of its own: one for the whole list would make the second button a repetition of the
/// first.
fn take_back(cx: &Cx, id: AccountId, grant: Grant) -> Markup {
    let territory = territory_words(grant.territory, &cx.portal, cx.lang());
    let action = format!("{}/role/odebrat", address(id));
    let hidden = [("role", grant.role.name()), ("territory", &territory)];
    button_form(&action, &fresh_key(cx), admin_text(cx.lang()).take_back(), &hidden)
}

fn add(sent: &Sent<'_>, id: AccountId) -> Markup {
    let lang = sent.cx.lang();
    let words = admin_text(lang);
    let kit = sent.kit(Form::Grant, "pridat-");
    let fields = html! {
        (kit.select("role", words.role(), &role_options(lang)))
        (kit.text("territory", words.territory()).hint(words.territory_hint()))
        (kit.submit(words.add_role_button()))
    };
    html! {
        details open[sent.form == Some(Form::Grant)] {
            summary { (words.add_role()) }
            (kit.form(&format!("{}/role", address(id)), &fresh_key(sent.cx), &fields))
        }
    }
}

fn link(cx: &Cx, id: AccountId) -> Markup {
    let words = admin_text(cx.lang());
    let action = format!("{}/odkaz", address(id));
    let content = html! {
        p { (words.link_lead()) }
        (button_form(&action, &fresh_key(cx), words.link_button(), &[]))
    };
    ui::panel("odkaz", words.link(), &html! {}, &content)
}

fn block(sent: &Sent<'_>, id: AccountId) -> Markup {
    let words = admin_text(sent.cx.lang());
    let kit = sent.kit(Form::Block, "blok-");
    let fields = html! {
        (kit.text("reason", words.reason()))
        div.actions { button.btn.danger type="submit" { (words.block_button()) } }
    };
    let content = html! {
        p { (words.block_lead()) }
        (kit.form(&format!("{}/zablokovat", address(id)), &fresh_key(sent.cx), &fields))
    };
    ui::panel("zablokovat", words.block(), &html! {}, &content)
}

fn restore(sent: &Sent<'_>, id: AccountId) -> Markup {
    let words = admin_text(sent.cx.lang());
    let kit = sent.kit(Form::Restore, "obnova-");
    let fields = html! {
        (kit.text("reason", words.reason()))
        (kit.submit(words.restore_button()))
    };
    let content = html! {
        p { (words.restore_lead()) }
        (kit.form(&format!("{}/obnovit", address(id)), &fresh_key(sent.cx), &fields))
    };
    ui::panel("obnovit", words.restore(), &html! {}, &content)
}
