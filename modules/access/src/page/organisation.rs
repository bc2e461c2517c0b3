//! One organisation, and the form of a new one.

use hlaska_kernel::{FieldError, Lang, OrganisationId, Refusal};
use hlaska_web::ui;
use hlaska_web::{Answer, Cx};
use maud::html;

use super::{ACCOUNTS, ORGANISATIONS, button_link, fresh_key, territory_words};
use crate::admin_text::admin_text;
use crate::event::OrganisationKind;
use crate::text::text;
use crate::view::Accounts;

pub(crate) fn new(cx: &Cx, errors: &[FieldError]) -> Answer {
    let lang = cx.lang();
    let words = admin_text(lang);
    let kit = ui::Kit::new(lang, &cx.form, errors);
    let fields = html! {
        (kit.text("name", words.name()))
        (kit.select("kind", words.kind(), &kinds(lang)))
        (kit.text("territory", words.territory()).hint(words.territory_hint()))
        (kit.select("parent", words.parent(), &parents(cx)).optional())
        (kit.submit(words.create_organisation_button()))
    };
    let key = cx.key().map_or_else(|| fresh_key(cx), ToOwned::to_owned);
    let content = html! {
        (ui::crumbs(&[(ORGANISATIONS, words.organisations())], lang))
        h1 { (words.new_organisation()) }
        (kit.form(ORGANISATIONS, &key, &fields))
    };
    cx.page(words.new_organisation()).menu(ACCOUNTS).answer(&content)
}

fn kinds(lang: Lang) -> Vec<(String, String)> {
    let option =
        |kind: OrganisationKind| (kind.name().to_owned(), text(lang).kind_name(kind).to_owned());
    OrganisationKind::ALL.into_iter().map(option).collect()
}

fn parents(cx: &Cx) -> Vec<(String, String)> {
    let world = cx.world();
    let all = world.view::<Accounts>().organisations_visible(&cx.viewer());
    let none = (String::new(), admin_text(cx.lang()).no_parent().to_owned());
    std::iter::once(none)
        .chain(all.iter().map(|one| (one.id.to_string(), one.name.clone())))
        .collect()
}

pub(crate) fn answer(
    cx: &Cx,
    id: OrganisationId,
    errors: &[FieldError],
) -> Result<Answer, Refusal> {
    let lang = cx.lang();
    let words = admin_text(lang);
    let organisation = {
        let world = cx.world();
        world.view::<Accounts>().organisation(id).ok_or(Refusal::NotFound)?.clone()
    };
    let kit = ui::Kit::new(lang, &cx.form, errors);
    let fields = html! {
        (kit.text("name", words.name()).hint(words.rename_lead()).value(&organisation.name))
        (kit.submit(words.rename_button()))
    };
    let ground = territory_words(organisation.territory, &cx.portal, lang);
    let here = format!("{ORGANISATIONS}/{id}");
    let new_account = format!("/sprava/ucty/novy?organizace={id}");
    let rename = kit.form(&format!("{here}/nazev"), &fresh_key(cx), &fields);
    let content = html! {
        (ui::crumbs(&[(ORGANISATIONS, words.organisations())], lang))
        div.head {
            h1 { (organisation.name) }
            div.actions { (button_link(&new_account, words.new_account())) }
        }
        (ui::facts(&[
            (words.kind(), html! { (text(lang).kind_name(organisation.kind)) }),
            (words.territory(), html! { (ground) }),
        ]))
        (ui::panel("prejmenovat", words.rename(), &html! {}, &rename))
    };
    Ok(cx.page(&organisation.name).menu(ACCOUNTS).answer(&content))
}
