//! The form of a new account.

use hlaska_kernel::FieldError;
use hlaska_web::{Answer, Cx, ui};
use maud::html;

use super::{ACCOUNTS, fresh_key, hour_options, organisation_options, role_options_for};
use crate::admin_text::admin_text;
use crate::command::issue_link::USUAL_HOURS;
use crate::phrase::people as say;
use crate::text::text;

pub(crate) fn answer(cx: &Cx, errors: &[FieldError]) -> Answer {
    let lang = cx.lang();
    let (words, common) = (admin_text(lang), text(lang));
    let kit = ui::Kit::new(lang, &cx.form, errors);
    let fields = html! {
        (kit.text("name", common.person()).hint(words.name_hint()))
        (kit.text("login", common.login()).hint(words.login_hint()))
        (kit.select("organisation", common.organisation(), &organisation_options(cx)).value(cx.query.get("organizace")))
        (kit.select("role", words.role(), &role_options_for(cx)))
        (kit.text("territory", words.territory()).hint(words.territory_hint()))
        (kit.select("hours", say::HOURS.to(lang), &hour_options(lang)).value(USUAL_HOURS.to_string()))
        (kit.submit(words.create_account_button()))
    };
    let content = html! {
        (ui::crumbs(&[(ACCOUNTS, words.accounts())], lang))
        h1 { (words.new_account()) }
        p.lead { (words.new_account_lead()) }
        (kit.form(ACCOUNTS, &key(cx), &fields))
    };
    cx.page(words.new_account()).menu(ACCOUNTS).answer(&content)
}

/// A refused form keeps its key: correcting it is still the same request.
fn key(cx: &Cx) -> String {
    cx.key().map_or_else(|| fresh_key(cx), ToOwned::to_owned)
}
