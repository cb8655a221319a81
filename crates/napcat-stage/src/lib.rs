//! Tests of modules over the simulated NapCat: the test that was written for
//! [`mynah::testing`] with one line more, and the real adapter, a real socket and NapCat's own
//! answers between the module and the people.
//!
//! ```
//! use mynah::prelude::*;
//! use mynah::testing::Stage;
//! use mynah_napcat_stage::SimulatedNapCat;
//!
//! async fn ping() -> Reply {
//!     Reply::text("pong").quoting()
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! let module = Module::new("ping").on(command("ping"), ping);
//! let stage = Stage::of(module)
//!     .over(SimulatedNapCat::start().await)
//!     .open()
//!     .await;
//! let alice = stage.group(570000001).member(1000000011);
//! alice.says("ping").await.is_answered("pong").is_quoted();
//! # }
//! ```
//!
//! Handlers that take `NapCat` run here. What they do on the typed handle is looked at in the
//! simulator, which [`SimulatedNapCat`] dereferences to.
//!
//! Real sockets need the real clock: no `start_paused` here.
//!
//! # Without a server
//!
//! [`paper`] is a bot whose `NapCat` goes nowhere: what is called on it is kept, and the test says
//! what it answers, by the names and in the JSON of the wire. That is for answers no server gives
//! when a test wants them, and for the paused clock.
//!
//! ```
//! use mynah::prelude::*;
//! use mynah::testing::Stage;
//! use mynah_adapter_napcat::prelude::*;
//! use serde_json::json;
//!
//! async fn level(message: Message, napcat: NapCat) -> Result<String> {
//!     let user = napcat.get_stranger_info(message.user_id()).await?;
//!     Ok(user.level.map_or("?".to_owned(), |level| level.to_string()))
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! let module = Module::new("level").on(command("level"), level);
//! let napcat = mynah_napcat_stage::paper();
//! napcat.answers_raw("get_stranger_info", json!({ "user_id": 7, "nickname": "Ann", "qqLevel": 64 }));
//! let stage = Stage::of(module).over(napcat).open().await;
//! let asked = stage.friend(7).says("level").await;
//! asked.is_answered("64").makes_raw("get_stranger_info", json!({ "user_id": "7" }));
//! # }
//! ```

use std::ops::Deref;
use std::sync::Arc;

use async_trait::async_trait;
use mynah::core::event::MessagePayload;
use mynah::core::event::notice::{LeaveReason, Notice};
use mynah::core::event::request::Request;
use mynah::core::model::{Member, Role};
use mynah::core::{AdapterFactory, Bot, MessageId, Payload, Section, Target, UserId};
use mynah::testing::{Paper, Scene};
use mynah_adapter_napcat::NapCatFactory;
use mynah_adapter_napcat::codec::serialize_msg;
use mynah_napcat_sim::{MemberSpec, Sim, World};
use serde_json::{Value, json};

/// A bot on paper that lends its handlers a `NapCat` which goes nowhere; see the
/// [module](crate#without-a-server).
///
/// # Panics
///
/// Never: a bot can be made of this.
pub fn paper() -> Paper {
    Paper::new("paper").lending(bot(json!({ "name": "paper", "uri": "ws://127.0.0.1:9" })))
}

fn bot(section: Value) -> Bot {
    let section = Section::of(section);
    let bot = section.and_then(|section| NapCatFactory.build(&section));
    Bot::new(bot.unwrap_or_else(|error| panic!("no bot can be made of this: {error}")))
}

/// A bot on a NapCat that is simulated on a free port; dereferences to the simulator.
#[derive(Debug, Clone)]
pub struct SimulatedNapCat {
    sim: Arc<Sim>,
    bot: Bot,
}

impl SimulatedNapCat {
    /// One with the usual people in it: [`World::example`].
    ///
    /// # Panics
    ///
    /// When there is no free port.
    pub async fn start() -> Self {
        Self::of(World::example()).await
    }

    /// One with other people.
    ///
    /// # Panics
    ///
    /// When there is no free port.
    pub async fn of(world: World) -> Self {
        let sim = Sim::builder().world(world).start().await;
        Self::over(sim.unwrap_or_else(|error| panic!("the simulator does not start: {error}")))
    }

    /// A bot on a simulator that is there already.
    ///
    /// # Panics
    ///
    /// When the simulator offers nothing a bot can connect to.
    pub fn over(sim: Sim) -> Self {
        let bot = bot(json!({ "name": "simulated", "uri": sim.uri() }));
        Self { sim: Arc::new(sim), bot }
    }
}

impl Deref for SimulatedNapCat {
    type Target = Sim;

