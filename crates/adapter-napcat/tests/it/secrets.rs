//! What must never be seen: tokens.

use std::io::Write;
use std::sync::{Arc, Mutex};

use log::{LevelFilter, Log, Metadata, Record};
use mynah_napcat_sim::Sim;
use serde_json::json;
use tracing_subscriber::fmt::MakeWriter;

use crate::bot::{build, start_with};

/// Everything that was logged.
#[derive(Clone, Default)]
struct Logged(Arc<Mutex<Vec<u8>>>);

impl Logged {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

impl Write for Logged {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Logged {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// The other logging facade, which the WebSocket library writes to.
impl Log for Logged {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        let line = format!("{} {}\n", record.level(), record.args());
        self.0.lock().unwrap().extend_from_slice(line.as_bytes());
    }

    fn flush(&self) {}
}

#[tokio::test]
async fn a_token_is_in_no_log_no_error_and_no_debug_text() {
    let logged = Logged::default();
    log::set_boxed_logger(Box::new(logged.clone())).unwrap();
    log::set_max_level(LevelFilter::Trace);
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(logged.clone())
        .finish();
    // For the whole process: what one thread is not interested in, no other gets to see either.
    tracing::subscriber::set_global_default(subscriber).unwrap();

    let sim = Sim::builder().token("the-right-one").start().await.unwrap();
    let uri = sim.uri();
    let with_user = uri.replace("ws://", "ws://me:hush-pass@");
    for keys in [
        json!({ "token": "hush-4711" }),
        json!({ "token": "密hush-4711" }),
        json!({ "uri": format!("{uri}/?access_token=hush-4711") }),
        json!({ "uri": format!("{with_user}/?access_token=hush-4711&x=hush") }),
        json!({ "token": "hush-4711", "extra_headers": { "x-key": "hush-key" } }),
    ] {
        let bot = start_with(&sim, keys);
        let shown = format!("{:?} {:#?}", bot.napcat, bot.napcat);
        assert!(!shown.contains("hush"), "{shown}");
        let error = bot.ends().await.unwrap_err();
        let told = format!("{error} {error:?}");
        assert!(told.contains("token") && told.contains("127.0.0.1"), "{told}");
        assert!(!told.contains("hush"), "{told}");
    }
    let text = logged.text();
    assert!(text.contains("connected"), "something was logged: {text}");
    assert!(!text.contains("hush"), "{text}");
    assert!(!text.contains("aHVzaC"), "nor in base 64: {text}");
}

#[test]
fn a_handle_shows_where_it_connects_to_and_nothing_more() {
    let bot = build(json!({ "uri": "ws://me:hush@127.0.0.1:3001/x?a=hush", "token": "hush" }));
    insta::assert_snapshot!(
        format!("{bot:?}"),
        @r#"NapCat { id: BotId(NapCat@127.0.0.1:3001/x), way: Dial(Address(ws://127.0.0.1:3001/x)), state: Connecting, .. }"#
    );
}
