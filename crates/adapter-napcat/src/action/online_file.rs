//! Files that go from machine to machine while both sides are there.

use std::time::Duration;

use mynah_core::id::UserId;
use serde_json::Value;

use super::macros::actions;
use crate::answer::{answers, done, list, read, within};
use crate::error::CallError;

actions! {
    /// Files that go from machine to machine while both sides are there.
    pub trait OnlineFileActions {
        /// Offers a file on the server's machine to a friend, by its path there.
        ///
        /// The server looks for the offer once a second, and gives up after ten.
        ///
        /// # Errors
        ///
        /// [`SendError::Unknown`](crate::SendError::Unknown) also when the server gave up: the offer
        /// was made before it was looked for.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// # let answer = serde_json::json!({ "result": 0, "msgId": "7", "elementId": "8" });
        /// # sim.answer("send_online_file", answer);
        /// # sim.answer("cancel_online_file", serde_json::Value::Null);
        /// let offer = napcat.send_online_file(1000000014, "/srv/film.mp4").await?;
        /// napcat.cancel_online_file(1000000014, offer.msg_id).await?;
        /// # Ok(())
        /// # });
        /// ```
        send_online_file is send: SendOnlineFile { user_id: UserId, file_path: String }
            ? { file_name: String } -> Value => OnlineFileSent, try offer;

        /// Offers a folder on the server's machine to a friend, by its path there.
        ///
        /// # Errors
        ///
        /// As [`send_online_file`](OnlineFileActions::send_online_file).
        send_online_folder is send: SendOnlineFolder { user_id: UserId, folder_path: String }
            ? { folder_name: String } -> Value => OnlineFileSent, try offer;

        /// Lists what is offered in a chat with a friend, by either side.
        get_online_file_msg is read: GetOnlineFileMsg { user_id: UserId }
            -> Value => Vec<OnlineFileOffer>, try offers_within;

        /// Takes what a friend has offered, to where the server keeps files.
        receive_online_file: ReceiveOnlineFile {
            user_id: UserId,
            msg_id: String,
            element_id: String,
        } -> Value => (), try done;

        /// Turns down what a friend has offered.
        refuse_online_file: RefuseOnlineFile {
            user_id: UserId,
            msg_id: String,
            element_id: String,
        } -> Value => (), try done;

        /// Takes an offer to a friend back.
        cancel_online_file: CancelOnlineFile { user_id: UserId, msg_id: String }
            -> Value => (), try done;
    }
}

/// How long the server looks for an offer in the chat before it says that there is none.
const LOOKED_FOR: Duration = Duration::from_secs(10);

fn offer<A: super::Action>(action: &A, said: Value) -> Result<OnlineFileSent, CallError> {
    read(action, said).map_err(|error| match error {
        // The offer was made before it was looked for, and may be there yet.
        CallError::Rejected { action, message, .. } if message.contains("Timeout") => {
            CallError::Timeout { action, after: LOOKED_FOR }
        }
        other => other,
    })
}

fn offers_within<A: super::Action>(
    action: &A,
    said: Value,
) -> Result<Vec<OnlineFileOffer>, CallError> {
    within(action, said, "msgList", list)
}

answers! {
    /// An offer that was made.
    pub struct OnlineFileSent {
        /// The message it is in.
        pub msg_id: String = "msgId",
        /// Its place in the message.
        pub element_id: String = "elementId",
        /// The platform's code, 0 for yes.
        pub result: Option<i64>,
        /// The platform's words, mostly none.
        pub err_msg: String = "errMsg",
    }

    /// A message with what somebody offers.
    pub struct OnlineFileOffer {
        /// The message.
        pub msg_id: String = "msgId",
        /// Who offers.
        pub sender_uin: Option<UserId> = "senderUin" as Text,
        /// When it was offered, in seconds.
        pub msg_time: Option<i64> = "msgTime" as Text,
        /// What is offered.
        pub elements: Vec<OfferedElement>,
    }

    /// Something that is offered.
    pub struct OfferedElement {
        /// Its place in the message.
        pub element_id: String = "elementId",
        /// 23 for a file, 30 for a folder.
        pub element_type: Option<u32> = "elementType",
        /// The file or folder.
        pub file: OfferedFile = "fileElement",
    }

    /// A file or folder that is offered.
    pub struct OfferedFile {
        /// Its name.
        pub file_name: String = "fileName",
        /// Its path on the machine of who offers it.
        pub file_path: String = "filePath",
        /// Its size in bytes; `None` for a folder.
        pub file_size: Option<u64> = "fileSize" as Text,
    }
}
