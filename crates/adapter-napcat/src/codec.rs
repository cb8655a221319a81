//! Segments and merged forwards as the server writes and reads them.
//!
//! Bots need none of this to hear and to speak; it is for code that gets the server's JSON from
//! elsewhere, such as [`NapCat::call_raw`](crate::NapCat::call_raw), or hands it on.
//! Nothing here calls the server or reads a file.

mod event;
mod long;
mod own;

use mynah_core::message::segment::Forward;
use mynah_core::{Lang, MessageChain, Segment};
use serde::Serialize;
use serde_json::Value;

pub use event::{EventError, read_event};
pub use long::{LongMessage, shorter_or_forward};
pub(crate) use own::data_of;
pub use own::{FlashTransfer, MiniApp, OnlineFile};

use crate::convert::segment::{self, Scene};
use crate::error::CallError;
use crate::texts::text;
use crate::wire;

/// Reads one segment of the server's.
///
/// Whatever makes no sense is a [`Segment::Unknown`] with all that was there.
///
/// ```
/// use mynah_adapter_napcat::codec::build_msg_seg;
/// use mynah_core::Segment;
/// use serde_json::json;
///
/// let mention = build_msg_seg(json!({ "type": "at", "data": { "qq": 10001 } }));
/// assert_eq!(mention, Segment::at(10001));
/// assert!(matches!(build_msg_seg(json!("odd")), Segment::Unknown(_)));
/// ```
pub fn build_msg_seg(segment: Value) -> Segment {
    segment::from_wire(segment.into())
}

/// Writes a message as the server takes it: a list of segments.
///
/// Files are only referred to; a call that sends the message also brings them to the server.
///
/// # Errors
///
/// [`CallError::InvalidArgument`] for a message that is empty, or that holds a merged forward with
/// its messages, for which there is [`serialize_forward`]; [`CallError::Unsupported`] for kinds of
/// segments that only come in.
///
/// ```
/// use mynah_adapter_napcat::codec::serialize_msg;
/// use mynah_core::MessageChain;
/// use serde_json::json;
///
/// let written = serialize_msg(&MessageChain::new().at(10001).text(" hi"))?;
/// assert_eq!(written[0], json!({ "type": "at", "data": { "qq": "10001" } }));
/// # Ok::<(), mynah_adapter_napcat::CallError>(())
/// ```
pub fn serialize_msg(message: &MessageChain) -> Result<Value, CallError> {
    segment::check(message, "message")?;
    if let [Segment::Forward(forward)] = &**message
        && !forward.nodes.is_empty()
    {
        let reason = text("message-is-forward");
        return Err(CallError::invalid("message", reason));
    }
    let scene = Scene { lang: Lang::english(), group: false };
    Ok(value(&segment::to_wire(message, &scene)))
}

/// Writes a merged forward as the actions that send one take it: `messages`, and what is shown of
/// it while it is closed, with words in `lang`.
///
/// `group` says whether it is a group that talks in it; files are only referred to.
///
/// # Errors
///
/// [`CallError::InvalidArgument`] for one with nothing in it, or with merged forwards in it that
/// are more than three deep; [`CallError::Unsupported`] for kinds of segments that only come in.
///
/// ```
/// use mynah_adapter_napcat::codec::serialize_forward;
/// use mynah_core::Lang;
/// use mynah_core::message::segment::{Forward, Node};
///
/// let forward = Forward::new([Node::written(1000000011, "Alice", "hi")]);
/// let written = serialize_forward(&forward, false, &Lang::chinese())?;
/// assert_eq!(written["source"], "Alice的聊天记录");
/// assert_eq!(written["news"][0]["text"], "Alice: hi");
/// # Ok::<(), mynah_adapter_napcat::CallError>(())
/// ```
pub fn serialize_forward(forward: &Forward, group: bool, lang: &Lang) -> Result<Value, CallError> {
    if forward.nodes.is_empty() {
        return Err(CallError::invalid("forward", text("forward-empty")));
    }
    segment::check(&[forward.clone().into()], "forward")?;
    let scene = Scene { lang: lang.clone(), group };
    Ok(value(&SerializedForward::of(forward, &scene)))
}

/// A merged forward as the actions that send one take it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct SerializedForward {
    messages: Vec<wire::Segment>,
    #[serde(flatten)]
    preview: wire::Preview,
}

impl SerializedForward {
    pub(crate) fn of(forward: &Forward, scene: &Scene) -> Self {
        Self {
            messages: segment::to_nodes(forward, scene),
            preview: segment::preview(forward, scene),
        }
    }
}

fn value(written: &impl Serialize) -> Value {
    serde_json::to_value(written).expect("the keys are texts")
}
