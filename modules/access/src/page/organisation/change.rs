//! Its name, its place in the tree, its end.

use hlaska_kernel::OrganisationId;
use hlaska_web::ui;
use maud::{Markup, html};

use super::super::{fresh_key, territory_words};
use super::{Form, Sent, address, kinds, parents};
use crate::admin_text::admin_text;
use crate::phrase::organisation as say;
use crate::view::Organisation;

pub(super) fn rename(sent: &Sent<'_>, one: &Organisation) -> Markup {
    let words = admin_text(sent.cx.lang());
    let kit = sent.kit(Form::Name, "nazev-");
    let fields = html! {
        (kit.text("name", words.name()).hint(words.rename_lead()).value(&one.name))
        (kit.submit(words.rename_button()))
    };
    let form = kit.form(&format!("{}/nazev", address(one.id)), &fresh_key(sent.cx), &fields);
    ui::panel("prejmenovat", words.rename(), &html! {}, &form)
}

pub(super) fn place(sent: &Sent<'_>, one: &Organisation) -> Markup {
    let (cx, lang) = (sent.cx, sent.cx.lang());
    let words = admin_text(lang);
    let kit = sent.kit(Form::Place, "zarazeni-");
    let ground = territory_words(one.territory, &cx.portal, lang);
    let parent = one.parent.map(|id| id.to_string()).unwrap_or_default();
    let fields = html! {
        (kit.select("kind", words.kind(), &kinds(cx)).value(one.kind.name()))
        (kit.text("territory", words.territory()).hint(words.territory_hint()).value(ground))
        (kit.select("parent", words.parent(), &parents(cx, Some(one.id))).value(parent))
        (kit.submit(say::CHANGE_BUTTON.to(lang)))
    };
    let content = html! {
        p { (say::CHANGE_LEAD.to(lang)) }
        (kit.form(&format!("{}/zarazeni", address(one.id)), &fresh_key(cx), &fields))
    };
    ui::panel("zarazeni", say::CHANGE.to(lang), &html! {}, &content)
}

pub(super) fn end(sent: &Sent<'_>, id: OrganisationId) -> Markup {
    let lang = sent.cx.lang();
    let kit = sent.kit(Form::End, "konec-");
    let fields = html! {
        (kit.text("reason", admin_text(lang).reason()))
        div.actions { button.btn.danger type="submit" { (say::END_BUTTON.to(lang)) } }
    };
    let content = html! {
        p { (say::END_LEAD.to(lang)) }
        (kit.form(&format!("{}/ukoncit", address(id)), &fresh_key(sent.cx), &fields))
    };
    ui::panel("ukoncit", say::END.to(lang), &html! {}, &content)
}

pub(super) fn restore(sent: &Sent<'_>, id: OrganisationId) -> Markup {
    let lang = sent.cx.lang();
    let kit = sent.kit(Form::Restore, "obnova-");
    let fields = html! {
        (kit.text("reason", admin_text(lang).reason()))
        (kit.submit(say::RESTORE.to(lang)))
    };
    let content = html! {
        p { (say::RESTORE_LEAD.to(lang)) }
        (kit.form(&format!("{}/obnovit", address(id)), &fresh_key(sent.cx), &fields))
    };
    ui::panel("obnovit", say::RESTORE.to(lang), &html! {}, &content)
}
