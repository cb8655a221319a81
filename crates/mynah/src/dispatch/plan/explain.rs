//! Why handlers want an event, or not.

use std::fmt;
use std::fmt::Write;

use mynah_core::{Event, Lang, Localize};

use super::chosen::{self, Choice, Chosen};
use super::{Plan, Route, Table};
use crate::condition::{Subject, Trace, kind};
use crate::texts::text;

/// Which handlers want an event, and why or why not.
///
/// Shown as an indented list, in any language.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Explanation {
    /// What kind of event it is.
    pub event: String,
    /// How many simple conditions had to be looked at to know who wants it.
    pub looks: usize,
    /// Every handler, those of higher priority first.
    pub handlers: Vec<Decision>,
}

/// Whether one handler wants an event, and why or why not.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Decision {
    /// The module it belongs to.
    pub module: &'static str,
    /// The path of the function.
    pub handler: &'static str,
    /// Whether it runs; `None` where only a running bot can tell.
    pub runs: Option<bool>,
    /// What its condition and the policy say, and what was there instead.
    pub trace: Trace,
    /// What keeps it from running or may, though its condition is true.
    pub notes: Vec<Trace>,
}

impl Plan {
    /// Which handlers want an event, and why or why not. Nothing is run, asked or counted.
    ///
    /// ```
    /// use mynah::core::event::{Header, MessagePayload, message::Sender};
    /// use mynah::core::Target;
    /// use mynah::App;
    /// use mynah::prelude::*;
    ///
    /// # async fn ping() {}
    /// let plan = App::new().module(Module::new("ping").on(command("ping"), ping)).plan()?;
    /// let said = MessagePayload::new(1, Target::group(5), Sender::new(7), "pong");
    /// let event = Event::new(Header::for_bot("main"), Payload::Message(said));
    /// let explanation = plan.explain(&event);
    /// assert_eq!(explanation.handlers[0].runs, Some(false));
    /// println!("{explanation}");
    /// # Ok::<(), mynah::app::AppError>(())
    /// ```
    pub fn explain(&self, event: &Event) -> Explanation {
        let table = self.table();
        let subject = Subject::new(event, table.rules());
        let wanting = table.wanting(&subject);
        let looks = subject.looks();
        let mut stopped_by = None;
        let mut handlers = Vec::with_capacity(table.routes.len());
        for route in &table.routes {
            let decision = decide(route, &subject, &wanting, stopped_by);
            let stops = route.handler.tuning().stops && decision.runs == Some(true);
            stopped_by = stopped_by.or(stops.then_some(&**route));
            handlers.push(decision);
        }
        Explanation { event: kind::name(event), looks, handlers }
    }

    /// The handlers that want an event, by the paths of their functions, as far as that can be
    /// known without waiting; limits are not counted, and higher priorities do not stop it.
    pub fn wanted_by(&self, event: &Event) -> Vec<&'static str> {
        let table = self.table();
        let subject = Subject::new(event, table.rules());
        table.wanting(&subject).iter().map(|chosen| chosen.route.handler.name()).collect()
    }
}

impl Table {
    fn wanting(&self, subject: &Subject<'_>) -> Choice<'_> {
        let mut wanting = Choice::new();
        let places = self.candidates(subject);
        let routes = places.iter().map(|&place| &self.routes[place]);
        for route in routes.filter(|route| route.is_on()) {
            subject.listen(route.dialect());
            if route.expression.is_true(subject) {
                wanting.push(Chosen::new(route, subject));
            }
        }
        chosen::without_shorter(&mut wanting);
        wanting
    }
}

fn decide(
    route: &Route,
    subject: &Subject<'_>,
    wanting: &[Chosen<'_>],
    stopped_by: Option<&Route>,
) -> Decision {
    subject.listen(route.dialect());
    let trace = route.expression.trace(subject);
    let mut notes = Vec::new();
    if !route.is_on() {
        notes.push(Trace::single(text("is-on"), Some(false)));
    }
    if trace.holds == Some(true)
        && route.is_on()
        && !wanting.iter().any(|chosen| chosen.is_for(route))
    {
        notes.push(Trace::single(text("is-longest-command"), Some(false)));
    }
    if trace.holds != Some(false) {
        if let Some(stopper) = stopped_by.filter(|by| by.priority() > route.priority()) {
            let said = text("is-let-through").with("handler", stopper.handler.name());
            notes.push(Trace::single(said, Some(false)));
        }
        notes.extend(route.limit_note(subject));
    }
    let kept = notes.iter().any(|note| note.holds == Some(false));
    let runs = if kept { Some(false) } else { trace.holds };
    let (module, handler) = (route.module, route.handler.name());
    Decision { module, handler, runs, trace, notes }
}

impl Route {
    fn limit_note(&self, subject: &Subject<'_>) -> Option<Trace> {
        let limiter = self.rules.limiter.as_ref()?;
        let exempt = limiter.is_exempt(subject);
        let said = if exempt { text("is-exempt") } else { limiter.say() };
        Some(Trace::single(said, Some(true)))
    }
}

impl Localize for Explanation {
    fn localize(&self, lang: &Lang) -> String {
        let first = text("explained").with("event", self.event.clone()).with("looks", self.looks);
        let handlers = self.handlers.iter().map(|handler| handler.localize(lang));
        std::iter::once(first.localize(lang)).chain(handlers).collect::<Vec<_>>().join("\n")
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.localize(&Lang::english()))
    }
}

impl Localize for Decision {
    fn localize(&self, lang: &Lang) -> String {
        let said = match self.runs {
            Some(true) => text("decided-runs"),
            Some(false) => text("decided-runs-not"),
            None => text("decided-open"),
        };
        let said = said.with("module", self.module).with("handler", self.handler);
        let mut out = said.localize(lang);
        for trace in std::iter::once(&self.trace).chain(&self.notes) {
            for line in trace.localize(lang).lines() {
                // Writing to a string cannot fail.
                let _ = write!(out, "\n  {line}");
            }
        }
        out
    }
}

impl fmt::Display for Decision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.localize(&Lang::english()))
    }
}
