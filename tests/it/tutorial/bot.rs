use std::error::Error;

use mynah::App;
use mynah::config::{Loader, Registry};
use mynah_adapter_napcat::NapCatFactory;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let registry = Registry::new().with(NapCatFactory).module(&tea::module());
    let (config, bots) = Loader::new().file("bot.yaml").build(&registry)?;
    let app = App::new().config(&config).module(tea::module());
    let app = bots.into_iter().fold(app, App::bot);
    app.run(async { drop(tokio::signal::ctrl_c().await) }).await?;
    Ok(())
}
