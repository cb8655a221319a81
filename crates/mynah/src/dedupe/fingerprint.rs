//! What an event is to everybody who sees it.

use std::hash::{BuildHasher, Hash, Hasher};
use std::mem::discriminant;

use mynah_core::event::{MessagePayload, Payload};
use mynah_core::message::Segment;
use mynah_core::{Event, Platform, Target};

/// What two bots that see the same event agree on; `None` for what each bot has for itself.
///
/// Not in it: ids of messages, requests and files, links, names and sizes of media, which a server
/// makes anew for every account; and the time, which is compared with some tolerance.
pub(super) fn of(event: &Event, platform: &Platform, state: &impl BuildHasher) -> Option<u64> {
    let mut hasher = state.build_hasher();
    platform.as_str().hash(&mut hasher);
    match &**event {
        Payload::Message(message) => {
            0_u8.hash(&mut hasher);
            hash_message(message, &mut hasher);
        }
        Payload::Notice(notice) => {
            1_u8.hash(&mut hasher);
            discriminant(notice).hash(&mut hasher);
        }
        Payload::Request(request) => {
            2_u8.hash(&mut hasher);
            discriminant(request).hash(&mut hasher);
        }
        _ => return None,
    }
    event.user_id().map(mynah_core::UserId::as_str).hash(&mut hasher);
    match event.conversation() {
        Some(Target::Group(group)) => group.as_str().hash(&mut hasher),
        // What happens in private happens to one account, however many bots it has.
        _ => event.header().self_id.as_str().hash(&mut hasher),
    }
    Some(hasher.finish())
}

fn hash_message(message: &MessagePayload, hasher: &mut impl Hasher) {
    for segment in &*message.chain {
        discriminant(segment).hash(hasher);
        match segment {
            Segment::Text(text) => text.hash(hasher),
            Segment::At(at) => at.who.hash(hasher),
            Segment::Face(face) => face.id.hash(hasher),
            Segment::Dice(dice) => dice.result.hash(hasher),
            Segment::Rps(rps) => rps.result.hash(hasher),
            Segment::Unknown(unknown) => unknown.kind.hash(hasher),
            _ => {}
        }
    }
}
