//! What hangs on the wall of a group: notices, and who signed in today.

use jiff::Timestamp;
use mynah_core::id::UserId;

use crate::answer::answers;

answers! {
    /// A notice to a whole group.
    pub struct GroupNotice {
        /// What actions call the notice.
        pub notice_id: String,
        /// Who published it.
        pub sender_id: Option<UserId>,
        /// When it was published.
        pub publish_time: Option<Timestamp>,
        /// What it says.
        pub message: Option<NoticeMessage>,
        /// How it is shown.
        pub settings: Option<NoticeSettings>,
        /// How many have read it.
        pub read_num: Option<u32>,
    }

    /// What a notice says.
    pub struct NoticeMessage {
        /// The words.
        pub text: String,
        /// The pictures.
        pub images: Vec<NoticeImage>,
        /// The same pictures under their old name.
        pub image: Vec<NoticeImage>,
    }

    /// A picture of a notice.
    pub struct NoticeImage {
        /// What the platform calls it.
        pub id: String,
        /// How high it is, in pixels.
        pub height: Option<u32> as Text,
        /// How wide it is, in pixels.
        pub width: Option<u32> as Text,
    }

    /// How a notice is shown.
    pub struct NoticeSettings {
        /// Whether it asks members to change their names in the group.
        pub is_show_edit_card: Option<bool> as Digit,
        /// When members are reminded of it; `None` when they are not.
        pub remind_ts: Option<Timestamp>,
        /// The platform's number of the kind of window it is shown in.
        pub tip_window_type: Option<u32>,
        /// Whether members have to say that they read it.
        pub confirm_required: Option<bool> as Digit,
    }

    /// A member who signed in today.
    pub struct SignedMember {
        /// The member.
        pub user_id: Option<UserId>,
        /// The member's name.
        pub nick: String,
        /// When it was.
        pub time: Option<Timestamp>,
        /// The place among those who did, from 1.
        pub rank: Option<u32>,
    }
}
