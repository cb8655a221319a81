//! A thousand accounts in one process, a fifth of whose links break again and again.

use std::net::SocketAddr;
use std::sync::Arc;

use mynah::App;
use mynah::config::{Loader, Registry};
use mynah::core::{Bot, BotState};
use mynah_adapter_napcat::{NapCat, NapCatFactory};
use mynah_napcat_sim::{Fleet, Sim, World, cast};
use mynah_tests::ledger::{Ledger, PATIENCE, Place, Torn};
use mynah_tests::proxy::Proxy;
use mynah_tests::rig::hearing;
use nix::sys::resource::{Resource, getrlimit, setrlimit};
use serde_json::json;
use tokio::runtime::Handle;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

const ACCOUNTS: i64 = 1000;
const FIRST: i64 = 30_000_000;
const ROUNDS: usize = 4;
/// How many links are cut in each round.
const CUT: usize = 200;

/// Each account has four sockets: the bot's, two of the proxy, the server's.
fn raise_the_limit_of_open_files() {
    let needed = 4 * ACCOUNTS.unsigned_abs() + 1000;
    let (soft, hard) = getrlimit(Resource::RLIMIT_NOFILE).unwrap();
    assert!(hard >= needed, "this test needs {needed} open files, and the system allows {hard}");
    if soft < needed {
        setrlimit(Resource::RLIMIT_NOFILE, needed, hard).unwrap();
    }
}

async fn fleet() -> (Fleet, Proxy) {
    let worlds = (0..ACCOUNTS).map(|number| World::example_of(FIRST + number));
    let fleet = Sim::builder().start_fleet(worlds).await.unwrap();
    let proxy = Proxy::to(SocketAddr::from(([127, 0, 0, 1], fleet.port()))).await.unwrap();
    (fleet, proxy)
}

fn bots(proxy: &Proxy) -> Vec<Bot> {
    let section = |number: i64| {
        json!({ "NapCat": {
            "name": format!("bot{number}"),
            "uri": format!("{}/account/{}", proxy.uri("ws"), FIRST + number),
            "retry_config": { "wait_fixed": { "wait": 0.05 } },
        } })
    };
    let bots: Vec<_> = (0..ACCOUNTS).map(section).collect();
    let document = json!({ "lang": "en", "bots": bots }).to_string();
    let registry = Registry::new().with(NapCatFactory);
    Loader::new().env([]).text("fleet.yaml", document).build(&registry).unwrap().1
}

/// The conversations, one an account: what two bots hear in one group is handled once.
fn places() -> impl Iterator<Item = Place> {
    (0..ACCOUNTS).map(|number| Place { account: FIRST + number, group: cast::GROUP + number })
}

/// The accounts, what they say, and what is heard of it.
struct Crowd {
    fleet: Fleet,
    proxy: Proxy,
    bots: Vec<Bot>,
    ledger: Arc<Ledger>,
}

impl Crowd {
    async fn say(&self) {
        for (place, sim) in places().zip(self.fleet.sims()) {
            sim.says_in(place.group, cast::ALICE, self.ledger.say(place)).await;
        }
    }

    async fn caught_up(&self) {
        for place in places() {
            self.ledger.caught_up(place).await;
        }
    }

    fn connections(&self) -> u64 {
        let napcats = self.bots.iter().filter_map(|bot| bot.downcast_ref::<NapCat>());
        napcats.map(|napcat| napcat.stats().connections).sum()
    }

    /// Waits until there were so many connections altogether, and every bot is ready.
    async fn connected(&self, connections: u64) {
        let waiting = async {
            loop {
                let before = self.connections();
                for bot in &self.bots {
                    let _ = bot.state().wait_for(|state| *state == BotState::Ready).await;
                }
                if before >= connections {
                    return;
                }
                // Whoever is not back yet has not noticed yet that the link is gone.
                tokio::task::yield_now().await;
            }
        };
        let waited = timeout(PATIENCE * 2, waiting).await;
        assert!(waited.is_ok(), "{} of {connections} connections", self.connections());
    }

    /// Everybody speaks, and meanwhile a fifth of the links is cut.
    async fn round(&self) {
        let connections = self.connections();
        places().for_each(|place| self.ledger.breaks(place));
        self.say().await;
        let links = self.proxy.links();
        let step = links.len() / CUT;
        links.iter().step_by(step).take(CUT).for_each(mynah_tests::proxy::Link::cut);
        self.connected(connections + CUT as u64).await;
        places().for_each(|place| self.ledger.mends(place, Torn::Tail));
        self.say().await;
        self.caught_up().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_accounts_of_which_a_fifth_lose_their_links_lose_nothing_else() {
    raise_the_limit_of_open_files();
    let (fleet, proxy) = fleet().await;
    let bots = bots(&proxy);
    let ledger = Arc::new(Ledger::default());
    let app = bots
        .iter()
        .cloned()
        .fold(App::new(), App::bot)
        .module(hearing(Arc::clone(&ledger) as _, false));
    let (gauge, stop) = (app.gauge(), CancellationToken::new());
    let app = tokio::spawn(app.run(stop.clone().cancelled_owned()));
    let crowd = Crowd { fleet, proxy, bots, ledger };
    crowd.connected(ACCOUNTS.unsigned_abs()).await;
    crowd.say().await;
    crowd.caught_up().await;
    let level = Handle::current().metrics().num_alive_tasks();
    for _ in 0..ROUNDS {
        crowd.round().await;
    }
    let tally = crowd.ledger.tally();
    assert_eq!(tally.wrong(), []);
    assert!(tally.in_flight <= (ROUNDS * CUT) as u64, "{tally}");
    assert_eq!(tally.said, tally.heard + tally.in_flight);
    assert_eq!(gauge.read().waiting, 0);
    let tasks = Handle::current().metrics().num_alive_tasks();
    // Links that were cut may still be on their way out; a leak would be one or more a cut.
    assert!(tasks < level + CUT, "{level} tasks before, {tasks} after");
    stop.cancel();
    timeout(PATIENCE, app).await.unwrap().unwrap().unwrap();
}
