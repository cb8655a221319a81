//! No value is ever part of an error.

use proptest::prelude::*;

use mynah::config::Loader;
use mynah::core::Lang;

use super::{loader, registry, variables};

const SECRET: &str = "hunter2-S3cr3t";

/// A file with the secret in every place where a value stands.
const FULL: &str = r#"lang: hunter2-S3cr3t
log: hunter2-S3cr3t
commands: { prefixes: ["hunter2-S3cr3t", "/"] }
handlers: { deadline: hunter2-S3cr3t, queue: hunter2-S3cr3t }
shutdown:
  deadline: hunter2-S3cr3t
modules: { disable: [hunter2-S3cr3t] }
bots:
  - NapCat:
      name: hunter2-S3cr3t
      uri: ws://hunter2-S3cr3t:3001/?access_token=hunter2-S3cr3t
      token: hunter2-S3cr3t # hunter2-S3cr3t
      lang: hunter2-S3cr3t
      start_server_command: |
        run hunter2-S3cr3t
      attempts: hunter2-S3cr3t
      retry: { wait: "hunter2-S3cr3t", max: 'hunter2-S3cr3t' }
      on_flood: hunter2-S3cr3t
  - Console: { uri: ws://x, token: hunter2-S3cr3t, headers: { X: hunter2-S3cr3t } }
  - NapCat:
      uri: "${SECRET}"
      token: ${SECRET}
"#;

/// Everything that is shown when this file is wrong; nothing when it is not.
fn shown(yaml: &str) -> String {
    let loader = loader(yaml)
        .env(variables([
            ("SECRET", SECRET),
            ("MYNAH__BOTS__1__ATTEMPTS", SECRET),
            ("MYNAH__BOTS__9__TOKEN", SECRET),
            ("MYNAH__HANDLERS__QUEUE", "{hunter2-S3cr3t"),
        ]))
        .set(format!("bots.0.uri=http://{SECRET}"))
        .set(format!("shutdown.deadline={SECRET}"))
        .set(SECRET)
        .set(format!("{SECRET}=1"));
    all(loader) + &all(super::loader(yaml).env(variables([("SECRET", SECRET)])))
}

/// Everything that is shown of what is wrong.
fn all(loader: Loader) -> String {
    let errors = loader.build(&registry()).err();
    errors.map_or_else(String::new, |errors| {
        let chinese = errors.render_in(&Lang::chinese());
        format!("{errors}\n{errors:?}\n{}\n{chinese}\n", errors.render())
    })
}

fn hides_the_secret(yaml: &str) -> bool {
    !shown(yaml).contains(SECRET)
}

/// The file without the keys of the framework, so that the bots are reached.
fn only_bots() -> String {
    FULL[FULL.find("bots:").expect("it has bots")..].to_owned()
}

#[test]
fn a_secret_in_every_place_is_shown_in_no_error() {
    let shown = shown(FULL) + &shown(&only_bots());
    assert!(shown.contains("error"), "{shown}");
    assert!(!shown.contains(SECRET), "{shown}");
}

#[test]
fn a_secret_that_slips_into_the_place_of_a_key_is_not_shown() {
    for yaml in [
        "bots:\n  - NapCat: { uri: ws://x, token, hunter2-S3cr3t }\n",
        "bots:\n  - NapCat: { uri: ws://x, token, correcthorse }\n",
        "bots:\n  - hunter2-S3cr3t:\n",
        "bots:\n  - { correcthorse }\n",
        "{ lang, hunter2-S3cr3t }\n",
        "{ lang, correcthorse }\n",
        "hunter2-S3cr3t: 1\n",
        "hunter2-S3cr3t: 1\nhunter2-S3cr3t: 1\n",
        "hunter2-S3cr3t\n",
    ] {
        let shown = shown(yaml);
        assert!(!shown.is_empty(), "{yaml}");
        assert!(!shown.contains("hunter2"), "{yaml}\n{shown}");
        assert!(!shown.contains("correcthorse"), "{yaml}\n{shown}");
    }
}

#[test]
fn every_character_of_a_file_can_be_lost_or_changed_without_showing_a_secret() {
    let yaml = only_bots();
    for at in editable(&yaml) {
        for by in ["", ":", ",", "\n"] {
            let broken = format!("{}{by}{}", &yaml[..at], &yaml[at + 1..]);
            let shown = all(loader(&broken).env(variables([("SECRET", SECRET)])));
            assert!(!shown.contains(SECRET), "{broken}\n{shown}");
        }
    }
}

/// Where a byte stands that belongs to no secret.
fn editable(yaml: &str) -> Vec<usize> {
    let mut free = vec![true; yaml.len()];
    for (at, _) in yaml.match_indices(SECRET) {
        free[at..at + SECRET.len()].fill(false);
    }
    (0..yaml.len()).filter(|&at| free[at]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_file_broken_at_random_shows_no_secret(
        edits in prop::collection::vec(
            (any::<prop::sample::Index>(), "[-:,#{}\\[\\]\"'|>&*!%@`?~<$ \t\na-c0-2]{0,3}", 0..4_usize),
            1..8,
        ),
        whole in any::<bool>(),
    ) {
        let mut yaml = if whole { FULL.to_owned() } else { only_bots() };
        for (at, by, lost) in edits {
            let places = editable(&yaml);
            let at = places[at.index(places.len())];
            let end = (at..(at + lost).min(yaml.len()))
                .take_while(|byte| places.contains(byte))
                .last()
                .map_or(at, |last| last + 1);
            yaml.replace_range(at..end, &by);
        }
        prop_assert!(hides_the_secret(&yaml), "{}\n{}", yaml, shown(&yaml));
    }
}
