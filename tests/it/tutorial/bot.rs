use std::error::Error;
use std::process::ExitCode;

use mynah::App;
use mynah::config::{Loader, Registry};
use mynah_adapter_napcat::NapCatFactory;

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let modules = [hello::module(), tea::module()];
    let registry = modules.iter().fold(Registry::new().with(NapCatFactory), Registry::module);
    let (config, bots) = Loader::new().file("bot.yaml").build(&registry)?;
    tracing_subscriber::fmt().with_env_filter(config.settings.log.as_str()).init();

    let app = modules.into_iter().fold(App::new().config(&config), App::module);
    let app = bots.into_iter().fold(app, App::bot);
    app.run(async { drop(tokio::signal::ctrl_c().await) }).await?;
    Ok(())
}
