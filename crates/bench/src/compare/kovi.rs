//! Kovi, a framework of the field, which is built outside the workspace so that nobody else has to.

use std::path::Path;
use std::process::Command;

use crate::generator::Problem;
use crate::process::Start;

/// Builds the client of `crates/bench/kovi`.
pub(super) fn build() -> Result<Start, Problem> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("kovi");
    let built = Command::new("cargo")
        .args(["build", "--release", "--locked", "--target-dir", "target"])
        .current_dir(&folder)
        .status()?;
    if !built.success() {
        return Err("Kovi could not be built; --without-kovi leaves it out".into());
    }
    let program = folder.join("target/release/bench-kovi").to_string_lossy().into_owned();
    let words = vec![program, "{port}".to_owned()];
    Ok(Start {
        name: super::KOVI.to_owned(),
        words,
        folder: Some(std::env::temp_dir()),
        accounts: 1,
    })
}
