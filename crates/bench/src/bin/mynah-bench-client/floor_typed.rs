//! The typed floor: tokio-tungstenite and borrowed structs, no framework, a task for each group
//! that has something to do, and one flush for all that is to be written at a time.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::{SinkExt, StreamExt};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use tokio::sync::{mpsc, oneshot};
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::{Message, Utf8Bytes};

use mynah_bench::Problem;

#[derive(Deserialize)]
struct Frame<'a> {
    echo: Option<u64>,
    group_id: Option<u64>,
    #[serde(borrow)]
    message: Option<&'a RawValue>,
    #[serde(borrow)]
    data: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Segment<'a> {
    #[serde(rename = "type", borrow)]
    kind: &'a str,
    #[serde(borrow)]
    data: Data<'a>,
}

#[derive(Deserialize)]
struct Data<'a> {
    #[serde(borrow)]
    text: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct Member<'a> {
    user_id: u64,
    #[serde(borrow)]
    level: &'a str,
}

#[derive(Serialize)]
struct Call<'a, P> {
    action: &'a str,
    params: P,
    echo: u64,
}

#[derive(Serialize)]
struct Group {
    group_id: u64,
}

#[derive(Serialize)]
struct Send<'a> {
    group_id: u64,
    message: [SendText<'a>; 1],
}

#[derive(Serialize)]
struct SendText<'a> {
    r#type: &'a str,
    data: SendData<'a>,
}

#[derive(Serialize)]
struct SendData<'a> {
    text: &'a str,
}

struct Bot {
    outgoing: mpsc::UnboundedSender<Message>,
    waiting: Mutex<HashMap<u64, oneshot::Sender<Utf8Bytes>>>,
    groups: Mutex<HashMap<u64, mpsc::UnboundedSender<String>>>,
    echo: AtomicU64,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) async fn run(port: u16) -> Result<(), Problem> {
    let (socket, _) = connect_async(crate::url(port)).await?;
    let (mut sink, mut stream) = socket.split();
    let (outgoing, mut queue) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Some(first) = queue.recv().await {
            sink.feed(first).await?;
            while let Ok(next) = queue.try_recv() {
                sink.feed(next).await?;
            }
            sink.flush().await?;
        }
        Ok::<_, tokio_tungstenite::tungstenite::Error>(())
    });
    let bot = Arc::new(Bot {
        outgoing,
        waiting: Mutex::default(),
        groups: Mutex::default(),
        echo: AtomicU64::new(0),
    });
    while let Some(message) = stream.next().await {
        let Message::Text(text) = message? else { continue };
        let Ok(frame) = serde_json::from_str::<Frame<'_>>(&text) else { continue };
        match frame {
            Frame { echo: Some(echo), data: Some(_), .. } => {
                let waiting = locked(&bot.waiting).remove(&echo);
                if let Some(waiting) = waiting {
                    // Whoever does not wait any more needs no answer.
                    let _ = waiting.send(text.clone());
                }
            }
            Frame { group_id: Some(group), message: Some(message), .. } => {
                if let Some(said) = said(message.get()) {
                    bot.handle(group, said);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// The words of a message, when they are a command.
fn said(message: &str) -> Option<String> {
    let segments: Vec<Segment<'_>> = serde_json::from_str(message).ok()?;
    let mut words = String::new();
    for segment in segments.iter().filter(|segment| segment.kind == "text") {
        words.push_str(segment.data.text.as_deref().unwrap_or_default());
    }
    (words.starts_with("ping ") || words.starts_with("members ")).then_some(words)
}

impl Bot {
    fn handle(self: &Arc<Self>, group: u64, said: String) {
        let mut groups = locked(&self.groups);
        let queue = groups.entry(group).or_insert_with(|| {
            let (send, mut receive) = mpsc::unbounded_channel::<String>();
            let bot = Arc::clone(self);
            tokio::spawn(async move {
                while let Some(said) = receive.recv().await {
                    bot.answer(group, &said).await;
                }
            });
            send
        });
        // The task of a group never ends.
        let _ = queue.send(said);
    }

    async fn answer(&self, group: u64, said: &str) {
        if let Some(number) = said.strip_prefix("ping ") {
            self.say(group, &format!("pong {number}")).await;
        } else if let Some(number) = said.strip_prefix("members ") {
            let answer = self.call("get_group_member_list", Group { group_id: group }).await;
            let answer = answer.unwrap_or_default();
            let frame = serde_json::from_str::<Frame<'_>>(&answer).ok();
            let data = frame.and_then(|frame| frame.data).map_or("[]", RawValue::get);
            let members: Vec<Member<'_>> = serde_json::from_str(data).unwrap_or_default();
            let members: HashMap<u64, u32> = members
                .into_iter()
                .map(|member| (member.user_id, member.level.parse().unwrap_or(0)))
                .collect();
            let veterans = members.values().filter(|level| **level >= 50).count();
            self.say(group, &format!("pong {number} {} {veterans}", members.len())).await;
        }
    }

    async fn call(&self, action: &str, params: impl Serialize) -> Option<Utf8Bytes> {
        let echo = self.echo.fetch_add(1, Ordering::Relaxed);
        let (send, receive) = oneshot::channel();
        locked(&self.waiting).insert(echo, send);
        let frame = serde_json::to_string(&Call { action, params, echo }).ok()?;
        self.outgoing.send(Message::text(frame)).ok()?;
        receive.await.ok()
    }

    async fn say(&self, group_id: u64, text: &str) {
        let message = [SendText { r#type: "text", data: SendData { text } }];
        self.call("send_group_msg", Send { group_id, message }).await;
    }
}
