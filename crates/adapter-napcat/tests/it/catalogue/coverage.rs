//! The table of what is covered, in the README of the crate.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use mynah_adapter_napcat::action::{CATALOGUE, Entry};

use super::facts::facts;

/// Has the tables written anew where they are not so any more.
const REWRITE: &str = "MYNAH_REWRITE_COVERAGE";

const BEGIN: &str = "<!-- coverage: begin -->\n";
const END: &str = "<!-- coverage: end -->\n";

/// A README, what is said above its table, and the heads of the columns.
const READMES: [(&str, &str, &str); 2] = [
    (
        "README.md",
        "{rows} of the {known} actions of NapCat {version} have a typed call.",
        "| domain | action | method | required | optional | answer |",
    ),
    (
        "README.zh-CN.md",
        "NapCat {version} 共有 {known} 个动作，其中 {rows} 个有类型化的调用。",
        "| 领域 | 动作 | 方法 | 必需参数 | 可选参数 | 应答 |",
    ),
];

fn keys(keys: &[&str]) -> String {
    keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")
}

fn row(domain: &str, entry: &Entry) -> String {
    let Entry { name, method, required, optional, answer, .. } = entry;
    let (required, optional) = (keys(required), keys(optional));
    let row =
        format!("| {domain} | `{name}` | `{method}` | {required} | {optional} | `{answer}` |");
    row.replace("|  |", "| |").replace("|  |", "| |")
}

fn coverage(sentence: &str, heads: &str) -> String {
    let actions: BTreeSet<_> =
        CATALOGUE.iter().flat_map(|(_, entries)| entries.iter().map(|entry| entry.name)).collect();
    let known = facts();
    let rows = known.keys().filter(|name| actions.contains(name.as_str())).count();
    let sentence = sentence
        .replace("{rows}", &rows.to_string())
        .replace("{known}", &known.len().to_string())
        .replace("{version}", super::facts::version());
    let mut text = format!("{BEGIN}{sentence}\n\n{heads}\n| --- | --- | --- | --- | --- | --- |\n");
    for (domain, entries) in CATALOGUE {
        for entry in *entries {
            writeln!(text, "{}", row(domain, entry)).unwrap();
        }
    }
    text + END
}

#[test]
fn the_tables_of_what_is_covered_are_true() {
    for (name, sentence, heads) in READMES {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name);
        let readme = std::fs::read_to_string(&path).unwrap();
        let begin = readme.find(BEGIN).unwrap_or_else(|| panic!("{name} has no table"));
        let end = readme.find(END).unwrap_or_else(|| panic!("{name} has no end of the table"));
        let end = end + END.len();
        let wanted = coverage(sentence, heads);
        if readme[begin..end] == wanted {
            continue;
        }
        assert!(
            std::env::var_os(REWRITE).is_some(),
            "the table of {name} is old: run this test with {REWRITE}=1 to have it written anew"
        );
        let readme = format!("{}{wanted}{}", &readme[..begin], &readme[end..]);
        std::fs::write(&path, readme).unwrap();
    }
}
