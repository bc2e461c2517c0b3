//! The main job of the house, done from outside on the real binary, as people and machines do it.

mod feed;
mod feed_real;
mod keeping;
mod main_job;
mod once;
mod round;
mod territory;
