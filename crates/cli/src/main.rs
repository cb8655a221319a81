//! The `mynah` command.

fn main() {}
