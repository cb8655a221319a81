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

/// A README, and the words of its table.
struct Words {
    readme: &'static str,
    above: &'static str,
    heads: &'static str,
    deprecated: &'static str,
    dangerous: &'static str,
}

const LANGUAGES: [Words; 2] = [
    Words {
        readme: "README.md",
        above: "{rows} of the {known} actions of NapCat {version} have a typed call.",
        heads: "| domain | action | method | required | optional | answer | note |",
        deprecated: "deprecated",
        dangerous: "dangerous",
    },
    Words {
        readme: "README.zh-CN.md",
        above: "NapCat {version} 共有 {known} 个动作，其中 {rows} 个有类型化的调用。",
        heads: "| 领域 | 动作 | 方法 | 必需参数 | 可选参数 | 应答 | 备注 |",
        deprecated: "不建议使用",
        dangerous: "危险",
    },
];

fn keys(keys: &[&str]) -> String {
    keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")
}

fn row(domain: &str, entry: &Entry, words: &Words) -> String {
    let Entry { name, method, required, optional, answer, .. } = entry;
    let (required, optional) = (keys(required), keys(optional));
    let note = match (entry.deprecated, entry.dangerous) {
        (true, _) => words.deprecated,
        (false, true) => words.dangerous,
        (false, false) => "",
    };
    let row = format!(
        "| {domain} | `{name}` | `{method}` | {required} | {optional} | `{answer}` | {note} |"
    );
    row.replace("|  |", "| |").replace("|  |", "| |")
}

fn coverage(words: &Words) -> String {
    let actions: BTreeSet<_> =
        CATALOGUE.iter().flat_map(|(_, entries)| entries.iter().map(|entry| entry.name)).collect();
    let known = facts();
    let rows = known.keys().filter(|name| actions.contains(name.as_str())).count();
    let above = words
        .above
        .replace("{rows}", &rows.to_string())
        .replace("{known}", &known.len().to_string())
        .replace("{version}", super::facts::version());
    let heads = words.heads;
    let mut text = format!("{BEGIN}{above}\n\n{heads}\n{}|\n", "| --- ".repeat(7));
    for (domain, entries) in CATALOGUE {
        for entry in *entries {
            writeln!(text, "{}", row(domain, entry, words)).unwrap();
        }
    }
    text + END
}

#[test]
fn the_tables_of_what_is_covered_are_true() {
    for words in LANGUAGES {
        let name = words.readme;
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name);
        let readme = std::fs::read_to_string(&path).unwrap();
        let begin = readme.find(BEGIN).unwrap_or_else(|| panic!("{name} has no table"));
        let end = readme.find(END).unwrap_or_else(|| panic!("{name} has no end of the table"));
        let end = end + END.len();
        let wanted = coverage(&words);
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
