//! What a test says about what a bot did.

use std::fmt::Debug;

use serde_json::Value;

use super::{Argument, Deeds, Double};

impl Deeds {
    /// Exactly one message was sent, to the conversation where it happened, with this text.
    ///
    /// # Panics
    ///
    /// When that is not so.
    #[track_caller]
    pub fn is_answered(&self, text: &str) -> &Self {
        self.are_answers(&[text])
    }

    /// Exactly these messages were sent, to the conversation where it happened, in this order.
    ///
    /// # Panics
    ///
    /// When that is not so.
    #[track_caller]
    pub fn are_answers(&self, texts: &[&str]) -> &Self {
        let found = self.answers();
        assert!(found == texts, "expected the answers\n  {texts:?}\nbut\n{self}");
        self
    }

    /// Exactly one message was sent, to the conversation where it happened, and its text holds
    /// this.
    ///
    /// # Panics
    ///
    /// When that is not so.
    #[track_caller]
    pub fn is_answered_with(&self, part: &str) -> &Self {
        let found = self.answers();
        let holds = found.len() == 1 && found[0].contains(part);
        assert!(holds, "expected one answer with\n  {part:?}\nbut\n{self}");
        self
    }

    /// Nothing was sent; calls may have been made.
    ///
    /// # Panics
    ///
    /// When that is not so.
    #[track_caller]
    pub fn is_unanswered(&self) -> &Self {
        self.succeeded();
        assert!(self.sent().is_empty(), "expected no answer, but\n{self}");
        self
    }

    /// Nothing was done at all.
    ///
    /// # Panics
    ///
    /// When that is not so.
    #[track_caller]
    pub fn is_ignored(&self) -> &Self {
        self.succeeded();
        let nothing = self.calls().is_empty() && self.raw_calls().is_empty();
        assert!(nothing, "expected nothing, but\n{self}");
        self
    }

    /// The one message that was sent quotes the one that was answered.
    ///
    /// # Panics
    ///
    /// When that is not so.
    #[track_caller]
    pub fn is_quoted(&self) -> &Self {
        let sent = self.sent();
        let quotes = sent.len() == 1 && sent[0].quoted() == self.message.as_ref();
        assert!(quotes, "expected a quotation of {:?}, but\n{self}", self.message);
        self
    }

    /// The call `name` of the generic API was made exactly once, with these arguments, as a
    /// tuple.
    ///
    /// # Panics
    ///
    /// When that is not so, and when there is no such call.
    #[track_caller]
    #[expect(clippy::needless_pass_by_value, reason = "a tuple reads as the arguments it is")]
    pub fn makes(&self, name: &str, arguments: impl Arguments) -> &Self {
        self.succeeded();
        Double::assert_call(name);
        let wanted = arguments.shown();
        let calls: Vec<_> = self.calls().iter().filter(|call| call.name() == name).collect();
        let made = match calls.as_slice() {
            [call] => call.arguments().iter().map(Argument::shown).eq(&wanted),
            _ => false,
        };
        assert!(made, "expected one call\n  {name}({})\nbut\n{self}", wanted.join(", "));
        self
    }

    /// The call `api` was made exactly once on a typed handle that is
    /// [lent](super::Paper::lending), by its name on the wire, with these parameters.
    ///
    /// # Panics
    ///
    /// When that is not so.
    #[track_caller]
    #[expect(clippy::needless_pass_by_value, reason = "it is written as a literal")]
    pub fn makes_raw(&self, api: &str, params: Value) -> &Self {
        self.succeeded();
        let calls: Vec<_> = self.raw_calls().iter().filter(|call| call.api == api).collect();
        let made = matches!(calls.as_slice(), [call] if call.params == params);
        assert!(made, "expected one call\n  {api} {params}\nbut\n{self}");
        self
    }

    /// The call `name` of the generic API was not made.
    ///
    /// # Panics
    ///
    /// When it was, and when there is no such call.
    #[track_caller]
    pub fn makes_no(&self, name: &str) -> &Self {
        Double::assert_call(name);
        let made = self.calls().iter().any(|call| call.name() == name);
        assert!(!made, "expected no call {name}, but\n{self}");
        self
    }

    /// A handler failed, and the words of that hold this.
    ///
    /// # Panics
    ///
    /// When that is not so.
    #[track_caller]
    pub fn fails(&self, part: &str) -> &Self {
        let failed = self.failures().iter().any(|words| words.contains(part));
        assert!(failed, "expected a failure with\n  {part:?}\nbut\n{self}");
        self
    }

    /// What was sent to where it happened, when nothing was sent elsewhere.
    #[track_caller]
    fn answers(&self) -> Vec<String> {
        self.succeeded();
        let sent = self.sent();
        if let Some(place) = &self.place {
            let astray = sent.iter().any(|sent| sent.target != *place);
            assert!(!astray, "expected an answer to {place}, but\n{self}");
        }
        self.texts()
    }

    #[track_caller]
    fn succeeded(&self) {
        assert!(self.failures().is_empty(), "expected no failure, but\n{self}");
    }
}

/// The arguments of a call: a tuple of up to four values.
pub trait Arguments {
    /// As `{:?}` shows them.
    fn shown(&self) -> Vec<String>;
}

macro_rules! arguments {
    ($($Value:ident $value:ident),*) => {
        impl<$($Value: Debug),*> Arguments for ($($Value,)*) {
            fn shown(&self) -> Vec<String> {
                let ($($value,)*) = self;
                vec![$(format!("{:?}", $value)),*]
            }
        }
    };
}

arguments!();
arguments!(A a);
arguments!(A a, B b);
arguments!(A a, B b, C c);
arguments!(A a, B b, C c, D d);
