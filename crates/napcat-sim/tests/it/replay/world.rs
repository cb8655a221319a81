//! The world of the recordings, and what happens to it while they are asked again.

use mynah_napcat_sim::{
    GroupSpec, Honor, HonorKind, MemberSpec, Sex, Sim, User, World, cast, segment,
};
use serde_json::{Value, json};

use super::{Ids, messages};

const SMALL: i64 = 570_000_001;
const BIG: i64 = 570_000_002;
const QUIET: i64 = 4_000_000_003;
const ADMIN: i64 = 1_000_000_022;

/// Where messages claim to come from that are only inside of forwards.
const NOWHERE: i64 = 284_840_486;

/// The world in which the recordings were made.
pub(crate) fn world() -> World {
    let person = |id, name: &str| User::new(id, name).sex(Sex::Male).age(20).qq_level(39);
    let alice =
        person(cast::ALICE, "Alice").sex(Sex::Female).remark("Ali").long_nick("hello world");
    World::new(cast::SELF, "TestBot")
        .category(2, "同学")
        .friend(alice)
        .friend(person(cast::BOB, "Bob [&] ,Comma"))
        .friend(person(cast::BIG_UIN, "BigUin").remark("above i32"))
        .friend(person(cast::ZHANG_SAN, "张三").remark("老张").category(2))
        .user(person(cast::STRANGER, "Stranger"))
        .user(person(ADMIN, "Admin"))
        .group(small_group())
        .group(big_group())
        .group(GroupSpec::new(QUIET, "Quiet Group").members([
            member(ADMIN, 23).owner(),
            member(cast::SELF, 2),
            member(cast::BIG_UIN, 2),
        ]))
}

fn member(id: i64, level: u32) -> MemberSpec {
    MemberSpec::new(id).level(level).join_time(1_600_000_000 + id % 100_000)
}

fn small_group() -> GroupSpec {
    let alice = || Honor::new(cast::ALICE, "3天");
    let bob = || Honor::new(cast::BOB, "1天").nickname("Bob");
    GroupSpec::new(SMALL, "Small Group")
        .remark("my small group")
        .members([
            member(cast::SELF, 2).owner().card("BotCard"),
            member(cast::ALICE, 12).admin().card("Alice Card").title("Queen"),
            member(cast::BOB, 13),
            member(cast::BIG_UIN, 2),
            member(cast::STRANGER, 22),
            member(2_854_196_310, 11).nickname("Q群管家").robot(),
        ])
        .honor(HonorKind::Talkative, alice())
        .honor(HonorKind::Talkative, bob())
        .honor(HonorKind::Performer, alice())
        .honor(HonorKind::Performer, bob())
        .honor(HonorKind::Legend, alice())
        .honor(HonorKind::Emotion, alice())
}

fn big_group() -> GroupSpec {
    let crowd = (0..1997).map(|number| {
        member(1_500_000_600 + number, 1)
            .nickname(format!("member{number}"))
            .card(format!("名片 {number}"))
            .sex(Sex::Male)
            .age(20)
            .qq_level(39)
    });
    GroupSpec::new(BIG, "Big Group 大群")
        .max_member_count(2000)
        .members([member(ADMIN, 23).owner(), member(cast::SELF, 2).admin()])
        .member(member(cast::ALICE, 12).admin())
        .members(crowd)
}

/// Whether the recordings show the two reactions that one of the messages has.
fn likes(message: &Value) -> bool {
    message["emoji_likes_list"].get(0).is_some()
}

/// Says everything others had said when the recordings began.
pub(super) async fn seed(sim: &Sim, ids: &mut Ids, recorded: &[Value]) {
    let answers =
        recorded.iter().flat_map(|exchange| exchange["responses"].as_array().into_iter().flatten());
    let mut seeds: Vec<_> = answers.flat_map(|answer| messages(&answer["data"])).collect();
    seeds.retain(|message| message["user_id"] != cast::SELF && message["group_id"] != NOWHERE);
    seeds.sort_by_key(|message| {
        message["real_seq"].as_str().and_then(|seq| seq.parse::<u64>().ok())
    });
    seeds.dedup_by_key(|message| message["message_id"].clone());
    for message in seeds {
        let user_id = message["user_id"].as_i64().expect("everybody has a number");
        let segments = ids.translate(&message["message"]);
        let id = match message["group_id"].as_i64() {
            Some(group_id) => sim.says_in(group_id, user_id, segments).await,
            None => sim.whispers(user_id, segments).await,
        };
        ids.learn(&message["message_id"], &id.into());
        if message["message_id"] == 748_402_731 {
            // Said by people, a forward has no name of the server's but the one in its segment.
            ids.learn(&"resid-seed-0001".into(), &message["message"][0]["data"]["id"]);
        }
        for user_id in [cast::ALICE, cast::BOB] {
            if likes(message) {
                sim.likes(user_id, id, "76").await;
            }
        }
    }
}

/// What other actions had changed by then, and what the recorded kernel never did.
pub(super) async fn catch_up(sim: &Sim, ids: &mut Ids, id: u64) {
    match id {
        // The kernel behind the recordings removed nobody.
        251..=263 => {
            for id in [cast::BOB, cast::BIG_UIN] {
                if sim.group(SMALL).find(id).is_none() {
                    sim.group(SMALL).member(member(id, 13));
                }
            }
        }
        82 => {
            let image = json!({"file": "", "url": "http://gchat.qpic.cn/gchatpic_new/0/0-0-AA/0"});
            let content = [segment::text("old one"), json!({"type": "image", "data": image})];
            sim.group(SMALL).old_essence(cast::BOB, cast::ALICE, content);
            sim.makes_essence(cast::SELF, ids.here(353_809_385)).await;
        }
        // The recorded kernel let these two react to everything.
        207 => {
            sim.likes(cast::ALICE, ids.here(1_926_791_698), "76").await;
            sim.likes(cast::BOB, ids.here(1_926_791_698), "76").await;
        }
        293 => {
            let flag = sim.asks_for_friendship(cast::STRANGER, "hi").await;
            ids.learn(&1_700_000_100.into(), &flag.into());
        }
        296 => {
            let flag = sim.asks_to_join(SMALL, cast::STRANGER, "hi").await;
            ids.learn(&1_700_000_000_000_001_i64.into(), &flag.into());
        }
        77 => {
            let muted = member(cast::STRANGER, 22).muted_until(i64::from(u32::MAX));
            sim.group(SMALL).member(muted);
        }
        49 => drop(sim.friend(cast::ALICE)),
        113 => drop(sim.music_signing(false)),
        114 => drop(sim.music_signing(true)),
        393 => drop(sim.packet_backend(false)),
        _ => {}
    }
}
