//! One organisation: its functions, its contacts, and what may be done with them. Printed, it is
//! the organisation's card.

use hlaska_access::{Accounts, Organisation};
use hlaska_journal::World;
use hlaska_kernel::{Refusal, time};
use hlaska_web::audit::code;
use hlaska_web::ui::{self, Column, Row, Table, Tone};
use hlaska_web::{Answer, Cx};
use maud::{Markup, html};

use super::{
    DIRECTORY, Sight, address, button_link, contact_address, fresh_key, function_address,
    function_words, head, line, organisation,
};
use crate::reach;
use crate::view::Directory;
use crate::view::campaign::Campaign;
use crate::view::record::{Contact, Person, Post};

pub async fn get(cx: Cx) -> Result<Answer, Refusal> {
    let organisation = organisation(&cx)?;
    cx.note(cx.record(code::PERSONAL_READ).object("organisation", organisation.id));
    let content = Card::new(&cx, &organisation).whole();
    let page = cx.page(&organisation.name).menu(DIRECTORY);
    let words = Sight::of(&cx.live()).words();
    let page = match cx.query.get("ulozeno") {
        "overeno" => page.flash(Tone::Good, words.confirmed_flash()),
        "ano" => page.flash(Tone::Good, words.saved_flash()),
        _ => page,
    };
    Ok(page.answer(&content))
}

/// Everything the pieces of the page share.
struct Card<'a> {
    cx: &'a Cx,
    organisation: &'a Organisation,
    sight: Sight,
    edits: bool,
}

impl<'a> Card<'a> {
    fn new(cx: &'a Cx, organisation: &'a Organisation) -> Self {
        let sight = Sight::of(&cx.live());
        let edits = {
            let world = cx.world();
            reach::may_edit(world.view::<Accounts>(), &sight.viewer, organisation)
        };
        Self { cx, organisation, sight, edits }
    }

    fn whole(&self) -> Markup {
        let words = self.sight.words();
        let world = self.cx.world();
        let directory = world.view::<Directory>();
        let contacts = directory.contacts_of(self.organisation.id);
        let posts = directory.posts_of(self.organisation.id);
        html! {
            (ui::crumbs(&[(DIRECTORY, words.contacts())], self.sight.lang()))
            (head(&self.organisation.name, &self.actions()))
            (self.facts(&world))
            @for campaign in directory.open_campaigns(self.organisation.id) {
                (self.asked(campaign, contacts.is_empty()))
            }
            @if posts.is_empty() { (ui::empty(words.nobody_in_function(), words.nobody_in_function_why())) }
            @for post in &posts { (self.post(&world, post, &contacts)) }
            (self.shared(&world, &contacts, posts.is_empty()))
            @if self.edits && !contacts.is_empty() && directory.open_campaigns(self.organisation.id).next().is_none() {
                (self.confirm_all())
            }
            (self.flawed(&world))
            (self.former(&world))
        }
    }

    fn actions(&self) -> Markup {
        let (words, own) = (self.sight.words(), address(self.organisation.id));
        html! {
            @if self.edits {
                (button_link(&format!("{own}/funkce/nova"), words.add_function()))
                (button_link(&format!("{own}/kontakty/novy"), words.add_contact()))
            }
        }
    }

    fn facts(&self, world: &World) -> Markup {
        let words = self.sight.words();
        let accounts = world.view::<Accounts>();
        let above = self.organisation.parent.and_then(|id| accounts.organisation(id));
        let above = above.filter(|one| reach::sees(accounts, &self.sight.viewer, one));
        let territory = self.sight.name(self.organisation.territory.place());
        let kind = words.organisation_kind(self.organisation.kind);
        let mut facts =
            vec![(words.kind(), html! { (kind) }), (words.territory(), html! { (territory) })];
        if let Some(above) = above {
            facts.push((words.above(), html! { a href=(address(above.id)) { (above.name) } }));
        }
        ui::facts(&facts)
    }

    /// A campaign waits for this organisation's word.
    fn asked(&self, campaign: &Campaign, is_bare: bool) -> Markup {
        let (words, lang) = (self.sight.words(), self.sight.lang());
        if let Some(given) = campaign.answers.get(&self.organisation.id) {
            let when = time::date_time(given.at, lang);
            let said = given.answer.words(lang);
            return ui::alert(
                Tone::Good,
                words.answered_already(),
                &html! { p { (said) ", " (when) ". " (campaign.what) } },
            );
        }
        ui::alert(
            Tone::Warn,
            words.asked_title(),
            &html! {
                p { (campaign.what) }
                p { (words.asked_until()) ": " strong { (time::date_time(campaign.due_at, lang)) } }
                @if self.edits && !is_bare { (self.confirm_button(words.confirm_all())) }
            },
        )
    }

    fn confirm_all(&self) -> Markup {
        let words = self.sight.words();
        html! {
            div.no-print {
                (self.confirm_button(words.confirm_all()))
                p.hint { (words.confirm_all_hint()) }
            }
        }
    }

    fn confirm_button(&self, label: &str) -> Markup {
        html! {
            form method="post" action={ (address(self.organisation.id)) "/overit" } {
                (ui::hidden_key(&fresh_key(self.cx)))
                button.btn.primary type="submit" { (label) }
            }
        }
    }

