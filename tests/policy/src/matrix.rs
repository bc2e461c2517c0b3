use hlaska_kernel::{Role, Row};

use crate::scope;

const HEAD: &str = "\
Who may do what. Each line is an action of a module, each column a role; the cell is the territory
within which a grant of the role allows the action, a dot means that it does not allow it at all.
Whether somebody sees an object is another question, answered by Viewer::may_see.

";

/// Rows of all modules as a text, by name.
pub fn matrix(rows: &[Row]) -> String {
    let mut rows = rows.to_vec();
    rows.sort_by_key(|row| row.action);
    let mut text = HEAD.to_owned() + &line("action", &Role::ALL.map(|role| role.name().to_owned()));
    for row in rows {
        let cell =
            |role: Role| if row.roles.contains(&role) { scope(role) } else { ".".to_owned() };
        text += &line(row.action, &Role::ALL.map(cell));
    }
    text
}

fn line(action: &str, cells: &[String; 8]) -> String {
    let cells: String =
        cells.iter().zip(Role::ALL).map(|(cell, role)| column(cell, role)).collect();
    format!("{action:<30}{cells}").trim_end().to_owned() + "\n"
}

/// Wide enough for the role's name.
pub fn column(cell: &str, role: Role) -> String {
    let width = role.name().len().max(15) + 2;
    format!("{cell:<width$}")
}
