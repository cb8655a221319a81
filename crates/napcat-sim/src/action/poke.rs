//! Pokes.

use crate::{
    action::{Context, Kind, Reply, actions},
    event::notice,
};

actions! {
    group_poke { user_id: Kind::Text } ? { group_id: Kind::Text, target_id: Kind::Text }
        => poke [SendsPackets];
    friend_poke { user_id: Kind::Text } ? { group_id: Kind::Text, target_id: Kind::Text }
        => poke [SendsPackets];
    send_poke { user_id: Kind::Text } ? { group_id: Kind::Text, target_id: Kind::Text }
        => poke [SendsPackets];
}

/// The three differ in name alone: `group_id` decides, and without it the poke is private.
///
/// A poke at nobody in particular gets a good answer too, and nothing happens.
fn poke(cx: &mut Context<'_>) -> Reply {
    let (user_id, group_id) = (cx.params.id("user_id"), cx.params.id("group_id"));
    let self_id = cx.world.self_id;
    let target = match cx.params.id("target_id") {
        0 => user_id,
        target => target,
    };
    let joined = cx.world.joined_group(group_id);
    if joined.is_some_and(|group| group.members.contains_key(&target)) {
        cx.events.push(notice::group_poke(cx.world, group_id, self_id, target));
    } else if group_id == 0 && cx.world.friends.contains(&user_id) {
        cx.events.push(notice::friend_poke(cx.world, user_id, self_id, target));
    }
    Reply::Nothing
}