    fn deref(&self) -> &Sim {
        &self.sim
    }
}

#[async_trait]
impl Scene for SimulatedNapCat {
    fn bot(&self) -> Bot {
        self.bot.clone()
    }

    fn self_id(&self) -> UserId {
        self.sim.self_id().into()
    }

    fn seats(&self, member: &Member) {
        let (Ok(group), Ok(user)) = (number(&member.group_id), number(&member.user_id)) else {
            panic!("QQ numbers accounts and groups: {} in {}", member.user_id, member.group_id);
        };
        let known = self.sim.group(group).find(user);
        let mut spec = MemberSpec::new(user).role(match member.role {
            Role::Owner => mynah_napcat_sim::Role::Owner,
            Role::Admin => mynah_napcat_sim::Role::Admin,
            Role::Member => mynah_napcat_sim::Role::Member,
        });
        if !member.nickname.is_empty() {
            spec = spec.nickname(&member.nickname);
        }
        if known
            .is_none_or(|known| known.role.as_str() != role(member) || !member.nickname.is_empty())
        {
            self.sim.group(group).member(spec.card(&member.card));
        }
    }

    fn befriends(&self, user: &UserId, nickname: &str) {
        let user = number(user).unwrap_or_else(|error| panic!("{error}"));
        let friend = self.sim.friend(user);
        if !nickname.is_empty() {
            friend.nickname(nickname);
        }
    }

    async fn plays(&self, payload: Payload) -> Result<Option<MessageId>, String> {
        match payload {
            Payload::Message(message) => self.says(&message).await.map(Some),
            Payload::Notice(notice) => self.notices(&notice).await.map(|()| None),
            Payload::Request(request) => self.asks(&request).await.map(|()| None),
            other => Err(format!("the simulator decides about {other:?} itself")),
        }
    }
}

impl SimulatedNapCat {
    async fn says(&self, message: &MessagePayload) -> Result<MessageId, String> {
        let segments = serialize_msg(&message.chain).map_err(|error| error.to_string())?;
        let user = number(message.user_id())?;
        let id = match &message.target {
            Target::Group(group) => self.sim.says_in(number(group)?, user, segments).await,
            Target::Private(_) => self.sim.whispers(user, segments).await,
            Target::Temporary { group: Some(group), .. } => {
                self.sim.whispers_through(number(group)?, user, segments).await
            }
            other => return Err(format!("nobody can speak to {other}")),
        };
        Ok(id.into())
    }

    async fn notices(&self, notice: &Notice) -> Result<(), String> {
        match notice {
            Notice::GroupIncrease(joined) => {
                self.sim.joins(number(&joined.group_id)?, number(&joined.user_id)?).await;
            }
            Notice::GroupDecrease(left) if left.reason == LeaveReason::Left => {
                self.sim.leaves(number(&left.group_id)?, number(&left.user_id)?).await;
            }
            Notice::GroupRecall(recall) => {
                let operator = recall.operator_id.as_ref().unwrap_or(&recall.user_id);
                self.sim.recalls(number(operator)?, number(&recall.message_id)?).await;
            }
            Notice::FriendAdd(friend) => self.sim.befriends(number(&friend.user_id)?).await,
            Notice::Poke(poke) => match &poke.group_id {
                Some(group) => {
                    let (user, target) = (number(&poke.user_id)?, number(&poke.target_id)?);
                    self.sim.pokes(number(group)?, user, target).await;
                }
                None => self.sim.pokes_privately(number(&poke.user_id)?).await,
            },
            other => return Err(format!("have the simulator do it: {other:?}")),
        }
        Ok(())
    }

    async fn asks(&self, request: &Request) -> Result<(), String> {
        match request {
            Request::Friend(asks) => {
                self.sim.asks_for_friendship(number(&asks.user_id)?, &asks.comment).await;
            }
            Request::Group(asks) => {
                let (group, user) = (number(&asks.group_id)?, number(&asks.user_id)?);
                if asks.is_invitation {
                    self.sim.invites(group, user).await;
                } else {
                    self.sim.asks_to_join(group, user, &asks.comment).await;
                }
            }
            other => return Err(format!("have the simulator do it: {other:?}")),
        }
        Ok(())
    }
}

/// An id as the number it is on QQ.
fn number(id: &(impl AsRef<str> + ?Sized)) -> Result<i64, String> {
    let id = id.as_ref();
    id.parse().map_err(|_| format!("QQ numbers everything, and `{id}` is no number"))
}

fn role(member: &Member) -> &'static str {
    match member.role {
        Role::Owner => "owner",
        Role::Admin => "admin",
        Role::Member => "member",
    }
}
