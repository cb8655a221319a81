//! Who speaks in a simulated group.

use mynah::i18n::Localizer;
use mynah_napcat_sim::{Sim, cast};

use crate::prompt::line::Line;

/// The first account that somebody gets who joins in the demo.
const NEWCOMER: i64 = 2_000_000_001;

/// What tells one event from the others, to wait until it is done with.
pub(crate) enum Cause {
    /// The message with this id.
    Message(i64),
    /// That this account joined.
    Joined(i64),
}

/// Who speaks in the simulated group, and who has joined it.
#[derive(Debug)]
pub(crate) struct Cast {
    speaker: i64,
    newcomers: i64,
}

impl Cast {
    /// Alice speaks.
    pub(crate) fn new(sim: &Sim) -> Self {
        // His name there is full of what is special in CQ codes: good for tests, hard to type.
        sim.user(cast::BOB).nickname("Bob");
        Self { speaker: cast::ALICE, newcomers: 0 }
    }

    /// Who speaks.
    pub(crate) fn speaker(&self) -> i64 {
        self.speaker
    }

    /// Lets the member of this name speak from now on; the names there are, when it is none.
    pub(crate) fn switch(&mut self, sim: &Sim, name: &str) -> Result<(), Vec<String>> {
        let members: Vec<(i64, String)> = sim
            .default_group()
            .members()
            .iter()
            .filter(|member| member.user_id != sim.self_id())
            .map(|member| (member.user_id, sim.user(member.user_id).profile().nickname))
            .collect();
        match members.iter().find(|(_, known)| known.eq_ignore_ascii_case(name)) {
            Some((user, _)) => {
                self.speaker = *user;
                Ok(())
            }
            None => Err(members.into_iter().map(|(_, name)| name).collect()),
        }
    }

    /// Has what a line means happen on the server; `None` for a line that does nothing there.
    pub(crate) async fn perform(&mut self, sim: &Sim, line: &Line) -> Option<Cause> {
        match line {
            Line::Say(text) => Some(Cause::Message(sim.says(self.speaker, text.as_str()).await)),
            Line::Whisper(text) => {
                Some(Cause::Message(sim.whispers(self.speaker, text.as_str()).await))
            }
            Line::Join(name) => {
                let user = self.newcomer(sim, name);
                sim.joins(sim.default_group().id(), user).await;
                Some(Cause::Joined(user))
            }
            _ => None,
        }
    }

    /// What is to be said to whoever typed a line that is about the prompt itself; `None` for any
    /// other line.
    pub(crate) fn answer(&mut self, sim: &Sim, texts: &Localizer, line: &Line) -> Option<String> {
        match line {
            Line::Help => Some(texts.text("demo-help").to_string()),
            Line::Unknown(line) => {
                Some(texts.text("demo-unknown").with("line", line.as_str()).to_string())
            }
            Line::As(name) => Some(match self.switch(sim, name) {
                Ok(()) => texts.text("demo-as").with("name", name.as_str()).to_string(),
                Err(names) => {
                    let nobody = texts.text("demo-nobody").with("name", name.as_str());
                    nobody.with("names", names.join(", ")).to_string()
                }
            }),
            _ => None,
        }
    }

    /// A new account of this name, not yet in the group.
    fn newcomer(&mut self, sim: &Sim, name: &str) -> i64 {
        let user = NEWCOMER + self.newcomers;
        self.newcomers += 1;
        sim.user(user).nickname(name);
        user
    }
}
