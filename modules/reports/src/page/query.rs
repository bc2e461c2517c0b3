//! What the address of the board says.

use hlaska_journal::World;
use hlaska_kernel::{Cisorp, Refusal};
use hlaska_web::{Fields, LiveCx};

use crate::incident::{self, IncidentId};
use crate::view::Reports;
use crate::view::board::{Row, Scope};

/// How the rows are drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Drawing {
    #[default]
    Table,
    Cards,
    Tiles,
    Map,
}

impl Drawing {
    pub const ALL: [Self; 4] = [Self::Table, Self::Cards, Self::Tiles, Self::Map];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Table => "tabulka",
            Self::Cards => "karty",
            Self::Tiles => "tabule",
            Self::Map => "mapa",
        }
    }
}

/// Which rows are wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wanted {
    Overdue,
    /// Without a report.
    None,
    NoContact,
    Affected,
    Critical,
    Needs,
}

impl Wanted {
    pub const ALL: [Self; 6] =
        [Self::Overdue, Self::None, Self::NoContact, Self::Affected, Self::Critical, Self::Needs];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::None => "none",
            Self::NoContact => "no_contact",
            Self::Affected => "affected",
            Self::Critical => "critical",
            Self::Needs => "needs",
        }
    }

    pub fn takes(self, row: &Row<'_>) -> bool {
        let level = row.report.map_or(0, |report| report.statement.situation.level());
        match self {
            Self::Overdue => row.standing.is_overdue(),
            Self::None => row.report.is_none(),
            Self::NoContact => row.no_contact.is_some(),
            Self::Affected => level >= 3,
            Self::Critical => level == 4,
            Self::Needs => row.report.is_some_and(|r| r.statement.asks_for_something()),
        }
    }
}

/// The board somebody asked for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Query {
    pub scope: Scope,
    pub wanted: Option<Wanted>,
    pub drawing: Drawing,
    pub incident_title: String,
}

impl Query {
    /// An incident that is not for these eyes is not found; other odd values are left aside.
    pub fn read(live: &LiveCx, world: &World) -> Result<Self, Refusal> {
        let query = &live.query;
        let mut scope = world.view::<Reports>().usual_scope(&live.viewer);
        match query.get("cviceni") {
            "1" => scope.exercise = true,
            "0" => scope.exercise = false,
            _ => {}
        }
        scope.orp = query.get("orp").parse::<Cisorp>().ok();
        let mut incident_title = String::new();
        if let Some(id) = incident_id(query)? {
            let frame = incident::frame(world, &live.viewer, id).ok_or(Refusal::NotFound)?;
            scope.incident = Some(id);
            scope.exercise = frame.exercise;
            scope.area = frame.places;
            incident_title = frame.title;
        }
        let wanted = Wanted::ALL.into_iter().find(|wanted| wanted.name() == query.get("stav"));
        let drawing = Drawing::ALL.into_iter().find(|one| one.name() == query.get("view"));
        Ok(Self { scope, wanted, drawing: drawing.unwrap_or_default(), incident_title })
    }

    pub fn takes(&self, row: &Row<'_>) -> bool {
        self.wanted.is_none_or(|wanted| wanted.takes(row))
    }

    /// The address of the same board, drawn in another way.
    pub fn drawn(&self, drawing: Drawing) -> String {
        Self { drawing, ..self.clone() }.address()
    }
    pub fn only(&self, wanted: Option<Wanted>) -> String {
        Self { wanted, ..self.clone() }.address()
    }
    pub fn kind(&self, exercise: bool) -> String {
        let scope = Scope { exercise, ..self.scope.clone() };
        Self { scope, ..self.clone() }.address()
    }

    pub fn address(&self) -> String {
        let mut pairs = vec![("cviceni", u8::from(self.scope.exercise).to_string())];
        pairs.extend(self.scope.incident.map(|id| ("udalost", id.to_string())));
        pairs.extend(self.scope.orp.map(|orp| ("orp", orp.to_string())));
        pairs.extend(self.wanted.map(|wanted| ("stav", wanted.name().to_owned())));
        if self.drawing != Drawing::default() {
            pairs.push(("view", self.drawing.name().to_owned()));
        }
        let pairs: Vec<String> =
            pairs.into_iter().map(|(key, value)| format!("{key}={value}")).collect();
        format!("/hlaseni?{}", pairs.join("&"))
    }
}

fn incident_id(query: &Fields) -> Result<Option<IncidentId>, Refusal> {
    let text = query.get("udalost");
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| Refusal::NotFound)
}
