//! What is said without words.

use mynah_core::model;

use crate::action::{InputStatus, Reactor};
use crate::past::Reaction;

/// Somebody who reacted; `None` when the server does not tell who.
pub(crate) fn reaction_user(user: Reactor) -> Option<model::ReactionUser> {
    let mut told = model::ReactionUser::new(user.user_id?, user.nick_name);
    told.extra = user.extra;
    Some(told)
}

impl From<Reaction> for model::Reaction {
    fn from(reaction: Reaction) -> Self {
        Self { emoji_id: reaction.emoji_id, count: reaction.count }
    }
}

impl From<model::InputStatus> for InputStatus {
    fn from(status: model::InputStatus) -> Self {
        match status {
            model::InputStatus::Speaking => Self::Speaking,
            model::InputStatus::Typing => Self::Typing,
        }
    }
}
