//! The pages of `docs/`: that the book lists them all, that links lead somewhere, and that both
//! languages say the same.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A page as far as it can be compared: its headings and its listings.
pub(crate) struct Page {
    headings: Vec<usize>,
    pub(crate) blocks: Vec<Block>,
    links: Vec<String>,
}

/// A listing.
pub(crate) struct Block {
    pub(crate) info: String,
    pub(crate) text: String,
}

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs")
}

impl Page {
    /// The page of this name in `docs/`.
    pub(crate) fn read(name: &str) -> Self {
        let path = docs().join(name);
        let text = std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Self::parse(&text)
    }

    fn parse(text: &str) -> Self {
        let mut page = Self { headings: Vec::new(), blocks: Vec::new(), links: Vec::new() };
        let mut open: Option<Block> = None;
        for line in text.lines() {
            match (line.strip_prefix("```"), &mut open) {
                (Some(_), Some(_)) => page.blocks.extend(open.take()),
                (Some(info), None) => {
                    open = Some(Block { info: info.trim().to_owned(), text: String::new() });
                }
                (None, Some(block)) => {
                    block.text.push_str(line);
                    block.text.push('\n');
                }
                (None, None) => {
                    let level = line.chars().take_while(|&sign| sign == '#').count();
                    if level > 0 {
                        page.headings.push(level);
                    }
                    page.links.extend(links(line));
                }
            }
        }
        assert!(open.is_none(), "a listing has no end");
        page
    }
}

/// Where the links of a line lead.
fn links(line: &str) -> Vec<String> {
    let targets = line.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    targets.map(|target| target.split('#').next().unwrap_or_default().to_owned()).collect()
}

/// The lines of a listing.
pub(crate) fn block_lines(block: &Block) -> impl Iterator<Item = &str> {
    block.text.lines().map(str::trim_end)
}

/// A listing without what is said to people: comments, and texts.
fn code(block: &Block) -> Vec<String> {
    let bare = |line: &str| {
        let line = line.split("//").next().unwrap_or_default().trim_end();
        let mut parts = line.split('"');
        let mut bare = parts.next().unwrap_or_default().to_owned();
        while let (Some(_text), Some(behind)) = (parts.next(), parts.next()) {
            bare.push_str("\"\"");
            bare.push_str(behind);
        }
        bare
    };
    block.text.lines().map(bare).filter(|line| !line.is_empty()).collect()
}

/// The names of the English pages of `docs/`.
fn english_pages() -> Vec<String> {
    let pages = std::fs::read_dir(docs()).unwrap().map(|entry| entry.unwrap().file_name());
    let mut pages: Vec<String> = pages
        .map(|name| name.into_string().unwrap())
        .filter(|name| name.strip_suffix(".md").is_some_and(|page| page != "SUMMARY"))
        .filter(|name| !name.contains(".zh-CN"))
        .collect();
    pages.sort();
    pages
}

fn in_chinese(name: &str) -> String {
    name.replace(".md", ".zh-CN.md")
}

#[test]
fn the_book_lists_every_page_in_both_languages() {
    let listed: BTreeSet<String> = Page::read("SUMMARY.md").links.into_iter().collect();
    let pages = english_pages();
    assert!(pages.len() > 5, "the pages were not found");
    for name in pages {
        for page in [in_chinese(&name), name] {
            assert!(listed.contains(&page), "docs/SUMMARY.md does not list {page}");
        }
    }
}

#[test]
fn every_link_between_pages_leads_to_one() {
    let mut pages = english_pages();
    pages.extend(english_pages().iter().map(|name| in_chinese(name)));
    pages.push("SUMMARY.md".to_owned());
    for name in pages {
        for link in Page::read(&name).links {
            let elsewhere = link.contains("://") || link.is_empty();
            assert!(elsewhere || docs().join(&link).exists(), "docs/{name} links to {link}");
        }
    }
}

#[test]
fn both_languages_have_the_same_headings_and_the_same_code() {
    for name in english_pages() {
        let (english, chinese) = (Page::read(&name), Page::read(&in_chinese(&name)));
        assert_eq!(english.headings, chinese.headings, "the headings of docs/{name}");
        assert_eq!(english.blocks.len(), chinese.blocks.len(), "the listings of docs/{name}");
        for (one, other) in english.blocks.iter().zip(&chinese.blocks) {
            assert_eq!(one.info, other.info, "a listing of docs/{name}");
            if one.info.starts_with("rust") {
                assert_eq!(code(one), code(other), "a listing of docs/{name}");
            }
        }
    }
}

/// Pages are read where nobody hides lines that only rustdoc hides.
#[test]
fn no_listing_has_lines_that_are_meant_to_be_hidden() {
    for name in english_pages().into_iter().flat_map(|name| [in_chinese(&name), name]) {
        for block in Page::read(&name).blocks.iter().filter(|block| block.info.starts_with("rust"))
        {
            let hidden = block_lines(block).find(|line| line.starts_with("# ") || *line == "#");
            assert_eq!(hidden, None, "a listing of docs/{name}");
        }
    }
}
