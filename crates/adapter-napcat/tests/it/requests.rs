//! The exact JSON of every action, as a recorder hears it.

use mynah_adapter_napcat::CallError;
use mynah_adapter_napcat::prelude::*;
use mynah_core::message::MediaSource;
use mynah_core::message::segment::{Forward, Image, Node, Preview, Unknown};
use mynah_core::{MessageChain, Segment, Target};
use serde_json::json;

use crate::recorder::Recorder;

#[tokio::test]
async fn what_is_asked_of_groups() {
    let client = Recorder::default();
    let _ = client.get_group_info(570_000_001).await;
    let _ = client.get_group_member_info("570000001", 4_000_000_003_u64).await;
    let _ = client.get_group_member_info(1, 2).no_cache(false).await;
    let _ = client.get_group_members(1).await;
    let _ = client.get_group_members(1).no_cache(true).await;
    insta::assert_snapshot!(client.heard(), @r#"
    get_group_info {"group_id":"570000001"}
    get_group_member_info {"group_id":"570000001","user_id":"4000000003"}
    get_group_member_info {"group_id":"1","user_id":"2","no_cache":false}
    get_group_member_list {"group_id":"1"}
    get_group_member_list {"group_id":"1","no_cache":true}
    "#);
}

#[tokio::test]
async fn all_honors_are_asked_for_by_not_asking_for_one() {
    let client = Recorder::default();
    let _ = client.get_group_honor_info(1, HonorType::Talkative).await;
    let _ = client.get_group_honor_info(1, Some(HonorType::StrongNewbie)).await;
    let _ = client.get_group_honor_info(1, HonorType::All).await;
    let _ = client.get_group_honor_info(1, None).await;
    insta::assert_snapshot!(client.heard(), @r#"
    get_group_honor_info {"group_id":"1","type":"talkative"}
    get_group_honor_info {"group_id":"1","type":"strong_newbie"}
    get_group_honor_info {"group_id":"1"}
    get_group_honor_info {"group_id":"1"}
    "#);
}

#[tokio::test]
async fn what_is_asked_of_the_account_and_the_server() {
    let client = Recorder::default();
    let _ = client.get_login_info().await;
    let _ = client.get_status().await;
    let _ = client.get_version_info().await;
    let _ = client.bot_exit().await;
    insta::assert_snapshot!(client.heard(), @r"
    get_login_info {}
    get_status {}
    get_version_info {}
    bot_exit {}
    ");
}

#[tokio::test]
async fn where_messages_go_to() {
    let client = Recorder::default();
    let _ = client.send_group_msg(1, "hi").await;
    let _ = client.send_private_msg(2, "hi").await;
    let _ = client.send_private_msg(2, "hi").group_id(1).await;
    let _ = client.send_msg(Target::group(1), "hi").await;
    let _ = client.send_msg(Target::private(2), "hi").await;
    let temporary = |group| Target::Temporary { user: 2.into(), group };
    let _ = client.send_msg(temporary(Some(1.into())), "hi").await;
    let _ = client.send_msg(temporary(None), "hi").await;
    insta::assert_snapshot!(client.heard(), @r#"
    send_group_msg {"group_id":"1","message":[{"type":"text","data":{"text":"hi"}}]}
    send_private_msg {"user_id":"2","message":[{"type":"text","data":{"text":"hi"}}]}
    send_private_msg {"user_id":"2","message":[{"type":"text","data":{"text":"hi"}}],"group_id":"1"}
    send_msg {"message_type":"group","group_id":"1","message":[{"type":"text","data":{"text":"hi"}}]}
    send_msg {"message_type":"private","user_id":"2","message":[{"type":"text","data":{"text":"hi"}}]}
    send_msg {"message_type":"private","user_id":"2","group_id":"1","message":[{"type":"text","data":{"text":"hi"}}]}
    send_msg {"message_type":"private","user_id":"2","message":[{"type":"text","data":{"text":"hi"}}]}
    "#);
}

#[tokio::test]
async fn what_messages_say() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hi.png");
    std::fs::write(&path, b"hi!").unwrap();
    let client = Recorder::default();
    for message in [
        MessageChain::new().at(7).text(" [CQ:at,qq=all]").quoting(5),
        Segment::at_all().into(),
        Segment::face("76").into(),
        Segment::image(MediaSource::Url("https://q.cn/a".to_owned())).into(),
        Segment::from(Image::new(path).summary("[hi]")).into(),
        Segment::image(b"hi!".to_vec()).into(),
        Segment::Unknown(Unknown { kind: "dice".to_owned(), data: json!({}) }).into(),
    ] {
        let _ = client.send_group_msg(1, message).await;
    }
    let heard = client.heard().replace(r#"send_group_msg {"group_id":"1","message":"#, "");
    insta::assert_snapshot!(heard, @r#"
    [{"type":"reply","data":{"id":"5"}},{"type":"at","data":{"qq":"7"}},{"type":"text","data":{"text":" [CQ:at,qq=all]"}}]}
    [{"type":"at","data":{"qq":"all"}}]}
    [{"type":"face","data":{"id":"76"}}]}
    [{"type":"image","data":{"file":"https://q.cn/a"}}]}
    [{"type":"image","data":{"file":"base64://aGkh","summary":"[hi]"}}]}
    [{"type":"image","data":{"file":"base64://aGkh"}}]}
    [{"type":"dice","data":{}}]}
    "#);
}

