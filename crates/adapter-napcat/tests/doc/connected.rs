// A simulated server and a bot that is connected to it, for the examples of the documentation.

use std::error::Error;
use std::sync::Arc;

use mynah_adapter_napcat::{NapCat, NapCatFactory};
use mynah_core::{Adapter, AdapterFactory, BotState, Event, EventSink, RunContext, Section};
use mynah_napcat_sim::Sim;
use tokio_util::sync::CancellationToken;

struct Deaf;

impl EventSink for Deaf {
    fn publish(&self, _event: Event) {}
}

/// Runs an example with a bot that is ready.
pub fn run(example: impl AsyncFnOnce(&Sim, &NapCat) -> Result<(), Box<dyn Error>>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.unwrap().block_on(connected(example)).unwrap();
}

async fn connected(
    example: impl AsyncFnOnce(&Sim, &NapCat) -> Result<(), Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let sim = Sim::start().await?;
    let section = Section::of(serde_json::json!({ "uri": sim.uri() }))?;
    let bot = NapCatFactory.build(&section)?;
    let napcat = bot.downcast_ref::<NapCat>().ok_or("the factory makes NapCat bots")?;
    let shutdown = CancellationToken::new();
    let context = RunContext::new(Arc::new(Deaf), shutdown.clone());
    let example = async {
        napcat.state().wait_for(|state| *state == BotState::Ready).await?;
        let done = example(&sim, napcat).await;
        shutdown.cancel();
        done
    };
    let (ran, done) = tokio::join!(napcat.run(context), example);
    ran?;
    done
}
