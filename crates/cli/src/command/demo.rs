//! `mynah demo`: talk to the shipped modules in a simulated group.

use mynah::i18n::Localizer;
use mynah_napcat_sim::{SentMessage, Target};

use crate::args::Demo;
use crate::demo::{Stage, script};
use crate::failure::Failure;
use crate::prompt::Prompt;
use crate::prompt::line::Line;
use crate::signals;

pub(crate) async fn run(args: Demo, texts: Localizer) -> Result<(), Failure> {
    let stop = signals::stop(texts.lang().clone());
    let mut stage = Stage::open(texts.lang()).await?;
    let played = async {
        match &args.script {
            Some(file) => script::play(&mut stage, file, texts.lang()).await,
            None => talk(&mut stage, &texts).await,
        }
    };
    let outcome = tokio::select! {
        outcome = played => outcome,
        () = stop => Ok(()),
    };
    stage.close().await?;
    outcome
}

/// Says what is typed, shows what the bot says, until there is nothing more to say.
async fn talk(stage: &mut Stage, texts: &Localizer) -> Result<(), Failure> {
    let group = stage.sim.default_group().current_name();
    let user = stage.sim.user(stage.cast.speaker()).profile().nickname;
    let screen = texts.text("demo-screen").with("user", &*user).with("group", group).to_string();
    let mut prompt = Prompt::open(&user)?;
    prompt.print(&screen);
    loop {
        tokio::select! {
            line = prompt.next() => {
                let Some(line) = line else { return Ok(()) };
                if !prompt.is_terminal() {
                    prompt.print(&format!("> {line}"));
                }
                match Line::read(&line) {
                    Line::Quit => return Ok(()),
                    line => take(stage, &mut prompt, texts, line).await,
                }
                stage.said().iter().for_each(|message| show(&mut prompt, texts, message));
            }
            Some(message) = stage.sent.next() => show(&mut prompt, texts, &message),
        }
    }
}

async fn take(stage: &mut Stage, prompt: &mut Prompt, texts: &Localizer, line: Line) {
    match stage.cast.answer(&stage.sim, texts, &line) {
        Some(answer) => prompt.print(&answer),
        None => stage.perform(&line).await,
    }
}

fn show(prompt: &mut Prompt, texts: &Localizer, message: &SentMessage) {
    let mut shown = message.to_string();
    // Whoever sits here knows what was said last, and nobody knows messages by number.
    if let Some(id) = message.quotes() {
        shown = shown.replacen(&format!("[reply to {id}] "), "\u{21a9} ", 1);
    }
    let bot = match message.target {
        Target::Group(_) => texts.text("demo-bot").to_string(),
        _ => texts.text("demo-bot-private").to_string(),
    };
    prompt.print(&format!("{bot} {shown}"));
}
