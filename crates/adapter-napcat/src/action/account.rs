//! The bot's own account, and the people it knows.

use mynah_core::id::UserId;
use mynah_core::model::{Friend, LoginInfo};
use serde_json::Value;

use super::macros::actions;
use super::{Digits, Within};
use crate::answer::{accepted, done};
use crate::convert::each;
use crate::online_status::OnlineStatus;
use crate::past::LatestMessage;
use crate::stranger::Stranger;
use crate::wire;

actions! {
    /// The bot's own account, and the people it knows.
    pub trait AccountActions {
        /// Tells who the bot is logged in as.
        get_login_info is read: GetLoginInfo {} -> wire::Login => LoginInfo;

        /// Lists the friends of the bot.
        ///
        /// The server looks them up one by one, so it takes a while.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// let friends = napcat.get_friends().await?;
        /// assert!(friends.iter().any(|friend| friend.nickname == "Fiona"));
        /// # Ok(())
        /// # });
        /// ```
        get_friends as "get_friend_list" is read: GetFriends {} ? { no_cache: bool }
            -> wire::Lenient<wire::Person> => Vec<Friend>, by each;

        /// Tells what is known of anybody.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// let fiona = napcat.get_stranger_info(1000000014).await?;
        /// assert_eq!((fiona.nickname.as_str(), fiona.level), ("Fiona", Some(44)));
        /// # Ok(())
        /// # });
        /// ```
        get_stranger_info is read: GetStrangerInfo { user_id: UserId } ? { no_cache: bool }
            -> wire::Person => Stranger;

        /// Lists the conversations in which something was said last, the latest first; 10 of them
        /// unless `count` says otherwise.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// # sim.says(1000000011, "hello").await;
        /// use mynah_core::Target;
        ///
        /// let latest = napcat.get_last_msg_per_conv().count(3).await?;
        /// assert_eq!(latest[0].target, Some(Target::group(570000001)));
        /// # Ok(())
        /// # });
        /// ```
        get_last_msg_per_conv as "get_recent_contact" is read: GetLastMsgPerConv {}
            ? { count: Within<1, { u32::MAX }> }
            -> wire::Lenient<wire::Contact> => Vec<LatestMessage>, by each;

        /// Sets how the bot shows itself to others.
        ///
        /// [`set_online_status`](crate::StatusActions::set_online_status) does it by numbers.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// napcat.set_status(OnlineStatus::Busy).await?;
        /// napcat.set_status(OnlineStatus::Battery(80)).await?;
        /// napcat.set_status(OnlineStatus::Themed(ThemedStatus::Studying)).await?;
        /// # Ok(())
        /// # });
        /// ```
        set_status as "set_online_status": SetStatus { #[serde(flatten)] status: OnlineStatus }
            -> ();

        /// Shows the bot online with a picture, by the number of a built-in emoticon, and words of
        /// one's own.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// napcat.set_diy_online_status(21).wording("busy").await?;
        /// # Ok(())
        /// # });
        /// ```
        set_diy_online_status: SetDiyOnlineStatus { face_id: Digits }
            ? { face_type: Digits, wording: String } -> Value => (), try done;

        /// Likes the profile of somebody, once unless `times` (1 to 20) says otherwise.
        ///
        /// The answer is the server's own, which is null. The platform refuses more than a number
        /// of likes a day.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// let answer = napcat.send_like(1000000014).times(10).await?;
        /// assert!(answer.is_null());
        /// # Ok(())
        /// # });
        /// ```
        send_like: SendLike { user_id: UserId } ? { times: Within<1, 20> } -> Value;

        /// Puts a text into the bot's own collection, and answers what the platform says of it.
        ///
        /// `raw_data` is the text, `brief` the line that is shown of it. What the platform itself
        /// refuses is a [`CallError::Rejected`](crate::CallError::Rejected) with its code.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// let said = napcat.create_collection("A text worth keeping", "Worth keeping").await?;
        /// assert_eq!(said["result"], 0);
        /// # Ok(())
        /// # });
        /// ```
        create_collection: CreateCollection {
            #[serde(rename = "rawData")] raw_data: String,
            brief: String,
        } -> Value => Value, try accepted;
    }
}
