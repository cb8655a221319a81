//! The page that names these tests.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The names of tests on a page: what stands in back-ticks and is a sentence.
fn named(page: &str) -> BTreeSet<String> {
    let text = std::fs::read_to_string(format!("{ROOT}/docs/{page}")).unwrap();
    let is_sentence = |name: &&str| {
        let letter = |char: char| char.is_ascii_lowercase() || char.is_ascii_digit() || char == '_';
        name.matches('_').count() >= 4 && name.chars().all(letter)
    };
    text.split('`').skip(1).step_by(2).filter(is_sentence).map(str::to_owned).collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn every_test_that_the_page_on_reliability_names_is_there() {
    let mut files = Vec::new();
    for folder in ["crates", "tests"] {
        sources(&Path::new(ROOT).join(folder), &mut files);
    }
    let code: String =
        files.iter().map(|file| std::fs::read_to_string(file).unwrap_or_default()).collect();
    let english = named("reliability.md");
    assert!(english.len() > 40, "{english:?}");
    assert_eq!(english, named("reliability.zh-CN.md"));
    let missing: Vec<_> =
        english.iter().filter(|name| !code.contains(&format!("fn {name}("))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
