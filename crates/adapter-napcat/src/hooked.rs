//! Calls on their way past the hooks of the app.

use std::error::Error;
use std::sync::Arc;
use std::time::Instant;

use futures_util::StreamExt;
use mynah_core::adapter::{ApiCall, CallHooks, CallOutcome, Hooked};

use crate::action::{Call, Replies, Reply};
use crate::error::CallError;
use crate::handle::NapCat;

/// Makes a call, if the hooks let it pass; `carry` brings it to the server.
pub(crate) async fn call<F>(
    napcat: &NapCat,
    hooks: &CallHooks,
    mut call: Call,
    carry: impl FnOnce(Call) -> F,
) -> Result<Reply, CallError>
where
    F: Future<Output = Result<Reply, CallError>>,
{
    let started = Instant::now();
    let outcome = match past(napcat, hooks, &mut call).await {
        Ok(None) => carry(call.clone()).await,
        Ok(Some(answer)) => Ok(answer),
        Err(refused) => Err(refused),
    };
    tell(napcat, hooks, &call, started, outcome.as_ref()).await;
    outcome
}

/// Begins a call that is answered several times, if the hooks let it pass. They are told of every
/// answer as it is taken, and cannot give one: what a hook answers is refused.
pub(crate) async fn call_for_several(
    napcat: &NapCat,
    hooks: &CallHooks,
    mut call: Call,
    bound: usize,
) -> Result<Replies, CallError> {
    let started = Instant::now();
    let begun = match past(napcat, hooks, &mut call).await {
        Ok(None) => napcat.carry_for_several(call.clone(), bound).await,
        Ok(Some(_)) => Err(prevented(call.clone(), crate::texts::text("hook-answers-stream"))),
        Err(refused) => Err(refused),
    };
    match begun {
        Ok(replies) => Ok(told(napcat.clone(), hooks.clone(), call, started, replies)),
        Err(error) => {
            tell(napcat, hooks, &call, started, Err(&error)).await;
            Err(error)
        }
    }
}

/// The same answers, each told to the hooks before whoever called gets it.
fn told(
    napcat: NapCat,
    hooks: CallHooks,
    call: Call,
    started: Instant,
    replies: Replies,
) -> Replies {
    let common = Arc::new((napcat, hooks, call));
    Replies::new(replies.then(move |reply| {
        let common = Arc::clone(&common);
        async move {
            let (napcat, hooks, call) = &*common;
            tell(napcat, hooks, call, started, reply.as_ref()).await;
            reply
        }
    }))
}

/// Tells the hooks what became of a call.
async fn tell(
    napcat: &NapCat,
    hooks: &CallHooks,
    call: &Call,
    started: Instant,
    outcome: Result<&Reply, &CallError>,
) {
    let told = outcome.map(Reply::text).map_err(|error| error as &(dyn Error + Send + Sync));
    hooks.after(api_call(napcat, call), &CallOutcome::new(started.elapsed(), told)).await;
}

/// Has the hooks look at a call; a reply is what one of them answered in its place.
async fn past(
    napcat: &NapCat,
    hooks: &CallHooks,
    call: &mut Call,
) -> Result<Option<Reply>, CallError> {
    match hooks.before(api_call(napcat, call)).await {
        Hooked::Go(None) => Ok(None),
        Hooked::Go(Some(params)) => {
            call.params = params;
            Ok(None)
        }
        Hooked::Answer(answer) => Ok(Some(Reply::new(answer.to_string()))),
        Hooked::Refuse(reason) => Err(prevented(call.clone(), reason)),
        other => Err(prevented(call.clone(), format!("{other:?}").into())),
    }
}

fn prevented(call: Call, reason: mynah_core::i18n::Phrase) -> CallError {
    CallError::Prevented { action: call.action, reason }
}

fn api_call<'a>(napcat: &'a NapCat, call: &'a Call) -> ApiCall<'a> {
    ApiCall::new(&napcat.inner.config.id, &call.action, &call.params)
}
