//! What an operator reads.

use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::SinkExt;
use serde_json::json;
use tokio_tungstenite::tungstenite::Message;
use tracing::subscriber::DefaultGuard;

use mynah_core::Lang;

use super::pipe::{Outcome, Step, accept, accept_for, bot, heartbeat, hello, say};
use crate::texts::text;
use crate::transport::tests::retry::refuse_token;

/// Everything that is logged on this thread.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn listen() -> (Self, DefaultGuard) {
        let log = Self::default();
        let writer = log.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_writer(move || writer.clone())
            .with_ansi(false)
            .without_time()
            .with_target(false)
            .finish();
        (log, tracing::subscriber::set_default(subscriber))
    }

    fn lines(&self) -> Vec<String> {
        let text = String::from_utf8(self.0.lock().unwrap().clone()).unwrap();
        text.lines().map(|line| line.trim().to_owned()).collect()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// What a bot of this language that meets this has in its log.
async fn log_of(lang: &str, steps: Vec<Step>) -> (Vec<String>, Outcome) {
    let (log, _listening) = Log::listen();
    let outcome = bot(json!({ "lang": lang }), steps).run().await;
    let lines = log.lines();
    for line in &lines {
        assert!(!line.contains("hush"), "the token is in {line}");
    }
    (lines, outcome)
}

#[test]
fn a_bot_without_a_language_of_its_own_speaks_that_of_the_process() {
    for (keys, spoken) in
        [(json!({}), "连接不上 x"), (json!({ "lang": "en" }), "cannot connect to x")]
    {
        let bot = bot(keys, Vec::new()).handle;
        bot.inner.speak_with(Some(&Lang::chinese()));
        assert_eq!(bot.inner.says(&text("cannot-connect").with("address", "x".to_owned())), spoken);
    }
}

/// Whether the lines begin and go on like this; what follows in a line are its fields.
fn assert_reads(lines: &[String], wanted: &[&str]) {
    assert_eq!(lines.len(), wanted.len(), "{lines:#?}");
    for (line, wanted) in lines.iter().zip(wanted) {
        assert!(line.starts_with(wanted), "{line}\nand not\n{wanted}");
    }
}

#[tokio::test(start_paused = true)]
async fn how_the_connection_fares_is_told_in_the_language_of_the_bot() {
    let steps = || vec![Step::Refuse, accept_for(10, vec![hello()]), Step::Http(502)];
    let (lines, _) = log_of("zh_cn.UTF-8", steps()).await;
    assert_reads(
        &lines,
        &[
            "WARN 连接不上 pipe：refused；1 秒后再试（第 2 次） error=\"cannot connect to pipe: \
             refused\" after=1s attempt=2",
            "INFO 已连接到 ws://127.0.0.1:3001/ address=ws://127.0.0.1:3001/",
            "WARN 连接断开了：没有告别就断了；正在重新连接 reason=\"it was cut without a goodbye\"",
            "WARN 与 pipe 握手时，对方返回了 HTTP 状态码 502；NapCat 前面的代理连不上 NapCat；1 秒后再试",
        ],
    );
    let (lines, _) = log_of("en", steps()).await;
    assert_reads(
        &lines,
        &[
            "WARN cannot connect to pipe: refused; trying again in 1 s (attempt 2)",
            "INFO connected to ws://127.0.0.1:3001/",
            "WARN the connection was lost: it was cut without a goodbye; connecting again",
            "WARN the handshake with pipe was answered with HTTP status 502; the proxy in front",
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn a_language_nobody_here_speaks_is_read_in_english() {
    let (lines, _) = log_of("xx", vec![Step::Refuse]).await;
    assert_reads(
        &lines,
        &[
            "WARN this adapter does not speak `xx`, only `en` and `zh-CN`; what it says itself \
             will be in English bot=main",
            "WARN cannot connect to pipe",
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn another_dialect_is_no_unknown_language() {
    let (lines, _) = log_of("zh-TW", vec![Step::Refuse]).await;
    assert_reads(&lines, &["WARN 连接不上 pipe"]);
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_is_told_with_what_to_check() {
    let (lines, outcome) = log_of("zh-CN", vec![refuse_token()]).await;
    assert!(outcome.ended.is_err());
    assert_reads(
        &lines,
        &[
            "INFO 已连接到",
            "ERROR main：ws://127.0.0.1:3001/ 拒绝了访问令牌；请检查这里的令牌（`token`、`token_file` \
             或环境变量）与 NapCat 网络配置里这个服务器的 token 是否一致 error=\"main: the server",
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn giving_up_is_told_with_the_last_failure() {
    let (log, _listening) = Log::listen();
    let keys = json!({ "lang": "zh", "retry_config": {
        "stop_after_attempt": { "max_attempt_number": 1 },
    }});
    let outcome = bot(keys, vec![Step::Refuse]).run().await;
    assert!(outcome.ended.is_err());
    assert_reads(
        &log.lines(),
        &["ERROR 尝试了 1 次，放弃连接：连接不上 pipe：refused error=\"gave up"],
    );
}

#[tokio::test(start_paused = true)]
async fn silence_is_told_before_it_is_the_end() {
    let dies = accept(|mut peer| async move {
        say(&mut peer, &hello()).await;
        std::future::pending::<()>().await;
        drop(peer);
    });
    let (lines, _) = log_of("zh-CN", vec![dies]).await;
    assert_reads(
        &lines,
        &[
            "INFO 已连接到",
            "WARN 已经 60 秒没有收到 NapCat 的任何消息，连心跳也没有；再过 30 秒还是这样就重新连接",
            "WARN 连接断开了：已经 90 秒没有收到任何消息；正在重新连接",
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn a_missing_hello_and_a_farewell_are_told() {
    let silent = accept(|mut peer| async move {
        tokio::time::sleep(Duration::from_secs(7)).await;
        let _ = peer.close(None).await;
    });
    let (lines, _) = log_of("zh-CN", vec![silent]).await;
    assert_reads(
        &lines,
        &[
            "INFO 已连接到",
            "INFO 连接了 3 秒，NapCat 还没有报到；不再等它，先开始工作",
            "WARN 连接断开了：NapCat 关闭了连接；正在重新连接",
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn the_account_going_and_coming_is_told_once() {
    let offline = json!({
        "time": 1, "self_id": 10001, "post_type": "notice", "notice_type": "bot_offline",
        "user_id": 10001, "tag": "下线通知", "message": "你的账号在其他设备登录",
    });
    let frames = [
        hello(),
        offline,
        heartbeat(false, 30_000),
        heartbeat(false, 30_000),
        heartbeat(true, 30_000),
        heartbeat(true, 30_000),
        heartbeat(false, 30_000),
    ];
    let (lines, _) = log_of("zh-CN", vec![accept_for(1, frames.into())]).await;
    assert_reads(
        &lines[..4],
        &[
            "INFO 已连接到",
            "WARN 账号下线了：你的账号在其他设备登录；连接还在，但在 NapCat 里重新登录之前收发不了消息",
            "INFO 账号重新上线了",
            "WARN 账号下线了：NapCat 没有说明原因",
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn a_frame_that_makes_no_sense_is_told() {
    let odd = accept(|mut peer| async move {
        peer.send(Message::text("{}")).await.unwrap();
        peer.send(Message::binary(vec![0xff])).await.unwrap();
    });
    let (lines, _) = log_of("zh-CN", vec![odd]).await;
    assert_reads(
        &lines[1..3],
        &[
            "WARN 跳过了看不懂的一帧：既不是事件也不是应答 frame={} reason=\"it is neither",
            "WARN 跳过了看不懂的一帧：内容不是文字 frame=1 bytes",
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn a_server_that_was_stopped_on_purpose_is_no_cause_for_a_warning() {
    let (log, _listening) = Log::listen();
    let steps = vec![accept_for(10, vec![hello()]), Step::Refuse, accept_for(1, vec![hello()])];
    let bot = bot(json!({ "lang": "en" }), steps);
    let handle = bot.handle.clone();
    let stop = async move {
        tokio::time::sleep(Duration::from_secs(5)).await;
        handle.inner.outage.expect();
    };
    tokio::join!(bot.run(), stop);
    assert_reads(
        &log.lines(),
        &[
            "INFO connected to",
            "INFO NapCat went away, as it was asked to; connecting again",
            "INFO cannot connect to pipe: refused; trying again in 1 s",
            "INFO connected to",
            "WARN the connection was lost",
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn a_path_without_events_and_an_odd_policy_are_told_at_once() {
    let (log, _listening) = Log::listen();
    bot(
        json!({
            "uri": "ws://127.0.0.1:3001/api/", "lang": "zh-CN",
            "retry_config": { "wait-fixed": { "wait": 1 } },
        }),
        vec![],
    );
    assert_reads(
        &log.lines(),
        &[
            "WARN retry_config.wait-fixed：没有这个键，已忽略；是不是想写 `wait_fixed`？ bot=main",
            "WARN NapCat 不会向路径 `/api/` 推送事件，这个机器人什么也收不到；请改用 `/` bot=main",
        ],
    );
}
