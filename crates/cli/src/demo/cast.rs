//! Who speaks in a simulated group.

use mynah_napcat_sim::{Sim, cast};

/// The first account that somebody gets who joins in the demo.
const NEWCOMER: i64 = 2_000_000_001;

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

    /// A new account of this name, not yet in the group.
    pub(crate) fn newcomer(&mut self, sim: &Sim, name: &str) -> i64 {
        let user = NEWCOMER + self.newcomers;
        self.newcomers += 1;
        sim.user(user).nickname(name);
        user
    }
}
