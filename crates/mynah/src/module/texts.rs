//! Texts of the operator over those of modules: `FOLDER/MODULE.LANG.ftl`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use mynah_core::config::{nearest, with_suggestion};
use mynah_core::i18n::{Phrase, Texts};
use mynah_core::{Lang, Localize};

use super::Module;
use crate::texts::text;

/// Lays the files of a folder over the texts of the modules; what is odd about them is told in
/// the log, in `lang`.
///
/// # Errors
///
/// Everything that cannot be read or is no Fluent.
pub(crate) fn lay_over(
    modules: &mut [Module],
    folder: &Path,
    lang: &Lang,
) -> Result<(), Vec<Phrase>> {
    let files = files(folder).map_err(|problem| vec![problem])?;
    let problem = |path: PathBuf| lay_one_over(modules, &path, lang).err();
    let problems: Vec<Phrase> = files.into_iter().filter_map(problem).collect();
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// The files of Fluent in a folder, in the order of their names.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Phrase> {
    let unreadable = |error: std::io::Error| about(folder, text("texts-unreadable"), &error);
    let entries = std::fs::read_dir(folder).map_err(unreadable)?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|extension| extension == "ftl") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn lay_one_over(modules: &mut [Module], path: &Path, log: &Lang) -> Result<(), Phrase> {
    let odd = |said: Phrase| tracing::warn!("{}", said.localize(log));
    let named = |said: Phrase| said.with("file", path.display().to_string());
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let split =
        stem.rsplit_once('.').and_then(|(name, tag)| Some((name, tag.parse::<Lang>().ok()?)));
    let Some((name, lang)) = split else {
        return Err(named(text("texts-name")));
    };
    let fluent = std::fs::read_to_string(path)
        .map_err(|error| about(path, text("texts-unreadable"), &error))?;
    let near = nearest(name, modules.iter().map(Module::name)).map(str::to_owned);
    let Some(module) = modules.iter_mut().find(|module| module.name() == name) else {
        odd(with_suggestion(named(text("texts-of-nobody")), near.as_deref()));
        return Ok(());
    };
    let mut given = Texts::default();
    given.lay_over(&lang, &fluent).map_err(|error| {
        let place = format!("{}:{}", path.display(), error.line);
        text("texts-wrong").with("place", place).with("error", error.message)
    })?;
    for key in module.texts.strangers(&given) {
        odd(named(text("texts-not-asked-for")).with("key", key.to_owned()));
    }
    // It was read just now.
    let _ = Arc::make_mut(&mut module.texts).lay_over(&lang, &fluent);
    Ok(())
}

fn about(path: &Path, said: Phrase, error: &std::io::Error) -> Phrase {
    said.with("file", path.display().to_string()).with("reason", Phrase::from(error.kind()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module() -> Module {
        Module::new("ping").texts("en", "pong = pong").texts("zh-CN", "pong = 在呢")
    }

    #[test]
    fn a_file_changes_the_words_of_a_module_and_may_teach_it_a_language() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("ping.en.ftl"), "pong = here!\n").unwrap();
        std::fs::write(folder.path().join("ping.ja.ftl"), "pong = はい\n").unwrap();
        std::fs::write(folder.path().join("nobody.en.ftl"), "pong = here!\n").unwrap();
        std::fs::write(folder.path().join("notes.txt"), "not read").unwrap();
        let mut modules = [module()];
        lay_over(&mut modules, folder.path(), &Lang::english()).unwrap();
        let said = |tag: &str| modules[0].texts.text(&tag.parse().unwrap(), "pong").to_string();
        assert_eq!(
            (said("en"), said("ja"), said("zh-CN")),
            ("here!".into(), "はい".into(), "在呢".into())
        );
    }

    #[test]
    fn what_cannot_be_read_is_told_with_file_and_line() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("ping.en.ftl"), "pong = here!\noh no\n").unwrap();
        std::fs::write(folder.path().join("ping.ftl"), "pong = here!\n").unwrap();
        let problems = lay_over(&mut [module()], folder.path(), &Lang::english()).unwrap_err();
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(told[0].contains("ping.en.ftl:2"), "{told:?}");
        assert!(told[1].contains("MODULE.LANG.ftl"), "{told:?}");
        let missing = folder.path().join("none");
        assert_eq!(lay_over(&mut [module()], &missing, &Lang::english()).unwrap_err().len(), 1);
    }
}
