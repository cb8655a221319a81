//! The floor: tokio-tungstenite and `serde_json::Value`, no framework, as one would write it in an
//! afternoon: a task for each command, a table of calls, a flush for each frame.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::stream::SplitSink;
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use mynah_bench::Problem;

type Sink = SplitSink<WebSocketStream<MaybeTlsStream<TcpStream>>, Message>;

struct Bot {
    sink: tokio::sync::Mutex<Sink>,
    waiting: Mutex<HashMap<String, oneshot::Sender<Value>>>,
    echo: AtomicU64,
}

/// A member as a bot needs it.
struct Member {
    user: u64,
    level: u32,
}

pub(crate) async fn run(port: u16) -> Result<(), Problem> {
    let (socket, _) = connect_async(crate::url(port)).await?;
    let (sink, mut stream) = socket.split();
    let bot = Arc::new(Bot {
        sink: tokio::sync::Mutex::new(sink),
        waiting: Mutex::default(),
        echo: AtomicU64::new(0),
    });
    while let Some(message) = stream.next().await {
        let Message::Text(text) = message? else { continue };
        let frame: Value = serde_json::from_str(&text)?;
        if let Some(echo) = frame.get("echo").and_then(Value::as_str) {
            let waiting = bot.waiting().remove(echo);
            if let Some(waiting) = waiting {
                // Whoever does not wait any more needs no answer.
                let _ = waiting.send(frame);
            }
        } else if frame["post_type"] == "message" {
            handle(&bot, frame);
        }
    }
    Ok(())
}

fn handle(bot: &Arc<Bot>, event: Value) {
    let bot = Arc::clone(bot);
    let text: String = event["message"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|segment| segment["type"] == "text")
        .filter_map(|segment| segment["data"]["text"].as_str())
        .collect();
    if let Some(number) = text.strip_prefix("ping ").map(str::to_owned) {
        tokio::spawn(async move { bot.say(&event["group_id"], &format!("pong {number}")).await });
    } else if let Some(number) = text.strip_prefix("members ").map(str::to_owned) {
        tokio::spawn(async move {
            let members = bot.members(&event["group_id"]).await;
            let veterans = members.values().filter(|member| member.level >= 50).count();
            bot.say(&event["group_id"], &format!("pong {number} {} {veterans}", members.len()))
                .await
        });
    }
}

impl Bot {
    fn waiting(&self) -> std::sync::MutexGuard<'_, HashMap<String, oneshot::Sender<Value>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn call(&self, action: &str, params: Value) -> Option<Value> {
        let echo = self.echo.fetch_add(1, Ordering::Relaxed).to_string();
        let (send, receive) = oneshot::channel();
        self.waiting().insert(echo.clone(), send);
        let frame = json!({ "action": action, "params": params, "echo": echo });
        self.sink.lock().await.send(Message::text(frame.to_string())).await.ok()?;
        receive.await.ok()
    }

    async fn say(&self, group: &Value, text: &str) -> Option<i64> {
        let message = json!([{ "type": "text", "data": { "text": text } }]);
        let params = json!({ "group_id": group, "message": message });
        self.call("send_group_msg", params).await?["data"]["message_id"].as_i64()
    }

    async fn members(&self, group: &Value) -> HashMap<u64, Member> {
        let answer = self.call("get_group_member_list", json!({ "group_id": group })).await;
        let list = answer.as_ref().and_then(|answer| answer["data"].as_array());
        list.into_iter()
            .flatten()
            .filter_map(|member| {
                let user = member["user_id"].as_u64()?;
                let level = member["level"].as_str()?.parse().ok()?;
                Some((user, Member { user, level }))
            })
            .inspect(|(user, member)| debug_assert_eq!(*user, member.user))
            .collect()
    }
}
