//! Roles of the account, in the own organisation and in others.

use hlaska_kernel::{AccountId, Grant, OrganisationId};
use hlaska_web::ui;
use maud::{Markup, html};

use super::super::accounts::address;
use super::super::{button_form, fresh_key, grant_words, role_options_for, territory_words};
use super::{Form, Known, Office, Sent, office_link};
use crate::admin_text::admin_text;
use crate::phrase::people as say;
use crate::text::text;

pub(super) fn home(sent: &Sent<'_>, known: &Known) -> Markup {
    let lang = sent.cx.lang();
    ui::panel("role", text(lang).roles(), &html! {}, &of(sent, known, &known.home))
}

pub(super) fn others(sent: &Sent<'_>, known: &Known) -> Markup {
    let lang = sent.cx.lang();
    let content = html! {
        @for office in &known.others {
            h3 { (office_link(office)) @if !office.function.is_empty() { " – " (office.function) } }
            (of(sent, known, office))
            @if office.in_reach && known.account.active { (end(sent, known.account.id, office)) }
        }
    };
    html! {
        @if !known.others.is_empty() {
            (ui::panel("dalsi-organizace", say::MEMBERSHIPS.to(lang), &html! {}, &content))
        }
    }
}

/// Roles for one organisation, with what can be done about them.
fn of(sent: &Sent<'_>, known: &Known, office: &Office) -> Markup {
    let cx = sent.cx;
    let words = admin_text(cx.lang());
    let (account, at) = (&known.account, office.id);
    let grants = account.grants_at(at).unwrap_or_default();
    let change = office.in_reach && account.active;
    html! {
        @if grants.is_empty() { (ui::empty(words.no_role(), words.no_role_means())) }
        ul.inbox {
            @for grant in grants {
                li {
                    p.what { (grant_words(*grant, &cx.portal, cx.lang())) }
                    @if office.in_reach {
                        div.row { (button(sent, account.id, at, *grant, Deed::TakeBack)) }
                    }
                }
            }
        }
        @if change { (former(sent, account.id, at, account.former_at(at))) (add(sent, known, office)) }
    }
}

fn former(sent: &Sent<'_>, id: AccountId, at: OrganisationId, former: &[Grant]) -> Markup {
    let (cx, lang) = (sent.cx, sent.cx.lang());
    html! {
        @if !former.is_empty() {
            h3 { (say::FORMER.to(lang)) }
            p { (say::FORMER_LEAD.to(lang)) }
            ul.inbox {
                @for grant in former {
                    li {
                        p.what { (grant_words(*grant, &cx.portal, lang)) }
                        div.row {
                            (button(sent, id, at, *grant, Deed::Confirm))
                            (button(sent, id, at, *grant, Deed::Drop))
                        }
                    }
                }
            }
        }
    }
}

#[derive(Clone, Copy)]
enum Deed {
    TakeBack,
    Confirm,
    Drop,
}

/// With a key of its own: one for the whole list would make the second button a repetition of the
/// first.
fn button(sent: &Sent<'_>, id: AccountId, at: OrganisationId, grant: Grant, deed: Deed) -> Markup {
    let (cx, lang) = (sent.cx, sent.cx.lang());
    let (path, label) = match deed {
        Deed::TakeBack => ("/role/odebrat", admin_text(lang).take_back()),
        Deed::Confirm => ("/role", say::CONFIRM.to(lang)),
        Deed::Drop => ("/role/odebrat", say::DROP.to(lang)),
    };
    let territory = territory_words(grant.territory, &cx.portal, lang);
    let at = at.to_string();
    let hidden =
        [("role", grant.role.name()), ("territory", &territory), ("organisation", at.as_str())];
    button_form(&format!("{}{path}", address(id)), &fresh_key(cx), label, &hidden)
}

fn add(sent: &Sent<'_>, known: &Known, office: &Office) -> Markup {
    let lang = sent.cx.lang();
    let words = admin_text(lang);
    let form = Form::Grant(office.id);
    let prefix = format!("pridat-{}-", office.id);
    let kit = sent.kit(form, &prefix);
    let fields = html! {
        input type="hidden" name="organisation" value=(office.id);
        (kit.select("role", words.role(), &role_options_for(sent.cx)))
        (kit.text("territory", words.territory()).hint(words.territory_hint()))
        (kit.submit(words.add_role_button()))
    };
    let action = format!("{}/role", address(known.account.id));
    html! {
        details open[sent.form == Some(form)] {
            summary { (words.add_role()) }
            (kit.form(&action, &fresh_key(sent.cx), &fields))
        }
    }
}

fn end(sent: &Sent<'_>, id: AccountId, office: &Office) -> Markup {
    let lang = sent.cx.lang();
    let form = Form::Membership(office.id);
    let prefix = format!("clenstvi-{}-", office.id);
    let kit = sent.kit(form, &prefix);
    let fields = html! {
        input type="hidden" name="organisation" value=(office.id);
        (kit.text("reason", admin_text(lang).reason()))
        div.actions { button.btn.danger type="submit" { (say::END_MEMBERSHIP.to(lang)) } }
    };
    let action = format!("{}/clenstvi/ukoncit", address(id));
    html! {
        details open[sent.form == Some(form)] {
            summary { (say::END_MEMBERSHIP.to(lang)) }
            (kit.form(&action, &fresh_key(sent.cx), &fields))
        }
    }
}
