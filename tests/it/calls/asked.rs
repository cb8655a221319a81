//! Every call once, of any adapter.

use std::collections::BTreeMap;
use std::time::Duration;

use mynah::core::message::MediaSource;
use mynah::core::message::segment::{Image, Music};
use mynah::core::model::{
    AudioFormat, FileUpload, FriendDeletion, HistoryQuery, InputStatus, OnlineStatus, ProfileChange,
};
use mynah::core::{Adapter, Error, ErrorKind, GroupId, MessageId, Result, Segment, Target, UserId};
use serde_json::{Value, json};

const GROUP: GroupId = GroupId::from_static("570000001");
const USER: UserId = UserId::from_static("1000000011");
const MESSAGE: MessageId = MessageId::from_static("5");
const TARGET: Target = Target::Group(GROUP);

type Calls = BTreeMap<&'static str, bool>;

/// Makes calls of a family, and notes whether the adapter has them: any answer but that it does
/// not support the call says that it has.
macro_rules! ask {
    ($calls:ident, $family:expr; $($call:ident($($argument:expr),*);)*) => { $(
        let has = match $family {
            Some(family) => supported(family.$call($($argument),*).await),
            None => false,
        };
        $calls.insert(stringify!($call), has);
    )* };
}

fn supported<T, E: Into<Error>>(answer: Result<T, E>) -> bool {
    answer.err().is_none_or(|error| error.into().kind() != ErrorKind::Unsupported)
}

/// Which calls an adapter has.
pub(super) async fn asked(adapter: &dyn Adapter) -> Calls {
    let mut calls = Calls::new();
    messages(adapter, &mut calls).await;
    messages_to(adapter, &mut calls).await;
    past(adapter, &mut calls).await;
    people(adapter, &mut calls).await;
    groups(adapter, &mut calls).await;
    files(adapter, &mut calls).await;
    calls
}

fn link() -> MediaSource {
    MediaSource::Url("https://example.com/a.png".to_owned())
}

fn music() -> Music {
    Music::new("https://example.com/", "https://example.com/a.png")
}

fn raw() -> Value {
    json!([{ "type": "text", "data": { "text": "hi" } }])
}

async fn messages(adapter: &dyn Adapter, calls: &mut Calls) {
    ask! { calls, Some(adapter.messaging());
        send_msg(&TARGET, "hi".into());
        send_raw_msg(&TARGET, raw());
        send_image(&TARGET, link());
        send_record(&TARGET, link());
        send_file(&TARGET, link(), None);
        send_music(&TARGET, music());
        send_forward_msg_by_id(&TARGET, &[MESSAGE]);
    }
}

async fn messages_to(adapter: &dyn Adapter, calls: &mut Calls) {
    ask! { calls, Some(adapter.messaging());
        send_group_msg(&GROUP, "hi".into());
        send_group_raw_msg(&GROUP, raw());
        send_group_image(&GROUP, link());
        send_group_record(&GROUP, link());
        send_group_file(&GROUP, link(), None);
        send_group_music(&GROUP, music());
        send_group_forward_msg_by_id(&GROUP, &[MESSAGE]);
        send_private_msg(&USER, "hi".into());
        send_private_raw_msg(&USER, raw());
        send_private_image(&USER, link());
        send_private_record(&USER, link());
        send_private_file(&USER, link(), None);
        send_private_music(&USER, music());
        send_private_forward_msg_by_id(&USER, &[MESSAGE]);
    }
}

async fn past(adapter: &dyn Adapter, calls: &mut Calls) {
    ask! { calls, adapter.history();
        get_msg(&MESSAGE);
        get_forward_msg(&MESSAGE);
        delete_msg(&MESSAGE);
        get_group_msg_history(&GROUP, &HistoryQuery::default());
        get_private_msg_history(&USER, &HistoryQuery::default());
        get_last_msg_per_conv();
        mark_group_msg_as_read(&GROUP);
        mark_private_msg_as_read(&USER);
        mark_all_as_read();
    }
    ask! { calls, adapter.reactions();
        get_reaction_users(&MESSAGE, "76");
        set_reaction(&MESSAGE, "76", true);
        poke(&TARGET, &USER);
        group_poke(&GROUP, &USER);
        friend_poke(&USER);
        set_input_status(&USER, InputStatus::Typing);
    }
}

async fn people(adapter: &dyn Adapter, calls: &mut Calls) {
    ask! { calls, adapter.account();
        get_login_info();
        set_profile(&ProfileChange::new("Mynah"));
        set_online_status(OnlineStatus::Busy);
        set_avatar(link());
        set_bio("hi");
        fetch_collected_stickers(48);
        get_stranger_info(&USER);
        get_user_status(&USER);
        get_nickname(&USER);
        get_card_by_search(&USER, None);
    }
    ask! { calls, adapter.friends();
        get_friends();
        get_friends_with_category();
        get_user_by_friend(&USER);
        process_friend_add_request("flag", true, None);
        delete_friend(&USER, FriendDeletion::default());
        set_friend_remark(&USER, "Ali");
    }
    ask! { calls, adapter.support();
        get_status();
        get_version_info();
        start_server();
        stop_server();
        restart_server();
    }
}

async fn groups(adapter: &dyn Adapter, calls: &mut Calls) {
    ask! { calls, adapter.groups();
        get_group_info(&GROUP);
        get_group_info_raw(&GROUP);
        get_group_member_info(&GROUP, &USER);
        get_group_members(&GROUP);
        get_groups();
        get_user_by_groups(&USER);
        get_card(&GROUP, &USER);
        is_admin(&GROUP, &USER);
        set_group_name(&GROUP, "Mynahs");
        set_group_remark(&GROUP, "mine");
        set_group_avatar(&GROUP, link());
        set_group_card(&GROUP, &USER, "card");
        set_group_sign(&GROUP);
        group_leave(&GROUP, false);
        set_essence_msg(&MESSAGE);
        delete_essence_msg(&MESSAGE);
        get_essence_msg_list(&GROUP);
    }
    ask! { calls, adapter.moderation();
        group_ban(&GROUP, &USER, Duration::from_mins(1));
        set_group_whole_ban(&GROUP, true);
        get_group_shut_list(&GROUP);
        group_kick(&GROUP, &USER, false);
        group_kick_members(&GROUP, &[USER], false);
        set_group_admin(&GROUP, &USER, true);
        set_group_special_title(&GROUP, &USER, "title");
        process_group_join_request("flag", true, None);
    }
}

async fn files(adapter: &dyn Adapter, calls: &mut Calls) {
    let received = Segment::from(Image::new(MediaSource::Remote("a.png".to_owned())));
    let upload = || FileUpload::new(vec![7; 3], "a.bin");
    ask! { calls, adapter.files();
        get_file_src(&received, AudioFormat::Mp3);
        get_file("a");
        upload_group_file(&GROUP, upload());
        upload_private_file(&USER, upload());
        get_group_files(&GROUP, None, 50);
        get_group_file_url(&GROUP, "a");
        move_group_file(&GROUP, "a", "/", "/b");
        rename_group_file(&GROUP, "a", "b", None);
        trans_group_file(&GROUP, "a");
        delete_group_file(&GROUP, "a");
        create_group_file_folder(&GROUP, "b");
        delete_group_folder(&GROUP, "/b");
        group_file_folder_makedir(&GROUP, "b");
    }
}
