//! Asking something, and reading the answer.

use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::str::FromStr;
use std::time::Duration;

use mynah_core::{Lang, Localize, Message, MessageChain};

use super::wait::{Answer, PATIENCE};
use super::{Session, WaitError};
use crate::command::CommandLine;
use crate::reply::Reply;
use crate::texts::{TEXTS, text};

/// How often is asked when nobody says.
const TRIES: usize = 3;

/// A question, and how its answer is waited for; it is asked when awaited.
///
/// Whoever is asked can say a cancel word instead: one in any language (`cancel`, `取消`, …), or
/// one given with [`cancel_word`](Self::cancel_word), as a whole message with or without a prefix.
/// The wait then ends with [`WaitError::Cancelled`], and what is [said](Session::texts) next is in
/// the language of that word.
#[must_use = "it is asked when it is awaited"]
#[derive(Debug)]
pub struct Ask {
    session: Session,
    question: Reply,
    again: Option<Reply>,
    within: Duration,
    tries: usize,
    /// Words that cancel, each with the language it belongs to.
    cancel_words: Vec<(String, Option<Lang>)>,
    anyone: bool,
}

impl Ask {
    pub(super) fn new(session: Session, question: Reply) -> Self {
        let cancel_words = TEXTS.languages().flat_map(|lang| {
            let words = text("session-cancel-words").localize(lang);
            let of_lang = |word: &str| (word.to_lowercase(), Some(lang.clone()));
            words.split_whitespace().map(of_lang).collect::<Vec<_>>()
        });
        Self {
            cancel_words: cancel_words.collect(),
            session,
            question,
            again: None,
            within: PATIENCE,
            tries: TRIES,
            anyone: false,
        }
    }

    /// Waits at most this long for each answer; five minutes unless it is said.
    pub fn within(mut self, limit: Duration) -> Self {
        self.within = limit;
        self
    }

    /// What is said instead of the question when an answer is not understood.
    pub fn or_say(mut self, words: impl Into<Reply>) -> Self {
        self.again = Some(words.into());
        self
    }

    /// How many answers are listened to before it is given up; three unless it is said.
    pub fn tries(mut self, tries: usize) -> Self {
        self.tries = tries;
        self
    }

    /// Takes this word, in any case, for a wish to cancel as well.
    pub fn cancel_word(mut self, word: impl Into<String>) -> Self {
        self.cancel_words.push((word.into().to_lowercase(), None));
        self
    }

    /// Takes no word for a wish to cancel.
    pub fn without_cancel_words(mut self) -> Self {
        self.cancel_words.clear();
        self
    }

    /// Takes the answer of whoever gives one.
    pub fn anyone(mut self) -> Self {
        self.anyone = true;
        self
    }

    /// Asks until the words of the answer are a `T`.
    ///
    /// # Errors
    ///
    /// [`WaitError::NotUnderstood`] when no answer was, and those of any wait.
    pub async fn parse<T: FromStr>(self) -> Result<T, WaitError> {
        self.read(|answer| answer.chain.plain_text().trim().parse().ok()).await
    }

    /// Asks until `read` makes something of the answer.
    ///
    /// # Errors
    ///
    /// [`WaitError::NotUnderstood`] when it never did, and those of any wait.
    pub async fn read<T>(
        self,
        mut read: impl FnMut(&Message) -> Option<T>,
    ) -> Result<T, WaitError> {
        let mut say = self.question.clone();
        for _ in 0..self.tries {
            let answer = self.once(say).await?;
            if let Some(value) = read(&answer) {
                return Ok(value);
            }
            say = self.again.clone().unwrap_or_else(|| self.question.clone());
        }
        Err(WaitError::NotUnderstood { answers: self.tries })
    }

    /// Asks, and waits for one answer.
    async fn once(&self, say: Reply) -> Result<Message, WaitError> {
        let wait = self.session.next_message().within(self.within);
        let wait = if self.anyone { wait.anyone() } else { wait };
        // Listening before asking: an answer may be faster than the server's word that the
        // question was sent.
        let mut waiting = wait.begin()?;
        self.session.say(say).await.map_err(WaitError::NotAsked)?;
        let Answer { event, command } = waiting.wait().await?;
        let answer: Message = event.clone().downcast().expect("only messages are waited for");
        let cancels = self.cancelled(&answer.chain, command.as_ref());
        if !cancels.is_empty() {
            self.session.hear(&event, &cancels.into_iter().flatten().collect::<Vec<_>>());
            return Err(WaitError::Cancelled);
        }
        Ok(answer)
    }

    /// The cancel words that were said, by the languages they belong to.
    fn cancelled(&self, chain: &MessageChain, command: Option<&CommandLine>) -> Vec<Option<Lang>> {
        let said = chain.plain_text().trim().to_lowercase();
        let command = command.filter(|line| line.rest.is_empty()).map(|line| line.name.as_str());
        let words = self.cancel_words.iter();
        let said = words.filter(|(word, _)| *word == said || command == Some(word));
        said.map(|(_, lang)| lang.clone()).collect()
    }
}

/// The whole answer, whatever it says.
impl IntoFuture for Ask {
    type Output = Result<Message, WaitError>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { self.once(self.question.clone()).await })
    }
}
