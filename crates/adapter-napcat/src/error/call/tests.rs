use super::*;
use crate::SendError;
use crate::error::Failure;

fn rejected(retcode: i64, message: &str) -> CallError {
    CallError::Rejected {
        action: "get_group_info".into(),
        retcode,
        message: message.to_owned(),
        params: r#"{"group_id":"1"}"#.to_owned(),
    }
}

fn in_chinese(error: &CallError) -> String {
    error.localize(&Lang::chinese())
}

#[test]
fn a_dump_of_many_lines_is_told_on_one() {
    let error = rejected(77, "EventRet:\n{\n    \"result\": 72\n}\n");
    assert_eq!(
        error.to_string(),
        "get_group_info was refused (77): EventRet: { \"result\": 72 }; sent {\"group_id\":\"1\"}"
    );
    assert_eq!(
        in_chinese(&error),
        "NapCat 拒绝了 get_group_info（77）：EventRet: { \"result\": 72 }；\
         发送的参数：{\"group_id\":\"1\"}"
    );
}

#[test]
fn a_refusal_without_words_says_so() {
    assert!(rejected(77, " ").to_string().contains("(77): NapCat gives no reason; sent"));
    assert!(in_chinese(&rejected(77, "")).contains("（77）：NapCat 没有说明原因；"));
}

#[test]
fn why_nothing_was_sent_is_told_in_the_language_of_its_reader() {
    let action: Cow<'static, str> = "send_group_msg".into();
    for (error, english, chinese) in [
        (
            CallError::NotWritten { action: action.clone(), after: Duration::from_secs(20) },
            "send_group_msg could not be sent within 20 s; nothing was done",
            "send_group_msg 在 20 秒内没能发出去，什么都没有做",
        ),
        (
            CallError::Limited { action: action.clone(), waiting: 100 },
            "send_group_msg was not sent: 100 messages wait already for the `limits` of this bot",
            "send_group_msg 没有发送：已经有 100 条消息在等这个机器人的 `limits`",
        ),
        (
            CallError::AccountOffline { action: action.clone() },
            "send_group_msg was not sent: the account is logged out of QQ, although NapCat is \
             connected; log it in again",
            "send_group_msg 没有发送：NapCat 还连着，但账号已经从 QQ 下线；请重新登录",
        ),
        (
            CallError::Absent { action },
            "send_group_msg did not arrive: no answer came, and the conversation does not have the \
             message",
            "send_group_msg 没有送达：没有等到应答，会话的历史记录里也没有这条消息",
        ),
    ] {
        assert_eq!(error.to_string(), english);
        assert_eq!(in_chinese(&error), chinese);
        assert!(!error.may_have_happened());
    }
}

#[test]
fn every_failure_is_told_in_the_language_of_its_reader() {
    let action: Cow<'static, str> = "send_group_msg".into();
    for (error, english, chinese) in [
        (
            CallError::Timeout { action: action.clone(), after: Duration::from_mins(5) },
            "send_group_msg got no answer within 300 s; it may have been done all the same",
            "send_group_msg 等了 300 秒也没有应答；操作可能已经生效",
        ),
        (
            CallError::Disconnected { action: action.clone(), sent: true },
            "send_group_msg: the connection was lost before the answer; it may have been done all \
             the same",
            "send_group_msg：还没等到应答，连接就断了；操作可能已经生效",
        ),
        (
            CallError::Broken { action: action.clone(), reason: "enough".into() },
            "send_group_msg broke off: enough",
            "send_group_msg 中断了：enough",
        ),
        (
            CallError::Decode {
                action,
                path: "message_id".to_owned(),
                detail: "expected a number".to_owned(),
            },
            "the answer of send_group_msg makes no sense at `message_id`: expected a number",
            "看不懂 send_group_msg 的应答，问题出在 `message_id`：expected a number",
        ),
        (
            CallError::invalid("params", text("frame-too-long").with("bytes", 2).with("limit", 1)),
            "`params` are 2 bytes, and the server takes 1",
            "参数 `params` 不对：有 2 字节，而 NapCat 最多接收 1 字节",
        ),
        (
            CallError::Prevented { action: "set_group_ban".into(), reason: "no mutes".into() },
            "set_group_ban was kept back: no mutes",
            "set_group_ban 被拦下：no mutes",
        ),
        (
            CallError::Unsupported { api: "flight".into(), reason: "birds only".into() },
            "flight is not supported: birds only",
            "不支持 flight：birds only",
        ),
    ] {
        assert_eq!(error.to_string(), english);
        assert_eq!(in_chinese(&error), chinese);
        let generic = mynah_core::Error::from(error);
        assert_eq!(generic.to_string(), english);
        assert_eq!(generic.localize(&Lang::chinese()), chinese);
    }
}

