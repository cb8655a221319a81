//! Messages on their way past the hooks.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;
use mynah_core::event::{MessagePayload, Payload};
use mynah_core::{Event, Localize, Message};

use super::limit::within;
use super::{Dispatcher, Job};
use crate::condition::Subject;
use crate::hook::{AnyHook, Verdict};
use crate::texts::text;

impl Dispatcher {
    /// Whether a hook wants to see this event.
    pub(super) fn is_hooked(&self, event: &Event) -> bool {
        !self.plan.hooks.is_empty() && matches!(&**event, Payload::Message(_))
    }

    /// Lets the hooks see the message of a job; nothing is left of one that is refused.
    pub(super) async fn past_hooks(&self, mut job: Job) -> Result<Job, Event> {
        for (hook, _) in self.plan.hooks.iter().filter(|(_, switch)| switch.is_on()) {
            let Ok(message) = job.event.clone().downcast::<MessagePayload>() else { break };
            match self.judge(hook, &message, &job).await {
                Verdict::Pass => {}
                Verdict::Rewrite(chain) => {
                    let mut payload = MessagePayload::clone(&message);
                    payload.chain = chain;
                    let header = message.header().clone();
                    job.event = Event::new(header, Payload::Message(payload));
                }
                Verdict::Refuse(reason) => {
                    tracing::debug!(hook = hook.name, %reason, "a message is refused");
                    return Err(job.event);
                }
            }
        }
        job.places = job.table.candidates(&Subject::new(&job.event, job.table.rules()));
        Ok(job)
    }

    /// A hook that fails says nothing: the message goes on.
    async fn judge(&self, hook: &AnyHook, message: &Message, job: &Job) -> Verdict {
        let judging = AssertUnwindSafe(hook.judge(message, &job.origin.bot)).catch_unwind();
        if let Some(Ok(verdict)) = within(self.options.deadline, None, judging).await {
            return verdict;
        }
        let said = text("hook-failed").localize(&self.lang);
        tracing::error!(hook = hook.name, "{said}");
        Verdict::Pass
    }
}
