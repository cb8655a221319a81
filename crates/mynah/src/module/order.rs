//! Modules in the order in which they start.

use mynah_core::config::{nearest, with_suggestion};
use mynah_core::i18n::{Filler, Phrase};

use super::Module;
use crate::texts::text;

/// The modules in the order in which they start: those that a module needs or comes after stand
/// before it, and otherwise they stay as they were given.
///
/// # Errors
///
/// Names that are given twice, needs that nobody meets, circles.
pub(crate) fn in_order(modules: Vec<Module>) -> Result<Vec<Module>, Vec<Phrase>> {
    let mut problems = twins(&modules);
    problems.extend(modules.iter().flat_map(|module| unmet(module, &modules)));
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut waiting = modules;
    let mut placed: Vec<Module> = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let free = waiting.iter().position(|module| {
            let blocks = |other: &Module| waits_for(module, other.name);
            !waiting.iter().any(blocks)
        });
        match free {
            Some(free) => placed.push(waiting.remove(free)),
            None => return Err(vec![circle(&waiting)]),
        }
    }
    Ok(placed)
}

fn waits_for(module: &Module, other: &str) -> bool {
    module.needs.iter().chain(&module.after).any(|name| *name == other)
}

fn twins(modules: &[Module]) -> Vec<Phrase> {
    let twin = |(place, module): (usize, &Module)| {
        let first = modules.iter().position(|other| other.name == module.name);
        (first != Some(place)).then(|| text("module-twice").with("module", module.name))
    };
    modules.iter().enumerate().filter_map(twin).collect()
}

fn unmet<'a>(module: &'a Module, modules: &'a [Module]) -> impl Iterator<Item = Phrase> + 'a {
    let names = || modules.iter().map(Module::name);
    let unmet = module.needs.iter().filter(move |name| !names().any(|known| known == **name));
    unmet.map(move |name| {
        let said = text("module-needs").with("module", module.name).with("needed", *name);
        with_suggestion(said, nearest(name, names().filter(|known| *known != module.name)))
    })
}

/// Names one circle among modules that all wait for another of them.
fn circle(waiting: &[Module]) -> Phrase {
    let mut path: Vec<&'static str> = vec![waiting[0].name];
    loop {
        let last = path[path.len() - 1];
        let module = waiting.iter().find(|module| module.name == last);
        let next = waiting
            .iter()
            .map(Module::name)
            .find(|name| module.is_some_and(|module| waits_for(module, name)))
            .unwrap_or(last);
        let begins = path.iter().position(|name| *name == next);
        path.push(next);
        if let Some(begins) = begins {
            return text("modules-in-a-circle")
                .with("modules", Filler::names(path.split_off(begins)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(modules: Vec<Module>) -> Vec<&'static str> {
        in_order(modules).unwrap().iter().map(Module::name).collect()
    }

    fn problems(modules: Vec<Module>) -> Vec<String> {
        in_order(modules).unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_a_module_needs_or_comes_after_stands_before_it_and_the_rest_stays() {
        let modules = vec![
            Module::new("a").after("c"),
            Module::new("b"),
            Module::new("c").needs("d").after("nobody"),
            Module::new("d"),
        ];
        assert_eq!(names(modules), ["b", "d", "c", "a"]);
    }

    #[test]
    fn needs_that_nobody_meets_and_names_given_twice_are_all_told() {
        let modules =
            vec![Module::new("points"), Module::new("shop").needs("point"), Module::new("points")];
        assert_eq!(
            problems(modules),
            [
                "there are two modules `points`",
                "module `shop` needs a module `point`, and there is none; did you mean `points`?",
            ]
        );
    }

    #[test]
    fn a_circle_is_told_with_everybody_in_it() {
        let modules = vec![
            Module::new("outside").after("a"),
            Module::new("a").needs("b"),
            Module::new("b").after("c"),
            Module::new("c").needs("a"),
        ];
        assert_eq!(
            problems(modules),
            ["modules wait for each other in a circle: `a`, `b`, `c` and `a`"]
        );
        assert_eq!(
            problems(vec![Module::new("a").needs("a")]),
            ["modules wait for each other in a circle: `a` and `a`"]
        );
    }
}
