//! What a test has calls answer.

use std::any::{Any, TypeId, type_name};
use std::collections::HashMap;

use super::Call;
use crate::capability::{CATALOGUE, answer_of};
use crate::config::nearest;
use crate::error::Result;

/// What a call answers.
#[derive(Clone, Copy)]
pub(crate) struct AnswerType {
    id: TypeId,
    name: &'static str,
}

impl AnswerType {
    pub(crate) fn of<T: 'static>() -> Self {
        Self { id: TypeId::of::<T>(), name: type_name::<T>() }
    }
}

type Script = Box<dyn FnMut(&Call) -> Result<Box<dyn Any + Send>> + Send>;

/// What a test has calls answer, by their names.
#[derive(Default)]
pub(super) struct Scripts(HashMap<String, Script>);

impl Scripts {
    /// Has the call `name` answer what `answer` says, from now on.
    #[track_caller]
    pub(super) fn set<T: Send + 'static>(
        &mut self,
        name: &str,
        mut answer: impl FnMut(&Call) -> Result<T> + Send + 'static,
    ) {
        let known = known(name);
        assert!(
            known.id == TypeId::of::<T>(),
            "`{name}` answers {}, not {}",
            known.name,
            type_name::<T>()
        );
        let script: Script =
            Box::new(move |call| answer(call).map(|value| Box::new(value) as Box<dyn Any + Send>));
        self.0.insert(name.to_owned(), script);
    }

    /// Has the call `name` fail as `error` says, from now on.
    #[track_caller]
    pub(super) fn fail(&mut self, name: &str, error: impl Fn() -> crate::Error + Send + 'static) {
        known(name);
        self.0.insert(name.to_owned(), Box::new(move |_| Err(error())));
    }

    pub(super) fn answer<T: 'static>(&mut self, call: &Call) -> Option<Result<T>> {
        let answer = self.0.get_mut(call.name())?(call);
        Some(answer.map(|value| *value.downcast().expect("its type was looked at before")))
    }
}

/// What the call `name` answers.
#[track_caller]
fn known(name: &str) -> AnswerType {
    answer_of(name).unwrap_or_else(|| no_answer(name))
}

#[track_caller]
fn no_answer(name: &str) -> ! {
    let mut names = CATALOGUE.iter().flat_map(|family| family.calls).copied();
    let composed = names.clone().any(|known| known == name);
    assert!(!composed, "`{name}` is made of other calls: say what those answer");
    match nearest(name, &mut names) {
        Some(nearest) => panic!("there is no call `{name}`; the nearest is `{nearest}`"),
        None => panic!("there is no call `{name}`"),
    }
}

/// Fails a test that names a call there is not.
#[track_caller]
pub(super) fn assert_call(name: &str) {
    let mut names = CATALOGUE.iter().flat_map(|family| family.calls);
    if !names.any(|known| *known == name) {
        no_answer(name);
    }
}
