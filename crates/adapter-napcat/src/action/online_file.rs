//! Files that go from machine to machine while both sides are there.

use mynah_core::id::UserId;
use serde_json::Value;

use super::macros::actions;
use crate::answer::{accepted, done, list, within};
use crate::error::CallError;

actions! {
    /// Files that go from machine to machine while both sides are there.
    pub trait OnlineFileActions {
        /// Offers a file on the server's machine to a friend.
        send_online_file is send: SendOnlineFile { user_id: UserId, file_path: String }
            ? { file_name: String } -> Value => Value, try accepted;

        /// Offers a folder on the server's machine to a friend.
        send_online_folder is send: SendOnlineFolder { user_id: UserId, folder_path: String }
            ? { folder_name: String } -> Value => Value, try accepted;

        /// Lists what a friend has offered, each as the platform tells it.
        get_online_file_msg is read: GetOnlineFileMsg { user_id: UserId }
            -> Value => Vec<Value>, try offers_within;

        /// Takes what a friend has offered.
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

fn offers_within<A: super::Action>(action: &A, said: Value) -> Result<Vec<Value>, CallError> {
    within(action, said, "msgList", list)
}
