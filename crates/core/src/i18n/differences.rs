//! What one language has and another has not, for tests.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Message};
use fluent_syntax::ast::{Pattern, PatternElement};

use super::Texts;
use super::language::Language;

type Gaps<'a> = BTreeSet<&'a str>;

impl Texts {
    /// Fails a test unless every text is there in every language with the same gaps, and so is
    /// every text that the Rust sources in `folder` ask for with `text("…")`.
    ///
    /// # Panics
    ///
    /// With everything that is missing.
    pub fn assert_complete(&self, folder: impl AsRef<Path>) {
        let unasked = self.missing_for(folder.as_ref()).into_iter();
        let unasked = unasked.map(|key| format!("no language has `{key}`"));
        let missing: Vec<String> = self.differences().into_iter().chain(unasked).collect();
        assert!(missing.is_empty(), "{}", missing.join("\n"));
    }

    /// Every text, and every gap of a text, that one language has and another lacks; for tests.
    ///
    /// ```
    /// use mynah_core::i18n::Texts;
    ///
    /// let texts = Texts::new([
    ///     ("en", "hello = Hello, { $name }!\nbye = Bye!"),
    ///     ("zh-CN", "hello = 你好！"),
    /// ]);
    /// assert_eq!(texts.differences(), ["zh-CN lacks `bye`", "zh-CN lacks $name in `hello`"]);
    /// ```
    pub fn differences(&self) -> Vec<String> {
        let mut languages: BTreeMap<String, BTreeMap<&str, Gaps<'_>>> = BTreeMap::new();
        let mut all: BTreeMap<&str, Gaps<'_>> = BTreeMap::new();
        for language in &self.languages {
            let of_language = languages.entry(language.lang.to_string()).or_default();
            for (key, gaps) in language.texts() {
                all.entry(key).or_default().extend(&gaps);
                of_language.insert(key, gaps);
            }
        }
        let mut differences = Vec::new();
        for (lang, texts) in &languages {
            for (key, gaps) in &all {
                let Some(own) = texts.get(key) else {
                    differences.push(format!("{lang} lacks `{key}`"));
                    continue;
                };
                let lacking = gaps.difference(own);
                differences.extend(lacking.map(|gap| format!("{lang} lacks ${gap} in `{key}`")));
            }
        }
        differences
    }

    /// The gaps in texts of an operator that nobody fills, each with the key of its text.
    ///
    /// ```
    /// use mynah_core::i18n::Texts;
    ///
    /// let texts = Texts::new([("en", "hello = Hello, { $name }!")]);
    /// let others = Texts::new([("en", "hello = Hello, { $nmae }!")]);
    /// assert_eq!(texts.strange_gaps(&others), [("hello", "nmae")]);
    /// ```
    pub fn strange_gaps<'a>(&self, others: &'a Self) -> Vec<(&'a str, &'a str)> {
        let known = |wanted: &str| -> Gaps<'_> {
            let texts = self.languages.iter().flat_map(Language::texts);
            texts.filter(|(key, _)| *key == wanted).flat_map(|(_, gaps)| gaps).collect()
        };
        let mut strange = Vec::new();
        for (key, gaps) in others.languages.iter().flat_map(Language::texts) {
            if self.place(key).is_some() {
                let known = known(key);
                strange
                    .extend(gaps.iter().filter(|gap| !known.contains(*gap)).map(|gap| (key, *gap)));
            }
        }
        strange
    }

    /// Every key that the Rust sources in `folder`, or that one source, ask for with `text("…")` and that no language
    /// has; for tests.
    ///
    /// Comments, what stands behind `#[cfg(test)]` and files and folders called `tests` ask for nothing.
    ///
    /// # Panics
    ///
    /// When the folder cannot be read.
    pub fn missing_for(&self, folder: &Path) -> Vec<String> {
        let known: BTreeSet<&str> =
            self.languages.iter().flat_map(Language::texts).map(|(key, _)| key).collect();
        if folder.is_file() {
            let source = std::fs::read_to_string(folder).expect("sources are texts");
            let asked = keys_in(&source).into_iter();
            return asked.filter(|key| !known.contains(key.as_str())).collect();
        }
        let mut missing = Vec::new();
        let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{error}"));
        for path in entries.map(|entry| entry.expect("the folder is there").path()) {
            if (path.is_dir() && !is_test(&path)) || is_source(&path) {
                missing.extend(self.missing_for(&path));
            }
        }
        missing
    }
}

impl Language {
    /// The texts of the language, each with its gaps.
    fn texts(&self) -> impl Iterator<Item = (&str, Gaps<'_>)> {
        self.resource().entries().filter_map(|entry| match entry {
            Entry::Message(message) => Some((message.id.name, gaps_of(message))),
            _ => None,
        })
    }
}

fn is_source(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "rs") && !is_test(path)
}

fn is_test(path: &Path) -> bool {
    path.file_stem().is_some_and(|name| name == "tests")
}

/// The keys that a Rust source asks for.
fn keys_in(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let code: Vec<&str> =
        source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    let asked = code.split("text(").skip(1);
    asked
        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
        // Other things are called `text` too, and take any words.
        .filter(|key| key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'))
        .map(str::to_owned)
        .collect()
}

fn gaps_of<'a>(message: &Message<&'a str>) -> Gaps<'a> {
    let mut gaps = Gaps::new();
    if let Some(pattern) = &message.value {
        in_pattern(pattern, &mut gaps);
    }
    gaps
}

fn in_pattern<'a>(pattern: &Pattern<&'a str>, gaps: &mut Gaps<'a>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, gaps);
        }
    }
}

fn in_expression<'a>(expression: &Expression<&'a str>, gaps: &mut Gaps<'a>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, gaps),
        Expression::Select { selector, variants } => {
            in_inline(selector, gaps);
            for variant in variants {
                in_pattern(&variant.value, gaps);
            }
        }
    }
}

fn in_inline<'a>(inline: &InlineExpression<&'a str>, gaps: &mut Gaps<'a>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            gaps.insert(id.name);
        }
        InlineExpression::Placeable { expression } => in_expression(expression, gaps),
        InlineExpression::FunctionReference { arguments, .. } => in_arguments(arguments, gaps),
        InlineExpression::TermReference { arguments: Some(arguments), .. } => {
            in_arguments(arguments, gaps);
        }
        _ => {}
    }
}

fn in_arguments<'a>(arguments: &CallArguments<&'a str>, gaps: &mut Gaps<'a>) {
    let named = arguments.named.iter().map(|argument| &argument.value);
    for value in arguments.positional.iter().chain(named) {
        in_inline(value, gaps);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_found_wherever_they_stand() {
        let texts = Texts::new([
            ("en", "a = { $n ->\n    [one] { $x }\n   *[other] { NUMBER($y) }\n}"),
            ("zh-CN", "a = { $n }"),
        ]);
        assert_eq!(texts.differences(), ["zh-CN lacks $x in `a`", "zh-CN lacks $y in `a`"]);
    }

    #[test]
    fn keys_are_found_in_sources_but_not_in_comments_and_tests() {
        let source = "// text(\"no\")\nlet a = text(\n  \"yes\"); x.text(\"too\");\ntext(key) text(\"a b\")\n#[cfg(test)]\ntext(\"never\")";
        assert_eq!(keys_in(source), ["yes", "too"]);
    }
}
