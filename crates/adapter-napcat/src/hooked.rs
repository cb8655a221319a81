//! Calls on their way past the hooks of the app.

use std::error::Error;
use std::time::Instant;

use mynah_core::adapter::{ApiCall, CallHooks, CallOutcome, Hooked};

use crate::action::{Call, Replies, Reply};
use crate::error::CallError;
use crate::handle::NapCat;

/// Makes a call, if the hooks let it pass.
pub(crate) async fn call(
    napcat: &NapCat,
    hooks: &CallHooks,
    mut call: Call,
) -> Result<Reply, CallError> {
    let started = Instant::now();
    let outcome = match past(napcat, hooks, &mut call).await {
        Ok(None) => napcat.carry(call.clone()).await,
        Ok(Some(answer)) => Ok(answer),
        Err(refused) => Err(refused),
    };
    let told = match &outcome {
        Ok(reply) => Ok(reply.text()),
        Err(error) => Err(error as &(dyn Error + Send + Sync + 'static)),
    };
    let told = CallOutcome::new(started.elapsed(), told);
    hooks.after(api_call(napcat, &call), &told).await;
    outcome
}

/// Begins a call that is answered several times, if the hooks let it pass. They do not see its
/// answers, and cannot give one: what a hook answers is refused.
pub(crate) async fn call_for_several(
    napcat: &NapCat,
    hooks: &CallHooks,
    mut call: Call,
    bound: usize,
) -> Result<Replies, CallError> {
    match past(napcat, hooks, &mut call).await? {
        None => napcat.carry_for_several(call, bound).await,
        Some(_) => Err(prevented(call, crate::texts::text("hook-answers-stream"))),
    }
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
