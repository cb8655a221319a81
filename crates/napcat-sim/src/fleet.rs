//! Many accounts in one process.

use std::{collections::HashMap, net::SocketAddr, sync::Arc};

use indexmap::IndexMap;

use crate::{
    Sim, SimError,
    server::{Front, Listener},
    shared::{Settings, Shared},
};

/// Many simulated servers on one port, each with an account and a world of its own. Dropping it
/// stops them.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), mynah_napcat_sim::SimError> {
/// use mynah_napcat_sim::{Sim, World, cast};
///
/// let worlds = (1..=1000).map(|number| World::example_of(20_000_000 + number));
/// let fleet = Sim::builder().start_fleet(worlds).await?;
/// let sim = fleet.sim(20_000_007).unwrap();
/// assert!(sim.uri().ends_with("/account/20000007"));
/// sim.says(cast::ALICE, "hello").await;
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Fleet {
    sims: IndexMap<i64, Sim>,
    front: Front,
}

impl Fleet {
    pub(crate) fn start(
        settings: &Settings,
        accounts: IndexMap<i64, Arc<Shared>>,
    ) -> Result<Self, SimError> {
        let address = SocketAddr::new(settings.bind, settings.port);
        let routes: HashMap<_, _> =
            accounts.iter().map(|(self_id, shared)| (*self_id, Arc::clone(shared))).collect();
        let front =
            Front::open(address, routes).map_err(|source| SimError::Bind { address, source })?;
        let port = front.address().port();
        let sims = accounts.into_iter().map(|(self_id, shared)| {
            Listener::start(&shared, port)?;
            Ok((self_id, Sim::new(shared, port)))
        });
        Ok(Self { sims: sims.collect::<Result<_, SimError>>()?, front })
    }

    /// The server of an account.
    pub fn sim(&self, self_id: i64) -> Option<&Sim> {
        self.sims.get(&self_id)
    }

    /// All servers, in the order of their worlds.
    pub fn sims(&self) -> impl ExactSizeIterator<Item = &Sim> {
        self.sims.values()
    }

    /// The port all of them share.
    pub fn port(&self) -> u16 {
        self.front.address().port()
    }

    /// Waits until every account is connected to.
    ///
    /// # Errors
    ///
    /// [`SimError::Deadline`] after 5 s without progress.
    pub async fn wait_for_connections(&self) -> Result<(), SimError> {
        for sim in self.sims() {
            sim.wait_for_connection().await?;
        }
        Ok(())
    }

    /// Closes the port and sends every client an empty close frame.
    pub async fn stop(&self) {
        self.front.close();
        futures_util::future::join_all(self.sims().map(Sim::stop)).await;
    }

    /// Closes the port and drops every socket without a close frame.
    pub async fn crash(&self) {
        self.front.close();
        for sim in self.sims() {
            sim.crash().await;
        }
    }

    /// Starts all of them again on the same port, after a stop of those that are running.
    ///
    /// # Errors
    ///
    /// [`SimError::Bind`] when somebody else took the port meanwhile.
    pub async fn restart(&self) -> Result<(), SimError> {
        self.stop().await;
        let address = self.front.address();
        self.front.reopen().map_err(|source| SimError::Bind { address, source })?;
        for sim in self.sims() {
            sim.restart().await?;
        }
        Ok(())
    }
}
