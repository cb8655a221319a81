//! Merged forwards, and messages that are one.

use std::time::Duration;

use mynah_adapter_napcat::prelude::*;
use mynah_core::message::segment::{Forward, Node, Preview};
use mynah_core::{Segment, Target};

use crate::recorder::Recorder;

pub(super) async fn call(client: &Recorder) {
    let _ = client.send_forward_msg(Target::group(1), one()).await;
    let sent = client.send_forward_msg(Target::private(2), one());
    let _ = sent.auto_escape(true).server_timeout(Duration::from_secs(20)).await;
    let through = Target::Temporary { user: 2.into(), group: Some(1.into()) };
    let _ = client.send_forward_msg(through, shown()).await;
    let sent = client.send_group_forward_msg(1, shown());
    let _ = sent.auto_escape(true).server_timeout(Duration::from_secs(20)).await;
    let sent = client.send_private_forward_msg(2, shown()).group_id(1);
    let _ = sent.auto_escape(true).server_timeout(Duration::from_secs(20)).await;
    let _ = client.get_forward_msg("7400039501642300408").await;
    as_messages(client).await;
}

async fn as_messages(client: &Recorder) {
    let sent = client.send_group_msg(1, Segment::from(shown()));
    let _ = sent.auto_escape(true).server_timeout(Duration::from_secs(20)).await;
    let sent = client.send_private_msg(2, Segment::from(shown())).group_id(1);
    let _ = sent.auto_escape(true).server_timeout(Duration::from_secs(20)).await;
    let sent = client.send_msg(Target::group(1), Segment::from(shown()));
    let _ = sent.auto_escape(true).server_timeout(Duration::from_secs(20)).await;
}

fn one() -> Forward {
    Forward::new([Node::written(3, "Alice", "hi"), Node::quoted(5)])
}

/// One of which it is given what is shown while it is closed.
fn shown() -> Forward {
    let mut forward = one();
    forward.preview = Some(Preview {
        source: Some("source".to_owned()),
        news: vec!["a line".to_owned()],
        summary: Some("summary".to_owned()),
        prompt: Some("prompt".to_owned()),
    });
    forward
}
