//! Tables that become cards on a phone.
//!
//! The roles repeat what the elements mean, because browsers forget it when the looks change.

use maud::{Markup, Render, html};

/// A column's head.
#[derive(Debug, Clone, Copy)]
pub struct Column<'a> {
    pub label: &'a str,
    /// Numbers stand right, in equal digits.
    pub numeric: bool,
}

impl<'a> Column<'a> {
    pub const fn text(label: &'a str) -> Self {
        Self { label, numeric: false }
    }
    pub const fn number(label: &'a str) -> Self {
        Self { label, numeric: true }
    }
}

/// One row; its first cell is its name.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Stable identity, so that a live update moves rows instead of rewriting them.
    pub id: String,
    /// Place in the journal, for the mark "new".
    pub seq: Option<u64>,
    /// Needs attention: a red edge. Say why in a cell.
    pub hot: bool,
    pub cells: Vec<Markup>,
}

impl Row {
    pub fn new(id: impl Into<String>, cells: Vec<Markup>) -> Self {
        Self { id: id.into(), cells, ..Self::default() }
    }
    #[must_use]
    pub fn hot(mut self, hot: bool) -> Self {
        self.hot = hot;
        self
    }
    #[must_use]
    pub fn seq(mut self, seq: u64) -> Self {
        self.seq = Some(seq);
        self
    }
}

/// A whole table. Without rows `empty` stands in its place.
pub struct Table<'a> {
    pub id: &'a str,
    /// Says what the table shows; read first.
    pub caption: &'a str,
    /// The caption is already the heading above: keep it for screen readers only.
    pub caption_hidden: bool,
    pub columns: &'a [Column<'a>],
    pub rows: Vec<Row>,
    pub empty: Markup,
}

impl Render for Table<'_> {
    fn render(&self) -> Markup {
        html! {
            div.table id=(self.id) role="region" aria-label=(self.caption) tabindex="0" {
                @if self.rows.is_empty() { (self.empty) } @else { (self.filled()) }
            }
        }
    }
}

impl Table<'_> {
    fn filled(&self) -> Markup {
        html! {
            table.cards role="table" {
                caption.hush[self.caption_hidden] { (self.caption) }
                thead role="rowgroup" { tr role="row" {
                    @for column in self.columns {
                        th.num[column.numeric] role="columnheader" scope="col" { (column.label) }
                    }
                } }
                tbody role="rowgroup" { @for row in &self.rows { (self.row(row)) } }
            }
        }
    }

    fn row(&self, row: &Row) -> Markup {
        let id = (!row.id.is_empty()).then_some(&row.id);
        html! {
            tr.hot[row.hot] role="row" id=[id] data-seq=[row.seq] {
                @for (index, (cell, column)) in row.cells.iter().zip(self.columns).enumerate() {
                    @if index == 0 {
                        th role="rowheader" scope="row" { (cell) }
                    } @else {
                        td.num[column.numeric] role="cell" data-label=(column.label) { (cell) }
                    }
                }
            }
        }
    }
}
