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
    pub(crate) fn new() -> Self {
        Self { speaker: cast::ALICE, newcomers: 0 }
    }

    /// Who speaks.
    pub(crate) fn speaker(&self) -> i64 {
        self.speaker
    }

    /// Lets the member of this name speak from now on; the names there are, when it is none.
    pub(crate) fn switch(&mut self, sim: &Sim, name: &str) -> Result<(), Vec<String>> {
        let members = sim.default_group().members();
        let found = members.iter().find(|member| member.name().eq_ignore_ascii_case(name));
        match found {
            Some(member) => {
                self.speaker = member.user_id;
                Ok(())
            }
            None => Err(members.iter().map(|member| member.name().to_owned()).collect()),
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
