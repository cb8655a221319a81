//! Texts of the operator over those of modules: `FOLDER/MODULE.LANG.ftl`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use mynah_core::Lang;
use mynah_core::config::{nearest, with_suggestion};
use mynah_core::i18n::{Filler, Phrase, Texts};

use super::Module;
use crate::texts::text;

/// What is to be said of the texts of an operator.
#[derive(Debug, Default)]
pub(crate) struct Remarks {
    /// What cannot be read or is no Fluent, and keeps an app from starting.
    pub(crate) wrong: Vec<Phrase>,
    /// What says nothing to anybody, and probably was meant otherwise.
    pub(crate) odd: Vec<Phrase>,
    /// What a new language lacks, and is told in another.
    pub(crate) lacking: Vec<Phrase>,
}

/// Lays the files of a folder over the texts of the modules.
pub(crate) fn lay_over(modules: &mut [Module], folder: &Path) -> Remarks {
    let mut remarks = Remarks::default();
    // What a file says nothing to anybody for is nothing that another can be compared with.
    let own: Vec<Arc<Texts>> = modules.iter().map(|module| Arc::clone(&module.texts)).collect();
    match files(folder) {
        Ok(files) => {
            for path in files {
                lay_one_over(modules, &own, &path, &mut remarks);
            }
        }
        Err(problem) => remarks.wrong.push(problem),
    }
    remarks
}

/// The files of Fluent in a folder, in the order of their names.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Phrase> {
    if !folder.exists() {
        return Err(text("texts-nowhere").with("folder", folder.display().to_string()));
    }
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

fn lay_one_over(modules: &mut [Module], own: &[Arc<Texts>], path: &Path, remarks: &mut Remarks) {
    let named = |said: Phrase| said.with("file", path.display().to_string());
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let Some((name, tag)) = stem.rsplit_once('.') else {
        return remarks.wrong.push(named(text("texts-name")));
    };
    let Ok(lang) = tag.parse::<Lang>() else {
        let said = named(text("texts-language")).with("tag", tag.to_owned());
        return remarks.wrong.push(said.with("module", name.to_owned()));
    };
    let fluent = match std::fs::read_to_string(path) {
        Ok(fluent) => fluent,
        Err(error) => return remarks.wrong.push(about(path, text("texts-unreadable"), &error)),
    };
    let near = nearest(name, modules.iter().map(Module::name)).map(str::to_owned);
    let place = modules.iter().position(|module| module.name() == name);
    let Some((module, own)) = place.map(|at| (&mut modules[at], &*own[at])) else {
        let said = named(text("texts-of-nobody"));
        return remarks.odd.push(with_suggestion(said, near.as_deref()));
    };
    let mut given = Texts::default();
    if let Err(error) = given.lay_over(&lang, &fluent) {
        let place = format!("{}:{}", path.display(), error.line);
        let said = text("texts-wrong").with("place", place).with("error", error.message);
        return remarks.wrong.push(said);
    }
    compare(module.name(), own, &given, &Source { path, fluent: &fluent }, remarks);
    let is_new = !own.languages().any(|known| known.primary() == lang.primary());
    let there = given.keys();
    let lacks = own.keys().into_iter().filter(|key| !there.contains(key));
    let lacks: Vec<String> = lacks.map(ToOwned::to_owned).collect();
    if is_new && !lacks.is_empty() {
        remarks.lacking.push(named(text("texts-lacking")).with("keys", Filler::names(lacks)));
    }
    // It was read just now.
    let _ = Arc::make_mut(&mut module.texts).lay_over(&lang, &fluent);
}

/// A file of texts, for the places in it.
struct Source<'a> {
    path: &'a Path,
    fluent: &'a str,
}

impl Source<'_> {
    /// Where the text `key` is.
    fn place(&self, key: &str) -> String {
        let is_it = |line: &str| {
            line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='))
        };
        let line = self.fluent.lines().position(is_it).unwrap_or_default() + 1;
        format!("{}:{line}", self.path.display())
    }
}

/// Notes what in the texts of an operator says nothing to anybody.
fn compare(
    module: &'static str,
    own: &Texts,
    given: &Texts,
    source: &Source<'_>,
    remarks: &mut Remarks,
) {
    for key in own.strangers(given) {
        let near = nearest(key, own.keys());
        let said = text("texts-not-asked-for").with("module", module);
        let said = said.with("place", source.place(key)).with("key", key.to_owned());
        remarks.odd.push(with_suggestion(said, near));
    }
    for (key, gap) in own.strange_gaps(given) {
        let said = text("texts-gap").with("place", source.place(key));
        remarks.odd.push(said.with("key", key.to_owned()).with("gap", format!("${gap}")));
    }
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
        let remarks = lay_over(&mut modules, folder.path());
        assert_eq!(remarks.wrong, []);
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
        let told = told(&lay_over(&mut [module()], folder.path()).wrong);
        assert!(told[0].contains("ping.en.ftl:2"), "{told:?}");
        assert!(told[1].contains("MODULE.LANG.ftl"), "{told:?}");
        let missing = folder.path().join("none");
        assert_eq!(lay_over(&mut [module()], &missing).wrong.len(), 1);
    }

    fn told(phrases: &[Phrase]) -> Vec<String> {
        phrases.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_nobody_asks_for_is_told_with_its_place_and_what_was_probably_meant() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, fluent: &str| {
            std::fs::write(folder.path().join(name), fluent).unwrap();
        };
        write("ping.en.ftl", "# mine\npnog = here!\npong = here, { $name }!\n");
        write("pign.en.ftl", "pong = here!\n");
        write("ping.!!.ftl", "pong = here!\n");
        write("ping.ja.ftl", "# later\n");
        let remarks = lay_over(&mut [module()], folder.path());
        let (wrong, odd) = (told(&remarks.wrong), told(&remarks.odd));
        assert!(wrong[0].contains("`!!` is no language"), "{wrong:?}");
        assert!(wrong[0].contains("ping.zh-CN.ftl"), "{wrong:?}");
        assert!(odd[0].contains("did you mean `ping`?"), "{odd:?}");
        assert!(odd[1].contains("ping.en.ftl:2:") && odd[1].contains("`pong`?"), "{odd:?}");
        assert!(odd[2].contains("ping.en.ftl:3:") && odd[2].contains("$name"), "{odd:?}");
        let lacking = told(&remarks.lacking);
        assert!(lacking[0].contains("ping.ja.ftl lacks `pong`"), "{lacking:?}");
    }
}
