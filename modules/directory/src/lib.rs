//! The directory (kontakty): people, the functions they hold in organisations, and how to reach
//! them; campaigns in which organisations confirm that it still holds.

mod command;
mod event;
mod model;
mod reach;
#[cfg(test)]
mod testing;
mod value;
mod view;
