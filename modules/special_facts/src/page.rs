//! What the module shows.

pub(crate) mod fact;
pub(crate) mod home;
pub(crate) mod list;
pub(crate) mod own;
pub(crate) mod paper;
pub(crate) mod protocol;

use hlaska_kernel::{EntitledListId, Place, Refusal};
use hlaska_web::Cx;

use crate::event::FactId;
use crate::view::{EntitledList, Fact, SpecialFacts};

pub(crate) const HOME: &str = "/zvlastni-skutecnosti";

pub(crate) fn list_address(list: EntitledListId) -> String {
    format!("{HOME}/seznamy/{list}")
}

pub(crate) fn protocol_address(list: EntitledListId) -> String {
    format!("{HOME}/protokol/{list}")
}

pub(crate) fn fact_address(fact: FactId) -> String {
    format!("{HOME}/zaznamy/{fact}")
}

/// A fresh key for a form.
fn key(cx: &Cx) -> String {
    cx.portal.env().uuid().to_string()
}

/// The list of the address, for its keeper.
pub(crate) fn kept(cx: &Cx) -> Result<(EntitledListId, Place), Refusal> {
    let id: EntitledListId = cx.params.parse("id")?;
    let world = cx.world();
    let list = world.view::<SpecialFacts>().kept(&cx.viewer(), id).ok_or(Refusal::NotFound)?;
    Ok((list.id, list.place))
}

/// The list of the address, for whoever stands on it.
pub(crate) fn open_list(cx: &Cx) -> Result<EntitledList, Refusal> {
    let id: EntitledListId = cx.params.parse("id")?;
    let (world, viewer) = (cx.world(), cx.viewer());
    let view = world.view::<SpecialFacts>();
    let found = view.find(id).filter(|list| viewer.may_read(&list.guarded()));
    found.cloned().ok_or(Refusal::NotFound)
}

/// The entry of the address, for whoever stands on its list.
pub(crate) fn asked_fact(cx: &Cx) -> Result<Fact, Refusal> {
    let id: FactId = cx.params.parse("id")?;
    let world = cx.world();
    world.view::<SpecialFacts>().fact(&cx.viewer(), id).cloned().ok_or(Refusal::NotFound)
}
