//! The server itself.

use mynah_core::model::{Status, VersionInfo};

use super::macros::actions;
use crate::answer::answers;
use crate::wire;

actions! {
    /// The server itself.
    pub trait SystemActions {
        /// Tells how the server and the account are.
        get_status is read: GetStatus {} -> wire::Status => Status;

        /// Tells what the server is.
        get_version_info is read: GetVersionInfo {} -> wire::ServerVersion => VersionInfo;

        /// Ends the server process.
        ///
        /// Dangerous: nothing starts it again unless its operator has seen to that.
        ///
        /// It ends without answering, so the call usually fails with
        /// [`CallError::Disconnected`](crate::CallError::Disconnected);
        /// [`NapCat::stop_server`](crate::NapCat::stop_server) knows that.
        bot_exit: BotExit {} -> ();

        /// Has the server start again.
        ///
        /// Dangerous: the connection is lost for a while, and so is every file id and message the
        /// server remembered.
        set_restart: SetRestart {} -> ();

        /// Removes what the server keeps of files it has sent or fetched.
        ///
        /// Dangerous: a file that is being uploaded or sent at that moment goes with it.
        clean_cache: CleanCache {} -> ();

        /// Refuses when the server cannot speak to the platform in packets.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// # sim.answer("nc_get_packet_status", serde_json::Value::Null);
        /// let speaks_in_packets = napcat.get_packet_status().await.is_ok();
        /// # assert!(speaks_in_packets);
        /// # Ok(())
        /// # });
        /// ```
        get_packet_status as "nc_get_packet_status" is read: GetPacketStatus {} -> ();

        /// Sends a packet to the platform as it is: a command, and its data in hexadecimal digits.
        ///
        /// Dangerous: nothing is checked, and a wrong packet can cost the account.
        ///
        /// The answer is that of the
        /// platform, in hexadecimal digits, unless `rsp(false)` says that it is not waited for.
        send_packet: SendPacket { cmd: String, data: String } ? { rsp: bool }
            -> Option<String>;

        /// Tells how safe a link is, from 1 for a safe one.
        ///
        /// Deprecated: the server never looks, and says 1 of every link.
        check_url_safely is read: CheckUrlSafely { url: String } -> UrlSafety => Option<u32>;
    }
}

answers! {
    /// How safe a link is.
    pub struct UrlSafety {
        /// By the platform's number.
        pub level: Option<u32>,
    }
}

impl From<UrlSafety> for Option<u32> {
    fn from(safety: UrlSafety) -> Self {
        safety.level
    }
}
