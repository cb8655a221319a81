//! Putting words into people's mouths.

use serde_json::Value;

use crate::{
    Sim, clock,
    segment::{self, Content},
    speech::speak,
    target::Target,
    world::{Draft, Forward, World},
};

/// Somebody who is not there yet appears when spoken for: a stranger joins the group before saying
/// the first word, and becomes a friend before the first whisper. Either way without an event, as
/// if it had always been so.
impl Sim {
    /// Says something in the [default group](Sim::default_group); gives back the message id.
    pub async fn says(&self, user_id: i64, content: impl Into<Content>) -> i64 {
        self.says_in(self.default_group().id(), user_id, content).await
    }

    /// Says something made of segments in the default group.
    pub async fn says_segments(&self, user_id: i64, segments: Vec<Value>) -> i64 {
        self.says(user_id, segments).await
    }

    /// Says something in a group; gives back the message id.
    pub async fn says_in(&self, group_id: i64, user_id: i64, content: impl Into<Content>) -> i64 {
        self.utter(user_id, content.into(), |world| {
            world.ensure_group(group_id);
            world.ensure_member(group_id, user_id);
            Target::Group(group_id)
        })
        .await
    }

    /// Says something to the bot alone, as a friend.
    pub async fn whispers(&self, user_id: i64, content: impl Into<Content>) -> i64 {
        self.utter(user_id, content.into(), |world| {
            world.ensure_user(user_id);
            world.friends.insert(user_id);
            Target::Friend(user_id)
        })
        .await
    }

    /// Says something to the bot alone, without being a friend, through a group both are in.
    pub async fn whispers_through(
        &self,
        group_id: i64,
        user_id: i64,
        content: impl Into<Content>,
    ) -> i64 {
        self.utter(user_id, content.into(), |world| {
            world.ensure_group(group_id);
            world.ensure_member(group_id, user_id);
            Target::Temporary { group_id, user_id }
        })
        .await
    }

    async fn utter(
        &self,
        sender: i64,
        Content(segments): Content,
        place: impl FnOnce(&mut World) -> Target,
    ) -> i64 {
        let view = self.shared.settings.view;
        let message_id = self.shared.change(|world| {
            let target = place(world);
            let (segments, forward) = opened(segments);
            let draft = Draft { time: clock::now(), sender, target, segments, forward };
            let speech = speak(world, view, draft);
            (speech.message_id, speech.events)
        });
        self.settle().await;
        message_id
    }

    /// Lets the connections run, so that a loop that talks cannot starve those who listen.
    pub(super) async fn settle(&self) {
        tokio::task::yield_now().await;
    }
}

/// Takes the content out of a forward: nobody sees it who does not look it up.
fn opened(mut segments: Vec<Value>) -> (Vec<Value>, Option<Forward>) {
    let forward = segments.iter_mut().find(|segment| segment::kind(segment) == "forward");
    let content = forward.and_then(|segment| segment["data"].as_object_mut()?.remove("content"));
    let Some(Value::Array(messages)) = content else {
        return (segments, None);
    };
    (segments, Some(Forward { res_id: String::new(), messages }))
}
