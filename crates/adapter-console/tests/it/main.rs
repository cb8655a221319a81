//! What a console does, seen from the framework on one side and from the terminal on the other.

mod capability;
mod config;
mod hooks;
mod run;
mod stdin;
mod terminal;