#[tokio::test]
async fn where_files_are_put() {
    let client = Recorder::default();
    let link = || MediaSource::Url("https://e.com/a".to_owned());
    let _ = client.upload_group_file(1, link(), "a.txt").await;
    let _ = client.upload_group_file(1, b"hi!".to_vec(), "a.txt").folder("/docs").await;
    let _ = client.upload_private_file(2, MediaSource::Remote("/srv/a".to_owned()), "a.txt").await;
    insta::assert_snapshot!(client.heard(), @r#"
    upload_group_file {"group_id":"1","file":"https://e.com/a","name":"a.txt"}
    upload_group_file {"group_id":"1","file":"base64://aGkh","name":"a.txt","folder":"/docs"}
    upload_private_file {"user_id":"2","file":"/srv/a","name":"a.txt"}
    "#);
    let missing = MediaSource::parse("/no/such/file.txt");
    let error = client.upload_group_file(1, missing, "a.txt").await.unwrap_err();
    assert!(
        matches!(error.reason(), CallError::InvalidArgument { argument: "file", .. }),
        "{error}"
    );
}

#[tokio::test]
async fn what_is_forwarded() {
    let client = Recorder::default();
    let forward = || {
        let mut forward = Forward::new([Node::written(7, "A", "a"), Node::quoted(5)]);
        forward.preview = Some(Preview {
            source: Some("src".to_owned()),
            news: vec!["a: b".to_owned()],
            summary: Some("sum".to_owned()),
            prompt: Some("pr".to_owned()),
        });
        forward
    };
    let _ = client.send_group_forward_msg(1, forward()).await;
    let _ = client.send_private_forward_msg(2, forward()).group_id(1).await;
    let _ = client.send_forward_msg(Target::group(1), forward()).await;
    let _ = client.send_private_msg(2, Segment::from(forward())).await;
    let by_id = Forward { id: Some("res".to_owned()), ..Forward::default() };
    let _ = client.send_group_msg(1, Segment::from(by_id)).await;
    let _ = client.get_forward_msg(7_400_039_500_030_300_060_u64).await;
    insta::assert_snapshot!(client.heard());
}

#[tokio::test]
async fn what_cannot_be_sent_is_refused_before_anything_is_sent() {
    let client = Recorder::default();
    let missing = Segment::image(MediaSource::parse("/no/such/picture.png"));
    for message in [MessageChain::new(), MessageChain::new().text("a").push(missing)] {
        let error = client.send_group_msg(1, message).await.unwrap_err();
        assert!(
            matches!(error.reason(), CallError::InvalidArgument { argument: "message", .. }),
            "{error}"
        );
    }
    assert_eq!(client.heard(), "");
}

#[test]
fn requests_and_handles_can_be_sent_between_threads() {
    fn is_send<T: Send>(_: &T) {}
    fn is_shared<T: Send + Sync + 'static>() {}
    is_shared::<NapCat>();
    is_shared::<CallError>();
    let client = Recorder::default();
    is_send(&client.get_group_info(1).into_future());
}
