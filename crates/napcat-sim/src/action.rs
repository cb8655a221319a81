//! The actions NapCat answers, one row each, one file a domain.
//!
//! To add an action, write its row into the table of its domain and a function that gets the world
//! and the converted parameters. Everything else (envelope, retcodes, suffixes, parameter rules,
//! faults) is already there.

mod account;
mod administration;
mod collection;
mod download;
mod essence;
mod file;
mod forward;
mod friend;
mod group;
mod history;
mod honor;
mod member;
mod message;
mod moderation;
mod muted;
mod params;
mod pass_on;
mod picture;
mod poke;
mod profile;
pub(crate) mod quick;
mod reaction;
mod recent;
mod request;
mod send;
mod status;
mod stranger;
mod system;
mod upload;
mod voice;

pub(crate) use self::download::Download;
pub(crate) use self::params::{Kind, Param, Params};

use std::{collections::HashMap, sync::LazyLock, time::Duration};

use serde_json::{Value, json};

use crate::{
    SentMessage, call::base_name, host::Host, refusal::Refusal, speech::View, world::World,
};

/// What an action sees and what it leaves behind.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    pub(crate) world: &'a mut World,
    pub(crate) host: &'a mut Host,
    pub(crate) params: Params,
    pub(crate) view: View,
    /// Whether to take as long as the real server does.
    pub(crate) real_latencies: bool,
    /// Events to push, before the answer is given.
    pub(crate) events: Vec<Value>,
    /// What the action said.
    pub(crate) sent: Option<SentMessage>,
    /// How long the answer takes.
    pub(crate) latency: Duration,
    /// Whether uploads are damaged on their way to the disk.
    pub(crate) garbles_uploads: bool,
}

impl Context<'_> {
    /// Makes the answer late, if the simulator was asked to be as slow as the real server.
    fn takes(&mut self, latency: Duration) {
        if self.real_latencies {
            self.latency = latency;
        }
    }
}

/// A good answer.
#[derive(Debug)]
pub(crate) enum Reply {
    /// An answer with `data`, which may be null.
    Data(Value),
    /// Several answers to one call: those before the last, and the last.
    Stream { parts: Vec<Value>, end: Result<Value, Refusal> },
    /// An answer without the `data` key.
    Nothing,
    /// A file, in as many answers as it takes.
    Download(Download),
    /// No answer at all.
    Silence,
    /// No answer, and the process ends.
    Exit,
    /// An answer without the `data` key, after which the process starts again.
    Restart,
}

impl Reply {
    /// What the kernel says when it has nothing to say.
    fn kernel() -> Self {
        Self::Data(json!({"result": 0, "errMsg": ""}))
    }
}

/// What comes of a call.
pub(crate) type Outcome = Result<Reply, Refusal>;

/// Lets actions that cannot fail say so in their signature.
impl From<Reply> for Outcome {
    fn from(reply: Reply) -> Self {
        Ok(reply)
    }
}

/// What sets an action apart from the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nature {
    Ordinary,
    /// It asks for the packet backend before it looks at anything else.
    NeedsPackets,
    /// The same, and the server has other words for it.
    SendsPackets,
    /// Its answers are marked as parts of a stream.
    Streams,
}

/// A row of the table.
pub(crate) struct Action {
    pub(crate) name: &'static str,
    pub(crate) nature: Nature,
    /// `None` for the send actions, which look at their parameters themselves.
    pub(crate) schema: Option<&'static [Param]>,
    pub(crate) run: fn(&mut Context<'_>) -> Outcome,
}

/// Declares the actions of a domain:
/// `name as "wire name" { required: Kind } ? { optional: Kind } => function [Nature];`.
macro_rules! actions {
    ($(
        $name:ident $(as $wire:literal)? { $($required:ident: $kind:expr),* $(,)? }
            $(? { $($optional:ident: $optional_kind:expr),* $(,)? })?
            => $run:path $([$nature:ident])?;
    )*) => {
        /// The actions of this domain.
        pub(super) const ACTIONS: &[$crate::action::Action] = &[$(
            $crate::action::Action {
                name: $crate::action::wire_name!($name $($wire)?),
                nature: $crate::action::nature!($($nature)?),
                schema: Some(&[
                    $($crate::action::Param {
                        name: stringify!($required),
                        kind: $kind,
                        required: true,
                    },)*
                    $($($crate::action::Param {
                        name: stringify!($optional),
                        kind: $optional_kind,
                        required: false,
                    },)*)?
                ]),
                run: |cx| $run(cx).into(),
            },
        )*];
    };
}
use actions;

macro_rules! wire_name {
    ($name:ident) => {
        stringify!($name)
    };
    ($name:ident $wire:literal) => {
        $wire
    };
}
use wire_name;

macro_rules! nature {
    () => {
        $crate::action::Nature::Ordinary
    };
    ($nature:ident) => {
        $crate::action::Nature::$nature
    };
}
use nature;

static TABLE: LazyLock<HashMap<&'static str, &'static Action>> = LazyLock::new(|| {
    let domains = [
        account::ACTIONS,
        administration::ACTIONS,
        collection::ACTIONS,
        download::ACTIONS,
        essence::ACTIONS,
        file::ACTIONS,
        forward::ACTIONS,
        friend::ACTIONS,
        group::ACTIONS,
        history::ACTIONS,
        honor::ACTIONS,
        member::ACTIONS,
        message::ACTIONS,
        moderation::ACTIONS,
        muted::ACTIONS,
        pass_on::ACTIONS,
        picture::ACTIONS,
        poke::ACTIONS,
        profile::ACTIONS,
        quick::ACTIONS,
        reaction::ACTIONS,
        recent::ACTIONS,
        request::ACTIONS,
        send::ACTIONS,
        status::ACTIONS,
        stranger::ACTIONS,
        system::ACTIONS,
        upload::ACTIONS,
        voice::ACTIONS,
    ];
    domains.into_iter().flatten().map(|action| (action.name, action)).collect()
});

/// The action of this name, with or without one of NapCat's suffixes.
pub(crate) fn find(name: &str) -> Option<&'static Action> {
    TABLE.get(name).or_else(|| TABLE.get(base_name(name))).copied()
}

/// The names of all actions the simulator knows, sorted.
pub fn supported_actions() -> Vec<&'static str> {
    let mut names: Vec<_> = TABLE.keys().copied().collect();
    names.sort_unstable();
    names
}
