//! What the compiler says of a module that is written wrongly, and what the app says of what only
//! it can find.

use std::path::{Path, PathBuf};
use std::process::Command;

use mynah::core::{Lang, Localize};
use mynah::prelude::*;
use mynah::{App, app::AppError};
use serde_json::Value;

/// The library that this test was linked with, as the compiler left it.
fn library() -> PathBuf {
    let test = std::env::current_exe().expect("it runs");
    let folder = test.parent().expect("it is in a folder").read_dir().expect("it can be read");
    let is_it = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.starts_with("libmynah-") && Path::new(name).extension().is_some_and(|it| it == "rlib")
    };
    let files = folder.filter_map(|entry| Some(entry.ok()?.path())).filter(is_it);
    let written = |path: &PathBuf| path.metadata().and_then(|it| it.modified()).ok();
    files.max_by_key(written).expect("the library was built")
}

/// The compiler of the toolchain that runs this.
fn compiler() -> PathBuf {
    let beside = std::env::var_os("CARGO").map(|cargo| Path::new(&cargo).with_file_name("rustc"));
    beside.filter(|path| path.exists()).unwrap_or_else(|| "rustc".into())
}

/// What the compiler says first of each mistake in a file, and what it notes about it.
fn mistakes_in(file: &str) -> String {
    let library = library();
    let output = Command::new(compiler())
        .args(["--edition=2024", "--crate-type=lib", "--emit=metadata", "--error-format=json"])
        .arg("-o")
        .arg(std::env::temp_dir().join("mynah-wrong.rmeta"))
        .arg("-L")
        .arg(format!("dependency={}", library.parent().expect("it is in a folder").display()))
        .arg("--extern")
        .arg(format!("mynah={}", library.display()))
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/compile").join(file))
        .output()
        .expect("there is a compiler");
    let said = String::from_utf8(output.stderr).expect("it is JSON");
    let messages = said.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mistakes = messages.filter(|message| message["code"]["code"] == "E0277");
    mistakes.map(|mistake| told(&mistake)).collect::<Vec<_>>().join("\n\n")
}

fn told(mistake: &Value) -> String {
    let spans = mistake["spans"].as_array().into_iter().flatten();
    let labels = spans.filter(|span| span["is_primary"] == true).map(|span| &span["label"]);
    let notes = mistake["children"].as_array().into_iter().flatten();
    let own = |note: &&Value| note["level"] == "note" && note["spans"] == Value::Array(Vec::new());
    let notes = notes.filter(own).map(|note| &note["message"]);
    let lines = std::iter::once(&mistake["message"]).chain(labels).chain(notes);
    lines.filter_map(Value::as_str).collect::<Vec<_>>().join("\n  ")
}

#[test]
fn the_compiler_says_what_a_handler_is_to_whoever_wrote_none() {
    insta::assert_snapshot!(mistakes_in("wrong.rs"));
}

#[test]
fn a_state_that_nobody_provides_is_named_with_the_way_out_in_either_language() {
    async fn count(_: State<Vec<String>>) {}
    let module = Module::new("counter").on(command("count"), count);
    let AppError::CannotStart { problems } = App::new().module(module).plan().unwrap_err() else {
        panic!("another error")
    };
    let said = |lang: &Lang| problems.iter().map(|it| it.localize(lang)).collect::<Vec<_>>();
    let (english, chinese) = (said(&Lang::english()), said(&Lang::chinese()));
    insta::assert_snapshot!([english, chinese].concat().join("\n"));
}
