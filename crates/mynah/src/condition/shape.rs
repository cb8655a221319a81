//! Conditions on the segments of a message.

mod kinds;

use mynah_core::event::MessagePayload;
use mynah_core::i18n::Phrase;
use mynah_core::message::segment::{At, Image, Mention, Reply};
use mynah_core::{Segment, UserId};

pub use kinds::{SegmentKind, Shape};

use super::check::{Check, Cost, shown};
use super::subject::Subject;
use super::{Condition, Expression};
use crate::texts::text;

/// The segments of a message, behind a quotation and a mention of the bot in front; texts that are
/// blank do not count.
impl Condition {
    /// In addition, one of its segments must be a `T`; a handler takes it as
    /// [`Part<T>`](crate::extract::Part).
    pub fn has<T: SegmentKind>(self) -> Self {
        self.with_segments(Form::Has(T::NAME), |message, _| message.chain.iter().any(is::<T>))
    }

    /// In addition, there must be a picture in it.
    pub fn has_image(self) -> Self {
        self.has::<Image>()
    }

    /// In addition, all its segments must be `T`, and there must be one.
    pub fn only<T: SegmentKind>(self) -> Self {
        self.with_segments(Form::Only(T::NAME), |_, segments| {
            !segments.is_empty() && segments.iter().all(|segment| is::<T>(segment))
        })
    }

    /// In addition, it must be nothing but words.
    pub fn only_text(self) -> Self {
        self.only::<String>()
    }

    /// In addition, the first of its segments must be a `T`.
    pub fn begins_with<T: SegmentKind>(self) -> Self {
        self.with_segments(Form::First(T::NAME), |_, segments| {
            segments.first().is_some_and(|segment| is::<T>(segment))
        })
    }

    /// In addition, its segments must be these, one after another.
    ///
    /// ```
    /// use mynah::core::message::segment::{At, Image};
    /// use mynah::prelude::*;
    ///
    /// let wanted = message().shape::<(At, String, Image)>();
    /// # let _ = wanted;
    /// ```
    pub fn shape<T: Shape>(self) -> Self {
        self.with_segments(Form::All(T::name()), |_, segments| T::is(segments))
    }

    /// In addition, it must quote a message.
    pub fn quoting(self) -> Self {
        self.has::<Reply>()
    }

    /// In addition, it must mention this user, wherever; see also
    /// [`addressed`](Self::addressed).
    pub fn mentioning(self, user: impl Into<UserId>) -> Self {
        let user = user.into();
        let form = Form::Mentions(Mention::User(user.clone()));
        self.with_segments(form, move |message, _| message.chain.mentions(&user))
    }

    /// In addition, it must mention everybody.
    pub fn mentioning_all(self) -> Self {
        self.with_segments(Form::Mentions(Mention::All), |message, _| {
            let all =
                |segment: &Segment| matches!(segment, Segment::At(At { who: Mention::All, .. }));
            message.chain.iter().any(all)
        })
    }

    fn with_segments(
        self,
        form: Form,
        test: impl Fn(&MessagePayload, &[&Segment]) -> bool + Send + Sync + 'static,
    ) -> Self {
        self.and(Self::new(Expression::check(Shaped { form, test: Box::new(test) })))
    }
}

fn is<T: SegmentKind>(segment: &Segment) -> bool {
    T::of(segment).is_some()
}

enum Form {
    Has(&'static str),
    Only(&'static str),
    First(&'static str),
    All(String),
    Mentions(Mention),
}

struct Shaped {
    form: Form,
    test: Box<SegmentTest>,
}

type SegmentTest = dyn Fn(&MessagePayload, &[&Segment]) -> bool + Send + Sync;

impl Check for Shaped {
    fn holds(&self, subject: &Subject<'_>) -> bool {
        let Some((message, opening)) = subject.message().zip(subject.opening()) else {
            return false;
        };
        let segments: smallvec::SmallVec<[&Segment; 8]> =
            opening.segments(&message.chain).collect();
        (self.test)(message, &segments)
    }

    fn say(&self) -> Phrase {
        match &self.form {
            Form::Has(kind) => text("is-having").with("kind", *kind),
            Form::Only(kind) => text("is-only").with("kind", *kind),
            Form::First(kind) => text("is-beginning").with("kind", *kind),
            Form::All(kinds) => text("is-shaped").with("kinds", kinds.clone()),
            Form::Mentions(who) => text("is-mentioning").with("who", who.to_string()),
        }
    }

    fn seen(&self, subject: &Subject<'_>) -> Phrase {
        match subject.message() {
            None => super::kind::seen(subject),
            Some(message) => text("seen-text").with("text", shown(&message.chain.to_string())),
        }
    }

    fn cost(&self) -> Cost {
        Cost::Read
    }

    fn is_specific(&self) -> bool {
        true
    }
}
