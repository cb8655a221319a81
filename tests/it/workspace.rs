//! The rules of `docs/architecture.md` that a manifest can break.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand};

/// What each crate may depend on, of ours.
const MAY_DEPEND_ON: &[(&str, &[&str])] = &[
    ("mynah-core", &[]),
    ("mynah-retry", &[]),
    ("mynah-layout", &[]),
    ("mynah-napcat-sim", &[]),
    ("mynah-adapter-napcat", &["mynah-core", "mynah-retry"]),
    ("mynah-adapter-console", &["mynah-core"]),
    ("mynah", &["mynah-core", "mynah-retry"]),
    ("mynah-modules", &["mynah", "mynah-adapter-napcat"]),
    ("mynah-napcat-stage", &["mynah", "mynah-adapter-napcat", "mynah-napcat-sim"]),
];

/// What may depend on everything.
const AT_THE_TOP: &[&str] = &["mynah-cli", "mynah-tests", "mynah-bench"];

fn metadata() -> Metadata {
    MetadataCommand::new().no_deps().exec().unwrap()
}

/// Our own crates, each with those of ours it depends on when it is built for use.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let packages = metadata().packages;
    let ours: BTreeSet<String> = packages.iter().map(|package| package.name.to_string()).collect();
    packages
        .iter()
        .map(|package| {
            let of_ours = package
                .dependencies
                .iter()
                .filter(|dependency| dependency.kind != DependencyKind::Development)
                .map(|dependency| dependency.name.clone())
                .filter(|name| ours.contains(name))
                .collect();
            (package.name.to_string(), of_ours)
        })
        .collect()
}

#[test]
fn every_crate_depends_only_on_what_the_architecture_allows() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_DEPEND_ON.iter().copied().collect();
    for (package, found) in dependencies() {
        if AT_THE_TOP.contains(&package.as_str()) {
            continue;
        }
        let allowed = allowed.get(package.as_str()).unwrap_or_else(|| {
            panic!("{package} is not in the table of docs/architecture.md and of this test")
        });
        for dependency in found {
            assert!(
                allowed.contains(&dependency.as_str()),
                "{package} may not depend on {dependency}"
            );
        }
    }
}

#[test]
fn the_simulator_shares_nothing_with_the_adapter_it_tests() {
    let packages = metadata().packages;
    let sim = packages.iter().find(|package| package.name.as_str() == "mynah-napcat-sim").unwrap();
    let shared = sim.dependencies.iter().find(|dependency| {
        dependency.name.starts_with("mynah") && dependency.kind != DependencyKind::Development
    });
    assert!(shared.is_none(), "{shared:?}");
}

#[test]
fn every_crate_takes_its_lints_and_versions_from_the_workspace() {
    for package in metadata().packages {
        let manifest = std::fs::read_to_string(&package.manifest_path).unwrap();
        assert!(manifest.contains("[lints]\nworkspace = true"), "{}: lints", package.name);
        let own_version = manifest
            .lines()
            .find(|line| line.contains("version = \"") || line.contains("path = \"../"));
        assert_eq!(own_version, None, "{}: say it once, in the workspace manifest", package.name);
    }
}

#[test]
fn the_core_names_no_platform() {
    let core = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/core/src");
    let mut folders = vec![std::path::PathBuf::from(core)];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            files += 1;
            let text = std::fs::read_to_string(&path).unwrap();
            // An example of a number or of a handler may name one; a definition may not.
            let lines = text.lines().filter(|line| {
                let line = line.trim_start();
                !line.starts_with("//") && !line.contains("note =") && !line.contains("`NapCat`")
            });
            for line in lines {
                let lower = line.to_lowercase();
                assert!(!lower.contains("napcat"), "{}: {line}", path.display());
                assert!(!lower.contains("onebot"), "{}: {line}", path.display());
            }
        }
    }
    assert!(files > 20, "the sources of the core were not found");
}
