//! Between typed text and messages; nothing else converts.

use mynah_core::message::segment::{At, Mention, Reply};
use mynah_core::{Member, MessageChain, Segment};

use crate::room::Room;
use crate::words::Words;

/// How much of a quoted message is shown.
const QUOTED: usize = 30;

/// Reads what the user typed: `@name` mentions a member, as it does in any chat application.
pub(crate) fn read(text: &str, members: &[Member], words: Words) -> MessageChain {
    let mut chain = MessageChain::new();
    let mut rest = text;
    // Behind something else than a blank it may be part of an address.
    let mut from = 0;
    while let Some(found) = rest[from..].find('@') {
        let at = from + found;
        let starts_word = rest[..at].chars().next_back().is_none_or(char::is_whitespace);
        match mentioned(&rest[at + 1..], members, words).filter(|_| starts_word) {
            Some((mention, length)) => {
                if at > 0 {
                    chain = chain.text(&rest[..at]);
                }
                chain = chain.push(mention);
                rest = &rest[at + 1 + length..];
                from = 0;
            }
            None => from = at + 1,
        }
    }
    if rest.is_empty() { chain } else { chain.text(rest) }
}

/// The mention `text` starts with, and its length; the longest name counts.
fn mentioned(text: &str, members: &[Member], words: Words) -> Option<(Segment, usize)> {
    let everybody = (words.everybody(), Segment::at_all());
    let names = members.iter().map(|member| (member.name(), Segment::at(&member.user_id)));
    names
        .chain([everybody])
        .filter(|(name, _)| {
            // Chinese puts no blank behind a name, so only a Latin letter or digit goes on with it.
            text.strip_prefix(name)
                .is_some_and(|rest| !rest.starts_with(|next: char| next.is_ascii_alphanumeric()))
        })
        .max_by_key(|(name, _)| name.len())
        .map(|(name, mention)| (mention, name.len()))
}

/// Writes a message for people, with names instead of ids.
pub(crate) fn write(chain: &MessageChain, room: &Room, words: Words) -> String {
    chain
        .iter()
        .map(|segment| match segment {
            Segment::At(At { who, .. }) => match who {
                Mention::All => format!("@{}", words.everybody()),
                Mention::User(user) => match room.member(user) {
                    Ok(member) => format!("@{}", member.name()),
                    Err(_) => format!("@{user}"),
                },
            },
            Segment::Reply(reply) => quotation(reply, room),
            Segment::Image(image) => match image.summary.as_deref() {
                Some(summary) => words.image(summary),
                None => words.image(&image.source),
            },
            other => other.to_string(),
        })
        .collect()
}

fn quotation(reply: &Reply, room: &Room) -> String {
    let Some(said) = room.said(&reply.id) else {
        return format!("[{}] ", reply.id);
    };
    let who = room.member(&said.who).map_or(said.who.as_str(), Member::name);
    let line = said.text.lines().next().unwrap_or_default();
    let start: String = line.chars().take(QUOTED).collect();
    let more = if start.len() < said.text.len() { "…" } else { "" };
    format!("[{who}: {start}{more}] ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room() -> Room {
        let mut room = Room::new(&"den".into(), &"ann".into());
        room.join(&"anna lee".into());
        room
    }

    fn reading(text: &str) -> MessageChain {
        read(text, room().members(), Words::English)
    }

    #[test]
    fn a_typed_name_of_a_member_is_a_mention_and_the_longest_counts() {
        assert_eq!(
            reading("hi @anna lee, @ann and @all"),
            MessageChain::from("hi ")
                .at("anna lee")
                .text(", ")
                .at("ann")
                .text(" and ")
                .push(Segment::at_all())
        );
        assert_eq!(reading("@ann你好"), MessageChain::new().at("ann").text("你好"));
        assert_eq!(reading("@bot ping"), MessageChain::new().at("bot").text(" ping"));
    }

    #[test]
    fn what_only_looks_like_a_mention_stays_text() {
        for text in ["@annabel", "me@bot", "@ ann", "@", "@@bot", "@stranger 你好"] {
            assert_eq!(reading(text), MessageChain::from(text));
        }
    }

    #[test]
    fn a_quotation_shows_who_said_what_in_short() {
        let mut room = room();
        let long = room.record(&"ann".into(), &"x".repeat(40));
        let answer = MessageChain::from("yes").quoting(&long);
        let expected = format!("[ann: {}…] yes", "x".repeat(30));
        assert_eq!(write(&answer, &room, Words::English), expected);

        let forgotten = MessageChain::from("yes").quoting(99);
        assert_eq!(write(&forgotten, &room, Words::English), "[99] yes");
    }

    #[test]
    fn a_picture_shows_what_it_is_or_where() {
        let link = mynah_core::message::MediaSource::parse("https://example.org/cat.png");
        let picture = MessageChain::from(Segment::image(link));
        let written = write(&picture, &room(), Words::Chinese);
        assert_eq!(written, "[图片 https://example.org/cat.png]");
    }
}
