//! `mynah sim`: a simulated NapCat server to try bots against, whatever they are written in.

use mynah::core::Localize;
use mynah::i18n::Localizer;
use mynah_napcat_sim::{Service, Sim};

use crate::args::{self, Transport};
use crate::demo::Cast;
use crate::failure::Failure;
use crate::prompt::Prompt;
use crate::prompt::line::Line;
use crate::signals;
use crate::texts::text;

pub(crate) async fn run(args: args::Sim, texts: Localizer) -> Result<(), Failure> {
    let transport = args.transport;
    if args.url.is_some() && !transport.needs_url() {
        return Err(Failure::Other(text("sim-url-unused")));
    }
    let url = args.url.unwrap_or_default();
    let mut builder = Sim::builder().port(args.port).serves(service(transport));
    if let Some(token) = args.token {
        builder = builder.token(token);
    }
    let sim = match transport {
        Transport::Reverse => builder.dials(&url),
        Transport::Post => builder.posts_to(&url),
        _ => builder,
    };
    let sim = sim.start().await?;
    let place = text(match transport {
        Transport::Reverse => "sim-dials",
        Transport::Post => "sim-posts",
        Transport::HttpWithWebSocket => "sim-listens-twice",
        _ => "sim-listens",
    });
    let place = place.with("uri", sim.uri()).with("websocket", sim.websocket_uri());
    let place = place.with("url", url).localize(texts.lang());
    let stop = signals::stop(texts.lang().clone());
    let served = serve(&sim, &texts, &place);
    let outcome = tokio::select! {
        outcome = served => outcome,
        () = stop => Ok(()),
    };
    sim.stop().await;
    outcome
}

/// What the server offers on its port. Where it posts, a bot needs some way to call.
fn service(transport: Transport) -> Service {
    match transport {
        Transport::WebSocket => Service::WebSocket,
        Transport::Reverse => Service::Nothing,
        Transport::Http | Transport::Post => Service::Http,
        Transport::HttpWithWebSocket => Service::HttpWithWebSocket,
        Transport::Sse => Service::Sse,
    }
}

/// Shows what happens on the server, and says there what is typed; goes on without a prompt when
/// there is nothing (more) to read.
async fn serve(sim: &Sim, texts: &Localizer, place: &str) -> Result<(), Failure> {
    let mut activities = sim.activities();
    let mut cast = Cast::new(sim);
    let user = sim.user(cast.speaker()).profile().nickname;
    let mut prompt = Prompt::open(&user)?;
    let group = sim.default_group();
    let screen = texts
        .text("sim-screen")
        .with("place", place)
        .with("user", &*user)
        .with("group", format!("{} ({})", group.current_name(), group.id()));
    prompt.print(&screen.to_string());
    let mut reading = true;
    loop {
        tokio::select! {
            line = prompt.next(), if reading => match line.as_deref().map(Line::read) {
                Some(Line::Quit) => return Ok(()),
                // A terminal that was closed means it; a service has no input to begin with.
                None if prompt.is_terminal() => return Ok(()),
                None => reading = false,
                Some(line) => take(sim, &mut cast, &mut prompt, texts, line).await,
            },
            Some(activity) = activities.next() => prompt.print(&activity.to_string()),
        }
    }
}

async fn take(sim: &Sim, cast: &mut Cast, prompt: &mut Prompt, texts: &Localizer, line: Line) {
    match cast.answer(sim, texts, &line) {
        Some(answer) => prompt.print(&answer),
        None => {
            // Nobody here waits for the bot.
            cast.perform(sim, &line).await;
        }
    }
}
