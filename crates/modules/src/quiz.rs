//! A quiz for everybody in a conversation: questions, answers, a time limit, a word to end it.
//!
//! Shows a handler that waits for what is said next; while it does, everything else goes on.
//! Answers are right in every language, and the quiz goes on in the language of the last.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use mynah::condition::localized;
use mynah::core::event::MessagePayload;
use mynah::prelude::*;
use mynah::session::WaitError;

/// The questions and their answers, by the keys of their texts.
const QUESTIONS: &[(&str, &str)] = &[
    ("question-planet", "answers-planet"),
    ("question-river", "answers-river"),
    ("question-peru", "answers-peru"),
    ("question-legs", "answers-legs"),
    ("question-prime", "answers-prime"),
];

/// How many questions are asked in a row.
const ROUNDS: usize = 3;

/// How long there is for each.
const PATIENCE: Duration = Duration::from_secs(30);

/// The module: `quiz` asks three questions, and whoever knows first gets the point.
pub fn module() -> Module {
    Module::new("quiz")
        .texts("en", include_str!("quiz/en.ftl"))
        .texts("zh-CN", include_str!("quiz/zh-CN.ftl"))
        .state(Table::default())
        .on(command("quiz").alias("抢答").help("quiz-help"), quiz)
}

/// Where a quiz goes on, and how many questions were asked.
#[derive(Debug, Default)]
struct Table {
    busy: Mutex<HashSet<Target>>,
    asked: AtomicUsize,
}

/// A conversation with a quiz in it, until this is dropped.
struct Seat<'a>(&'a Table, Target);

impl Table {
    fn take(&self, place: Target) -> Option<Seat<'_>> {
        let mut busy = self.busy.lock().unwrap_or_else(PoisonError::into_inner);
        busy.insert(place.clone()).then(|| Seat(self, place))
    }
}

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        self.0.busy.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.1);
    }
}

async fn quiz(
    message: Message,
    session: Session,
    table: State<Table>,
    texts: Localizer,
) -> Result<String> {
    let Some(_seat) = table.take(message.target.clone()) else {
        return Ok(texts.text("busy").to_string());
    };
    let mut points: HashMap<String, u32> = HashMap::new();
    for _ in 0..ROUNDS {
        let next = table.asked.fetch_add(1, Ordering::Relaxed) % QUESTIONS.len();
        let (question, answers) = QUESTIONS[next];
        let waiting =
            session.wait_for(either(answers, "stop-words")).anyone().within(PATIENCE).into_future();
        session.say(session.texts().text(question).to_string()).await?;
        let heard = match waiting.await {
            Ok(heard) => heard,
            Err(WaitError::TimedOut { .. }) => {
                let texts = session.texts();
                let first = words(&texts, answers).swap_remove(0);
                let missed = texts.text("missed").with("answer", first).to_string();
                session.say(missed).await?;
                continue;
            }
            Err(other) => return Err(other.into()),
        };
        let Ok(answer) = heard.downcast::<MessagePayload>() else { continue };
        let (said, texts) = (answer.chain.plain_text().to_lowercase(), session.texts());
        // A prefix may stand in front.
        if words(&texts, "stop-words").iter().any(|word| said.trim_end().ends_with(&**word)) {
            break;
        }
        let name = answer.sender.name();
        *points.entry(name.to_owned()).or_default() += 1;
        session.say(texts.text("right").with("name", name).to_string()).await?;
    }
    Ok(result(&session.texts(), points))
}

/// A message that is one of the words of either text, in any language.
fn either(one: &'static str, other: &'static str) -> Condition {
    message().text_is(localized(one)).or(message().text_is(localized(other)))
}

fn words(texts: &Localizer, key: &str) -> Vec<String> {
    texts.text(key).to_string().split('|').map(|word| word.trim().to_lowercase()).collect()
}

fn result(texts: &Localizer, points: HashMap<String, u32>) -> String {
    let mut points: Vec<_> = points.into_iter().collect();
    points.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    let line = |(name, points): &(String, u32)| {
        texts.text("points").with("name", &**name).with("points", *points).to_string()
    };
    let title = if points.is_empty() { "nobody" } else { "over" };
    std::iter::once(texts.text(title).to_string())
        .chain(points.iter().map(line))
        .collect::<Vec<_>>()
        .join("\n")
}
