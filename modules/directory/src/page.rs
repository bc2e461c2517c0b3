//! What people see. Every fragment is made by one function, for the page and for its stream.

pub mod campaign;
pub mod campaign_forms;
pub mod campaigns;
pub mod confirm;
pub mod contact_form;
pub mod function_form;
pub mod letters;
pub mod line;
pub mod list;
pub mod notice;
pub mod organisation;
pub mod query;

use std::sync::Arc;

use hlaska_access::{Accounts, Organisation};
use hlaska_journal::{Author, World};
use hlaska_kernel::{Lang, OrganisationId, Place, Refusal, Timestamp, Viewer};
use hlaska_territory::Gazetteer;
use hlaska_web::{Cx, LiveCx};
use maud::{Markup, html};

use crate::model::{CampaignId, ContactId, FunctionKind, How, PostId};
use crate::reach;
use crate::view::record::Post;
use crate::words::Words;

pub const DIRECTORY: &str = "/kontakty";
pub const CAMPAIGNS: &str = "/kontakty/kampane";

pub fn address(organisation: OrganisationId) -> String {
    format!("{DIRECTORY}/{organisation}")
}
pub fn function_address(organisation: OrganisationId, post: PostId) -> String {
    format!("{DIRECTORY}/{organisation}/funkce/{post}")
}
pub fn contact_address(organisation: OrganisationId, contact: ContactId) -> String {
    format!("{DIRECTORY}/{organisation}/kontakty/{contact}")
}
pub fn campaign_address(campaign: CampaignId) -> String {
    format!("{CAMPAIGNS}/{campaign}")
}

/// Who looks, when, and on what ground.
pub struct Sight {
    pub gazetteer: Arc<Gazetteer>,
    pub viewer: Viewer,
    pub now: Timestamp,
}

impl Sight {
    pub fn of(live: &LiveCx) -> Self {
        let gazetteer = live.portal.service::<Gazetteer>();
        Self { gazetteer, viewer: live.viewer.clone(), now: live.now() }
    }
    pub fn lang(&self) -> Lang {
        self.viewer.lang
    }
    pub fn words(&self) -> Words {
        Words(self.lang())
    }
    pub fn name(&self, place: Place) -> String {
        self.gazetteer.name_of(place, self.lang())
    }
    /// Who wrote an entry. A link's holder has no account.
    pub fn author(&self, world: &World, author: &str, how: How) -> String {
        if how == How::Link {
            return self.words().by_link().to_owned();
        }
        world.view::<Accounts>().name_of(&Author::from(author), self.lang())
    }
}

/// `starosta`, `jiná funkce: …` with its closer words.
pub fn function_words(post: &Post, lang: Lang) -> String {
    match (post.kind, post.label.as_str()) {
        (kind, "") => kind.words(lang).to_owned(),
        (FunctionKind::Other, label) => label.to_owned(),
        (kind, label) => format!("{} – {label}", kind.words(lang)),
    }
}

/// The organisation in the address, if the viewer may see its contacts.
pub fn organisation(cx: &Cx) -> Result<Organisation, Refusal> {
    let id: OrganisationId = cx.params.parse("organizace")?;
    let world = cx.world();
    let accounts = world.view::<Accounts>();
    let found = accounts.organisation(id).filter(|one| reach::sees(accounts, &cx.viewer(), one));
    found.cloned().ok_or(Refusal::NotFound)
}

/// The name a form carries so that sending it twice is harmless.
pub fn fresh_key(cx: &Cx) -> String {
    cx.portal.env().uuid().to_string()
}

/// Heading with buttons opposite.
pub fn head(title: &str, actions: &Markup) -> Markup {
    html! { div.head { h1 { (title) } div.actions { (actions) } } }
}

pub fn button_link(href: &str, label: &str) -> Markup {
    html! { a.btn href=(href) { (label) } }
}