#[test]
fn a_well_known_refusal_comes_with_a_way_out() {
    let kernel = |outcome: &str, what: &str, ret: &str| {
        format!(
            "{outcome}: NTEvent serviceAndMethod:NodeIKernelMsgService/{what} \
             ListenerName:NodeIKernelMsgListener/onMsgInfoListUpdate EventRet:\n{ret}\n"
        )
    };
    let removed = "{\n    \"result\": 110,\n    \"errMsg\": \"发送失败，你已被移出该群\"\n}";
    let nothing = "{\n    \"result\": 0,\n    \"errMsg\": \"\"\n}";
    let muted = "{\n    \"result\": 120,\n    \"errMsg\": \"\"\n}";
    for (retcode, message, english, chinese) in [
        (1400, "Schema compilation error: Expected string".to_owned(), "compare what", "对照"),
        (1400, "packetBackend不可用，请参照文档".to_owned(), "packet backend", "QQ 版本"),
        (1403, "token验证失败".to_owned(), "access token", "访问令牌"),
        (1404, "不支持的Api fly".to_owned(), "a newer NapCat", "升级 NapCat"),
        (1200, kernel("Timeout", "sendMsg", nothing), "may have arrived", "可能已经送达"),
        (1200, kernel("Timeout", "recallMsg", nothing), "may have been done", "可能已经生效"),
        (
            1200,
            kernel("EventChecker Failed", "sendMsg", removed),
            "not in that group",
            "不在这个群",
        ),
        (1200, kernel("EventChecker Failed", "sendMsg", muted), "risk control", "风控"),
        (1200, "发送太频繁".to_owned(), "risk control", "风控"),
        (1200, "Uin2Uid Error: 用户ID 7 不存在".to_owned(), "no friend", "不是好友"),
        (1200, "rich media transfer failed".to_owned(), "bad network", "网络不好"),
        (1200, "文件处理失败: 识别URL失败, uri= /x".to_owned(), "container", "容器"),
    ] {
        let error = rejected(retcode, &message);
        let (told, told_in_chinese) = (error.to_string(), in_chinese(&error));
        assert!(told.contains(english), "{told}");
        assert!(told_in_chinese.contains(chinese), "{told_in_chinese}");
        let first_line = message.lines().next().unwrap();
        for told in [told, told_in_chinese] {
            assert!(told.contains(first_line), "in the server's own words: {told}");
            assert!(told.contains(r#"{"group_id":"1"}"#), "with what was sent: {told}");
        }
    }
}

#[test]
fn every_retcode_has_its_kind() {
    assert_eq!(rejected(1400, "").kind(), ErrorKind::InvalidInput);
    assert_eq!(rejected(1403, "").kind(), ErrorKind::Unauthorized);
    assert_eq!(rejected(1404, "").kind(), ErrorKind::Unsupported);
    assert_eq!(rejected(1200, "no such group").kind(), ErrorKind::Refused);
    assert_eq!(rejected(77, "").kind(), ErrorKind::Refused);
}

#[test]
fn a_server_that_gave_up_waiting_may_have_done_it() {
    let gave_up = rejected(1200, "Timeout: NTEvent serviceAndMethod:…");
    assert_eq!(gave_up.kind(), ErrorKind::TimedOut);
    assert!(gave_up.may_have_happened());
    assert!(!rejected(1200, "no").may_have_happened());
}

#[test]
fn what_was_never_sent_cannot_have_happened() {
    let lost = |sent| CallError::Disconnected { action: "send_group_msg".into(), sent };
    assert!(!lost(false).may_have_happened());
    assert!(lost(true).may_have_happened());
}

#[test]
fn each_failure_of_a_send_is_one_of_three() {
    let action = || "send_group_msg".into();
    let after = Duration::from_secs(1);
    for (error, outcome) in [
        (CallError::Timeout { action: action(), after }, SendError::Unknown as fn(_) -> _),
        (CallError::Disconnected { action: action(), sent: true }, SendError::Unknown),
        (rejected(1200, "Timeout: NTEvent sendMsg"), SendError::Unknown),
        (CallError::Broken { action: action(), reason: "502".into() }, SendError::Unknown),
        (rejected(1200, "EventChecker Failed: NTEvent sendMsg"), SendError::Refused),
        (rejected(1404, "no such action"), SendError::Refused),
        (CallError::NotWritten { action: action(), after }, SendError::NotSent),
        (CallError::Absent { action: action() }, SendError::NotSent),
        (CallError::Limited { action: action(), waiting: 1 }, SendError::NotSent),
        (CallError::AccountOffline { action: action() }, SendError::NotSent),
        (CallError::Disconnected { action: action(), sent: false }, SendError::NotSent),
        (CallError::invalid("message", "is empty"), SendError::NotSent),
    ] {
        assert_eq!(SendError::from(error.clone()), outcome(error));
    }
    let late = CallError::Timeout { action: action(), after };
    let brought = SendError::before_the_call(late.clone());
    assert_eq!(brought, SendError::NotSent(late), "what was late was only a file");
}

#[test]
fn an_argument_that_cannot_be_meant_is_told_in_the_language_of_its_reader() {
    let error: CallError = "spotify".parse::<crate::MusicPlatform>().unwrap_err().into();
    assert_eq!(
        error.to_string(),
        "`platform` must be one of qq, 163, kugou, kuwo and migu, not `spotify`"
    );
    assert_eq!(
        in_chinese(&error),
        "参数 `platform` 不对：应当是 qq、163、kugou、kuwo、migu 之一，而不是 `spotify`"
    );
    let error = "x".parse::<crate::HonorType>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "`x` is not a kind of honor; there are talkative, performer, legend, strong_newbie, \
         emotion and all"
    );
    assert!(
        error.localize(&Lang::chinese()).starts_with("`x` 不是荣誉的种类；可用的有 talkative、")
    );
}
