//! Requests that wait for an answer.

use crate::{clock, world::World};

/// What somebody wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wish {
    /// To become the bot's friend.
    Friendship,
    /// To join a group the bot is in.
    Admission {
        /// The group.
        group_id: i64,
    },
    /// To have the bot in a group.
    Company {
        /// The group.
        group_id: i64,
    },
}

/// How the bot answered a request.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RequestAnswer {
    /// Whether it said yes.
    pub approved: bool,
    /// The reason it gave for a group, or what it calls its new friend.
    pub words: String,
}

/// A request. It stays after it was answered, and can be answered again.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) flag: String,
    pub(crate) user_id: i64,
    pub(crate) wish: Wish,
    pub(crate) answer: Option<RequestAnswer>,
}

impl World {
    /// Files a request; gives back its flag. That of a friend is a time in seconds, that of a group
    /// a number of 16 digits; no two are the same.
    pub(crate) fn ask(&mut self, user_id: i64, wish: Wish) -> String {
        let scale = if wish == Wish::Friendship { 1 } else { 1_000_000 };
        let mut number = clock::now() * scale;
        while self.requests.iter().any(|request| request.flag == number.to_string()) {
            number += 1;
        }
        let flag = number.to_string();
        self.requests.push(Request { flag: flag.clone(), user_id, wish, answer: None });
        flag
    }

    /// The request of this flag, of friends or of groups.
    pub(crate) fn request_mut(&mut self, flag: &str, of_friend: bool) -> Option<&mut Request> {
        self.requests
            .iter_mut()
            .find(|request| request.flag == flag && (request.wish == Wish::Friendship) == of_friend)
    }
}
