//! After the sealed account was used, somebody writes down what was done and whether rightly.

use hlaska_journal::World;
use hlaska_kernel::{Action, Permit, Refusal, Role, Row, Said};
use hlaska_web::{Decision, Fields, FormReader};

use super::decision;
use crate::event::FactorEvent;
use crate::view::Factors;

pub(crate) struct Review;

impl Action for Review {
    const ROW: Row = Row { action: "factors.review", roles: &[Role::Administrator, Role::Auditor] };
}

const FINDING_LIMIT: usize = 4_000;

pub(crate) fn parse(form: &Fields) -> Result<String, Refusal> {
    let mut reader = FormReader::new(form);
    let finding = reader.required("finding", FINDING_LIMIT);
    reader.finish(finding)
}

pub(crate) fn review(
    world: &World,
    permit: &Permit<'_, Review>,
    finding: &str,
) -> Result<Decision, Refusal> {
    let seal = world.view::<Factors>().seal();
    let account = seal.account.ok_or(Refusal::NotFound)?;
    if permit.actor().account == account {
        return Err(Refusal::Conflict(Said::new(
            "Použití nouzového účtu musí přezkoumat někdo jiný.",
            "Somebody else must review the use of the sealed account.",
        )));
    }
    seal.unreviewed().next().ok_or_else(|| {
        Refusal::Conflict(Said::new("Přezkum už je zapsán.", "The review is written already."))
    })?;
    Ok(decision([FactorEvent::SealReviewed { account, finding: finding.to_owned() }]))
}
