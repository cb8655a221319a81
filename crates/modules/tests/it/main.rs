//! The shipped modules on a stage: on paper, and once each over the simulated NapCat.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod checkin;
mod guard;
mod quiz;
mod small;
mod switch;

use mynah::config::{Loader, Settings};

/// What makes a super user of Bob.
fn with_bob_as_super() -> Settings {
    let file = format!("policy: {{ supers: [{BOB}] }}\nbots: [Paper: {{}}]");
    Loader::new().env([]).text("test.yaml", &file).load().map(|config| config.settings).unwrap()
}

/// The group of the simulated world.
const GROUP: u64 = 570_000_001;
/// Members of it.
const ALICE: u64 = 1_000_000_011;
const BOB: u64 = 1_000_000_012;
/// Its owner.
const OLIVIA: u64 = 1_000_000_010;
/// Somebody who is not in it.
const STRANGER: u64 = 1_000_000_021;
