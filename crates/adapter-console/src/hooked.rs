//! Calls on their way past the hooks of the app.

use std::error::Error as StdError;
use std::time::Instant;

use mynah_core::adapter::{ApiCall, CallOutcome, Hooked};
use mynah_core::{Error, ErrorKind};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::handle::Console;
use crate::texts::text;

/// What hooks gave for the parameters of a call, if anything.
pub(crate) struct Given(Option<(&'static str, Value)>);

impl Given {
    /// The parameter `key`, as a hook gave it or as it was.
    pub(crate) fn or<T: DeserializeOwned + Clone>(&self, key: &str, was: &T) -> Result<T, Error> {
        let Some((api, given)) = &self.0 else { return Ok(was.clone()) };
        let value = given.get(key).cloned().unwrap_or_default();
        serde_json::from_value(value).map_err(|error| unreadable(api, &error))
    }
}

impl Console {
    /// Does the `work` of the call `api`, if the hooks let it pass; they see its parameters as
    /// JSON, and may change, answer or refuse it.
    pub(crate) async fn hooked<T, Work>(
        &self,
        api: &'static str,
        params: impl FnOnce() -> Value + Send,
        work: impl FnOnce(Given) -> Work + Send,
    ) -> Result<T, Error>
    where
        T: Serialize + DeserializeOwned,
        Work: Future<Output = Result<T, Error>> + Send,
    {
        self.hooked_or(std::convert::identity, api, params, work).await
    }

    /// As [`hooked`](Self::hooked), with another error, which what hooks keep back is made.
    pub(crate) async fn hooked_or<T, E, Work>(
        &self,
        held: fn(Error) -> E,
        api: &'static str,
        params: impl FnOnce() -> Value + Send,
        work: impl FnOnce(Given) -> Work + Send,
    ) -> Result<T, E>
    where
        T: Serialize + DeserializeOwned,
        E: StdError + Send + Sync + 'static,
        Work: Future<Output = Result<T, E>> + Send,
    {
        let Some(hooks) = self.hooks() else { return work(Given(None)).await };
        let (bot, mut json) = (&self.config().name, params().to_string());
        let started = Instant::now();
        let outcome = match hooks.before(ApiCall::new(bot, api, &json)).await {
            Hooked::Go(None) => work(Given(None)).await,
            Hooked::Go(Some(changed)) => {
                json = changed;
                match serde_json::from_str(&json) {
                    Ok(params) => work(Given(Some((api, params)))).await,
                    Err(error) => Err(held(unreadable(api, &error))),
                }
            }
            Hooked::Answer(answer) => {
                serde_json::from_value(answer).map_err(|error| held(unreadable(api, &error)))
            }
            Hooked::Refuse(reason) => {
                let said = text("call-kept-back").with("api", api).with("reason", reason);
                Err(held(Error::new(ErrorKind::Refused, said)))
            }
            other => Err(held(Error::new(ErrorKind::Refused, format!("{other:?}")))),
        };
        let answer = outcome.as_ref().map(|it| serde_json::to_string(it).unwrap_or_default());
        let told = match &answer {
            Ok(answer) => Ok(answer.as_str()),
            Err(error) => Err(*error as &(dyn StdError + Send + Sync + 'static)),
        };
        let told = CallOutcome::new(started.elapsed(), told);
        hooks.after(ApiCall::new(bot, api, &json), &told).await;
        outcome
    }
}

/// What a hook made of a call cannot be meant.
fn unreadable(api: &'static str, error: &serde_json::Error) -> Error {
    let said = text("hook-unreadable").with("api", api).with("reason", error.to_string());
    Error::new(ErrorKind::InvalidInput, said)
}
