//! The server itself.

use mynah_core::model::{Status, VersionInfo};

use super::macros::actions;
use crate::wire;

actions! {
    /// The server itself.
    pub trait SystemActions {
        /// Tells how the server and the account are.
        get_status: GetStatus {} -> wire::Status => Status;

        /// Tells what the server is.
        get_version_info: GetVersionInfo {} -> wire::ServerVersion => VersionInfo;

        /// Ends the server process.
        ///
        /// It ends without answering, so the call usually fails with
        /// [`CallError::Disconnected`](crate::CallError::Disconnected);
        /// [`NapCat::stop_server`](crate::NapCat::stop_server) knows that.
        bot_exit: BotExit {} -> ();
    }
}