    fn post(&self, world: &World, post: &Post, contacts: &[&Contact]) -> Markup {
        let words = self.sight.words();
        let person = world.view::<Directory>().person(post.person);
        let name = person.map_or_else(|| words.erased_person().to_owned(), Person::full_name);
        let own: Vec<_> = contacts.iter().copied().filter(|c| c.post == Some(post.id)).collect();
        let edit = function_address(self.organisation.id, post.id);
        let aside = html! { @if self.edits { (button_link(&edit, words.edit())) } };
        let heading = format!("{} – {name}", function_words(post, self.sight.lang()));
        let id = format!("funkce-{}", post.id);
        let table = self.table(world, &format!("{id}-kontakty"), &heading, &own);
        ui::panel(&id, &heading, &aside, &table)
    }

    fn shared(&self, world: &World, contacts: &[&Contact], is_only: bool) -> Markup {
        let words = self.sight.words();
        let own: Vec<_> = contacts.iter().copied().filter(|c| c.post.is_none()).collect();
        if own.is_empty() && !is_only {
            return html! {};
        }
        let heading = words.shared_contacts();
        let table = self.table(world, "spolecne-kontakty", heading, &own);
        ui::panel("spolecne", heading, &html! {}, &table)
    }

    fn table(&self, world: &World, id: &str, caption: &str, contacts: &[&Contact]) -> Markup {
        let words = self.sight.words();
        let columns = [
            Column::text(words.contact()),
            Column::text(words.kind()),
            Column::text(words.when()),
            Column::number(words.rank()),
            Column::text(words.verified()),
            Column::text(""),
        ];
        let table = Table {
            id,
            caption,
            caption_hidden: true,
            columns: if self.edits { &columns } else { &columns[..5] },
            rows: contacts.iter().map(|contact| self.row(world, contact)).collect(),
            empty: ui::empty(words.no_contact_here(), words.no_contact_here_why()),
        };
        html! { (table) }
    }

    fn row(&self, world: &World, contact: &Contact) -> Row {
        let (words, lang) = (self.sight.words(), self.sight.lang());
        let facts = &contact.facts;
        let edit = contact_address(self.organisation.id, contact.id);
        let cells = vec![
            line::value(contact),
            html! { (facts.kind.words(lang)) },
            html! { (facts.purpose.words(lang)) },
            html! { (facts.rank) },
            line::verified(contact, world, &self.sight),
            html! {
                div.row.no-print {
                    (self.holds(contact))
                    (button_link(&edit, words.edit()))
                }
            },
        ];
        Row::new(format!("kontakt-{}", contact.id), cells)
    }

    /// Confirms one contact that was not confirmed for long.
    fn holds(&self, contact: &Contact) -> Markup {
        if !contact.is_stale(self.sight.now) {
            return html! {};
        }
        html! {
            form method="post" action={ (address(self.organisation.id)) "/overit" } {
                (ui::hidden_key(&fresh_key(self.cx)))
                input type="hidden" name="contact" value=(contact.id);
                button.btn type="submit" { (self.sight.words().confirm_one()) }
            }
        }
    }

    fn flawed(&self, world: &World) -> Markup {
        let (words, lang) = (self.sight.words(), self.sight.lang());
        let flawed = world.view::<Directory>().flawed_contacts(self.organisation.id);
        if flawed.is_empty() {
            return html! {};
        }
        html! {
            details {
                summary { (words.flawed()) " (" (flawed.len()) ")" }
                ul {
                    @for contact in flawed {
                        li {
                            s { (crate::value::shown(contact.facts.kind, &contact.facts.value)) } " "
                            (contact.facts.kind.words(lang))
                            @if let Some(flaw) = &contact.flaw {
                                ", " (words.since_invalid()) " " (time::date(flaw.at, lang))
                                @if !flaw.reason.is_empty() { ": " (flaw.reason) }
                                " (" (self.sight.author(world, &flaw.by, flaw.how)) ")"
                            }
                            @if self.edits { " " a href=(contact_address(self.organisation.id, contact.id)) { (words.edit()) } }
                        }
                    }
                }
            }
        }
    }

    fn former(&self, world: &World) -> Markup {
        let (words, lang) = (self.sight.words(), self.sight.lang());
        let directory = world.view::<Directory>();
        let name = |id| {
            directory.person(id).map_or_else(|| words.erased_person().to_owned(), Person::full_name)
        };
        let mut told: Vec<(String, String, String)> = Vec::new();
        for post in directory.posts_of(self.organisation.id) {
            let until = |holder: &crate::view::record::Holder| {
                (function_words(post, lang), name(holder.person), time::date(holder.until, lang))
            };
            told.extend(post.former.iter().rev().map(until));
        }
        for post in directory.former_posts(self.organisation.id) {
            let ending = post.ended.as_ref();
            let at = ending.map(|ending| time::date(ending.at, lang)).unwrap_or_default();
            let why = ending.filter(|one| !one.reason.is_empty());
            let why = why.map(|one| format!(" ({})", one.reason)).unwrap_or_default();
            told.push((function_words(post, lang), name(post.person), format!("{at}{why}")));
        }
        html! {
            @if !told.is_empty() {
                details {
                    summary { (words.former()) " (" (told.len()) ")" }
                    ul { @for (function, name, until) in told { li { (function) " – " (name) ", " (words.until()) " " (until) } } }
                }
            }
        }
    }
}
