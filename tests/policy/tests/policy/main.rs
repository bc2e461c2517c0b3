//! Who may do what: on paper, at every address, and for every object.

mod matrix;
mod objects;
mod stage;
mod sweep;
