//! The world a simulator starts with when nobody describes another.

use crate::world::{GroupSpec, Honor, HonorKind, MemberSpec, Sex, User, World};

/// The numbers of those who live in [`World::example`].
pub mod cast {
    /// The bot's own account, admin of the group.
    pub const SELF: i64 = 10001;
    /// The only group.
    pub const GROUP: i64 = 570_000_001;
    /// The owner, level 100.
    pub const OLIVIA: i64 = 1_000_000_010;
    /// Level 50, with a card and a title; also the bot's friend.
    pub const ALICE: i64 = 1_000_000_011;
    /// Level 10; the current dragon king.
    pub const BOB: i64 = 1_000_000_012;
    /// Level 49: talks much, and just misses level 50.
    pub const ZHANG_SAN: i64 = 1_000_000_013;
    /// Level 0, with a number that does not fit into 32 signed bits.
    pub const BIG_UIN: i64 = 3_889_000_001;
    /// A friend who is in no group.
    pub const FIONA: i64 = 1_000_000_014;
    /// Known to the server, but neither a friend nor in the group.
    pub const STRANGER: i64 = 1_000_000_021;
}

impl World {
    /// One group with members of telling levels and honours, two friends, and a stranger.
    ///
    /// The dragon king has level 10, the runner-up 49, the third 50: whoever filters by level and
    /// forgets that 50 counts, or compares `"100"` and `"50"` as text, gets another answer.
    pub fn example() -> Self {
        Self::example_of(cast::SELF)
    }

    /// The same for another account, which takes the place of [`cast::SELF`].
    pub fn example_of(self_id: i64) -> Self {
        let fiona = User::new(cast::FIONA, "Fiona").sex(Sex::Female).age(31).qq_level(44);
        let stranger = User::new(cast::STRANGER, "Stranger").sex(Sex::Male).age(25).qq_level(7);
        let mut world =
            Self::new(self_id, "Mynah").group(group(self_id)).friend(fiona).user(stranger);
        world.friends.insert(cast::ALICE);
        world.ensure_user(cast::ALICE).remark = "Ali".into();
        world
    }
}

fn group(self_id: i64) -> GroupSpec {
    let honor = |id, days| Honor::new(id, format!("{days}天"));
    GroupSpec::new(cast::GROUP, "Mynah Test Group")
        .remark("the aviary")
        .members(members(self_id))
        .honor(HonorKind::Talkative, honor(cast::BOB, 12))
        .honor(HonorKind::Talkative, honor(cast::ZHANG_SAN, 7))
        .honor(HonorKind::Talkative, honor(cast::ALICE, 3))
        .honor(HonorKind::Performer, honor(cast::ALICE, 5))
        .honor(HonorKind::Legend, honor(cast::OLIVIA, 30))
        .honor(HonorKind::Emotion, honor(cast::ZHANG_SAN, 2))
}

fn members(self_id: i64) -> Vec<MemberSpec> {
    let member = |id, nickname: &str, level| MemberSpec::new(id).nickname(nickname).level(level);
    vec![
        member(cast::OLIVIA, "Olivia", 100).owner().sex(Sex::Female).age(40).qq_level(90),
        member(self_id, "Mynah", 20).admin().card("Mynah the bot").qq_level(16),
        member(cast::ALICE, "Alice", 50)
            .card("Alice Card")
            .title("Queen")
            .sex(Sex::Female)
            .age(20)
            .qq_level(39),
        member(cast::BOB, "Bob [&] ,Comma", 10).sex(Sex::Male).age(22).qq_level(64),
        member(cast::ZHANG_SAN, "张三", 49).sex(Sex::Male).age(35).qq_level(12),
        member(cast::BIG_UIN, "BigUin", 0).qq_level(1),
        member(2_854_196_310, "Q群管家", 1).robot(),
    ]
}
