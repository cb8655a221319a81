//! Why the server says no.

/// A `failed` answer: its retcode and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The retcode: 1200 for an action that failed, 1400 for a request that was malformed.
    pub retcode: i64,
    /// The text, given as `message` and as `wording`.
    pub message: String,
}

impl Refusal {
    /// A refusal with any retcode.
    pub fn new(retcode: i64, message: impl Into<String>) -> Self {
        Self { retcode, message: message.into() }
    }

    /// An action that was understood and failed (1200).
    pub fn failed(message: impl Into<String>) -> Self {
        Self::new(1200, message)
    }

    /// A request that was not understood (1400).
    pub fn malformed(message: impl Into<String>) -> Self {
        Self::new(1400, message)
    }

    /// QQ's kernel took a message and did not say in time what became of it.
    pub(crate) fn timeout() -> Self {
        Self::failed(
            "Timeout: NTEvent serviceAndMethod:NodeIKernelMsgService/sendMsg \
             ListenerName:NodeIKernelMsgListener/onMsgInfoListUpdate EventRet:\n\
             {\n    \"result\": 0,\n    \"errMsg\": \"\"\n}\n",
        )
    }

    /// A failure inside QQ's kernel, which NapCat hands on as a dump over several lines.
    pub(crate) fn kernel(call: &str, listener: &str, result: i64, text: &str) -> Self {
        let dump = format!("{{\n    \"result\": {result},\n    \"errMsg\": \"{text}\"\n}}\n");
        Self::failed(format!(
            "EventChecker Failed: NTEvent serviceAndMethod:{call} ListenerName:{listener} \
             EventRet:\n{dump}"
        ))
    }

    /// The packet backend is off; `what` of it is missed.
    pub(crate) fn no_packets(what: &str) -> Self {
        Self::malformed(format!(
            "packetBackend{what}不可用，请参照文档 https://napneko.github.io/config/advanced \
             和启动日志检查packetBackend状态或进行配置！错误堆栈信息：simulated packet backend is off"
        ))
    }

    /// The kernel refused to send a message.
    pub(crate) fn send(result: i64, text: &str) -> Self {
        let call = "NodeIKernelMsgService/sendMsg";
        Self::kernel(call, "NodeIKernelMsgListener/onMsgInfoListUpdate", result, text)
    }
}
