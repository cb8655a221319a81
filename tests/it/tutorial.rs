//! The code of the tutorial, and that the pages show it as it is.

use std::collections::BTreeSet;

use crate::book::{Page, block_lines};

#[expect(unreachable_pub, reason = "it is written as in a crate of its own")]
#[expect(
    clippy::unreadable_literal,
    reason = "numbers of accounts are written as people know them"
)]
mod hello;
#[expect(unreachable_pub, reason = "it is written as in a crate of its own")]
mod tea;
mod tests;

/// The files of the reader's project, as the tutorial builds it.
const FILES: &[(&str, &str)] = &[
    ("hello.rs", include_str!("tutorial/hello.rs")),
    ("tea.rs", include_str!("tutorial/tea.rs")),
    ("en.ftl", include_str!("tutorial/tea/en.ftl")),
    ("zh-CN.ftl", include_str!("tutorial/tea/zh-CN.ftl")),
    ("tests.rs", include_str!("tutorial/tests.rs")),
    ("bot.rs", include_str!("tutorial/bot.rs")),
    ("bot.yaml", include_str!("tutorial/bot.yaml")),
];

const PAGES: [&str; 2] = ["tutorial.md", "tutorial.zh-CN.md"];

/// The binary of the reader's project.
#[expect(dead_code, reason = "it would run until somebody stops it")]
#[expect(clippy::print_stderr, reason = "whoever starts a program reads why it ended there")]
mod bot {
    use super::{hello, tea};

    include!("tutorial/bot.rs");
}

#[test]
fn every_listing_of_the_tutorial_is_a_piece_of_code_that_is_compiled() {
    for name in PAGES {
        let page = Page::read(name);
        for block in page.blocks.iter().filter(|block| is_ours(&block.info)) {
            let known = FILES.iter().any(|(_, file)| file.contains(block.text.as_str()));
            assert!(known, "{name}: this is in no file of tests/it/tutorial:\n{}", block.text);
        }
    }
}

#[test]
fn the_tutorial_shows_every_line_of_its_code() {
    for name in PAGES {
        let page = Page::read(name);
        let shown: BTreeSet<&str> = page.blocks.iter().flat_map(block_lines).collect();
        for (file, text) in FILES {
            for line in text.lines().map(str::trim_end) {
                assert!(line.is_empty() || shown.contains(line), "{name} lacks, of {file}: {line}");
            }
        }
    }
}

#[test]
fn the_configuration_of_the_tutorial_can_be_read() {
    use mynah::config::{Loader, Registry};
    use mynah_adapter_napcat::NapCatFactory;

    let registry = Registry::new().with(NapCatFactory).module(&tea::module());
    let loader = Loader::new().env([]).text("bot.yaml", include_str!("tutorial/bot.yaml"));
    assert_eq!(loader.build(&registry).unwrap().1.len(), 1);
}

/// Whether a listing is one of the reader's own files.
fn is_ours(info: &str) -> bool {
    ["rust", "ftl", "yaml"].iter().any(|kind| info.starts_with(kind))
}
