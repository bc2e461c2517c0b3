//! One-time links in the administration.

use hlaska_kernel::{AccountId, Refusal};
use hlaska_web::{Answer, Cx};

use crate::command::withdraw_link::{WithdrawLink, withdraw_link};
use crate::page::INVITATIONS;
use crate::page::invitations as page;
use crate::reach::permit_for;
use crate::storage::{link, refused};

pub(super) async fn get(cx: Cx) -> Result<Answer, Refusal> {
    Ok(page::answer(&cx))
}

pub(super) async fn withdraw(cx: Cx) -> Result<Answer, Refusal> {
    let id: AccountId = cx.params.parse("id")?;
    cx.execute(|world, actor| {
        let permit = permit_for::<WithdrawLink>(world, actor, id)?;
        withdraw_link(world, &permit, id)
    })
    .await?;
    let revoked = link::revoke(cx.portal.node().db(), id).await;
    revoked.map_err(|error| refused(&error))?;
    Ok(Answer::redirect(INVITATIONS))
}
