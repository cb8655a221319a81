//! Writes what was recorded from a server into the corpus of each fuzzer.
//!
//! `cargo fuzz build` builds it beside the fuzzers.

use std::fs;
use std::path::Path;

use mynah_adapter_napcat::fuzzing::seeds;

fn main() -> std::io::Result<()> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for (target, inputs) in seeds() {
        let folder = corpus.join(target);
        fs::create_dir_all(&folder)?;
        for (number, input) in inputs.iter().enumerate() {
            fs::write(folder.join(format!("seed-{number:04}")), input)?;
        }
        println!("{target}: {}", inputs.len());
    }
    Ok(())
}
