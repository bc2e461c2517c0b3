//! Functions: taken, corrected, handed over, ended.

use hlaska_kernel::{OrganisationId, Refusal};
use hlaska_web::{Answer, Cx};

use super::{id_of_form, or_form};
use crate::command::add_function::{self, AddFunction};
use crate::command::correct_function::{self, CorrectFunction};
use crate::command::end_function::{self, EndFunction};
use crate::command::hand_over::{self, HandOverFunction};
use crate::model::{PersonId, PostId};
use crate::page::function_form::{Sent, new_refused, refused};
use crate::page::{DIRECTORY, address, organisation};
use crate::reach;

fn saved(organisation: OrganisationId) -> Result<Answer, Refusal> {
    Ok(Answer::redirect(&format!("{}?ulozeno=ano", address(organisation))))
}

/// From the choice of an organisation to its form, for somebody's second function.
pub async fn lead_to_form(cx: Cx) -> Result<Answer, Refusal> {
    let organisation = cx.query.get("organizace").parse::<OrganisationId>();
    let person = cx.query.get("osoba").parse::<PersonId>();
    let (Ok(organisation), Ok(person)) = (organisation, person) else {
        return Ok(Answer::redirect(DIRECTORY));
    };
    Ok(Answer::redirect(&format!("{}/funkce/nova?osoba={person}", address(organisation))))
}

pub async fn add(cx: Cx) -> Result<Answer, Refusal> {
    let organisation = organisation(&cx)?.id;
    match added(&cx, organisation).await {
        Ok(()) => saved(organisation),
        Err(refusal) => or_form(refusal, |errors| new_refused(&cx, errors)),
    }
}

async fn added(cx: &Cx, organisation: OrganisationId) -> Result<(), Refusal> {
    let env = cx.portal.env();
    let post = id_of_form(cx, || PostId::fresh(env));
    let person = id_of_form(cx, || PersonId::fresh(env));
    let input = add_function::parse(&cx.form, organisation, post, person)?;
    cx.execute(|world, actor| {
        let permit = reach::permit::<AddFunction>(world, actor, organisation)?;
        add_function::add_function(world, &permit, input.clone())
    })
    .await
    .map(drop)
}

/// The organisation and the function in the address.
fn of(cx: &Cx) -> Result<(OrganisationId, PostId), Refusal> {
    Ok((organisation(cx)?.id, cx.params.parse("funkce")?))
}

pub async fn correct(cx: Cx) -> Result<Answer, Refusal> {
    let (organisation, post) = of(&cx)?;
    match corrected(&cx, organisation, post).await {
        Ok(()) => saved(organisation),
        Err(refusal) => or_form(refusal, |errors| refused(&cx, Sent::Correction, errors)),
    }
}

async fn corrected(cx: &Cx, organisation: OrganisationId, post: PostId) -> Result<(), Refusal> {
    let input = correct_function::parse(&cx.form, organisation, post)?;
    cx.execute(|world, actor| {
        let permit = reach::permit::<CorrectFunction>(world, actor, organisation)?;
        correct_function::correct_function(world, &permit, input.clone())
    })
    .await
    .map(drop)
}

pub async fn hand_over(cx: Cx) -> Result<Answer, Refusal> {
    let (organisation, post) = of(&cx)?;
    match handed_over(&cx, organisation, post).await {
        Ok(()) => saved(organisation),
        Err(refusal) => or_form(refusal, |errors| refused(&cx, Sent::Takeover, errors)),
    }
}

async fn handed_over(cx: &Cx, organisation: OrganisationId, post: PostId) -> Result<(), Refusal> {
    let person = id_of_form(cx, || PersonId::fresh(cx.portal.env()));
    let input = hand_over::parse(&cx.form, organisation, post, person)?;
    cx.execute(|world, actor| {
        let permit = reach::permit::<HandOverFunction>(world, actor, organisation)?;
        hand_over::hand_over(world, &permit, input.clone())
    })
    .await
    .map(drop)
}

pub async fn end(cx: Cx) -> Result<Answer, Refusal> {
    let (organisation, post) = of(&cx)?;
    match ended(&cx, organisation, post).await {
        Ok(()) => saved(organisation),
        Err(refusal) => or_form(refusal, |errors| refused(&cx, Sent::End, errors)),
    }
}

async fn ended(cx: &Cx, organisation: OrganisationId, post: PostId) -> Result<(), Refusal> {
    let input = end_function::parse(&cx.form, organisation, post, cx.now)?;
    cx.execute(|world, actor| {
        let permit = reach::permit::<EndFunction>(world, actor, organisation)?;
        end_function::end_function(world, &permit, input.clone())
    })
    .await
    .map(drop)
}
