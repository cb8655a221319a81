//! The whole of Mynah.

use mynah::config::{Loader, Registry};
use mynah::prelude::*;
use mynah_adapter_napcat::NapCatFactory;
use mynah_adapter_napcat::prelude::*;

use mynah_bench::Problem;

/// Runs as an operator would run it, with logs on and written to nowhere.
pub(crate) async fn run(port: u16, commands: usize, accounts: usize) -> Result<(), Problem> {
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    let (config, bots) = Loader::new()
        .text("bench.yaml", yaml(port, accounts))
        .env([])
        .build(&Registry::new().with(NapCatFactory))
        .map_err(|errors| errors.to_string())?;
    let app = mynah::App::new().settings(&config.settings).module(module(commands));
    let app = bots.into_iter().fold(app, mynah::App::bot);
    Ok(app.run(std::future::pending()).await?)
}

fn yaml(port: u16, accounts: usize) -> String {
    let bot = |account| {
        format!("  - NapCat: {{ name: bot{account}, uri: \"ws://127.0.0.1:{port}/{account}\" }}\n")
    };
    // Nothing is to be dropped, so there is room for all that is sent at once.
    let queue = "handlers: { queue: 1000000, queue_per_conversation: 1000000 }\nbots:\n";
    std::iter::once(queue.to_owned()).chain((0..accounts).map(bot)).collect()
}

fn module(commands: usize) -> Module {
    let module = Module::new("bench")
        .on(command("ping").with_args(), ping)
        .on(command("members").with_args(), members);
    (2..commands).fold(module, |module, number| {
        module.on(command(&format!("command{number}")).with_args(), ping)
    })
}

async fn ping(args: Args) -> String {
    format!("pong {}", args.text())
}

async fn members(message: Message, args: Args, napcat: NapCat) -> Result<String> {
    let members = napcat.get_group_members(message.group_id()?).await?;
    let veterans = members.filter_by_level_ge(50);
    Ok(format!("pong {} {} {}", args.text(), members.len(), veterans.len()))
}
