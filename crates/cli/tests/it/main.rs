//! The `mynah` command, run as a user runs it.

mod check;
mod demo;
mod live;
mod mynah;
mod sim;
