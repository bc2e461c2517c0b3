//! What pages are made of. Pages of modules call these functions and write no class names of
//! frames, forms, tables or statuses themselves; so a change of looks is made in one place.
//!
//! Rules kept by a test: no `style=`, no inline handlers, every word escaped, every control labelled.

mod alert;
mod badge;
mod badge_words;
mod empty;
mod field;
mod field_choice;
mod form;
mod gallery;
mod gallery_samples;
mod icon;
mod layout;
mod layout_parts;
mod list;
mod map;
mod marking;
mod offline;
mod pager;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod text_cs;
mod text_en;
mod tile;
mod time;
mod wall;

pub use alert::{Tone, alert, flash};
pub use badge::{
    CrisisState, Report, Spa, Warning, crisis_state, exercise, new, no_contact, overdue, report,
    report_colour, spa_declared, spa_observed, spa_observed_short, stale, trend, warning,
};
pub use empty::empty;
pub use field::Field;
pub use field_choice::{Card, cards, checks};
pub use form::{AUTHOR_FIELD, Kit, hidden_author, hidden_key};
pub use gallery::{gallery, gallery_wall};
pub use icon::{Icon, icon, logo};
pub use layout::{Flash, MenuLink, Page, User, page};
pub use list::{Entry, Signal, facts, inbox, log, panel};
pub use map::{WorkingMap, gauge_legend, gauge_mark, map_legend, working_map};
pub use marking::{marking, marking_name, marking_readers};
pub use offline::offline;
pub use pager::{crumbs, pager, tabs};
pub use table::{Column, Row, Table};
pub use tile::{Mood, Tile, tiles};
pub use time::{age, moment};
pub use wall::wall;
